-- AlterTable
ALTER TABLE "group" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "school" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;
