"""Addresses of the site, from records to paths and back. Answers nothing."""

import re
from collections.abc import Mapping
from functools import cache

from crawler.replica.records import Edition, Site, StandInArticle

_FIELD_OF_ID = re.compile(r"\{id(?::[^}]*)?\}")


def article_path(site: Site, article: StandInArticle) -> str:
    """The path of an article's page."""
    return _path(site, article, article.slug)


def linked_path(site: Site, article: StandInArticle) -> str:
    """What lists link to: the article's path, or wherever else its entry leads."""
    return article.link or article_path(site, article)


def canonical_url(site: Site, article: StandInArticle) -> str:
    """The address of an article on the agency's own host."""
    return site.url_of(site.edition(article.edition)) + article_path(site, article)


def native_id(site: Site, article: StandInArticle) -> str:
    """The number of an article as its address shows it; its slug where addresses have no numbers."""
    form = _FIELD_OF_ID.search(site.article_path)
    return form[0].format(id=article.id) if form else article.slug


def list_path(site: Site, edition: Edition, section: str = "") -> str:
    """The path of the first page of an edition's list, or of a section's."""
    return section_path(edition, section) if section else site.list_path.format(root=edition.root) + edition.query


def page_path(site: Site, path: str, number: int) -> str:
    """The address of a page of the list at that path."""
    return path if number == 1 else path + site.more.format(page=number)


def asked_page(site: Site, path: str, query: Mapping[str, str]) -> tuple[str, str]:
    """The path and the number of a list's page, as written, that an address asks for; empty for a first page."""
    before, mark, _ = site.more.partition("={page}")
    if mark:
        return path, query.get(re.split("[?&]", before)[-1], "")
    found = re.fullmatch(rf"(.*/){re.escape(site.more).replace(re.escape('{page}'), '([0-9]+)')}", path)
    return (found[1], found[2]) if found else (path, "")


def section_path(edition: Edition, section: str) -> str:
    """The path of a section's list."""
    return f"{edition.root}/{edition.sections[section]}/{edition.query}"


def told_by_query(site: Site, path: str, query: Mapping[str, str]) -> str:
    """The path with the query of the edition that is asked for by it, if any is."""
    queries = (one.query for one in site.editions if one.query)
    asked = (one for one in queries if query.get(one[1:].partition("=")[0]) == one.partition("=")[2])
    return path + next(asked, "")


def asked_article(site: Site, path: str, url: str = "") -> tuple[str, str, int] | None:
    """The edition, slug and id that a path asks for, or None when it is not the path of an article.

    The slug may be anything, and the last slash missing, as on the real sites. `url` is the base address of the host
    that is asked; empty for the site's own.
    """
    hosted = [one for one in site.editions if site.url_of(one) == (url or site.url)]
    told = next((one for one in hosted if one.query and path.endswith(one.query)), None)
    path = path.removesuffix(told.query) if told else path
    for edition in [told] if told else hosted:
        if match := _pattern(site.article_path, edition.root).fullmatch(path):
            found = match.groupdict()
            slug = found.get("slug", "")
            if "id" in found:
                return edition.code, slug, int(found["id"], 16 if "{id:06x}" in site.article_path else 10)
            return edition.code, slug, next((one.id for one in site.articles if one.slug == slug), -1)
    return None


def _path(site: Site, article: StandInArticle, slug: str) -> str:
    edition = site.edition(article.edition)
    return (
        site.article_path.format(
            root=edition.root,
            slug=slug,
            id=article.id,
            section=edition.sections[article.section],
            day=article.published,
        )
        + edition.query
    )


@cache
def _pattern(article_path: str, root: str) -> re.Pattern[str]:
    # «/details/{id}/?lang=kk»: the server asks for the path alone, unless the number is in the query («/?p={id}»).
    path = article_path if "?p=" in article_path else article_path.partition("?")[0]
    parts = re.split(r"(\{\w+(?::[^}]*)?\})", path.rstrip("/"))
    forms = {
        "root": re.escape(root),
        "slug": r"(?P<slug>[^/]*)",
        "id": r"(?P<id>[0-9a-f]+)" if "{id:06x}" in article_path else r"(?P<id>[0-9]+)",
        "section": ".+?",
        "day": "[0-9/.-]+",
    }
    pattern = "".join(forms[re.split("[{:}]", part)[1]] if part.startswith("{") else re.escape(part) for part in parts)
    return re.compile(pattern + "/?")
