CREATE TABLE "prepared_comments" (
	"id" text PRIMARY KEY NOT NULL,
	"standard_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"number" integer NOT NULL,
	"draft_id" text NOT NULL,
	"first_line" integer NOT NULL,
	"last_line" integer NOT NULL,
	"quote" text,
	"clause" text NOT NULL,
	"type" text NOT NULL,
	"reason" text NOT NULL,
	"proposed_change" text,
	"must_be_satisfied" boolean NOT NULL,
	"author_id" text NOT NULL,
	"author_name" text NOT NULL,
	"submission" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"rewritten_at" timestamp (3) with time zone,
	"comment_id" text
);
--> statement-breakpoint
CREATE TABLE "prepared_opinions" (
	"prepared_id" text NOT NULL,
	"user_id" text NOT NULL,
	"user_name" text NOT NULL,
	"opinion" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "prepared_opinions_prepared_id_user_id_pk" PRIMARY KEY("prepared_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "prepared_replies" (
	"id" text PRIMARY KEY NOT NULL,
	"prepared_id" text NOT NULL,
	"author_id" text NOT NULL,
	"author_name" text NOT NULL,
	"text" text NOT NULL,
	"submission" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "prepared_opinions" ADD CONSTRAINT "prepared_opinions_prepared_id_prepared_comments_id_fk" FOREIGN KEY ("prepared_id") REFERENCES "public"."prepared_comments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prepared_replies" ADD CONSTRAINT "prepared_replies_prepared_id_prepared_comments_id_fk" FOREIGN KEY ("prepared_id") REFERENCES "public"."prepared_comments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "prepared_comments_number" ON "prepared_comments" USING btree ("standard_id","organisation_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "prepared_comments_submission" ON "prepared_comments" USING btree ("author_id","submission");--> statement-breakpoint
CREATE INDEX "prepared_replies_prepared" ON "prepared_replies" USING btree ("prepared_id");--> statement-breakpoint
CREATE UNIQUE INDEX "prepared_replies_submission" ON "prepared_replies" USING btree ("author_id","submission");