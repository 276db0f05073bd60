-- AlterTable
ALTER TABLE "activity" ADD COLUMN     "counted_jp" SMALLINT NOT NULL DEFAULT 0,
ADD COLUMN     "counted_people" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "coverage_counter" ADD COLUMN     "jp" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "people" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "reported" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "solved" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "problem" ADD COLUMN     "counted_main" "objective",
ADD COLUMN     "counted_month" DATE,
ADD COLUMN     "counted_solved" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "programme" ADD COLUMN     "adopted_on" DATE;

-- AlterTable
ALTER TABLE "programme_item" ADD COLUMN     "budget" INTEGER,
ADD COLUMN     "fund" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "in_charge" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "in_charge_id" UUID,
ADD COLUMN     "indicator" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "origin" "activity_origin" NOT NULL DEFAULT 'programme',
ADD COLUMN     "problem_id" UUID;

-- CreateTable
CREATE TABLE "programme_signature" (
    "group_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "title" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "programme_signature_pkey" PRIMARY KEY ("programme_id","position")
);

-- CreateTable
CREATE TABLE "programme_import" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "school_year" SMALLINT NOT NULL,
    "name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "rows" JSONB NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "applied_at" TIMESTAMPTZ(3),

    CONSTRAINT "programme_import_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "programme_signature_group_id_programme_id_idx" ON "programme_signature"("group_id", "programme_id");

-- CreateIndex
CREATE INDEX "programme_import_group_id_school_year_created_at_idx" ON "programme_import"("group_id", "school_year", "created_at");

-- CreateIndex
CREATE INDEX "programme_item_problem_id_idx" ON "programme_item"("problem_id");

-- CreateIndex
CREATE INDEX "programme_item_in_charge_id_idx" ON "programme_item"("in_charge_id");

-- AddForeignKey
ALTER TABLE "programme_item" ADD CONSTRAINT "programme_item_problem_id_group_id_fkey" FOREIGN KEY ("problem_id", "group_id") REFERENCES "problem"("id", "group_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_item" ADD CONSTRAINT "programme_item_in_charge_id_fkey" FOREIGN KEY ("in_charge_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_signature" ADD CONSTRAINT "programme_signature_programme_id_group_id_fkey" FOREIGN KEY ("programme_id", "group_id") REFERENCES "programme"("id", "group_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_import" ADD CONSTRAINT "programme_import_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Rules that the schema language cannot say.
UPDATE "programme" SET "adopted_on" = ("programme"."adopted_at" AT TIME ZONE "group"."zone")::date
  FROM "group" WHERE "group"."id" = "programme"."group_id" AND "programme"."adopted_at" IS NOT NULL;
ALTER TABLE "programme" ADD CONSTRAINT "programme_adopted_on_a_day" CHECK (("adopted_at" IS NULL) = ("adopted_on" IS NULL));
ALTER TABLE "programme_item" ADD CONSTRAINT "item_budget" CHECK ("budget" BETWEEN 0 AND 2000000000);
ALTER TABLE "programme_item" ADD CONSTRAINT "item_one_in_charge" CHECK ("in_charge_id" IS NULL OR "in_charge" = '');
ALTER TABLE "programme_item" ADD CONSTRAINT "item_problem_is_origin" CHECK ("problem_id" IS NULL OR "origin" = 'problem');
ALTER TABLE "programme_signature" ADD CONSTRAINT "signature_position" CHECK ("position" BETWEEN 1 AND 3);
ALTER TABLE "programme_signature" ADD CONSTRAINT "signature_named" CHECK (btrim("title") <> '' AND btrim("name") <> '');
ALTER TABLE "programme_import" ADD CONSTRAINT "import_rows_go_when_applied" CHECK ("applied_at" IS NULL OR "rows" = '[]'::jsonb);

-- What stands already is counted as it would be from now on.
UPDATE "activity" SET
  "counted_jp" = COALESCE("jp", 0),
  "counted_people" = (SELECT count(DISTINCT "person_id") FROM "attendance" WHERE "activity_id" = "activity"."id" AND "status" = 'hadir')
  WHERE "counted_stages" & 2 <> 0;
UPDATE "problem" SET
  "counted_month" = date_trunc('month', "problem"."created_at" AT TIME ZONE "group"."zone")::date,
  "counted_main" = "objective",
  "counted_solved" = ("state" = 'closed' AND "outcome" = 'solved')
  FROM "group" WHERE "group"."id" = "problem"."group_id";
INSERT INTO "coverage_counter" ("group_id", "month", "objective", "jp", "people")
  SELECT "group_id", "counted_month", "counted_main", sum("counted_jp"), sum("counted_people") FROM "activity"
  WHERE "counted_month" IS NOT NULL AND "counted_main" IS NOT NULL GROUP BY 1, 2, 3
  ON CONFLICT ("group_id", "month", "objective") DO UPDATE SET "jp" = EXCLUDED."jp", "people" = EXCLUDED."people";
INSERT INTO "coverage_counter" ("group_id", "month", "objective", "reported", "solved")
  SELECT "group_id", "counted_month", "counted_main", count(*), count(*) FILTER (WHERE "counted_solved") FROM "problem" GROUP BY 1, 2, 3
  ON CONFLICT ("group_id", "month", "objective") DO UPDATE SET "reported" = EXCLUDED."reported", "solved" = EXCLUDED."solved";
ALTER TABLE "coverage_counter" ADD CONSTRAINT "counter_sums_not_below_nothing" CHECK ("jp" >= 0 AND "people" >= 0);
ALTER TABLE "coverage_counter" ADD CONSTRAINT "counter_solved_of_reported" CHECK ("reported" >= "solved" AND "solved" >= 0);
