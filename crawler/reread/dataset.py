"""Part files of WARC files, made and counted, without any archive: a Parquet dataset as it stands."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from crawler.reread.by_parts import ByParts
from crawler.reread.run import Job
from crawler.reread.work import Part


@dataclass(slots=True)
class Dataset:
    """What came of it; `problems` are damaged places and unreadable files, a sentence each."""

    files: int = 0
    parts: int = 0
    rows: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)


def make_dataset(job: Job, readers: ByParts, advance: Callable[[int], None]) -> Dataset:
    """Makes the parts that are not there yet; `advance` is told the bytes that are done. Raises ArchiveError."""
    dataset = Dataset(files=len(job.files))
    with readers.making(_parts(job)) as made:
        for part, one in made:
            advance(part.end - part.start)
            if isinstance(one, str):
                dataset.problems.append(one)
                continue
            dataset.parts += 1
            dataset.rows.update(one.rows)
            dataset.left_out.update(one.left_out)
            name = part.path.name
            dataset.problems += [f"{name}, byte {offset:,}: {reason}" for offset, reason in one.damages]
    return dataset


def _parts(job: Job) -> Iterator[Part]:
    for file in job.files:
        yield from job.parts(file, 0)
