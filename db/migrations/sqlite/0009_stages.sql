CREATE TABLE `stage_moves` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`standard_id` text NOT NULL,
	`from_code` text,
	`to_code` text NOT NULL,
	`reason` text,
	`draft` integer,
	`by_id` text NOT NULL,
	`by_name` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `stage_moves_standard` ON `stage_moves` (`standard_id`,`sequence`);--> statement-breakpoint
ALTER TABLE `standards` ADD `stage_code` text;