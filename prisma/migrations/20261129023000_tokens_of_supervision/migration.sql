-- A token may also read what stands out.
ALTER TABLE "api_token"
  DROP CONSTRAINT "api_token_scopes",
  ADD CONSTRAINT "api_token_scopes" CHECK (
    coalesce(cardinality(scopes), 0) > 0
    AND scopes <@ ARRAY['coverage.read', 'activity.read', 'supervision.read']
  );
