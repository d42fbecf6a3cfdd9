CREATE TABLE quotes (
  article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  starts INTEGER NOT NULL,
  ends INTEGER NOT NULL,
  kind TEXT NOT NULL,
  quote TEXT NOT NULL,
  speaker_shown TEXT,
  speaker TEXT,
  role TEXT,
  verb TEXT,
  rule TEXT NOT NULL,
  confidence TEXT NOT NULL,
  PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX quotes_by_speaker ON quotes (speaker, confidence, kind);
CREATE TABLE quote_readers (
  article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
  reader TEXT NOT NULL
) STRICT;
CREATE VIEW speakers AS
SELECT speaker, count(*) AS quotes, count(*) FILTER (WHERE confidence = 'sure') AS sure,
  count(DISTINCT article) AS articles,
  count(DISTINCT agency) AS agency_count, group_concat(DISTINCT agency) AS agencies,
  min(published_day) AS first_day, max(published_day) AS last_day
FROM quotes JOIN articles ON articles.id = article
WHERE speaker IS NOT NULL AND kind <> 'document'
GROUP BY speaker
