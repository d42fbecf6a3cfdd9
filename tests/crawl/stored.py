"""What an archive holds, in the terms of the stand-in's manifest, so that the two can be compared as a whole."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from crawler.replica.manifest import ExpectedArticle, ExpectedAuthor, ExpectedPhoto
from crawler.replica.records import Party


def stored_articles(archive: Path, agency: str = "el_kz") -> dict[tuple[str, str], ExpectedArticle]:
    """An agency's articles by native id and edition, but for those that are gone."""
    with closing(sqlite3.connect(archive)) as database:
        database.row_factory = sqlite3.Row
        return {(one.native_id, one.edition): one for one in _articles(database, agency)}


def _articles(database: sqlite3.Connection, agency: str) -> Iterator[ExpectedArticle]:
    for row in database.execute("SELECT * FROM articles WHERE gone_at IS NULL AND agency = ?", (agency,)):
        sources = dict(
            database.execute("SELECT role, news_source FROM article_news_sources WHERE article = ?", (row["id"],))
        )
        authors = database.execute(
            "SELECT author, name_shown FROM article_authors WHERE article = ? ORDER BY position", (row["id"],)
        )
        tags = database.execute("SELECT tag FROM article_tags WHERE article = ? ORDER BY position", (row["id"],))
        yield ExpectedArticle(
            native_id=row["native_id"],
            edition=row["edition"],
            url=row["url"],
            headline=row["headline"],
            description=row["description"] or "",
            article_section=row["article_section"] or "",
            article_body=tuple(row["article_body"].split("\n\n")),
            authors=tuple(ExpectedAuthor(name, shown) for name, shown in authors),
            tags=tuple(tag for (tag,) in tags),
            photos=tuple(_photos(database, row["id"])),
            date_published=row["date_published"],
            date_published_shown=row["date_published_shown"] or "",
            view_count=row["view_count"],
            attribution=row["attribution_shown"] or "",
            reporter=sources.get("reporter", ""),
            source=sources.get("source", ""),
        )


def _photos(database: sqlite3.Connection, article: int) -> Iterator[ExpectedPhoto]:
    for photo in database.execute("SELECT * FROM photos WHERE article = ? ORDER BY position", (article,)):
        parties = database.execute("SELECT name, kind FROM credits WHERE photo = ? ORDER BY position", (photo["id"],))
        yield ExpectedPhoto(
            url=photo["url"],
            alt=photo["alt"] or "",
            caption=photo["caption"] or "",
            credit=photo["credit_text_shown"] or "",
            parties=tuple(Party(name, kind) for name, kind in parties),
            largest_url=photo["largest_url"],
            encoding_format=photo["encoding_format"],
            width=photo["width"],
            height=photo["height"],
        )


def revisions(archive: Path, native_id: str) -> list[tuple[str, str | None]]:
    """The headlines that an article had, in order, with what changed each time."""
    with closing(sqlite3.connect(archive)) as database:
        return database.execute(
            "SELECT revisions.headline, changed FROM revisions JOIN articles ON articles.id = article"
            " WHERE native_id = ? ORDER BY seen_at",
            (native_id,),
        ).fetchall()
