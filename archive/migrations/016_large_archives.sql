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
