CREATE TABLE `organisation_names` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`former` text NOT NULL,
	`name` text NOT NULL,
	`slug` text NOT NULL,
	`reason` text NOT NULL,
	`changed_at` integer NOT NULL,
	`changed_by` text NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `organisation_names_organisation` ON `organisation_names` (`organisation_id`);--> statement-breakpoint
CREATE INDEX `organisation_names_slug` ON `organisation_names` (`slug`);--> statement-breakpoint
CREATE TABLE `preparation_seals` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`at` integer NOT NULL,
	`members` text NOT NULL,
	`named` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `preparation_seals_organisation` ON `preparation_seals` (`organisation_id`);--> statement-breakpoint
ALTER TABLE `organisations` ADD `verified_by` text;