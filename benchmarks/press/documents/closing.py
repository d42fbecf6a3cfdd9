"""What closes an article: tags, share bar, the promotion of the Telegram channel."""

from collections.abc import Callable, Mapping

from .pen import Pen, say
from .text import Text

_NETWORKS = ("Facebook", "Twitter", "WhatsApp", "Telegram")


def _links(pen: Pen, label: Callable[[str], str]) -> str:
    return " ".join(pen("a", label(name), href=f"https://{name.lower()}.com/share?url=1") for name in _NETWORKS)


def _icon(pen: Pen) -> Callable[[str], str]:
    return lambda name: pen("i", role=f"fa fa-{name.lower()}", aria_label=name)


def _promotion(pen: Pen, text: Text) -> str:
    """«Telegram Қысқа да нұсқа…»: the first word is a heading beside the rest."""
    name, rest = text.words.telegram.split(" ", maxsplit=1)
    return pen("a", pen("b", name), " ", pen("span", say(rest)), href="https://t.me/el_kz", role="telegram")


SHARES: Mapping[str, Callable[[Pen, Text], str]] = {
    "text": lambda pen, text: (
        pen("div", say(text.words.share), role="share") + pen("div", say(text.words.telegram), role="telegram")
    ),
    "paragraphs": lambda pen, text: pen("p", say(text.words.share)) + pen("p", say(text.words.telegram)),
    "icons": lambda pen, text: pen("div", _links(pen, _icon(pen)), role="share") + _promotion(pen, text),
    "icons-only": lambda pen, _: pen("ul", pen("li", _links(pen, _icon(pen))), role="share"),
    "button": lambda pen, text: (
        pen("button", say(text.words.share), type="button", role="share") + _promotion(pen, text)
    ),
    "names": lambda pen, text: (
        pen("div", pen("span", say(text.words.share)), " ", _links(pen, say), role="share") + _promotion(pen, text)
    ),
    "amp": lambda pen, text: (
        pen("div", say(text.words.share), role="share")
        + "".join(pen("amp-social-share", type=name.lower()) for name in _NETWORKS)
    ),
}

TAGS: Mapping[str, Callable[[Pen, Text], str]] = {
    "links": lambda pen, text: pen(
        "div",
        pen("span", say(text.words.tags)),
        " ",
        ", ".join(pen("a", say(tag), href=f"/tag/{place}/", rel="tag") for place, tag in enumerate(text.tags)),
        role="tags",
    ),
    "list": lambda pen, text: (
        pen("div", say(text.words.tags), role="tags-title")
        + pen(
            "ul",
            *(pen("li", pen("a", say(tag), href=f"/tag/{place}/")) for place, tag in enumerate(text.tags)),
            role="tags",
        )
    ),
}
