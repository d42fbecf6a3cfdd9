"""Made articles of which it is known which words they have, so that what a search should find is known."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from itertools import accumulate

from archive.article import Agency, Article, Capture, Identity
from benchmarks.search.words import vocabulary, wanted

AGENCY = Agency("made", "Made", "https://made.invalid/", "Asia/Almaty")
COUNT = 1_000
_LENGTH = 40
_HEADLINE = 6
_SENTENCE = 9
_FLAT = 20
"""What is added to a word's rank: the first one is no more than three times as frequent as the fortieth."""


@dataclass(frozen=True, slots=True)
class Documents:
    """The articles, the first with the number 1 in the archive, and for each lemma the numbers that have it."""

    articles: tuple[Article, ...]
    having: Mapping[str, frozenset[int]]


@cache
def documents(count: int = COUNT, seed: int = 6) -> Documents:
    """Articles of words drawn by Zipf's law, each in any of its forms, but in none that is to be unseen.

    >>> made = documents(3)
    >>> len(made.articles), made == documents.__wrapped__(3)
    (3, True)
    """
    draw = random.Random(seed)  # noqa: S311 - no secret
    unseen = {one.unseen.lower() for one in wanted()}
    words = list(vocabulary())
    draw.shuffle(words)
    shares = list(accumulate(1 / (rank + _FLAT) for rank in range(len(words))))
    forms = {word.lemma: [form for form in word.forms if form.lower() not in unseen] for word in words}
    having: dict[str, set[int]] = {word.lemma: set() for word in words}
    articles = []
    for number in range(1, count + 1):
        shown = []
        for word in draw.choices(words, cum_weights=shares, k=_LENGTH):
            if forms[word.lemma]:
                shown.append(draw.choice(forms[word.lemma]))
                having[word.lemma].add(number)
        articles.append(_article(number, shown))
    return Documents(tuple(articles), {lemma: frozenset(numbers) for lemma, numbers in having.items()})


def in_edition(articles: tuple[Article, ...], edition: str, script: Callable[[str], str]) -> tuple[Article, ...]:
    """The same articles in another script."""
    return tuple(
        replace(
            one,
            identity=replace(one.identity, edition=edition),
            headline=script(one.headline),
            article_body=tuple(script(line) for line in one.article_body),
        )
        for one in articles
    )


def _article(number: int, shown: list[str]) -> Article:
    headline, body = shown[:_HEADLINE], shown[_HEADLINE:]
    url = f"{AGENCY.url}{number}/"
    return Article(
        identity=Identity(AGENCY.id, str(number), "kk-Cyrl"),
        url=url,
        capture=Capture(url, datetime(2023, 1, 13, tzinfo=UTC), 200, f"sha256:{number}"),
        headline=_sentence(headline).removesuffix("."),
        article_body=tuple(_sentence(body[at : at + _SENTENCE]) for at in range(0, len(body), _SENTENCE)),
    )


def _sentence(words: list[str]) -> str:
    text = " ".join(words)
    return f"{text[:1].upper()}{text[1:]}."
