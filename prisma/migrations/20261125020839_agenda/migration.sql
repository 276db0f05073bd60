-- AlterEnum
ALTER TYPE "activity_state" ADD VALUE 'draft';

-- AlterTable
ALTER TABLE "agenda_item" ADD COLUMN     "carried_from_id" UUID,
ADD COLUMN     "dropped" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "owner_id" UUID,
ADD COLUMN     "owner_name" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateIndex
CREATE INDEX "agenda_item_group_id_outcome_idx" ON "agenda_item"("group_id", "outcome");

-- CreateIndex
CREATE INDEX "agenda_item_owner_id_idx" ON "agenda_item"("owner_id");

-- CreateIndex
CREATE UNIQUE INDEX "agenda_item_id_group_id_key" ON "agenda_item"("id", "group_id");

-- CreateIndex
CREATE UNIQUE INDEX "agenda_item_carried_from_id_key" ON "agenda_item"("carried_from_id");

-- AddForeignKey
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_carried_from_id_group_id_fkey" FOREIGN KEY ("carried_from_id", "group_id") REFERENCES "agenda_item"("id", "group_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema cannot say
-- A value just added cannot be named in the same transaction, its text can.
ALTER TABLE "activity" ADD CONSTRAINT "activity_draft_is_meeting" CHECK ("state"::text <> 'draft' OR "kind" = 'meeting');
-- Days kept from before stay as they are.
ALTER TABLE "activity_day" ADD CONSTRAINT "day_at_most_16_hours" CHECK ("ends_at" - "starts_at" <= interval '16 hours') NOT VALID;
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_title_given" CHECK (btrim("title") <> '') NOT VALID;
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_minutes" CHECK ("minutes" BETWEEN 1 AND 600);
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_one_owner" CHECK ("owner_id" IS NULL OR "owner_name" = '');
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_problem_not_carried" CHECK ("carried_from_id" IS NULL OR "problem_id" IS NULL);
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_dropped_when_not_reached" CHECK (NOT "dropped" OR "outcome" = 'not_reached');
UPDATE "agenda_item" SET "position" = numbered."place"
  FROM (SELECT "id", row_number() OVER (PARTITION BY "activity_id" ORDER BY "position", "id") - 1 AS "place" FROM "agenda_item") AS numbered
  WHERE numbered."id" = "agenda_item"."id" AND "agenda_item"."position" <> numbered."place";
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_places_apart" EXCLUDE ("activity_id" WITH =, "position" WITH =) DEFERRABLE INITIALLY DEFERRED;
