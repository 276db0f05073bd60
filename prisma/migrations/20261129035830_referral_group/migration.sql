-- AddForeignKey
ALTER TABLE "referral" ADD CONSTRAINT "referral_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "group"("id") ON DELETE CASCADE ON UPDATE CASCADE;
