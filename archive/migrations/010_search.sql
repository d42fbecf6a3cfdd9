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
