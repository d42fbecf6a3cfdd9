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
