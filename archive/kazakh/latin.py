"""Kazakh in Latin letters: written in one of the alphabets, and read back into Cyrillic as far as it can be told.

The alphabets of the decree of 19 February 2018 (acute accents), of the version shown in 2021 (umlauts), of Qazaqparat
(w, ı, ş, ñ; qazaqtimes.com), and without any marks, as people type (`ascii`). Look words up by `keys.skeleton_key`,
which needs no guess; use this where a spelling is wanted, such as for the stem of a word that stands in no text.
"""

import re
import unicodedata
from typing import Literal

from archive.kazakh.ascii import from_ascii
from archive.kazakh.guesses import with_glides
from archive.kazakh.text import unmix

Alphabet = Literal["2018", "2021", "qazaqparat", "ascii"]

_SAME = dict(zip("абвгдежзклмнопрстф", "abvgdejzklmnoprstf", strict=True)) | {"қ": "q", "ь": "", "ъ": ""}
_WRITTEN: dict[Alphabet, dict[str, str]] = {
    "2018": dict(zip("әғңөұүуиійыхһчшщцэёюя", "á ǵ ń ó u ú ý ı i ı y h h ch sh sh ts e ıo ıý ıa".split(), strict=True)),
    "2021": dict(zip("әғңөұүуиійыхһчшщцэёюя", "ä ğ ñ ö ū ü u i ı i y h h ch ş ş ts e io iu ia".split(), strict=True)),
    "qazaqparat": dict(
        zip("әғңөұүуиійыхһчшщцэёюя", "ä ğ ñ ö u ü w ï i y ı x h ç ş şş c é yo yw ya".split(), strict=True)
    ),
    "ascii": dict(
        zip("әғңөұүуиійыхһчшщцэёюя", "a g n o u u u i i i y h h ch sh sh ts e io iu ia".split(), strict=True)
    ),
}


def _initial(latin: str, alphabet: Alphabet) -> str:
    return _capital(latin[:1], alphabet) + latin[1:]


def _capital(latin: str, alphabet: Alphabet) -> str:
    return latin.upper() if alphabet == "ascii" else latin.replace("i", "İ").upper()


_TABLES = {
    alphabet: str.maketrans(table | {cyrillic.upper(): _initial(latin, alphabet) for cyrillic, latin in table.items()})
    for alphabet, special in _WRITTEN.items()
    for table in ({**_SAME, **special},)
}

_IOTATED = re.compile("(?<=[иИ])[яюЯЮ]")
"""After и these are written as а and у: партия, partıa."""
_CAPITALS = re.compile("[А-ЯЁӘІҢҒҮҰҚӨҺ]{2,}")
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`][^\W\d_]*)*")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_APOSTROPHE = re.compile("['’ʼ`]")
_APOSTROPHED = re.compile("([acginosuy])['’ʼ`]")
_OF_2017 = dict(zip("acginosuy", "á ch ǵ ı ń ó sh ú ý".split(), strict=True))
"""The alphabet of 2017 had apostrophes where that of 2018 has accents and h."""
_DIGRAPHS = {"sh": "ш", "ch": "ч", "gh": "ғ", "kh": "х", "zh": "ж", "yw": "ю", "ya": "я", "ts": "ц"}
_DIGRAPH = re.compile("sh|ch|gh|kh|zh|ts(?=[ıi][ıiaeo])")
_OF_Y = re.compile("y[wa]")
_COMMON = {latin: cyrillic for cyrillic, latin in _SAME.items() if latin} | {"c": "к", "ç": "ч", "é": "э"}
_READ: dict[Alphabet, dict[int, str]] = {
    "2018": str.maketrans(_COMMON | dict(zip("áǵńóuúýıiyhwx", "әғңөұүуиіыхух", strict=True))),
    "2021": str.maketrans(_COMMON | dict(zip("äğñöūüuiıyhşwx", "әғңөұүуиіыхшух", strict=True))),
    "qazaqparat": str.maketrans(_COMMON | dict(zip("äğñöuüwïiyıxhşc", "әғңөұүуиійыхһшц", strict=True))),
}

_ABSENT: dict[Alphabet, re.Pattern[str]] = {
    "2018": re.compile("[äğñöüūşïçéwx]"),
    "2021": re.compile("[áǵńóúýïçéwx]|sh"),
    "qazaqparat": re.compile("[áǵńóúýū]|sh"),
}
"""Letters that the alphabet doesn't have."""
_ODD: dict[Alphabet, re.Pattern[str]] = {
    "2018": re.compile("[aáeoóúu]y|[^aáeoóuúyıý]ı(?![aý])"),
    "2021": re.compile("[aäeoöüū]y|ı[^aeäöüuiı]*[aoq]|[aoq][^aeäöüuiı]*ı|[^aeäöüuiıyts]i(?!a)"),
    "qazaqparat": re.compile("[^aäeoöuüıiï]y[^aäeoöuüıiïwy]|[aäeoö]u|u[aäeoö]|ı[^aouı]*[eäöü]|[eäöü][^aouı]*ı"),
}
"""What is rare in it: ы beside a vowel, и after a consonant, ы among front vowels, і among back ones."""


def to_latin(text: str, alphabet: Alphabet) -> str:
    """Cyrillic text in a Latin alphabet; other characters stay.

    >>> [to_latin("Қыркүйек айында", alphabet) for alphabet in ("2018", "2021", "qazaqparat", "ascii")]
    ['Qyrkúıek aıynda', 'Qyrküiek aiynda', 'Qırküyek ayında', 'Qyrkuiek aiynda']
    """
    if alphabet != "qazaqparat":
        text = _IOTATED.sub(_plain, text)
    return _CAPITALS.sub(
        lambda match: _capital(match[0].lower().translate(_TABLES[alphabet]), alphabet), text
    ).translate(_TABLES[alphabet])


def alphabet_of(text: str) -> Alphabet:
    """The alphabet that fits a text best, «ascii» for one without any marks; a short word may fit several.

    >>> alphabet_of("Sáýir"), alphabet_of("qyrküiek, şılde"), alphabet_of("mawsım"), alphabet_of("nauryz")
    ('2018', '2021', 'qazaqparat', 'ascii')
    """
    folded = _lower(text, "ascii")
    if folded.isascii():
        return "ascii"
    return min(_ABSENT, key=lambda alphabet: _misfit(alphabet, folded))


def _misfit(alphabet: Alphabet, text: str) -> int:
    return 10 * len(_ABSENT[alphabet].findall(text)) + len(_ODD[alphabet].findall(text))


def from_latin(text: str, alphabet: Alphabet | None = None) -> str:
    """Latin text in Cyrillic; without an alphabet it is told from the text, so longer texts are told better.

    What an alphabet writes alike is told by the neighbours: и from й, я from ия. Capitals stay.

    >>> from_latin("Qazaqstan Respýblıkasynyń úkimeti"), from_latin("mawsım ayında"), from_latin("şılde")
    ('Қазақстан Республикасының үкіметі', 'маусым айында', 'шілде')
    >>> from_latin("mektepterge"), from_latin("kantar"), from_latin("Qazaqstannyn' u'kimeti")
    ('мектептерге', 'қантар', 'Қазақстанның үкіметі')
    """
    told = alphabet or alphabet_of(_APOSTROPHE.sub("", text))
    return _WORD.sub(lambda match: _read(match[0], told), unmix(unicodedata.normalize("NFC", text)))


def _lower(text: str, alphabet: Alphabet) -> str:
    """The alphabets with a dotless ı have İ and I for its capitals; without marks I is i's."""
    return text.replace("İ", "i").replace("I", "i" if alphabet == "ascii" else "ı").lower()


def _read(word: str, alphabet: Alphabet) -> str:
    """One word; other scripts stay. Its capitals are those of its first letter or of all."""
    if not _LATIN.match(word):
        return word
    lower = _lower(word, alphabet)
    if _APOSTROPHE.search(lower):
        lower, alphabet = _APOSTROPHED.sub(_of_2017, lower), "2018"
    if alphabet == "ascii":
        read = from_ascii(lower)
    elif alphabet == "qazaqparat":
        read = _OF_Y.sub(_digraph, lower).translate(_READ[alphabet])
    else:
        read = with_glides(_DIGRAPH.sub(_digraph, lower).translate(_READ[alphabet]))
    if word.isupper() and len(word) > 1:
        return read.upper()
    return read[:1].upper() + read[1:] if word[0].isupper() else read


def _plain(match: re.Match[str]) -> str:
    return "аАуУ"["яЯюЮ".index(match[0])]


def _of_2017(match: re.Match[str]) -> str:
    return _OF_2017[match[1]]


def _digraph(match: re.Match[str]) -> str:
    return _DIGRAPHS[match[0]]
