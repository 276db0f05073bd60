-- CreateEnum
CREATE TYPE "join_state" AS ENUM ('waiting', 'approved', 'declined');

-- CreateTable
CREATE TABLE "join_link" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "places" SMALLINT NOT NULL,

    CONSTRAINT "join_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "join_request" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "link_id" UUID NOT NULL,
    "person_id" UUID,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "school" TEXT NOT NULL DEFAULT '',
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "state" "join_state" NOT NULL DEFAULT 'waiting',
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,

    CONSTRAINT "join_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "join_invitation" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "void_at" TIMESTAMPTZ(3),

    CONSTRAINT "join_invitation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "join_link_group_id_expires_at_idx" ON "join_link"("group_id", "expires_at");

-- CreateIndex
CREATE INDEX "join_link_created_by_id_idx" ON "join_link"("created_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "join_link_id_group_id_key" ON "join_link"("id", "group_id");

-- CreateIndex
CREATE INDEX "join_request_group_id_state_asked_at_idx" ON "join_request"("group_id", "state", "asked_at");

-- CreateIndex
CREATE INDEX "join_request_link_id_group_id_idx" ON "join_request"("link_id", "group_id");

-- CreateIndex
CREATE INDEX "join_request_person_id_idx" ON "join_request"("person_id");

-- CreateIndex
CREATE INDEX "join_request_decided_by_id_idx" ON "join_request"("decided_by_id");

-- CreateIndex
CREATE INDEX "join_invitation_group_id_created_at_idx" ON "join_invitation"("group_id", "created_at");

-- CreateIndex
CREATE INDEX "join_invitation_created_by_id_idx" ON "join_invitation"("created_by_id");

-- CreateIndex
CREATE INDEX "join_invitation_expires_at_idx" ON "join_invitation"("expires_at");

-- AddForeignKey
ALTER TABLE "join_link" ADD CONSTRAINT "join_link_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "join_link" ADD CONSTRAINT "join_link_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "join_request" ADD CONSTRAINT "join_request_link_id_group_id_fkey" FOREIGN KEY ("link_id", "group_id") REFERENCES "join_link"("id", "group_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "join_request" ADD CONSTRAINT "join_request_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "join_request" ADD CONSTRAINT "join_request_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "join_invitation" ADD CONSTRAINT "join_invitation_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "join_invitation" ADD CONSTRAINT "join_invitation_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "join_link" ADD CONSTRAINT "join_link_expires" CHECK (expires_at > created_at);
ALTER TABLE "join_link" ADD CONSTRAINT "join_link_places" CHECK (places between 1 and 500);
ALTER TABLE "join_request" ADD CONSTRAINT "join_request_whose" CHECK (person_id is not null or email is not null);
ALTER TABLE "join_request" ADD CONSTRAINT "join_request_decided" CHECK ((state = 'waiting') = (decided_at is null));
-- One at a time for a person, or for an address.
CREATE UNIQUE INDEX "join_request_waiting_person" ON "join_request"("group_id", "person_id") WHERE state = 'waiting' AND person_id IS NOT NULL;
CREATE UNIQUE INDEX "join_request_waiting_email" ON "join_request"("group_id", "email") WHERE state = 'waiting' AND email IS NOT NULL;
ALTER TABLE "join_invitation" ADD CONSTRAINT "join_invitation_expires" CHECK (expires_at > created_at);
ALTER TABLE "join_invitation" ADD CONSTRAINT "join_invitation_once" CHECK (used_at is null or void_at is null);
CREATE UNIQUE INDEX "join_invitation_open" ON "join_invitation"("group_id", "email") WHERE used_at IS NULL AND void_at IS NULL;

ALTER TABLE "notice" DROP CONSTRAINT "notice_of_a_record";
-- Notices of supervision and of membership are of the group itself.
ALTER TABLE "notice" ADD CONSTRAINT "notice_of_a_record"
  CHECK (num_nonnulls("activity_id", "poll_id", "problem_id", "referral_id") > 0
    OR "kind" LIKE 'supervision.%' OR "kind" LIKE 'membership.%');
