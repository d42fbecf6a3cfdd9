CREATE TABLE crawl_health (
  crawl INTEGER NOT NULL REFERENCES crawls (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  count INTEGER NOT NULL,
  example TEXT,
  PRIMARY KEY (crawl, kind, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE crawl_findings (
  crawl INTEGER NOT NULL REFERENCES crawls (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  sentence TEXT NOT NULL,
  example TEXT,
  PRIMARY KEY (crawl, position)
) STRICT, WITHOUT ROWID;
