-- AlterTable
ALTER TABLE "officer_term" ADD COLUMN     "acting_from" DATE,
ADD COLUMN     "stepped_down" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "officer_term_ended_on_idx" ON "officer_term"("ended_on");

ALTER TABLE "officer_term" ADD CONSTRAINT "officer_term_acting_afterwards" CHECK ("acting_from" > "started_on");
