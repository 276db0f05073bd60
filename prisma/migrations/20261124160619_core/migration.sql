-- CreateEnum
CREATE TYPE "activity_kind" AS ENUM ('meeting', 'sharing');

-- CreateEnum
CREATE TYPE "activity_origin" AS ENUM ('problem', 'programme', 'policy');

-- CreateEnum
CREATE TYPE "activity_mode" AS ENUM ('in', 'on');

-- CreateEnum
CREATE TYPE "activity_state" AS ENUM ('offered', 'accepted', 'declined', 'scheduled', 'postponed', 'cancelled', 'held', 'locked', 'approved');

-- CreateEnum
CREATE TYPE "agenda_outcome" AS ENUM ('pending', 'discussed', 'not_reached');

-- CreateEnum
CREATE TYPE "attendance_status" AS ENUM ('hadir', 'izin', 'sakit', 'tugas_luar', 'alpa');

-- CreateEnum
CREATE TYPE "evidence_kind" AS ENUM ('material', 'product', 'peer_feedback', 'help_given', 'classroom_trial', 'problem_confirmed_solved', 'reflection', 'learning_result', 'competence_change', 'certificate');

-- CreateEnum
CREATE TYPE "group_kind" AS ENUM ('kkg', 'mgmp');

-- CreateEnum
CREATE TYPE "problem_visibility" AS ENUM ('group', 'officers');

-- CreateEnum
CREATE TYPE "problem_state" AS ENUM ('submitted', 'taken_up', 'helped', 'tried', 'closed');

-- CreateEnum
CREATE TYPE "problem_outcome" AS ENUM ('solved', 'unsolved');

-- CreateEnum
CREATE TYPE "problem_event_kind" AS ENUM ('reported', 'taken_up', 'linked', 'returned', 'comment', 'help', 'trial', 'closed', 'reopened');

-- CreateEnum
CREATE TYPE "category" AS ENUM ('umum', 'inti_rutin', 'inti_pengembangan', 'penunjang');

-- CreateEnum
CREATE TYPE "objective" AS ENUM ('A', 'B', 'C', 'D', 'E', 'F', 'G');

-- CreateTable
CREATE TABLE "activity" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "kind" "activity_kind" NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "category" "category" NOT NULL,
    "origin" "activity_origin" NOT NULL,
    "objective" "objective" NOT NULL,
    "supporting" "objective"[],
    "mode" "activity_mode" NOT NULL DEFAULT 'in',
    "place" TEXT NOT NULL DEFAULT '',
    "link" TEXT NOT NULL DEFAULT '',
    "state" "activity_state" NOT NULL,
    "programme_item_id" UUID,
    "starts_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "jp" SMALLINT,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "counted_stages" SMALLINT NOT NULL DEFAULT 0,
    "counted_month" DATE,
    "counted_main" "objective",
    "counted_support" "objective"[],

    CONSTRAINT "activity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "activity_day" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "activity_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "activity_day_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "activity_transition" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "activity_id" UUID NOT NULL,
    "from" "activity_state",
    "to" "activity_state" NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "activity_transition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agenda_item" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "activity_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "title" TEXT NOT NULL,
    "minutes" SMALLINT,
    "problem_id" UUID,
    "outcome" "agenda_outcome" NOT NULL DEFAULT 'pending',

    CONSTRAINT "agenda_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attendance" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "activity_id" UUID NOT NULL,
    "day_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "status" "attendance_status" NOT NULL,
    "late" BOOLEAN NOT NULL DEFAULT false,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID NOT NULL,

    CONSTRAINT "attendance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "minutes" (
    "activity_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by_id" UUID NOT NULL,
    "approved_at" TIMESTAMPTZ(3),
    "approved_by_id" UUID,

    CONSTRAINT "minutes_pkey" PRIMARY KEY ("activity_id")
);

-- CreateTable
CREATE TABLE "decision" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "activity_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "action_item" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "activity_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "owner_id" UUID,
    "due_on" DATE,
    "done_at" TIMESTAMPTZ(3),
    "done_by_id" UUID,

    CONSTRAINT "action_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "activity_id" UUID NOT NULL,
    "kind" "evidence_kind" NOT NULL,
    "source_id" UUID,
    "note" TEXT NOT NULL DEFAULT '',
    "url" TEXT,
    "pupils" SMALLINT,
    "before" DECIMAL(5,2),
    "after" DECIMAL(5,2),
    "added_by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "coverage_counter" (
    "group_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "objective" "objective" NOT NULL,
    "planned" INTEGER NOT NULL DEFAULT 0,
    "held" INTEGER NOT NULL DEFAULT 0,
    "documented" INTEGER NOT NULL DEFAULT 0,
    "followed_up" INTEGER NOT NULL DEFAULT 0,
    "evidenced" INTEGER NOT NULL DEFAULT 0,
    "supporting" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "coverage_counter_pkey" PRIMARY KEY ("group_id","month","objective")
);

-- CreateTable
CREATE TABLE "group" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "kind" "group_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "subject" TEXT,
    "region_code" TEXT NOT NULL,
    "cluster_id" UUID,
    "parent_id" UUID,
    "decree_number" TEXT,
    "decree_on" DATE,
    "zone" TEXT NOT NULL,
    "minutes_per_jp" SMALLINT NOT NULL DEFAULT 45,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "started_on" DATE NOT NULL,
    "ended_on" DATE,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "officer_term" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "section" TEXT,
    "decree_number" TEXT NOT NULL,
    "started_on" DATE NOT NULL,
    "ended_on" DATE,

    CONSTRAINT "officer_term_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "supervisor_assignment" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "region_code" TEXT,
    "group_id" UUID,
    "school_id" UUID,
    "started_on" DATE NOT NULL,
    "ended_on" DATE,

    CONSTRAINT "supervisor_assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "password_hash" TEXT,
    "nip" TEXT,
    "nuptk" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'id',
    "is_administrator" BOOLEAN NOT NULL DEFAULT false,
    "school_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "user_agent" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "person_id" UUID,
    "command" TEXT NOT NULL,
    "group_id" UUID,
    "subject_id" UUID,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sent_form" (
    "person_id" UUID NOT NULL,
    "key" UUID NOT NULL,
    "command" TEXT NOT NULL,
    "result" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sent_form_pkey" PRIMARY KEY ("person_id","key")
);

-- CreateTable
CREATE TABLE "file" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "added_by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "problem" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "reporter_id" UUID NOT NULL,
    "school_id" UUID,
    "grade" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "situation" TEXT NOT NULL,
    "tried" TEXT NOT NULL DEFAULT '',
    "objective" "objective" NOT NULL,
    "supporting" "objective"[],
    "visibility" "problem_visibility" NOT NULL,
    "state" "problem_state" NOT NULL DEFAULT 'submitted',
    "outcome" "problem_outcome",
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "problem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "problem_event" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "problem_id" UUID NOT NULL,
    "kind" "problem_event_kind" NOT NULL,
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "outcome" "problem_outcome",
    "activity_id" UUID,

    CONSTRAINT "problem_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "programme" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "school_year" SMALLINT NOT NULL,
    "adopted_at" TIMESTAMPTZ(3),
    "adopted_by_id" UUID,

    CONSTRAINT "programme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "programme_item" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "category" "category" NOT NULL,
    "month" DATE NOT NULL,
    "objective" "objective" NOT NULL,
    "supporting" "objective"[],
    "jp" SMALLINT,
    "reason" TEXT NOT NULL DEFAULT '',
    "counted" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "programme_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "region" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "level" SMALLINT NOT NULL,
    "parent_code" TEXT,

    CONSTRAINT "region_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "cluster" (
    "id" UUID NOT NULL,
    "region_code" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "cluster_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "school" (
    "id" UUID NOT NULL,
    "npsn" TEXT,
    "name" TEXT NOT NULL,
    "region_code" TEXT NOT NULL,
    "cluster_id" UUID,

    CONSTRAINT "school_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "presenter" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "activity_id" UUID NOT NULL,
    "person_id" UUID,
    "name" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "presenter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "material" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "activity_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "url" TEXT,
    "file_id" UUID,
    "added_by_id" UUID NOT NULL,
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "material_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "feedback" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "activity_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "usefulness" SMALLINT NOT NULL,
    "will_use" BOOLEAN NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "feedback_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "activity_group_id_starts_at_idx" ON "activity"("group_id", "starts_at" DESC);

-- CreateIndex
CREATE INDEX "activity_group_id_state_starts_at_idx" ON "activity"("group_id", "state", "starts_at");

-- CreateIndex
CREATE INDEX "activity_group_id_objective_starts_at_idx" ON "activity"("group_id", "objective", "starts_at");

-- CreateIndex
CREATE INDEX "activity_programme_item_id_idx" ON "activity"("programme_item_id");

-- CreateIndex
CREATE UNIQUE INDEX "activity_id_group_id_key" ON "activity"("id", "group_id");

-- CreateIndex
CREATE INDEX "activity_day_group_id_starts_at_idx" ON "activity_day"("group_id", "starts_at");

-- CreateIndex
CREATE UNIQUE INDEX "activity_day_activity_id_starts_at_key" ON "activity_day"("activity_id", "starts_at");

-- CreateIndex
CREATE UNIQUE INDEX "activity_day_id_activity_id_group_id_key" ON "activity_day"("id", "activity_id", "group_id");

-- CreateIndex
CREATE INDEX "activity_transition_group_id_activity_id_at_idx" ON "activity_transition"("group_id", "activity_id", "at");

-- CreateIndex
CREATE INDEX "activity_transition_person_id_idx" ON "activity_transition"("person_id");

-- CreateIndex
CREATE INDEX "agenda_item_group_id_activity_id_position_idx" ON "agenda_item"("group_id", "activity_id", "position");

-- CreateIndex
CREATE INDEX "agenda_item_problem_id_idx" ON "agenda_item"("problem_id");

-- CreateIndex
CREATE UNIQUE INDEX "agenda_item_activity_id_problem_id_key" ON "agenda_item"("activity_id", "problem_id");

-- CreateIndex
CREATE INDEX "attendance_group_id_activity_id_status_idx" ON "attendance"("group_id", "activity_id", "status");

-- CreateIndex
CREATE INDEX "attendance_person_id_idx" ON "attendance"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "attendance_day_id_person_id_key" ON "attendance"("day_id", "person_id");

-- CreateIndex
CREATE INDEX "minutes_group_id_idx" ON "minutes"("group_id");

-- CreateIndex
CREATE UNIQUE INDEX "minutes_activity_id_group_id_key" ON "minutes"("activity_id", "group_id");

-- CreateIndex
CREATE INDEX "decision_group_id_activity_id_idx" ON "decision"("group_id", "activity_id");

-- CreateIndex
CREATE UNIQUE INDEX "decision_activity_id_position_key" ON "decision"("activity_id", "position");

-- CreateIndex
CREATE INDEX "action_item_group_id_activity_id_idx" ON "action_item"("group_id", "activity_id");

-- CreateIndex
CREATE INDEX "action_item_owner_id_done_at_due_on_idx" ON "action_item"("owner_id", "done_at", "due_on");

-- CreateIndex
CREATE INDEX "evidence_group_id_activity_id_idx" ON "evidence"("group_id", "activity_id");

-- CreateIndex
CREATE UNIQUE INDEX "evidence_activity_id_kind_source_id_key" ON "evidence"("activity_id", "kind", "source_id");

-- CreateIndex
CREATE UNIQUE INDEX "group_slug_key" ON "group"("slug");

-- CreateIndex
CREATE INDEX "group_region_code_name_idx" ON "group"("region_code", "name");

-- CreateIndex
CREATE INDEX "group_cluster_id_idx" ON "group"("cluster_id");

-- CreateIndex
CREATE INDEX "group_parent_id_idx" ON "group"("parent_id");

-- CreateIndex
CREATE INDEX "membership_group_id_ended_on_idx" ON "membership"("group_id", "ended_on");

-- CreateIndex
CREATE INDEX "membership_person_id_ended_on_idx" ON "membership"("person_id", "ended_on");

-- CreateIndex
CREATE INDEX "officer_term_group_id_ended_on_idx" ON "officer_term"("group_id", "ended_on");

-- CreateIndex
CREATE INDEX "officer_term_person_id_ended_on_idx" ON "officer_term"("person_id", "ended_on");

-- CreateIndex
CREATE INDEX "supervisor_assignment_person_id_ended_on_idx" ON "supervisor_assignment"("person_id", "ended_on");

-- CreateIndex
CREATE INDEX "supervisor_assignment_region_code_idx" ON "supervisor_assignment"("region_code");

-- CreateIndex
CREATE INDEX "supervisor_assignment_group_id_idx" ON "supervisor_assignment"("group_id");

-- CreateIndex
CREATE INDEX "supervisor_assignment_school_id_idx" ON "supervisor_assignment"("school_id");

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE UNIQUE INDEX "person_nip_key" ON "person"("nip");

-- CreateIndex
CREATE UNIQUE INDEX "person_nuptk_key" ON "person"("nuptk");

-- CreateIndex
CREATE INDEX "person_school_id_idx" ON "person"("school_id");

-- CreateIndex
CREATE INDEX "person_name_id_idx" ON "person"("name", "id");

-- CreateIndex
CREATE INDEX "session_person_id_created_at_idx" ON "session"("person_id", "created_at");

-- CreateIndex
CREATE INDEX "session_expires_at_idx" ON "session"("expires_at");

-- CreateIndex
CREATE INDEX "rate_limit_expire_idx" ON "rate_limit"("expire");

-- CreateIndex
CREATE INDEX "audit_entry_group_id_at_idx" ON "audit_entry"("group_id", "at");

-- CreateIndex
CREATE INDEX "audit_entry_subject_id_at_idx" ON "audit_entry"("subject_id", "at");

-- CreateIndex
CREATE INDEX "audit_entry_person_id_at_idx" ON "audit_entry"("person_id", "at");

-- CreateIndex
CREATE INDEX "sent_form_at_idx" ON "sent_form"("at");

-- CreateIndex
CREATE INDEX "file_group_id_at_idx" ON "file"("group_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "file_id_group_id_key" ON "file"("id", "group_id");

-- CreateIndex
CREATE INDEX "problem_group_id_state_created_at_idx" ON "problem"("group_id", "state", "created_at" DESC);

-- CreateIndex
CREATE INDEX "problem_group_id_created_at_idx" ON "problem"("group_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "problem_reporter_id_created_at_idx" ON "problem"("reporter_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "problem_school_id_idx" ON "problem"("school_id");

-- CreateIndex
CREATE UNIQUE INDEX "problem_id_group_id_key" ON "problem"("id", "group_id");

-- CreateIndex
CREATE INDEX "problem_event_group_id_problem_id_at_idx" ON "problem_event"("group_id", "problem_id", "at");

-- CreateIndex
CREATE INDEX "problem_event_activity_id_kind_idx" ON "problem_event"("activity_id", "kind");

-- CreateIndex
CREATE INDEX "problem_event_person_id_idx" ON "problem_event"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "programme_group_id_school_year_key" ON "programme"("group_id", "school_year");

-- CreateIndex
CREATE UNIQUE INDEX "programme_id_group_id_key" ON "programme"("id", "group_id");

-- CreateIndex
CREATE INDEX "programme_item_programme_id_month_idx" ON "programme_item"("programme_id", "month");

-- CreateIndex
CREATE UNIQUE INDEX "programme_item_id_group_id_key" ON "programme_item"("id", "group_id");

-- CreateIndex
CREATE INDEX "region_parent_code_name_idx" ON "region"("parent_code", "name");

-- CreateIndex
CREATE UNIQUE INDEX "cluster_region_code_name_key" ON "cluster"("region_code", "name");

-- CreateIndex
CREATE UNIQUE INDEX "school_npsn_key" ON "school"("npsn");

-- CreateIndex
CREATE INDEX "school_region_code_name_idx" ON "school"("region_code", "name");

-- CreateIndex
CREATE INDEX "school_cluster_id_idx" ON "school"("cluster_id");

-- CreateIndex
CREATE INDEX "presenter_group_id_activity_id_idx" ON "presenter"("group_id", "activity_id");

-- CreateIndex
CREATE INDEX "presenter_person_id_idx" ON "presenter"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "presenter_activity_id_person_id_key" ON "presenter"("activity_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "material_file_id_key" ON "material"("file_id");

-- CreateIndex
CREATE INDEX "material_group_id_activity_id_idx" ON "material"("group_id", "activity_id");

-- CreateIndex
CREATE UNIQUE INDEX "material_file_id_group_id_key" ON "material"("file_id", "group_id");

-- CreateIndex
CREATE INDEX "feedback_group_id_activity_id_idx" ON "feedback"("group_id", "activity_id");

-- CreateIndex
CREATE INDEX "feedback_person_id_idx" ON "feedback"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "feedback_activity_id_person_id_key" ON "feedback"("activity_id", "person_id");

-- AddForeignKey
ALTER TABLE "activity" ADD CONSTRAINT "activity_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity" ADD CONSTRAINT "activity_programme_item_id_group_id_fkey" FOREIGN KEY ("programme_item_id", "group_id") REFERENCES "programme_item"("id", "group_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity_day" ADD CONSTRAINT "activity_day_activity_id_group_id_fkey" FOREIGN KEY ("activity_id", "group_id") REFERENCES "activity"("id", "group_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity_transition" ADD CONSTRAINT "activity_transition_activity_id_group_id_fkey" FOREIGN KEY ("activity_id", "group_id") REFERENCES "activity"("id", "group_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity_transition" ADD CONSTRAINT "activity_transition_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_activity_id_group_id_fkey" FOREIGN KEY ("activity_id", "group_id") REFERENCES "activity"("id", "group_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_problem_id_group_id_fkey" FOREIGN KEY ("problem_id", "group_id") REFERENCES "problem"("id", "group_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_activity_id_group_id_fkey" FOREIGN KEY ("activity_id", "group_id") REFERENCES "activity"("id", "group_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_day_id_activity_id_group_id_fkey" FOREIGN KEY ("day_id", "activity_id", "group_id") REFERENCES "activity_day"("id", "activity_id", "group_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "minutes" ADD CONSTRAINT "minutes_activity_id_group_id_fkey" FOREIGN KEY ("activity_id", "group_id") REFERENCES "activity"("id", "group_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_activity_id_group_id_fkey" FOREIGN KEY ("activity_id", "group_id") REFERENCES "minutes"("activity_id", "group_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action_item" ADD CONSTRAINT "action_item_activity_id_group_id_fkey" FOREIGN KEY ("activity_id", "group_id") REFERENCES "activity"("id", "group_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action_item" ADD CONSTRAINT "action_item_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_activity_id_group_id_fkey" FOREIGN KEY ("activity_id", "group_id") REFERENCES "activity"("id", "group_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coverage_counter" ADD CONSTRAINT "coverage_counter_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group" ADD CONSTRAINT "group_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group" ADD CONSTRAINT "group_cluster_id_fkey" FOREIGN KEY ("cluster_id") REFERENCES "cluster"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group" ADD CONSTRAINT "group_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "officer_term" ADD CONSTRAINT "officer_term_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "officer_term" ADD CONSTRAINT "officer_term_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supervisor_assignment" ADD CONSTRAINT "supervisor_assignment_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supervisor_assignment" ADD CONSTRAINT "supervisor_assignment_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supervisor_assignment" ADD CONSTRAINT "supervisor_assignment_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supervisor_assignment" ADD CONSTRAINT "supervisor_assignment_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "file" ADD CONSTRAINT "file_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "problem" ADD CONSTRAINT "problem_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "problem" ADD CONSTRAINT "problem_reporter_id_fkey" FOREIGN KEY ("reporter_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "problem" ADD CONSTRAINT "problem_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "problem_event" ADD CONSTRAINT "problem_event_problem_id_group_id_fkey" FOREIGN KEY ("problem_id", "group_id") REFERENCES "problem"("id", "group_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "problem_event" ADD CONSTRAINT "problem_event_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "problem_event" ADD CONSTRAINT "problem_event_activity_id_group_id_fkey" FOREIGN KEY ("activity_id", "group_id") REFERENCES "activity"("id", "group_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme" ADD CONSTRAINT "programme_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_item" ADD CONSTRAINT "programme_item_programme_id_group_id_fkey" FOREIGN KEY ("programme_id", "group_id") REFERENCES "programme"("id", "group_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "region" ADD CONSTRAINT "region_parent_code_fkey" FOREIGN KEY ("parent_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cluster" ADD CONSTRAINT "cluster_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "school" ADD CONSTRAINT "school_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "school" ADD CONSTRAINT "school_cluster_id_fkey" FOREIGN KEY ("cluster_id") REFERENCES "cluster"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "presenter" ADD CONSTRAINT "presenter_activity_id_group_id_fkey" FOREIGN KEY ("activity_id", "group_id") REFERENCES "activity"("id", "group_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "presenter" ADD CONSTRAINT "presenter_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "material" ADD CONSTRAINT "material_activity_id_group_id_fkey" FOREIGN KEY ("activity_id", "group_id") REFERENCES "activity"("id", "group_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "material" ADD CONSTRAINT "material_file_id_group_id_fkey" FOREIGN KEY ("file_id", "group_id") REFERENCES "file"("id", "group_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_activity_id_group_id_fkey" FOREIGN KEY ("activity_id", "group_id") REFERENCES "activity"("id", "group_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Invariants that the schema language cannot state.
CREATE EXTENSION IF NOT EXISTS btree_gist;

ALTER TABLE "region" ADD CONSTRAINT "region_code_shape" CHECK ("code" ~ '^\d{2}(\.\d{2}){0,2}$' AND "level" = (length("code") + 1) / 3);
ALTER TABLE "region" ADD CONSTRAINT "region_parent_is_prefix" CHECK (("level" = 1 AND "parent_code" IS NULL) OR ("level" > 1 AND "parent_code" = left("code", length("code") - 3)));
ALTER TABLE "school" ADD CONSTRAINT "school_npsn_shape" CHECK ("npsn" ~ '^[0-9A-Z]{8}$');
ALTER TABLE "person" ADD CONSTRAINT "person_name_given" CHECK (btrim("name") <> '');
ALTER TABLE "person" ADD CONSTRAINT "person_email_lower" CHECK ("email" = lower("email"));
ALTER TABLE "person" ADD CONSTRAINT "person_nip_shape" CHECK ("nip" ~ '^\d{18}$');
ALTER TABLE "person" ADD CONSTRAINT "person_nuptk_shape" CHECK ("nuptk" ~ '^\d{16}$');
ALTER TABLE "group" ADD CONSTRAINT "group_minutes_per_jp" CHECK ("minutes_per_jp" IN (45, 50));
ALTER TABLE "group" ADD CONSTRAINT "group_zone" CHECK ("zone" IN ('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'));
ALTER TABLE "group" ADD CONSTRAINT "group_not_its_own_parent" CHECK ("parent_id" <> "id");
ALTER TABLE "membership" ADD CONSTRAINT "membership_once_at_a_time" EXCLUDE USING gist ("group_id" WITH =, "person_id" WITH =, daterange("started_on", "ended_on", '[]') WITH &&);
ALTER TABLE "officer_term" ADD CONSTRAINT "officer_term_once_at_a_time" EXCLUDE USING gist ("group_id" WITH =, "person_id" WITH =, "title" WITH =, daterange("started_on", "ended_on", '[]') WITH &&);
ALTER TABLE "supervisor_assignment" ADD CONSTRAINT "assignment_to_one_thing" CHECK (num_nonnulls("region_code", "group_id", "school_id") = 1);
ALTER TABLE "supervisor_assignment" ADD CONSTRAINT "assignment_period" CHECK ("ended_on" >= "started_on");
ALTER TABLE "programme_item" ADD CONSTRAINT "item_month_first" CHECK (extract(day FROM "month") = 1);
ALTER TABLE "programme_item" ADD CONSTRAINT "item_jp" CHECK ("jp" BETWEEN 1 AND 200);
ALTER TABLE "programme_item" ADD CONSTRAINT "item_main_not_supporting" CHECK (NOT ("objective" = ANY ("supporting")));
ALTER TABLE "problem" ADD CONSTRAINT "problem_main_not_supporting" CHECK (NOT ("objective" = ANY ("supporting")));
ALTER TABLE "problem" ADD CONSTRAINT "problem_outcome_when_closed" CHECK (("state" = 'closed') = ("outcome" IS NOT NULL));
ALTER TABLE "problem_event" ADD CONSTRAINT "event_outcome_when_closing" CHECK (("kind" = 'closed') = ("outcome" IS NOT NULL));
ALTER TABLE "activity" ADD CONSTRAINT "activity_main_not_supporting" CHECK (NOT ("objective" = ANY ("supporting")));
ALTER TABLE "activity" ADD CONSTRAINT "activity_dates_together" CHECK (("starts_at" IS NULL) = ("ends_at" IS NULL) AND "ends_at" > "starts_at");
ALTER TABLE "activity" ADD CONSTRAINT "activity_dated_when_scheduled" CHECK ("state" NOT IN ('scheduled', 'held', 'locked', 'approved') OR "starts_at" IS NOT NULL);
ALTER TABLE "activity" ADD CONSTRAINT "activity_offer_is_sharing" CHECK ("state" NOT IN ('offered', 'accepted', 'declined') OR "kind" = 'sharing');
ALTER TABLE "activity_day" ADD CONSTRAINT "day_end_after_start" CHECK ("ends_at" > "starts_at");
ALTER TABLE "activity_day" ADD CONSTRAINT "days_apart" EXCLUDE USING gist ("activity_id" WITH =, tstzrange("starts_at", "ends_at") WITH &&);
ALTER TABLE "attendance" ADD CONSTRAINT "late_only_when_present" CHECK (NOT "late" OR "status" = 'hadir');
ALTER TABLE "minutes" ADD CONSTRAINT "approval_has_a_person" CHECK (("approved_at" IS NULL) = ("approved_by_id" IS NULL));
ALTER TABLE "action_item" ADD CONSTRAINT "done_has_a_person" CHECK (("done_at" IS NULL) = ("done_by_id" IS NULL));
ALTER TABLE "presenter" ADD CONSTRAINT "presenter_named" CHECK ("person_id" IS NOT NULL OR btrim("name") <> '');
ALTER TABLE "material" ADD CONSTRAINT "material_link_or_file" CHECK (num_nonnulls("url", "file_id") = 1);
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_usefulness" CHECK ("usefulness" BETWEEN 1 AND 5);
ALTER TABLE "evidence" ADD CONSTRAINT "learning_result_has_figures" CHECK ("kind" <> 'learning_result' OR ("pupils" > 0 AND "before" BETWEEN 0 AND 100 AND "after" BETWEEN 0 AND 100 AND num_nonnulls("pupils", "before", "after") = 3));
ALTER TABLE "file" ADD CONSTRAINT "file_size" CHECK ("bytes" BETWEEN 1 AND 10485760);
ALTER TABLE "coverage_counter" ADD CONSTRAINT "counter_stages_nested" CHECK ("planned" >= "held" AND "held" >= "documented" AND "documented" >= "followed_up" AND "followed_up" >= 0 AND "held" >= "evidenced" AND "evidenced" >= 0 AND "supporting" >= 0);
ALTER TABLE "coverage_counter" ADD CONSTRAINT "counter_month_first" CHECK (extract(day FROM "month") = 1);

-- The audit trail only grows.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'audit entries are append-only'; END $$;
CREATE TRIGGER "audit_entry_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_entry" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
