CREATE TABLE `assignment_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`bundle` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `assignments` (
	`id` text PRIMARY KEY NOT NULL,
	`course` text NOT NULL,
	`slug` text NOT NULL,
	`position` integer,
	`title` text NOT NULL,
	`points` integer NOT NULL,
	`module` text NOT NULL,
	`isolation` text NOT NULL,
	`limits` text NOT NULL,
	`handout_markdown` text NOT NULL,
	`handout_html` text NOT NULL,
	`starter` text NOT NULL,
	`examples` text NOT NULL,
	`version_id` text NOT NULL,
	FOREIGN KEY (`course`) REFERENCES `courses`(`slug`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_id`) REFERENCES `assignment_versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `assignments_course_slug` ON `assignments` (`course`,`slug`);--> statement-breakpoint
CREATE INDEX `assignments_course_position` ON `assignments` (`course`,`position`);--> statement-breakpoint
CREATE TABLE `courses` (
	`slug` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`description` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `gradings` (
	`id` text PRIMARY KEY NOT NULL,
	`version_id` text NOT NULL,
	`code_hash` text NOT NULL,
	`code` text NOT NULL,
	`status` text DEFAULT 'pending' NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`node_id` text,
	`lease` text,
	`lease_expires_at` integer,
	`queued_at` integer NOT NULL,
	`graded_at` integer,
	`verdict` text,
	`result` text,
	`failure` text,
	FOREIGN KEY (`version_id`) REFERENCES `assignment_versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `gradings_version_code` ON `gradings` (`version_id`,`code_hash`) WHERE status <> 'failed';--> statement-breakpoint
CREATE INDEX `gradings_pending` ON `gradings` (`id`) WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX `gradings_pending_queued` ON `gradings` (`queued_at`) WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX `gradings_running_lease` ON `gradings` (`lease_expires_at`) WHERE status = 'running';--> statement-breakpoint
CREATE TABLE `nodes` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`token_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`revoked_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `nodes_token` ON `nodes` (`token_hash`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`grading_id` text NOT NULL,
	`lane` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`grading_id`) REFERENCES `gradings`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `outbox_grading` ON `outbox` (`grading_id`);--> statement-breakpoint
CREATE INDEX `outbox_created` ON `outbox` (`created_at`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sessions_user` ON `sessions` (`user_id`);--> statement-breakpoint
CREATE TABLE `solved` (
	`user_id` text NOT NULL,
	`assignment_id` text NOT NULL,
	`submission_id` text NOT NULL,
	`points` integer NOT NULL,
	`solved_at` integer NOT NULL,
	PRIMARY KEY(`user_id`, `assignment_id`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `submissions` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`assignment_id` text NOT NULL,
	`grading_id` text NOT NULL,
	`code` text NOT NULL,
	`points` integer NOT NULL,
	`cached` integer NOT NULL,
	`created_at` integer NOT NULL,
	`delivered_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`grading_id`) REFERENCES `gradings`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `submissions_user_assignment` ON `submissions` (`user_id`,`assignment_id`,`id`);--> statement-breakpoint
CREATE INDEX `submissions_grading` ON `submissions` (`grading_id`);--> statement-breakpoint
CREATE INDEX `submissions_owed` ON `submissions` (`id`) WHERE delivered_at is null;--> statement-breakpoint
CREATE INDEX `submissions_owed_user` ON `submissions` (`user_id`,`id`) WHERE delivered_at is null;--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`role` text DEFAULT 'student' NOT NULL,
	`created_at` integer NOT NULL
);
