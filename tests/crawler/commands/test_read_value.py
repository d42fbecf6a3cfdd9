"""`muragat read`: one text, what it means and by which rule; or why it can't be read."""

import json
from typing import Any

import pytest
from click.testing import CliRunner

from crawler.commands.muragat import main


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["read", *arguments])
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (
            ["date", "Кеше, 09:15", "--at", "2023-01-20T12:00+06:00"],
            {"text": "2023-01-19T09:15:00+06:00", "precision": "minute", "relative": True, "zone_from": "agency"},
        ),
        (
            ["date", "Кеше, 09:15", "--at", "2023-01-20T23:30", "--zone", "Asia/Aqtau"],
            {"text": "2023-01-19T09:15:00+05:00", "precision": "minute", "relative": True, "zone_from": "agency"},
        ),
        (["views", "1,2 мың рет қаралды"], {"value": 1200, "rounded_to": 100, "rule": "number with unit"}),
        (
            ["credit", "Коллаж: Kazinform / Akorda."],
            {
                "text": "Kazinform / Akorda",
                "form": "collage",
                "parties": [
                    {"name": "Kazinform", "kind": "agency", "rule": "table of parties"},
                    {"name": "Ақорда", "kind": "state", "rule": "table of parties"},
                ],
            },
        ),
        (
            ["byline", "Dastan KENJALIN, ASTANA"],
            {"authors": [{"name": "Dastan Kenjalin", "name_shown": "Dastan KENJALIN", "role": "", "city": "ASTANA"}]},
        ),
        (
            ["attribution", "Қар жауады, деп хабарлайды El.kz Tengrinews.kz-ке сілтеме жасап."],
            {"reporter": "El.kz", "source": "Tengrinews.kz"},
        ),
        (["attribution", "--language", "ru", "Снег, передает El.kz."], {"reporter": "El.kz"}),
    ],
)
def test_a_text_is_read_as_a_crawl_would(arguments: list[str], found: dict[str, Any]) -> None:
    exit_code, stdout, stderr = run(*arguments, "--json")

    read = json.loads(stdout)
    assert (exit_code, stderr, {name: read.get(name) for name in found}) == (0, "", found)


def test_for_people_each_part_has_a_line() -> None:
    assert run("views", "1,2 мың") == (
        0,
        "value       1200\nrounded to  100\nrule        number with unit\n",
        "",
    )


def test_several_authors_are_parted_by_semicolons() -> None:
    exit_code, stdout, _ = run("byline", "Авторлар: Әсел Әбдібек, Айдос Дәулет")

    assert (exit_code, stdout) == (
        0,
        "authors  name Әсел Әбдібек, name shown Әсел Әбдібек; name Айдос Дәулет, name shown Айдос Дәулет\n",
    )


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["views", "көп"], "views: can't read 'көп': no number in it"),
        (["date", "13.13.2023"], "date: can't read '13.13.2023': no such month"),
        (
            ["attribution", "Ол үйіне хабарлады."],
            "attribution: can't read 'Ол үйіне хабарлады.': no clause in it names who reports",
        ),
        (["date", "кеше", "--zone", "Mars/One"], "There is no time zone 'Mars/One'; a name looks like Asia/Almaty."),
        (["date", "кеше", "--zone", "../etc"], "There is no time zone '../etc'; a name looks like Asia/Almaty."),
        (["date", "кеше", "--at", "now"], "--at: 'now' is no time in ISO 8601, such as 2023-01-20T12:00+06:00."),
    ],
)
def test_what_can_not_be_read_is_a_sentence_with_the_reason(arguments: list[str], sentence: str) -> None:
    assert run(*arguments) == (1, "", sentence + "\n")


def test_today_is_the_default_time_of_the_capture() -> None:
    assert run("date", "бүгін")[0] == 0


def test_muragat_has_the_commands_of_both_rooms() -> None:
    result = CliRunner().invoke(main, ["--help"])

    assert [name for name in ("info", "read", "renormalise", "serve", "unread") if f"\n  {name} " in result.stdout] == [
        "info",
        "read",
        "renormalise",
        "serve",
        "unread",
    ]
