DROP INDEX articles_in_numbers;
CREATE INDEX articles_in_numbers ON articles (
  agency, published_day, article_section, edition, date_published, word_count, view_count, revision_count, gone_at,
  last_seen
);

DROP TABLE credit_days;
CREATE TABLE credit_days (
  agency TEXT NOT NULL REFERENCES agencies (id),
  day TEXT,
  kind TEXT NOT NULL,
  photos INTEGER NOT NULL,
  articles INTEGER NOT NULL
) STRICT;
INSERT INTO credit_days
SELECT agency, published_day, kind, count(*), count(DISTINCT article) FROM credits_with_articles
GROUP BY agency, published_day, kind;
CREATE UNIQUE INDEX credit_days_by_agency ON credit_days (agency, day, kind, photos, articles)
