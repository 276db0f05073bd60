-- CreateTable
CREATE TABLE "region_coverage" (
    "code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "months" SMALLINT NOT NULL,
    "month" DATE NOT NULL,
    "objective" "objective" NOT NULL,
    "planned" INTEGER NOT NULL,
    "held" INTEGER NOT NULL,
    "documented" INTEGER NOT NULL,
    "followed_up" INTEGER NOT NULL,
    "evidenced" INTEGER NOT NULL,
    "supporting" INTEGER NOT NULL,
    "jp" INTEGER NOT NULL,
    "people" INTEGER NOT NULL,
    "reported" INTEGER NOT NULL,
    "solved" INTEGER NOT NULL,

    CONSTRAINT "region_coverage_pkey" PRIMARY KEY ("code","kind","subject","months","month","objective")
);

-- CreateTable
CREATE TABLE "region_groups" (
    "code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "groups" INTEGER NOT NULL,

    CONSTRAINT "region_groups_pkey" PRIMARY KEY ("code","kind","subject")
);

-- CreateTable
CREATE TABLE "coverage_delta" (
    "id" BIGSERIAL NOT NULL,
    "path" TEXT[],
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "month" DATE,
    "objective" "objective",
    "groups" SMALLINT NOT NULL DEFAULT 0,
    "planned" INTEGER NOT NULL DEFAULT 0,
    "held" INTEGER NOT NULL DEFAULT 0,
    "documented" INTEGER NOT NULL DEFAULT 0,
    "followed_up" INTEGER NOT NULL DEFAULT 0,
    "evidenced" INTEGER NOT NULL DEFAULT 0,
    "supporting" INTEGER NOT NULL DEFAULT 0,
    "jp" INTEGER NOT NULL DEFAULT 0,
    "people" INTEGER NOT NULL DEFAULT 0,
    "reported" INTEGER NOT NULL DEFAULT 0,
    "solved" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "coverage_delta_pkey" PRIMARY KEY ("id")
);

-- What the schema language cannot state.
-- Emptied as fast as it fills: swept by count, not by share.
ALTER TABLE "coverage_delta" SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 2000);

-- `52.03.03` lies in the nation, in `52`, in `52.03` and in itself; `1` is no part of `11`.
CREATE FUNCTION "region_path"(text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT ARRAY[''] || ARRAY(SELECT array_to_string((string_to_array($1, '.'))[:n], '.')
    FROM generate_series(1, cardinality(string_to_array($1, '.'))) AS n) $$;
CREATE FUNCTION "half_of"(date) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT make_date(extract(year FROM $1)::integer, CASE WHEN extract(month FROM $1) < 7 THEN 1 ELSE 7 END, 1) $$;
CREATE FUNCTION "coverage_cuts"("of_kind" text, "of_subject" text) RETURNS TABLE ("kind" text, "subject" text)
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT '', '' UNION ALL SELECT $1, '' UNION ALL SELECT $1, $2 WHERE $2 <> '' $$;
CREATE FUNCTION "coverage_spans"("of_month" date) RETURNS TABLE ("months" smallint, "month" date)
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT 1::smallint, $1 UNION ALL SELECT 6::smallint, "half_of"($1) $$;

-- Every change of a group's counter leaves one small row. The lock is shared by all who write of one group, and
-- held alone by who moves that group elsewhere: whoever comes second sees what the first one did.
CREATE FUNCTION "coverage_follow_counter"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE "of_group" uuid := coalesce(NEW."group_id", OLD."group_id");
BEGIN
  IF TG_OP = 'UPDATE' AND (OLD."group_id", OLD."month", OLD."objective") <> (NEW."group_id", NEW."month", NEW."objective")
    THEN RAISE EXCEPTION 'a coverage counter keeps its key'; END IF;
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('coverage ' || "of_group"::text, 7));
  INSERT INTO "coverage_delta" ("path", "kind", "subject", "label", "month", "objective", "planned", "held", "documented", "followed_up", "evidenced", "supporting", "jp", "people", "reported", "solved")
    SELECT "region_path"("region_code"), "kind"::text, lower(coalesce("subject", '')), coalesce("subject", ''),
      coalesce(NEW."month", OLD."month"), coalesce(NEW."objective", OLD."objective"), coalesce(NEW."planned", 0) - coalesce(OLD."planned", 0), coalesce(NEW."held", 0) - coalesce(OLD."held", 0), coalesce(NEW."documented", 0) - coalesce(OLD."documented", 0), coalesce(NEW."followed_up", 0) - coalesce(OLD."followed_up", 0), coalesce(NEW."evidenced", 0) - coalesce(OLD."evidenced", 0), coalesce(NEW."supporting", 0) - coalesce(OLD."supporting", 0), coalesce(NEW."jp", 0) - coalesce(OLD."jp", 0), coalesce(NEW."people", 0) - coalesce(OLD."people", 0), coalesce(NEW."reported", 0) - coalesce(OLD."reported", 0), coalesce(NEW."solved", 0) - coalesce(OLD."solved", 0)
    FROM "group" WHERE "id" = "of_group";
  RETURN NULL; END $$;
CREATE TRIGGER "coverage_counter_begun" AFTER INSERT ON "coverage_counter" FOR EACH ROW
  WHEN ((NEW."planned", NEW."held", NEW."documented", NEW."followed_up", NEW."evidenced", NEW."supporting", NEW."jp", NEW."people", NEW."reported", NEW."solved") <> (0, 0, 0, 0, 0, 0, 0, 0, 0, 0)) EXECUTE FUNCTION "coverage_follow_counter"();
CREATE TRIGGER "coverage_counter_changed" AFTER UPDATE ON "coverage_counter" FOR EACH ROW
  WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION "coverage_follow_counter"();
CREATE TRIGGER "coverage_counter_gone" AFTER DELETE ON "coverage_counter" FOR EACH ROW
  EXECUTE FUNCTION "coverage_follow_counter"();

-- A group that moves, or becomes another kind or subject, takes all its figures along.
CREATE FUNCTION "coverage_follow_group"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    PERFORM pg_advisory_xact_lock(hashtextextended('coverage ' || NEW."id"::text, 7));
    INSERT INTO "coverage_delta" ("path", "kind", "subject", "label", "month", "objective", "planned", "held", "documented", "followed_up", "evidenced", "supporting", "jp", "people", "reported", "solved")
      SELECT "region_path"(s.region), s.kind, lower(s.subject), s.subject, c."month", c."objective", c."planned" * s.sign, c."held" * s.sign, c."documented" * s.sign, c."followed_up" * s.sign, c."evidenced" * s.sign, c."supporting" * s.sign, c."jp" * s.sign, c."people" * s.sign, c."reported" * s.sign, c."solved" * s.sign
      FROM "coverage_counter" c CROSS JOIN (VALUES
        (-1, OLD."region_code", OLD."kind"::text, coalesce(OLD."subject", '')),
        (1, NEW."region_code", NEW."kind"::text, coalesce(NEW."subject", ''))) AS s(sign, region, kind, subject)
      WHERE c."group_id" = NEW."id";
  END IF;
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO "coverage_delta" ("path", "kind", "subject", "label", "groups") VALUES
      ("region_path"(OLD."region_code"), OLD."kind"::text, lower(coalesce(OLD."subject", '')), coalesce(OLD."subject", ''), -1);
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO "coverage_delta" ("path", "kind", "subject", "label", "groups") VALUES
      ("region_path"(NEW."region_code"), NEW."kind"::text, lower(coalesce(NEW."subject", '')), coalesce(NEW."subject", ''), 1);
  END IF;
  RETURN NULL; END $$;
CREATE TRIGGER "coverage_group_begun" AFTER INSERT ON "group" FOR EACH ROW EXECUTE FUNCTION "coverage_follow_group"();
CREATE TRIGGER "coverage_group_moved" AFTER UPDATE OF "region_code", "kind", "subject" ON "group" FOR EACH ROW
  WHEN ((OLD."region_code", OLD."kind", OLD."subject") IS DISTINCT FROM (NEW."region_code", NEW."kind", NEW."subject"))
  EXECUTE FUNCTION "coverage_follow_group"();
CREATE TRIGGER "coverage_group_gone" AFTER DELETE ON "group" FOR EACH ROW EXECUTE FUNCTION "coverage_follow_group"();

-- Adds the oldest so many deltas to the two tables. Foldings and rebuildings take turns by this lock, which neither
-- writers nor readers meet.
CREATE FUNCTION "coverage_fold"("most" integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE "folded" integer;
BEGIN
  LOCK TABLE "coverage_delta" IN SHARE UPDATE EXCLUSIVE MODE;
  WITH "taken" AS (
    DELETE FROM "coverage_delta" WHERE "id" IN (SELECT "id" FROM "coverage_delta" ORDER BY "id" LIMIT "most") RETURNING *
  ), "figures" AS (
    INSERT INTO "region_coverage" AS r ("code", "kind", "subject", "months", "month", "objective", "planned", "held", "documented", "followed_up", "evidenced", "supporting", "jp", "people", "reported", "solved")
    SELECT p."code", k."kind", k."subject", s."months", s."month", l."objective", sum(l."planned")::integer AS "planned", sum(l."held")::integer AS "held", sum(l."documented")::integer AS "documented", sum(l."followed_up")::integer AS "followed_up", sum(l."evidenced")::integer AS "evidenced", sum(l."supporting")::integer AS "supporting", sum(l."jp")::integer AS "jp", sum(l."people")::integer AS "people", sum(l."reported")::integer AS "reported", sum(l."solved")::integer AS "solved"
    FROM "taken" l, unnest(l."path") AS p("code"), "coverage_cuts"(l."kind", l."subject") k, "coverage_spans"(l."month") s
    WHERE l."month" IS NOT NULL GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(l."planned") <> 0 OR sum(l."held") <> 0 OR sum(l."documented") <> 0 OR sum(l."followed_up") <> 0 OR sum(l."evidenced") <> 0 OR sum(l."supporting") <> 0 OR sum(l."jp") <> 0 OR sum(l."people") <> 0 OR sum(l."reported") <> 0 OR sum(l."solved") <> 0 ORDER BY 1, 2, 3, 4, 5, 6
    ON CONFLICT ("code", "kind", "subject", "months", "month", "objective") DO UPDATE SET "planned" = r."planned" + excluded."planned", "held" = r."held" + excluded."held", "documented" = r."documented" + excluded."documented", "followed_up" = r."followed_up" + excluded."followed_up", "evidenced" = r."evidenced" + excluded."evidenced", "supporting" = r."supporting" + excluded."supporting", "jp" = r."jp" + excluded."jp", "people" = r."people" + excluded."people", "reported" = r."reported" + excluded."reported", "solved" = r."solved" + excluded."solved"
  ), "counts" AS (
    INSERT INTO "region_groups" AS r ("code", "kind", "subject", "label", "groups")
    SELECT p."code", k."kind", k."subject", CASE k."subject" WHEN '' THEN '' ELSE max(l."label") END, sum(l."groups")
    FROM "taken" l, unnest(l."path") AS p("code"), "coverage_cuts"(l."kind", l."subject") k
    WHERE l."month" IS NULL GROUP BY 1, 2, 3 HAVING sum(l."groups") <> 0 ORDER BY 1, 2, 3
    ON CONFLICT ("code", "kind", "subject") DO UPDATE SET "groups" = r."groups" + excluded."groups", "label" = excluded."label"
  ) SELECT count(*) INTO "folded" FROM "taken";
  RETURN "folded"; END $$;

-- What the figures must be: of the regions by the groups' counters, and of the counters by the records' marks.
CREATE VIEW "region_coverage_recount" AS
  WITH "place" AS MATERIALIZED (
    SELECT g."region_code", p."code" FROM (SELECT DISTINCT "region_code" FROM "group") g, unnest("region_path"(g."region_code")) AS p("code")
  ), "leaf" AS (
    SELECT g."region_code", g."kind"::text AS "kind", lower(coalesce(g."subject", '')) AS "subject", c."month", c."objective", sum("planned")::integer AS "planned", sum("held")::integer AS "held", sum("documented")::integer AS "documented", sum("followed_up")::integer AS "followed_up", sum("evidenced")::integer AS "evidenced", sum("supporting")::integer AS "supporting", sum("jp")::integer AS "jp", sum("people")::integer AS "people", sum("reported")::integer AS "reported", sum("solved")::integer AS "solved"
    FROM "coverage_counter" c JOIN "group" g ON g."id" = c."group_id" GROUP BY 1, 2, 3, 4, 5
  ), "spread" AS (
    SELECT p."code", l."kind", l."subject", l."month", l."objective", sum(l."planned")::integer AS "planned", sum(l."held")::integer AS "held", sum(l."documented")::integer AS "documented", sum(l."followed_up")::integer AS "followed_up", sum(l."evidenced")::integer AS "evidenced", sum(l."supporting")::integer AS "supporting", sum(l."jp")::integer AS "jp", sum(l."people")::integer AS "people", sum(l."reported")::integer AS "reported", sum(l."solved")::integer AS "solved"
    FROM "leaf" l JOIN "place" p ON p."region_code" = l."region_code" GROUP BY 1, 2, 3, 4, 5
  ), "cut" AS MATERIALIZED (
    SELECT l."code", k."kind", k."subject", l."month", l."objective", sum(l."planned")::integer AS "planned", sum(l."held")::integer AS "held", sum(l."documented")::integer AS "documented", sum(l."followed_up")::integer AS "followed_up", sum(l."evidenced")::integer AS "evidenced", sum(l."supporting")::integer AS "supporting", sum(l."jp")::integer AS "jp", sum(l."people")::integer AS "people", sum(l."reported")::integer AS "reported", sum(l."solved")::integer AS "solved"
    FROM "spread" l, "coverage_cuts"(l."kind", l."subject") k GROUP BY 1, 2, 3, 4, 5
  ) SELECT l."code", l."kind", l."subject", 1::smallint AS "months", l."month", l."objective", l."planned", l."held", l."documented", l."followed_up", l."evidenced", l."supporting", l."jp", l."people", l."reported", l."solved"
    FROM "cut" l WHERE (l."planned", l."held", l."documented", l."followed_up", l."evidenced", l."supporting", l."jp", l."people", l."reported", l."solved") <> (0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
  UNION ALL SELECT l."code", l."kind", l."subject", 6::smallint, "half_of"(l."month"), l."objective", sum(l."planned")::integer AS "planned", sum(l."held")::integer AS "held", sum(l."documented")::integer AS "documented", sum(l."followed_up")::integer AS "followed_up", sum(l."evidenced")::integer AS "evidenced", sum(l."supporting")::integer AS "supporting", sum(l."jp")::integer AS "jp", sum(l."people")::integer AS "people", sum(l."reported")::integer AS "reported", sum(l."solved")::integer AS "solved"
    FROM "cut" l GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(l."planned") <> 0 OR sum(l."held") <> 0 OR sum(l."documented") <> 0 OR sum(l."followed_up") <> 0 OR sum(l."evidenced") <> 0 OR sum(l."supporting") <> 0 OR sum(l."jp") <> 0 OR sum(l."people") <> 0 OR sum(l."reported") <> 0 OR sum(l."solved") <> 0;
CREATE VIEW "region_groups_recount" AS
  SELECT p."code", k."kind", k."subject", CASE k."subject" WHEN '' THEN '' ELSE max(g."subject") END AS "label", count(*)::integer AS "groups"
  FROM "group" g, unnest("region_path"(g."region_code")) AS p("code"), "coverage_cuts"(g."kind"::text, lower(coalesce(g."subject", ''))) k
  GROUP BY 1, 2, 3;
CREATE VIEW "coverage_counter_recount" AS
  SELECT "group_id", "month", "objective", sum("planned")::integer AS "planned", sum("held")::integer AS "held", sum("documented")::integer AS "documented", sum("followed_up")::integer AS "followed_up", sum("evidenced")::integer AS "evidenced", sum("supporting")::integer AS "supporting", sum("jp")::integer AS "jp", sum("people")::integer AS "people", sum("reported")::integer AS "reported", sum("solved")::integer AS "solved" FROM (
    SELECT "group_id", "counted_month", "counted_main", (("counted_stages" >> 0) & 1)::integer, (("counted_stages" >> 1) & 1)::integer, (("counted_stages" >> 2) & 1)::integer, (("counted_stages" >> 3) & 1)::integer, (("counted_stages" >> 4) & 1)::integer, 0, "counted_jp", "counted_people", 0, 0
      FROM "activity" WHERE "counted_month" IS NOT NULL AND "counted_main" IS NOT NULL
    UNION ALL SELECT "group_id", "counted_month", u.code, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0
      FROM "activity", unnest("counted_support") AS u(code) WHERE "counted_month" IS NOT NULL AND u.code <> "counted_main"
    UNION ALL SELECT "group_id", "month", "objective", 1, 0, 0, 0, 0, 0, 0, 0, 0, 0 FROM "programme_item" WHERE "counted"
    UNION ALL SELECT "group_id", "counted_month", "counted_main", 0, 0, 0, 0, 0, 0, 0, 0, 1, "counted_solved"::integer
      FROM "problem" WHERE "counted_month" IS NOT NULL
  ) AS mark("group_id", "month", "objective", "planned", "held", "documented", "followed_up", "evidenced", "supporting", "jp", "people", "reported", "solved") GROUP BY 1, 2, 3 HAVING sum("planned") <> 0 OR sum("held") <> 0 OR sum("documented") <> 0 OR sum("followed_up") <> 0 OR sum("evidenced") <> 0 OR sum("supporting") <> 0 OR sum("jp") <> 0 OR sum("people") <> 0 OR sum("reported") <> 0 OR sum("solved") <> 0;

-- Brings both tables in line with the counters while others write: one statement sees one moment, and takes exactly
-- the deltas of that moment. Answers how many rows were wrong.
CREATE FUNCTION "coverage_rebuild"() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE "wrong" bigint;
BEGIN
  LOCK TABLE "coverage_delta" IN SHARE UPDATE EXCLUSIVE MODE;
  WITH "taken" AS (DELETE FROM "coverage_delta"),
  "want" AS MATERIALIZED (SELECT * FROM "region_coverage_recount"),
  "gone" AS (DELETE FROM "region_coverage" r WHERE NOT EXISTS (SELECT 1 FROM "want" w WHERE
    (w."code", w."kind", w."subject", w."months", w."month", w."objective") = (r."code", r."kind", r."subject", r."months", r."month", r."objective")) RETURNING 1),
  "put" AS (INSERT INTO "region_coverage" AS r ("code", "kind", "subject", "months", "month", "objective", "planned", "held", "documented", "followed_up", "evidenced", "supporting", "jp", "people", "reported", "solved") SELECT * FROM "want" ORDER BY 1, 2, 3, 4, 5, 6
    ON CONFLICT ("code", "kind", "subject", "months", "month", "objective") DO UPDATE SET "planned" = excluded."planned", "held" = excluded."held", "documented" = excluded."documented", "followed_up" = excluded."followed_up", "evidenced" = excluded."evidenced", "supporting" = excluded."supporting", "jp" = excluded."jp", "people" = excluded."people", "reported" = excluded."reported", "solved" = excluded."solved" WHERE (r."planned", r."held", r."documented", r."followed_up", r."evidenced", r."supporting", r."jp", r."people", r."reported", r."solved") IS DISTINCT FROM (excluded."planned", excluded."held", excluded."documented", excluded."followed_up", excluded."evidenced", excluded."supporting", excluded."jp", excluded."people", excluded."reported", excluded."solved") RETURNING 1),
  "count" AS MATERIALIZED (SELECT * FROM "region_groups_recount"),
  "left" AS (DELETE FROM "region_groups" r WHERE NOT EXISTS (SELECT 1 FROM "count" w
    WHERE (w."code", w."kind", w."subject") = (r."code", r."kind", r."subject")) RETURNING 1),
  "set" AS (INSERT INTO "region_groups" AS r ("code", "kind", "subject", "label", "groups") SELECT * FROM "count" ORDER BY 1, 2, 3
    ON CONFLICT ("code", "kind", "subject") DO UPDATE SET "groups" = excluded."groups", "label" = excluded."label"
    WHERE r."groups" <> excluded."groups" RETURNING 1)
  SELECT (SELECT count(*) FROM "gone") + (SELECT count(*) FROM "put") + (SELECT count(*) FROM "left") + (SELECT count(*) FROM "set") INTO "wrong";
  RETURN "wrong"; END $$;

-- How many cells differ at this moment, deltas included.
CREATE VIEW "coverage_difference" AS
  SELECT 'region' AS "what", count(*) FROM (
    SELECT "code", "kind", "subject", "months", "month", "objective" FROM (
      SELECT 1 AS "side", "code", "kind", "subject", "months", "month", "objective", "planned", "held", "documented", "followed_up", "evidenced", "supporting", "jp", "people", "reported", "solved" FROM "region_coverage"
      UNION ALL SELECT 1, p."code", k."kind", k."subject", s."months", s."month", l."objective", l."planned", l."held", l."documented", l."followed_up", l."evidenced", l."supporting", l."jp", l."people", l."reported", l."solved"
        FROM "coverage_delta" l, unnest(l."path") AS p("code"), "coverage_cuts"(l."kind", l."subject") k, "coverage_spans"(l."month") s WHERE l."month" IS NOT NULL
      UNION ALL SELECT -1, "code", "kind", "subject", "months", "month", "objective", -"planned", -"held", -"documented", -"followed_up", -"evidenced", -"supporting", -"jp", -"people", -"reported", -"solved" FROM "region_coverage_recount") AS both_sides
    GROUP BY "code", "kind", "subject", "months", "month", "objective" HAVING sum("planned") <> 0 OR sum("held") <> 0 OR sum("documented") <> 0 OR sum("followed_up") <> 0 OR sum("evidenced") <> 0 OR sum("supporting") <> 0 OR sum("jp") <> 0 OR sum("people") <> 0 OR sum("reported") <> 0 OR sum("solved") <> 0) AS wrong
  UNION ALL SELECT 'groups', count(*) FROM (
    SELECT "code" FROM (
      SELECT "code", "kind", "subject", "groups" FROM "region_groups"
      UNION ALL SELECT p."code", k."kind", k."subject", l."groups"
        FROM "coverage_delta" l, unnest(l."path") AS p("code"), "coverage_cuts"(l."kind", l."subject") k
      UNION ALL SELECT "code", "kind", "subject", -"groups" FROM "region_groups_recount") AS both_sides
    GROUP BY "code", "kind", "subject" HAVING sum("groups") <> 0) AS wrong
  UNION ALL SELECT 'counters', count(*) FROM (
    SELECT "group_id" FROM (
      SELECT "group_id", "month", "objective", "planned", "held", "documented", "followed_up", "evidenced", "supporting", "jp", "people", "reported", "solved" FROM "coverage_counter"
      UNION ALL SELECT "group_id", "month", "objective", -"planned", -"held", -"documented", -"followed_up", -"evidenced", -"supporting", -"jp", -"people", -"reported", -"solved" FROM "coverage_counter_recount") AS both_sides
    GROUP BY "group_id", "month", "objective" HAVING sum("planned") <> 0 OR sum("held") <> 0 OR sum("documented") <> 0 OR sum("followed_up") <> 0 OR sum("evidenced") <> 0 OR sum("supporting") <> 0 OR sum("jp") <> 0 OR sum("people") <> 0 OR sum("reported") <> 0 OR sum("solved") <> 0) AS wrong;

CREATE VIEW "coverage_wrong_groups" AS
  SELECT DISTINCT "group_id" AS "id" FROM (
    SELECT "group_id", "month", "objective", "planned", "held", "documented", "followed_up", "evidenced", "supporting", "jp", "people", "reported", "solved" FROM "coverage_counter"
    UNION ALL SELECT "group_id", "month", "objective", -"planned", -"held", -"documented", -"followed_up", -"evidenced", -"supporting", -"jp", -"people", -"reported", -"solved" FROM "coverage_counter_recount") AS both_sides
  GROUP BY "group_id", "month", "objective" HAVING sum("planned") <> 0 OR sum("held") <> 0 OR sum("documented") <> 0 OR sum("followed_up") <> 0 OR sum("evidenced") <> 0 OR sum("supporting") <> 0 OR sum("jp") <> 0 OR sum("people") <> 0 OR sum("reported") <> 0 OR sum("solved") <> 0;

-- The counters of one group anew: alone with that group, whose regions follow by the triggers above.
CREATE FUNCTION "coverage_recount_group"("of_group" uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('coverage ' || "of_group"::text, 7));
  INSERT INTO "coverage_counter" AS r ("group_id", "month", "objective", "planned", "held", "documented", "followed_up", "evidenced", "supporting", "jp", "people", "reported", "solved")
    SELECT * FROM "coverage_counter_recount" WHERE "group_id" = "of_group"
    ON CONFLICT ("group_id", "month", "objective") DO UPDATE SET "planned" = excluded."planned", "held" = excluded."held", "documented" = excluded."documented", "followed_up" = excluded."followed_up", "evidenced" = excluded."evidenced", "supporting" = excluded."supporting", "jp" = excluded."jp", "people" = excluded."people", "reported" = excluded."reported", "solved" = excluded."solved" WHERE (r."planned", r."held", r."documented", r."followed_up", r."evidenced", r."supporting", r."jp", r."people", r."reported", r."solved") IS DISTINCT FROM (excluded."planned", excluded."held", excluded."documented", excluded."followed_up", excluded."evidenced", excluded."supporting", excluded."jp", excluded."people", excluded."reported", excluded."solved");
  DELETE FROM "coverage_counter" r WHERE "group_id" = "of_group" AND (r."planned", r."held", r."documented", r."followed_up", r."evidenced", r."supporting", r."jp", r."people", r."reported", r."solved") <> (0, 0, 0, 0, 0, 0, 0, 0, 0, 0) AND NOT EXISTS (
    SELECT 1 FROM "coverage_counter_recount" w
    WHERE w."group_id" = "of_group" AND (w."month", w."objective") = (r."month", r."objective"));
END $$;

SELECT "coverage_rebuild"();
