"""A user's own table of parties goes before ours; one that can't be read is a sentence."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from crawler.normalise.credits import read_credit
from crawler.normalise.parties import (
    USER_TABLE,
    PartiesError,
    Party,
    forget_user_parties,
    known_party,
    user_parties_digest,
)
from crawler.normalise.versions import reader_versions

Name = Callable[[str], Path]


@pytest.fixture
def name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Name]:
    """Names a file of that content as the user's table."""

    def write(content: str) -> Path:
        path = tmp_path / "parties.toml"
        path.write_bytes(content.encode())
        monkeypatch.setenv(USER_TABLE, str(path))
        forget_user_parties()
        return path

    yield write
    monkeypatch.undo()
    forget_user_parties()


def test_without_a_table_there_is_only_ours() -> None:
    assert user_parties_digest() == ""
    assert known_party("Ақорда") == Party("Ақорда", "state")


def test_a_users_parties_go_before_ours_and_mark_the_readers_versions(name: Name) -> None:
    before = reader_versions()
    path = name(
        '[[party]]\nname = "Жантану"\nkind = "company"\nspellings = ["zhantanu.kz"]\n'
        '[[party]]\nname = "Akorda"\nkind = "agency"\n'
    )

    assert read_credit("Фото: ZHANTANU.KZ").parties == (Party("Жантану", "company"),)
    assert known_party("Ақорда") == Party("Akorda", "agency")
    assert known_party("gov.kz") == Party("Gov.kz", "state")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:8]
    assert reader_versions() == {
        **before,
        **{reader: f"{before[reader]}+{digest}" for reader in ("credit", "byline", "attribution")},
    }


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("party = ", "is no TOML: Invalid value"),
        ("# nothing\n", r"has no entry \[\[party\]\]"),
        ("party = 5\n", r"has no entry \[\[party\]\]"),
        ("party = [5]\n", "a party needs a name and, if any, a list of spellings: 5"),
        ('[[party]]\nkind = "agency"\n', "a party needs a name"),
        ('[[party]]\nname = "!"\nkind = "agency"\n', "a party needs a name"),
        ('[[party]]\nname = "А"\nkind = "agency"\nspellings = [1]\n', "a party needs a name"),
        ('[[party]]\nname = "А"\nkind = "star"\n', "А has the kind 'star'; there are: agency, state, company, stock"),
    ],
)
def test_a_table_that_can_not_be_read_is_a_sentence_that_names_the_file(name: Name, content: str, message: str) -> None:
    path = name(content)

    with pytest.raises(PartiesError, match=message) as error:
        known_party("Ақорда")
    assert str(error.value).startswith(f"{USER_TABLE}: {path}")


def test_a_file_that_is_not_there_is_a_sentence(name: Name) -> None:
    path = name("")
    path.unlink()
    forget_user_parties()

    with pytest.raises(PartiesError, match=r"can't be read: No such file or directory\.$"):
        user_parties_digest()
