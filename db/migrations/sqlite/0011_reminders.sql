CREATE TABLE `reminders` (
	`subject_id` text NOT NULL,
	`ends_at` integer NOT NULL,
	`days` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`subject_id`, `ends_at`, `days`)
);
