"""Addresses of the site, from records to paths and back. Answers nothing."""

import re
from functools import cache

from crawler.replica.records import Edition, Site, StandInArticle


def article_path(site: Site, article: StandInArticle) -> str:
    """The path of an article's page."""
    return _path(site, article, article.slug)


def linked_path(site: Site, article: StandInArticle) -> str:
    """What lists link to: the article's path, or wherever else its entry leads."""
    return article.link or article_path(site, article)


def canonical_url(site: Site, article: StandInArticle) -> str:
    """The address of an article on the agency's own host."""
    return site.url + article_path(site, article)


def section_path(edition: Edition, section: str) -> str:
    """The path of a section's list."""
    return f"{edition.root}/{edition.sections[section]}/"


def asked_article(site: Site, path: str) -> tuple[str, str, int] | None:
    """The edition, slug and id that a path asks for, or None when it is not the path of an article.

    The slug may be anything, and the last slash missing, as on the real sites.
    """
    for edition in site.editions:
        if match := _pattern(site.article_path, edition.root).fullmatch(path):
            return edition.code, match["slug"], int(match["id"])
    return None


def _path(site: Site, article: StandInArticle, slug: str) -> str:
    return site.article_path.format(root=site.edition(article.edition).root, slug=slug, id=article.id)


@cache
def _pattern(article_path: str, root: str) -> re.Pattern[str]:
    pattern = re.escape(article_path.rstrip("/"))
    for name, form in (("root", re.escape(root)), ("slug", r"(?P<slug>[^/]*)"), ("id", r"(?P<id>[0-9]+)")):
        pattern = pattern.replace(re.escape(f"{{{name}}}"), form)
    return re.compile(pattern + "/?")
