"""What stands around the text: section, authors and tags, as the lines show them."""

import re
from collections.abc import Iterator, Sequence, Set

from archive.kazakh.text import clean, fold, unmix
from crawler.layout.body import Text
from crawler.layout.lines import Line, above
from crawler.layout.meta import Meta
from crawler.layout.page_lines import PageLines, holds
from crawler.layout.words import AUTHOR, AUTHOR_ALONE, TAGS, TAGS_IN_LINE, Mark, mark_of
from crawler.normalise.names import is_name_in_arabic

_SECTION = 40
_LINKED_SECTION = 30
"""Letters of a rubric; a longer link may be another article's headline."""
_BREADCRUMB = re.compile(r"\s*(?:[›>→|•·]|(?<!\S)»|\s/\s)\s*")
"""«»» parts only where a space is before it: «Жайық» in a headline ends a name."""
_BEFORE = 10
"""Lines before the headline among which its rubric stands: a date, a photo or a credit may come between."""
_BREADCRUMBS = 12
_DEEPEST = 4
"""Parts of a breadcrumb; a line with more is a menu."""
_OVER = (Mark.RELATED, Mark.COMMENTS, Mark.NEXT)
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
_TAGGED = re.compile(r"/(?:tags?|teg|тег)(?:s|ter)?/|[?&]tags?=")


def find_section(page: PageLines, headline: int, metas: Sequence[Meta], captions: Set[int]) -> str:
    """The rubric: a short line of its own right before the headline, a breadcrumb's last part, or what stands before
    the date; `captions` are lines of photos. Empty when there is none: a menu's last entry is no rubric, nor is
    another article's line.
    """
    passed = captions | {meta.index for meta in metas}
    for line in reversed(page.lines[max(0, headline - _BEFORE) : headline]):
        if line.picture or line.caption or line.index in passed or page.folded[line.index] == page.folded[headline]:
            continue
        if not any(map(str.isalpha, line.text)) or page.mark(line) is Mark.LABEL:
            continue
        section = _rubric(page, line, headline)
        if section is not None:
            return section
        break
    for meta in metas:
        if meta.rubric and (meta.date or meta.modified or meta.number):
            return meta.rubric
    return _before_date(page, headline, metas, passed)


def _before_date(page: PageLines, headline: int, metas: Sequence[Meta], passed: Set[int]) -> str:
    """The rubric on a line of its own between headline and date: a link, or an item of its list («• Әдебиет»)."""
    dated = next((meta.index for meta in metas if meta.date and meta.index > headline), None)
    if dated is None:
        return ""
    line = next((line for line in reversed(page.lines[headline + 1 : dated]) if line.text), None)
    if line is None or line.picture or page.mark(line) or any(map(str.isdigit, line.text)):
        return ""
    if line.index in passed:
        return ""  # «Акорда» alone is a credit
    listed = line.element.tag == "li" and line.element.getparent() is page.lines[dated].element.getparent()
    return line.text if len(line.text) <= _LINKED_SECTION and (page.elsewhere[line.index] or listed) else ""


def _rubric(page: PageLines, line: Line, headline: int) -> str | None:
    """The rubric that a line before the headline names, or None when it is none."""
    group = _group(page, line, headline)
    said = page.folded[headline]
    trail = [part for part in _trail(group) if fold(part) != said]
    if not trail:
        return None
    # A breadcrumb begins with the home page, by that word or by the agency's name; a menu begins with the name, too.
    is_home = mark_of(trail[0]) is Mark.HOME or (fold(trail[0]) in page.names and not line.furniture)
    crumbs = is_home and 1 < len(trail) <= _DEEPEST
    if not crumbs and (len(group) > 1 or len(trail) != 1):
        return None
    text = trail[-1].strip("#•·›»>/ ")
    longest = _LINKED_SECTION if page.elsewhere[line.index] else _SECTION
    if not text or len(text) > longest or any(map(str.isdigit, text)) or fold(text) in page.names:
        return None
    return None if mark_of(text) else text


def _group(page: PageLines, line: Line, headline: int) -> list[Line]:
    """The lines that stand together with one before the headline: in the largest element without the headline."""
    holders = set(above(page.lines[headline].element))
    box = line.element
    if box in holders:
        return [line]
    for holder in line.element.iterancestors():
        if holder in holders:
            break
        box = holder
    near = page.lines[max(0, line.index - _BREADCRUMBS) : headline]
    return [other for other in near if other.text and holds(box, other.element)]


def _trail(group: Sequence[Line]) -> list[str]:
    """The parts of a breadcrumb, however they are split: into lines, into links, by signs."""
    parts = (part for line in group for run in line.parts for part in _BREADCRUMB.split(run))
    return [stripped for part in parts if (stripped := part.strip(" ›»>→|•·/\\"))]


def find_authors(page: PageLines, indices: Sequence[int], text: Text, section: str) -> list[tuple[str, int]]:
    """Author lines as shown (without their label), each with its index, among the article's lines `indices`."""
    found: list[tuple[str, int]] = []
    tags = False
    for position, index in enumerate(indices):
        line = page.lines[index]
        tags = bool(TAGS.match(line.text)) or (tags and page.is_link(line))
        if tags or (page.is_link(line) and _TAGGED.search(line.href)):
            continue
        label = AUTHOR.match(unmix(line.text))
        if label and len(line.text) <= 120 and line.text[label.end() :]:
            name = line.text[label.end() :]
            # In a script without capitals it is the label that says that a name follows.
            found.append((name if any(map(str.isupper, name)) else line.text, index))
        elif AUTHOR_ALONE.match(line.text) and position + 1 < len(indices):
            following = indices[position + 1]
            name = page.lines[following].text
            if _NAME.fullmatch(name.rstrip(".,")):
                found.extend(((name, following), ("", index)))
        elif _signed(page, line, position, indices, text, section):
            found.append((line.text, index))
    return found


def _signed(page: PageLines, line: Line, position: int, indices: Sequence[int], text: Text, section: str) -> bool:
    """A name alone on its line, above the text or below it."""
    name = line.text.rstrip(".,")
    if len(name) > 80 or name == section or not _NAME.fullmatch(name) or _TAGGED.search(line.href):
        return False
    hints = f"{line.href} {line.element.get('class') or ''} {line.element.get('itemprop') or ''}"
    if not any(map(str.isupper, name)):
        return is_name_in_arabic(name) or _HINT.search(hints) is not None
    below = all(len(page.lines[later].text) < 40 for later in indices[position + 1 :])
    if not (line.index < text.start or below):
        return False
    if below and line.index > text.start and line.heading == 0:
        return True
    return bool(_HINT.search(hints) or _SURNAME.search(name.partition(",")[0]))


def find_tags(page: PageLines, text: Text, headline: int) -> list[str]:
    """The tags: links that say so by «#», by their address or by the label before them, below the text or in it."""
    tags: list[str] = []
    labelled = False
    for line in page.lines[headline + 1 : text.end + _AFTER]:
        if not line.text or line.furniture:
            continue
        if line.index >= text.end and (page.mark(line) in _OVER or len(line.text) > 300):
            break
        if page.mark(line) in (Mark.PROMOTION, Mark.SHARE):
            labelled = False
            continue
        if TAGS.match(line.text):
            labelled = True
            continue
        label = TAGS_IN_LINE.match(line.text)
        shown = list(_tags_in(page, line, labelled=labelled or bool(label), skip=label.end() if label else 0))
        labelled = labelled and bool(shown)
        tags.extend(tag for tag in shown if tag not in tags)
    return tags


def _tags_in(page: PageLines, line: Line, *, labelled: bool, skip: int) -> Iterator[str]:
    if not (page.is_link(line) or line.text.startswith("#") or skip) or len(line.text) > 200:
        return
    if not (labelled or _TAGGED.search(line.href) or line.text.startswith("#")):
        return
    parts = line.parts if len(line.parts) > 1 else re.split(r"[,#]", line.text[skip:])
    for part in parts:
        tag = clean(part.strip(" #,;|•·"))
        if tag and not TAGS.match(tag) and len(tag) <= 80:
            yield tag
