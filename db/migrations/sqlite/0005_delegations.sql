CREATE TABLE `agreements` (
	`standard_id` text NOT NULL,
	`user_id` text NOT NULL,
	`user_name` text NOT NULL,
	`organisation_name` text NOT NULL,
	`version` text NOT NULL,
	`interest` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`standard_id`, `user_id`)
);
--> statement-breakpoint
CREATE INDEX `agreements_user` ON `agreements` (`user_id`);--> statement-breakpoint
CREATE TABLE `delegates` (
	`standard_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	`named_at` integer NOT NULL,
	`named_by` text NOT NULL,
	PRIMARY KEY(`standard_id`, `organisation_id`, `user_id`)
);
--> statement-breakpoint
CREATE INDEX `delegates_user` ON `delegates` (`user_id`);--> statement-breakpoint
CREATE TABLE `delegations` (
	`standard_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`part` text NOT NULL,
	`state` text NOT NULL,
	`named` integer DEFAULT false NOT NULL,
	`direct` integer DEFAULT true NOT NULL,
	`changed_at` integer NOT NULL,
	`changed_by` text NOT NULL,
	PRIMARY KEY(`standard_id`, `organisation_id`)
);
--> statement-breakpoint
CREATE INDEX `delegations_organisation` ON `delegations` (`organisation_id`);--> statement-breakpoint
ALTER TABLE `standards` ADD `admission` text DEFAULT 'open' NOT NULL;