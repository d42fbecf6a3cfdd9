"""The tables of a frontier's file and their version. What is known is in the archive: here is what is to be fetched."""

import sqlite3

VERSION = 1

TABLES = """
CREATE TABLE owner (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  host TEXT NOT NULL,
  pid INTEGER NOT NULL,
  began TEXT NOT NULL,
  since TEXT NOT NULL,
  until TEXT NOT NULL
) STRICT;
CREATE TABLE crawls (
  id INTEGER PRIMARY KEY,
  plan TEXT NOT NULL UNIQUE,
  began_at TEXT NOT NULL,
  announced INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE requests (
  id INTEGER PRIMARY KEY,
  crawl INTEGER NOT NULL REFERENCES crawls (id) ON DELETE CASCADE,
  fingerprint BLOB,
  url TEXT NOT NULL,
  host TEXT NOT NULL,
  priority INTEGER NOT NULL,
  request TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'leased', 'done', 'failed')),
  reason TEXT,
  leased_until TEXT,
  begun_at TEXT,
  suspected_since TEXT,
  has_given INTEGER NOT NULL DEFAULT 0,
  answered INTEGER NOT NULL DEFAULT 0,
  deaths INTEGER NOT NULL DEFAULT 0,
  kills INTEGER NOT NULL DEFAULT 0,
  record TEXT,
  UNIQUE (crawl, fingerprint)
) STRICT;
CREATE INDEX requests_waiting ON requests (crawl, host, deaths, priority DESC, id) WHERE state = 'waiting';
CREATE INDEX requests_leased ON requests (crawl) WHERE state = 'leased';
CREATE INDEX requests_suspected ON requests (crawl) WHERE suspected_since IS NOT NULL;
CREATE TABLE redirects (
  crawl INTEGER NOT NULL REFERENCES crawls (id) ON DELETE CASCADE,
  fingerprint BLOB NOT NULL,
  request INTEGER NOT NULL,
  PRIMARY KEY (crawl, fingerprint)
) STRICT, WITHOUT ROWID;
CREATE TABLE set_aside (
  id INTEGER PRIMARY KEY,
  fingerprint BLOB UNIQUE,
  url TEXT NOT NULL,
  reason TEXT NOT NULL,
  request TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
"""


def prepare(connection: sqlite3.Connection) -> int:
    """Makes the tables in a new file, inside the caller's transaction; gives the file's version."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version == 0 and connection.execute("SELECT 1 FROM sqlite_master").fetchone() is None:
        for statement in TABLES.split(";\n"):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {VERSION}")
        version = VERSION
    return int(version)
