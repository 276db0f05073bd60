-- CreateEnum
CREATE TYPE "library_kind" AS ENUM ('material', 'problem', 'trial');

-- CreateEnum
CREATE TYPE "library_reach" AS ENUM ('group', 'district', 'regency', 'province', 'nation');

-- CreateEnum
CREATE TYPE "licence" AS ENUM ('group', 'cc_by', 'cc_by_sa', 'cc_by_nc', 'cc_by_nc_sa', 'cc_by_nd', 'cc_by_nc_nd', 'cc0');

-- AlterTable
ALTER TABLE "activity" ADD COLUMN     "call_id" UUID,
ADD COLUMN     "host_id" UUID;

-- AlterTable
ALTER TABLE "feedback" ADD COLUMN     "clarity" SMALLINT,
ADD COLUMN     "fit" SMALLINT;

-- AlterTable
ALTER TABLE "material" ADD COLUMN     "grade" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "licence" "licence" NOT NULL DEFAULT 'group',
ADD COLUMN     "subject" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "library_entry" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "kind" "library_kind" NOT NULL,
    "material_id" UUID,
    "problem_id" UUID,
    "adoption_id" UUID,
    "school_id" UUID,
    "owner_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "grade" TEXT NOT NULL,
    "phase" TEXT,
    "subject" TEXT NOT NULL,
    "objective" "objective" NOT NULL,
    "region_code" TEXT NOT NULL,
    "reach" "library_reach" NOT NULL DEFAULT 'group',
    "open_to" TEXT,
    "document" tsvector NOT NULL,

    CONSTRAINT "library_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "library_word" (
    "word" TEXT NOT NULL,
    "stem" TEXT NOT NULL,

    CONSTRAINT "library_word_pkey" PRIMARY KEY ("word")
);

-- CreateTable
CREATE TABLE "session_call" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "objective" "objective" NOT NULL,
    "closes_on" DATE NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by_id" UUID,

    CONSTRAINT "session_call_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "adoption" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "activity_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "said_at" TIMESTAMPTZ(3) NOT NULL,
    "remind_on" DATE NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "used_on" DATE,
    "grade" TEXT NOT NULL DEFAULT '',
    "subject" TEXT NOT NULL DEFAULT '',
    "happened" TEXT NOT NULL DEFAULT '',
    "reflection" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "adoption_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "library_entry_group_id_id_idx" ON "library_entry"("group_id", "id" DESC);

-- CreateIndex
CREATE INDEX "library_entry_problem_id_idx" ON "library_entry"("problem_id");

-- CreateIndex
CREATE INDEX "library_entry_open_to_id_idx" ON "library_entry"("open_to", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "library_entry_material_id_group_id_key" ON "library_entry"("material_id", "group_id");

-- CreateIndex
CREATE UNIQUE INDEX "library_entry_adoption_id_group_id_key" ON "library_entry"("adoption_id", "group_id");

-- CreateIndex
CREATE INDEX "library_word_stem_idx" ON "library_word"("stem");

-- CreateIndex
CREATE INDEX "session_call_group_id_closes_on_idx" ON "session_call"("group_id", "closes_on");

-- CreateIndex
CREATE UNIQUE INDEX "session_call_id_group_id_key" ON "session_call"("id", "group_id");

-- CreateIndex
CREATE INDEX "adoption_group_id_activity_id_idx" ON "adoption"("group_id", "activity_id");

-- CreateIndex
CREATE INDEX "adoption_person_id_used_at_remind_on_idx" ON "adoption"("person_id", "used_at", "remind_on");

-- CreateIndex
CREATE UNIQUE INDEX "adoption_activity_id_person_id_key" ON "adoption"("activity_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "adoption_id_group_id_key" ON "adoption"("id", "group_id");

-- CreateIndex
CREATE INDEX "activity_call_id_idx" ON "activity"("call_id");

-- CreateIndex
CREATE INDEX "activity_host_id_starts_at_idx" ON "activity"("host_id", "starts_at");

-- CreateIndex
CREATE UNIQUE INDEX "material_id_group_id_key" ON "material"("id", "group_id");

-- AddForeignKey
ALTER TABLE "activity" ADD CONSTRAINT "activity_call_id_group_id_fkey" FOREIGN KEY ("call_id", "group_id") REFERENCES "session_call"("id", "group_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity" ADD CONSTRAINT "activity_host_id_group_id_fkey" FOREIGN KEY ("host_id", "group_id") REFERENCES "activity"("id", "group_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "library_entry" ADD CONSTRAINT "library_entry_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "library_entry" ADD CONSTRAINT "library_entry_material_id_group_id_fkey" FOREIGN KEY ("material_id", "group_id") REFERENCES "material"("id", "group_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "library_entry" ADD CONSTRAINT "library_entry_problem_id_group_id_fkey" FOREIGN KEY ("problem_id", "group_id") REFERENCES "problem"("id", "group_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "library_entry" ADD CONSTRAINT "library_entry_adoption_id_group_id_fkey" FOREIGN KEY ("adoption_id", "group_id") REFERENCES "adoption"("id", "group_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_call" ADD CONSTRAINT "session_call_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "adoption" ADD CONSTRAINT "adoption_activity_id_group_id_fkey" FOREIGN KEY ("activity_id", "group_id") REFERENCES "activity"("id", "group_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "adoption" ADD CONSTRAINT "adoption_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema language cannot state.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gin;

-- By words, within groups and within regions, and by alike words. Partial, though no row is left out: Prisma cannot
-- state these indexes, and leaves partial ones alone. The searches imply the conditions.
CREATE INDEX "library_entry_found" ON "library_entry" USING gin ("group_id", "document") WHERE "document" IS NOT NULL;
CREATE INDEX "library_entry_found_open" ON "library_entry" USING gin ("open_to", "document") WHERE "open_to" IS NOT NULL;
CREATE INDEX "library_word_alike" ON "library_word" USING gin ("word" gin_trgm_ops) WHERE "word" IS NOT NULL;
-- Texts lie apart, so that looking through many entries reads few pages.
ALTER TABLE "library_entry" SET (toast_tuple_target = 256);

CREATE FUNCTION "library_open_to"("library_reach", text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE $1 WHEN 'group' THEN NULL WHEN 'district' THEN left($2, 8) WHEN 'regency' THEN left($2, 5)
    WHEN 'province' THEN left($2, 2) ELSE '' END $$;

-- A group that moves to another region takes its entries along.
CREATE FUNCTION "library_follow_group"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE "library_entry" SET "region_code" = NEW."region_code", "open_to" = "library_open_to"("reach", NEW."region_code")
    WHERE "group_id" = NEW."id";
  RETURN NULL; END $$;
CREATE TRIGGER "group_region_changed" AFTER UPDATE OF "region_code" ON "group" FOR EACH ROW
  WHEN (OLD."region_code" <> NEW."region_code") EXECUTE FUNCTION "library_follow_group"();

ALTER TABLE "library_entry" ADD CONSTRAINT "entry_open_as_far_as_shared" CHECK ("open_to" IS NOT DISTINCT FROM "library_open_to"("reach", "region_code"));
ALTER TABLE "library_entry" ADD CONSTRAINT "entry_of_its_source" CHECK (CASE "kind"
  WHEN 'material' THEN "material_id" = "id" AND num_nonnulls("problem_id", "adoption_id") = 0
  WHEN 'problem' THEN "problem_id" = "id" AND num_nonnulls("material_id", "adoption_id") = 0
  ELSE "material_id" IS NULL AND num_nonnulls("problem_id", "adoption_id") = 1 END);
ALTER TABLE "library_entry" ADD CONSTRAINT "entry_phase" CHECK ("phase" IN ('A', 'B', 'C', 'D', 'E', 'F'));
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_scales" CHECK ("clarity" BETWEEN 1 AND 5 AND "fit" BETWEEN 1 AND 5);
ALTER TABLE "session_call" ADD CONSTRAINT "call_closed_by_a_person" CHECK (("closed_at" IS NULL) = ("closed_by_id" IS NULL));
ALTER TABLE "activity" ADD CONSTRAINT "slot_and_answer_are_sessions" CHECK ("kind" = 'sharing' OR num_nonnulls("host_id", "call_id") = 0);
ALTER TABLE "activity" ADD CONSTRAINT "slot_in_another" CHECK ("host_id" <> "id");
ALTER TABLE "adoption" ADD CONSTRAINT "use_is_told" CHECK (("used_at" IS NULL) = ("used_on" IS NULL) AND ("used_at" IS NULL OR (btrim("happened") <> '' AND btrim("reflection") <> '')));

-- The *fase* that a class lies in: "IV", "Kelas 7", "fase C".
CREATE FUNCTION "library_phase"(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN upper($1) ~ '\mFASE\s+[A-F]\M' THEN substring(upper($1) FROM '\mFASE\s+([A-F])\M')
    ELSE CASE substring(upper($1) FROM '\m(XII|XI|IX|X|VIII|VII|VI|IV|V|III|II|I|1[0-2]|[1-9])\M')
      WHEN 'I' THEN 'A' WHEN '1' THEN 'A' WHEN 'II' THEN 'A' WHEN '2' THEN 'A'
      WHEN 'III' THEN 'B' WHEN '3' THEN 'B' WHEN 'IV' THEN 'B' WHEN '4' THEN 'B'
      WHEN 'V' THEN 'C' WHEN '5' THEN 'C' WHEN 'VI' THEN 'C' WHEN '6' THEN 'C'
      WHEN 'VII' THEN 'D' WHEN '7' THEN 'D' WHEN 'VIII' THEN 'D' WHEN '8' THEN 'D' WHEN 'IX' THEN 'D' WHEN '9' THEN 'D'
      WHEN 'X' THEN 'E' WHEN '10' THEN 'E' WHEN 'XI' THEN 'F' WHEN '11' THEN 'F' WHEN 'XII' THEN 'F' WHEN '12' THEN 'F'
      END END $$;
