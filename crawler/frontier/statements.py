"""The SQL of a frontier's file, a statement each."""

ENQUEUE = """
INSERT INTO requests (crawl, fingerprint, url, host, priority, request)
SELECT :crawl, :fingerprint, :url, :host, :priority, :request
WHERE NOT EXISTS (SELECT 1 FROM redirects WHERE crawl = :crawl AND fingerprint = :fingerprint)
  AND NOT EXISTS (SELECT 1 FROM set_aside WHERE fingerprint = :fingerprint)
ON CONFLICT (crawl, fingerprint) DO NOTHING
"""
"""The check for duplicates and the insertion are one step."""

LEASE = """
UPDATE requests SET state = 'leased', leased_until = ? WHERE id IN (
  SELECT id FROM requests WHERE crawl = ? AND host = ? AND state = 'waiting' AND priority BETWEEN ? AND ?
  ORDER BY deaths, priority DESC, id LIMIT ?
) RETURNING id, url, host, priority, deaths, deaths >= ?, request, has_given, ifnull(record, '')
"""

BEGIN = "UPDATE requests SET begun_at = ? WHERE id = ?"
GIVE = "UPDATE requests SET has_given = 1 WHERE id = ?"
ANSWER = "UPDATE requests SET answered = 1 WHERE id = ?"
END = """
UPDATE requests SET state = ?, reason = ?, leased_until = NULL, begun_at = NULL, answered = 0, suspected_since = NULL,
  record = NULL WHERE id = ?
"""
HOLD = "UPDATE requests SET begun_at = NULL, answered = 0 WHERE id = ?"
GIVE_ALL_BACK = """
UPDATE requests SET state = 'waiting', leased_until = NULL, begun_at = NULL, answered = 0
WHERE crawl = ? AND state = 'leased'
"""
REMEMBER = "UPDATE requests SET record = ? WHERE id = ?"
RENEW = "UPDATE requests SET leased_until = ? WHERE crawl = ? AND state = 'leased'"

REDIRECT = """
INSERT INTO redirects (crawl, fingerprint, request) SELECT :crawl, :fingerprint, :request
WHERE NOT EXISTS (SELECT 1 FROM requests WHERE crawl = :crawl AND fingerprint = :fingerprint)
ON CONFLICT DO NOTHING
"""
IS_REDIRECTED = """
SELECT 1 FROM redirects WHERE crawl = :crawl AND fingerprint = :fingerprint AND request = :request
"""
"""A request that is asked for again after a kill may be led to where it was led before."""

DEADLY = """
SELECT id, url FROM requests
WHERE state = 'leased' AND begun_at IS NOT NULL AND (kills + answered >= ? OR deaths + 1 >= ?)
"""
TAKE_BACK = """
UPDATE requests SET state = 'waiting', leased_until = NULL, suspected_since = ifnull(suspected_since, begun_at),
  deaths = deaths + (begun_at IS NOT NULL), kills = kills + answered, begun_at = NULL, answered = 0
WHERE state = 'leased'
"""
SUSPECTS = """
SELECT id, url, suspected_since FROM requests
WHERE crawl = ? AND state = 'waiting' AND suspected_since IS NOT NULL AND record IS NULL
"""
"""Those that were under way at a death and whose answers have not been looked for, or not been found, since."""
SET_ASIDE = """
INSERT INTO set_aside (fingerprint, url, reason, request, at)
SELECT fingerprint, url, :reason, request, :at FROM requests WHERE id = :id
ON CONFLICT (fingerprint) DO UPDATE SET reason = excluded.reason, at = excluded.at
"""

TAKE_LOCK = """
INSERT INTO owner (only, host, pid, began, since, until) VALUES (1, ?, ?, ?, ?, ?)
ON CONFLICT (only) DO UPDATE SET host = excluded.host, pid = excluded.pid, began = excluded.began,
  since = excluded.since, until = excluded.until
"""
KEEP_LOCK = "UPDATE owner SET until = ? WHERE host = ? AND pid = ? AND began = ?"

WAITING_BY_HOST = "SELECT host, count(*) FROM requests WHERE crawl = ? AND state = 'waiting' GROUP BY host"
COUNT_WAITING = "SELECT count(*) FROM requests WHERE crawl = ? AND state = 'waiting'"
COUNT_FAILED = "SELECT count(*) FROM requests WHERE crawl = ? AND state = 'failed'"
OTHERS = """
SELECT plan, count(*) FROM requests JOIN crawls ON crawls.id = crawl
WHERE state = 'waiting' AND crawl <> ? GROUP BY crawl ORDER BY crawl
"""
