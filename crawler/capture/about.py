"""The fields of a WARC file's warcinfo: who wrote it, with what, what was asked for, and what its records lack."""

import platform
from importlib.metadata import version

from scrapy import Spider
from scrapy.settings import BaseSettings

from crawler.plan import Plan
from crawler.spider import AgencySpider

_LACKS = (
    "bodies are as received, still content-encoded; chunks have been joined. Reason phrases and the headers of the "
    "connection (Connection, Keep-Alive, Transfer-Encoding) were not available and are left out, not invented; names "
    "of headers are in a common capitalisation, repeated headers stand together"
)


def about(settings: BaseSettings, spider: Spider | None) -> tuple[tuple[str, str], ...]:
    """Names and values, the names those of WARC 1.1 (annex B) and of Dublin Core where they have one."""
    name = spider.name if spider is not None else ""
    plan, command = getattr(spider, "plan", None), "crawl" if isinstance(spider, AgencySpider) else "probe"
    arguments = plan.arguments() if isinstance(plan, Plan) else {}
    asked = " ".join(f"-a {key}={value}" for key, value in arguments.items())
    software = ", ".join(f"{package}/{version(package)}" for package in ("muragat", "scrapy", "twisted"))
    return (
        ("software", f"{software}, Python/{platform.python_version()}"),
        ("format", "WARC File Format 1.1"),
        ("conformsTo", "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"),
        ("hostname", platform.node()),
        ("operator", settings["CONTACT"] or ""),
        ("robots", "obey" if settings.getbool("ROBOTSTXT_OBEY") else "ignore"),
        ("http-header-user-agent", settings["USER_AGENT"] or ""),
        ("isPartOf", name),
        ("description", f"scrapy {command} {name} {asked}".rstrip()),
        ("records", _LACKS),
    )
