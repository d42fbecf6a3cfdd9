"""trafilatura: `bare_extraction` with metadata, without comments; its date is htmldate's."""

from collections.abc import Mapping

import trafilatura

from benchmarks.press.readers.hints import Hints

DISTRIBUTIONS = ("lxml", "trafilatura", "htmldate")


def read(html: bytes, url: str, hints: Hints) -> Mapping[str, object]:
    """By its documentation, with the day of the capture as the last possible date."""
    found = trafilatura.bare_extraction(
        html,
        url=url,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"original_date": True, "extensive_search": True, "max_date": hints.captured[:10]},
    )
    if found is None or isinstance(found, dict):
        return {}
    return {
        "headline": found.title or "",
        "lead": found.description or "",
        "section": (found.categories or [""])[0],
        "authors": [name.strip() for name in (found.author or "").split(";") if name.strip()],
        "date": found.date or "",
        "body": found.text or "",
    }
