-- CreateIndex
CREATE INDEX "group_name_id_idx" ON "group"("name", "id");
