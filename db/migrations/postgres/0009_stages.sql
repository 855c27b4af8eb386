CREATE TABLE "stage_moves" (
	"sequence" serial PRIMARY KEY NOT NULL,
	"standard_id" text NOT NULL,
	"from_code" text,
	"to_code" text NOT NULL,
	"reason" text,
	"draft" integer,
	"by_id" text NOT NULL,
	"by_name" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "standards" ADD COLUMN "stage_code" text;--> statement-breakpoint
CREATE INDEX "stage_moves_standard" ON "stage_moves" USING btree ("standard_id","sequence");