DROP INDEX credits_by_name;
DROP INDEX credits_by_kind;
CREATE INDEX credits_by_name ON credits (name, kind);
CREATE INDEX credits_by_kind ON credits (kind, name);
CREATE INDEX articles_by_agency ON articles (agency, date_published_utc);
CREATE INDEX revisions_of_edits ON revisions (seen_at) WHERE changed IS NOT NULL;

DROP VIEW speakers;
CREATE VIEW speakers AS
SELECT speaker, count(*) AS quotes, count(*) FILTER (WHERE confidence = 'sure') AS sure,
  count(DISTINCT article) AS articles,
  count(DISTINCT agency) AS agency_count, group_concat(DISTINCT agency) AS agencies,
  min(published_day) AS first_day, max(published_day) AS last_day
FROM quotes CROSS JOIN articles INDEXED BY articles_by_number ON articles.id = article
WHERE speaker IS NOT NULL AND kind <> 'document'
GROUP BY speaker;

DROP VIEW reprint_clusters;
CREATE VIEW reprint_clusters AS
WITH clusters AS (
  SELECT original, count(*) AS articles, count(DISTINCT agency) AS agency_count,
    group_concat(DISTINCT agency) AS agencies
  FROM reprint_members CROSS JOIN articles INDEXED BY articles_by_number ON articles.id = reprint_members.article
  GROUP BY original
)
SELECT original AS article, headline, agency, published_day, articles, agency_count, agencies
FROM clusters CROSS JOIN articles ON articles.id = original;

CREATE VIEW quotes_with_articles AS
SELECT speaker, quote, role, kind, confidence, quotes.article, agency, edition, published_day
FROM quotes JOIN articles INDEXED BY articles_by_number ON articles.id = quotes.article;

CREATE VIEW credits_with_articles AS
SELECT name, kind, photo, photos.article, agency, published_day
FROM credits JOIN photos ON photos.id = photo JOIN articles ON articles.id = photos.article;

CREATE TABLE credit_days (
  agency TEXT NOT NULL REFERENCES agencies (id),
  day TEXT,
  kind TEXT NOT NULL,
  photos INTEGER NOT NULL
) STRICT;
INSERT INTO credit_days
SELECT agency, published_day, kind, count(*) FROM credits_with_articles GROUP BY agency, published_day, kind;
CREATE UNIQUE INDEX credit_days_by_agency ON credit_days (agency, day, kind, photos);

CREATE VIEW authors_with_articles AS
SELECT author, name_shown, role, city, article_authors.article, agency, published_day
FROM article_authors JOIN articles INDEXED BY articles_by_number ON articles.id = article_authors.article;

CREATE VIEW edits_with_articles AS
SELECT edits.article, seen_at, kind, words_added, words_removed, says_so, agency, edition, published_day,
  CASE WHEN date_published_utc IS NOT NULL THEN
    CAST(round((julianday(seen_at) - julianday(date_published_utc)) * 86400) AS INTEGER)
  END AS seconds_after
FROM edits JOIN articles INDEXED BY articles_by_number ON articles.id = edits.article;

CREATE VIEW reprints_between_agencies AS
SELECT article, earlier, agency, earlier_agency, share, delay, named_in FROM reprints
WHERE is_source = 1 AND agency <> earlier_agency
