"""Re-reading on the workers of a Dask scheduler: the same rows, and the death of a process costs its part only."""

import os
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest
from click.testing import CliRunner, Result

from archive.warc.records import Exchange, read_exchanges
from crawler.commands.muragat import main
from crawler.reread import engines, work
from tests.archive.warc.warcs import answer, record
from tests.crawler.reread.many import many, tables
from tests.crawler.reread.test_reread import PAGES
from tests.dask_cluster import ROOT, Cluster, dask_cluster
from tests.s3_server import Store, credentials, s3_server, settings

PART = 8 * 1024


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with s3_server() as store:
        yield store


@pytest.fixture(scope="module")
def one_cluster(tmp_path_factory: pytest.TempPathFactory, store: Store) -> Iterator[Cluster]:
    with dask_cluster(tmp_path_factory.mktemp("dask"), environment=settings(store.endpoint)) as cluster:
        yield cluster


@pytest.fixture
def cluster(one_cluster: Cluster) -> Cluster:
    one_cluster.forget()
    return one_cluster


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "PART", PART)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    many(tmp_path / "a.warc.gz", count=24)
    return tmp_path / "a.warc.gz"


@pytest.fixture
def expected(path: Path, tmp_path: Path) -> dict[str, list[object]]:
    assert reread(tmp_path / "plain.db", path, "--workers", "1").exit_code == 0
    return tables(tmp_path / "plain.db")


def reread(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["reread", *map(str, arguments)])


def part_files(folder: Path) -> set[str]:
    return {one.name for one in folder.glob("readers=*/*.parquet")}


def test_the_rows_are_those_of_local_processes(
    path: Path, tmp_path: Path, cluster: Cluster, expected: dict[str, list[object]]
) -> None:
    result = reread(tmp_path / "a.db", path, "--scheduler", cluster.scheduler)

    assert (result.exit_code, tables(tmp_path / "a.db")) == (0, expected), result.output
    assert part_files(tmp_path / "a.parts") == {name for _, name in cluster.lines()}
    assert len(cluster.lines()) == -(-path.stat().st_size // PART)
    assert len({process for process, _ in cluster.lines()}) == 2


def test_files_and_parts_in_a_store_are_read_and_written_by_the_workers(
    path: Path,
    tmp_path: Path,
    cluster: Cluster,
    store: Store,
    expected: dict[str, list[object]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    credentials(monkeypatch, store.endpoint)
    fsspec.filesystem("s3").mkdir("machines")
    fsspec.filesystem("s3").put(str(path), "machines/warc/a.warc.gz")
    there = ("--scheduler", cluster.scheduler, "--parts", "s3://machines/parts")

    result = reread(tmp_path / "a.db", "s3://machines/warc/", *there)

    assert (result.exit_code, tables(tmp_path / "a.db")) == (0, expected), result.output
    written = {name.rpartition("/")[2] for name in fsspec.filesystem("s3").glob("machines/parts/*/*.parquet")}
    assert written == {name for _, name in cluster.lines()}


def test_the_death_of_a_worker_costs_its_part_only(
    path: Path, tmp_path: Path, cluster: Cluster, expected: dict[str, list[object]]
) -> None:
    cluster.slow.touch()
    half = (path.stat().st_size // PART) // 2

    def kill() -> None:
        process, _ = cluster.wait_for(half)[-1]
        os.kill(process, signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    result = reread(tmp_path / "a.db", path, "--scheduler", cluster.scheduler)
    killer.join()

    assert (result.exit_code, tables(tmp_path / "a.db")) == (0, expected), result.output
    begun = Counter(name for _, name in cluster.lines())
    assert set(begun) == part_files(tmp_path / "a.parts")
    # A worker of one thread has one part under way.
    assert sorted(begun.values())[-2:] in ([1, 2], [1, 1])


def test_after_the_death_of_the_one_who_asked_no_part_is_read_again(
    path: Path, tmp_path: Path, cluster: Cluster, expected: dict[str, list[object]]
) -> None:
    cluster.slow.touch()
    program = f"from crawler.reread import work; work.PART = {PART}; from crawler.commands.muragat import main; main()"
    asked: list[str | Path] = ["reread", tmp_path / "a.db", path, "--scheduler", cluster.scheduler]
    process = subprocess.Popen([sys.executable, "-c", program, *asked], cwd=ROOT, stderr=subprocess.DEVNULL)
    cluster.wait_for((path.stat().st_size // PART) // 2)
    process.kill()
    process.wait()
    cluster.slow.unlink()
    finished = part_files(tmp_path / "a.parts")
    before = Counter(name for _, name in cluster.lines())

    result = reread(tmp_path / "a.db", path, "--scheduler", cluster.scheduler)

    assert (result.exit_code, tables(tmp_path / "a.db")) == (0, expected), result.output
    after = Counter(name for _, name in cluster.lines())
    assert len(finished) > 2
    assert {name: after[name] for name in finished} == {name: before[name] for name in finished}


def test_a_page_that_kills_its_workers_ends_in_a_sentence_with_its_part(tmp_path: Path, cluster: Cluster) -> None:
    page = answer(PAGES[0].read_bytes())
    poison = record("response", "https://el.kz/poison_99999/", page, "2023-01-13T12:00:00Z")
    many(tmp_path / "a.warc.gz", poison)
    size = (tmp_path / "a.warc.gz").stat().st_size
    reread(tmp_path / "plain.db", tmp_path / "a.warc.gz", "--workers", "1")

    result = reread(tmp_path / "a.db", tmp_path / "a.warc.gz", "--scheduler", cluster.scheduler)

    place = next(
        one.offset
        for one in read_exchanges(tmp_path / "a.warc.gz")
        if isinstance(one, Exchange) and "poison" in one.url
    )
    start = place - place % PART
    assert result.exit_code == 1
    assert result.stderr.strip().startswith(
        f"{tmp_path}/a.warc.gz, bytes {start:,} to {min(start + PART, size):,}: 2 workers died while they had it, "
        "the last one at tcp://127.0.0.1:"
    ), result.stderr
    assert (
        Counter(name for _, name in cluster.lines())[f"a.warc.gz-{size}-{start}-{min(start + PART, size)}.parquet"] == 2
    )


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nonsense://x", "127.0.0.1"])
def test_a_scheduler_that_is_not_there_is_a_sentence(
    address: str, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "_CONNECT_SECONDS", 1)

    result = reread(tmp_path / "a.db", path, "--scheduler", address)

    assert result.exit_code == 1
    assert f"No Dask scheduler answers at {address}: " in result.stderr


def test_a_scheduler_without_workers_is_given_up(tmp_path: Path, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "_WITHOUT_WORKERS", 0.5)
    monkeypatch.setattr(engines, "_LOOK", 0.2)
    with dask_cluster(tmp_path / "dask", workers=0) as cluster:
        result = reread(tmp_path / "a.db", path, "--scheduler", cluster.scheduler)

    assert result.exit_code == 1
    assert f"The Dask scheduler at {cluster.scheduler} has had no worker for" in result.stderr


def test_a_scheduler_that_goes_away_is_a_sentence(tmp_path: Path, path: Path) -> None:
    with dask_cluster(tmp_path / "dask", workers=1) as cluster:
        cluster.slow.touch()

        def kill() -> None:
            cluster.wait_for(2)
            cluster.end_scheduler()

        killer = threading.Thread(target=kill)
        killer.start()
        result = reread(tmp_path / "a.db", path, "--scheduler", cluster.scheduler)
        killer.join()

    assert result.exit_code == 1
    assert f"The Dask scheduler at {cluster.scheduler} is gone" in result.stderr
