"""What stands around the text: section, authors and tags, as the lines show them."""

import re
from collections.abc import Iterator, Sequence

from archive.kazakh.text import clean
from crawler.layout.body import Text
from crawler.layout.lines import Line
from crawler.layout.meta import Meta
from crawler.layout.page_lines import PageLines
from crawler.layout.words import AUTHOR, AUTHOR_ALONE, COMMENTS, HOME, RELATED, SHARE, TAGS

_SECTION = 40
_BREADCRUMB = re.compile(r"\s*(?:[›»>→|•·]|\s/\s)\s*")
_AFTER = 14
"""Lines below the text within which its tags stand."""
_NAME = re.compile(
    r"[^\W\d_a-zа-яәғқңөұүһі][\w’'.-]*(?: [^\W\d_a-zа-яәғқңөұүһі][\w’'.-]*){1,3}"
    r"(?:, [^\W\d_a-zа-яәғқңөұүһі][\w’'.-]*(?: [^\W\d_a-zа-яәғқңөұүһі][\w’'.-]*){1,3})*"
)
_SURNAME = re.compile(
    r"(?:[оеё]ва?|ева?|ин[аы]?|ск(?:ий|ая)|ұлы|қызы|ulyn?|uly|qyzy|бек|бай|хан|тай|жан|гүл|ov|ova|ev|eva|[А-ЯӘҒҚҢӨҰҮҺІ]{3,})$"
)
_HINT = re.compile(r"author|avtor|byline|journalist|автор|reporter", re.IGNORECASE)


def find_section(page: PageLines, headline: int, metas: Sequence[Meta], menu: frozenset[str]) -> str:
    """The rubric: the short line right before the headline, a breadcrumb's last part, or what stands before the date.

    `menu` are the folded texts of the page's navigation: a line that says the same is a rubric for certain.
    """
    for line in reversed(page.lines[max(0, headline - 5) : headline]):
        if line.picture:
            continue
        section = _rubric(page, line, headline)
        if section is not None:
            return section
        if not _passed_over(line):
            break
    for meta in metas:
        if meta.rubric and (meta.date or meta.modified):
            return meta.rubric
    for line in page.lines[headline + 1 : headline + 6]:
        if line.text and page.folded[line.index] in menu and len(line.text) <= _SECTION and page.is_link(line):
            return line.text
    return ""


def _rubric(page: PageLines, line: Line, headline: int) -> str | None:
    """The rubric that a line names, or None when it is none."""
    text = line.text
    trail = [part.strip() for part in _BREADCRUMB.split(text) if part.strip()]
    if len(trail) > 1 or (len(line.parts) > 1 and HOME.match(line.parts[0])):
        parts = trail if len(trail) > 1 else [clean(part.strip("›»>/→|")) for part in line.parts]
        parts = [part for part in parts if part and not HOME.match(part) and part not in page.lines[headline].text]
        return parts[-1] if parts and len(parts[-1]) <= _SECTION else None
    if len(text) > _SECTION or any(map(str.isdigit, text)) or not any(map(str.isalpha, text)):
        return None
    if line.furniture and line.element.tag not in ("li", "a") or HOME.match(text) or page.folded[line.index] in page.names:
        return None
    return None if SHARE.match(text) or RELATED.match(text) else text.strip("#•·›»>/ ")


def _passed_over(line: Line) -> bool:
    """Lines that may stand between rubric and headline: a date, a count, a separator."""
    return len(line.text) <= _SECTION and (any(map(str.isdigit, line.text)) or not any(map(str.isalpha, line.text)))


def menu_of(page: PageLines) -> frozenset[str]:
    """The folded texts of short links outside the article: the site's rubrics among them."""
    return frozenset(
        page.folded[line.index]
        for line in page.lines
        if line.text and len(line.text) <= _SECTION and page.is_link(line) and line.href not in ("", "#")
    )


def find_authors(page: PageLines, indices: Sequence[int], text: Text, section: str) -> list[tuple[str, int]]:
    """Author lines as shown (without their label), each with its index, among the article's lines `indices`."""
    found: list[tuple[str, int]] = []
    for position, index in enumerate(indices):
        line = page.lines[index]
        label = AUTHOR.match(line.text)
        if label and len(line.text) <= 120 and line.text[label.end() :]:
            found.append((line.text[label.end() :], index))
        elif AUTHOR_ALONE.match(line.text) and position + 1 < len(indices):
            following = indices[position + 1]
            name = page.lines[following].text
            if _NAME.fullmatch(name.rstrip(".,")):
                found.extend(((name, following), ("", index)))
        elif _signed(page, line, position, indices, text, section):
            found.append((line.text, index))
    return found


def _signed(
    page: PageLines, line: Line, position: int, indices: Sequence[int], text: Text, section: str
) -> bool:
    """A name alone on its line, above the text or below it."""
    name = line.text.rstrip(".,")
    if len(name) > 80 or name == section or not _NAME.fullmatch(name):
        return False
    below = all(len(page.lines[later].text) < 40 for later in indices[position + 1 :])
    if not (line.index < text.start or below):
        return False
    if below and line.index > text.start and line.heading == 0:
        return True
    hints = f"{line.href} {line.element.get('class') or ''} {line.element.get('itemprop') or ''}"
    return bool(_HINT.search(hints) or _SURNAME.search(name.partition(",")[0]))


def find_tags(page: PageLines, text: Text, headline: int) -> list[str]:
    """The tags: links that say so by «#», by their address or by the label before them, below the text or in it."""
    tags: list[str] = []
    labelled = False
    for line in page.lines[headline + 1 : text.end + _AFTER]:
        if not line.text or line.furniture:
            continue
        if line.index >= text.end and (RELATED.match(line.text) or COMMENTS.match(line.text) or len(line.text) > 300):
            break
        if TAGS.match(line.text):
            labelled = True
            continue
        label = re.match(r"^\W*(?:тегтер|тэгтер|теги|tags?)\s*:\s*", line.text, re.IGNORECASE)
        shown = list(_tags_in(page, line, labelled=labelled or bool(label), skip=label.end() if label else 0))
        labelled = labelled and bool(shown)
        tags.extend(tag for tag in shown if tag not in tags)
    return tags


def _tags_in(page: PageLines, line: Line, *, labelled: bool, skip: int) -> Iterator[str]:
    if not (page.is_link(line) or line.text.startswith("#") or skip) or len(line.text) > 200:
        return
    if not (labelled or re.search(r"/(?:tags?|teg|тег)(?:s|ter)?/|[?&]tag=|rel=.?tag", line.href) or line.text.startswith("#")):
        return
    parts = line.parts if len(line.parts) > 1 else re.split(r"[,#]", line.text[skip:])
    for part in parts:
        tag = clean(part.strip(" #,;|•·"))
        if tag and not TAGS.match(tag) and len(tag) <= 80:
            yield tag
