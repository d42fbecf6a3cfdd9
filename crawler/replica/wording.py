"""How values look on a page, and what they are: dates, view counts, names of authors. Pure; renders no HTML."""

from datetime import UTC

from crawler.replica.records import Site, StandInArticle

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


def date_shown(site: Site, article: StandInArticle) -> str:
    """The date as the article's page shows it, empty when it shows none.

    An edition's word `date` is the form of its dates, «{at:%H:%M}, {at:%d} {Month} {at:%Y}», with `at` the local time,
    `utc` the same in UTC, `day` without a zero, and the month with and without a capital.
    """
    if article.date_shown is not None:
        return article.date_shown
    form = _date_form(site, article)
    if form:
        at = article.published
        months = site.edition(article.edition).months
        month = months[at.month - 1] if months else ""
        utc = site.moment(at).astimezone(UTC)
        return form.format(at=at, utc=utc, day=at.day, month=month, Month=month[:1].upper() + month[1:])
    if site.look(article).long_dates and article.id % 2:
        month = site.edition(article.edition).months[article.published.month - 1]
        return f"{article.published.day} {month} {article.published:%Y, %H:%M}"
    return f"{article.published:%d.%m.%Y %H:%M}"


def date_published(site: Site, article: StandInArticle) -> str | None:
    """The moment of publication, ISO 8601 with the offset in force, or the day where the page shows no time.

    None when the page shows no date that says it.
    """
    if article.date_shown is not None:
        return None
    form = _date_form(site, article)
    if form and "%H" not in form:
        return article.published.date().isoformat()
    return site.moment(article.published).isoformat()


def _date_form(site: Site, article: StandInArticle) -> str:
    return site.edition(article.edition).words.get("date", "")


def shows_views(site: Site, article: StandInArticle) -> bool:
    """Whether the article's page says how often it was read."""
    return article.edition not in site.look(article).without_views


def views_shown(site: Site, article: StandInArticle) -> str:
    """The view count as the article's page shows it, empty when it shows none.

    An edition's word `count` is the form of all its counts, «{} рет көрсетілді».
    """
    if not shows_views(site, article):
        return ""
    look = site.look(article)
    count = f"{article.views:,}".replace(",", NO_BREAK_SPACE) if look.grouped_views else str(article.views)
    if "count" in site.edition(article.edition).words:
        return site.edition(article.edition).words["count"].format(count)
    if look.wordy_views and article.id // 2 % 2:
        return site.edition(article.edition).words["views"].format(count)
    return count


def normal_name(shown: str) -> str:
    """A person's name without the capitals that bylines put on surnames.

    >>> normal_name("Ерлан БЕКСҰЛТАН")
    'Ерлан Бексұлтан'
    >>> normal_name("Ә. НҰР-АХМЕТ")
    'Ә. Нұр-Ахмет'
    """
    return " ".join(
        "-".join(part.capitalize() if part.isupper() and len(part) > 1 else part for part in word.split("-"))
        for word in shown.split()
    )
