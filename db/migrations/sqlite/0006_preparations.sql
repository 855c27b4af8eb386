CREATE TABLE `prepared_comments` (
	`id` text PRIMARY KEY NOT NULL,
	`standard_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`number` integer NOT NULL,
	`draft_id` text NOT NULL,
	`first_line` integer NOT NULL,
	`last_line` integer NOT NULL,
	`quote` text,
	`clause` text NOT NULL,
	`type` text NOT NULL,
	`reason` text NOT NULL,
	`proposed_change` text,
	`must_be_satisfied` integer NOT NULL,
	`author_id` text NOT NULL,
	`author_name` text NOT NULL,
	`submission` text NOT NULL,
	`created_at` integer NOT NULL,
	`rewritten_at` integer,
	`comment_id` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `prepared_comments_number` ON `prepared_comments` (`standard_id`,`organisation_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `prepared_comments_submission` ON `prepared_comments` (`author_id`,`submission`);--> statement-breakpoint
CREATE TABLE `prepared_opinions` (
	`prepared_id` text NOT NULL,
	`user_id` text NOT NULL,
	`user_name` text NOT NULL,
	`opinion` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`prepared_id`, `user_id`),
	FOREIGN KEY (`prepared_id`) REFERENCES `prepared_comments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `prepared_replies` (
	`id` text PRIMARY KEY NOT NULL,
	`prepared_id` text NOT NULL,
	`author_id` text NOT NULL,
	`author_name` text NOT NULL,
	`text` text NOT NULL,
	`submission` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`prepared_id`) REFERENCES `prepared_comments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `prepared_replies_prepared` ON `prepared_replies` (`prepared_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `prepared_replies_submission` ON `prepared_replies` (`author_id`,`submission`);