"""Texts and what is made of them in known ways: what is a reprint then, and what is none. Made up from a seed."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from archive.kazakh.latin import to_latin
from benchmarks.search.corpus import Corpus

_SEED = 7

Texts = Callable[[random.Random, Corpus], tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which a second text comes of a first; `is_reprint` says what it is to count as."""

    name: str
    is_reprint: bool
    make: Texts


def _sentences(corpus: Corpus, generator: random.Random, count: int = 16) -> list[str]:
    return [corpus.sentence(generator, generator.randint(6, 18)) for _ in range(count)]


def _edited(share: float) -> Texts:
    def make(generator: random.Random, corpus: Corpus) -> tuple[str, str]:
        """Of the sentences some are left out, some written anew, and the rest stands as it was."""
        text = _sentences(corpus, generator)
        chosen = set(generator.sample(range(len(text)), round(share * len(text))))
        other = [
            corpus.sentence(generator, 12) if place in chosen and generator.random() < 0.5 else sentence
            for place, sentence in enumerate(text)
            if place not in chosen or generator.random() < 0.5
        ]
        return " ".join(text), " ".join(other)

    return make


def _words_changed(generator: random.Random, corpus: Corpus) -> tuple[str, str]:
    text = " ".join(_sentences(corpus, generator)).split()
    other = [corpus.sentence(generator, 1).rstrip(".") if generator.random() < 0.1 else word for word in text]
    return " ".join(text), " ".join(other)


def _half(generator: random.Random, corpus: Corpus) -> tuple[str, str]:
    text = _sentences(corpus, generator)
    return " ".join(text), " ".join(text[: len(text) // 2])


def _double(generator: random.Random, corpus: Corpus) -> tuple[str, str]:
    text = _sentences(corpus, generator)
    return " ".join(text), " ".join([*text, *_sentences(corpus, generator)])


def _in_latin(generator: random.Random, corpus: Corpus) -> tuple[str, str]:
    text = " ".join(_sentences(corpus, generator))
    return text, to_latin(text, "2021")


def _unrelated(generator: random.Random, corpus: Corpus) -> tuple[str, str]:
    return " ".join(_sentences(corpus, generator)), " ".join(_sentences(corpus, generator))


def _one_quote(generator: random.Random, corpus: Corpus) -> tuple[str, str]:
    """Two articles of one event: a sentence or two of a statement in both."""
    first, second = _sentences(corpus, generator), _sentences(corpus, generator)
    second[3:5] = first[3:5]
    return " ".join(first), " ".join(second)


_RATES = (
    "Ұлттық банк {} {} арналған валюта бағамын жариялады. Ресми бағам бойынша 1 АҚШ доллары {} теңге, 1 еуро {} теңге,"
    " 1 Ресей рублі {} теңге, 100 жапон йенасы {} теңге болды. Бағамдар күн сайын Қазақстан қор биржасындағы"
    " сауда-саттық қорытындысы бойынша белгіленеді."
)
_WEATHER = (
    "{} {} Алматы қаласында жел соғады, түнде {} градус, күндіз {} градус болады. Астана қаласында жаңбыр жауады,"
    " түнде {} градус, күндіз {} градус болады. Шымкент қаласында ашық күн, деп хабарлады Қазгидромет мамандары."
)
_MONTHS = "қаңтарға ақпанға наурызға сәуірге мамырға маусымға шілдеге тамызға".split()


def _form(generator: random.Random, _: Corpus) -> tuple[str, str]:
    form = generator.choice((_RATES, _WEATHER))
    texts = [
        form.format(
            generator.randint(1, 28),
            generator.choice(_MONTHS),
            *(f"{generator.randint(1, 600)},{generator.randint(10, 99)}" for _ in range(4)),
        )
        for _ in range(2)
    ]
    return texts[0], texts[1]


WAYS: Sequence[Way] = (
    Way("a tenth of the sentences left out or written anew", is_reprint=True, make=_edited(0.1)),
    Way("a fifth", is_reprint=True, make=_edited(0.2)),
    Way("three tenths", is_reprint=True, make=_edited(0.3)),
    Way("a tenth of the words changed, here and there", is_reprint=True, make=_words_changed),
    Way("the first half only", is_reprint=True, make=_half),
    Way("as much again after it", is_reprint=True, make=_double),
    Way("in Latin letters (2021)", is_reprint=True, make=_in_latin),
    Way("the same form with other numbers (rates, weather)", is_reprint=False, make=_form),
    Way("two sentences in common", is_reprint=False, make=_one_quote),
    Way("nothing in common", is_reprint=False, make=_unrelated),
)


def pairs(way: Way, count: int, corpus: Corpus) -> Iterator[tuple[str, str]]:
    """So many pairs of texts, the same ones each time."""
    generator = random.Random(f"{_SEED} {way.name}")  # noqa: S311 - no secret
    for _ in range(count):
        yield way.make(generator, corpus)
