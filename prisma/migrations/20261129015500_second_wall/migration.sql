-- The second wall: docs/decisions/0030. The program asks in the name of one of three roles, and says for whom.
DO $$ DECLARE one text; BEGIN
  FOREACH one IN ARRAY ARRAY['sanggar_viewer', 'sanggar_system', 'sanggar_nobody'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = one) THEN EXECUTE format('CREATE ROLE %I NOLOGIN', one); END IF;
    -- Who may create a role may not yet act as it.
    IF NOT pg_has_role(current_user, one, 'USAGE') THEN EXECUTE format('GRANT %I TO %I', one, current_user); END IF;
  END LOOP;
  -- Who may do this keeps the plans of jobs as they were; the policy below says the same to the others.
  BEGIN ALTER ROLE "sanggar_system" BYPASSRLS; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
END $$;

GRANT USAGE ON SCHEMA public TO "sanggar_viewer", "sanggar_system", "sanggar_nobody";
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO "sanggar_viewer", "sanggar_system", "sanggar_nobody";
GRANT TRUNCATE ON ALL TABLES IN SCHEMA public TO "sanggar_system";
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO "sanggar_viewer", "sanggar_system", "sanggar_nobody";
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO "sanggar_viewer", "sanggar_system", "sanggar_nobody";
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO "sanggar_viewer", "sanggar_system", "sanggar_nobody";
REVOKE ALL ON "_prisma_migrations" FROM "sanggar_viewer", "sanggar_system", "sanggar_nobody";
REVOKE INSERT, UPDATE, DELETE ON "audit_lane" FROM "sanggar_viewer", "sanggar_system", "sanggar_nobody";
REVOKE UPDATE, DELETE, TRUNCATE ON "audit_entry", "audit_anchor" FROM "sanggar_viewer", "sanggar_system", "sanggar_nobody";
REVOKE INSERT ON "audit_anchor" FROM "sanggar_viewer", "sanggar_nobody";
REVOKE INSERT ON "audit_entry" FROM "sanggar_nobody";

-- Names and places of groups stand in lists to choose from, on letters and at what others shared; names of people in the
-- records of several groups, also after they left. Those are walled. So whoever is signed in reads both, but for what a
-- password is checked against, and writes neither. By right and not by policy: behind a policy PostgreSQL does not use what
-- it knows of their names and places, and takes the wrong plan for a region.
REVOKE ALL ON "group", "person" FROM "sanggar_viewer", "sanggar_nobody";
GRANT SELECT ON "group" TO "sanggar_viewer";
DO $$ DECLARE columns text; BEGIN
  SELECT string_agg(quote_ident(attname), ', ') INTO columns FROM pg_attribute
    WHERE attrelid = 'person'::regclass AND attnum > 0 AND NOT attisdropped AND attname <> 'password_hash';
  EXECUTE format('GRANT SELECT (%s) ON "person" TO "sanggar_viewer"', columns);
END $$;

-- Where the viewer stands, as the program said it in this transaction; nothing where it said nothing.
CREATE FUNCTION "wall_person"() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT nullif(current_setting('sanggar.person', true), '')::uuid $$;
-- The groups of memberships, assignments and assigned schools.
CREATE FUNCTION "wall_groups"() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT nullif(current_setting('sanggar.groups', true), '')::uuid[] $$;
-- The same without those that are only a school's: there a supervisor reads that school's problems alone.
CREATE FUNCTION "wall_firm"() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT nullif(current_setting('sanggar.firm', true), '')::uuid[] $$;
CREATE FUNCTION "wall_regions"() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT nullif(nullif(current_setting('sanggar.regions', true), ''), '{}')::text[] $$;
CREATE FUNCTION "wall_schools"() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT nullif(current_setting('sanggar.schools', true), '')::uuid[] $$;
CREATE FUNCTION "wall_homes"() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT nullif(current_setting('sanggar.homes', true), '')::text[] $$;
CREATE FUNCTION "wall_everywhere"() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(current_setting('sanggar.everywhere', true) = 'yes', false) $$;

-- The condition of a group's row, by its column: what is cheap first, and each asked for once a statement. The group's
-- place is looked up for supervisors of a region alone.
CREATE FUNCTION "wall_condition"("of_column" text, "administrators" boolean, "groups" text DEFAULT 'wall_groups') RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT format('%1$s = ANY ((SELECT %2$I())::uuid[])', of_column, groups)
    || CASE WHEN administrators THEN ' OR (SELECT wall_everywhere())' ELSE '' END
    || format(' OR ((SELECT wall_regions()) IS NOT NULL AND EXISTS (SELECT FROM "group" g WHERE g.id = %s AND '
      'ARRAY[g.region_code, left(g.region_code, 2), left(g.region_code, 5), left(g.region_code, 8)] && (SELECT wall_regions())::text[]))', of_column) $$;

-- PostgreSQL asks the policies of a table one after the other, the last by name first: what costs most begins with `also`.
-- Puts a table behind the wall; for later migrations too. Then nobody sees a row of it, whatever they were granted.
CREATE FUNCTION "wall_behind"("of_table" text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN
  EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', of_table);
  EXECUTE format('CREATE POLICY system ON %I TO sanggar_system USING (true) WITH CHECK (true)', of_table);
END $$;
-- The rows of a group: for whoever reaches the group.
CREATE FUNCTION "wall_by_group"("of_table" text, "administrators" boolean DEFAULT true) RETURNS void LANGUAGE plpgsql AS $$ BEGIN
  PERFORM wall_behind(of_table);
  EXECUTE format('CREATE POLICY of_group ON %I TO sanggar_viewer USING (%2$s) WITH CHECK (%2$s)', of_table,
    wall_condition(format('%I.group_id', of_table), administrators));
END $$;
-- The rows of a person, for that person: to read, or also to write.
CREATE FUNCTION "wall_own"("of_table" text, "writing" boolean, "of_column" text DEFAULT 'person_id') RETURNS void LANGUAGE plpgsql AS $$ BEGIN
  EXECUTE format('CREATE POLICY own ON %I FOR %s TO sanggar_viewer USING (%I = (SELECT wall_person()))', of_table,
    CASE WHEN writing THEN 'ALL' ELSE 'SELECT' END, of_column);
END $$;

DO $$ DECLARE one text; BEGIN
  FOREACH one IN ARRAY ARRAY['activity', 'activity_day', 'activity_transition', 'agenda_item', 'attendance', 'minutes', 'decision',
    'action_item', 'group_date', 'calendar_feed', 'attendance_correction', 'evidence', 'coverage_counter', 'letterhead', 'letter_counter',
    'activity_report', 'document', 'membership', 'officer_term', 'guest', 'guest_presence', 'invitee', 'invitation_answer', 'join_link',
    'join_request', 'join_invitation', 'minutes_correction', 'photo', 'transfer', 'transfer_part', 'file', 'poll', 'poll_option',
    'poll_answer', 'programme', 'programme_item', 'programme_change', 'programme_signature', 'programme_import', 'member_import',
    'activity_series', 'presenter', 'material', 'feedback', 'session_call', 'adoption', 'supervision_note', 'class_result', 'problem_file']
  LOOP PERFORM wall_by_group(one); END LOOP;
  -- What an administrator does not read. Not so problem_file: it holds keys alone, and to whom it were hidden its file
  -- would seem to be of no problem, and so to be theirs.
  FOREACH one IN ARRAY ARRAY['competence_round', 'competence_answer', 'library_entry', 'problem_event', 'problem_finding',
    'problem_follower', 'problem_helper', 'referral', 'redaction', 'redaction_place', 'trial']
  LOOP PERFORM wall_by_group(one, false); END LOOP;
  -- What a person did or was given in a group stays theirs to read after they left it.
  FOREACH one IN ARRAY ARRAY['activity_transition', 'attendance', 'attendance_correction', 'document', 'membership', 'officer_term',
    'invitee', 'invitation_answer', 'join_request', 'transfer', 'poll_answer', 'programme_change', 'presenter', 'feedback', 'adoption',
    'supervision_note', 'competence_answer', 'problem_event', 'problem_follower', 'problem_helper', 'trial']
  LOOP PERFORM wall_own(one, false); END LOOP;
  PERFORM wall_own('calendar_feed', true);
  -- What belongs to a person alone.
  FOREACH one IN ARRAY ARRAY['api_token', 'authenticator', 'recovery_code', 'identity', 'mail', 'mail_choice', 'account_link', 'coverage_order',
    'consent', 'session', 'sent_form', 'notice', 'notice_choice', 'notice_delivery', 'passkey']
  LOOP PERFORM wall_behind(one), wall_own(one, true); END LOOP;
  FOREACH one IN ARRAY ARRAY['school_stay', 'person_merge', 'supervisor_assignment', 'audit_entry']
  LOOP PERFORM wall_behind(one), wall_own(one, false); END LOOP;
  PERFORM wall_behind('problem');

  EXECUTE format('CREATE POLICY of_group ON problem TO sanggar_viewer USING (%1$s) WITH CHECK (%1$s)',
    wall_condition('problem.group_id', false, 'wall_firm') || ' OR problem.school_id = ANY ((SELECT wall_schools())::uuid[])');
  EXECUTE format('CREATE POLICY received ON referral TO sanggar_viewer USING (%1$s) WITH CHECK (%1$s)', wall_condition('referral.to_group_id', false));
  EXECUTE format('CREATE POLICY of_group ON audit_entry FOR SELECT TO sanggar_viewer USING (%s)', wall_condition('audit_entry.group_id', true));
  EXECUTE format('CREATE POLICY of_group ON supervisor_assignment FOR SELECT TO sanggar_viewer USING (%s)', wall_condition('supervisor_assignment.group_id', true));
END $$;

-- The trail takes what is written into it from everybody who was granted to write there.
CREATE POLICY "entered" ON "audit_entry" FOR INSERT TO PUBLIC WITH CHECK (true);
CREATE POLICY "also_of_members" ON "school_stay" FOR SELECT TO "sanggar_viewer"
  USING (EXISTS (SELECT FROM "membership" m WHERE m."person_id" = "school_stay"."person_id"));
CREATE POLICY "administered" ON "person_merge" FOR SELECT TO "sanggar_viewer" USING ((SELECT wall_everywhere()));
CREATE POLICY "administered" ON "mail" FOR SELECT TO "sanggar_viewer" USING ((SELECT wall_everywhere()));
-- A problem that another group took over is read on both sides: with what happens there, and the files of its source.
CREATE FUNCTION "wall_referred"("of_problem" uuid) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN EXISTS (SELECT FROM referral r JOIN "group" g ON g.id = CASE WHEN r.problem_id = of_problem THEN r.to_group_id ELSE r.group_id END
    WHERE (r.problem_id = of_problem OR r.linked_id = of_problem) AND r.state = 'accepted'
      AND (g.id = ANY (wall_firm()) OR region_path(g.region_code) && wall_regions()));
END $$;
CREATE POLICY "also_referred" ON "problem" FOR SELECT TO "sanggar_viewer" USING (wall_referred("id"));
CREATE POLICY "also_referred" ON "problem_event" FOR SELECT TO "sanggar_viewer" USING (wall_referred("problem_id"));
CREATE POLICY "also_referred" ON "problem_file" FOR SELECT TO "sanggar_viewer" USING (wall_referred("problem_id"));
CREATE FUNCTION "wall_referred_file"("of_file" uuid) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN RETURN EXISTS (SELECT FROM problem_file f WHERE f.file_id = of_file AND wall_referred(f.problem_id)); END $$;
CREATE POLICY "also_referred" ON "file" FOR SELECT TO "sanggar_viewer" USING (wall_referred_file("id"));
-- What the library opened to the region of the viewer: the entry, its material and the material's file.
CREATE POLICY "also_opened" ON "library_entry" FOR SELECT TO "sanggar_viewer" USING ("open_to" = ANY ((SELECT wall_homes())::text[]));
CREATE POLICY "also_opened" ON "material" FOR SELECT TO "sanggar_viewer" USING (EXISTS (
  SELECT FROM "library_entry" e WHERE e."material_id" = "material"."id" AND e."open_to" = ANY ((SELECT wall_homes())::text[])));
CREATE POLICY "also_opened" ON "file" FOR SELECT TO "sanggar_viewer" USING (EXISTS (
  SELECT FROM "material" m JOIN "library_entry" e ON e."material_id" = m."id"
  WHERE m."file_id" = "file"."id" AND e."open_to" = ANY ((SELECT wall_homes())::text[])));
