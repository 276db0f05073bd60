-- CreateIndex
CREATE INDEX "adoption_remind_on_idx" ON "adoption"("remind_on");
