ALTER TABLE articles ADD COLUMN date_published_rule TEXT;
ALTER TABLE articles ADD COLUMN date_published_zone_from TEXT;
ALTER TABLE articles ADD COLUMN date_published_year_inferred INTEGER;
ALTER TABLE articles ADD COLUMN date_published_relative INTEGER;
ALTER TABLE articles ADD COLUMN date_modified_precision TEXT;
ALTER TABLE articles ADD COLUMN date_modified_rule TEXT;
ALTER TABLE articles ADD COLUMN date_modified_zone_from TEXT;
ALTER TABLE articles ADD COLUMN date_modified_year_inferred INTEGER;
ALTER TABLE articles ADD COLUMN date_modified_relative INTEGER;
ALTER TABLE articles ADD COLUMN other_dates_shown TEXT;
ALTER TABLE articles ADD COLUMN authors_shown TEXT;
ALTER TABLE articles ADD COLUMN readers TEXT;
ALTER TABLE article_authors ADD COLUMN role TEXT;
ALTER TABLE article_authors ADD COLUMN city TEXT;
ALTER TABLE views ADD COLUMN reader TEXT;

CREATE TABLE date_conflicts (
  article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  source TEXT NOT NULL,
  shown TEXT NOT NULL,
  value TEXT,
  reason TEXT NOT NULL,
  PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX date_conflicts_by_source ON date_conflicts (source);

CREATE VIEW view_changes AS
SELECT article, seen_at, view_count, rounded_to, view_count - view_count_before AS change,
  view_count + ifnull(rounded_to, 1) <= view_count_before - ifnull(rounded_to_before, 1) + 1 AS fell
FROM (
  SELECT article, seen_at, view_count, rounded_to,
    lag(view_count) OVER counts AS view_count_before, lag(rounded_to) OVER counts AS rounded_to_before
  FROM views WHERE view_count IS NOT NULL
  WINDOW counts AS (PARTITION BY article ORDER BY seen_at)
)
