-- CreateEnum
CREATE TYPE "contact_kind" AS ENUM ('visit', 'call', 'observation', 'chat');

-- CreateEnum
CREATE TYPE "finding_source" AS ENUM ('self', 'colleagues', 'head_teacher', 'literature', 'supervisor');

-- CreateEnum
CREATE TYPE "helper_state" AS ENUM ('asked', 'active', 'declined', 'left');

-- CreateEnum
CREATE TYPE "referral_state" AS ENUM ('proposed', 'consented', 'refused', 'withdrawn', 'accepted', 'declined');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "problem_event_kind" ADD VALUE 'asked';
ALTER TYPE "problem_event_kind" ADD VALUE 'declined';
ALTER TYPE "problem_event_kind" ADD VALUE 'joined';
ALTER TYPE "problem_event_kind" ADD VALUE 'left';
ALTER TYPE "problem_event_kind" ADD VALUE 'contact';
ALTER TYPE "problem_event_kind" ADD VALUE 'merged';
ALTER TYPE "problem_event_kind" ADD VALUE 'parted';
ALTER TYPE "problem_event_kind" ADD VALUE 'referral_proposed';
ALTER TYPE "problem_event_kind" ADD VALUE 'referral_consented';
ALTER TYPE "problem_event_kind" ADD VALUE 'referral_refused';
ALTER TYPE "problem_event_kind" ADD VALUE 'referral_withdrawn';
ALTER TYPE "problem_event_kind" ADD VALUE 'referral_accepted';
ALTER TYPE "problem_event_kind" ADD VALUE 'referral_declined';

-- AlterEnum
ALTER TYPE "problem_state" ADD VALUE 'draft';

-- AlterTable
ALTER TABLE "group" ADD COLUMN     "problem_days" SMALLINT NOT NULL DEFAULT 42;

-- AlterTable
ALTER TABLE "problem" ADD COLUMN     "hide_name" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "merged_id" UUID,
ADD COLUMN     "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ALTER COLUMN "objective" DROP NOT NULL;

-- AlterTable
ALTER TABLE "problem_event" ADD COLUMN     "about_id" UUID,
ADD COLUMN     "contact" "contact_kind",
ADD COLUMN     "contact_on" DATE,
ADD COLUMN     "other_id" UUID,
ADD COLUMN     "referral_id" UUID,
ADD COLUMN     "thanked_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "problem_finding" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "problem_id" UUID NOT NULL,
    "source" "finding_source",
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "problem_finding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "problem_file" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "problem_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "problem_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "problem_follower" (
    "group_id" UUID NOT NULL,
    "problem_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "problem_follower_pkey" PRIMARY KEY ("problem_id","person_id")
);

-- CreateTable
CREATE TABLE "problem_helper" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "problem_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "asked_by_id" UUID,
    "state" "helper_state" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "problem_helper_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "referral" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "problem_id" UUID NOT NULL,
    "to_group_id" UUID NOT NULL,
    "proposed_by_id" UUID NOT NULL,
    "letter" TEXT NOT NULL,
    "state" "referral_state" NOT NULL DEFAULT 'proposed',
    "at" TIMESTAMPTZ(3) NOT NULL,
    "consented_at" TIMESTAMPTZ(3),
    "decided_at" TIMESTAMPTZ(3),
    "linked_id" UUID,

    CONSTRAINT "referral_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "problem_finding_group_id_problem_id_idx" ON "problem_finding"("group_id", "problem_id");

-- CreateIndex
CREATE UNIQUE INDEX "problem_file_file_id_key" ON "problem_file"("file_id");

-- CreateIndex
CREATE INDEX "problem_file_group_id_problem_id_idx" ON "problem_file"("group_id", "problem_id");

-- CreateIndex
CREATE UNIQUE INDEX "problem_file_file_id_group_id_key" ON "problem_file"("file_id", "group_id");

-- CreateIndex
CREATE INDEX "problem_follower_group_id_problem_id_idx" ON "problem_follower"("group_id", "problem_id");

-- CreateIndex
CREATE INDEX "problem_follower_person_id_idx" ON "problem_follower"("person_id");

-- CreateIndex
CREATE INDEX "problem_helper_group_id_problem_id_idx" ON "problem_helper"("group_id", "problem_id");

-- CreateIndex
CREATE INDEX "problem_helper_person_id_state_idx" ON "problem_helper"("person_id", "state");

-- CreateIndex
CREATE INDEX "problem_helper_asked_by_id_idx" ON "problem_helper"("asked_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "problem_helper_problem_id_person_id_key" ON "problem_helper"("problem_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "referral_linked_id_key" ON "referral"("linked_id");

-- CreateIndex
CREATE INDEX "referral_group_id_problem_id_idx" ON "referral"("group_id", "problem_id");

-- CreateIndex
CREATE INDEX "referral_to_group_id_state_idx" ON "referral"("to_group_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "referral_linked_id_to_group_id_key" ON "referral"("linked_id", "to_group_id");

-- CreateIndex
CREATE INDEX "problem_group_id_opened_at_idx" ON "problem"("group_id", "opened_at");

-- CreateIndex
CREATE INDEX "problem_merged_id_idx" ON "problem"("merged_id");

-- CreateIndex
CREATE INDEX "problem_event_about_id_idx" ON "problem_event"("about_id");

-- CreateIndex
CREATE INDEX "problem_event_other_id_idx" ON "problem_event"("other_id");

-- CreateIndex
CREATE INDEX "problem_event_referral_id_idx" ON "problem_event"("referral_id");

-- AddForeignKey
ALTER TABLE "problem" ADD CONSTRAINT "problem_merged_id_group_id_fkey" FOREIGN KEY ("merged_id", "group_id") REFERENCES "problem"("id", "group_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "problem_event" ADD CONSTRAINT "problem_event_about_id_fkey" FOREIGN KEY ("about_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "problem_event" ADD CONSTRAINT "problem_event_other_id_group_id_fkey" FOREIGN KEY ("other_id", "group_id") REFERENCES "problem"("id", "group_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "problem_event" ADD CONSTRAINT "problem_event_referral_id_fkey" FOREIGN KEY ("referral_id") REFERENCES "referral"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "problem_finding" ADD CONSTRAINT "problem_finding_problem_id_group_id_fkey" FOREIGN KEY ("problem_id", "group_id") REFERENCES "problem"("id", "group_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "problem_file" ADD CONSTRAINT "problem_file_problem_id_group_id_fkey" FOREIGN KEY ("problem_id", "group_id") REFERENCES "problem"("id", "group_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "problem_file" ADD CONSTRAINT "problem_file_file_id_group_id_fkey" FOREIGN KEY ("file_id", "group_id") REFERENCES "file"("id", "group_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "problem_follower" ADD CONSTRAINT "problem_follower_problem_id_group_id_fkey" FOREIGN KEY ("problem_id", "group_id") REFERENCES "problem"("id", "group_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "problem_follower" ADD CONSTRAINT "problem_follower_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "problem_helper" ADD CONSTRAINT "problem_helper_problem_id_group_id_fkey" FOREIGN KEY ("problem_id", "group_id") REFERENCES "problem"("id", "group_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "problem_helper" ADD CONSTRAINT "problem_helper_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "problem_helper" ADD CONSTRAINT "problem_helper_asked_by_id_fkey" FOREIGN KEY ("asked_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral" ADD CONSTRAINT "referral_problem_id_group_id_fkey" FOREIGN KEY ("problem_id", "group_id") REFERENCES "problem"("id", "group_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral" ADD CONSTRAINT "referral_to_group_id_fkey" FOREIGN KEY ("to_group_id") REFERENCES "group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral" ADD CONSTRAINT "referral_linked_id_to_group_id_fkey" FOREIGN KEY ("linked_id", "to_group_id") REFERENCES "problem"("id", "group_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Finds similar problems also where a word is mistyped.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

UPDATE "problem" SET "opened_at" = coalesce((SELECT max("at") FROM "problem_event" WHERE "problem_id" = "problem"."id" AND "kind" = 'reopened'), "created_at");

-- New values of an enum may not be named in the transaction that adds them, so their text is compared.
ALTER TABLE "problem" ADD CONSTRAINT "problem_whole_unless_draft" CHECK ("state"::text = 'draft' OR ("objective" IS NOT NULL AND "grade" <> '' AND "subject" <> '' AND "situation" <> ''));
ALTER TABLE "problem" ADD CONSTRAINT "problem_not_merged_into_itself" CHECK ("merged_id" <> "id");
ALTER TABLE "problem" ADD CONSTRAINT "problem_draft_not_merged" CHECK ("state"::text <> 'draft' OR "merged_id" IS NULL);
ALTER TABLE "problem_event" ADD CONSTRAINT "event_contact_has_kind_and_day" CHECK (("kind"::text = 'contact') = ("contact" IS NOT NULL) AND ("contact" IS NULL) = ("contact_on" IS NULL));
ALTER TABLE "problem_event" ADD CONSTRAINT "event_thanks_for_help" CHECK ("thanked_at" IS NULL OR "kind"::text IN ('help', 'contact'));
ALTER TABLE "problem_event" ADD CONSTRAINT "event_about_whom_was_asked" CHECK (("kind"::text = 'asked') = ("about_id" IS NOT NULL));
ALTER TABLE "problem_event" ADD CONSTRAINT "event_of_two_problems" CHECK (("kind"::text IN ('merged', 'parted')) = ("other_id" IS NOT NULL));
ALTER TABLE "problem_event" ADD CONSTRAINT "event_of_a_referral" CHECK (("kind"::text LIKE 'referral%') = ("referral_id" IS NOT NULL));
ALTER TABLE "problem_finding" ADD CONSTRAINT "finding_says_something" CHECK (btrim("text") <> '');
ALTER TABLE "problem_helper" ADD CONSTRAINT "helper_asked_by_another" CHECK ("asked_by_id" <> "person_id" AND ("state" <> 'asked' OR "asked_by_id" IS NOT NULL));
ALTER TABLE "referral" ADD CONSTRAINT "referral_to_another_group" CHECK ("to_group_id" <> "group_id");
ALTER TABLE "referral" ADD CONSTRAINT "referral_linked_when_accepted" CHECK (("state" = 'accepted') = ("linked_id" IS NOT NULL));
ALTER TABLE "referral" ADD CONSTRAINT "referral_only_with_consent" CHECK ("state" NOT IN ('consented', 'accepted', 'declined') OR "consented_at" IS NOT NULL);
ALTER TABLE "group" ADD CONSTRAINT "group_problem_days" CHECK ("problem_days" BETWEEN 7 AND 365);

-- A problem is on its way to a group, or there, only once.
CREATE UNIQUE INDEX "referral_once_at_a_time" ON "referral" ("problem_id", "to_group_id") WHERE "state" IN ('proposed', 'consented', 'accepted');

-- Merging is one step deep, so that it never goes round. Two at once wait for each other here.
CREATE FUNCTION "merge_one_deep"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "problem" WHERE "id" = NEW."merged_id" FOR UPDATE;
  IF EXISTS (SELECT 1 FROM "problem" WHERE "id" = NEW."merged_id" AND "merged_id" IS NOT NULL)
    OR EXISTS (SELECT 1 FROM "problem" WHERE "merged_id" = NEW."id") THEN
    RAISE EXCEPTION 'merge_one_deep' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "problem_merge_one_deep" BEFORE INSERT OR UPDATE OF "merged_id" ON "problem"
  FOR EACH ROW WHEN (NEW."merged_id" IS NOT NULL) EXECUTE FUNCTION "merge_one_deep"();
