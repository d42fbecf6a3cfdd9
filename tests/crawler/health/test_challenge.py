"""Challenge pages, after the form of the guards' own ones, and pages that only look a little like them."""

import pytest

from benchmarks.large_pages import large_pages
from crawler.health.challenge import Challenge, challenge_in

CLOUDFLARE = """<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title></head><body>
<script>(function(){window._cf_chl_opt = {cvId: '3', cZone: 'el.kz'};var a = document.createElement('script');
a.src = '/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1?ray=8';})();</script></body></html>"""
BLOCKED = """<html><head><title>Attention Required! | Cloudflare</title></head><body>
<div id="cf-error-details"><h1>Sorry, you have been blocked</h1></div></body></html>"""
DDOS_GUARD = (
    '<html><head><title>DDOS-GUARD</title></head><body><script src="/.well-known/ddos-guard/js-challenge/index.js">'
)
IMPERVA = (
    '<html><body><iframe src="/_Incapsula_Resource?SWUDNSAI=31&amp;SWJIYLWA=719d34d31c8e3a6e6fffd425f7e032f3"></iframe>'
)
QRATOR = '<html><head><script src="/__qrator/qauth_utm_v2.js"></script></head><body></body></html>'
VARITI = "<html><head><title>Variti. Security check</title></head></html>"
DATADOME = '<html><body><iframe src="https://geo.captcha-delivery.com/captcha/?initialCid=A"></iframe></body></html>'
AWS = '<html><script src="https://a.b.eu-west-1.token.awswaf.com/a/b/challenge.js"></script></html>'


@pytest.mark.parametrize(
    ("headers", "page", "guard"),
    [
        ({}, CLOUDFLARE, "Cloudflare"),
        ({}, BLOCKED, "Cloudflare"),
        ({"cf-mitigated": "challenge"}, "<html></html>", "Cloudflare"),
        ({"x-vercel-mitigated": "challenge"}, "", "Vercel"),
        ({"x-sucuri-block": "BLOCKED"}, "", "Sucuri"),
        ({}, DDOS_GUARD, "DDoS-Guard"),
        ({}, IMPERVA, "Imperva"),
        ({}, QRATOR, "Qrator"),
        ({}, VARITI, "Variti"),
        ({}, DATADOME, "DataDome"),
        ({}, AWS, "AWS WAF"),
    ],
)
def test_a_guards_page_is_told_by_what_it_carries(headers: dict[str, str], page: str, guard: str) -> None:
    assert challenge_in(headers, page.encode()) == Challenge(guard)


@pytest.mark.parametrize(
    ("headers", "page"),
    [
        ({}, ""),
        ({"server": "cloudflare", "cf-ray": "8"}, "<html><h1>Ауылда мектеп ашылды</h1></html>"),
        ({}, "<title>Cloudflare істен шықты: Just a moment деген бет көрінді</title><p>DDoS-Guard та, Qrator да.</p>"),
        # Cloudflare puts this one into pages that it lets through.
        ({}, '<article>…</article><script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script>'),
        ({}, "<article>…</article><script>window._cf_chl_opt={};</script>"),
        ({}, '<script type="application/ld+json">{"@type": "NewsArticle"}</script><script src="/__qrator/qauth.js">'),
    ],
    ids=["nothing", "behind a guard", "about guards", "let through", "with a mark", "with a script"],
)
def test_an_article_behind_a_guard_or_about_one_is_no_challenge(headers: dict[str, str], page: str) -> None:
    assert challenge_in(headers, page.encode()) is None


def test_no_article_of_the_stand_in_is_one() -> None:
    assert [challenge_in({}, page.html) for page in large_pages(20)] == [None] * 20
