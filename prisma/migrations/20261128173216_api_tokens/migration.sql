-- CreateTable
CREATE TABLE "api_token" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "scopes" TEXT[],
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "api_token_token_hash_key" ON "api_token"("token_hash");

-- CreateIndex
CREATE INDEX "api_token_person_id_revoked_at_idx" ON "api_token"("person_id", "revoked_at");

-- CreateIndex
CREATE INDEX "api_token_expires_at_idx" ON "api_token"("expires_at");

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A token reads at least one known thing, for at most a year; what is kept of it is a hash.
ALTER TABLE "api_token"
  ADD CONSTRAINT "api_token_name" CHECK (name <> ''),
  ADD CONSTRAINT "api_token_scopes" CHECK (coalesce(cardinality(scopes), 0) > 0 AND scopes <@ ARRAY['coverage.read', 'activity.read']),
  ADD CONSTRAINT "api_token_hash" CHECK (token_hash ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "api_token_expires" CHECK (expires_at > created_at AND expires_at <= created_at + interval '366 days');
