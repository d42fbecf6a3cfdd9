"""Writes docs/search_quality.md: how well articles are found, by searching made articles of known words.

`make docs` calls it, and a test compares the page with what it would write now. How fast is in docs/benchmarks.md.
"""

import sys
from pathlib import Path

from archive.kazakh.words import own_words
from benchmarks.search.documents import COUNT
from benchmarks.search.retrieval import other_editions, quality, worst
from benchmarks.search.words import OF_THE_GOLD_LIST, OF_THE_INFLECTOR, nouns, vocabulary, wanted

PAGE = Path(__file__).parents[2] / "docs" / "search_quality.md"
_INTRODUCTION = """# Searching: how well articles are found

The tables on this page are made by `make docs`; a test makes them again and compares. [search.md](search.md) tells how
to search, [kazakh_stemming.md](kazakh_stemming.md) how single words are stemmed, [benchmarks.md](benchmarks.md) how
fast all of it is.

## How it was measured

{articles:,} articles are made of words drawn by Zipf's law from {vocabulary} words with {forms:,} forms, each time in
any of its forms, and saved as a crawl saves them. Of every article it is known which words it has, so for each word it
is known which articles are right. {wanted} words are looked for, as a lemma, in an inflected form, and in an inflected
form that no article has.

**Who made the lists.** {gold} of these words are drawn from the held-out half of our gold list
(`tests/archive/kazakh/stems.tsv`), which the stemmer was not tuned on; one hand wrote the list and the stemmer.
{inflector} are drawn from {nouns} nouns that are not in that list (`benchmarks/search/nouns.tsv`): they were chosen by
us, many of them look-alikes («ат», «ата», «атақ»), and declined by qazaq-inflector 0.5.0 (MIT), whose rules share
nothing with ours. {known} of the {wanted} lemmas stand in the stemmer's own short list (`stems.toml`). The other words
of the articles are all the rest of both lists. The Russian keyboard and the Latin of chats have tables of their own
here; Latin and Arabic letters are written by our own converter, so those rows say that words are found again, and not
that everybody writes so.

**Precision** is the share of right articles among those found (of words that find any), **recall** the share of the
right ones that are found, **F** their harmonic mean, 0 for a word that finds nothing; all are means of the {wanted}
words. What the language itself writes alike counts as it is: «ұста» is a smith, and of «ұстау», to hold.

What this does not say: how it is on the live press. {vocabulary} words meet each other here; an archive has a hundred
times as many, so that more of them look alike, and precision will be lower. Nobody has labelled real articles.

"""
_CLOSING = """
## Other stemmers

There is none to compare with that `pip install` brings and that works: simplemma 2.0.0 and snowballstemmer 3.1.1 have
no Kazakh, and the wheel of kazstem 0.2.1 comes without its data (and is under the GPL).
"""


def page() -> str:
    """The whole page."""
    words = own_words()
    known = words.verbs | words.short | words.whole | words.times | set(words.irregular)
    lemmas = [one.word.lemma.lower() for one in wanted()]
    introduction = _INTRODUCTION.format(
        articles=COUNT,
        vocabulary=len(vocabulary()),
        forms=len({form for word in vocabulary() for form in word.forms}),
        wanted=len(wanted()),
        gold=OF_THE_GOLD_LIST,
        inflector=OF_THE_INFLECTOR,
        nouns=len(nouns()),
        known=sum(not known.isdisjoint((lemma, lemma.removesuffix("у"))) for lemma in lemmas),
    )
    tables = "\n\n".join(figures.markdown() for figures in (*quality(), other_editions(), worst()))
    return introduction + tables + "\n" + _CLOSING


def main() -> int:
    """Writes the page."""
    PAGE.write_text(page(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
