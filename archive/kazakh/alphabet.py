"""The order of the Kazakh alphabet: ә after а, ғ after г, і after ы, as dictionaries have it. Pure.

«Қазақ тілінің түсіндірме сөздігі»: а ә б в г ғ д е ё ж з и й к қ л м н ң о ө п р с т у ұ ү ф х һ ц ч ш щ ъ ы і ь э ю я.
"""

from archive.kazakh.text import fold

_ORDER = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
_PLACES = {letter: chr(0xE100 + place) for place, letter in enumerate(_ORDER)}
"""Above all other letters: Latin names come first, as in the press's own lists."""
_KEYS = str.maketrans(_PLACES)


def sort_key(text: str) -> str:
    """By what texts are compared to be in the alphabet's order; small and capital letters are one.

    >>> sorted(["Яна", "Әсет", "Асан", "Ілияс", "Ырыс", "Ғалым", "Гүл", "BAQ"], key=sort_key)
    ['BAQ', 'Асан', 'Әсет', 'Гүл', 'Ғалым', 'Ырыс', 'Ілияс', 'Яна']
    """
    return fold(text).lower().translate(_KEYS)
