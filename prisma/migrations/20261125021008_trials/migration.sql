-- CreateEnum
CREATE TYPE "competence_state" AS ENUM ('start', 'between', 'end', 'closed');

-- CreateEnum
CREATE TYPE "competence_point" AS ENUM ('start', 'end');

-- CreateEnum
CREATE TYPE "redaction_reason" AS ENUM ('pupil', 'person', 'sensitive');

-- CreateEnum
CREATE TYPE "class_measure" AS ENUM ('mean', 'share');

-- AlterTable
ALTER TABLE "document" ADD COLUMN     "withheld_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "evidence" ADD COLUMN     "result_id" UUID;

-- CreateTable
CREATE TABLE "competence_round" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "state" "competence_state" NOT NULL DEFAULT 'start',
    "activity_id" UUID,
    "opened_by_id" UUID NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "moved_at" TIMESTAMPTZ(3) NOT NULL,
    "sums" JSONB,

    CONSTRAINT "competence_round_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "competence_answer" (
    "group_id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "point" "competence_point" NOT NULL,
    "steps" SMALLINT[],
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "competence_answer_pkey" PRIMARY KEY ("round_id","person_id","point")
);

-- CreateTable
CREATE TABLE "redaction" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "reason" "redaction_reason" NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "redaction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "redaction_place" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "redaction_id" UUID NOT NULL,
    "place" TEXT NOT NULL,
    "subject_id" UUID,
    "count" INTEGER NOT NULL,

    CONSTRAINT "redaction_place_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "class_result" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "measure" "class_measure" NOT NULL,
    "pupils" SMALLINT NOT NULL,
    "instrument" TEXT NOT NULL DEFAULT '',
    "before" DECIMAL(5,2) NOT NULL,
    "after" DECIMAL(5,2) NOT NULL,
    "before_on" DATE,
    "after_on" DATE,

    CONSTRAINT "class_result_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "trial" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "problem_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "grade" TEXT NOT NULL,
    "tried_on" DATE NOT NULL,
    "tried" TEXT NOT NULL,
    "happened" TEXT NOT NULL DEFAULT '',
    "activity_id" UUID,
    "result_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "trial_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "competence_round_group_id_id_idx" ON "competence_round"("group_id", "id");

-- CreateIndex
CREATE INDEX "competence_round_activity_id_idx" ON "competence_round"("activity_id");

-- CreateIndex
CREATE INDEX "competence_round_opened_by_id_idx" ON "competence_round"("opened_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "competence_round_id_group_id_key" ON "competence_round"("id", "group_id");

-- CreateIndex
CREATE INDEX "competence_answer_group_id_round_id_idx" ON "competence_answer"("group_id", "round_id");

-- CreateIndex
CREATE INDEX "competence_answer_person_id_idx" ON "competence_answer"("person_id");

-- CreateIndex
CREATE INDEX "redaction_group_id_id_idx" ON "redaction"("group_id", "id");

-- CreateIndex
CREATE INDEX "redaction_by_id_idx" ON "redaction"("by_id");

-- CreateIndex
CREATE UNIQUE INDEX "redaction_id_group_id_key" ON "redaction"("id", "group_id");

-- CreateIndex
CREATE INDEX "redaction_place_group_id_subject_id_idx" ON "redaction_place"("group_id", "subject_id");

-- CreateIndex
CREATE INDEX "redaction_place_redaction_id_idx" ON "redaction_place"("redaction_id");

-- CreateIndex
CREATE INDEX "class_result_group_id_idx" ON "class_result"("group_id");

-- CreateIndex
CREATE UNIQUE INDEX "class_result_id_group_id_key" ON "class_result"("id", "group_id");

-- CreateIndex
CREATE UNIQUE INDEX "trial_result_id_key" ON "trial"("result_id");

-- CreateIndex
CREATE INDEX "trial_group_id_problem_id_id_idx" ON "trial"("group_id", "problem_id", "id");

-- CreateIndex
CREATE INDEX "trial_problem_id_withdrawn_at_id_idx" ON "trial"("problem_id", "withdrawn_at", "id");

-- CreateIndex
CREATE INDEX "trial_activity_id_idx" ON "trial"("activity_id");

-- CreateIndex
CREATE INDEX "trial_person_id_idx" ON "trial"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "trial_result_id_group_id_key" ON "trial"("result_id", "group_id");

-- CreateIndex
CREATE INDEX "evidence_result_id_idx" ON "evidence"("result_id");

-- CreateIndex
CREATE INDEX "evidence_source_id_idx" ON "evidence"("source_id");

-- AddForeignKey
ALTER TABLE "competence_round" ADD CONSTRAINT "competence_round_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "competence_round" ADD CONSTRAINT "competence_round_activity_id_group_id_fkey" FOREIGN KEY ("activity_id", "group_id") REFERENCES "activity"("id", "group_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "competence_round" ADD CONSTRAINT "competence_round_opened_by_id_fkey" FOREIGN KEY ("opened_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "competence_answer" ADD CONSTRAINT "competence_answer_round_id_group_id_fkey" FOREIGN KEY ("round_id", "group_id") REFERENCES "competence_round"("id", "group_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "competence_answer" ADD CONSTRAINT "competence_answer_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_result_id_group_id_fkey" FOREIGN KEY ("result_id", "group_id") REFERENCES "class_result"("id", "group_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "redaction" ADD CONSTRAINT "redaction_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "redaction" ADD CONSTRAINT "redaction_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "redaction_place" ADD CONSTRAINT "redaction_place_redaction_id_group_id_fkey" FOREIGN KEY ("redaction_id", "group_id") REFERENCES "redaction"("id", "group_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "class_result" ADD CONSTRAINT "class_result_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trial" ADD CONSTRAINT "trial_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trial" ADD CONSTRAINT "trial_problem_id_group_id_fkey" FOREIGN KEY ("problem_id", "group_id") REFERENCES "problem"("id", "group_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trial" ADD CONSTRAINT "trial_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trial" ADD CONSTRAINT "trial_activity_id_group_id_fkey" FOREIGN KEY ("activity_id", "group_id") REFERENCES "activity"("id", "group_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trial" ADD CONSTRAINT "trial_result_id_group_id_fkey" FOREIGN KEY ("result_id", "group_id") REFERENCES "class_result"("id", "group_id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- Class figures move from the evidence to records of their own, under the key of their evidence.
INSERT INTO "class_result" ("id", "group_id", "measure", "pupils", "before", "after")
  SELECT "id", "group_id", 'mean', "pupils", "before", "after" FROM "evidence"
  WHERE "kind" = 'learning_result' AND num_nonnulls("pupils", "before", "after") = 3;
UPDATE "evidence" SET "result_id" = "id" WHERE "kind" = 'learning_result';
ALTER TABLE "evidence" DROP CONSTRAINT "learning_result_has_figures";
ALTER TABLE "evidence" DROP COLUMN "after", DROP COLUMN "before", DROP COLUMN "pupils";

-- Trials that were events in one text become records of their own.
INSERT INTO "trial" ("id", "group_id", "problem_id", "person_id", "grade", "tried_on", "tried", "activity_id", "at")
  SELECT e."id", e."group_id", e."problem_id", e."person_id", p."grade", (e."at" AT TIME ZONE g."zone")::date, e."text", e."activity_id", e."at"
  FROM "problem_event" e JOIN "problem" p ON p."id" = e."problem_id" JOIN "group" g ON g."id" = e."group_id"
  WHERE e."kind" = 'trial' AND btrim(e."text") <> '';
UPDATE "problem_event" SET "text" = '', "activity_id" = NULL WHERE "kind" = 'trial';
-- Each of them proves the activity it names by itself.
DELETE FROM "evidence" WHERE "kind" = 'classroom_trial' AND "source_id" IN (SELECT "id" FROM "problem");
INSERT INTO "evidence" ("id", "group_id", "activity_id", "kind", "source_id", "added_by_id", "at")
  SELECT gen_random_uuid(), "group_id", "activity_id", 'classroom_trial', "id", "person_id", "at" FROM "trial" WHERE "activity_id" IS NOT NULL;

-- Rules that the schema language cannot say.
ALTER TABLE "class_result" ADD CONSTRAINT "class_result_of_pupils" CHECK ("pupils" BETWEEN 1 AND 2000);
ALTER TABLE "class_result" ADD CONSTRAINT "class_result_range" CHECK ("before" BETWEEN 0 AND 100 AND "after" BETWEEN 0 AND 100);
ALTER TABLE "class_result" ADD CONSTRAINT "class_result_in_order" CHECK (num_nulls("before_on", "after_on") IN (0, 2) AND "after_on" >= "before_on");
ALTER TABLE "evidence" ADD CONSTRAINT "learning_result_has_figures" CHECK ("kind" <> 'learning_result' OR "result_id" IS NOT NULL);
ALTER TABLE "trial" ADD CONSTRAINT "trial_told" CHECK (btrim("tried") <> '');
ALTER TABLE "trial" ADD CONSTRAINT "trial_withdrawn_with_reason" CHECK (("withdrawn_at" IS NULL) = (btrim("withdrawn_reason") = ''));
ALTER TABLE "trial" ADD CONSTRAINT "trial_withdrawn_proves_nothing" CHECK ("withdrawn_at" IS NULL OR "result_id" IS NULL);
ALTER TABLE "redaction" ADD CONSTRAINT "redaction_counts" CHECK ("count" > 0);
ALTER TABLE "redaction_place" ADD CONSTRAINT "redaction_place_counts" CHECK ("count" > 0);
ALTER TABLE "document" ADD CONSTRAINT "document_withheld_is_revoked" CHECK ("withheld_at" IS NULL OR "revoked_at" IS NOT NULL);
ALTER TABLE "competence_round" ADD CONSTRAINT "competence_round_titled" CHECK (btrim("title") <> '');
ALTER TABLE "competence_round" ADD CONSTRAINT "competence_sums_when_closed" CHECK ("sums" IS NULL OR "state" = 'closed');
ALTER TABLE "competence_answer" ADD CONSTRAINT "competence_steps" CHECK (cardinality("steps") = 12 AND array_position("steps", NULL) IS NULL AND 1 <= ALL ("steps") AND 4 >= ALL ("steps"));
-- Two rounds at once would ask the same people twice, and their figures could be held against each other.
CREATE UNIQUE INDEX "competence_one_round_at_a_time" ON "competence_round" ("group_id") WHERE "state" <> 'closed';

-- An issued document can be revoked once; when words of it are blanked, its kept words change and it is held back.
CREATE OR REPLACE FUNCTION "keep_document"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  revoking text[] := ARRAY['revoked_at', 'revoked_by_id', 'revoked_reason'];
  blanking text[] := revoking || ARRAY['content', 'shown', 'number', 'withheld_at'];
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.revoked_at IS NULL AND to_jsonb(NEW) - revoking = to_jsonb(OLD) - revoking THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND NEW.withheld_at IS NOT NULL AND to_jsonb(NEW) - blanking = to_jsonb(OLD) - blanking
    AND (OLD.revoked_at IS NULL OR (OLD.revoked_at, OLD.revoked_by_id) = (NEW.revoked_at, NEW.revoked_by_id)) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'issued documents are never changed';
END $$;
