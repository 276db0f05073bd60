-- CreateEnum
CREATE TYPE "group_date_kind" AS ENUM ('holiday', 'exam', 'event');

-- CreateEnum
CREATE TYPE "poll_answer_kind" AS ENUM ('yes', 'if_need_be', 'no');

-- AlterTable
ALTER TABLE "activity" ADD COLUMN     "sequence" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "sequenced_at" TIMESTAMPTZ(3),
ADD COLUMN     "series_id" UUID;

-- CreateTable
CREATE TABLE "group_date" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "group_date_kind" NOT NULL,
    "first_on" DATE NOT NULL,
    "last_on" DATE NOT NULL,

    CONSTRAINT "group_date_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_feed" (
    "id" UUID NOT NULL,
    "group_id" UUID,
    "person_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "calendar_feed_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "poll" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "closes_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "closed_by_id" UUID,
    "activity_id" UUID,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "poll_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "poll_option" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "poll_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "poll_option_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "poll_answer" (
    "group_id" UUID NOT NULL,
    "option_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "answer" "poll_answer_kind" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "poll_answer_pkey" PRIMARY KEY ("option_id","person_id")
);

-- CreateTable
CREATE TABLE "activity_series" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "rule" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "zone" TEXT NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "activity_series_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "group_date_group_id_first_on_idx" ON "group_date"("group_id", "first_on");

-- CreateIndex
CREATE UNIQUE INDEX "group_date_group_id_name_first_on_key" ON "group_date"("group_id", "name", "first_on");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_feed_token_hash_key" ON "calendar_feed"("token_hash");

-- CreateIndex
CREATE INDEX "calendar_feed_group_id_revoked_at_idx" ON "calendar_feed"("group_id", "revoked_at");

-- CreateIndex
CREATE INDEX "calendar_feed_person_id_revoked_at_idx" ON "calendar_feed"("person_id", "revoked_at");

-- CreateIndex
CREATE UNIQUE INDEX "poll_activity_id_key" ON "poll"("activity_id");

-- CreateIndex
CREATE INDEX "poll_group_id_id_idx" ON "poll"("group_id", "id");

-- CreateIndex
CREATE INDEX "poll_closed_by_id_idx" ON "poll"("closed_by_id");

-- CreateIndex
CREATE INDEX "poll_created_by_id_idx" ON "poll"("created_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "poll_id_group_id_key" ON "poll"("id", "group_id");

-- CreateIndex
CREATE UNIQUE INDEX "poll_activity_id_group_id_key" ON "poll"("activity_id", "group_id");

-- CreateIndex
CREATE INDEX "poll_option_group_id_poll_id_idx" ON "poll_option"("group_id", "poll_id");

-- CreateIndex
CREATE UNIQUE INDEX "poll_option_poll_id_starts_at_ends_at_key" ON "poll_option"("poll_id", "starts_at", "ends_at");

-- CreateIndex
CREATE UNIQUE INDEX "poll_option_id_group_id_key" ON "poll_option"("id", "group_id");

-- CreateIndex
CREATE INDEX "poll_answer_group_id_option_id_idx" ON "poll_answer"("group_id", "option_id");

-- CreateIndex
CREATE INDEX "poll_answer_person_id_idx" ON "poll_answer"("person_id");

-- CreateIndex
CREATE INDEX "activity_series_group_id_created_at_idx" ON "activity_series"("group_id", "created_at");

-- CreateIndex
CREATE INDEX "activity_series_created_by_id_idx" ON "activity_series"("created_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "activity_series_id_group_id_key" ON "activity_series"("id", "group_id");

-- CreateIndex
CREATE INDEX "activity_series_id_starts_at_idx" ON "activity"("series_id", "starts_at");

-- AddForeignKey
ALTER TABLE "activity" ADD CONSTRAINT "activity_series_id_group_id_fkey" FOREIGN KEY ("series_id", "group_id") REFERENCES "activity_series"("id", "group_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_date" ADD CONSTRAINT "group_date_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "poll" ADD CONSTRAINT "poll_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "poll" ADD CONSTRAINT "poll_closed_by_id_fkey" FOREIGN KEY ("closed_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "poll" ADD CONSTRAINT "poll_activity_id_group_id_fkey" FOREIGN KEY ("activity_id", "group_id") REFERENCES "activity"("id", "group_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "poll" ADD CONSTRAINT "poll_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "poll_option" ADD CONSTRAINT "poll_option_poll_id_group_id_fkey" FOREIGN KEY ("poll_id", "group_id") REFERENCES "poll"("id", "group_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "poll_answer" ADD CONSTRAINT "poll_answer_option_id_group_id_fkey" FOREIGN KEY ("option_id", "group_id") REFERENCES "poll_option"("id", "group_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "poll_answer" ADD CONSTRAINT "poll_answer_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity_series" ADD CONSTRAINT "activity_series_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity_series" ADD CONSTRAINT "activity_series_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Rules that the schema language cannot say.
ALTER TABLE "activity" ADD CONSTRAINT "activity_sequence_rises" CHECK ("sequence" >= 0 AND ("sequence" = 0) = ("sequenced_at" IS NULL));
ALTER TABLE "activity_series" ADD CONSTRAINT "series_zone" CHECK ("zone" IN ('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'));
ALTER TABLE "activity_series" ADD CONSTRAINT "series_rule_shape" CHECK ("rule" ~ '^FREQ=(DAILY|WEEKLY|MONTHLY)(;[A-Z]+=[-A-Z0-9]+)*$');
ALTER TABLE "group_date" ADD CONSTRAINT "group_date_named" CHECK (btrim("name") <> '');
ALTER TABLE "group_date" ADD CONSTRAINT "group_date_in_order" CHECK ("last_on" >= "first_on");
ALTER TABLE "poll" ADD CONSTRAINT "poll_closing_has_a_person" CHECK (("closed_at" IS NULL) = ("closed_by_id" IS NULL));
ALTER TABLE "poll" ADD CONSTRAINT "poll_with_meeting_is_closed" CHECK ("activity_id" IS NULL OR "closed_at" IS NOT NULL);
ALTER TABLE "poll_option" ADD CONSTRAINT "option_end_after_start" CHECK ("ends_at" > "starts_at");
CREATE UNIQUE INDEX "calendar_feed_one_a_person" ON "calendar_feed"("person_id") WHERE "group_id" IS NULL AND "revoked_at" IS NULL;
CREATE UNIQUE INDEX "calendar_feed_one_a_group" ON "calendar_feed"("group_id") WHERE "group_id" IS NOT NULL AND "revoked_at" IS NULL;
