"""How often an article was read: «1188», «59 685 рет оқылды», «1,2 мың», «Просмотров: 12K».

Says what a text means that stands where the agency shows its count; a text that says it counts something else
(minutes, comments, money) is refused.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from archive.kazakh.skeleton import skeleton
from archive.kazakh.text import clean
from crawler.normalise.unreadable import Unreadable

_LARGEST = 1_000_000_000
"""More than anybody reads: a telephone number, a timestamp."""

_BARE = re.compile(r"0|[1-9][0-9]{0,9}")
_NUMBER = re.compile(
    r"(?P<whole>[0-9]{1,3}(?: [0-9]{3})+|[0-9]+)(?:[.,](?P<part>[0-9]+))?(?: ?(?P<unit>[^\W\d_]+)\.?)?"
)
_UNITS = {
    **dict.fromkeys(("мың", "мын", "myń", "myñ", "mıń", "mıñ", "مىڭ", "тыс", "тысяч", "тысячи", "k", "к"), 1_000),
    **dict.fromkeys(("млн", "mln", "миллион"), 1_000_000),
}
"""Not by skeletons: «мың» (thousand) and «мин» (minutes) have the same one. «M» alone may be minutes or metres."""

_VIEW_WORDS = frozenset(
    map(
        skeleton,
        "рет раз көрсетілді көрсетілген қаралды қаралған қаралым қаралымы қаралымдар оқылды оқылған оқылым көрілді "
        "көрілім көрсетілім көру саны просмотр просмотра просмотров просмотры просмотрено прочитали view views".split(),
    )
)
_OTHER_COUNTS = {
    "a reading time": "мин минут минута минуты сағат сек секунд min оқу оқуға үшін чтения",
    "comments": "пікір пікірлер комментарий комментария комментариев коммент comment comments",
    "money": "теңге тг тенге kzt usd eur rub доллар рубль",
    "a temperature": "градус градуса градусов",
    "reactions": "лайк лайков ұнайды ұнамайды күлкілі",
}
_NOT_VIEWS = {skeleton(word): what for what, words in _OTHER_COUNTS.items() for word in words.split()}
_SIGNS = {"%": "a percentage", "°": "a temperature", "₸": "money", "$": "money", "€": "money", "₽": "money"}
_WORD = re.compile(r"[^\W\d_]+")
_BESIDE = re.compile(r"[\s()|:•·–—\U0001f440\U0001f441\ufe0f\ue000-\uf8ff-]*")
"""What may stand beside the number without meaning anything: brackets, bullets, an eye, an icon font's letter."""


@dataclass(frozen=True, slots=True)
class Count:
    """A count of views: `rounded_to` is 1 when it is exact, 100 for «1,2 мың»."""

    value: int
    rounded_to: int
    rule: str
    shown: str


def read_views(shown: str) -> Count:
    """The count that a shown text means; raises Unreadable, with the reason, when it is none for certain.

    Groups of three digits are parted by spaces of any kind; a comma or point is a decimal mark, so it needs a unit.

    >>> read_views("1,2 мың рет қаралды")
    Count(value=1200, rounded_to=100, rule='number with unit', shown='1,2 мың рет қаралды')
    """
    text = clean(shown)
    if _BARE.fullmatch(text):
        return _exact(text, "number", shown)
    numbers = list(_NUMBER.finditer(text))
    if len(numbers) != 1:
        raise Unreadable("views", shown, "several numbers" if numbers else "no number in it")
    number = numbers[0]
    before, unit, after = text[: number.start()], (number["unit"] or "").casefold(), text[number.end() :]
    if before.endswith(("-", "−")):
        raise Unreadable("views", shown, "a negative number")
    words = [word.casefold() for word in _WORD.findall(f"{before} {after}")]
    if unit not in _UNITS:
        words, unit = [*words, *([unit] if unit else [])], ""
    _refuse_what_is_not_views(words, before + after, shown)
    if unit:
        return _rounded(number, _UNITS[unit], shown)
    if number["part"]:
        raise Unreadable("views", shown, "a fraction without a unit, or a group parted by a mark")
    return _exact(number["whole"].replace(" ", ""), "number with label" if words else "number", shown)


def _exact(digits: str, rule: str, shown: str) -> Count:
    value = int(digits)
    if value > _LARGEST:
        raise Unreadable("views", shown, "too large")
    if len(digits) > 1 and digits.startswith("0"):
        raise Unreadable("views", shown, "begins with a zero")
    return Count(value, 1, rule, shown)


def _rounded(number: re.Match[str], unit: int, shown: str) -> Count:
    part = number["part"] or ""
    if len(part) > 2:
        raise Unreadable("views", shown, "too precise for a rounded number")
    value = Decimal(f"{number['whole'].replace(' ', '')}.{part or 0}") * unit
    if value > _LARGEST:
        raise Unreadable("views", shown, "too large")
    return Count(int(value), unit // 10 ** len(part), "number with unit", shown)


def _refuse_what_is_not_views(words: list[str], beside: str, shown: str) -> None:
    for sign, what in _SIGNS.items():
        if sign in beside:
            raise Unreadable("views", shown, what)
    for word in words:
        if skeleton(word) not in _VIEW_WORDS:
            raise Unreadable("views", shown, _NOT_VIEWS.get(skeleton(word), f"«{word}» is no word of view counts"))
    if not _BESIDE.fullmatch(_WORD.sub("", beside)):
        raise Unreadable("views", shown, "other characters beside the number")
