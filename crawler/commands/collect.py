"""`muragat collect ARCHIVE redis://…`: the one writer of an archive that crawls on several machines hand over to."""

from pathlib import Path

import click

from archive.cli import Sentence
from crawler.shared.place import is_redis


@click.command(name="collect")
@click.argument("archive", type=click.Path(path_type=Path))
@click.argument("stream", metavar="REDIS")
@click.option("--until-empty", is_flag=True, help="End when nothing waits, instead of waiting for more.")
@click.option("--set-aside", is_flag=True, help="Go on past a message that can't be read; it is kept in Redis.")
@click.option("--anyway", is_flag=True, help="Begin with another archive than the one that took what came before.")
@click.option(
    "--lease",
    type=click.FloatRange(1),
    default=15.0,
    show_default=True,
    help="Seconds after which another writer may take the place of one that died.",
)
def collect_command(
    archive: Path, stream: str, *, until_empty: bool, set_aside: bool, anyway: bool, lease: float
) -> None:
    """Write the one archive of crawls on several machines (`scrapy crawl … -s WRITER=REDIS`).

    REDIS is the address that they have, such as redis://10.0.0.5:6379/0. The archive is made when there is none. Runs
    until Ctrl-C, and may be stopped or killed at any time: the next run goes on, and nothing is lost or doubled.
    """
    if not is_redis(stream):
        raise Sentence(f"{stream} is no address of a Redis server, such as redis://10.0.0.5:6379/0.")
    try:
        # Here, so that nobody needs Redis for the other commands.
        from crawler.handover.collect import Wishes  # noqa: PLC0415
        from crawler.handover.run import collect  # noqa: PLC0415
    except ImportError as error:
        raise Sentence("muragat collect needs redis-py: pip install 'muragat[redis]'") from error
    raise SystemExit(collect(archive, stream, Wishes(until_empty, set_aside, anyway), lease))
