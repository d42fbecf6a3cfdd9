"""The SQL that makes the archive's tables, one step a version. It does not run it: `archive.schema` does.

Plain SQL, STRICT tables, nothing newer than SQLite 3.40, so that Debian's sqlite3 can read the file. What each table
and column means is told in one place, `archive/web/tables.toml`; a test compares it with this.

Everything here can be computed again from the captures, and gives the same rows, but for three columns that tell in
which order things arrived in this very file (`articles.id`, `photos.id`, `captures.id`), the table `crawls` and what
belongs to a crawl (`crawl_health`, `crawl_findings`, `crawl_days`, `crawl_missed`).
"""

from collections.abc import Mapping

_001 = """
CREATE TABLE agencies (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  url TEXT NOT NULL,
  time_zone TEXT NOT NULL
) STRICT;

CREATE TABLE articles (
  id INTEGER PRIMARY KEY,
  agency TEXT NOT NULL REFERENCES agencies (id),
  native_id TEXT NOT NULL,
  edition TEXT NOT NULL,
  url TEXT NOT NULL,
  headline TEXT NOT NULL,
  description TEXT,
  article_section TEXT,
  article_body TEXT NOT NULL,
  word_count INTEGER NOT NULL,
  date_published TEXT,
  date_published_shown TEXT,
  date_published_precision TEXT,
  date_published_utc TEXT,
  published_day TEXT,
  date_modified TEXT,
  date_modified_shown TEXT,
  view_count INTEGER,
  view_count_shown TEXT,
  view_count_rounded_to INTEGER,
  credit_text TEXT,
  credit_text_shown TEXT,
  attribution_shown TEXT,
  first_seen TEXT NOT NULL,
  last_seen TEXT NOT NULL,
  last_checked TEXT NOT NULL,
  revision_count INTEGER NOT NULL,
  gone_at TEXT,
  layers TEXT NOT NULL,
  content_digest TEXT NOT NULL,
  reading_digest TEXT NOT NULL,
  UNIQUE (agency, native_id, edition)
) STRICT;
CREATE INDEX articles_by_edition ON articles (edition);
CREATE INDEX articles_by_section ON articles (article_section);
CREATE INDEX articles_by_date ON articles (date_published_utc);
CREATE INDEX articles_by_day ON articles (published_day);
CREATE INDEX articles_by_views ON articles (view_count);
CREATE INDEX articles_by_check ON articles (agency, last_checked);
CREATE INDEX articles_edited ON articles (revision_count) WHERE revision_count > 1;
CREATE INDEX articles_gone ON articles (gone_at) WHERE gone_at IS NOT NULL;

CREATE TABLE revisions (
  article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  seen_at TEXT NOT NULL,
  changed TEXT,
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
CREATE INDEX revisions_by_time ON revisions (seen_at);

CREATE TABLE views (
  article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  seen_at TEXT NOT NULL,
  view_count INTEGER,
  view_count_shown TEXT,
  rounded_to INTEGER,
  PRIMARY KEY (article, seen_at)
) STRICT, WITHOUT ROWID;

CREATE TABLE disappearances (
  article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  gone_at TEXT NOT NULL,
  status INTEGER NOT NULL,
  returned_at TEXT,
  PRIMARY KEY (article, gone_at)
) STRICT, WITHOUT ROWID;
CREATE INDEX disappearances_by_time ON disappearances (gone_at);

CREATE TABLE addresses (
  article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  url TEXT NOT NULL,
  first_seen TEXT NOT NULL,
  last_seen TEXT NOT NULL,
  PRIMARY KEY (article, url)
) STRICT, WITHOUT ROWID;
CREATE INDEX addresses_by_url ON addresses (url);

CREATE TABLE captures (
  id INTEGER PRIMARY KEY,
  url TEXT NOT NULL,
  fetched_at TEXT NOT NULL,
  status INTEGER NOT NULL,
  payload_digest TEXT,
  article INTEGER REFERENCES articles (id) ON DELETE CASCADE,
  content_digest TEXT,
  UNIQUE (url, fetched_at)
) STRICT;
CREATE INDEX captures_by_article ON captures (article, fetched_at);
CREATE INDEX captures_by_time ON captures (fetched_at);

CREATE TABLE photos (
  id INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  url TEXT NOT NULL,
  alt TEXT,
  caption TEXT,
  credit_text_shown TEXT,
  credit_text TEXT,
  form TEXT,
  UNIQUE (article, position)
) STRICT;
CREATE INDEX photos_by_url ON photos (url);

CREATE TABLE credits (
  photo INTEGER NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  PRIMARY KEY (photo, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX credits_by_name ON credits (name);
CREATE INDEX credits_by_kind ON credits (kind);

CREATE TABLE authors (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE article_authors (
  article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  author TEXT NOT NULL REFERENCES authors (name),
  name_shown TEXT NOT NULL,
  PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_authors_by_author ON article_authors (author);

CREATE TABLE tags (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE article_tags (
  article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  tag TEXT NOT NULL REFERENCES tags (name),
  PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_tags_by_tag ON article_tags (tag);

CREATE TABLE news_sources (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE article_news_sources (
  article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  news_source TEXT NOT NULL REFERENCES news_sources (name),
  role TEXT NOT NULL,
  PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_news_sources_by_source ON article_news_sources (news_source);

CREATE TABLE unread (
  article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  field TEXT NOT NULL,
  shown TEXT NOT NULL,
  reason TEXT NOT NULL,
  seen_at TEXT NOT NULL,
  PRIMARY KEY (article, field, shown)
) STRICT, WITHOUT ROWID;
CREATE INDEX unread_by_field ON unread (field);

CREATE TABLE crawls (
  id INTEGER PRIMARY KEY,
  agency TEXT NOT NULL REFERENCES agencies (id),
  arguments TEXT NOT NULL,
  started_at TEXT NOT NULL,
  finished_at TEXT,
  reason TEXT,
  exit_code INTEGER,
  complete INTEGER NOT NULL DEFAULT 0 CHECK (complete IN (0, 1)),
  pages INTEGER NOT NULL DEFAULT 0,
  new INTEGER NOT NULL DEFAULT 0,
  revised INTEGER NOT NULL DEFAULT 0,
  unchanged INTEGER NOT NULL DEFAULT 0,
  gone INTEGER NOT NULL DEFAULT 0,
  failed INTEGER NOT NULL DEFAULT 0,
  unread INTEGER NOT NULL DEFAULT 0,
  versions TEXT NOT NULL,
  summary TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX crawls_by_agency ON crawls (agency, started_at);
"""

_002 = """
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
"""

_003 = """
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
"""

_004 = """
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
"""

_005 = """
CREATE TABLE announcements (
  agency TEXT NOT NULL REFERENCES agencies (id),
  source TEXT NOT NULL,
  native_id TEXT NOT NULL,
  edition TEXT NOT NULL,
  url TEXT NOT NULL,
  title TEXT NOT NULL,
  date_shown TEXT NOT NULL,
  published_day TEXT,
  modified_shown TEXT NOT NULL,
  first_announced TEXT NOT NULL,
  last_announced TEXT NOT NULL,
  PRIMARY KEY (agency, native_id, edition, source)
) STRICT, WITHOUT ROWID;
CREATE INDEX announcements_by_source ON announcements (agency, source, last_announced);
CREATE INDEX announcements_by_day ON announcements (published_day);

CREATE VIEW coverage AS
WITH told AS (
  SELECT agency, native_id, edition, max(published_day) AS published_day, min(url) AS url
  FROM announcements GROUP BY agency, native_id, edition
), known AS (
  SELECT told.agency, ifnull(articles.published_day, told.published_day) AS day, 1 AS announced,
    articles.id IS NOT NULL AS held,
    CASE WHEN articles.id IS NULL THEN ifnull(
      (SELECT status FROM captures WHERE captures.url = told.url ORDER BY fetched_at DESC LIMIT 1), -1) END AS status
  FROM told LEFT JOIN articles USING (agency, native_id, edition)
  UNION ALL
  SELECT agency, published_day, 0, 1, NULL FROM articles
  WHERE NOT EXISTS (
    SELECT 1 FROM announcements AS a
    WHERE (a.agency, a.native_id, a.edition) = (articles.agency, articles.native_id, articles.edition)
  )
)
SELECT agency, day, count(*) AS known, sum(announced) AS announced, sum(held) AS held,
  count(*) FILTER (WHERE status IN (404, 410)) AS gone,
  count(*) FILTER (WHERE status IN (401, 403, 451)) AS refused,
  count(*) FILTER (WHERE status BETWEEN 200 AND 399) AS unread,
  count(*) FILTER (WHERE status = 0 OR (status >= 400 AND status NOT IN (401, 403, 404, 410, 451))) AS failed,
  count(*) FILTER (WHERE status = -1) AS not_yet
FROM known GROUP BY agency, day;

CREATE VIEW left_feeds AS
SELECT agency, source, native_id, edition, url, title, last_announced FROM announcements
JOIN (SELECT agency, source, max(last_announced) AS newest FROM announcements GROUP BY agency, source)
  USING (agency, source)
WHERE last_announced < newest AND (source LIKE 'feed %' OR source LIKE 'sitemap %')
"""

_006 = """
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
"""

_007 = """
ALTER TABLE captures ADD COLUMN etag TEXT;
ALTER TABLE captures ADD COLUMN last_modified TEXT
"""

_008 = """
CREATE TABLE crawl_days (
  agency TEXT NOT NULL REFERENCES agencies (id),
  source TEXT NOT NULL,
  day TEXT NOT NULL,
  began_at TEXT NOT NULL,
  walked_at TEXT NOT NULL,
  PRIMARY KEY (agency, source, day)
) STRICT, WITHOUT ROWID;
CREATE TABLE crawl_missed (
  agency TEXT NOT NULL REFERENCES agencies (id),
  native_id TEXT NOT NULL,
  edition TEXT NOT NULL,
  url TEXT NOT NULL,
  reason TEXT NOT NULL,
  missed_at TEXT NOT NULL,
  PRIMARY KEY (agency, native_id, edition)
) STRICT, WITHOUT ROWID;
CREATE INDEX crawl_missed_by_url ON crawl_missed (url);
CREATE INDEX articles_by_identity ON articles (agency, native_id, edition, published_day);
CREATE INDEX announcements_undated ON announcements (agency, source, last_announced) WHERE published_day IS NULL;

DROP VIEW coverage;
CREATE VIEW coverage AS
WITH told AS (
  SELECT agency, native_id, edition, max(published_day) AS published_day, min(url) AS url
  FROM announcements GROUP BY agency, native_id, edition
), known AS (
  SELECT told.agency, ifnull(articles.published_day, told.published_day) AS day, 1 AS announced,
    articles.id IS NOT NULL AS held,
    CASE WHEN articles.id IS NULL THEN ifnull(
      (SELECT status FROM captures WHERE captures.url = told.url ORDER BY fetched_at DESC LIMIT 1), -1) END AS status,
    CASE WHEN articles.id IS NULL THEN (SELECT reason FROM crawl_missed WHERE crawl_missed.url = told.url) END AS reason
  FROM told LEFT JOIN articles INDEXED BY articles_by_identity USING (agency, native_id, edition)
  UNION ALL
  SELECT agency, published_day, 0, 1, NULL, NULL FROM articles
  WHERE NOT EXISTS (
    SELECT 1 FROM announcements AS a
    WHERE (a.agency, a.native_id, a.edition) = (articles.agency, articles.native_id, articles.edition)
  )
)
SELECT agency, day, count(*) AS known, sum(announced) AS announced, sum(held) AS held,
  count(*) FILTER (WHERE status IN (404, 410)) AS gone,
  count(*) FILTER (WHERE status = -1 AND reason = 'robots') AS robots,
  count(*) FILTER (WHERE status IN (401, 403, 451)
    OR (status = -1 AND reason IN ('host', 'address', 'redirects', 'too-large', 'encodings'))) AS refused,
  count(*) FILTER (WHERE status BETWEEN 200 AND 399) AS unread,
  count(*) FILTER (WHERE status = 0 OR (status >= 400 AND status NOT IN (401, 403, 404, 410, 451))) AS failed,
  count(*) FILTER (WHERE status = -1
    AND ifnull(reason, '') NOT IN ('robots', 'host', 'address', 'redirects', 'too-large', 'encodings')) AS not_yet
FROM known GROUP BY agency, day;

CREATE VIEW missing_articles AS
SELECT agency, published_day AS day, source, native_id, edition, url, title, CASE
  WHEN status IN (404, 410) THEN 'gone'
  WHEN status IN (401, 403, 451) THEN 'refused'
  WHEN status BETWEEN 200 AND 399 THEN 'unread'
  WHEN status >= 0 THEN 'failed'
  WHEN reason = 'robots' THEN 'robots'
  WHEN reason IN ('host', 'address', 'redirects', 'too-large', 'encodings') THEN 'refused'
  ELSE 'not yet' END AS why, status, reason, last_announced
FROM (
  SELECT told.*,
    ifnull((SELECT status FROM captures WHERE captures.url = told.url ORDER BY fetched_at DESC LIMIT 1), -1) AS status,
    (SELECT reason FROM crawl_missed WHERE crawl_missed.url = told.url) AS reason
  FROM announcements AS told
  WHERE NOT EXISTS (
    SELECT 1 FROM articles
    WHERE (articles.agency, articles.native_id, articles.edition) = (told.agency, told.native_id, told.edition)
  )
);

CREATE VIEW id_gaps AS
WITH numbers AS (
  SELECT agency, CAST(native_id AS INTEGER) AS number, min(day) AS day FROM (
    SELECT agency, native_id, published_day AS day FROM articles
    UNION ALL SELECT agency, native_id, published_day FROM announcements
  )
  WHERE native_id NOT GLOB '*[^0-9]*' AND length(native_id) BETWEEN 1 AND 18
  GROUP BY 1, 2
), steps AS (
  SELECT agency, day, number,
    number - lag(number) OVER (PARTITION BY agency ORDER BY number) - 1 AS unknown FROM numbers
), sums AS (
  SELECT agency, day, number,
    sum(iif(unknown < 10000, unknown, 0)) OVER (PARTITION BY agency ORDER BY number) AS unknown_before FROM steps
)
SELECT agency, day, min(number) AS lowest, max(number) AS highest,
  ifnull(max(unknown_before) - min(unknown_before), 0) AS gaps
FROM sums WHERE day IS NOT NULL GROUP BY agency, day
"""

_009 = """
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
"""

_010 = """
CREATE VIEW search_content AS
SELECT id, headline, iif(description IS NULL, article_body, description || char(10, 10) || article_body) AS body,
  headline AS headline_stems,
  iif(description IS NULL, article_body, description || char(10, 10) || article_body) AS body_stems
FROM articles;
CREATE VIRTUAL TABLE articles_fts USING fts5(
  headline, body, headline_stems, body_stems,
  content = 'search_content', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 0'
);
CREATE TABLE words (
  form TEXT NOT NULL,
  stem TEXT NOT NULL,
  russian_key TEXT NOT NULL,
  skeleton TEXT NOT NULL,
  documents INTEGER NOT NULL,
  PRIMARY KEY (form, stem)
) STRICT, WITHOUT ROWID;
CREATE INDEX words_by_stem ON words (stem);
CREATE INDEX words_by_russian_key ON words (russian_key);
CREATE INDEX words_by_skeleton ON words (skeleton);
CREATE TABLE search_index (version TEXT NOT NULL, done_to INTEGER NOT NULL) STRICT;
INSERT INTO search_index VALUES ('', 0)
"""

_011 = """
CREATE TABLE reprints (
  article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  earlier INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  agency TEXT NOT NULL,
  earlier_agency TEXT NOT NULL,
  share REAL NOT NULL,
  share_of_earlier REAL NOT NULL,
  delay INTEGER,
  order_is_sure INTEGER NOT NULL,
  named_in TEXT,
  names_back INTEGER NOT NULL,
  is_source INTEGER NOT NULL,
  PRIMARY KEY (article, earlier)
) STRICT, WITHOUT ROWID;
CREATE INDEX reprints_by_earlier ON reprints (earlier, is_source);
CREATE INDEX reprints_by_agencies ON reprints (agency, earlier_agency, delay, named_in, share) WHERE is_source = 1;
CREATE TABLE reprint_hashes (
  hash INTEGER NOT NULL,
  article INTEGER NOT NULL,
  PRIMARY KEY (hash, article)
) STRICT, WITHOUT ROWID;
CREATE TABLE reprint_texts (article INTEGER PRIMARY KEY, hashes INTEGER NOT NULL) STRICT;
CREATE TABLE reprint_index (version TEXT NOT NULL, done_to INTEGER NOT NULL) STRICT;
INSERT INTO reprint_index VALUES ('', 0);

CREATE VIEW reprint_members AS
WITH RECURSIVE members (original, article, steps) AS (
  SELECT DISTINCT earlier, earlier, 0 FROM reprints WHERE earlier NOT IN (SELECT article FROM reprints)
  UNION ALL
  SELECT original, reprints.article, steps + 1
  FROM members JOIN reprints ON reprints.earlier = members.article AND is_source = 1
)
SELECT original, article, steps FROM members;

CREATE VIEW reprint_clusters AS
SELECT original AS article, first.headline, first.agency, first.published_day, count(*) AS articles,
  count(DISTINCT articles.agency) AS agency_count, group_concat(DISTINCT articles.agency) AS agencies
FROM reprint_members JOIN articles ON articles.id = reprint_members.article
  JOIN articles AS first ON first.id = original
GROUP BY original;

CREATE VIEW reprints_by_agency AS
SELECT agency, earlier_agency, count(*) AS reprints, count(named_in) AS named, round(avg(share), 3) AS mean_share,
  max(delay) FILTER (WHERE delay IS NOT NULL AND place = (timed + 1) / 2) AS median_delay,
  min(delay) AS shortest_delay
FROM (
  SELECT agency, earlier_agency, share, delay, named_in,
    row_number() OVER (PARTITION BY agency, earlier_agency, delay IS NULL ORDER BY delay) AS place,
    count(delay) OVER (PARTITION BY agency, earlier_agency) AS timed
  FROM reprints WHERE is_source = 1 AND agency <> earlier_agency
)
GROUP BY agency, earlier_agency
"""

_013 = """
DROP INDEX articles_by_day;
CREATE INDEX articles_by_day ON articles (published_day, agency);
CREATE INDEX articles_edited_by_agency ON articles (agency) WHERE revision_count > 1;
CREATE INDEX articles_gone_by_agency ON articles (agency) WHERE gone_at IS NOT NULL;
CREATE INDEX revisions_of_headlines ON revisions (seen_at) WHERE substr(changed, 1, 8) = 'headline'
"""

_014 = """
CREATE TABLE edits (
  article INTEGER NOT NULL,
  seen_at TEXT NOT NULL,
  kind TEXT NOT NULL,
  words_added INTEGER NOT NULL,
  words_removed INTEGER NOT NULL,
  says_so INTEGER NOT NULL,
  version INTEGER NOT NULL,
  PRIMARY KEY (article, seen_at),
  FOREIGN KEY (article, seen_at) REFERENCES revisions (article, seen_at) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX edits_by_kind ON edits (kind, seen_at);
CREATE INDEX edits_by_time ON edits (seen_at);

CREATE VIEW silent_edits AS
SELECT edits.article, edits.seen_at, articles.agency, articles.edition, edits.kind, edits.words_added,
  edits.words_removed, revisions.headline,
  CASE WHEN articles.date_published_utc IS NOT NULL THEN
    CAST(round((julianday(edits.seen_at) - julianday(articles.date_published_utc)) * 86400) AS INTEGER)
  END AS seconds_after
FROM edits JOIN revisions USING (article, seen_at) JOIN articles ON articles.id = edits.article
WHERE NOT says_so AND edits.kind <> 'typo' AND (
  articles.date_modified IS NULL
  OR julianday(articles.date_modified) <= ifnull(julianday(articles.date_published), 0)
  OR julianday(articles.date_modified) < (
    SELECT julianday(max(before.seen_at)) FROM revisions AS before
    WHERE before.article = edits.article AND before.seen_at < edits.seen_at
  )
)
"""

_012 = """
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
"""

# Body before headline: FTS5 writes two bytes less for each word of its first column, a tenth of the text in all; and
# in `words` an index has a row's number instead of its texts. `automerge` as it is would write everything once more.
_015 = """
DROP TABLE articles_fts;
DROP VIEW search_content;
DROP TABLE words;
CREATE VIEW search_content AS
SELECT id, iif(description IS NULL, article_body, description || char(10, 10) || article_body) AS body,
  iif(description IS NULL, article_body, description || char(10, 10) || article_body) AS body_stems,
  headline, headline AS headline_stems
FROM articles;
CREATE VIRTUAL TABLE articles_fts USING fts5(
  body, body_stems, headline, headline_stems,
  content = 'search_content', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 0'
);
INSERT INTO articles_fts (articles_fts, rank) VALUES ('rank', 'bm25(4.0, 2.0, 10.0, 5.0)');
INSERT INTO articles_fts (articles_fts, rank) VALUES ('automerge', 8);
CREATE TABLE words (
  form TEXT NOT NULL,
  stem TEXT NOT NULL,
  russian_key TEXT NOT NULL,
  skeleton TEXT NOT NULL,
  documents INTEGER NOT NULL,
  UNIQUE (form, stem)
) STRICT;
CREATE INDEX words_by_russian_key ON words (russian_key);
CREATE INDEX words_by_skeleton ON words (skeleton);
CREATE TABLE stems (stem TEXT PRIMARY KEY, documents INTEGER NOT NULL) STRICT, WITHOUT ROWID;
UPDATE search_index SET version = '', done_to = 0
"""

_016 = """
DROP VIEW coverage;
CREATE VIEW coverage_reckoned AS
WITH told AS (
  SELECT agency, native_id, edition, max(published_day) AS published_day, min(url) AS url
  FROM announcements GROUP BY agency, native_id, edition
), known AS (
  SELECT told.agency, ifnull(articles.published_day, told.published_day) AS day, 1 AS announced,
    articles.id IS NOT NULL AS held,
    CASE WHEN articles.id IS NULL THEN ifnull(
      (SELECT status FROM captures WHERE captures.url = told.url ORDER BY fetched_at DESC LIMIT 1), -1) END AS status,
    CASE WHEN articles.id IS NULL THEN (SELECT reason FROM crawl_missed WHERE crawl_missed.url = told.url) END AS reason
  FROM told LEFT JOIN articles INDEXED BY articles_by_identity USING (agency, native_id, edition)
  UNION ALL
  SELECT agency, published_day, 0, 1, NULL, NULL FROM articles
  WHERE NOT EXISTS (
    SELECT 1 FROM announcements AS a
    WHERE (a.agency, a.native_id, a.edition) = (articles.agency, articles.native_id, articles.edition)
  )
)
SELECT agency, day, count(*) AS known, sum(announced) AS announced, sum(held) AS held,
  count(*) FILTER (WHERE status IN (404, 410)) AS gone,
  count(*) FILTER (WHERE status = -1 AND reason = 'robots') AS robots,
  count(*) FILTER (WHERE status IN (401, 403, 451)
    OR (status = -1 AND reason IN ('host', 'address', 'redirects', 'too-large', 'encodings'))) AS refused,
  count(*) FILTER (WHERE status BETWEEN 200 AND 399) AS unread,
  count(*) FILTER (WHERE status = 0 OR (status >= 400 AND status NOT IN (401, 403, 404, 410, 451))) AS failed,
  count(*) FILTER (WHERE status = -1
    AND ifnull(reason, '') NOT IN ('robots', 'host', 'address', 'redirects', 'too-large', 'encodings')) AS not_yet
FROM known GROUP BY agency, day;
CREATE TABLE coverage (
  agency TEXT NOT NULL REFERENCES agencies (id),
  day TEXT,
  known INTEGER NOT NULL,
  announced INTEGER NOT NULL,
  held INTEGER NOT NULL,
  gone INTEGER NOT NULL,
  robots INTEGER NOT NULL,
  refused INTEGER NOT NULL,
  unread INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  not_yet INTEGER NOT NULL
) STRICT;
INSERT INTO coverage SELECT * FROM coverage_reckoned;
CREATE UNIQUE INDEX coverage_by_agency ON coverage (agency, day);
CREATE INDEX coverage_by_day ON coverage (day, agency);

DROP VIEW view_changes;
CREATE INDEX views_by_time ON views (seen_at);
CREATE VIEW view_changes AS
SELECT article, seen_at, view_count, rounded_to, view_count - view_count_before AS change,
  view_count + ifnull(rounded_to, 1) <= view_count_before - ifnull(rounded_to_before, 1) + 1 AS fell
FROM (
  SELECT article, seen_at, view_count, rounded_to,
    (
      SELECT view_count FROM views AS before WHERE before.article = views.article AND before.seen_at < views.seen_at
        AND before.view_count IS NOT NULL ORDER BY before.seen_at DESC LIMIT 1
    ) AS view_count_before,
    (
      SELECT rounded_to FROM views AS before WHERE before.article = views.article AND before.seen_at < views.seen_at
        AND before.view_count IS NOT NULL ORDER BY before.seen_at DESC LIMIT 1
    ) AS rounded_to_before
  FROM views WHERE view_count IS NOT NULL
);
CREATE TABLE view_falls (
  article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  seen_at TEXT NOT NULL,
  count_before INTEGER NOT NULL,
  view_count INTEGER NOT NULL,
  PRIMARY KEY (article, seen_at)
) STRICT, WITHOUT ROWID;
INSERT INTO view_falls SELECT article, seen_at, view_count - change, view_count FROM view_changes WHERE fell = 1;
CREATE INDEX view_falls_by_time ON view_falls (seen_at);

DROP INDEX announcements_by_day;
CREATE INDEX announcements_by_day ON announcements (published_day, agency);
CREATE INDEX announcements_by_url ON announcements (url);
CREATE INDEX articles_in_numbers ON articles (
  agency, published_day, article_section, edition, date_published, word_count, view_count, revision_count, gone_at
);
CREATE INDEX articles_by_number ON articles (id, agency, published_day, date_published_utc, edition);
CREATE INDEX photos_by_number ON photos (id, article);
CREATE INDEX crawls_by_number ON crawls (agency);
CREATE INDEX crawls_by_end ON crawls (agency, finished_at);
CREATE INDEX captures_by_layout ON captures (agency, structure, status, fetched_at, article)
"""

_017 = """
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
"""

STEPS: Mapping[str, str] = {
    "001_articles_and_crawls": _001,
    "002_how_values_were_read": _002,
    "003_warc_files": _003,
    "004_images": _004,
    "005_announcements": _005,
    "006_health": _006,
    "007_validators": _007,
    "008_backfill": _008,
    "009_layouts": _009,
    "010_search": _010,
    "011_reprints": _011,
    "012_quotes": _012,
    "013_pages": _013,
    "014_edits": _014,
    "015_smaller_search": _015,
    "016_large_archives": _016,
    "017_rows_behind_numbers": _017,
}
"""Each version's SQL by name, in order. A step that was released is never changed: what comes later is a new step."""
