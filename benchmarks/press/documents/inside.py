"""What stands between the paragraphs of an article and is no part of it, seen or hidden."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import TypeAlias
from urllib.parse import urljoin

from .pen import Pen, dice, say
from .text import Other, Text

Interruption: TypeAlias = Callable[[Pen, Text], str]


def _other(text: Text, place: int) -> tuple[Other, str, str]:
    """Another article, its address and its date."""
    other = text.words.others[place % len(text.words.others)]
    when = text.published - timedelta(hours=7 + 5 * place)
    return other, urljoin(text.url, f"/material_{58000 + place}/"), when.strftime("%d.%m.%Y %H:%M")


def _read_also(pen: Pen, text: Text) -> str:
    other, address, _ = _other(text, 0)
    return pen("p", pen("a", pen("b", say(text.words.read_also), ":"), " ", say(other.headline), href=address))


def _read_also_dated(pen: Pen, text: Text) -> str:
    other, address, when = _other(text, 1)
    return pen(
        "div",
        pen("div", say(text.words.read_also)),
        pen("a", say(other.headline), href=address),
        pen("span", say(when)),
        " ",
        pen("span", other.views),
        role="card",
    )


def _on_topic(pen: Pen, text: Text) -> str:
    links = [pen("li", pen("a", say(_other(text, n)[0].headline), href=_other(text, n)[1])) for n in range(3)]
    return pen("div", pen("h3", say(text.words.on_topic)), pen("ul", *links), role="card")


def _card(pen: Pen, text: Text) -> str:
    """One link around photo, title and teaser."""
    other, address, _ = _other(text, 3)
    inner = pen("img", src="/storage/storage/other/3.jpg", alt=other.headline, width="120")
    inner += pen("div", say(other.headline), style="font-weight:700") + pen("div", say(other.teaser))
    return pen("a", inner, href=address, role="card", style="display:block;border:1px solid #ccc")


def _advertisement(pen: Pen, text: Text) -> str:
    return pen(
        "div",
        pen("small", say(text.words.advertisement)),
        pen("a", say(text.words.bargain), href="https://ads.example/1"),
    )


def _advertisement_label(pen: Pen, text: Text) -> str:
    slot = '<ins class="adsbygoogle" style="display:block" data-ad-slot="1"></ins><script>var ad = "Жарнама";</script>'
    return pen("div", say(text.words.advertisement), slot, role="banner")


def _join_telegram(pen: Pen, text: Text) -> str:
    return pen(
        "div", pen("a", "✈ ", say(text.words.join_telegram), href="https://t.me/el_kz", target="_blank"), role="promo"
    )


def _instagram(_: Pen, text: Text) -> str:
    return (
        '<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/Cx1/">'
        '<a href="https://www.instagram.com/p/Cx1/">View this post on Instagram</a></blockquote>'
        '<script async src="https://www.instagram.com/embed.js"></script>'
    )


def _frames(_: Pen, text: Text) -> str:
    return (
        '<div><iframe src="https://www.youtube.com/embed/x1" title="YouTube" allowfullscreen></iframe></div>'
        '<script async src="https://telegram.org/js/telegram-widget.js?22" data-telegram-post="el_kz/1"></script>'
    )


def _hidden(pen: Pen, text: Text) -> str:
    """Everything that a browser does not show."""
    other, _, when = _other(text, 2)
    junk = say(f"{other.teaser} Фото: junk.kz {when} 4242")
    return (
        pen("p", junk, style="display: none")
        + pen("div", pen("p", junk), hidden="")
        + pen("template", pen("p", junk))
        + pen("noscript", pen("p", "JavaScript қосыңыз"))
        + f"<!-- views: 31337 <p>{junk}</p> -->"
        + pen("script", f'var related = "<p>{junk}</p>";')
        + pen("dialog", pen("p", junk))
    )


def _hidden_by_class(_: Pen, text: Text) -> str:
    other, *_rest = _other(text, 2)
    return f'<p class="z0">{say(other.teaser)}</p>'


INSIDE: Mapping[str, Interruption] = {
    "read-also": _read_also,
    "read-also-dated": _read_also_dated,
    "on-topic": _on_topic,
    "card": _card,
    "advertisement": _advertisement,
    "advertisement-label": _advertisement_label,
    "join-telegram": _join_telegram,
    "instagram": _instagram,
    "frames": _frames,
    "hidden": _hidden,
    "hidden-by-class": _hidden_by_class,
}


def interrupt(
    pen: Pen, text: Text, blocks: list[str], names: tuple[str, ...], wrap: Callable[[Pen, str], str]
) -> list[str]:
    """The blocks with each named interruption after one of them, drawn with the pen's seed."""
    chance = dice(pen.seed, "inside", *names)
    written = [[block] for block in blocks]
    for name in names:
        written[chance.randrange(max(1, len(blocks) - 1))].append(wrap(pen, INSIDE[name](pen, text)))
    return [piece for pieces in written for piece in pieces]
