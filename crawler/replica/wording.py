"""How values look on a page, and what they are: dates, view counts, names of authors. Pure; renders no HTML."""

from crawler.replica.records import Site, StandInArticle

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


def date_shown(site: Site, article: StandInArticle) -> str:
    """The date as the article's page shows it, empty when it shows none."""
    if article.date_shown is not None:
        return article.date_shown
    if site.look(article).long_dates and article.id % 2:
        month = site.edition(article.edition).months[article.published.month - 1]
        return f"{article.published.day} {month} {article.published:%Y, %H:%M}"
    return f"{article.published:%d.%m.%Y %H:%M}"


def date_published(site: Site, article: StandInArticle) -> str | None:
    """The moment of publication, ISO 8601 with the offset in force; None when the page shows no date that says it."""
    return None if article.date_shown is not None else site.moment(article.published).isoformat()


def shows_views(site: Site, article: StandInArticle) -> bool:
    """Whether the article's page says how often it was read."""
    return article.edition not in site.look(article).without_views


def views_shown(site: Site, article: StandInArticle) -> str:
    """The view count as the article's page shows it, empty when it shows none."""
    if not shows_views(site, article):
        return ""
    look = site.look(article)
    count = f"{article.views:,}".replace(",", NO_BREAK_SPACE) if look.grouped_views else str(article.views)
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
