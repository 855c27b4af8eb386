ALTER TABLE `prepared_comments` RENAME TO `prepared_contributions`;--> statement-breakpoint
DROP INDEX `prepared_comments_number`;--> statement-breakpoint
DROP INDEX `prepared_comments_submission`;--> statement-breakpoint
ALTER TABLE `prepared_contributions` ADD `operation` text;--> statement-breakpoint
ALTER TABLE `prepared_contributions` ADD `source` text;--> statement-breakpoint
ALTER TABLE `prepared_contributions` ADD `amends` integer;--> statement-breakpoint
ALTER TABLE `prepared_contributions` ADD `withdrawn_at` integer;--> statement-breakpoint
ALTER TABLE `prepared_contributions` ADD `amendment_id` text;--> statement-breakpoint
CREATE UNIQUE INDEX `prepared_contributions_number` ON `prepared_contributions` (`standard_id`,`organisation_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `prepared_contributions_submission` ON `prepared_contributions` (`author_id`,`submission`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_prepared_opinions` (
	`prepared_id` text NOT NULL,
	`user_id` text NOT NULL,
	`user_name` text NOT NULL,
	`opinion` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`prepared_id`, `user_id`),
	FOREIGN KEY (`prepared_id`) REFERENCES `prepared_contributions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_prepared_opinions`("prepared_id", "user_id", "user_name", "opinion", "at") SELECT "prepared_id", "user_id", "user_name", "opinion", "at" FROM `prepared_opinions`;--> statement-breakpoint
DROP TABLE `prepared_opinions`;--> statement-breakpoint
ALTER TABLE `__new_prepared_opinions` RENAME TO `prepared_opinions`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE TABLE `__new_prepared_replies` (
	`id` text PRIMARY KEY NOT NULL,
	`prepared_id` text NOT NULL,
	`author_id` text NOT NULL,
	`author_name` text NOT NULL,
	`text` text NOT NULL,
	`submission` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`prepared_id`) REFERENCES `prepared_contributions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_prepared_replies`("id", "prepared_id", "author_id", "author_name", "text", "submission", "created_at") SELECT "id", "prepared_id", "author_id", "author_name", "text", "submission", "created_at" FROM `prepared_replies`;--> statement-breakpoint
DROP TABLE `prepared_replies`;--> statement-breakpoint
ALTER TABLE `__new_prepared_replies` RENAME TO `prepared_replies`;--> statement-breakpoint
CREATE INDEX `prepared_replies_prepared` ON `prepared_replies` (`prepared_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `prepared_replies_submission` ON `prepared_replies` (`author_id`,`submission`);