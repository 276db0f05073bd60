-- CreateTable
CREATE TABLE "replica_mark" (
    "name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "count" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "replica_mark_pkey" PRIMARY KEY ("name")
);

-- What the schema language cannot state.
ALTER TABLE "replica_mark" ADD CONSTRAINT "replica_mark_name" CHECK ("name" IN ('beat', 'moved'));
INSERT INTO "replica_mark" ("name", "at") VALUES ('beat', to_timestamp(0)), ('moved', now());

-- A copy that has not seen the last move may not say who sees what. Rows that move are few.
CREATE FUNCTION "replica_mark_move"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "replica_mark" SET "count" = "count" + 1, "at" = clock_timestamp() WHERE "name" = 'moved';
  RETURN NULL; END $$;
CREATE TRIGGER "replica_mark_moved" AFTER UPDATE OF "region_code", "kind", "subject" ON "group" FOR EACH ROW
  WHEN ((OLD."region_code", OLD."kind", OLD."subject") IS DISTINCT FROM (NEW."region_code", NEW."kind", NEW."subject"))
  EXECUTE FUNCTION "replica_mark_move"();
CREATE TRIGGER "replica_mark_gone" AFTER DELETE ON "group" FOR EACH ROW EXECUTE FUNCTION "replica_mark_move"();
