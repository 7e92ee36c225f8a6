-- A visit planned for an afternoon and not for an hour keeps the part of the day: morning, noon, afternoon or evening.
ALTER TABLE visit ADD COLUMN day_part TEXT;
