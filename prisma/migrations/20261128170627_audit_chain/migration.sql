-- DropIndex
DROP INDEX "audit_entry_group_id_at_idx";

-- AlterTable
ALTER TABLE "audit_entry" ADD COLUMN     "hash" BYTEA NOT NULL DEFAULT '\x',
ADD COLUMN     "lane" SMALLINT NOT NULL DEFAULT 0,
ADD COLUMN     "number" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "audit_lane" (
    "lane" SMALLINT NOT NULL,
    "number" INTEGER NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_lane_pkey" PRIMARY KEY ("lane")
);

-- CreateTable
CREATE TABLE "audit_anchor" (
    "number" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "heads" JSONB NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_anchor_pkey" PRIMARY KEY ("number")
);

-- CreateIndex
CREATE INDEX "audit_entry_group_id_at_id_idx" ON "audit_entry"("group_id", "at", "id");

-- CreateIndex
CREATE INDEX "audit_entry_at_id_idx" ON "audit_entry"("at", "id");

-- What an entry says, with the hash of the one before it: docs/decisions/0024.
CREATE FUNCTION "audit_hash"(previous bytea, lane int, number int, id uuid, at timestamptz, person uuid, command text, grp uuid, subject uuid, detail jsonb)
RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT sha256(previous || convert_to(
    jsonb_build_array(lane, number, id, (extract(epoch FROM at) * 1000)::bigint, person, command, grp, subject, detail)::text, 'UTF8'))
$$;

CREATE FUNCTION "audit_anchor_hash"(previous bytea, number int, at timestamptz, heads jsonb)
RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT sha256(previous || convert_to(jsonb_build_array(number, (extract(epoch FROM at) * 1000)::bigint, heads)::text, 'UTF8'))
$$;

-- The entries that were there before stand in one lane, in the order of their keys.
DROP TRIGGER "audit_entry_append_only" ON "audit_entry";
DROP FUNCTION "refuse_change"();
DO $$
DECLARE
  one record;
  counted int := 0;
  previous bytea := '\x';
BEGIN
  FOR one IN SELECT * FROM audit_entry ORDER BY id LOOP
    counted := counted + 1;
    previous := audit_hash(previous, 0, counted, one.id, one.at, one.person_id, one.command, one.group_id, one.subject_id, one.detail);
    UPDATE audit_entry SET number = counted, hash = previous WHERE id = one.id;
  END LOOP;
  IF counted > 0 THEN INSERT INTO audit_lane VALUES (0, counted, previous); END IF;
END $$;

-- CreateIndex
CREATE UNIQUE INDEX "audit_entry_lane_number_key" ON "audit_entry"("lane", "number");

-- A writer takes the first lane that nobody writes in, from its own on, and keeps it until its transaction ends: two
-- writers never wait for each other while there are fewer than 64. All taken, it waits for its own.
CREATE FUNCTION "audit_enter"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  own int := pg_backend_pid() % 64;
  head record;
BEGIN
  NEW.lane := own;
  FOR step IN 0..63 LOOP
    IF pg_try_advisory_xact_lock(1096107336, (own + step) % 64) THEN
      NEW.lane := (own + step) % 64;
      EXIT;
    END IF;
  END LOOP;
  PERFORM pg_advisory_xact_lock(1096107336, NEW.lane);
  -- The lane knows its last entry, but for those of this very statement.
  SELECT last.number, last.hash INTO head FROM (
    (SELECT e.number, e.hash, 0 AS rank FROM audit_entry e WHERE e.lane = NEW.lane ORDER BY e.number DESC LIMIT 1)
    UNION ALL
    SELECT l.number, l.hash, 1 FROM audit_lane l WHERE l.lane = NEW.lane
  ) last ORDER BY last.number DESC, last.rank DESC LIMIT 1;
  NEW.number := coalesce(head.number, 0) + 1;
  NEW.hash := audit_hash(coalesce(head.hash, '\x'::bytea), NEW.lane, NEW.number, NEW.id, NEW.at, NEW.person_id, NEW.command, NEW.group_id, NEW.subject_id, NEW.detail);
  RETURN NEW;
END $$;
CREATE TRIGGER "audit_entry_enter" BEFORE INSERT ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION "audit_enter"();

CREATE FUNCTION "audit_entered"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO audit_lane AS l (lane, number, hash)
    SELECT DISTINCT ON (f.lane) f.lane, f.number, f.hash FROM fresh f ORDER BY f.lane, f.number DESC
    ON CONFLICT (lane) DO UPDATE SET number = EXCLUDED.number, hash = EXCLUDED.hash WHERE l.number < EXCLUDED.number;
  RETURN NULL;
END $$;
CREATE TRIGGER "audit_entry_entered" AFTER INSERT ON "audit_entry" REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION "audit_entered"();

-- The audit trail only grows, for its owner and a superuser too.
CREATE FUNCTION "audit_refuse"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the audit trail is append-only'; END $$;
CREATE TRIGGER "audit_entry_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_entry" FOR EACH STATEMENT EXECUTE FUNCTION "audit_refuse"();
CREATE TRIGGER "audit_anchor_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_anchor" FOR EACH STATEMENT EXECUTE FUNCTION "audit_refuse"();
-- Lanes are written by the trigger above alone.
CREATE TRIGGER "audit_lane_by_trigger" BEFORE INSERT OR UPDATE ON "audit_lane" FOR EACH STATEMENT WHEN (pg_trigger_depth() < 1) EXECUTE FUNCTION "audit_refuse"();
CREATE TRIGGER "audit_lane_append_only" BEFORE DELETE OR TRUNCATE ON "audit_lane" FOR EACH STATEMENT EXECUTE FUNCTION "audit_refuse"();

-- Also where `session_replication_role` switches ordinary triggers off.
ALTER TABLE "audit_entry" ENABLE ALWAYS TRIGGER "audit_entry_append_only";
ALTER TABLE "audit_anchor" ENABLE ALWAYS TRIGGER "audit_anchor_append_only";
ALTER TABLE "audit_lane" ENABLE ALWAYS TRIGGER "audit_lane_by_trigger";
ALTER TABLE "audit_lane" ENABLE ALWAYS TRIGGER "audit_lane_append_only";
-- A role that owns the tables could grant itself this again; one that does not cannot, nor touch a trigger.
REVOKE UPDATE, DELETE, TRUNCATE ON "audit_entry", "audit_anchor" FROM PUBLIC, CURRENT_USER;
