-- CreateIndex
CREATE INDEX "library_entry_objective_id_idx" ON "library_entry"("objective", "id" DESC);

-- CreateIndex
CREATE INDEX "library_entry_phase_id_idx" ON "library_entry"("phase", "id" DESC);
