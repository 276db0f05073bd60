-- AlterTable
ALTER TABLE "notice" ADD COLUMN     "referral_id" UUID;

-- CreateIndex
CREATE INDEX "notice_referral_id_idx" ON "notice"("referral_id");

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_referral_id_fkey" FOREIGN KEY ("referral_id") REFERENCES "referral"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A notice is of a record, so that it is seen only with it: of a referral too.
ALTER TABLE "notice" DROP CONSTRAINT "notice_of_a_record";
ALTER TABLE "notice" ADD CONSTRAINT "notice_of_a_record"
  CHECK (num_nonnulls("activity_id", "poll_id", "problem_id", "referral_id") > 0 OR "kind" LIKE 'supervision.%');
