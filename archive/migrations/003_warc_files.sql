CREATE TABLE captures_with_records (
  id INTEGER PRIMARY KEY,
  url TEXT NOT NULL,
  fetched_at TEXT NOT NULL,
  status INTEGER NOT NULL,
  payload_digest TEXT,
  article INTEGER REFERENCES articles (id) ON DELETE CASCADE,
  content_digest TEXT,
  agency TEXT,
  failure TEXT,
  warc_file TEXT,
  warc_offset INTEGER,
  warc_length INTEGER
) STRICT;
INSERT INTO captures_with_records (id, url, fetched_at, status, payload_digest, article, content_digest, agency)
SELECT captures.id, captures.url, fetched_at, status, payload_digest, article, captures.content_digest, agency
FROM captures LEFT JOIN articles ON articles.id = article;
DROP TABLE captures;
ALTER TABLE captures_with_records RENAME TO captures;
CREATE INDEX captures_by_article ON captures (article, fetched_at);
CREATE INDEX captures_by_time ON captures (fetched_at);
CREATE INDEX captures_by_url ON captures (url, fetched_at);
CREATE UNIQUE INDEX captures_by_record ON captures (warc_file, warc_offset);
CREATE INDEX captures_by_payload ON captures (payload_digest);

CREATE TABLE warc_files (
  file TEXT NOT NULL,
  size INTEGER NOT NULL,
  readers TEXT NOT NULL,
  read_to INTEGER NOT NULL,
  read_at TEXT NOT NULL,
  PRIMARY KEY (file, size)
) STRICT, WITHOUT ROWID;
