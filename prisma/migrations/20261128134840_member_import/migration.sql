-- CreateTable
CREATE TABLE "member_import" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "heads" JSONB NOT NULL,
    "rows" JSONB NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT NOT NULL DEFAULT '',
    "applied_at" TIMESTAMPTZ(3),

    CONSTRAINT "member_import_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "member_import_group_id_created_at_idx" ON "member_import"("group_id", "created_at");

-- CreateIndex
CREATE INDEX "member_import_created_at_idx" ON "member_import"("created_at");

-- AddForeignKey
ALTER TABLE "member_import" ADD CONSTRAINT "member_import_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What a roster said is gone once it was taken over; nobody is written down beyond its people.
ALTER TABLE "member_import"
  ADD CONSTRAINT "roster_rows_go_when_applied" CHECK ("applied_at" IS NULL OR "rows" = '[]'::jsonb),
  ADD CONSTRAINT "roster_done_of_total" CHECK (done BETWEEN 0 AND total);
