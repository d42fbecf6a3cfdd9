"""Spider arguments: read, refused with a sentence, and written down again."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.plan import Plan, PlanError

EDITIONS = ("kk", "ru")
NAMES = ("since", "until", "section", "edition", "limit", "url", "site", "mode")
FIRST, LAST = date(2024, 3, 1), date(2024, 3, 31)


@pytest.mark.parametrize(
    ("arguments", "plan"),
    [
        ({}, Plan()),
        ({"since": "2024-03-01", "until": "2024-03-31"}, Plan(since=FIRST, until=LAST)),
        ({"since": "2024-03-01", "until": "2024-03-01"}, Plan(since=FIRST, until=FIRST)),
        ({"section": "Спорт", "edition": "kk"}, Plan(section="Спорт", edition="kk")),
        ({"limit": "1"}, Plan(limit=1)),
        ({"url": "https://el.kz/a_58700/"}, Plan(urls=("https://el.kz/a_58700/",))),
        ({"site": "http://127.0.0.1:8000"}, Plan(site="http://127.0.0.1:8000")),
        ({"site": "http://127.0.0.1:8000/"}, Plan(site="http://127.0.0.1:8000")),
    ],
)
def test_arguments_are_understood(arguments: dict[str, str], plan: Plan) -> None:
    assert Plan.parse(arguments, EDITIONS) == plan


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({"sinse": "2024-03-01"}, f"unknown argument 'sinse'; there are: {', '.join(NAMES)}"),
        ({"urls": "https://el.kz/"}, f"unknown argument 'urls'; there are: {', '.join(NAMES)}"),
        (
            {"since": "01.03.2024"},
            "since=01.03.2024: not a day; write it as YYYY-MM-DD, for example since=2024-03-01",
        ),
        ({"until": "2024-02-30"}, "until=2024-02-30: not a day; write it as YYYY-MM-DD, for example until=2024-03-01"),
        ({"since": ""}, "since=: not a day; write it as YYYY-MM-DD, for example since=2024-03-01"),
        ({"since": "2024-03-31", "until": "2024-03-01"}, "since=2024-03-31 is after until=2024-03-01"),
        ({"edition": "en"}, "edition=en: this agency has kk and ru"),
        ({"limit": "0"}, "limit=0: not a number of articles; write 1 or more"),
        ({"limit": "-5"}, "limit=-5: not a number of articles; write 1 or more"),
        ({"limit": "1.5"}, "limit=1.5: not a number of articles; write 1 or more"),
        ({"limit": ""}, "limit=: not a number of articles; write 1 or more"),
        (
            {"site": "127.0.0.1:8000"},
            "site=127.0.0.1:8000: not a base address; write for example http://127.0.0.1:8000",
        ),
        ({"site": "ftp://el.kz"}, "site=ftp://el.kz: not a base address; write for example http://127.0.0.1:8000"),
        (
            {"site": "http://el.kz/ru/"},
            "site=http://el.kz/ru/: not a base address; write for example http://127.0.0.1:8000",
        ),
    ],
)
def test_a_wrong_argument_is_refused_with_a_sentence(arguments: dict[str, str], sentence: str) -> None:
    with pytest.raises(PlanError) as refused:
        Plan.parse(arguments, EDITIONS)
    assert str(refused.value) == sentence


def test_a_file_of_addresses_may_have_comments_and_empty_lines(tmp_path: Path) -> None:
    listed = tmp_path / "addresses.txt"
    listed.write_text("# қайта оқу\n\n https://el.kz/a_58700/ \nhttp://el.kz/ru/b_58701/\n", "utf-8")
    assert Plan.parse({"url": str(listed)}, EDITIONS).urls == ("https://el.kz/a_58700/", "http://el.kz/ru/b_58701/")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"https://el.kz/a_58700/\nel.kz/b_58701/\n", "'el.kz/b_58701/' in this file is no address"),
        (b"", "no address in this file"),
        ("# ештеңе\n".encode(), "no address in this file"),
        ("Қазақша".encode("kz1048"), "neither an address (https://…) nor a readable file of addresses"),
    ],
    ids=["no scheme", "empty", "comments only", "not UTF-8"],
)
def test_a_file_without_addresses_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    listed = tmp_path / "addresses.txt"
    listed.write_bytes(content)
    with pytest.raises(PlanError) as refused:
        Plan.parse({"url": str(listed)}, EDITIONS)
    assert str(refused.value).startswith(f"url={listed}: {said}")


@pytest.mark.parametrize("missing", ["", "/nowhere/addresses.txt", "el.kz/a_58700/"])
def test_what_is_neither_an_address_nor_a_file_is_refused(missing: str) -> None:
    with pytest.raises(PlanError, match=r"neither an address .* nor a readable file of addresses"):
        Plan.parse({"url": missing}, EDITIONS)


@pytest.mark.parametrize(
    ("plan", "wanted"),
    [
        (Plan(), [True, True, True, True]),
        (Plan(since=FIRST), [False, True, True, True]),
        (Plan(until=FIRST), [True, True, False, False]),
        (Plan(since=FIRST, until=LAST), [False, True, True, False]),
    ],
)
def test_both_ends_belong_to_the_wanted_days(plan: Plan, wanted: list[bool]) -> None:
    days = [date(2024, 2, 29), FIRST, LAST, date(2024, 4, 1)]
    assert [plan.wants_day(day) for day in days] == wanted
    assert plan.wants_day(None), "an unknown day may be a wanted one"


@pytest.mark.parametrize(
    ("plan", "whole"),
    [
        (Plan(), True),
        (Plan(site="http://127.0.0.1:8000"), True),
        (Plan(since=FIRST), False),
        (Plan(until=LAST), False),
        (Plan(section="Спорт"), False),
        (Plan(limit=1), False),
        (Plan(urls=("https://el.kz/a_58700/",)), False),
    ],
)
def test_a_crawl_with_a_restriction_does_not_look_for_everything(plan: Plan, whole: bool) -> None:  # noqa: FBT001
    assert plan.whole is whole


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "since": st.dates(date(2000, 1, 1), FIRST).map(str),
            "until": st.dates(FIRST, date(2030, 1, 1)).map(str),
            "section": st.sampled_from(["Спорт", "Мәдениет"]),
            "edition": st.sampled_from(EDITIONS),
            "limit": st.integers(1, 10**9).map(str),
            "site": st.sampled_from(["http://127.0.0.1:8000", "https://example.kz"]),
        },
    )
)
def test_the_arguments_of_a_plan_are_those_that_it_was_read_from(arguments: dict[str, str]) -> None:
    assert Plan.parse(arguments, EDITIONS).arguments() == arguments


@given(st.dictionaries(st.sampled_from([*NAMES, "x"]), st.text(max_size=30), max_size=7))
def test_any_arguments_are_read_or_refused(arguments: dict[str, str]) -> None:
    try:
        Plan.parse(arguments, EDITIONS)
    except PlanError as refused:
        assert str(refused)  # noqa: PT017 - no error at all is right, too


@pytest.mark.parametrize(
    "arguments",
    [{"site": "http://["}, {"site": "http://el.kz℀"}, {"url": "\x00"}, {"limit": "9" * 5000}],
    ids=["a bracket", "no host", "a null byte", "thousands of digits"],
)
def test_strange_arguments_are_refused_like_any_other(arguments: dict[str, str]) -> None:
    with pytest.raises(PlanError):
        Plan.parse(arguments, EDITIONS)


@pytest.mark.parametrize("site", ["http://127.0.0.1:port", "http://127.0.0.1:99999"])
def test_a_site_with_an_impossible_port_is_refused(site: str) -> None:
    with pytest.raises(PlanError, match="not a base address"):
        Plan.parse({"site": site}, EDITIONS)


@pytest.mark.parametrize("day", ["20240301", "2024-W09-5", "2024-3-1", "２０２４-03-01", " 2024-03-01"])
def test_a_day_is_written_as_the_message_says_and_in_no_other_way(day: str) -> None:
    with pytest.raises(PlanError, match="not a day"):
        Plan.parse({"since": day}, EDITIONS)
