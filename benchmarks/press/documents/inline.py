"""How a sentence is written inside its paragraph: links, bold, drop capitals, entities; its text never changes."""

import re
from collections.abc import Callable, Mapping

from .pen import Pen, dice, say


def _links(pen: Pen, text: str) -> str:
    """Every few words in a link, bold, a font or two nested spans."""
    chance = dice(pen.seed, text)
    marks: list[Callable[[str], str]] = [
        lambda word: pen("a", word, href="/tag_1/"),
        lambda word: pen("b", word),
        lambda word: pen("span", pen("em", pen("span", word)), style="color:#111"),
        lambda word: pen("font", word, color="black"),
    ]
    words = say(text).split(" ")
    return " ".join(chance.choice(marks)(word) if word and chance.random() < 0.2 else word for word in words)


def _drop_capital(pen: Pen, text: str) -> str:
    letter = re.search(r"\w", text)
    if not letter:
        return say(text)
    at = letter.start()
    return say(text[:at]) + pen("span", text[at], role="drop", style="font-size:2em") + say(text[at + 1 :])


def _split_words(pen: Pen, text: str) -> str:
    """An element begins or ends inside a word, as editors leave it; the page shows no space there."""
    half = len(text) // 2
    return pen("span", say(text[:half])) + pen("b", say(text[half : half + 2])) + pen("span", say(text[half + 2 :]))


def _word_paste(pen: Pen, text: str) -> str:
    style = "font-size:14.0pt;mso-bidi-font-size:11.0pt;font-family:&quot;Times New Roman&quot;"
    inner = f'<span lang="KK" style="{style}">{say(text)}<o:p></o:p></span>'
    return f"<!--[if !supportLists]-->{inner}<!--[endif]-->"


def _entities(_: Pen, text: str) -> str:
    named = {"«": "&laquo;", "»": "&raquo;", "–": "&ndash;", "-": "&#45;"}
    return "".join(named.get(letter, letter) for letter in say(text)).replace("Қ", "&#1178;").replace("ә", "&#x4D9;")


INLINES: Mapping[str, Callable[[Pen, str], str]] = {
    "plain": lambda _, text: say(text),
    "links": _links,
    "drop-capital": _drop_capital,
    "split-words": _split_words,
    "word-paste": _word_paste,
    "entities": _entities,
    "whole-span": lambda pen, text: pen("span", pen("span", say(text), style="font-weight:400")),
    "all-bold": lambda pen, text: pen("strong", say(text)),
    "break-points": lambda _, text: re.sub(r"-(?=\w)", "-<wbr>", say(text)),
}
