-- CreateTable
CREATE TABLE "transfer" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "size" INTEGER NOT NULL,
    "print" BYTEA,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "transfer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transfer_part" (
    "group_id" UUID NOT NULL,
    "transfer_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "transfer_part_pkey" PRIMARY KEY ("transfer_id","position")
);

-- CreateIndex
CREATE INDEX "transfer_group_id_person_id_idx" ON "transfer"("group_id", "person_id");

-- CreateIndex
CREATE INDEX "transfer_person_id_idx" ON "transfer"("person_id");

-- CreateIndex
CREATE INDEX "transfer_expires_at_idx" ON "transfer"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "transfer_id_group_id_key" ON "transfer"("id", "group_id");

-- CreateIndex
CREATE INDEX "transfer_part_group_id_transfer_id_idx" ON "transfer_part"("group_id", "transfer_id");

-- AddForeignKey
ALTER TABLE "transfer" ADD CONSTRAINT "transfer_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transfer" ADD CONSTRAINT "transfer_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transfer_part" ADD CONSTRAINT "transfer_part_transfer_id_group_id_fkey" FOREIGN KEY ("transfer_id", "group_id") REFERENCES "transfer"("id", "group_id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What a file may weigh, the length of a SHA-256, and of a part.
ALTER TABLE "transfer"
  ADD CONSTRAINT "transfer_size" CHECK (size BETWEEN 1 AND 10485760),
  ADD CONSTRAINT "transfer_print" CHECK (length(print) = 32);
ALTER TABLE "transfer_part"
  ADD CONSTRAINT "transfer_part_position" CHECK (position >= 0),
  ADD CONSTRAINT "transfer_part_bytes" CHECK (length(bytes) BETWEEN 1 AND 262144);
-- Photos and PDFs are packed already.
ALTER TABLE "transfer_part" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
