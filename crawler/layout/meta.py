"""The line «Фото: gov.kz 13.01.2023 18:19 1188» and its parts, in any order and however they are split.

Takes a short visible line apart into date, views and credit as shown. What they mean is for `crawler.normalise`;
whether they are this article's depends on where the line stands, and is decided by the callers.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from functools import lru_cache

from archive.kazakh.text import clean, unmix
from crawler.layout.lines import Line
from crawler.layout.page_lines import PageLines
from crawler.layout.words import AUTHOR, MODIFIED, VIEWS, VIEWS_LABEL
from crawler.normalise.credits import looks_like_credit
from crawler.normalise.dates import find_date

_LONGEST = 160
_CREDIT = 100
"""Letters of a credit line; a longer one without a digit is a sentence."""
_DIGIT = re.compile(r"\d")
_MAYBE_DATE = re.compile(r"\d\s?[.:/-]\s?\d|\d[\s-]*[^\W\d_]{3}|[^\W\d_]{3},?\s+\d")
_TIME = 40
_RUBRIC = 40
_BYLINE = 80
_WORDS = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+)*")
_EDGE = " \t|•·●▪*,;/—–-―\u2022\u00b7"
_PICTOGRAPHS = re.compile(
    "[\u2190-\u21ff\u2300-\u23ff\u2460-\u24ff\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff\ue000-\uf8ff\ufe0f\u200d"
    "\U0001f000-\U0001faff]+"
)
"""Icons: arrows, technical signs, shapes, dingbats, emoji, and the private use area of icon fonts."""

_REACTION = re.compile("[\u2764\U0001f4ac\U0001f5e8\U0001f44d\U0001f44e\U0001f600-\U0001f64f]")
"""Hearts, thumbs, faces and speech bubbles: the number beside one counts reactions or comments."""

_OTHER_COUNTS = re.compile(
    r"(?<!\S)\d+\s*(?:мин(?:ут\w*)?\.?(?:\s+(?:оқу(?: үшін)?|на чтение|чтения))?"
    r"|п[іi]к[іi]р\w*|комментари\w*|pikir|پىكىر\w*)(?!\w)"
    r"|(?<!\w)(?:п[іi]к[іi]р(?:лер)?|комментарии|p[iı]k[iı]r(?:ler)?)\s*:?\s*\(?\d+\)?(?!\S)",
    re.IGNORECASE,
)
"""Minutes to read and comments, which stand beside the views and are none."""

_BARE_NUMBER = re.compile(r"\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+|\d+")
_BARE_NUMBERS = re.compile(rf"({_BARE_NUMBER.pattern})\s(?:{_BARE_NUMBER.pattern})")
"""«6268 0» after a date: views, then comments (qazaqadebieti.kz)."""
_NUMBER_AT_EDGE = re.compile(
    rf"^(?P<first>{_BARE_NUMBER.pattern})(?=\s|$)|(?:^|(?<=\s))(?P<last>{_BARE_NUMBER.pattern})$"
)
_COUNT = re.compile(rf"(?<!\S)(?:{VIEWS.pattern})(?!\S)", re.IGNORECASE)
_VIEWED = re.compile(
    "қарал|көріл|көрсетіл|оқылды|оқылған|оқылым|просмотр|k[oó]rsetildi|qaraldy|oqyl|views|كورسەتىلدى", re.IGNORECASE
)
"""What a count within a longer text must say: «24 рет» alone may be how often anything was done."""
_ZONE = re.compile(
    r"^\(?(?:GMT|UTC)\s*[+-]?\s*\d{0,2}(?::?\d\d)?\)?$|^\(?(?:Астана|Алматы) уақыты(?:мен)?\)?$", re.IGNORECASE
)
_PUBLISHED = re.compile(
    r"(?:жариялан\w*(?: күні| уақыты)?|күні|уақыты|дата(?: публикации)?|опубликовано|published|date)\s*:?\s*$",
    re.IGNORECASE,
)
_NOT_VIEWS = re.compile(r"мин|сағ|пікір|коммент|бет|балл|°|%|теңге|тг|лайк|жыл", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Meta:
    """What one short line says about the article: each text as shown, empty when it is not in the line."""

    index: int
    date: str = ""
    modified: str = ""
    views: str = ""
    credit: str = ""
    number: str = ""
    """A bare number: views only where the agency shows them so."""
    rubric: str = ""
    """What stands before the date and is no credit: «Аймақтар • 20 Наурыз, 2025»."""
    author: str = ""
    """Who is named beside the date, without the label: «Автор: Динара Оспанова 9 ақпан 2026»."""


_VALUES = tuple(field.name for field in fields(Meta))[1:]


def metas_of(page: PageLines, start: int, end: int) -> list[Meta]:
    """The lines from `start` to `end` that consist of such parts and of nothing else, in order."""
    found = []
    for line in page.lines[max(0, start) : end]:
        if line.text and len(line.text) <= _LONGEST:
            meta = read_meta(line)
            if meta is not None:
                found.append(meta)
    return found


def read_meta(line: Line) -> Meta | None:
    """The parts of one line; None when it holds anything else, such as a sentence with a date in it."""
    values = _values(line.parts, line.time)
    return Meta(line.index, *values) if values else None


@lru_cache(4096)  # short lines recur from page to page: menus, boxes, footers
def _values(parts: tuple[str, ...], time: str) -> tuple[str, ...] | None:
    """A meta's values in the order of its fields; None when the line holds anything else."""
    if len(parts) == 1 and not time and not _worth_a_look(parts[0]):
        return None
    joined = " ".join(_without_reactions(parts))
    text = clean(_PICTOGRAPHS.sub(" ", _OTHER_COUNTS.sub(" ", joined)))
    if not time and not _worth_a_look(text):
        return None
    values: dict[str, str] = {}
    rest = [text]
    span = (find_date(text) if _MAYBE_DATE.search(text) else None) or _time_in(text, time)
    if span:
        before, date, after = text[: span[0]], text[span[0] : span[1]], text[span[1] :]
        modified = bool(MODIFIED.search(before)) and not credit_label(before)
        values["modified" if modified else "date"] = date.strip(_EDGE)
        before = MODIFIED.sub("", before) if modified else before
        rest = [_PUBLISHED.sub("", before.rstrip(_EDGE + ":")), after]
        if modified:
            rest[0] = ""
        second = find_date(after)
        if second and MODIFIED.search(after[: second[0]]):
            values["modified"] = after[second[0] : second[1]].strip(_EDGE)
            rest[1] = after[second[1] :]
    # «Ақмылтық 579 0 пікір»: a count of comments says as well as a date that the line is about the article.
    told = bool(span) or _OTHER_COUNTS.search(joined) is not None
    for side in _sides(rest):
        if not _take(side, values, told=told):
            return None
    return tuple(values.get(name, "") for name in _VALUES) if values else None


def _time_in(text: str, time: str) -> tuple[int, int] | None:
    """Where the text of `<time>` stands: a date by the page's own word, whether anybody can read it or not."""
    start = text.find(time) if time and len(time) <= _TIME else -1
    return (start, start + len(time)) if start >= 0 else None


def _without_reactions(parts: Iterable[str]) -> Iterator[str]:
    """The parts but for reactions and comments: their icon, and the number in it or after it."""
    icon = False
    for part in parts:
        if _REACTION.search(part):
            icon = not any(map(str.isdigit, part))
        elif icon:
            icon = False
        else:
            yield part


def credit_label(text: str) -> bool:
    """Whether a text begins like a credit or is one."""
    return looks_like_credit(text.strip(_EDGE))


def _worth_a_look(text: str) -> bool:
    return _DIGIT.search(text) is not None or (len(text) <= _CREDIT and looks_like_credit(text))


def _sides(rest: Iterable[str]) -> Iterable[str]:
    for side in rest:
        stripped = side.strip(_EDGE)
        if stripped and any(map(str.isalnum, stripped)):
            yield stripped


def _take(side: str, values: dict[str, str], *, told: bool) -> bool:
    """Puts one side of the date (or the whole line without one) where it belongs; False when it belongs nowhere.

    `told` says that the line is known to be about the article, by a date in it or a count of comments.
    """
    for piece in re.split(r"\s*[|•·●]\s*", side) if not looks_like_credit(side) else [side]:
        text = piece.strip(_EDGE)
        if not text or _ZONE.match(text):
            continue
        views = _labelled_views(unmix(text))
        if views is not None:
            values["views"] = text[views.start() : views.end()].strip()
            around = (text[: views.start()], text[views.end() :])
            if not all(_take(rest, values, told=told) for rest in _sides(around)):
                return False
        elif _BARE_NUMBER.fullmatch(text):
            values["number"] = "" if "number" in values else text
        elif told and (bare := _BARE_NUMBERS.fullmatch(text)):
            values["number"] = "" if "number" in values else bare[1]
        elif told and (edge := _NUMBER_AT_EDGE.match(text)) and looks_like_credit(text[edge.end() :].strip(_EDGE)):
            values["number"], values["credit"] = edge["first"], text[edge.end() :].strip(_EDGE)
        elif looks_like_credit(text):
            values["credit"] = _without_number(text, values)
        elif (edge := _NUMBER_AT_EDGE.search(text)) and told:
            remainder = (text[: edge.start()] + text[edge.end() :]).strip(_EDGE)
            if _NOT_VIEWS.search(remainder):
                return False
            if looks_like_credit(remainder):
                values["credit"] = remainder
            elif edge["last"] and len(remainder) <= _RUBRIC and _WORDS.fullmatch(remainder):
                values.setdefault("rubric", remainder)
            else:
                return False
            values["number"] = edge["first"] or edge["last"]
        elif told and (label := AUTHOR.match(text)) and len(text) <= _BYLINE and not _DIGIT.search(text):
            values.setdefault("author", text[label.end() :])
        elif told and len(text) <= _RUBRIC and _WORDS.fullmatch(text) and not AUTHOR.match(text):
            values.setdefault("rubric", text)
        else:
            return False
    return True


def _labelled_views(text: str) -> re.Match[str] | None:
    """A count that says in words that it is one, where it stands in the text: «2051 рет көрсетілді Фото: pexels»."""
    whole = VIEWS.fullmatch(text)
    if whole:
        return whole if whole["label"] or VIEWS_LABEL.search(text) else None
    return next((match for match in _COUNT.finditer(text) if _VIEWED.search(match[0])), None)


def _without_number(credit: str, values: dict[str, str]) -> str:
    """«Фото: gov.kz 1188» where the date has been taken out: the number at the end is not the credit's."""
    edge = _NUMBER_AT_EDGE.search(credit)
    if edge and edge["last"] and "number" not in values:
        values["number"] = edge["last"]
        return credit[: edge.start()].rstrip(_EDGE)
    return credit
