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
