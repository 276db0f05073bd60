-- AlterTable
ALTER TABLE "person" ADD COLUMN     "merged_into_id" UUID;

-- CreateTable
CREATE TABLE "person_merge" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "merged_id" UUID NOT NULL,
    "email" TEXT,
    "reason" TEXT NOT NULL,
    "rows" JSONB NOT NULL,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "parted_at" TIMESTAMPTZ(3),
    "parted_by_id" UUID,

    CONSTRAINT "person_merge_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "person_merge_person_id_at_idx" ON "person_merge"("person_id", "at");

-- CreateIndex
CREATE INDEX "person_merge_merged_id_idx" ON "person_merge"("merged_id");

-- CreateIndex
CREATE INDEX "person_merge_by_id_idx" ON "person_merge"("by_id");

-- CreateIndex
CREATE INDEX "person_merge_parted_by_id_idx" ON "person_merge"("parted_by_id");

-- CreateIndex
CREATE INDEX "group_name_alike" ON "group" USING GIN ("name" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "person_merged_into_id_idx" ON "person"("merged_into_id");

-- CreateIndex
CREATE INDEX "person_name_alike" ON "person" USING GIN ("name" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "school_name_id_idx" ON "school"("name", "id");

-- CreateIndex
CREATE INDEX "school_name_alike" ON "school" USING GIN ("name" gin_trgm_ops);

-- AddForeignKey
ALTER TABLE "person_merge" ADD CONSTRAINT "person_merge_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_merge" ADD CONSTRAINT "person_merge_merged_id_fkey" FOREIGN KEY ("merged_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_merge" ADD CONSTRAINT "person_merge_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_merge" ADD CONSTRAINT "person_merge_parted_by_id_fkey" FOREIGN KEY ("parted_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "person" ADD CONSTRAINT "person_merged_has_no_account" CHECK (
  "merged_into_id" IS NULL OR ("merged_into_id" <> "id" AND num_nonnulls("email", "nip", "nuptk") = 0 AND NOT "is_administrator"));
ALTER TABLE "person_merge" ADD CONSTRAINT "merge_of_two" CHECK ("person_id" <> "merged_id");
ALTER TABLE "person_merge" ADD CONSTRAINT "merge_reasoned" CHECK (btrim("reason") <> '');
ALTER TABLE "person_merge" ADD CONSTRAINT "merge_parted_by_somebody" CHECK (("parted_at" IS NULL) = ("parted_by_id" IS NULL) AND "parted_at" >= "at");
CREATE UNIQUE INDEX "person_merge_runs_once" ON "person_merge"("merged_id") WHERE "parted_at" IS NULL;
CREATE INDEX "person_merge_email" ON "person_merge"("email") WHERE "parted_at" IS NULL AND "email" IS NOT NULL;

-- What is sealed keeps its words when two accounts of one person become one, or are parted: only the key of who it
-- was moves, in a transaction that says so.
CREATE FUNCTION "person_moved"("before" jsonb, "after" jsonb) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(current_setting('sanggar.merging', true), '') = 'on'
    AND before - k.keys = after - k.keys
  FROM (SELECT ARRAY['person_id', 'approved_by_id', 'updated_by_id', 'by_id', 'issued_by_id', 'revoked_by_id'] AS keys) k
$$;
DROP TRIGGER "document_is_kept" ON "document";
CREATE TRIGGER "document_is_kept" BEFORE UPDATE ON "document" FOR EACH ROW
  WHEN (NOT person_moved(to_jsonb(OLD), to_jsonb(NEW))) EXECUTE FUNCTION "keep_document"();
CREATE TRIGGER "document_stays" BEFORE DELETE ON "document" FOR EACH ROW EXECUTE FUNCTION "keep_document"();
DROP TRIGGER "minutes_are_kept" ON "minutes";
CREATE TRIGGER "minutes_are_kept" BEFORE UPDATE ON "minutes" FOR EACH ROW
  WHEN (NOT person_moved(to_jsonb(OLD), to_jsonb(NEW))) EXECUTE FUNCTION "keep_minutes"();
CREATE TRIGGER "minutes_stay" BEFORE DELETE ON "minutes" FOR EACH ROW EXECUTE FUNCTION "keep_minutes"();
DROP TRIGGER "minutes_correction_is_kept" ON "minutes_correction";
CREATE TRIGGER "minutes_correction_is_kept" BEFORE UPDATE ON "minutes_correction" FOR EACH ROW
  WHEN (NOT person_moved(to_jsonb(OLD), to_jsonb(NEW))) EXECUTE FUNCTION "keep_correction"();
CREATE TRIGGER "minutes_correction_stays" BEFORE DELETE ON "minutes_correction" FOR EACH ROW EXECUTE FUNCTION "keep_correction"();
DROP TRIGGER "supervision_note_is_kept" ON "supervision_note";
CREATE TRIGGER "supervision_note_is_kept" BEFORE UPDATE ON "supervision_note" FOR EACH ROW
  WHEN (NOT person_moved(to_jsonb(OLD), to_jsonb(NEW))) EXECUTE FUNCTION "keep_supervision"();
CREATE TRIGGER "supervision_note_stays" BEFORE DELETE ON "supervision_note" FOR EACH ROW EXECUTE FUNCTION "keep_supervision"();
