"""A made-up press: who publishes, writes, is quoted and credited, and sentences to make texts of. Draws no article."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from benchmarks.search.corpus import Corpus
from benchmarks.search.declension import made_up

AGENCIES = 25
_SENTENCES = 20_000
_AUTHORS, _SPEAKERS, _PARTIES, _TAGS = 40, 5000, 400, 3000
_SECTIONS = (
    "Қоғам Саясат Экономика Білім Спорт Мәдениет Әлем Денсаулық Қауіпсіздік Технология Аймақ Құқық Экология Пікір"
).split()
_SECTIONS_RU = (
    "Общество Политика Экономика Образование Спорт Культура Мир Здоровье Безопасность Технологии Регионы Право Экология"
    " Мнение"
).split()
KINDS = ("agency", "person", "state", "company", "stock", "social", "video", "ai")
_KIND_SHARES = (30, 25, 20, 8, 10, 4, 2, 1)


@dataclass(frozen=True, slots=True)
class House:
    """One agency: `weight` is its share of all articles."""

    id: str
    weight: float
    sections: tuple[str, ...]
    sections_ru: tuple[str, ...]
    authors: tuple[str, ...]
    shows_views: bool

    @property
    def url(self) -> str:
        """Its site."""
        return f"https://{self.id.replace('_', '.')}/"


class Drawn:
    """One of several by Zipf's law, the first the most frequent."""

    def __init__(self, values: Sequence[str], steepness: float = 1.0) -> None:
        self._values = values
        self._weights = list(accumulate(1 / (rank + 3) ** steepness for rank in range(len(values))))

    def of(self, generator: random.Random) -> str:
        """One of them."""
        return generator.choices(self._values, cum_weights=self._weights)[0]


class Press:
    """The same for the same seed."""

    def __init__(self, seed: int = 1) -> None:
        generator = random.Random(f"press {seed}")  # noqa: S311 - no secret

        def name() -> str:
            return f"{made_up(generator).capitalize()} {made_up(generator).capitalize()}ов"

        corpus = Corpus()
        self.sentences = [corpus.sentence(generator, generator.randint(6, 18)) for _ in range(_SENTENCES)]
        self.headlines = [corpus.sentence(generator, generator.randint(5, 10)).rstrip(".") for _ in range(_SENTENCES)]
        self.houses = [_house(number, name) for number in range(AGENCIES)]
        self.house_weights = list(accumulate(house.weight for house in self.houses))
        self.speakers = Drawn([name() for _ in range(_SPEAKERS)])
        parties = [house.id.replace("_", ".") for house in self.houses] + [name() for _ in range(_PARTIES)]
        kinds = generator.choices(KINDS, weights=_KIND_SHARES, k=len(parties))
        self.kind_of = dict(zip(parties, kinds, strict=True))
        self.parties = Drawn(parties)
        self.tags = Drawn([corpus.lemmas[rank] for rank in range(_TAGS)])


def _house(number: int, name: Callable[[], str]) -> House:
    return House(
        id=f"agency_{number + 1:02}",
        weight=1 / (number + 2) ** 0.7,
        sections=tuple(_SECTIONS),
        sections_ru=tuple(_SECTIONS_RU),
        authors=tuple(name() for _ in range(_AUTHORS)),
        shows_views=number % 6 != 5,
    )
