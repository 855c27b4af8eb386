CREATE TABLE `amendment_decisions` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`amendment_id` text NOT NULL,
	`kind` text NOT NULL,
	`observation` text,
	`duplicate_of` integer,
	`draft_id` text NOT NULL,
	`edits` text,
	`source` text,
	`hunks` text,
	`revision` integer,
	`by_id` text NOT NULL,
	`by_name` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`amendment_id`) REFERENCES `amendments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `amendment_decisions_id` ON `amendment_decisions` (`id`);--> statement-breakpoint
CREATE INDEX `amendment_decisions_amendment` ON `amendment_decisions` (`amendment_id`,`sequence`);--> statement-breakpoint
CREATE TABLE `amendment_places` (
	`draft_id` text NOT NULL,
	`amendment_id` text NOT NULL,
	`outcome` text NOT NULL,
	`unfit` text,
	`operation` text NOT NULL,
	`first_block` integer NOT NULL,
	`last_block` integer NOT NULL,
	`base` text NOT NULL,
	`source` text NOT NULL,
	`first_line` integer,
	`last_line` integer,
	`hunks` text NOT NULL,
	PRIMARY KEY(`draft_id`, `amendment_id`),
	FOREIGN KEY (`amendment_id`) REFERENCES `amendments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `amendment_places_amendment` ON `amendment_places` (`amendment_id`);--> statement-breakpoint
CREATE TABLE `amendment_positions` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`amendment_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`organisation_name` text NOT NULL,
	`category` text,
	`position` text NOT NULL,
	`user_id` text NOT NULL,
	`user_name` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`amendment_id`) REFERENCES `amendments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `amendment_positions_amendment` ON `amendment_positions` (`amendment_id`,`sequence`);--> statement-breakpoint
CREATE TABLE `amendment_proposers` (
	`amendment_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`organisation_name` text NOT NULL,
	`category` text,
	`user_id` text NOT NULL,
	`user_name` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`amendment_id`, `organisation_id`),
	FOREIGN KEY (`amendment_id`) REFERENCES `amendments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `amendment_replies` (
	`id` text PRIMARY KEY NOT NULL,
	`amendment_id` text NOT NULL,
	`author_id` text NOT NULL,
	`author_name` text NOT NULL,
	`organisation_name` text NOT NULL,
	`category` text,
	`text` text NOT NULL,
	`submission` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`amendment_id`) REFERENCES `amendments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `amendment_replies_amendment` ON `amendment_replies` (`amendment_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `amendment_replies_submission` ON `amendment_replies` (`author_id`,`submission`);--> statement-breakpoint
CREATE TABLE `amendments` (
	`id` text PRIMARY KEY NOT NULL,
	`standard_id` text NOT NULL,
	`number` integer NOT NULL,
	`draft_id` text NOT NULL,
	`round_id` text NOT NULL,
	`operation` text NOT NULL,
	`first_block` integer NOT NULL,
	`last_block` integer NOT NULL,
	`base` text NOT NULL,
	`source` text NOT NULL,
	`first_line` integer NOT NULL,
	`last_line` integer NOT NULL,
	`clause` text NOT NULL,
	`block_ids` text NOT NULL,
	`label` text NOT NULL,
	`keywords` text NOT NULL,
	`reason` text NOT NULL,
	`amends` integer,
	`author_id` text NOT NULL,
	`author_name` text NOT NULL,
	`organisation_id` text NOT NULL,
	`organisation_name` text NOT NULL,
	`category` text,
	`submission` text NOT NULL,
	`created_at` integer NOT NULL,
	`handling` text NOT NULL,
	`disposition` text,
	`observation` text,
	`duplicate_of` integer,
	`decision_id` text,
	`decided_at` integer,
	`withdrawn_at` integer,
	`applied_draft_id` text,
	`applied_first_line` integer,
	`applied_last_line` integer,
	`endorse_count` integer NOT NULL,
	`object_count` integer DEFAULT 0 NOT NULL,
	`reply_count` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `amendments_number` ON `amendments` (`standard_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `amendments_submission` ON `amendments` (`author_id`,`submission`);--> statement-breakpoint
CREATE INDEX `amendments_handling` ON `amendments` (`standard_id`,`handling`);--> statement-breakpoint
CREATE INDEX `amendments_author` ON `amendments` (`author_id`);--> statement-breakpoint
CREATE INDEX `amendments_organisation` ON `amendments` (`organisation_id`);--> statement-breakpoint
ALTER TABLE `standards` ADD `amendment_count` integer DEFAULT 0 NOT NULL;