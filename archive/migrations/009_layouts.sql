ALTER TABLE captures ADD COLUMN structure TEXT;
ALTER TABLE articles ADD COLUMN doubt TEXT;
CREATE INDEX articles_in_doubt ON articles (agency) WHERE doubt IS NOT NULL;

CREATE TABLE layouts (
  agency TEXT NOT NULL,
  structure TEXT NOT NULL,
  path TEXT NOT NULL,
  PRIMARY KEY (agency, structure)
) STRICT, WITHOUT ROWID;

CREATE TABLE doubtful_readings (
  article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  seen_at TEXT NOT NULL,
  changed TEXT NOT NULL,
  headline TEXT NOT NULL,
  description TEXT,
  article_section TEXT,
  article_body TEXT NOT NULL,
  authors TEXT,
  date_published_shown TEXT,
  photos TEXT,
  content_digest TEXT NOT NULL,
  PRIMARY KEY (article, seen_at)
) STRICT;
CREATE INDEX doubtful_readings_by_time ON doubtful_readings (seen_at);

CREATE VIEW layouts_in_use AS
SELECT layouts.agency, layouts.structure, path, min(fetched_at) AS first_seen, max(fetched_at) AS last_seen,
  count(*) AS captures, count(DISTINCT article) AS articles
FROM layouts JOIN captures ON captures.agency = layouts.agency AND captures.structure = layouts.structure
GROUP BY layouts.agency, layouts.structure
