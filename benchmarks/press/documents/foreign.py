"""Pages that are no article, and articles that lack what makes one: each must be refused, never half read."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from . import around
from .pen import Pen, say
from .shape import Shape
from .skeleton import SKELETONS, page
from .text import Paragraph, Text


@dataclass(frozen=True, slots=True)
class ForeignPage:
    """A page that must be refused."""

    name: str
    html: bytes
    url: str
    captured: date


_CHALLENGE = """<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title>
<meta name="robots" content="noindex,nofollow"><meta http-equiv="refresh" content="390"></head>
<body><div class="main-wrapper"><h1 class="zone-name-title">el.kz</h1>
<h2 id="challenge-running">Checking if the site connection is secure</h2>
<noscript>Enable JavaScript and cookies to continue</noscript>
<div>el.kz needs to review the security of your connection before proceeding.</div></div></body></html>"""


def _site_page(text: Text, title: str, main: str, after: tuple[str, ...] = ("footer",)) -> str:
    pen = Pen()
    before = around.LOGOS["image"](pen, text) + around.FURNITURE["menu"](pen, text)
    rest = "".join(around.FURNITURE[name](pen, text) for name in after)
    content = SKELETONS["divs"](pen, before, "", main, rest)
    head = f'<meta charset="utf-8"><title>{say(title)}</title>'
    return f"<!DOCTYPE html><html><head>{head}</head><body>{content}</body></html>"


def _pages(text: Text) -> Iterator[tuple[str, str]]:
    pen, words = Pen(), text.words
    cards = around.FURNITURE["others"](pen, text)
    links = around.FURNITURE["latest"](pen, text)
    yield "home", _site_page(text, words.slogan, links + cards, ("popular", "footer"))
    yield "section", _site_page(text, f"{words.menu[0]} - {words.site}", pen("h1", say(words.menu[0])) + cards)
    yield "section-of-links", _site_page(text, words.menu[1], pen("h1", say(words.menu[1])) + links)
    found = pen("h1", say(f"{words.search}: Балқаш")) + pen("p", "4") + cards
    yield "search", _site_page(text, words.search, found)
    yield "search-without-results", _site_page(text, words.search, pen("h1", say(words.search)) + pen("p", "0"))
    missing = pen("h1", "404") + pen("p", "Бет табылмады. Мүмкін, ол жойылған немесе мекенжайы өзгерген.")
    yield "not-found", _site_page(text, f"404 - {words.site}", missing, ("popular", "footer"))
    missing = (
        pen("h1", "Бет табылмады")
        + pen("p", "Сіз іздеген бет жоқ немесе жойылған.")
        + pen("a", say(words.home), href="/")
    )
    yield "not-found-in-words", _site_page(text, f"Бет табылмады - {words.site}", missing)
    form = pen(
        "form",
        pen("input", name="login"),
        pen("input", name="password", type="password"),
        pen("button", say(words.log_in)),
    )
    yield "login", _site_page(text, words.log_in, pen("h1", say(words.log_in)) + form)
    yield "moved-by-script", '<html><head><script>location.href="/"</script></head><body></body></html>'
    yield "challenge", _CHALLENGE
    yield (
        "bad-gateway",
        (
            "<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center><hr>"
            "<center>nginx/1.18.0 (Ubuntu)</center></body></html>"
        ),
    )
    yield (
        "maintenance",
        "<html><body><h1>Сайтта техникалық жұмыстар жүріп жатыр</h1><p>Кейінірек кіріңіз.</p></body></html>",
    )
    yield "json", '{"status": "ok", "data": {"id": 58731, "title": "Кітапхана", "views": 1188}}'
    yield (
        "feed",
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>El.kz</title></channel></rss>',
    )
    yield "plain-text", "User-agent: *\nDisallow: /search/\n"
    yield "empty", ""
    yield "white-space", " \n\t\n"
    yield "only-skeleton", "<!DOCTYPE html><html><head><title>El.kz</title></head><body></body></html>"
    yield (
        "application",
        '<html><head><title>El.kz</title></head><body><div id="root"></div><script src="/a.js"></script></body>',
    )
    yield "without-body", page(replace(text, blocks=()), Shape(share="icons-only"))
    yield (
        "without-body-among-others",
        page(replace(text, blocks=()), Shape(side=("others",), after=("related", "footer"))),
    )
    yield "body-not-loaded", page(replace(text, blocks=(Paragraph(""), Paragraph("\u00a0"))), Shape())
    yield (
        "without-headline",
        page(replace(text, headline="", lead="", photo=None, blocks=_paragraphs(text)), Shape(title="site")),
    )


def _paragraphs(text: Text) -> tuple[Paragraph, ...]:
    return tuple(block for block in text.blocks if isinstance(block, Paragraph))


def foreign_pages(text: Text) -> Iterator[ForeignPage]:
    """The pages to refuse, in the words of the text's site and at the text's address."""
    for name, html in _pages(text):
        yield ForeignPage(name, html.encode(), text.url, text.captured)
    yield ForeignPage(
        "picture", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x01\x00H\x00H\x00\x00", text.url, text.captured
    )
    cut = page(text, Shape())
    yield ForeignPage("cut-before-article", cut[: cut.index("<main")].encode(), text.url, text.captured)
