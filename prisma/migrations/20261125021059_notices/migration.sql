-- CreateEnum
CREATE TYPE "notice_channel" AS ENUM ('in_app');

-- AlterTable
ALTER TABLE "group" ADD COLUMN     "remind_days" SMALLINT NOT NULL DEFAULT 2;

-- AlterTable
ALTER TABLE "guest" ADD COLUMN     "answer" "coming",
ADD COLUMN     "answered_at" TIMESTAMPTZ(3),
ADD COLUMN     "for_start" TIMESTAMPTZ(3),
ADD COLUMN     "link_key" UUID DEFAULT gen_random_uuid(),
ADD COLUMN     "reason" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "invitee" (
    "group_id" UUID NOT NULL,
    "activity_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,

    CONSTRAINT "invitee_pkey" PRIMARY KEY ("activity_id","person_id")
);

-- CreateTable
CREATE TABLE "notice" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "event" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "activity_id" UUID,
    "poll_id" UUID,
    "problem_id" UUID,
    "data" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice_choice" (
    "person_id" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "channel" "notice_channel" NOT NULL,
    "wanted" BOOLEAN NOT NULL,

    CONSTRAINT "notice_choice_pkey" PRIMARY KEY ("person_id","topic","channel")
);

-- CreateIndex
CREATE INDEX "invitee_group_id_activity_id_idx" ON "invitee"("group_id", "activity_id");

-- CreateIndex
CREATE INDEX "invitee_person_id_idx" ON "invitee"("person_id");

-- CreateIndex
CREATE INDEX "notice_group_id_at_idx" ON "notice"("group_id", "at");

-- CreateIndex
CREATE INDEX "notice_person_id_at_id_idx" ON "notice"("person_id", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "notice_activity_id_idx" ON "notice"("activity_id");

-- CreateIndex
CREATE INDEX "notice_poll_id_idx" ON "notice"("poll_id");

-- CreateIndex
CREATE INDEX "notice_problem_id_idx" ON "notice"("problem_id");

-- CreateIndex
CREATE INDEX "notice_at_idx" ON "notice"("at");

-- CreateIndex
CREATE UNIQUE INDEX "notice_person_id_event_key" ON "notice"("person_id", "event");

-- AddForeignKey
ALTER TABLE "invitee" ADD CONSTRAINT "invitee_activity_id_group_id_fkey" FOREIGN KEY ("activity_id", "group_id") REFERENCES "activity"("id", "group_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitee" ADD CONSTRAINT "invitee_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_activity_id_group_id_fkey" FOREIGN KEY ("activity_id", "group_id") REFERENCES "activity"("id", "group_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_poll_id_group_id_fkey" FOREIGN KEY ("poll_id", "group_id") REFERENCES "poll"("id", "group_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_problem_id_group_id_fkey" FOREIGN KEY ("problem_id", "group_id") REFERENCES "problem"("id", "group_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_choice" ADD CONSTRAINT "notice_choice_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Rules that the schema language cannot say.
ALTER TABLE "notice" ADD CONSTRAINT "notice_kind_shape" CHECK ("kind" ~ '^[a-z]+\.[a-zA-Z]+$');
ALTER TABLE "notice" ADD CONSTRAINT "notice_event_given" CHECK (btrim("event") <> '');
ALTER TABLE "notice" ADD CONSTRAINT "notice_path_local" CHECK ("path" ~ '^(/[a-z0-9-]+)+$');
ALTER TABLE "notice" ADD CONSTRAINT "notice_of_a_record" CHECK (num_nonnulls("activity_id", "poll_id", "problem_id") > 0);
ALTER TABLE "notice" ADD CONSTRAINT "notice_read_after" CHECK ("read_at" >= "at");
ALTER TABLE "notice_choice" ADD CONSTRAINT "notice_choice_topic_shape" CHECK ("topic" ~ '^[a-z]+$');
ALTER TABLE "group" ADD CONSTRAINT "group_remind_days" CHECK ("remind_days" BETWEEN 0 AND 14);
ALTER TABLE "guest" ADD CONSTRAINT "guest_answer_whole" CHECK (num_nonnulls("answer", "for_start", "answered_at") IN (0, 3));
-- The count of the unread ones stands on each page.
CREATE INDEX "notice_unread" ON "notice"("person_id") WHERE "read_at" IS NULL;
