-- CreateTable
CREATE TABLE "library_doubt" (
    "id" BIGSERIAL NOT NULL,
    "stem" TEXT NOT NULL,

    CONSTRAINT "library_doubt_pkey" PRIMARY KEY ("id")
);

-- Each write puts its words into the index itself. With the list of pending entries one search in many had to read all
-- that was written since, and one write in many had to tidy up for all others.
ALTER INDEX "library_entry_found" SET (fastupdate = off);
ALTER INDEX "library_entry_found_open" SET (fastupdate = off);
ALTER INDEX "library_word_alike" SET (fastupdate = off);
SELECT gin_clean_pending_list('"library_entry_found"'), gin_clean_pending_list('"library_entry_found_open"'),
  gin_clean_pending_list('"library_word_alike"');

-- What leaves an entry is doubted, whichever way it leaves.
CREATE FUNCTION "library_doubts"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO "library_doubt" ("stem")
    SELECT unnest(tsvector_to_array(OLD."document"))
    EXCEPT SELECT unnest(tsvector_to_array(CASE WHEN TG_OP = 'UPDATE' THEN NEW."document" END));
  RETURN NULL;
END $$;
CREATE TRIGGER "library_entry_doubts" AFTER DELETE OR UPDATE OF "document" ON "library_entry"
  FOR EACH ROW EXECUTE FUNCTION "library_doubts"();
