"""The report of a first contact as one HTML page, without scripts and without a request to anywhere."""

from collections.abc import Sequence
from datetime import datetime
from importlib.resources import files

from jinja2 import Environment, StrictUndefined

from crawler.probing.diagnosis import Diagnosis
from crawler.probing.terminal import article_word, robots_word, sources_word


def report_page(diagnoses: Sequence[Diagnosis], made_at: datetime) -> str:
    """The page; what sites said is escaped in it. `made_at` is UTC."""
    template = files("crawler.probing").joinpath("report.html").read_text("utf-8")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(template).render(
        diagnoses=diagnoses,
        made_at=made_at,
        robots_word=robots_word,
        sources_word=sources_word,
        article_word=article_word,
        read=sum(one.works for one in diagnoses),
    )
