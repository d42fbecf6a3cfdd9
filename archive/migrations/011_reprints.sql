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
