-- CreateEnum
CREATE TYPE "document_kind" AS ENUM ('undangan', 'daftar_hadir', 'notulen', 'laporan', 'surat_keterangan');

-- CreateTable
CREATE TABLE "letterhead" (
    "group_id" UUID NOT NULL,
    "above" TEXT NOT NULL DEFAULT '',
    "address" TEXT NOT NULL DEFAULT '',
    "place" TEXT NOT NULL DEFAULT '',
    "code" TEXT NOT NULL DEFAULT '',
    "format" TEXT NOT NULL,
    "logo_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "letterhead_pkey" PRIMARY KEY ("group_id")
);

-- CreateTable
CREATE TABLE "letter_counter" (
    "group_id" UUID NOT NULL,
    "year" SMALLINT NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "letter_counter_pkey" PRIMARY KEY ("group_id","year")
);

-- CreateTable
CREATE TABLE "activity_report" (
    "activity_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "background" TEXT NOT NULL,
    "aims" TEXT NOT NULL,
    "results" TEXT NOT NULL,
    "follow_up" TEXT NOT NULL,
    "impact" TEXT NOT NULL,
    "conclusion" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by_id" UUID NOT NULL,

    CONSTRAINT "activity_report_pkey" PRIMARY KEY ("activity_id")
);

-- CreateTable
CREATE TABLE "document" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "activity_id" UUID NOT NULL,
    "kind" "document_kind" NOT NULL,
    "person_id" UUID,
    "year" SMALLINT,
    "serial" INTEGER,
    "number" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "shown" JSONB NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "issued_on" DATE NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "issued_by_id" UUID NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by_id" UUID,
    "revoked_reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "document_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "letterhead_logo_id_group_id_key" ON "letterhead"("logo_id", "group_id");

-- CreateIndex
CREATE INDEX "activity_report_group_id_idx" ON "activity_report"("group_id");

-- CreateIndex
CREATE UNIQUE INDEX "activity_report_activity_id_group_id_key" ON "activity_report"("activity_id", "group_id");

-- CreateIndex
CREATE UNIQUE INDEX "document_code_key" ON "document"("code");

-- CreateIndex
CREATE INDEX "document_group_id_activity_id_kind_id_idx" ON "document"("group_id", "activity_id", "kind", "id");

-- CreateIndex
CREATE INDEX "document_activity_id_idx" ON "document"("activity_id");

-- CreateIndex
CREATE INDEX "document_person_id_idx" ON "document"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "document_group_id_year_serial_key" ON "document"("group_id", "year", "serial");

-- AddForeignKey
ALTER TABLE "letterhead" ADD CONSTRAINT "letterhead_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letterhead" ADD CONSTRAINT "letterhead_logo_id_group_id_fkey" FOREIGN KEY ("logo_id", "group_id") REFERENCES "file"("id", "group_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter_counter" ADD CONSTRAINT "letter_counter_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity_report" ADD CONSTRAINT "activity_report_activity_id_group_id_fkey" FOREIGN KEY ("activity_id", "group_id") REFERENCES "activity"("id", "group_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document" ADD CONSTRAINT "document_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document" ADD CONSTRAINT "document_activity_id_group_id_fkey" FOREIGN KEY ("activity_id", "group_id") REFERENCES "activity"("id", "group_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document" ADD CONSTRAINT "document_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- Rules that the schema language cannot say.
ALTER TABLE "letterhead" ADD CONSTRAINT "letterhead_format_numbers" CHECK ("format" ~ '\{number(:[1-6])?\}' AND position('{year}' IN "format") > 0);
ALTER TABLE "letter_counter" ADD CONSTRAINT "letter_counter_counts" CHECK ("last" >= 0);
ALTER TABLE "document" ADD CONSTRAINT "document_year_and_serial" CHECK (num_nulls("year", "serial") IN (0, 2) AND "serial" > 0);
ALTER TABLE "document" ADD CONSTRAINT "document_number_given" CHECK (btrim("number") <> '');
ALTER TABLE "document" ADD CONSTRAINT "document_code_shape" CHECK ("code" ~ '^[2-9A-HJKMNP-TV-Z]{12}$');
ALTER TABLE "document" ADD CONSTRAINT "document_sum_shape" CHECK ("sha256" ~ '^[0-9a-f]{64}$' AND "bytes" > 0);
ALTER TABLE "document" ADD CONSTRAINT "document_statement_of_a_person" CHECK (("kind" = 'surat_keterangan') = ("person_id" IS NOT NULL));
ALTER TABLE "document" ADD CONSTRAINT "document_revoked_with_reason" CHECK (num_nulls("revoked_at", "revoked_by_id") IN (0, 2) AND ("revoked_at" IS NULL) = (btrim("revoked_reason") = ''));
-- One that holds of each kind, and of each person's statement; a revoked one makes room.
ALTER TABLE "document" ADD CONSTRAINT "document_one_in_force" EXCLUDE USING gist ("activity_id" WITH =, "kind" WITH =, (coalesce("person_id", "activity_id")) WITH =) WHERE ("revoked_at" IS NULL);

-- An issued document stands as it is: it can be revoked once, and nothing else.
CREATE FUNCTION "keep_document"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.revoked_at IS NULL
    AND to_jsonb(NEW) - ARRAY['revoked_at', 'revoked_by_id', 'revoked_reason']
      = to_jsonb(OLD) - ARRAY['revoked_at', 'revoked_by_id', 'revoked_reason'] THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'issued documents are never changed';
END $$;
CREATE TRIGGER "document_is_kept" BEFORE UPDATE OR DELETE ON "document" FOR EACH ROW EXECUTE FUNCTION "keep_document"();
