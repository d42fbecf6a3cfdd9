"""Writes docs/kazakh_stemming.md: how well Kazakh words are stemmed, by running the stemmer over the gold list.

`make docs` calls it, and a test compares the page with what it would write now.
"""

import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import combinations
from pathlib import Path

from archive.kazakh.arabic import to_arabic
from archive.kazakh.cyrillic import to_cyrillic
from archive.kazakh.keys import skeleton_key
from archive.kazakh.latin import to_latin
from archive.kazakh.stem import Stemmer, stem
from archive.kazakh.weights import endings
from archive.kazakh.words import Words, own_words
from benchmarks.figures import Figures
from benchmarks.kazakh_stems.gold import HELD_OUT, TUNED, forms, half
from benchmarks.kazakh_stems.scoring import Score, score
from benchmarks.kazakh_stems.simpler import longest_ending, no_stem, prefix

PAGE = Path(__file__).parents[2] / "docs" / "kazakh_stemming.md"
_INTRODUCTION = """# Kazakh stemming: how it works, and how well

The tables on this page are made by `make docs` from the gold list `tests/archive/kazakh/stems.tsv`; a test makes them
again and compares.

`archive.kazakh.stem.stem` gives all forms of a word one stem, so that a search for «мектептерге» finds «мектебінде».
The stem finds words; it is no dictionary form («халық», «халқы» and «халқына» have the stem «халқ»).

## How it works

1. All chains of endings of the grammar («Қазақ грамматикасы», 2002), each form in each harmony after each class of
   sound, are spelled out once: {endings:,} different ones (`morphemes.py`,
   `endings.py`, `sounds.py`).
2. Every end of the word that is such a chain, and may stand after the sounds before it, is a candidate. A few weights
   choose: an ending weighs the more, the seldomer stems end like it; a stem the less, the odder it is (`weights.py`).
3. What a noun's ending leaves is looked at again; what a verb's leaves is not: «қолдады» is of «қолда-», not of «қол».
4. The stem is written as before a consonant: б, г, ғ become п, к, қ; ы and і fall out where they can («орын, орны»);
   the т of -ст and the soft sign go («журналистер», «рубльге»).

Voices and derived words keep their suffixes: «айту» and «айтылу», «бас», «басшы» and «басшылық» are different words
here, as they are in dictionaries.

It knows {words} words, all written by us (`stems.toml`): verbs of one syllable, nouns of two letters, words that only
look as if they had an ending, and irregular forms. No published lexicon was used.

## How it was measured

The list has {forms:,} forms of {lemmas} words, made by us: paradigms of words of the news, written out by hand, and
forms from our own news texts. It was written before the stemmer. Two forms are a pair; a pair is right when both have
one stem and one lemma. **Precision** is the share of pairs with one stem that are of one lemma, **recall** the share of
pairs of one lemma that have one stem, **F** the harmonic mean. A pair counts for a kind when one of its forms is of it.

The weights were tuned on half «a». Half «b» was held out: its figures were looked at a few times towards the end, its
errors never, and no weight was changed for it. It isn't independent in every way: the same hand wrote the list, the
rules and the few words, so the rows without words say what the rules are worth alone. The halves are drawn by the first
three letters of the lemma, so that words which look alike meet in one half.

Two passages of UD_Kazakh-KTB were read for measuring only. Of 127 words of fiction 114 have the stem of the treebank's
lemma; some endings of persons were added after its errors were seen. Of 90 inflected words of an encyclopaedia, looked
at last, 83 had; one of the others was put right after, and four end in -(ы)м or -(ы)ң, «my» and «thy», which news
hardly have.

"""
_CLOSING = """## What it gets wrong

In the tuned half (nobody looked at the other one):

{errors}

## Speed

83,000 distinct words a second of one core's time, with nothing kept from before (2026-11-23, Python 3.11, best of ten
rounds, 50,000 words, on a busy machine); `.venv/bin/python -m benchmarks.kazakh_stems.speed` measures it, as does
`make bench`. The first word takes 0.2 s more, for the endings.

## Other stemmers

There is none to compare with that `pip install` brings and that works: snowballstemmer 3.1.1 and simplemma 2.0.0 have
no Kazakh, qaznltk 1.3.0.3 has no stemmer, the wheel of kazstem 0.2.1 comes without its data (and is under the GPL). So
the table has simpler ways instead: no stems, which is what FTS5 does; the first five letters; and the longest of our
own endings whatever the sounds before it.
"""
_WAYS: dict[str, Callable[[str], str]] = {
    "no stems": no_stem,
    "first five letters": prefix,
    "longest ending, without rules of sounds": longest_ending,
    "ours without any words": Stemmer(Words()),
    "ours without words that look as if they had an ending": Stemmer(replace(own_words(), whole=frozenset())),
    "**ours**": stem,
}
_SCRIPTS: dict[str, Callable[[str], str]] = {
    "Latin of 2018 (á, ń, ý)": partial(to_latin, alphabet="2018"),
    "Latin of 2021 (ä, ñ, ū)": partial(to_latin, alphabet="2021"),
    "Qazaqparat (ä, ñ, w)": partial(to_latin, alphabet="qazaqparat"),
    "Latin without marks": partial(to_latin, alphabet="ascii"),
    "Arabic (töte jazu)": to_arabic,
}


def quality() -> Figures:
    """All ways, both halves, all pairs."""
    rows = tuple(
        (name, *_cells(score(half(HELD_OUT), way)), *_cells(score(half(TUNED), way))) for name, way in _WAYS.items()
    )
    header = ("", "held out: precision", "recall", "F", "tuned: precision", "recall", "F")
    return Figures("All pairs", f"{len(half(HELD_OUT)):,} forms held out, {len(half(TUNED)):,} tuned on.", header, rows)


def kinds() -> Figures:
    """Ours, for each kind of word."""
    rows = []
    for kind in sorted({form.kind for form in forms()}):
        held_out, tuned = (score(half(name), stem, kind) for name in (HELD_OUT, TUNED))
        count = str(sum(form.kind == kind for form in forms()))
        rows.append((kind, count, *_cells(held_out), *_cells(tuned)))
    header = ("kind", "forms", "held out: precision", "recall", "F", "tuned: precision", "recall", "F")
    return Figures("Kinds of words", "What each is stands at the head of the list.", header, tuple(rows))


def scripts() -> Figures:
    """Forms in other scripts: those with the same skeleton key, and with the same stem when read into Cyrillic."""
    written = [form.form for form in forms() if form.kind != "abbreviation"]
    rows = []
    for name, script in _SCRIPTS.items():
        typed = {word: script(word) for word in written}
        keys = sum(skeleton_key(word) == skeleton_key(other) for word, other in typed.items())
        stems = sum(stem(word) == stem(to_cyrillic(other)) for word, other in typed.items())
        rows.append((name, f"{keys / len(typed):.1%}", f"{stems / len(typed):.1%}"))
    note = (
        f"{len(written):,} forms of the list (abbreviations left out), written in the script by us and looked up one"
        " by one, so that the alphabet has to be told from the word alone."
    )
    return Figures("Other scripts", note, ("", "same skeleton key", "same stem, read into Cyrillic"), tuple(rows))


def errors() -> Iterator[str]:
    """The words of the tuned half whose forms have several stems, and the pairs that share one."""
    stems: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    lemmas: dict[str, set[str]] = defaultdict(set)
    for form in half(TUNED):
        stems[form.lemma][stem(form.form)].append(form.form)
        lemmas[stem(form.form)].add(form.lemma)
    for lemma, found in sorted(stems.items()):
        if len(found) > 1:
            _, *others = sorted(found.values(), key=len, reverse=True)
            yield f"- {lemma}: not found with its other forms: {', '.join(form for one in others for form in one)}"
    for shared, several in sorted(lemmas.items()):
        for first, second in combinations(sorted(several), 2):
            yield f"- {first} and {second} have the one stem «{shared}»"


def page() -> str:
    """The whole page."""
    words = own_words()
    count = len(words.verbs | words.short | words.whole | words.times | set(words.irregular))
    introduction = _INTRODUCTION.format(
        endings=len(endings()), words=count, forms=len(forms()), lemmas=len({form.lemma for form in forms()})
    )
    tables = "\n\n".join(figures().markdown() for figures in (quality, kinds, scripts))
    return introduction + tables + "\n\n" + _CLOSING.format(errors="\n".join(errors()))


def _cells(of: Score) -> tuple[str, str, str]:
    return f"{of.precision:.3f}", f"{of.recall:.3f}", f"{of.f:.3f}"


def main() -> int:
    """Writes the page."""
    PAGE.write_text(page(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
