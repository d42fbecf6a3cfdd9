"""What a frontier has to say to the person at the terminal. Pure."""

from collections.abc import Mapping

from crawler.frontier.store import Found


def notes(found: Found) -> list[str]:
    """What a crawl finds that it goes on with, and what it leaves alone.

    >>> from datetime import UTC, datetime
    >>> from crawler.frontier.store import Suspect
    >>> began = datetime(2026, 11, 20, 18, tzinfo=UTC)
    >>> notes(Found(began, goes_on=True, waiting=1207, suspects=(Suspect(1, "https://el.kz/", began),) * 3))
    ['Goes on with the crawl of 2026-11-20 18:00 UTC: 1,204 addresses were waiting, 3 were under way.']
    >>> notes(Found(began)), notes(Found(began, others=(({"since": "2022-01-01"}, 5),)))
    ([], ['5 addresses of a stopped crawl with since=2022-01-01 still wait; give the same arguments to go on with it.'])
    """
    said = []
    under_way = len(found.suspects)
    if found.goes_on:
        waiting = _addresses(found.waiting - under_way)
        said.append(
            f"Goes on with the crawl of {found.began_at:%Y-%m-%d %H:%M} UTC: {waiting} waiting, {_were(under_way)} "
            "under way."
        )
    for arguments, count in found.others:
        addresses = "1 address" if count == 1 else f"{count:,} addresses"
        waits = "waits" if count == 1 else "wait"
        said.append(
            f"{addresses} of a stopped crawl {_arguments(arguments)} still {waits}; give the same arguments to go on "
            "with it."
        )
    if found.aside:
        addresses = "1 address stays" if found.aside == 1 else f"{found.aside:,} addresses stay"
        said.append(f"{addresses} set aside (table set_aside of the frontier; a deleted row is tried again).")
    if found.elsewhere:
        said.append("Another worker has crawled all of it while this one stood by.")
    return [*said, *found.doubts]


def problems(found: Found) -> list[str]:
    """What was set aside just now, as crawls have died of it."""
    why = "set aside, as crawls died again and again while nothing but this page was under way."
    return [f"{url}: {why}" for url in found.set_aside]


def unreadable(url: str, reason: str) -> str:
    """A request of another version that is set aside."""
    return f"{url}: set aside, as this version can't read how it was to be asked for: {reason}."


def left(count: int) -> str:
    """What waits for the next crawl.

    >>> left(1), left(1204)
    ('1 address is left; run it again to go on.', '1,204 addresses are left; run it again to go on.')
    """
    return f"{'1 address is' if count == 1 else f'{count:,} addresses are'} left; run it again to go on."


def _addresses(count: int) -> str:
    return "1 address was" if count == 1 else f"{count:,} addresses were"


def _were(count: int) -> str:
    return "1 was" if count == 1 else f"{count:,} were"


def _arguments(arguments: Mapping[str, str]) -> str:
    shown = " ".join(f"{name}={value}" for name, value in arguments.items())
    if not shown:
        return "without arguments"
    return f"with {shown if len(shown) <= 200 else shown[:200] + '…'}"
