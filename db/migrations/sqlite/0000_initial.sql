CREATE TABLE `alignments` (
	`old_draft_id` text NOT NULL,
	`next_draft_id` text NOT NULL,
	`version` integer NOT NULL,
	`alignment` text NOT NULL,
	PRIMARY KEY(`old_draft_id`, `next_draft_id`),
	FOREIGN KEY (`old_draft_id`) REFERENCES `drafts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`next_draft_id`) REFERENCES `drafts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `answers` (
	`id` text PRIMARY KEY NOT NULL,
	`comment_id` text NOT NULL,
	`answer` text NOT NULL,
	`text` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `answers_comment` ON `answers` (`comment_id`);--> statement-breakpoint
CREATE TABLE `comment_versions` (
	`comment_id` text NOT NULL,
	`version` integer NOT NULL,
	`type` text NOT NULL,
	`reason` text NOT NULL,
	`proposed_change` text,
	`must_be_satisfied` integer NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`comment_id`, `version`),
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `comments` (
	`id` text PRIMARY KEY NOT NULL,
	`standard_id` text NOT NULL,
	`number` integer NOT NULL,
	`draft_id` text NOT NULL,
	`round_id` text NOT NULL,
	`first_line` integer NOT NULL,
	`last_line` integer NOT NULL,
	`quote` text NOT NULL,
	`before` text NOT NULL,
	`after` text NOT NULL,
	`clause` text NOT NULL,
	`block_ids` text NOT NULL,
	`author_id` text NOT NULL,
	`author_name` text NOT NULL,
	`organisation_id` text,
	`organisation_name` text NOT NULL,
	`category` text,
	`submission` text NOT NULL,
	`created_at` integer NOT NULL,
	`version` integer NOT NULL,
	`type` text NOT NULL,
	`reason` text NOT NULL,
	`proposed_change` text,
	`must_be_satisfied` integer NOT NULL,
	`handling` text NOT NULL,
	`disposition` text,
	`observation` text,
	`duplicate_of` integer,
	`disposed_at` integer,
	`applied_draft_id` text,
	`answer` text,
	`withdrawn_at` integer,
	`support_count` integer DEFAULT 0 NOT NULL,
	`reply_count` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `comments_number` ON `comments` (`standard_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `comments_submission` ON `comments` (`author_id`,`submission`);--> statement-breakpoint
CREATE INDEX `comments_author` ON `comments` (`author_id`);--> statement-breakpoint
CREATE INDEX `comments_draft` ON `comments` (`draft_id`,`first_line`);--> statement-breakpoint
CREATE INDEX `comments_round` ON `comments` (`round_id`,`handling`);--> statement-breakpoint
CREATE INDEX `comments_organisation` ON `comments` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `dispositions` (
	`id` text PRIMARY KEY NOT NULL,
	`comment_id` text NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`observation` text,
	`duplicate_of` integer,
	`by_id` text NOT NULL,
	`by_name` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `dispositions_comment` ON `dispositions` (`comment_id`);--> statement-breakpoint
CREATE TABLE `draft_texts` (
	`draft_id` text PRIMARY KEY NOT NULL,
	`source` text NOT NULL,
	`cut` text NOT NULL,
	`block_ids` text NOT NULL,
	FOREIGN KEY (`draft_id`) REFERENCES `drafts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `drafts` (
	`id` text PRIMARY KEY NOT NULL,
	`standard_id` text NOT NULL,
	`number` integer NOT NULL,
	`stage` text NOT NULL,
	`label` text NOT NULL,
	`source_hash` text NOT NULL,
	`fragment_hash` text NOT NULL,
	`algorithm` integer NOT NULL,
	`line_count` integer NOT NULL,
	`word_count` integer NOT NULL,
	`published_at` integer NOT NULL,
	`published_by` text NOT NULL,
	FOREIGN KEY (`standard_id`) REFERENCES `standards`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `drafts_number` ON `drafts` (`standard_id`,`number`);--> statement-breakpoint
CREATE TABLE `events` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text,
	`actor_name` text NOT NULL,
	`standard_id` text,
	`kind` text NOT NULL,
	`payload` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `events_standard` ON `events` (`standard_id`);--> statement-breakpoint
CREATE TABLE `facilitators` (
	`standard_id` text NOT NULL,
	`user_id` text NOT NULL,
	`named_at` integer NOT NULL,
	PRIMARY KEY(`standard_id`, `user_id`),
	FOREIGN KEY (`standard_id`) REFERENCES `standards`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `facilitators_user` ON `facilitators` (`user_id`);--> statement-breakpoint
CREATE TABLE `fragments` (
	`hash` text PRIMARY KEY NOT NULL,
	`gzip` blob NOT NULL,
	`brotli` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `memberships` (
	`organisation_id` text NOT NULL,
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	`state` text NOT NULL,
	`changed_at` integer NOT NULL,
	`changed_by` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `user_id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `memberships_user` ON `memberships` (`user_id`);--> statement-breakpoint
CREATE TABLE `organisations` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`category` text NOT NULL,
	`country` text NOT NULL,
	`website` text,
	`verified_at` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `organisations_slug` ON `organisations` (`slug`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`recipient` text NOT NULL,
	`parameters` text NOT NULL,
	`created_at` integer NOT NULL,
	`sent_at` integer,
	`attempts` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `outbox_sent` ON `outbox` (`sent_at`);--> statement-breakpoint
CREATE TABLE `placements` (
	`draft_id` text NOT NULL,
	`comment_id` text NOT NULL,
	`first_line` integer,
	`last_line` integer,
	`state` text NOT NULL,
	`confidence` real NOT NULL,
	`suggestions` text NOT NULL,
	`version` integer NOT NULL,
	`corrected_by` text,
	PRIMARY KEY(`draft_id`, `comment_id`),
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `placements_line` ON `placements` (`draft_id`,`first_line`);--> statement-breakpoint
CREATE INDEX `placements_comment` ON `placements` (`comment_id`);--> statement-breakpoint
CREATE TABLE `replies` (
	`id` text PRIMARY KEY NOT NULL,
	`comment_id` text NOT NULL,
	`author_id` text NOT NULL,
	`author_name` text NOT NULL,
	`organisation_name` text NOT NULL,
	`category` text,
	`text` text NOT NULL,
	`submission` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `replies_comment` ON `replies` (`comment_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `replies_submission` ON `replies` (`author_id`,`submission`);--> statement-breakpoint
CREATE TABLE `rounds` (
	`id` text PRIMARY KEY NOT NULL,
	`standard_id` text NOT NULL,
	`draft_id` text NOT NULL,
	`number` integer NOT NULL,
	`kind` text NOT NULL,
	`opens_at` integer NOT NULL,
	`closes_at` integer NOT NULL,
	`closed_at` integer,
	`closed_reason` text,
	FOREIGN KEY (`standard_id`) REFERENCES `standards`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`draft_id`) REFERENCES `drafts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rounds_number` ON `rounds` (`standard_id`,`number`);--> statement-breakpoint
CREATE INDEX `rounds_draft` ON `rounds` (`draft_id`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`agent` text NOT NULL,
	`acting_for` text,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `sessions_user` ON `sessions` (`user_id`);--> statement-breakpoint
CREATE TABLE `standards` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`identifier` text NOT NULL,
	`title` text NOT NULL,
	`scope` text NOT NULL,
	`purpose` text,
	`domain` text NOT NULL,
	`stage` text NOT NULL,
	`comment_count` integer DEFAULT 0 NOT NULL,
	`revision` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `standards_slug` ON `standards` (`slug`);--> statement-breakpoint
CREATE TABLE `supports` (
	`comment_id` text NOT NULL,
	`user_id` text NOT NULL,
	`user_name` text NOT NULL,
	`organisation_id` text,
	`organisation_name` text NOT NULL,
	`category` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`comment_id`, `user_id`),
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `tokens` (
	`id` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`email` text NOT NULL,
	`user_id` text,
	`parameters` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `tokens_user` ON `tokens` (`user_id`);--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`password_hash` text NOT NULL,
	`administrator` integer DEFAULT false NOT NULL,
	`verified_at` integer,
	`created_at` integer NOT NULL,
	`disabled_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_email` ON `users` (`email`);--> statement-breakpoint
CREATE TABLE `working_texts` (
	`standard_id` text PRIMARY KEY NOT NULL,
	`base_draft_id` text NOT NULL,
	`source` text NOT NULL,
	`revision` integer NOT NULL,
	`saved_at` integer NOT NULL,
	`saved_by` text NOT NULL,
	FOREIGN KEY (`standard_id`) REFERENCES `standards`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`base_draft_id`) REFERENCES `drafts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `working_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`standard_id` text NOT NULL,
	`source` text NOT NULL,
	`saved_at` integer NOT NULL,
	`saved_by` text NOT NULL,
	FOREIGN KEY (`standard_id`) REFERENCES `standards`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `working_versions_standard` ON `working_versions` (`standard_id`);