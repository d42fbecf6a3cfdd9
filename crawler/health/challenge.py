"""Pages that a guard puts before a site, to tell people from programs: recognised before any is taken for an article.

Pure. By what the guards' own pages carry (their scripts, their headers), never by the look of the text alone: an
article about Cloudflare is an article.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_LARGEST = 300_000
"""Bytes within which the marks of a challenge stand; such a page is small, and an article's end is not looked at."""

_HEADERS = (
    ("cf-mitigated", re.compile(r"challenge", re.IGNORECASE), "Cloudflare"),
    ("x-sucuri-block", re.compile(r"."), "Sucuri"),
    ("x-datadome", re.compile(r"."), "DataDome"),
    ("x-vercel-mitigated", re.compile(r"challenge", re.IGNORECASE), "Vercel"),
)
"""Response headers: `cf-mitigated: challenge` is documented by Cloudflare, the others by their vendors."""

_MARKS = (
    (
        "Cloudflare",
        (b"/cdn-cgi/challenge-platform/", b"_cf_chl_opt", b"cf-error-details"),
        re.compile(rb"/cdn-cgi/challenge-platform/[^\"']*orchestrate|window\._cf_chl_opt|id=\"cf-error-details\""),
    ),
    (
        "Cloudflare",
        (b"just a moment...", b"attention required!"),
        re.compile(rb"<title>\s*(?:Just a moment\.\.\.|Attention Required! \| Cloudflare)\s*</title>"),
    ),
    (
        "DDoS-Guard",
        (b"ddos-guard",),
        re.compile(rb"<title>\s*DDOS-GUARD\s*</title>|/\.well-known/ddos-guard/js-challenge", re.IGNORECASE),
    ),
    (
        "Imperva",
        (b"incapsula",),
        re.compile(rb"/_Incapsula_Resource\?[^\"']*(?:SWJIYLWA|CWUDNSAI)|Request unsuccessful\. Incapsula"),
    ),
    ("Qrator", (b"/__qrator/qauth",), re.compile(rb"/__qrator/qauth")),
    ("Sucuri", (b"sucuri",), re.compile(rb"Sucuri WebSite Firewall - |sucuri_cloudproxy_js")),
    ("Variti", (b"variti",), re.compile(rb"<title>\s*Variti\b|/__variti/", re.IGNORECASE)),
    ("StormWall", (b"stormwall", b"swp_token"), re.compile(rb"static\.stormwall|swp_token", re.IGNORECASE)),
    ("DataDome", (b"captcha-delivery",), re.compile(rb"geo\.captcha-delivery\.com/captcha")),
    ("AWS WAF", (b".awswaf.com/",), re.compile(rb"\.awswaf\.com/[^\"']*/challenge\.js")),
    ("Anubis", (b"anubis_challenge",), re.compile(rb"id=\"anubis_challenge\"")),
)
"""What the guards' pages carry; each is of the challenge itself, not of a script that guarded sites always carry.

Before each mark stand texts, in lower case, without one of which it can't be there: to look for those in a page of
60 KB takes 0.5 ms, and for the marks themselves 3 ms.
"""

_ARTICLE = re.compile(rb"<article\b|\"NewsArticle\"|property=\"og:type\" content=\"article\"", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Challenge:
    """A page of a guard; `guard` is whose."""

    guard: str

    def sentence(self) -> str:
        """What it is, for people."""
        return f"{self.guard} asked whether we are a person"


def challenge_in(headers: Mapping[str, str], body: bytes) -> Challenge | None:
    """The challenge that a response is; None when it is none.

    `headers` with names in lower case, `body` decoded of its content encoding.

    >>> challenge_in({"cf-mitigated": "challenge"}, b"")
    Challenge(guard='Cloudflare')
    >>> challenge_in({}, "<title>Cloudflare туралы мақала</title>".encode()) is None
    True
    """
    for name, value, guard in _HEADERS:
        if name in headers and value.search(headers[name]):
            return Challenge(guard)
    head = body[:_LARGEST]
    lower = head.lower()
    for guard, texts, mark in _MARKS:
        if any(text in lower for text in texts) and mark.search(head):
            # Guards put scripts into the pages that they let through, too: an article with one is an article.
            return None if _ARTICLE.search(head) else Challenge(guard)
    return None
