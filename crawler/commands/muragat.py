"""The command `muragat`, whole: what `archive.cli` has, and what needs the readers of values. Not one of Scrapy's."""

import click

from archive.cli import main as archive_commands
from archive.enriching import enrich
from archive.export.command import export_command
from archive.merging.splitting import split_command
from archive.search.printing import search_command
from archive.search.reindexing import reindex
from crawler.commands.collect import collect_command
from crawler.commands.merge import merge_command
from crawler.commands.pack import pack_command
from crawler.commands.parts import parts_command
from crawler.commands.read_value import read
from crawler.commands.reconcile import reconcile_command
from crawler.commands.renormalise import renormalise
from crawler.commands.reread import reread
from crawler.commands.verify import verify

main = click.Group(
    name="muragat",
    params=archive_commands.params,
    callback=archive_commands.callback,
    context_settings=archive_commands.context_settings,
    help=archive_commands.help,
    commands={
        **archive_commands.commands,
        "collect": collect_command,
        "enrich": enrich,
        "export": export_command,
        "merge": merge_command,
        "pack": pack_command,
        "parts": parts_command,
        "read": read,
        "reindex": reindex,
        "reconcile": reconcile_command,
        "renormalise": renormalise,
        "reread": reread,
        "search": search_command,
        "split": split_command,
        "verify": verify,
    },
)
