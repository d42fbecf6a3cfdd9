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
