"""The one writer takes each message once, in order, and says plainly what it can't take."""

import signal
import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import redis
from click.testing import CliRunner, Result

from archive.article import Agency, Article
from archive.handed import HandedEnd, HandedRecord
from archive.store import Archive
from crawler.commands.muragat import main
from crawler.handover.archive import HandingArchive
from crawler.handover.message import pack_message
from crawler.handover.stream import Receiver, Sender
from crawler.shared.server import SharedError
from tests.archive.merging.dump import dump
from tests.archive.test_packed import ARTICLE, RECORDS
from tests.crawler.handover.test_message import BEGUN, ENDED
from tests.redis_server import needs_redis, redis_server

pytestmark = needs_redis

AGENCY = Agency("el_kz", "El.kz", "https://el.kz", "Asia/Almaty")
STREAM = "muragat:handed:stream"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with redis_server(tmp_path_factory.mktemp("redis")) as url:
        yield url


@pytest.fixture
def url(server: str) -> str:
    redis.Redis.from_url(server).flushall()
    return server


def article(number: int) -> Article:
    url = f"https://el.kz/bir_{number}/"
    return replace(
        ARTICLE,
        identity=replace(ARTICLE.identity, native_id=str(number)),
        url=url,
        capture=replace(ARTICLE.capture, url=url, warc=None),
    )


def send(url: str, *messages: Sequence[HandedRecord] | bytes, worker: str = "almaty") -> None:
    sender = Sender(url, worker, "0.1.0")
    for one in messages:
        sender.send(one if isinstance(one, bytes) else pack_message(one))
    sender.close()


def collect(archive: Path, url: str, *more: str) -> Result:
    return CliRunner().invoke(main, ["collect", str(archive), url, "--until-empty", *more])


def waiting(url: str) -> int:
    client = redis.Redis.from_url(url)
    try:
        return int(client.xlen(STREAM))
    finally:
        client.close()


def told(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of an archive that do not say when this very archive got them."""
    tables = dump(path)
    del tables["handovers"]
    return {**tables, "warc_files": [row[:-1] for row in tables["warc_files"]]}


def test_what_is_handed_over_is_in_the_archive_and_no_longer_in_the_stream(url: str, tmp_path: Path) -> None:
    send(url, [AGENCY, BEGUN], [AGENCY, *RECORDS], worker="almaty")
    send(url, [AGENCY, HandedEnd(BEGUN, ENDED)], worker="astana")
    with Archive.open(tmp_path / "own.db") as own:
        own.register(AGENCY)
        crawl = own.start_crawl(BEGUN)
        own.save(RECORDS)
        own.finish_crawl(crawl, ENDED)

    result = collect(tmp_path / "one.db", url)

    assert (result.exit_code, result.stdout) == (
        0,
        "3 messages of 2 workers: 9 records taken: 1 gone, 1 images, 1 new, 1 unchanged.\n",
    )
    assert waiting(url) == 0
    assert len(dump(tmp_path / "one.db")["handovers"]) == 1
    assert told(tmp_path / "one.db") == told(tmp_path / "own.db")


def test_a_crawl_s_own_archive_and_the_one_that_it_hands_over_to_are_the_same(url: str, tmp_path: Path) -> None:
    with HandingArchive.open(tmp_path / "own.db").hand_to(Sender(url, "almaty", "0.1.0")) as own:
        own.register(AGENCY)
        crawl = own.start_crawl(replace(BEGUN, arguments={}))
        own.save(RECORDS[:4])
        own.save(RECORDS[4:])
        own.finish_crawl(crawl, ENDED)
    assert collect(tmp_path / "one.db", url).exit_code == 0
    assert told(tmp_path / "one.db") == told(tmp_path / "own.db")


def test_a_message_that_was_committed_and_not_acknowledged_is_taken_once(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(url, [AGENCY, article(1)], [AGENCY, BEGUN], [AGENCY, article(2)])
    with monkeypatch.context() as patched:

        def dead(self: Receiver, upto: str) -> int:
            raise SharedError("died between commit and acknowledgement")

        patched.setattr(Receiver, "taken", dead)
        assert collect(tmp_path / "one.db", url).exit_code == 1
    assert waiting(url) == 3
    before = dump(tmp_path / "one.db")
    again = collect(tmp_path / "one.db", url)
    assert (again.exit_code, again.stdout) == (0, "0 messages of 0 workers: 0 records taken.\n")
    assert waiting(url) == 0
    assert dump(tmp_path / "one.db") == before
    assert (len(before["articles"]), len(before["crawls"])) == (2, 1)


def test_a_message_that_its_worker_sends_twice_is_there_once(url: str) -> None:
    sender = Sender(url, "almaty", "0.1.0")
    sender.send(pack_message([BEGUN]))
    sender._number = 0  # as when the answer got lost
    sender.send(pack_message([BEGUN]))
    sender.close()
    assert waiting(url) == 1


def test_a_crawl_waits_on_while_the_writer_takes_what_others_hand_over(url: str) -> None:
    receiver = Receiver(url, "writer", lease=60)
    send(url, [AGENCY])
    waits = 0

    def others_are_quicker(_: float) -> None:
        nonlocal waits
        waits += 1
        receiver.taken(receiver.messages("", wait=False)[-1].id)
        if waits < 5:
            send(url, [AGENCY])

    sender = Sender(url, "almaty", "0.1.0", most=1, patience=2, sleep=others_are_quicker)
    sender.send(pack_message([AGENCY]))
    sender.close()
    receiver.close()
    assert (waits, waiting(url)) == (5, 1)


def test_a_record_that_cannot_be_kept_is_a_sentence_and_waits(url: str, tmp_path: Path) -> None:
    send(url, [AGENCY, article(1)], [AGENCY, replace(RECORDS[1], capture=ARTICLE.capture)], worker="astana")

    result = collect(tmp_path / "one.db", url)

    assert result.exit_code == 1
    assert "by astana or before, can't be kept: status 200 of https://el.kz/bir_400045726/ does not" in result.stderr
    assert (waiting(url), dump(tmp_path / "one.db")["articles"]) == (2, [])


def test_a_server_that_has_lost_messages_is_noticed_at_the_next_one(url: str) -> None:
    sender = Sender(url, "almaty", "0.1.0")
    sender.send(pack_message([BEGUN]))
    redis.Redis.from_url(url).flushall()
    with pytest.raises(SharedError, match="has lost what was written last: 1 messages of this crawl were handed over"):
        sender.send(pack_message([BEGUN]))
    sender.close()


def test_a_server_that_has_lost_everything_begins_a_stream_of_another_name(url: str, tmp_path: Path) -> None:
    send(url, [AGENCY, article(1)])
    assert collect(tmp_path / "one.db", url).exit_code == 0
    redis.Redis.from_url(url).flushall()
    send(url, [AGENCY, article(2)])
    assert collect(tmp_path / "one.db", url).exit_code == 0
    found = dump(tmp_path / "one.db")
    assert (len(found["articles"]), len(found["handovers"])) == (2, 2)


def test_another_archive_is_refused_until_it_is_wanted(url: str, tmp_path: Path) -> None:
    send(url, [AGENCY, article(1)])
    assert collect(tmp_path / "one.db", url).exit_code == 0
    send(url, [AGENCY, article(2)])
    refused = collect(tmp_path / "other.db", url)
    assert refused.exit_code == 1
    assert "was taken into another archive, or this one is an older copy of it" in refused.stderr
    assert waiting(url) == 1
    assert collect(tmp_path / "other.db", url, "--anyway").exit_code == 0
    assert (waiting(url), len(dump(tmp_path / "other.db")["articles"])) == (0, 1)


def test_what_can_t_be_read_stops_the_writer_and_nothing_after_it_is_lost(url: str, tmp_path: Path) -> None:
    send(url, [AGENCY, article(1)], b"a poem", [AGENCY, article(2)])
    stopped = collect(tmp_path / "one.db", url)
    assert stopped.exit_code == 1
    assert "of almaty, by Muragat 0.1.0, can't be read: no message: " in stopped.stderr
    assert (waiting(url), len(dump(tmp_path / "one.db")["articles"])) == (2, 1)
    aside = collect(tmp_path / "one.db", url, "--set-aside")
    assert aside.exit_code == 1
    assert "can't be read" in aside.stdout
    assert (waiting(url), len(dump(tmp_path / "one.db")["articles"])) == (0, 2)
    kept = redis.Redis.from_url(url).hvals("muragat:handed:aside")
    assert [b"a poem" in one for one in kept] == [True]


def test_a_second_writer_is_refused_while_the_first_is_there(url: str, tmp_path: Path) -> None:
    first = Receiver(url, "Process 4711 on almaty", lease=30)
    first.look()
    refused = collect(tmp_path / "one.db", url, "--lease", "1")
    assert refused.exit_code == 1
    assert refused.stderr.splitlines()[-1] == f"Process 4711 on almaty takes what is handed over in {url} already."
    first.close()
    assert collect(tmp_path / "one.db", url).exit_code == 0


def test_too_many_messages_make_the_crawl_wait_and_then_stop(url: str, tmp_path: Path) -> None:
    waited: list[float] = []

    def wait(seconds: float) -> None:
        waited.append(seconds)
        if len(waited) == 3:
            assert collect(tmp_path / "one.db", url).exit_code == 0

    sender = Sender(url, "almaty", "0.1.0", most=2, patience=5, sleep=wait)
    for number in range(3):
        sender.send(pack_message([AGENCY, article(number)]))
    assert (len(waited), waiting(url)) == (3, 1)
    sender.send(pack_message([AGENCY, article(3)]))
    with pytest.raises(SharedError, match="2 messages wait, and nobody has taken any for 5 seconds"):
        sender.send(pack_message([AGENCY, article(4)]))
    sender.close()


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("archive.db", "archive.db is no address of a Redis server, such as redis://10.0.0.5:6379/0.\n"),
        ("redis://127.0.0.1:1/0", "redis://127.0.0.1:1/0 can't be reached: "),
    ],
)
def test_an_address_where_nobody_answers_is_said(address: str, said: str, tmp_path: Path) -> None:
    result = collect(tmp_path / "one.db", address)
    assert result.exit_code == 1
    assert result.stderr.startswith(said)
    assert not (tmp_path / "one.db").exists()


def test_ctrl_c_ends_the_writer_after_its_batch(url: str, tmp_path: Path) -> None:
    send(url, [AGENCY, article(1)])
    threading.Timer(1.0, signal.raise_signal, (signal.SIGTERM,)).start()
    result = CliRunner().invoke(main, ["collect", str(tmp_path / "one.db"), url])
    assert (result.exit_code, result.stdout) == (0, "1 messages of 1 workers: 1 records taken: 1 new.\n")
