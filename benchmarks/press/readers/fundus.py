"""fundus: it reads only publishers that somebody described, none of them Kazakh; so its helpers for describing one."""

from collections.abc import Mapping

from fundus.parser.utility import (
    extract_article_body_with_selector,
    generic_author_parsing,
    generic_date_parsing,
    get_ld_content,
    get_meta_content,
    parse_title_from_root,
)
from lxml.etree import XPath
from lxml.html import document_fromstring

from benchmarks.press.readers.hints import Hints, text_of

DISTRIBUTIONS = ("lxml", "fundus")
_PARAGRAPHS = XPath("//article//p[text()] | //*[@itemprop='articleBody']//p[text()]")
_HEADINGS = XPath("//article//*[self::h2 or self::h3]")


def read(html: bytes, url: str, hints: Hints) -> Mapping[str, object]:
    """JSON-LD first, then meta, as its guide shows; for the text the selectors that most of its publishers have."""
    root = document_fromstring(text_of(html))
    data, meta = get_ld_content(root), get_meta_content(root)
    date = generic_date_parsing(
        data.bf_search("datePublished", default=None) or meta.get("article:published_time") or None
    )
    body = extract_article_body_with_selector(root, paragraph_selector=_PARAGRAPHS, subheadline_selector=_HEADINGS)
    return {
        "headline": meta.get("og:title")
        or data.bf_search("headline", default=None)
        or parse_title_from_root(root)
        or "",
        "lead": meta.get("og:description") or data.bf_search("description", default=None) or "",
        "authors": generic_author_parsing(data.bf_search("author", default=None)),
        "date": date.isoformat() if date else "",
        "body": [line for section in body.sections for line in (*section.headline, *section.paragraphs)],
    }
