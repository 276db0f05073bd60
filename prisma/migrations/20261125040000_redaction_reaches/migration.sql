-- Words that must not be read anywhere are blanked in approved minutes and their corrections too: by a redaction of
-- that group, which says so for its own transaction.
CREATE FUNCTION "redacted_now"("of_group" uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT current_setting('sanggar.redacting', true) = of_group::text
$$;
CREATE OR REPLACE FUNCTION "keep_minutes"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.approved_at IS NULL THEN
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND (corrected_now(OLD.activity_id) OR redacted_now(OLD.group_id))
    AND (NEW.activity_id, NEW.group_id, NEW.approved_at, NEW.approved_by_id)
      IS NOT DISTINCT FROM (OLD.activity_id, OLD.group_id, OLD.approved_at, OLD.approved_by_id) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'approved minutes change by a correction alone';
END $$;
CREATE OR REPLACE FUNCTION "keep_decisions"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  touched uuid[] := ARRAY[]::uuid[];
BEGIN
  IF TG_OP = 'UPDATE' AND redacted_now(OLD.group_id) AND NEW.activity_id = OLD.activity_id THEN RETURN NEW; END IF;
  IF TG_OP <> 'INSERT' THEN touched := touched || OLD.activity_id; END IF;
  IF TG_OP <> 'DELETE' THEN touched := touched || NEW.activity_id; END IF;
  IF EXISTS (SELECT 1 FROM minutes WHERE activity_id = ANY(touched) AND approved_at IS NOT NULL AND NOT corrected_now(activity_id)) THEN
    RAISE EXCEPTION 'approved minutes change by a correction alone';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION "keep_correction"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND redacted_now(OLD.group_id)
    AND (NEW.activity_id, NEW.by_id, NEW.at) IS NOT DISTINCT FROM (OLD.activity_id, OLD.by_id, OLD.at) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'corrections of minutes are append-only';
END $$;
