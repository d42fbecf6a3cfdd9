"""The words by which the Kazakh press marks the parts of a page, as patterns over one visible line.

Seen on real pages (`raw_forms.tsv` and PRESS.md of the project's shared notes) in Cyrillic, Latin and Arabic script
and in Russian. Nothing is decided here: what a mark means depends on where it stands.
"""

import re
from enum import Enum, auto
from functools import lru_cache

from archive.kazakh.text import unmix

_LONGEST_MARK = 160
"""Longer lines are sentences, whatever words they begin with."""


def _line(*alternatives: str, whole: bool = False) -> re.Pattern[str]:
    tail = r"\s*[:：]?\s*$" if whole else ""
    return re.compile(rf"^\W*(?:{'|'.join(alternatives)}){tail}", re.IGNORECASE)


SHARE = _line(
    "бөлісу", "достарыңызбен бөліс", "böl[iıі]su", "ból[iıі]s[uúý]", "بولىسۋ", "поделит[ьс]", "share(?: this)?$"
)
"""The share bar: the article is over when it stands below the text."""

COMMENTS = _line(
    "(?:[0-9]+ )?п[iі]к[iі]р(?:лер|лерд[iі]ң|\\s*қалдыру|\\s*жазу|[iі]ң[iі]зд[iі])?\\s*(?:\\(?\\d+\\)?)?\\s*:?$",
    "п[iі]к[iі]р (?:қалдыру|жазу|білдіру|қосу)",
    "(?:\\d+ )?پىكىر(?:لەر)?\\s*(?:\\d+)?$",
    "(?:\\d+ )?p[iıі]k[iıі]r(?:ler)?\\s*(?:\\d+)?$",
    "комментари(?:и|ев|й)\\b.{0,12}$",
    "(?:добавить|оставить|написать) комментарий",
    "comments?(?: \\(?\\d+\\)?)?$",
    "(?:[0-9]+ )?پىكىر(?:لەر)?\\s*(?:\\(?\\d+\\)?)?\\s*:?$",
)

RELATED = _line(
    "тағы (?:да )?(?:оқы|оқи|жүктеу)",
    "сондай-ақ оқы",
    "оқи отыр",
    "оқыңыз(?:дар)?\\s*:",
    "ұқсас (?:жаңалық|мақала|материал)",
    "(?:осы )?тақырып(?:қа|та|тас)? (?:байланысты|сай|жаңалық)",
    "осы тақырып(?:та|қа)\\s*:?$",
    "танымал$",
    "популярное$",
    "қосымша(?:да)? оқы",
    "соңғы жаңалықтар$",
    "өзгелердің жаңалығы",
    "үздік материалдар",
    "ең көп оқыл",
    "фото мұрағат",
    "ūqsas",
    "taǵy oqy",
    "tağı oqı",
    "تاعى وقى",
    "سونداي-اق وقى",
    "читайте также",
    "читать (?:также|ещ[её])",
    "по теме\\s*:?$",
    "похожие (?:новости|материалы)",
    "сейчас читают",
    "ещ[её] по теме",
    "другие новости",
    "you might also like",
    "related",
)
"""A heading or lead-in of links to other articles."""

PROMOTION = _line(
    "telegram\\b",
    "(?:біздің |біз(?:ге|ді) )?(?:telegram|instagram|facebook|whatsapp|tiktok|youtube).{0,40}(?:жазыл|қосыл|оқы)",
    "жазылыңыз",
    ".{0,80}(?:telegram|телеграм|instagram|whatsapp|youtube|tiktok)\\S*.{0,40}(?:жазыл(?:ыңыз|ып)|қосылыңыз|подпис)",
    "қысқа да нұсқа",
    "подп[иi]с(?:ывайтесь|аться|ка на)",
    "жарнама$",
    "jarnama$",
    "جارناما$",
    "реклама$",
    "- ?advertisement",
    "толығырақ (?:оқу|видео)",
    ".{0,60}(?:поштаңызға|почту|e-?mail).{0,20}(?:жібер|жазыл|$)",
    ".{0,40}на почту$",
    "қате тапсаңыз",
    "қатені көрсеңіз",
    "нашли ошибку",
    "(?:біз(?:дің)? сайт|біз|мы|сайт).{0,40}cookie",
)
"""Advertising and the agency's own: never part of the text, wherever it stands."""

CONTROL = _line(
    "[aа][+-]",
    "шрифт",
    "қаріп",
    "басып шығару",
    "версия для печати",
    "печать$",
    "print$",
    "тыңда(?:у|ңыз|п)",
    "мақаланы тыңда",
    "(?:про)?слуша(?:ть|йте)",
    "аудионұсқа",
    "listen",
    "\\d+ мин(?:ут)?(?:а|ы|т)? (?:оқу|на чтение|чтения)",
    "оқу уақыты",
    "время (?:на )?чтени[ея]",
    "сілтемені көшіру",
    "скопировать ссылку",
    "кіру$",
    "тіркелу$",
    "іздеу$",
    "войти$",
    "регистрация$",
    "поиск$",
    "login$",
    "sign in$",
)
"""Buttons and displays around an article."""

LABEL = _line(
    "сурет",
    "фото",
    "снимок",
    "күні",
    "уақыты",
    "қаралды",
    "қаралым(?:дар)?",
    "көрілім",
    "жарияланды",
    "жарияланған",
    "дата",
    "опубликовано",
    "просмотр(?:ов|ы)",
    "рубрика",
    "бөлім",
    "айдар",
    "раздел",
    whole=True,
)
"""Names of values in front of them, on lines of their own."""

TAGS = _line(
    "тегтер", "тэгтер", "тегi", "тегі", "теги", "хэштегтер", "түйін сөздер", "кілт сөздер", "tags?", whole=True
)
WEEKDAY = _line(
    "(?:дүй|сей|сәр|бей)сенб[iі]",
    "жұма",
    "сенб[iі]",
    "жексенб[iі]",
    "понедельник",
    "вторник",
    "среда",
    "четверг",
    "пятница",
    "суббота",
    "воскресенье",
    "(?:d[uúýü]|se|s[aáä]r|be)[iıyý]?senb[iıі]",
    "j[uūw]ma",
    "senb[iıі]",
    "jeksenb[iıі]",
    "دۇيسەنبى",
    "سەيسەنبى",
    "سارسەنبى",
    "بەيسەنبى",
    "جۇما",
    "سەنبى",
    "جەكسەنبى",
)

NEXT = _line(
    "(?:келесі|алдыңғы) (?:материал|мақала|жаңалық)", "(?:следующ|предыдущ)(?:ий|ая) (?:материал|статья|новость)"
)
"""The heading of the article that is loaded below this one."""

TAGS_IN_LINE = re.compile(r"^\W*(?:тегтер|тэгтер|теги|хэштегтер|tags?)\s*:\s*", re.IGNORECASE)
"""«Тегтер: театр, балалар»: the label and its tags on one line."""

AUTHOR = re.compile(
    r"^\W*(?:автор(?:лар|ы)?|мәтін|дайындаған|ұсынған|текст|avtor(?:lar)?|[uū]syn[ǵğg]an|اۆتور|ۇسىنعان)\s*[:：—–-]\s*",
    re.IGNORECASE,
)
AUTHOR_ALONE = _line("автор(?:лар|ы)?", "avtor(?:lar)?", "اۆتور", whole=True)
MODIFIED = re.compile(r"(?:жаңартыл|өзгертіл|түзетіл|обновлен|изменен|ózgertil|updated|modified)", re.IGNORECASE)
HOME = _line("басты бет", "басты", "главная", "basty bet", "home", "el\\.kz", whole=True)

VIEWS = re.compile(
    r"(?:(?:қаралды|қаралым|көрілім|көрсетілді|оқылды|оқылым|қаралу саны|просмотр(?:ов|ы|а|ено)?|kórsetildi|qaraldy"
    r"|views?)\s*[:：—–-]?\s*)?"
    r"(?P<number>\d{1,3}(?:[ .,\u2009]\d{3})+|\d+(?:,\d+)?)"
    r"(?P<unit>\s*(?:мың|млн|тыс\.?|k|к|m)(?!\w))?"
    r"(?P<label>\s*(?:рет|ret|رەت)(?:\s+(?:көрсетілді|қаралды|қаралған|оқылды|оқылған|көрілді|k[oó]rsetildi|qaraldy|oqyl\w+|كورسەتىلدى))?"
    r"|\s*(?:қаралды|қаралым|көрсетілім|көрілім|оқылым|просмотр(?:ов|а|ы)?|views?)(?!\w))?",
    re.IGNORECASE,
)
"""A count of views: the number with its unit and label; bare it is one only where the agency shows it so."""

VIEWS_LABEL = re.compile(
    r"(?:қаралды|қаралым|көрілім|көрсетілді|оқылды|оқылым|просмотр|kórsetildi|qaraldy|рет|ret|رەت|views)", re.IGNORECASE
)


class Mark(Enum):
    """What the words of a short line say that it is."""

    SHARE = auto()
    COMMENTS = auto()
    NEXT = auto()
    RELATED = auto()
    PROMOTION = auto()
    CONTROL = auto()
    LABEL = auto()
    HOME = auto()


_MARKS = re.compile("|".join(f"(?P<{mark.name}>{globals()[mark.name].pattern})" for mark in Mark), re.IGNORECASE)


def mark_of(line: str) -> Mark | None:
    """The first mark that a line bears; None for a line of the text.

    >>> mark_of("Бөлісу:"), mark_of("Жиын соңында қатысушылар ой-пікірлерін білдірді.")
    (<Mark.SHARE: 1>, None)
    """
    return None if len(line) > _LONGEST_MARK else _mark_of(line)


@lru_cache(4096)  # the lines of menus, boxes and footers are those of the page before
def _mark_of(line: str) -> Mark | None:
    match = _MARKS.match(unmix(line))
    return Mark[match.lastgroup] if match and match.lastgroup else None


SENTENCE_END = re.compile(r"[.!?…»”\"):;]\s*$")
"""How prose ends; headlines, leads, captions and buttons seldom do."""

EMBEDDED = re.compile(r"twitter-tweet|instagram-media|fb-post|tiktok-embed|telegram-post")
"""Classes that the networks themselves prescribe for embedded posts."""
