-- AlterTable
ALTER TABLE "activity" ADD COLUMN     "letter_number" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "letter_on" DATE;
