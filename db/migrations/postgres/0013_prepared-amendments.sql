ALTER TABLE "prepared_comments" RENAME TO "prepared_contributions";--> statement-breakpoint
ALTER TABLE "prepared_opinions" DROP CONSTRAINT "prepared_opinions_prepared_id_prepared_comments_id_fk";
--> statement-breakpoint
ALTER TABLE "prepared_replies" DROP CONSTRAINT "prepared_replies_prepared_id_prepared_comments_id_fk";
--> statement-breakpoint
DROP INDEX "prepared_comments_number";--> statement-breakpoint
DROP INDEX "prepared_comments_submission";--> statement-breakpoint
ALTER TABLE "prepared_contributions" ADD COLUMN "operation" text;--> statement-breakpoint
ALTER TABLE "prepared_contributions" ADD COLUMN "source" text;--> statement-breakpoint
ALTER TABLE "prepared_contributions" ADD COLUMN "amends" integer;--> statement-breakpoint
ALTER TABLE "prepared_contributions" ADD COLUMN "withdrawn_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "prepared_contributions" ADD COLUMN "amendment_id" text;--> statement-breakpoint
ALTER TABLE "prepared_opinions" ADD CONSTRAINT "prepared_opinions_prepared_id_prepared_contributions_id_fk" FOREIGN KEY ("prepared_id") REFERENCES "public"."prepared_contributions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prepared_replies" ADD CONSTRAINT "prepared_replies_prepared_id_prepared_contributions_id_fk" FOREIGN KEY ("prepared_id") REFERENCES "public"."prepared_contributions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "prepared_contributions_number" ON "prepared_contributions" USING btree ("standard_id","organisation_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "prepared_contributions_submission" ON "prepared_contributions" USING btree ("author_id","submission");