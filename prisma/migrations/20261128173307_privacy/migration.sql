-- CreateEnum
CREATE TYPE "consent_purpose" AS ENUM ('photos');

-- AlterTable
ALTER TABLE "document" ADD COLUMN     "renewed_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "closed_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "consent" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "purpose" "consent_purpose" NOT NULL,
    "wording" SMALLINT NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "consent_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "consent_person_id_purpose_idx" ON "consent"("person_id", "purpose");

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A consent is given once and taken back once; both stay.
CREATE UNIQUE INDEX "consent_runs_once" ON "consent" ("person_id", "purpose") WHERE "withdrawn_at" IS NULL;
ALTER TABLE "consent" ADD CONSTRAINT "consent_in_order" CHECK ("withdrawn_at" >= "given_at");
CREATE FUNCTION "keep_consent"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.withdrawn_at IS NULL AND to_jsonb(NEW) - 'withdrawn_at' = to_jsonb(OLD) - 'withdrawn_at' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a consent is only taken back';
END $$;
CREATE TRIGGER "consent_is_kept" BEFORE UPDATE OR DELETE ON "consent" FOR EACH ROW EXECUTE FUNCTION "keep_consent"();

-- Of a closed account nothing is left that says whose it was.
ALTER TABLE "person" ADD CONSTRAINT "person_closed_is_nobody" CHECK (
  "closed_at" IS NULL OR (num_nonnulls("email", "password_hash", "nip", "nuptk", "school_id") = 0 AND NOT "is_administrator"));

-- An issued document also lets a name be blanked for a closed account; it stays valid.
CREATE OR REPLACE FUNCTION "keep_document"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  revoking text[] := ARRAY['revoked_at', 'revoked_by_id', 'revoked_reason'];
  blanking text[] := revoking || ARRAY['content', 'shown', 'number', 'withheld_at'];
  renewing text[] := ARRAY['content', 'shown', 'number', 'revoked_reason', 'renewed_at'];
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.revoked_at IS NULL AND to_jsonb(NEW) - revoking = to_jsonb(OLD) - revoking THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND NEW.withheld_at IS NOT NULL AND to_jsonb(NEW) - blanking = to_jsonb(OLD) - blanking
    AND (OLD.revoked_at IS NULL OR (OLD.revoked_at, OLD.revoked_by_id) = (NEW.revoked_at, NEW.revoked_by_id)) THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND NEW.renewed_at IS NOT NULL AND current_setting('sanggar.redacting', true) = NEW.group_id::text
    AND to_jsonb(NEW) - renewing = to_jsonb(OLD) - renewing THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'issued documents are never changed';
END $$;
