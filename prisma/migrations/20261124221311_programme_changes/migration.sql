-- CreateEnum
CREATE TYPE "programme_change_kind" AS ENUM ('added', 'changed', 'removed');

-- CreateTable
CREATE TABLE "programme_change" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "kind" "programme_change_kind" NOT NULL,
    "title" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "programme_change_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "programme_change_group_id_programme_id_at_idx" ON "programme_change"("group_id", "programme_id", "at");

-- CreateIndex
CREATE INDEX "programme_change_person_id_idx" ON "programme_change"("person_id");

-- AddForeignKey
ALTER TABLE "programme_change" ADD CONSTRAINT "programme_change_programme_id_group_id_fkey" FOREIGN KEY ("programme_id", "group_id") REFERENCES "programme"("id", "group_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_change" ADD CONSTRAINT "programme_change_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Rules that the schema language cannot say.
ALTER TABLE "programme_change" ADD CONSTRAINT "programme_change_has_reason" CHECK (btrim("reason") <> '');
