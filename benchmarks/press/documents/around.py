"""The furniture of a page around its article: menus, widgets, other articles, comments, footer."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from .pen import Pen, say
from .text import Text

_WEEKDAYS = {
    "kk": ("Дүйсенбі", "Сейсенбі", "Сәрсенбі", "Бейсенбі", "Жұма", "Сенбі", "Жексенбі"),
    "ru": ("Понедельник", "Вторник", "Среда", "Четверг", "Пятница", "Суббота", "Воскресенье"),
}
_MONTHS = {
    "kk": (
        "қаңтар",
        "ақпан",
        "наурыз",
        "сәуір",
        "мамыр",
        "маусым",
        "шілде",
        "тамыз",
        "қыркүйек",
        "қазан",
        "қараша",
        "желтоқсан",
    ),
    "ru": (
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ),
}


def _today(pen: Pen, text: Text) -> str:
    day, language = text.captured, text.words.language
    shown = f"{_WEEKDAYS[language][day.weekday()]}, {day.day} {_MONTHS[language][day.month - 1]} {day.year}"
    return pen("div", say(shown), role="today")


def _menu(pen: Pen, text: Text) -> str:
    links = "".join(pen("li", pen("a", say(name), href="/s/")) for name in text.words.menu)
    return pen("nav", pen("ul", links), role="menu")


def _menu_spans(pen: Pen, text: Text) -> str:
    links = " | ".join(pen("a", say(name), href="/s/") for name in (text.words.home, *text.words.menu))
    return pen("div", links, " ", pen("a", "ҚАЗ", href="/"), " ", pen("a", "РУС", href="/ru/"), role="menu")


def _search(pen: Pen, text: Text) -> str:
    box = pen("input", type="text", name="q", placeholder=text.words.search)
    return pen("form", box, pen("button", say(text.words.search), type="submit"), action="/search/") + pen(
        "a", say(text.words.log_in), href="/login/"
    )


def _when(text: Text, place: int, form: str) -> str:
    return (text.published + timedelta(minutes=21) - timedelta(minutes=37 * place)).strftime(form)


def _ticker(pen: Pen, text: Text) -> str:
    links = " ••• ".join(pen("a", say(other.headline), href="/t/") for other in text.words.others[:3])
    return pen("marquee", links)


def _latest(pen: Pen, text: Text) -> str:
    """The newest articles with their times; the article itself is one of them."""
    headlines = [text.words.others[0].headline, text.headline, *(other.headline for other in text.words.others[1:])]
    items = [
        pen(
            "li",
            pen("span", _when(text, place, "%H:%M")),
            " ",
            pen("a", say(headline), href=f"/n_{place}/"),
            role="card",
        )
        for place, headline in enumerate(headlines)
    ]
    return pen("div", pen("h3", say(text.words.latest)), pen("ul", *items))


def _others(pen: Pen, text: Text) -> str:
    """Other articles as a list of theirs would show them: headline, teaser, credit, date, views."""
    cards = [
        pen(
            "div",
            pen("h2", pen("a", say(other.headline), href=f"/o_{place}/")),
            pen("p", say(other.teaser)),
            pen("div", say(f"Фото: pexels.com {_when(text, place + 2, '%d.%m.%Y %H:%M')} {other.views}")),
            role="card",
        )
        for place, other in enumerate(text.words.others)
    ]
    return pen("div", pen("h3", say(text.words.latest)), *cards)


def _popular(pen: Pen, text: Text) -> str:
    cards = [
        pen(
            "div",
            pen("img", src=f"/storage/storage/other/{place}.jpg", alt=other.headline, width="90"),
            pen("a", say(other.headline), href=f"/p_{place}/"),
            pen("div", pen("span", _when(text, place * 9 + 3, "%d.%m.%Y")), " 👁 ", other.views),
            role="card",
        )
        for place, other in enumerate(text.words.others)
    ]
    return pen("div", pen("div", say(text.words.popular), role="title"), *cards)


def _microdata_cards(pen: Pen, text: Text) -> str:
    cards = "".join(
        f'<div itemscope itemtype="https://schema.org/NewsArticle"><a itemprop="url" href="/m_{place}/">'
        f'<span itemprop="headline">{say(other.headline)}</span></a>'
        f'<meta itemprop="datePublished" content="{_when(text, place, "%Y-%m-%d")}"></div>'
        for place, other in enumerate(text.words.others)
    )
    return pen("div", cards)


def _article_cards(pen: Pen, text: Text) -> str:
    """Other articles in `article` elements of their own, with a `time` each."""
    cards = [
        pen(
            "article",
            pen("h2", pen("a", say(other.headline), href=f"/a_{place}/")),
            pen("time", _when(text, place, "%d.%m.%Y %H:%M"), datetime=_when(text, place, "%Y-%m-%dT%H:%M")),
            pen("p", say(other.teaser)),
        )
        for place, other in enumerate(text.words.others)
    ]
    return pen("section", *cards)


def _comments(pen: Pen, text: Text) -> str:
    remarks = [
        pen(
            "div",
            pen("b", say(name)),
            " ",
            pen("span", (text.published + timedelta(hours=hours + 1)).strftime("%d.%m.%Y %H:%M")),
            pen("p", say(remark)),
            pen("span", f"👍 {12 - hours}"),
        )
        for hours, (name, remark) in enumerate(text.words.remarks)
    ]
    form = pen("form", pen("textarea", name="text", rows="4"), pen("button", "OK", type="submit"), method="post")
    return pen("div", pen("h3", say(text.words.comments), f" ({len(remarks)})"), *remarks, form, id="comments")


def _no_comments(pen: Pen, text: Text) -> str:
    return pen("div", say(text.words.no_comments), pen("form", pen("input", name="name"), pen("textarea", name="t")))


def _related(pen: Pen, text: Text) -> str:
    cards = [
        pen("div", pen("a", say(other.headline), href=f"/r_{place}/"), pen("p", say(other.teaser)), role="card")
        for place, other in enumerate(text.words.others)
    ]
    return pen("div", pen("h4", say(text.words.on_topic)), *cards)


def _next_article(pen: Pen, text: Text) -> str:
    """The beginning of the next article, as pages that scroll without end have it."""
    other = text.words.others[0]
    line = f"Фото: pexels.com {_when(text, 8, '%d.%m.%Y %H:%M')} {other.views}"
    return pen("div", say(text.words.next_article), role="next") + pen(
        "div",
        pen("h2", pen("a", say(other.headline), href="/next_58800/")),
        pen("div", say(line)),
        pen("p", say(other.teaser)),
        *(pen("p", say(more.teaser)) for more in text.words.others),
        role="next-body",
    )


def _footer(pen: Pen, text: Text) -> str:
    counter = pen(
        "a", pen("img", src="https://counter.example/hit.gif", alt="1188 / 45021"), href="https://counter.example/"
    )
    return pen("footer", pen("p", say(text.words.footer)), counter, role="footer")


def _hidden(pen: Pen, text: Text) -> str:
    other = text.words.others[2]
    junk = (
        pen("h1", say(other.headline)) + pen("p", say(other.teaser)) + pen("div", "Фото: junk.kz 01.01.2020 10:00 77")
    )
    return (
        pen("div", junk, style="display:none", id="modal")
        + pen("template", junk)
        + pen("div", junk, hidden="")
        + pen("noscript", pen("img", src="https://counter.example/1.gif", alt="1188"))
    )


FURNITURE: Mapping[str, Callable[[Pen, Text], str]] = {
    "today": _today,
    "menu": _menu,
    "menu-line": _menu_spans,
    "search": _search,
    "ticker": _ticker,
    "weather": lambda pen, text: pen("div", say(text.words.weather), role="weather"),
    "currency": lambda pen, text: pen("div", say(f"{text.captured:%d.%m.%Y} {text.words.currency}"), role="currency"),
    "cookies": lambda pen, text: pen("div", say(text.words.cookies), role="cookies"),
    "subscribe": lambda pen, text: pen(
        "form", pen("p", say(text.words.subscribe)), pen("input", type="email"), role="subscribe"
    ),
    "mistake": lambda pen, text: pen("p", say(text.words.mistake), role="mistake"),
    "latest": _latest,
    "others": _others,
    "popular": _popular,
    "article-cards": _article_cards,
    "microdata-cards": _microdata_cards,
    "comments": _comments,
    "no-comments": _no_comments,
    "related": _related,
    "next-article": _next_article,
    "hidden": _hidden,
    "footer": _footer,
}

LOGOS: Mapping[str, Callable[[Pen, Text], str]] = {
    "image": lambda pen, text: pen("a", pen("img", src="/logo.svg", alt=text.words.site), href="/", role="logo"),
    "h1": lambda pen, text: pen("h1", pen("a", say(text.words.site), href="/"), role="logo"),
    "text": lambda pen, text: pen(
        "div", pen("a", say(text.words.site), href="/"), " ", say(text.words.slogan), role="logo"
    ),
}
