CREATE TABLE "organisation_names" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"former" text NOT NULL,
	"name" text NOT NULL,
	"slug" text NOT NULL,
	"reason" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"changed_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "preparation_seals" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"members" json NOT NULL,
	"named" json NOT NULL
);
--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "verified_by" text;--> statement-breakpoint
ALTER TABLE "organisation_names" ADD CONSTRAINT "organisation_names_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "organisation_names_organisation" ON "organisation_names" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "organisation_names_slug" ON "organisation_names" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "preparation_seals_organisation" ON "preparation_seals" USING btree ("organisation_id");