"""The system of El.kz and baq.kz: what both share. It names no site and reads no page."""

from typing import ClassVar

from crawler.evidence import Evidence, guess, reported
from crawler.spider import AgencySpider


class ElSystem(AgencySpider):
    """A site with a slug and a number at the root, and lists at the root of each edition."""

    time_zone = "Asia/Almaty"
    shared_evidence: ClassVar[tuple[Evidence, ...]] = (
        reported("layouts", "«Бөлісу:» and «Қысқа да нұсқа. Жазылыңыз telegram - ға» end the article on both sites"),
        guess("layouts", "El.kz and baq.kz run on one system: the same last lines, and numbers of nine digits"),
    )
