"""What one crawl is asked for, from the arguments of `scrapy crawl AGENCY -a name=value`. Nothing is crawled here."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

MODES = ("new", "revisit", "all")
_LONGEST_LIMIT = 1000
"""Digits; Python refuses to read numbers of some thousands."""


class PlanError(ValueError):
    """A spider argument that can't be followed; the message is for the person who typed it."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The arguments, understood; None and empty mean: no restriction."""

    since: date | None = None
    """The first day of publication that is wanted."""
    until: date | None = None
    """The last one."""
    section: str = ""
    edition: str = ""
    """The short name of an edition, as the agency gives it: kk, ru."""
    limit: int | None = None
    """How many articles to save at most."""
    urls: tuple[str, ...] = ()
    """Just these articles."""
    site: str = ""
    """Another base address to fetch from, e.g. the stand-in's; see `sites_in` for agencies with several hosts."""
    mode: str = ""
    """What of: new articles only, known ones that are due only (revisit), or all, due or not; empty: new, then due."""

    @property
    def whole(self) -> bool:
        """Whether the crawl looks for everything: only then an end of the lists is the end of what there is."""
        return not self.restricted and self.mode != "revisit"

    @property
    def restricted(self) -> bool:
        """Whether only some articles are wanted: those are fetched whether the archive has them or not."""
        return bool(self.since or self.until or self.section or self.limit or self.urls)

    def counting(self) -> "Plan":
        """The same for counting what is done, whether it is to be done again or not."""
        return replace(self, mode="")

    def wants_day(self, day: date | None) -> bool:
        """Whether an article of that day is wanted; one of an unknown day may be.

        >>> Plan(since=date(2024, 3, 1)).wants_day(date(2024, 2, 29)), Plan(since=date(2024, 3, 1)).wants_day(None)
        (False, True)
        """
        return day is None or (self.since or day) <= day <= (self.until or day)

    def arguments(self) -> dict[str, str]:
        """The restrictions as text, for the record of the crawl.

        >>> Plan(since=date(2024, 3, 1), limit=10).arguments()
        {'since': '2024-03-01', 'limit': '10'}
        """
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: " ".join(value) if name == "urls" else str(value) for name, value in values.items() if value}

    def scope(self) -> dict[str, str]:
        """The arguments that say what is wanted, and not how much of it: one crawl may go on with another of the same.

        >>> Plan(since=date(2024, 3, 1), limit=10).scope()
        {'since': '2024-03-01'}
        """
        return {name: value for name, value in self.arguments().items() if name != "limit"}

    @classmethod
    def parse(cls, arguments: Mapping[str, str], editions: Collection[str]) -> "Plan":
        """Reads spider arguments; `editions` are the agency's. Raises `PlanError`.

        >>> Plan.parse({"since": "2024-03-01", "limit": "10"}, ("kk", "ru"))
        ... # doctest: +ELLIPSIS
        Plan(since=datetime.date(2024, 3, 1), until=None, section='', edition='', limit=10, ...)
        """
        known = [field.name if field.name != "urls" else "url" for field in fields(cls)]
        for name in arguments:
            if name not in known:
                raise PlanError(f"unknown argument {name!r}; there are: {', '.join(known)}")
        since, until = (_day(arguments, name) for name in ("since", "until"))
        if since and until and since > until:
            raise PlanError(f"since={since} is after until={until}")
        edition = arguments.get("edition", "")
        if edition and edition not in editions:
            raise PlanError(f"edition={edition}: this agency has {' and '.join(sorted(editions))}")
        mode = arguments.get("mode", "")
        if mode not in ("", *MODES):
            raise PlanError(
                f"mode={mode}: there are {', '.join(MODES)}; without it new articles come first, then due ones"
            )
        section, limit = arguments.get("section", ""), _limit(arguments)
        return cls(since, until, section, edition, limit, _urls(arguments), _site(arguments), mode)


def _day(arguments: Mapping[str, str], name: str) -> date | None:
    text = arguments.get(name)
    if text is None:
        return None
    try:
        day = date.fromisoformat(text)
        if day.isoformat() != text:  # «20240301» and «2024-W09-5», which Python takes since 3.11
            raise ValueError(text)  # noqa: TRY301 - the same end as Python's own
    except ValueError:
        raise PlanError(f"{name}={text}: not a day; write it as YYYY-MM-DD, for example {name}=2024-03-01") from None
    return day


def _limit(arguments: Mapping[str, str]) -> int | None:
    text = arguments.get("limit")
    if text is None:
        return None
    if not text.isdecimal() or len(text) > _LONGEST_LIMIT or int(text) == 0:
        raise PlanError(f"limit={text}: not a number of articles; write 1 or more")
    return int(text)


def _urls(arguments: Mapping[str, str]) -> tuple[str, ...]:
    text = arguments.get("url")
    if text is None:
        return ()
    if text.startswith(("http://", "https://")):
        return (text,)
    try:
        lines = Path(text).read_text("utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise PlanError(
            f"url={text}: neither an address (https://…) nor a readable file of addresses: {error}"
        ) from None
    urls = tuple(line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#"))
    for url in urls:
        if not url.startswith(("http://", "https://")):
            raise PlanError(f"url={text}: {url!r} in this file is no address")
    if not urls:
        raise PlanError(f"url={text}: no address in this file")
    return urls


def sites_in(text: str) -> dict[str, str]:
    """Where to fetch from, by the agency's own base address; the main one's is under "". Raises `PlanError`.

    >>> sites_in("http://127.0.0.1:8000,https://qz.inform.kz=http://127.0.0.2:8000/")
    {'': 'http://127.0.0.1:8000', 'https://qz.inform.kz': 'http://127.0.0.2:8000'}
    """
    found: dict[str, str] = {}
    for part in filter(None, text.split(",")):
        base, equals, site = part.partition("=")
        found[_base_address(text, base) if equals else ""] = _base_address(text, site if equals else base)
    return found


def _site(arguments: Mapping[str, str]) -> str:
    sites = sites_in(arguments.get("site", ""))
    return ",".join(f"{base}={site}" if base else site for base, site in sites.items())


def _base_address(text: str, site: str) -> str:
    try:
        parts = urlsplit(site.strip())
        port = parts.port
    except ValueError:
        raise PlanError(f"site={text}: not a base address; write for example http://127.0.0.1:8000") from None
    del port
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.path.strip("/"):
        raise PlanError(f"site={text}: not a base address; write for example http://127.0.0.1:8000")
    return f"{parts.scheme}://{parts.netloc}"
