-- Which languages there are is known by their files alone.
ALTER TABLE "coverage_order" DROP CONSTRAINT "coverage_order_locale",
  ADD CONSTRAINT "coverage_order_locale" CHECK ("locale" ~ '^[a-z]{2,3}$');
