DROP INDEX "comments_organisation";--> statement-breakpoint
DROP INDEX "events_standard";--> statement-breakpoint
DROP INDEX "placements_line";--> statement-breakpoint
CREATE INDEX "comments_tracker" ON "comments" USING btree ("standard_id","withdrawn_at","handling","type","must_be_satisfied","answer","category","disposition");--> statement-breakpoint
CREATE INDEX "comments_named" ON "comments" USING btree ("standard_id","organisation_name","number");--> statement-breakpoint
CREATE INDEX "comments_supported" ON "comments" USING btree ("standard_id","support_count","number");--> statement-breakpoint
CREATE INDEX "comments_disposed" ON "comments" USING btree ("standard_id","disposed_at");--> statement-breakpoint
CREATE INDEX "events_kind" ON "events" USING btree ("standard_id","kind","sequence");--> statement-breakpoint
CREATE INDEX "comments_organisation" ON "comments" USING btree ("organisation_id","standard_id");--> statement-breakpoint
CREATE INDEX "events_standard" ON "events" USING btree ("standard_id","sequence");--> statement-breakpoint
CREATE INDEX "placements_line" ON "placements" USING btree ("draft_id","first_line","comment_id");