-- A mark that is another whenever the sums of the regions are others: who kept some of them knows by it whether they hold.
CREATE TABLE "region_coverage_mark" (
    "id" SMALLINT NOT NULL DEFAULT 1,
    "mark" UUID NOT NULL,
    CONSTRAINT "region_coverage_mark_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "region_coverage_mark" ADD CONSTRAINT "region_coverage_mark_one" CHECK ("id" = 1);
INSERT INTO "region_coverage_mark" ("mark") VALUES (gen_random_uuid());

-- A folding that found nothing leaves the mark.
CREATE FUNCTION "region_coverage_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "changed") THEN UPDATE "region_coverage_mark" SET "mark" = gen_random_uuid(); END IF;
  RETURN NULL; END $$;
CREATE TRIGGER "region_coverage_added" AFTER INSERT ON "region_coverage"
  REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "region_coverage_changed"();
CREATE TRIGGER "region_coverage_set" AFTER UPDATE ON "region_coverage"
  REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "region_coverage_changed"();
CREATE TRIGGER "region_coverage_removed" AFTER DELETE ON "region_coverage"
  REFERENCING OLD TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "region_coverage_changed"();
-- What is below a region changes what a sum is made of.
CREATE TRIGGER "region_begun" AFTER INSERT ON "region"
  REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "region_coverage_changed"();
CREATE TRIGGER "region_changed" AFTER UPDATE ON "region"
  REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "region_coverage_changed"();
CREATE TRIGGER "region_removed" AFTER DELETE ON "region"
  REFERENCING OLD TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "region_coverage_changed"();
