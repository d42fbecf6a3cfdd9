"""A light site whose list tells the day of each article: so many a day, newest first, twenty on a page."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta

from tests.crawl.light_site import LightSite, light_site

ON_A_PAGE = 20
_HTML = "text/html; charset=utf-8"
_ARTICLE = """<!DOCTYPE html><html lang="kk"><head><title>Жаңалық {number}</title></head><body>
<h1>Облыста жаңа мектеп ашылды, нөмірі {number}</h1>
<div>Фото: gov.kz {day:%d.%m.%Y} 18:19 {views}</div>
<p>Бүгін облыс орталығында {number}-мектеп ашылды, деп хабарлайды El.kz ақпарат агенттігі.</p>
<p>Мектеп үш жүз оқушыға арналған, онда спорт залы мен асхана бар, сабақ екі ауысымда өтеді.</p>
</body></html>"""
_ENTRY = '<div><a href="{path}">Мектеп {number}</a><span>{day:%d.%m.%Y}</span></div>'


@dataclass
class Dated:
    """Article `number` is of the day `first` + number // a_day; the list begins with the last one."""

    site: LightSite
    first: date
    count: int
    a_day: int
    broken: frozenset[int] = frozenset()
    """Numbers whose pages answer 500."""
    forbidden: int | None = None
    """A number that robots.txt forbids."""
    is_dated: bool = True
    path: str = "/mektep-ashyldy_{number}/"

    def day(self, number: int) -> date:
        return self.first + timedelta(days=number // self.a_day)

    def numbers(self, since: date, until: date) -> set[int]:
        return {number for number in range(self.count) if since <= self.day(number) <= until}

    def asked(self) -> tuple[set[int], list[str]]:
        """The articles and the lists that were asked for since the last time."""
        paths = [path for path in self.site.requests if path != "/robots.txt"]
        self.site.requests.clear()
        lists = [path for path in paths if self._number(path) is None]
        return {number for path in paths if (number := self._number(path)) is not None}, lists

    def answer(self, path: str) -> tuple[int, str, str]:
        if path == "/robots.txt":
            if self.forbidden is None:
                return 404, "text/plain", ""
            return 200, "text/plain", f"User-agent: *\nDisallow: {self.path.format(number=50_000 + self.forbidden)}\n"
        if path.startswith("/archive/"):
            day = date.fromisoformat(path.removeprefix("/archive/").strip("/"))
            return 200, _HTML, self._list(sorted(self.numbers(day, day), reverse=True))
        number = self._number(path)
        if number is not None:
            if number in self.broken:
                return 500, _HTML, ""
            if not 0 <= number < self.count:
                return 404, _HTML, ""
            return 200, _HTML, _ARTICLE.format(number=number, day=self.day(number), views=number % 900)
        start = self.count - (int(path.partition("=")[2] or 1) - 1) * ON_A_PAGE
        numbers = range(start - 1, max(start - 1 - ON_A_PAGE, -1), -1)
        if not numbers:
            return 404, _HTML, ""
        return 200, _HTML, self._list(numbers)

    def _list(self, numbers: Iterable[int]) -> str:
        entry = _ENTRY if self.is_dated else _ENTRY.partition("<span>")[0] + "</div>"
        links = "".join(
            entry.format(path=self.path.format(number=50_000 + one), number=one, day=self.day(one)) for one in numbers
        )
        return f"<!DOCTYPE html><html><body><h1>Жаңалықтар</h1>{links}</body></html>"

    def _number(self, path: str) -> int | None:
        last = path.strip("/").rpartition("_")[2].rpartition("/")[2]
        return int(last) - 50_000 if last.isdecimal() else None


@contextmanager
def dated_site(*, first: date, days: int, a_day: int) -> Iterator[Dated]:
    with light_site(0) as site:
        dated = Dated(site, first, days * a_day, a_day)
        site.odd = lambda path, _: dated.answer(path)
        yield dated
