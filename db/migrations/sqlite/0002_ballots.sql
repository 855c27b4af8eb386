CREATE TABLE `ballots` (
	`id` text PRIMARY KEY NOT NULL,
	`standard_id` text NOT NULL,
	`number` integer NOT NULL,
	`subject` text NOT NULL,
	`draft_id` text,
	`question` text,
	`rule` text NOT NULL,
	`original` text NOT NULL,
	`secrecy` text NOT NULL,
	`opens_at` integer NOT NULL,
	`closes_at` integer NOT NULL,
	`closed_at` integer,
	`closed_reason` text,
	`previous_id` text,
	`opened_by` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ballots_number` ON `ballots` (`standard_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `ballots_previous` ON `ballots` (`previous_id`);--> statement-breakpoint
CREATE INDEX `ballots_end` ON `ballots` (`closes_at`);--> statement-breakpoint
CREATE TABLE `electors` (
	`ballot_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`organisation_name` text NOT NULL,
	`organisation_slug` text NOT NULL,
	`category` text NOT NULL,
	`country` text NOT NULL,
	`part` text NOT NULL,
	`weight` integer NOT NULL,
	PRIMARY KEY(`ballot_id`, `organisation_id`),
	FOREIGN KEY (`ballot_id`) REFERENCES `ballots`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `positions` (
	`ballot_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`sequence` integer NOT NULL,
	`position` text NOT NULL,
	`origin` text NOT NULL,
	`comments` text NOT NULL,
	`reasoned` integer NOT NULL,
	`caster_id` text NOT NULL,
	`caster_name` text NOT NULL,
	`at` integer NOT NULL,
	`nonce` text NOT NULL,
	`receipt` text NOT NULL,
	PRIMARY KEY(`ballot_id`, `organisation_id`, `sequence`),
	FOREIGN KEY (`ballot_id`) REFERENCES `ballots`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `positions_receipt` ON `positions` (`ballot_id`,`receipt`);--> statement-breakpoint
CREATE INDEX `positions_origin` ON `positions` (`ballot_id`,`origin`);--> statement-breakpoint
ALTER TABLE `standards` ADD `ballot_count` integer DEFAULT 0 NOT NULL;