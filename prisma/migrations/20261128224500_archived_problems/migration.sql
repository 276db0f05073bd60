-- AlterEnum
ALTER TYPE "problem_outcome" ADD VALUE 'archived';
