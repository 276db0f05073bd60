-- AlterTable
ALTER TABLE "action_item" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "withdrawn_at" TIMESTAMPTZ(3),
ADD COLUMN     "withdrawn_by_id" UUID,
ADD COLUMN     "withdrawn_reason" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "minutes_correction" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "activity_id" UUID NOT NULL,
    "before" TEXT NOT NULL,
    "before_decisions" TEXT[],
    "after" TEXT NOT NULL,
    "after_decisions" TEXT[],
    "reason" TEXT NOT NULL,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "minutes_correction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "photo" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "activity_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "caption" TEXT NOT NULL DEFAULT '',
    "alt" TEXT NOT NULL DEFAULT '',
    "width" SMALLINT NOT NULL,
    "height" SMALLINT NOT NULL,
    "file_id" UUID NOT NULL,
    "thumb_id" UUID NOT NULL,
    "added_by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "photo_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "minutes_correction_group_id_activity_id_at_idx" ON "minutes_correction"("group_id", "activity_id", "at");

-- CreateIndex
CREATE INDEX "minutes_correction_by_id_idx" ON "minutes_correction"("by_id");

-- CreateIndex
CREATE INDEX "photo_group_id_activity_id_position_idx" ON "photo"("group_id", "activity_id", "position");

-- CreateIndex
CREATE INDEX "photo_activity_id_idx" ON "photo"("activity_id");

-- CreateIndex
CREATE UNIQUE INDEX "photo_file_id_group_id_key" ON "photo"("file_id", "group_id");

-- CreateIndex
CREATE UNIQUE INDEX "photo_thumb_id_group_id_key" ON "photo"("thumb_id", "group_id");

-- CreateIndex
CREATE INDEX "minutes_updated_by_id_idx" ON "minutes"("updated_by_id");

-- AddForeignKey
ALTER TABLE "minutes" ADD CONSTRAINT "minutes_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "minutes_correction" ADD CONSTRAINT "minutes_correction_activity_id_group_id_fkey" FOREIGN KEY ("activity_id", "group_id") REFERENCES "minutes"("activity_id", "group_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "minutes_correction" ADD CONSTRAINT "minutes_correction_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "photo" ADD CONSTRAINT "photo_activity_id_group_id_fkey" FOREIGN KEY ("activity_id", "group_id") REFERENCES "activity"("id", "group_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "photo" ADD CONSTRAINT "photo_file_id_group_id_fkey" FOREIGN KEY ("file_id", "group_id") REFERENCES "file"("id", "group_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "photo" ADD CONSTRAINT "photo_thumb_id_group_id_fkey" FOREIGN KEY ("thumb_id", "group_id") REFERENCES "file"("id", "group_id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- Rules that the schema language cannot say.
ALTER TABLE "action_item" ADD CONSTRAINT "withdrawn_with_reason" CHECK (num_nulls("withdrawn_at", "withdrawn_by_id") IN (0, 2) AND ("withdrawn_at" IS NULL) = (btrim("withdrawn_reason") = ''));
ALTER TABLE "action_item" ADD CONSTRAINT "done_or_withdrawn" CHECK ("done_at" IS NULL OR "withdrawn_at" IS NULL);
ALTER TABLE "minutes" ADD CONSTRAINT "approved_minutes_say_something" CHECK ("approved_at" IS NULL OR btrim("text") <> '');
ALTER TABLE "minutes_correction" ADD CONSTRAINT "minutes_correction_has_reason" CHECK (btrim("reason") <> '');
ALTER TABLE "minutes_correction" ADD CONSTRAINT "minutes_correction_changes_something" CHECK ("before" <> "after" OR "before_decisions" IS DISTINCT FROM "after_decisions");
ALTER TABLE "photo" ADD CONSTRAINT "photo_measures" CHECK ("width" > 0 AND "height" > 0 AND "position" >= 0);
ALTER TABLE "photo" ADD CONSTRAINT "photo_has_two_files" CHECK ("file_id" <> "thumb_id");
-- Two photos change places within a transaction.
ALTER TABLE "photo" ADD CONSTRAINT "photo_one_at_a_place" EXCLUDE USING btree ("activity_id" WITH =, "position" WITH =) DEFERRABLE INITIALLY DEFERRED;

-- Approved minutes change only together with a correction that was recorded in the same transaction.
CREATE FUNCTION "corrected_now"("of_activity" uuid) RETURNS boolean LANGUAGE sql VOLATILE AS $$
  SELECT EXISTS (SELECT 1 FROM minutes_correction WHERE activity_id = of_activity AND xmin = pg_current_xact_id()::xid)
$$;
CREATE FUNCTION "keep_minutes"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.approved_at IS NULL THEN
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND corrected_now(OLD.activity_id)
    AND (NEW.activity_id, NEW.group_id, NEW.approved_at, NEW.approved_by_id)
      IS NOT DISTINCT FROM (OLD.activity_id, OLD.group_id, OLD.approved_at, OLD.approved_by_id) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'approved minutes change by a correction alone';
END $$;
CREATE TRIGGER "minutes_are_kept" BEFORE UPDATE OR DELETE ON "minutes" FOR EACH ROW EXECUTE FUNCTION "keep_minutes"();

CREATE FUNCTION "keep_decisions"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  touched uuid[] := ARRAY[]::uuid[];
BEGIN
  IF TG_OP <> 'INSERT' THEN touched := touched || OLD.activity_id; END IF;
  IF TG_OP <> 'DELETE' THEN touched := touched || NEW.activity_id; END IF;
  IF EXISTS (SELECT 1 FROM minutes WHERE activity_id = ANY(touched) AND approved_at IS NOT NULL AND NOT corrected_now(activity_id)) THEN
    RAISE EXCEPTION 'approved minutes change by a correction alone';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "decisions_are_kept" BEFORE INSERT OR UPDATE OR DELETE ON "decision" FOR EACH ROW EXECUTE FUNCTION "keep_decisions"();

-- A correction stays as it was written, and says what the minutes say when its transaction ends.
CREATE FUNCTION "keep_correction"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'corrections of minutes are append-only';
END $$;
CREATE TRIGGER "minutes_correction_is_kept" BEFORE UPDATE OR DELETE ON "minutes_correction" FOR EACH ROW EXECUTE FUNCTION "keep_correction"();
CREATE FUNCTION "check_correction"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM minutes m WHERE m.activity_id = NEW.activity_id AND m.approved_at IS NOT NULL AND m.text = NEW.after
      AND NEW.after_decisions = ARRAY(SELECT d.text FROM decision d WHERE d.activity_id = NEW.activity_id ORDER BY d.position)
  ) THEN
    RAISE EXCEPTION 'a correction says what approved minutes say after it';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "minutes_correction_is_true" AFTER INSERT ON "minutes_correction" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "check_correction"();
