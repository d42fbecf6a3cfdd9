"""What opens an article: section, headline, lead, byline, and the small things that stand near them."""

from collections.abc import Callable, Mapping

from .pen import Pen, say
from .text import Text


def _crumbs(pen: Pen, *names: str) -> str:
    links = [pen("a", say(name), href="/") for name in names[:-1]] + [pen("span", say(names[-1]))]
    return pen("div", " › ".join(links), role="breadcrumb")


def _line(pen: Pen, text: Text) -> str:
    return pen("div", say(text.section), role="section")


def _link(pen: Pen, text: Text) -> str:
    return pen("div", pen("a", say(text.section), href="/zhanalyqtar/", role="section"))


def _crumb_list(pen: Pen, text: Text) -> str:
    names = (text.words.home, text.section, text.headline)
    items = "".join(pen("li", pen("a", say(name), href="/"), style="display:inline") for name in names)
    return pen("ol", items, role="breadcrumb")


SECTIONS: Mapping[str, Callable[[Pen, Text], str]] = {
    "line": _line,
    "link": _link,
    "h1": lambda pen, text: pen("h1", say(text.section), role="section"),
    "crumbs": lambda pen, text: _crumbs(pen, text.words.home, text.section),
    "crumbs-headline": lambda pen, text: _crumbs(pen, text.words.home, text.section, text.headline),
    "crumb-list": _crumb_list,
    "crumbs-and-line": lambda pen, text: _crumbs(pen, text.words.home, text.section) + _line(pen, text),
    "none": lambda _, __: "",
}


def _broken(pen: Pen, line: str) -> str:
    """A line break chosen by the editor: a space in the reading."""
    words = line.split(" ")
    half = len(words) // 2 or 1
    return pen("h1", "<br>".join(say(" ".join(part)) for part in (words[:half], words[half:]) if part), role="headline")


HEADLINES: Mapping[str, Callable[[Pen, str], str]] = {
    "h1": lambda pen, line: pen("h1", say(line), role="headline"),
    "h1-linked": lambda pen, line: pen("h1", pen("a", say(line), href="", rel="bookmark"), role="headline"),
    "h1-spans": lambda pen, line: pen("h1", pen("span", pen("span", "\n  ", say(line), "\n")), role="headline"),
    "h1-broken": _broken,
    "h1-twice": lambda pen, line: pen("h1", say(line), role="headline") + pen("h1", say(line), role="sticky-title"),
    "h2": lambda pen, line: pen("h2", say(line), role="headline"),
    "h3-linked": lambda pen, line: pen("h3", pen("a", say(line), href=""), role="headline"),
    "div": lambda pen, line: pen("div", say(line), role="headline", style="font-size:30px;font-weight:700"),
    "span": lambda pen, line: pen("div", pen("span", say(line), role="headline", style="font:bold 28px serif")),
    "font": lambda pen, line: pen("font", pen("b", say(line)), size="6", face="Arial") + pen("br"),
    "strong": lambda pen, line: pen("p", pen("strong", pen("big", say(line))), role="headline"),
}

LEADS: Mapping[str, Callable[[Pen, str], str]] = {
    "p": lambda pen, line: pen("p", say(line), role="lead"),
    "div": lambda pen, line: pen("div", say(line), role="lead"),
    "h2": lambda pen, line: pen("h2", say(line), role="lead"),
    "strong": lambda pen, line: pen("p", pen("strong", say(line)), role="lead"),
    "em": lambda pen, line: pen("div", pen("em", say(line)), role="lead"),
}


def _link_to_author(pen: Pen, name: str) -> str:
    return pen("a", say(name), href="/author/17/", rel="author", role="author-name")


BYLINES: Mapping[str, Callable[[Pen, Text], str]] = {
    "under-headline": lambda pen, text: pen(
        "div", ", ".join(_link_to_author(pen, name) for name in text.authors), role="byline"
    ),
    "labelled": lambda pen, text: pen(
        "div",
        say(text.words.author),
        " ",
        ", ".join(_link_to_author(pen, name) for name in text.authors),
        role="byline",
    ),
    "labelled-line": lambda pen, text: pen("p", say(f"{text.words.author} {', '.join(text.authors)}"), role="byline"),
    "after-body": lambda pen, text: pen(
        "div",
        pen("b", say(text.words.author)),
        " ",
        ", ".join(pen("span", say(name)) for name in text.authors),
        role="byline",
    ),
}

_PUSH = "display:inline-block"

NEAR: Mapping[str, Callable[[Pen, Text], str]] = {
    "font-size": lambda pen, _: pen("div", pen("a", "A+", href="#"), " ", pen("a", "A-", href="#"), role="controls"),
    "print": lambda pen, _: pen(
        "div", pen("button", "A−", type="button"), pen("button", "🖨", type="button"), style=_PUSH
    ),
    "listen": lambda pen, text: pen("button", "▶ ", pen("span", say(text.words.listen)), type="button", role="player"),
    "reading-time": lambda pen, text: pen("div", say(text.words.reading_time), role="read-time"),
    "no-comments": lambda pen, text: pen(
        "div", pen("a", say(text.words.no_comments), href="#comments"), role="counter"
    ),
    "counter": lambda pen, _: pen("div", "💬 ", pen("a", "0", href="#comments"), role="counter"),
    "share": lambda pen, text: pen("div", say(text.words.share), " ", _icons(pen), role="share"),
    "reactions": lambda pen, _: pen("div", *(pen("span", sign, " 0 ") for sign in "👍😮😡😢"), role="reactions"),
}


def _icons(pen: Pen) -> str:
    return "".join(
        pen("a", pen("i", role=f"icon-{name}"), href=f"https://{name}.com/share?u=1")
        for name in ("facebook", "twitter")
    )
