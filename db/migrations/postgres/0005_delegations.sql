CREATE TABLE "agreements" (
	"standard_id" text NOT NULL,
	"user_id" text NOT NULL,
	"user_name" text NOT NULL,
	"organisation_name" text NOT NULL,
	"version" text NOT NULL,
	"interest" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "agreements_standard_id_user_id_pk" PRIMARY KEY("standard_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "delegates" (
	"standard_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"named_at" timestamp (3) with time zone NOT NULL,
	"named_by" text NOT NULL,
	CONSTRAINT "delegates_standard_id_organisation_id_user_id_pk" PRIMARY KEY("standard_id","organisation_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "delegations" (
	"standard_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"part" text NOT NULL,
	"state" text NOT NULL,
	"named" boolean DEFAULT false NOT NULL,
	"direct" boolean DEFAULT true NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"changed_by" text NOT NULL,
	CONSTRAINT "delegations_standard_id_organisation_id_pk" PRIMARY KEY("standard_id","organisation_id")
);
--> statement-breakpoint
ALTER TABLE "standards" ADD COLUMN "admission" text DEFAULT 'open' NOT NULL;--> statement-breakpoint
CREATE INDEX "agreements_user" ON "agreements" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "delegates_user" ON "delegates" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "delegations_organisation" ON "delegations" USING btree ("organisation_id");