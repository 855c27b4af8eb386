CREATE TABLE "ballots" (
	"id" text PRIMARY KEY NOT NULL,
	"standard_id" text NOT NULL,
	"number" integer NOT NULL,
	"subject" text NOT NULL,
	"draft_id" text,
	"question" text,
	"rule" json NOT NULL,
	"original" text NOT NULL,
	"secrecy" text NOT NULL,
	"opens_at" timestamp (3) with time zone NOT NULL,
	"closes_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"closed_reason" text,
	"previous_id" text,
	"opened_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "electors" (
	"ballot_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"organisation_name" text NOT NULL,
	"organisation_slug" text NOT NULL,
	"category" text NOT NULL,
	"country" text NOT NULL,
	"part" text NOT NULL,
	"weight" integer NOT NULL,
	CONSTRAINT "electors_ballot_id_organisation_id_pk" PRIMARY KEY("ballot_id","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "positions" (
	"ballot_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"sequence" integer NOT NULL,
	"position" text NOT NULL,
	"origin" text NOT NULL,
	"comments" json NOT NULL,
	"reasoned" boolean NOT NULL,
	"caster_id" text NOT NULL,
	"caster_name" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"nonce" text NOT NULL,
	"receipt" text NOT NULL,
	CONSTRAINT "positions_ballot_id_organisation_id_sequence_pk" PRIMARY KEY("ballot_id","organisation_id","sequence")
);
--> statement-breakpoint
ALTER TABLE "standards" ADD COLUMN "ballot_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "electors" ADD CONSTRAINT "electors_ballot_id_ballots_id_fk" FOREIGN KEY ("ballot_id") REFERENCES "public"."ballots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "positions" ADD CONSTRAINT "positions_ballot_id_ballots_id_fk" FOREIGN KEY ("ballot_id") REFERENCES "public"."ballots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "ballots_number" ON "ballots" USING btree ("standard_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "ballots_previous" ON "ballots" USING btree ("previous_id");--> statement-breakpoint
CREATE INDEX "ballots_end" ON "ballots" USING btree ("closes_at");--> statement-breakpoint
CREATE UNIQUE INDEX "positions_receipt" ON "positions" USING btree ("ballot_id","receipt");--> statement-breakpoint
CREATE INDEX "positions_origin" ON "positions" USING btree ("ballot_id","origin");