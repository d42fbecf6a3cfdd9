"""The soak in small: two days, many articles, many kills; and that the judge sees what is wrong."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.soak.complete import too_late
from tests.soak.judge import judge
from tests.soak.manners import impolite
from tests.soak.soak import Plan, Soaked, soak
from tests.soak.verdict import verdict


@pytest.fixture(scope="module")
def soaked(tmp_path_factory: pytest.TempPathFactory) -> Soaked:
    return soak(Plan(seed=4, days=2, a_day=(8, 12), kills=0.25), tmp_path_factory.mktemp("soak"), lambda *_: None)


def test_after_days_of_kills_and_trouble_the_archive_equals_what_was_served(soaked: Soaked) -> None:
    judged = verdict(soaked)

    assert judged.differences == ()
    assert sum(one.ended is None for one in soaked.crawls) >= 3
    assert judged.found.articles_held > 32 + 16
    assert judged.found.changes_held
    assert judged.found.removals_held


@pytest.mark.parametrize(
    ("sql", "table"),
    [
        ("DELETE FROM articles WHERE id = (SELECT max(id) FROM articles)", "articles"),
        ("UPDATE articles SET view_count = view_count + 1 WHERE id = (SELECT max(id) FROM articles)", "articles"),
        ("UPDATE articles SET last_checked = '2026-04-30T00:00:00Z' WHERE id = 1", "articles"),
        ("UPDATE revisions SET headline = headline || '!' WHERE rowid = 1", "revisions"),
        ("DELETE FROM revisions WHERE changed IS NOT NULL", "revisions"),
        ("UPDATE views SET view_count = view_count + 1 WHERE article = 3", "views"),
        ("DELETE FROM views WHERE article = 3", "views"),
        ("INSERT INTO views SELECT article, '2026-04-30T00:00:00Z', 7, '7', NULL, NULL FROM views LIMIT 1", "views"),
        ("DELETE FROM disappearances", "disappearances"),
        ("DELETE FROM captures WHERE id = 9", "captures"),
        (
            "INSERT INTO captures (url, fetched_at, status) SELECT url, fetched_at, 500 FROM captures LIMIT 1",
            "captures",
        ),
        ("UPDATE captures SET status = 404 WHERE id = 9", "captures"),
        ("DELETE FROM crawls WHERE reason = 'finished'", "crawls"),
    ],
)
def test_the_judge_sees(soaked: Soaked, tmp_path: Path, sql: str, table: str) -> None:
    shutil.copy(soaked.archive, tmp_path)
    other = replace(soaked, folder=tmp_path)
    with closing(sqlite3.connect(other.archive)) as database:
        assert database.execute(sql).rowcount > 0
        database.commit()

    assert any(one.startswith(f"{table}: ") for one in judge(other).differences)


def test_a_breach_of_manners_is_seen(soaked: Soaked) -> None:
    asked = [one for one in soaked.said if one.path != "/robots.txt"]
    forbidden = [replace(asked[0], path=f"{soaked.press.site.disallow[0]}a")]

    assert not list(impolite(soaked))
    assert len(list(impolite(replace(soaked, most_at_once=2)))) == 1
    assert len(list(impolite(replace(soaked, said=tuple(asked))))) == len(asked)
    assert len(list(impolite(replace(soaked, said=(*soaked.said, *forbidden))))) == 1


def test_an_article_that_nobody_looks_at_when_it_is_due_is_named(soaked: Soaked) -> None:
    seen = judge(soaked).seen
    first = next(story.standings[0].article.id for story in soaked.press.stories.values() if story.born)
    looks = [one for one in seen if one.said.number == first and one.said.article is not None]

    assert not list(too_late(soaked, seen))
    late = too_late(soaked, [one for one in seen if one.said.number != first or one is looks[0]])
    assert [one.split(",")[0] for one in late] == [f"article {first}"]
    never = too_late(soaked, [one for one in seen if one.said.number != first])
    assert [one.rpartition(": ")[2] for one in never] == ["never"]
