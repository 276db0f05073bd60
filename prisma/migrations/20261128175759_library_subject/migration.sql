-- CreateIndex
CREATE INDEX "library_entry_subject_id_idx" ON "library_entry"("subject", "id" DESC);
