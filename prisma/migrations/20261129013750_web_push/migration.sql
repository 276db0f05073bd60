-- AlterEnum
ALTER TYPE "notice_channel" ADD VALUE 'push';

-- CreateTable
CREATE TABLE "push_device" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "endpoint" TEXT NOT NULL,
    "p256dh" TEXT NOT NULL,
    "auth" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "push_device_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "push_device_session_id_key" ON "push_device"("session_id");

-- CreateIndex
CREATE UNIQUE INDEX "push_device_endpoint_key" ON "push_device"("endpoint");

-- CreateIndex
CREATE INDEX "push_device_person_id_idx" ON "push_device"("person_id");

-- AddForeignKey
ALTER TABLE "push_device" ADD CONSTRAINT "push_device_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "push_device" ADD CONSTRAINT "push_device_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Rules that the schema language cannot say.
ALTER TABLE "mail" DROP CONSTRAINT "mail_kind_shape";
ALTER TABLE "mail" ADD CONSTRAINT "mail_kind_shape" CHECK ("kind" ~ '^[a-z]+\.(mail|push)$');
ALTER TABLE "push_device" ADD CONSTRAINT "push_device_endpoint" CHECK ("endpoint" ~ '^https://' AND length("endpoint") <= 1000);
ALTER TABLE "push_device" ADD CONSTRAINT "push_device_keys" CHECK (length("p256dh") = 87 AND length("auth") = 22);

-- Whichever way a session ends: a device that was left is told nothing more.
CREATE FUNCTION "quiet_device"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "push_device" WHERE "session_id" = NEW."id";
  RETURN NULL;
END $$;
CREATE TRIGGER "quiet_device" AFTER UPDATE OF "ended_at" ON "session"
  FOR EACH ROW WHEN (NEW."ended_at" IS NOT NULL) EXECUTE FUNCTION "quiet_device"();
