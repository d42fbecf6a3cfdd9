CREATE TABLE images (
  url TEXT NOT NULL,
  fetched_at TEXT NOT NULL,
  payload_digest TEXT,
  encoding_format TEXT,
  width INTEGER,
  height INTEGER,
  content_size INTEGER NOT NULL,
  PRIMARY KEY (url, fetched_at)
) STRICT, WITHOUT ROWID;
CREATE INDEX images_by_payload ON images (payload_digest);
ALTER TABLE photos ADD COLUMN largest_url TEXT;
ALTER TABLE photos ADD COLUMN payload_digest TEXT;
ALTER TABLE photos ADD COLUMN encoding_format TEXT;
ALTER TABLE photos ADD COLUMN width INTEGER;
ALTER TABLE photos ADD COLUMN height INTEGER;
ALTER TABLE photos ADD COLUMN content_size INTEGER;
CREATE INDEX photos_by_largest_url ON photos (largest_url);
CREATE INDEX photos_by_payload ON photos (payload_digest);
