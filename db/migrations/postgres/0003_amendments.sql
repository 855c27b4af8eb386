CREATE TABLE "amendment_decisions" (
	"sequence" serial PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"amendment_id" text NOT NULL,
	"kind" text NOT NULL,
	"observation" text,
	"duplicate_of" integer,
	"draft_id" text NOT NULL,
	"edits" json,
	"source" text,
	"hunks" json,
	"revision" integer,
	"by_id" text NOT NULL,
	"by_name" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "amendment_places" (
	"draft_id" text NOT NULL,
	"amendment_id" text NOT NULL,
	"outcome" text NOT NULL,
	"unfit" text,
	"operation" text NOT NULL,
	"first_block" integer NOT NULL,
	"last_block" integer NOT NULL,
	"base" text NOT NULL,
	"source" text NOT NULL,
	"first_line" integer,
	"last_line" integer,
	"hunks" json NOT NULL,
	CONSTRAINT "amendment_places_draft_id_amendment_id_pk" PRIMARY KEY("draft_id","amendment_id")
);
--> statement-breakpoint
CREATE TABLE "amendment_positions" (
	"sequence" serial PRIMARY KEY NOT NULL,
	"amendment_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"organisation_name" text NOT NULL,
	"category" text,
	"position" text NOT NULL,
	"user_id" text NOT NULL,
	"user_name" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "amendment_proposers" (
	"amendment_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"organisation_name" text NOT NULL,
	"category" text,
	"user_id" text NOT NULL,
	"user_name" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "amendment_proposers_amendment_id_organisation_id_pk" PRIMARY KEY("amendment_id","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "amendment_replies" (
	"id" text PRIMARY KEY NOT NULL,
	"amendment_id" text NOT NULL,
	"author_id" text NOT NULL,
	"author_name" text NOT NULL,
	"organisation_name" text NOT NULL,
	"category" text,
	"text" text NOT NULL,
	"submission" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "amendments" (
	"id" text PRIMARY KEY NOT NULL,
	"standard_id" text NOT NULL,
	"number" integer NOT NULL,
	"draft_id" text NOT NULL,
	"round_id" text NOT NULL,
	"operation" text NOT NULL,
	"first_block" integer NOT NULL,
	"last_block" integer NOT NULL,
	"base" text NOT NULL,
	"source" text NOT NULL,
	"first_line" integer NOT NULL,
	"last_line" integer NOT NULL,
	"clause" text NOT NULL,
	"block_ids" json NOT NULL,
	"label" text NOT NULL,
	"keywords" json NOT NULL,
	"reason" text NOT NULL,
	"amends" integer,
	"author_id" text NOT NULL,
	"author_name" text NOT NULL,
	"organisation_id" text NOT NULL,
	"organisation_name" text NOT NULL,
	"category" text,
	"submission" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"handling" text NOT NULL,
	"disposition" text,
	"observation" text,
	"duplicate_of" integer,
	"decision_id" text,
	"decided_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone,
	"applied_draft_id" text,
	"applied_first_line" integer,
	"applied_last_line" integer,
	"endorse_count" integer NOT NULL,
	"object_count" integer DEFAULT 0 NOT NULL,
	"reply_count" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "standards" ADD COLUMN "amendment_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "amendment_decisions" ADD CONSTRAINT "amendment_decisions_amendment_id_amendments_id_fk" FOREIGN KEY ("amendment_id") REFERENCES "public"."amendments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "amendment_places" ADD CONSTRAINT "amendment_places_amendment_id_amendments_id_fk" FOREIGN KEY ("amendment_id") REFERENCES "public"."amendments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "amendment_positions" ADD CONSTRAINT "amendment_positions_amendment_id_amendments_id_fk" FOREIGN KEY ("amendment_id") REFERENCES "public"."amendments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "amendment_proposers" ADD CONSTRAINT "amendment_proposers_amendment_id_amendments_id_fk" FOREIGN KEY ("amendment_id") REFERENCES "public"."amendments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "amendment_replies" ADD CONSTRAINT "amendment_replies_amendment_id_amendments_id_fk" FOREIGN KEY ("amendment_id") REFERENCES "public"."amendments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "amendment_decisions_id" ON "amendment_decisions" USING btree ("id");--> statement-breakpoint
CREATE INDEX "amendment_decisions_amendment" ON "amendment_decisions" USING btree ("amendment_id","sequence");--> statement-breakpoint
CREATE INDEX "amendment_places_amendment" ON "amendment_places" USING btree ("amendment_id");--> statement-breakpoint
CREATE INDEX "amendment_positions_amendment" ON "amendment_positions" USING btree ("amendment_id","sequence");--> statement-breakpoint
CREATE INDEX "amendment_replies_amendment" ON "amendment_replies" USING btree ("amendment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "amendment_replies_submission" ON "amendment_replies" USING btree ("author_id","submission");--> statement-breakpoint
CREATE UNIQUE INDEX "amendments_number" ON "amendments" USING btree ("standard_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "amendments_submission" ON "amendments" USING btree ("author_id","submission");--> statement-breakpoint
CREATE INDEX "amendments_handling" ON "amendments" USING btree ("standard_id","handling");--> statement-breakpoint
CREATE INDEX "amendments_author" ON "amendments" USING btree ("author_id");--> statement-breakpoint
CREATE INDEX "amendments_organisation" ON "amendments" USING btree ("organisation_id");