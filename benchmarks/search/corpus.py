"""An archive of as many articles as wanted, made of a seed: words by Zipf's law, in all their forms."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import accumulate

from archive.article import Article, Capture, Credit, Identity, Photo
from benchmarks.kazakh_stems.gold import forms
from benchmarks.search.declension import made_up, paradigm

AGENCIES = ("el_kz", "baq_kz", "egemen_kz", "abai_kz", "stan_kz")
_LEMMAS = 20_000
_SHARES = (90, 18, 9, 11, 11, 6, 11, 3, 1, 3, 1, 1, 24, 6, 6, 9, 8, 2, 4, 1, 1, 1, 1, 1)
"""How often each form of a paradigm stands in news, by and large: the bare word most often."""
_FIRST = datetime(2020, 1, 1, 6, tzinfo=UTC)


class Corpus:
    """Articles that are the same for the same seed, whichever of them are asked for first."""

    def __init__(self, seed: int = 1) -> None:
        generator = random.Random(seed)  # noqa: S311 - no secret
        real = sorted({one.lemma for one in forms() if one.lemma.isalpha()})
        generator.shuffle(real)
        made = dict.fromkeys(made_up(generator) for _ in range(2 * _LEMMAS))
        # Real words among the frequent ones and the rare ones alike.
        lemmas = list(
            dict.fromkeys([*real[:300], *list(made)[: _LEMMAS // 2], *real[300:], *list(made)[_LEMMAS // 2 :]])
        )
        self.lemmas = lemmas[:_LEMMAS]
        self._paradigms = [paradigm(word) for word in self.lemmas]
        self._weights = list(accumulate(1 / (rank + 3) ** 1.12 for rank in range(len(self.lemmas))))
        self._forms = list(accumulate(_SHARES))

    def sentence(self, generator: random.Random, words: int) -> str:
        """So many words."""
        chosen = generator.choices(range(len(self.lemmas)), cum_weights=self._weights, k=words)
        places = generator.choices(range(len(_SHARES)), cum_weights=self._forms, k=words)
        text = [self._paradigms[lemma][place] for lemma, place in zip(chosen, places, strict=True)]
        return " ".join(text).capitalize() + "."

    def sentence_forms(self, rank: int) -> tuple[str, ...]:
        """The forms of the word of that rank, 0 the most frequent."""
        return self._paradigms[rank]

    def article(self, number: int) -> Article:
        """The article of that number; some 250 words."""
        generator = random.Random(number)  # noqa: S311
        at = _FIRST + timedelta(minutes=30 * number)
        agency = generator.choices(AGENCIES, weights=(5, 4, 3, 2, 1))[0]
        url = f"https://{agency}/maqala_{number}/"
        sentences = [self.sentence(generator, generator.randint(6, 18)) for _ in range(generator.randint(8, 32))]
        paragraphs = tuple(" ".join(sentences[place : place + 3]) for place in range(0, len(sentences), 3))
        photo = Photo(f"{url}1.jpg", credit_text_shown="Фото: gov.kz", credits=(Credit("gov.kz", "state"),))
        return Article(
            identity=Identity(agency, str(number), "kk-Cyrl"),
            url=url,
            capture=Capture(url, at, 200, f"sha256:{number:064x}"),
            headline=self.sentence(generator, generator.randint(5, 11)),
            article_body=paragraphs,
            description=self.sentence(generator, 14),
            article_section=generator.choice(("Қоғам", "Саясат", "Білім", "Спорт")),
            photos=(photo,) if number % 3 == 0 else (),
            date_published=at.isoformat(),
            date_published_shown=at.strftime("%d.%m.%Y %H:%M"),
            date_published_precision="minute",
            view_count=generator.randint(10, 20_000),
            view_count_shown="1",
        )

    def batches(self, articles: int, size: int = 100) -> Iterator[list[Article]]:
        """The first so many articles, as a crawl saves them."""
        for start in range(1, articles + 1, size):
            yield [self.article(number) for number in range(start, min(start + size, articles + 1))]
