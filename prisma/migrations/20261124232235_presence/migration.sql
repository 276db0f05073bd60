-- CreateEnum
CREATE TYPE "coming" AS ENUM ('coming', 'izin');

-- AlterTable
ALTER TABLE "activity_day" ADD COLUMN     "check_in_by_hand" BOOLEAN,
ADD COLUMN     "check_in_hand_at" TIMESTAMPTZ(3),
ADD COLUMN     "code_key" UUID NOT NULL DEFAULT gen_random_uuid();

-- CreateTable
CREATE TABLE "attendance_correction" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "activity_id" UUID NOT NULL,
    "day_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "from" "attendance_status",
    "from_late" BOOLEAN NOT NULL DEFAULT false,
    "to" "attendance_status" NOT NULL,
    "to_late" BOOLEAN NOT NULL DEFAULT false,
    "reason" TEXT NOT NULL,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attendance_correction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "guest" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "activity_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "institution" TEXT NOT NULL DEFAULT '',
    "role" TEXT NOT NULL DEFAULT '',
    "added_by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "guest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "guest_presence" (
    "group_id" UUID NOT NULL,
    "activity_id" UUID NOT NULL,
    "day_id" UUID NOT NULL,
    "guest_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID NOT NULL,

    CONSTRAINT "guest_presence_pkey" PRIMARY KEY ("day_id","guest_id")
);

-- CreateTable
CREATE TABLE "invitation_answer" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "activity_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "answer" "coming" NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "for_start" TIMESTAMPTZ(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "invitation_answer_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "attendance_correction_group_id_activity_id_at_idx" ON "attendance_correction"("group_id", "activity_id", "at");

-- CreateIndex
CREATE INDEX "attendance_correction_day_id_idx" ON "attendance_correction"("day_id");

-- CreateIndex
CREATE INDEX "attendance_correction_person_id_idx" ON "attendance_correction"("person_id");

-- CreateIndex
CREATE INDEX "attendance_correction_by_id_idx" ON "attendance_correction"("by_id");

-- CreateIndex
CREATE INDEX "guest_group_id_activity_id_idx" ON "guest"("group_id", "activity_id");

-- CreateIndex
CREATE UNIQUE INDEX "guest_id_activity_id_group_id_key" ON "guest"("id", "activity_id", "group_id");

-- CreateIndex
CREATE INDEX "guest_presence_group_id_activity_id_idx" ON "guest_presence"("group_id", "activity_id");

-- CreateIndex
CREATE INDEX "guest_presence_guest_id_idx" ON "guest_presence"("guest_id");

-- CreateIndex
CREATE INDEX "invitation_answer_group_id_activity_id_idx" ON "invitation_answer"("group_id", "activity_id");

-- CreateIndex
CREATE INDEX "invitation_answer_person_id_idx" ON "invitation_answer"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_answer_activity_id_person_id_key" ON "invitation_answer"("activity_id", "person_id");

-- AddForeignKey
ALTER TABLE "attendance_correction" ADD CONSTRAINT "attendance_correction_day_id_activity_id_group_id_fkey" FOREIGN KEY ("day_id", "activity_id", "group_id") REFERENCES "activity_day"("id", "activity_id", "group_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance_correction" ADD CONSTRAINT "attendance_correction_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance_correction" ADD CONSTRAINT "attendance_correction_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guest" ADD CONSTRAINT "guest_activity_id_group_id_fkey" FOREIGN KEY ("activity_id", "group_id") REFERENCES "activity"("id", "group_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guest_presence" ADD CONSTRAINT "guest_presence_day_id_activity_id_group_id_fkey" FOREIGN KEY ("day_id", "activity_id", "group_id") REFERENCES "activity_day"("id", "activity_id", "group_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guest_presence" ADD CONSTRAINT "guest_presence_guest_id_activity_id_group_id_fkey" FOREIGN KEY ("guest_id", "activity_id", "group_id") REFERENCES "guest"("id", "activity_id", "group_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation_answer" ADD CONSTRAINT "invitation_answer_activity_id_group_id_fkey" FOREIGN KEY ("activity_id", "group_id") REFERENCES "activity"("id", "group_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation_answer" ADD CONSTRAINT "invitation_answer_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Rules that the schema language cannot say.
ALTER TABLE "activity_day" ADD CONSTRAINT "check_in_by_hand_has_a_time" CHECK (("check_in_by_hand" IS NULL) = ("check_in_hand_at" IS NULL));
ALTER TABLE "invitation_answer" ADD CONSTRAINT "excuse_has_reason" CHECK ("answer" <> 'izin' OR btrim("reason") <> '');
ALTER TABLE "guest" ADD CONSTRAINT "guest_named" CHECK (btrim("name") <> '');
ALTER TABLE "attendance_correction" ADD CONSTRAINT "correction_has_reason" CHECK (btrim("reason") <> '');
ALTER TABLE "attendance_correction" ADD CONSTRAINT "correction_late_only_when_present" CHECK (NOT ("from_late" AND "from" IS DISTINCT FROM 'hadir') AND NOT ("to_late" AND "to" <> 'hadir'));
ALTER TABLE "attendance_correction" ADD CONSTRAINT "correction_changes_something" CHECK ("from" IS DISTINCT FROM "to" OR "from_late" <> "to_late");
