"""Kazakh in the Arabic letters of China (төте жазу), read into Cyrillic, and written.

Töte jazu doesn't tell ә from а, ө from о, ү from ұ, і from ы in the letter: a hamza (ء) before the word says that its
vowels are front, and none is written where ە, گ or ك says so (the rule of A. Baitursynuly). Loans with vowels of both
kinds come out as one of them: «كوميتەت» as «көмитет». `keys.skeleton_key` has no such doubt.
"""

import re

from archive.kazakh.guesses import harmonised, with_glides

_READ = str.maketrans(
    dict(zip("اآوۇىئبۆپرسدجزتفحھچشگعكقڭنلمەيۋ", "ААОҰЫЫбвпрсджзтфхһчшгғкқңнлмеиу", strict=True))
    | {"ک": "к", "ه": "е", "ؤ": "у", "ٵ": "ә", "ٶ": "ө", "ٷ": "ү", "ٸ": "і"}
)
_FRONT = str.maketrans("АОҰЫ", "әөүі")
_HAMZA = "ءٴ"
_WORD = re.compile("[ءٴ]?[\u0621-\u064a\u066e-\u06d5\u200c\u200d]+")
_POINTS = re.compile("[\u064b-\u0652\u0640\u0654\u200c\u200d]")

_WRITTEN = str.maketrans(
    dict(zip("абвгғдеёжзийкқлмнңопрстуұфхһчшыэ", "ابۆگعدەەجزييكقلمنڭوپرستۋۇفحھچشىە", strict=True))
    | {"ә": "ا", "ө": "و", "ү": "ۇ", "і": "ى", "ц": "تس", "щ": "شش", "ю": "يۋ", "я": "يا", "ь": "", "ъ": ""}
)
_FRONT_VOWEL = re.compile("[әөүі]")
_SAYS_FRONT = re.compile("[егкэ]")
_CYRILLIC_WORD = re.compile("[а-яёәғқңөұүһі]+", re.IGNORECASE)


def from_arabic(text: str) -> str:
    """Text in töte jazu, in Cyrillic; other scripts in it stay.

    >>> from_arabic("قازاقستان رەسپۋبليكاسى"), from_arabic("ءساۋىر"), from_arabic("قىركۇيەك")
    ('қазақстан республикасы', 'сәуір', 'қыркүйек')
    """
    return _WORD.sub(lambda match: _read(match[0]), text)


def to_arabic(text: str) -> str:
    """Cyrillic text in töte jazu.

    >>> to_arabic("Сәуір"), to_arabic("қыркүйек"), to_arabic("қазақ")
    ('ءساۋىر', 'قىركۇيەك', 'قازاق')
    """
    return _CYRILLIC_WORD.sub(lambda match: _write(match[0].lower()), text)


def _read(word: str) -> str:
    letters = _POINTS.sub("", word).lstrip(_HAMZA).translate(_READ)
    return with_glides(letters.translate(_FRONT) if word[0] in _HAMZA else harmonised(letters))


def _write(word: str) -> str:
    hamza = "ء" if _FRONT_VOWEL.search(word) and not _SAYS_FRONT.search(word) else ""
    return hamza + word.replace("ия", "иа").replace("ию", "иу").translate(_WRITTEN)
