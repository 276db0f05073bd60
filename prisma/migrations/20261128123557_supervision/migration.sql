-- CreateEnum
CREATE TYPE "exception_kind" AS ENUM ('nothing_held', 'undocumented', 'silent', 'overdue', 'one_sided', 'falling');

-- CreateEnum
CREATE TYPE "supervision_kind" AS ENUM ('comment', 'visit');

-- CreateTable
CREATE TABLE "supervision_note" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "kind" "supervision_kind" NOT NULL,
    "exception" "exception_kind",
    "text" TEXT NOT NULL,
    "agreed" TEXT NOT NULL DEFAULT '',
    "visited_on" DATE,
    "person_id" UUID NOT NULL,
    "by_supervisor" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "supervision_note_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "supervision_note_group_id_exception_kind_at_idx" ON "supervision_note"("group_id", "exception", "kind", "at" DESC);

-- CreateIndex
CREATE INDEX "supervision_note_group_id_at_idx" ON "supervision_note"("group_id", "at" DESC);

-- CreateIndex
CREATE INDEX "supervision_note_person_id_idx" ON "supervision_note"("person_id");

-- AddForeignKey
ALTER TABLE "supervision_note" ADD CONSTRAINT "supervision_note_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supervision_note" ADD CONSTRAINT "supervision_note_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Rules that the schema language cannot say.
ALTER TABLE "supervision_note" ADD CONSTRAINT "supervision_note_text_given" CHECK (btrim("text") <> '');
ALTER TABLE "supervision_note" ADD CONSTRAINT "supervision_note_visit_whole" CHECK (("kind" = 'visit') = ("visited_on" IS NOT NULL) AND ("kind" = 'visit') = (btrim("agreed") <> ''));
ALTER TABLE "supervision_note" ADD CONSTRAINT "supervision_note_visit_by_supervisor" CHECK ("kind" <> 'visit' OR "by_supervisor");
ALTER TABLE "supervision_note" ADD CONSTRAINT "supervision_note_comment_on_something" CHECK ("kind" <> 'comment' OR "exception" IS NOT NULL);
-- Its words are blanked where a pupil's name stood in them; nothing else of it changes.
CREATE FUNCTION "keep_supervision"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'text' - 'agreed' = to_jsonb(OLD) - 'text' - 'agreed' THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'notes of supervision are append-only';
END $$;
CREATE TRIGGER "supervision_note_is_kept" BEFORE UPDATE OR DELETE ON "supervision_note" FOR EACH ROW EXECUTE FUNCTION "keep_supervision"();
-- A word about supervision is of the group alone.
ALTER TABLE "notice" DROP CONSTRAINT "notice_of_a_record";
ALTER TABLE "notice" ADD CONSTRAINT "notice_of_a_record" CHECK (num_nonnulls("activity_id", "poll_id", "problem_id") > 0 OR "kind" LIKE 'supervision.%');
