CREATE TABLE "alignments" (
	"old_draft_id" text NOT NULL,
	"next_draft_id" text NOT NULL,
	"version" integer NOT NULL,
	"alignment" text NOT NULL,
	CONSTRAINT "alignments_old_draft_id_next_draft_id_pk" PRIMARY KEY("old_draft_id","next_draft_id")
);
--> statement-breakpoint
CREATE TABLE "answers" (
	"id" text PRIMARY KEY NOT NULL,
	"comment_id" text NOT NULL,
	"answer" text NOT NULL,
	"text" text,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "comment_versions" (
	"comment_id" text NOT NULL,
	"version" integer NOT NULL,
	"type" text NOT NULL,
	"reason" text NOT NULL,
	"proposed_change" text,
	"must_be_satisfied" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "comment_versions_comment_id_version_pk" PRIMARY KEY("comment_id","version")
);
--> statement-breakpoint
CREATE TABLE "comments" (
	"id" text PRIMARY KEY NOT NULL,
	"standard_id" text NOT NULL,
	"number" integer NOT NULL,
	"draft_id" text NOT NULL,
	"round_id" text NOT NULL,
	"first_line" integer NOT NULL,
	"last_line" integer NOT NULL,
	"quote" text NOT NULL,
	"before" text NOT NULL,
	"after" text NOT NULL,
	"clause" text NOT NULL,
	"block_ids" json NOT NULL,
	"author_id" text NOT NULL,
	"author_name" text NOT NULL,
	"organisation_id" text,
	"organisation_name" text NOT NULL,
	"category" text,
	"submission" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL,
	"type" text NOT NULL,
	"reason" text NOT NULL,
	"proposed_change" text,
	"must_be_satisfied" boolean NOT NULL,
	"handling" text NOT NULL,
	"disposition" text,
	"observation" text,
	"duplicate_of" integer,
	"disposed_at" timestamp (3) with time zone,
	"applied_draft_id" text,
	"answer" text,
	"withdrawn_at" timestamp (3) with time zone,
	"support_count" integer DEFAULT 0 NOT NULL,
	"reply_count" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dispositions" (
	"id" text PRIMARY KEY NOT NULL,
	"comment_id" text NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"observation" text,
	"duplicate_of" integer,
	"by_id" text NOT NULL,
	"by_name" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "draft_texts" (
	"draft_id" text PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"cut" text NOT NULL,
	"block_ids" json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"id" text PRIMARY KEY NOT NULL,
	"standard_id" text NOT NULL,
	"number" integer NOT NULL,
	"stage" text NOT NULL,
	"label" text NOT NULL,
	"source_hash" text NOT NULL,
	"fragment_hash" text NOT NULL,
	"algorithm" integer NOT NULL,
	"line_count" integer NOT NULL,
	"word_count" integer NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	"published_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "events" (
	"sequence" serial PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_id" text,
	"actor_name" text NOT NULL,
	"standard_id" text,
	"kind" text NOT NULL,
	"payload" json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "facilitators" (
	"standard_id" text NOT NULL,
	"user_id" text NOT NULL,
	"named_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "facilitators_standard_id_user_id_pk" PRIMARY KEY("standard_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "fragments" (
	"hash" text PRIMARY KEY NOT NULL,
	"gzip" "bytea" NOT NULL,
	"brotli" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"organisation_id" text NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"state" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "memberships_organisation_id_user_id_pk" PRIMARY KEY("organisation_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "organisations" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"category" text NOT NULL,
	"country" text NOT NULL,
	"website" text,
	"verified_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"sequence" serial PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"recipient" text NOT NULL,
	"parameters" json NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"attempts" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "placements" (
	"draft_id" text NOT NULL,
	"comment_id" text NOT NULL,
	"first_line" integer,
	"last_line" integer,
	"state" text NOT NULL,
	"confidence" double precision NOT NULL,
	"suggestions" json NOT NULL,
	"version" integer NOT NULL,
	"corrected_by" text,
	CONSTRAINT "placements_draft_id_comment_id_pk" PRIMARY KEY("draft_id","comment_id")
);
--> statement-breakpoint
CREATE TABLE "replies" (
	"id" text PRIMARY KEY NOT NULL,
	"comment_id" text NOT NULL,
	"author_id" text NOT NULL,
	"author_name" text NOT NULL,
	"organisation_name" text NOT NULL,
	"category" text,
	"text" text NOT NULL,
	"submission" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rounds" (
	"id" text PRIMARY KEY NOT NULL,
	"standard_id" text NOT NULL,
	"draft_id" text NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"opens_at" timestamp (3) with time zone NOT NULL,
	"closes_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"closed_reason" text
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"agent" text NOT NULL,
	"acting_for" text
);
--> statement-breakpoint
CREATE TABLE "standards" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"identifier" text NOT NULL,
	"title" text NOT NULL,
	"scope" text NOT NULL,
	"purpose" text,
	"domain" text NOT NULL,
	"stage" text NOT NULL,
	"comment_count" integer DEFAULT 0 NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "supports" (
	"comment_id" text NOT NULL,
	"user_id" text NOT NULL,
	"user_name" text NOT NULL,
	"organisation_id" text,
	"organisation_name" text NOT NULL,
	"category" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "supports_comment_id_user_id_pk" PRIMARY KEY("comment_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "tokens" (
	"id" text PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"email" text NOT NULL,
	"user_id" text,
	"parameters" json NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text NOT NULL,
	"administrator" boolean DEFAULT false NOT NULL,
	"verified_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"disabled_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "working_texts" (
	"standard_id" text PRIMARY KEY NOT NULL,
	"base_draft_id" text NOT NULL,
	"source" text NOT NULL,
	"revision" integer NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL,
	"saved_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "working_versions" (
	"id" text PRIMARY KEY NOT NULL,
	"standard_id" text NOT NULL,
	"source" text NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL,
	"saved_by" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "alignments" ADD CONSTRAINT "alignments_old_draft_id_drafts_id_fk" FOREIGN KEY ("old_draft_id") REFERENCES "public"."drafts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alignments" ADD CONSTRAINT "alignments_next_draft_id_drafts_id_fk" FOREIGN KEY ("next_draft_id") REFERENCES "public"."drafts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_versions" ADD CONSTRAINT "comment_versions_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dispositions" ADD CONSTRAINT "dispositions_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_texts" ADD CONSTRAINT "draft_texts_draft_id_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."drafts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_standard_id_standards_id_fk" FOREIGN KEY ("standard_id") REFERENCES "public"."standards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "facilitators" ADD CONSTRAINT "facilitators_standard_id_standards_id_fk" FOREIGN KEY ("standard_id") REFERENCES "public"."standards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placements" ADD CONSTRAINT "placements_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replies" ADD CONSTRAINT "replies_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_standard_id_standards_id_fk" FOREIGN KEY ("standard_id") REFERENCES "public"."standards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_draft_id_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."drafts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supports" ADD CONSTRAINT "supports_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tokens" ADD CONSTRAINT "tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "working_texts" ADD CONSTRAINT "working_texts_standard_id_standards_id_fk" FOREIGN KEY ("standard_id") REFERENCES "public"."standards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "working_texts" ADD CONSTRAINT "working_texts_base_draft_id_drafts_id_fk" FOREIGN KEY ("base_draft_id") REFERENCES "public"."drafts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "working_versions" ADD CONSTRAINT "working_versions_standard_id_standards_id_fk" FOREIGN KEY ("standard_id") REFERENCES "public"."standards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "answers_comment" ON "answers" USING btree ("comment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "comments_number" ON "comments" USING btree ("standard_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "comments_submission" ON "comments" USING btree ("author_id","submission");--> statement-breakpoint
CREATE INDEX "comments_author" ON "comments" USING btree ("author_id");--> statement-breakpoint
CREATE INDEX "comments_draft" ON "comments" USING btree ("draft_id","first_line");--> statement-breakpoint
CREATE INDEX "comments_round" ON "comments" USING btree ("round_id","handling");--> statement-breakpoint
CREATE INDEX "comments_organisation" ON "comments" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "dispositions_comment" ON "dispositions" USING btree ("comment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "drafts_number" ON "drafts" USING btree ("standard_id","number");--> statement-breakpoint
CREATE INDEX "events_standard" ON "events" USING btree ("standard_id");--> statement-breakpoint
CREATE INDEX "facilitators_user" ON "facilitators" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "memberships_user" ON "memberships" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "organisations_slug" ON "organisations" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "outbox_sent" ON "outbox" USING btree ("sent_at");--> statement-breakpoint
CREATE INDEX "placements_line" ON "placements" USING btree ("draft_id","first_line");--> statement-breakpoint
CREATE INDEX "placements_comment" ON "placements" USING btree ("comment_id");--> statement-breakpoint
CREATE INDEX "replies_comment" ON "replies" USING btree ("comment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "replies_submission" ON "replies" USING btree ("author_id","submission");--> statement-breakpoint
CREATE UNIQUE INDEX "rounds_number" ON "rounds" USING btree ("standard_id","number");--> statement-breakpoint
CREATE INDEX "rounds_draft" ON "rounds" USING btree ("draft_id");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "standards_slug" ON "standards" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "tokens_user" ON "tokens" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email" ON "users" USING btree ("email");--> statement-breakpoint
CREATE INDEX "working_versions_standard" ON "working_versions" USING btree ("standard_id");