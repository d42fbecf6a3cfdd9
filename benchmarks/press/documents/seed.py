"""The text of the one real page we have, read from `../shared` where that folder is there; it is never committed."""

from datetime import datetime
from pathlib import Path

from .text import Paragraph, Photo, Text, tidy
from .words import KAZAKH

SEED = Path(__file__).parents[4] / "shared" / "seed" / "el.kz-2023-01-13.txt"


def seed_text() -> Text:
    """The seed as a `Text`: section, headline, lead, the headline again, credit with date and views, paragraphs.

    Raises OSError where the file is missing and ValueError where it is not the file we know.
    """
    lines = [line for line in SEED.read_text(encoding="utf-8").splitlines() if line.strip()]
    section, headline, lead, again, credit_line, *body, share, telegram = lines
    if tidy(again) != tidy(headline) or (share, telegram) != (KAZAKH.share, KAZAKH.telegram):
        raise ValueError(f"not the seed we know: {SEED}")
    credit, day, time, views = credit_line.rsplit(maxsplit=3)
    folder = "/storage/storage/element/2023/01/13"
    return Text(
        name="seed",
        url="https://el.kz/akparat-zhane-kogamdyk-damu-salasynyn-aldagy-bagyttary-aykyndaldy_58700/",
        words=KAZAKH,
        section=section,
        headline=headline,
        lead=lead,
        photo=Photo(f"{folder}/mainphoto/44120/1200xauto_a1b2c.jpg", alt=headline),
        credit=credit,
        published=datetime.strptime(f"{day} {time}", "%d.%m.%Y %H:%M"),  # noqa: DTZ007 as the page shows it: no zone
        views=views,
        blocks=tuple(
            Photo(f"{folder}/detail/44120/900xauto_d3e4f.jpg", alt=headline) if line == headline else Paragraph(line)
            for line in body
        ),
    )
