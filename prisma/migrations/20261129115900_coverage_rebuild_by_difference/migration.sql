-- As before, but only rows that differ are touched: to write over an equal row locks it, and a nation has millions of them.
CREATE OR REPLACE FUNCTION "coverage_rebuild"() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE "wrong" bigint;
BEGIN
  LOCK TABLE "coverage_delta" IN SHARE UPDATE EXCLUSIVE MODE;
  WITH "taken" AS (DELETE FROM "coverage_delta"),
  "want" AS MATERIALIZED (
    SELECT "code", "kind", "subject", "months", "month", "objective", w."planned", w."held", w."documented", w."followed_up", w."evidenced", w."supporting", w."jp", w."people", w."reported", w."solved" FROM "region_coverage_recount" w FULL JOIN "region_coverage" r USING ("code", "kind", "subject", "months", "month", "objective")
    WHERE (w."planned", w."held", w."documented", w."followed_up", w."evidenced", w."supporting", w."jp", w."people", w."reported", w."solved") IS DISTINCT FROM (r."planned", r."held", r."documented", r."followed_up", r."evidenced", r."supporting", r."jp", r."people", r."reported", r."solved")),
  "gone" AS (DELETE FROM "region_coverage" r USING "want" w WHERE w."planned" IS NULL
    AND (w."code", w."kind", w."subject", w."months", w."month", w."objective") = (r."code", r."kind", r."subject", r."months", r."month", r."objective") RETURNING 1),
  "put" AS (INSERT INTO "region_coverage" AS r ("code", "kind", "subject", "months", "month", "objective", "planned", "held", "documented", "followed_up", "evidenced", "supporting", "jp", "people", "reported", "solved") SELECT * FROM "want" WHERE "planned" IS NOT NULL ORDER BY 1, 2, 3, 4, 5, 6
    ON CONFLICT ("code", "kind", "subject", "months", "month", "objective") DO UPDATE SET "planned" = excluded."planned", "held" = excluded."held", "documented" = excluded."documented", "followed_up" = excluded."followed_up", "evidenced" = excluded."evidenced", "supporting" = excluded."supporting", "jp" = excluded."jp", "people" = excluded."people", "reported" = excluded."reported", "solved" = excluded."solved" RETURNING 1),
  "count" AS MATERIALIZED (
    SELECT "code", "kind", "subject", w."label", w."groups" FROM "region_groups_recount" w FULL JOIN "region_groups" r USING ("code", "kind", "subject")
    WHERE w."groups" IS DISTINCT FROM r."groups"),
  "left" AS (DELETE FROM "region_groups" r USING "count" w WHERE w."groups" IS NULL
    AND (w."code", w."kind", w."subject") = (r."code", r."kind", r."subject") RETURNING 1),
  "set" AS (INSERT INTO "region_groups" AS r ("code", "kind", "subject", "label", "groups") SELECT * FROM "count" WHERE "groups" IS NOT NULL ORDER BY 1, 2, 3
    ON CONFLICT ("code", "kind", "subject") DO UPDATE SET "groups" = excluded."groups", "label" = excluded."label" RETURNING 1)
  SELECT (SELECT count(*) FROM "gone") + (SELECT count(*) FROM "put") + (SELECT count(*) FROM "left") + (SELECT count(*) FROM "set") INTO "wrong";
  RETURN "wrong"; END $$;
