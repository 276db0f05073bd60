-- CreateEnum
CREATE TYPE "mail_state" AS ENUM ('waiting', 'sending', 'handing', 'sent', 'dropped', 'failed', 'unsure');

-- CreateEnum
CREATE TYPE "account_link_purpose" AS ENUM ('reset', 'invitation', 'address');

-- CreateEnum
CREATE TYPE "coverage_scope" AS ENUM ('own', 'group', 'region');

-- CreateEnum
CREATE TYPE "coverage_order_end" AS ENUM ('stopped', 'unseen');

-- AlterEnum
ALTER TYPE "notice_channel" ADD VALUE 'email';

-- AlterTable
ALTER TABLE "notice" ADD COLUMN     "listed" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "mail" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "address" TEXT,
    "data" JSONB NOT NULL DEFAULT '{}',
    "state" "mail_state" NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "claimed_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "error" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice_delivery" (
    "notice_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "channel" "notice_channel" NOT NULL,
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "mail_id" UUID,

    CONSTRAINT "notice_delivery_pkey" PRIMARY KEY ("notice_id","channel")
);

-- CreateTable
CREATE TABLE "mail_choice" (
    "person_id" UUID NOT NULL,
    "zone" TEXT NOT NULL,
    "quiet_from" SMALLINT NOT NULL,
    "quiet_to" SMALLINT NOT NULL,
    "digest_at" SMALLINT,

    CONSTRAINT "mail_choice_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "account_link" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "purpose" "account_link_purpose" NOT NULL,
    "email" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "void_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "coverage_order" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "scope" "coverage_scope" NOT NULL,
    "group_id" UUID,
    "region_code" TEXT,
    "locale" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "end" "coverage_order_end",

    CONSTRAINT "coverage_order_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "mail_event_key" ON "mail"("event");

-- CreateIndex
CREATE INDEX "mail_person_id_idx" ON "mail"("person_id");

-- CreateIndex
CREATE INDEX "mail_state_ended_at_idx" ON "mail"("state", "ended_at");

-- CreateIndex
CREATE INDEX "notice_delivery_group_id_idx" ON "notice_delivery"("group_id");

-- CreateIndex
CREATE INDEX "notice_delivery_person_id_idx" ON "notice_delivery"("person_id");

-- CreateIndex
CREATE INDEX "notice_delivery_mail_id_idx" ON "notice_delivery"("mail_id");

-- CreateIndex
CREATE INDEX "account_link_person_id_idx" ON "account_link"("person_id");

-- CreateIndex
CREATE INDEX "account_link_expires_at_idx" ON "account_link"("expires_at");

-- CreateIndex
CREATE INDEX "coverage_order_person_id_created_at_idx" ON "coverage_order"("person_id", "created_at");

-- CreateIndex
CREATE INDEX "coverage_order_group_id_idx" ON "coverage_order"("group_id");

-- CreateIndex
CREATE INDEX "coverage_order_region_code_idx" ON "coverage_order"("region_code");

-- CreateIndex
CREATE UNIQUE INDEX "notice_id_group_id_key" ON "notice"("id", "group_id");

-- AddForeignKey
ALTER TABLE "mail" ADD CONSTRAINT "mail_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_delivery" ADD CONSTRAINT "notice_delivery_notice_id_group_id_fkey" FOREIGN KEY ("notice_id", "group_id") REFERENCES "notice"("id", "group_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_delivery" ADD CONSTRAINT "notice_delivery_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_delivery" ADD CONSTRAINT "notice_delivery_mail_id_fkey" FOREIGN KEY ("mail_id") REFERENCES "mail"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_choice" ADD CONSTRAINT "mail_choice_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_link" ADD CONSTRAINT "account_link_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coverage_order" ADD CONSTRAINT "coverage_order_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coverage_order" ADD CONSTRAINT "coverage_order_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coverage_order" ADD CONSTRAINT "coverage_order_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Rules that the schema language cannot say.
ALTER TABLE "mail" ADD CONSTRAINT "mail_kind_shape" CHECK ("kind" ~ '^[a-z]+\.mail$');
ALTER TABLE "mail" ADD CONSTRAINT "mail_event_given" CHECK (btrim("event") <> '');
ALTER TABLE "mail" ADD CONSTRAINT "mail_attempts" CHECK ("attempts" >= 0);
ALTER TABLE "mail" ADD CONSTRAINT "mail_claimed" CHECK ("state" NOT IN ('sending', 'handing', 'sent', 'unsure') OR "claimed_at" IS NOT NULL);
ALTER TABLE "mail" ADD CONSTRAINT "mail_ended" CHECK (("state" IN ('sent', 'dropped', 'failed', 'unsure')) = ("ended_at" IS NOT NULL));
CREATE INDEX "mail_on_its_way" ON "mail"("due_at") WHERE "state" IN ('waiting', 'sending', 'handing');
-- A notice that stands in the list is no delivery; each letter gathers notices of its own person.
ALTER TABLE "notice_delivery" ADD CONSTRAINT "notice_delivery_outside" CHECK ("channel" <> 'in_app');
CREATE INDEX "notice_delivery_waiting" ON "notice_delivery"("person_id", "channel") WHERE "mail_id" IS NULL;
ALTER TABLE "mail_choice" ADD CONSTRAINT "mail_choice_zone" CHECK ("zone" IN ('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'));
ALTER TABLE "mail_choice" ADD CONSTRAINT "mail_choice_hours" CHECK ("quiet_from" BETWEEN 0 AND 23 AND "quiet_to" BETWEEN 0 AND 23 AND "digest_at" BETWEEN 0 AND 23);
ALTER TABLE "account_link" ADD CONSTRAINT "account_link_address" CHECK (("purpose" = 'address') = ("email" IS NOT NULL));
ALTER TABLE "account_link" ADD CONSTRAINT "account_link_expires" CHECK ("expires_at" > "created_at");
ALTER TABLE "account_link" ADD CONSTRAINT "account_link_once" CHECK (num_nonnulls("used_at", "void_at") < 2);
CREATE UNIQUE INDEX "account_link_open" ON "account_link"("person_id", ("purpose" = 'address')) WHERE "used_at" IS NULL AND "void_at" IS NULL;
ALTER TABLE "coverage_order" ADD CONSTRAINT "coverage_order_scope" CHECK (("scope" = 'group') = ("group_id" IS NOT NULL) AND ("scope" = 'region') = ("region_code" IS NOT NULL));
ALTER TABLE "coverage_order" ADD CONSTRAINT "coverage_order_locale" CHECK ("locale" IN ('id', 'en'));
ALTER TABLE "coverage_order" ADD CONSTRAINT "coverage_order_ended" CHECK (("ended_at" IS NULL) = ("end" IS NULL));
CREATE UNIQUE INDEX "coverage_order_running" ON "coverage_order"("person_id", "scope", COALESCE("group_id"::text, ''), COALESCE("region_code", '')) WHERE "ended_at" IS NULL;
