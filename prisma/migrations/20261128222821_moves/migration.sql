-- AlterTable
ALTER TABLE "membership" ADD COLUMN     "from_group_id" UUID;

-- CreateTable
CREATE TABLE "school_stay" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "person_id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "started_on" DATE,
    "ended_on" DATE,

    CONSTRAINT "school_stay_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "school_stay_person_id_ended_on_idx" ON "school_stay"("person_id", "ended_on");

-- CreateIndex
CREATE INDEX "school_stay_school_id_idx" ON "school_stay"("school_id");

-- CreateIndex
CREATE INDEX "membership_from_group_id_idx" ON "membership"("from_group_id");

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_from_group_id_fkey" FOREIGN KEY ("from_group_id") REFERENCES "group"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "school_stay" ADD CONSTRAINT "school_stay_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "school_stay" ADD CONSTRAINT "school_stay_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "school_stay" ADD CONSTRAINT "school_stay_in_order" CHECK ("ended_on" >= "started_on");
CREATE UNIQUE INDEX "school_stay_open_once" ON "school_stay"("person_id", "school_id") WHERE "ended_on" IS NULL;
INSERT INTO "school_stay" ("person_id", "school_id") SELECT "id", "school_id" FROM "person" WHERE "school_id" IS NOT NULL;
-- The day is said by whoever moves a person on another day than today.
CREATE FUNCTION "school_follow"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  said text := coalesce(current_setting('sanggar.moves_on', true), '');
  day date := CASE WHEN said = '' THEN (now() AT TIME ZONE 'Asia/Jakarta')::date ELSE said::date END;
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.school_id IS NOT DISTINCT FROM OLD.school_id THEN RETURN NULL; END IF;
  DELETE FROM school_stay WHERE person_id = NEW.id AND ended_on IS NULL AND started_on >= day;
  UPDATE school_stay SET ended_on = day - 1 WHERE person_id = NEW.id AND ended_on IS NULL;
  IF NEW.school_id IS NOT NULL THEN
    INSERT INTO school_stay (person_id, school_id, started_on) VALUES (NEW.id, NEW.school_id, CASE WHEN TG_OP = 'UPDATE' THEN day END);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "person_school_begun" AFTER INSERT ON "person" FOR EACH ROW WHEN (NEW.school_id IS NOT NULL) EXECUTE FUNCTION "school_follow"();
CREATE TRIGGER "person_school_changed" AFTER UPDATE OF "school_id" ON "person" FOR EACH ROW EXECUTE FUNCTION "school_follow"();
ALTER TABLE "membership" ADD CONSTRAINT "membership_from_another_group" CHECK ("from_group_id" <> "group_id");
