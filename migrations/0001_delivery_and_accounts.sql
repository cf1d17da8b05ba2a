CREATE TABLE `course_roles` (
	`course` text NOT NULL,
	`user_id` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`course`, `user_id`),
	FOREIGN KEY (`course`) REFERENCES `courses`(`slug`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `course_roles_user` ON `course_roles` (`user_id`);--> statement-breakpoint
CREATE TABLE `identities` (
	`issuer` text NOT NULL,
	`subject` text NOT NULL,
	`user_id` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`issuer`, `subject`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `identities_user` ON `identities` (`user_id`);--> statement-breakpoint
CREATE TABLE `invitations` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`course` text NOT NULL,
	`invited_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_by` text,
	`used_at` integer,
	FOREIGN KEY (`course`) REFERENCES `courses`(`slug`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `invitations_course` ON `invitations` (`course`);--> statement-breakpoint
CREATE TABLE `recovery_codes` (
	`user_id` text PRIMARY KEY NOT NULL,
	`code_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `recovery_codes_hash` ON `recovery_codes` (`code_hash`);--> statement-breakpoint
DROP INDEX `gradings_version_code`;--> statement-breakpoint
ALTER TABLE `gradings` ADD `regrade_of` text;--> statement-breakpoint
ALTER TABLE `gradings` ADD `regraded_at` integer;--> statement-breakpoint
CREATE INDEX `gradings_regrade` ON `gradings` (`regrade_of`) WHERE regrade_of is not null;--> statement-breakpoint
CREATE INDEX `gradings_failed` ON `gradings` (`graded_at`) WHERE status = 'failed';--> statement-breakpoint
CREATE INDEX `gradings_running_node` ON `gradings` (`node_id`,`version_id`) WHERE status = 'running';--> statement-breakpoint
CREATE UNIQUE INDEX `gradings_version_code` ON `gradings` (`version_id`,`code_hash`) WHERE status <> 'failed' and regrade_of is null;--> statement-breakpoint
DROP INDEX `outbox_created`;--> statement-breakpoint
ALTER TABLE `outbox` ADD `held_for` text;--> statement-breakpoint
CREATE INDEX `outbox_held` ON `outbox` (`held_for`,`id`) WHERE held_for is not null;--> statement-breakpoint
CREATE INDEX `outbox_created` ON `outbox` (`created_at`) WHERE held_for is null;--> statement-breakpoint
ALTER TABLE `sessions` ADD `replaced_at` integer;--> statement-breakpoint
ALTER TABLE `users` ADD `merged_into` text;