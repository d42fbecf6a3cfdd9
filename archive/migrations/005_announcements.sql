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
