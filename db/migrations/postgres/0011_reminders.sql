CREATE TABLE "reminders" (
	"subject_id" text NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"days" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "reminders_subject_id_ends_at_days_pk" PRIMARY KEY("subject_id","ends_at","days")
);
