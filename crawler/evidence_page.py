"""docs/agencies.md, from the agencies' files: `python -m crawler.evidence_page`. What it says is what they say."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from crawler.evidence import verdict
from crawler.reread.agencies import Agencies
from crawler.spider import AgencySpider

PAGE = Path(__file__).parents[1] / "docs" / "agencies.md"
_HEAD = """# The agencies, and what is known of them

Made by `make docs` from the files in `crawler/agencies/`; `make test` fails when it is not up to date. **Nobody has
held any of this against a live site unless it says «verified».** «Reported» is what public pages, public code or
aggregators have shown, with its age; a «guess» would have to be so, and nobody has seen it. `scrapy probe --all` asks
the live sites (a list and an article of each) and says what fits; whoever has run it writes `verified=` with the day
into the file.

"""


def page(agencies: Sequence[AgencySpider]) -> str:
    """The whole page."""
    rows = ["| agency | site | editions | sources | file |", "|---|---|---|---|---|", *map(_row, agencies)]
    parts = [_HEAD + "\n".join(rows) + "\n", *("\n".join(_part(one)) + "\n" for one in agencies)]
    return "\n".join(parts)


def _row(one: AgencySpider) -> str:
    editions = ", ".join(dict.fromkeys(name for _, name in one.editions.values()))
    sources = ", ".join(f"`{source.name}`" for source in one.sources)
    return f"| [{one.agency_name}](#{one.name}) | {one.base} | {editions} | {sources} | {verdict(one.evidence)} |"


def _part(one: AgencySpider) -> Iterator[str]:
    yield f"## {one.name}"
    yield ""
    hosts = [*one.edition_hosts, *one.mirrors]
    also = f" Also {', '.join(hosts)}." if hosts else ""
    yield f"{one.agency_name}, {one.base}.{also} Articles: `{one.article.pattern}`"
    yield ""
    for evidence in one.evidence:
        yield f"- {evidence.part}: {evidence.says}. *{evidence.status}*"


def main() -> None:
    """Writes the page."""
    PAGE.write_text(page(Agencies().all), "utf-8")


if __name__ == "__main__":
    main()
