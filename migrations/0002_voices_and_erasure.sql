CREATE TABLE `erasures` (
	`user_id` text PRIMARY KEY NOT NULL,
	`deleted_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `erasures_deleted` ON `erasures` (`deleted_at`);--> statement-breakpoint
CREATE TABLE `problem_reports` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`assignment_id` text NOT NULL,
	`course` text NOT NULL,
	`version_id` text NOT NULL,
	`submission_id` text,
	`message` text NOT NULL,
	`created_at` integer NOT NULL,
	`closed_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `problem_reports_user` ON `problem_reports` (`user_id`,`assignment_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `problem_reports_course` ON `problem_reports` (`course`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `problem_reports_open` ON `problem_reports` (`assignment_id`) WHERE closed_at is null;--> statement-breakpoint
CREATE TABLE `ratings` (
	`user_id` text NOT NULL,
	`assignment_id` text NOT NULL,
	`id` text NOT NULL,
	`course` text NOT NULL,
	`version_id` text NOT NULL,
	`stars` integer NOT NULL,
	`comment` text,
	`rated_at` integer NOT NULL,
	PRIMARY KEY(`user_id`, `assignment_id`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `ratings_assignment` ON `ratings` (`assignment_id`,`stars`);--> statement-breakpoint
CREATE INDEX `ratings_comments` ON `ratings` (`course`,`rated_at`,`id`) WHERE comment is not null;--> statement-breakpoint
CREATE INDEX `users_merged` ON `users` (`merged_into`) WHERE merged_into is not null;--> statement-breakpoint
CREATE INDEX `users_admins` ON `users` (`id`) WHERE role = 'admin';