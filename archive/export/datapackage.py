"""The export as a Frictionless Data Package (specs.frictionlessdata.io, version 1): tables, columns, types, texts."""

from typing import TYPE_CHECKING

from archive.export.tables import YEAR, Table
from archive.export.writers import described_columns

if TYPE_CHECKING:
    from archive.export.run import Exported

_TYPES = {"TEXT": "string", "INTEGER": "integer", "REAL": "number"}
_KINDS = {
    "csv": ("csv", "text/csv"),
    "jsonl": ("ndjson", "application/x-ndjson"),
    "parquet": ("parquet", "application/vnd.apache.parquet"),
}


def datapackage(done: "Exported") -> dict[str, object]:
    """The descriptor, as plain values."""
    restricted = ", ".join(f"{name} {value}" for name, value in done.wanted.told().items())
    return {
        "name": "muragat-export",
        "title": "An archive of the Kazakh-language press",
        "description": f"Made by {done.program}{f'; only {restricted}' if restricted else ''}. See README.md.",
        "created": done.made_at.isoformat(timespec="seconds"),
        "licenses": [{"name": "other-closed", "title": "See LICENSE.txt: the texts are the agencies'."}],
        "resources": [_resource(done, table) for table in done.tables if done.files[table.name]],
    }


def _resource(done: "Exported", table: Table) -> dict[str, object]:
    files = done.files[table.name]
    form, media = _KINDS[done.form]
    resource: dict[str, object] = {
        "name": table.name,
        "title": table.title,
        "description": table.description,
        "path": files[0].path if len(files) == 1 else [file.path for file in files],
        "format": form,
        "mediatype": media,
        "encoding": "utf-8",
        "rows": done.rows[table.name],
        "schema": {
            "fields": [
                {"name": column.name, "type": _TYPES[column.type], "description": column.description}
                for column in described_columns(done.form, table)
            ],
            "missingValues": [""],
        },
    }
    if done.form != "parquet":  # frictionless counts no bytes of those; SHA256SUMS has all digests
        resource |= {"bytes": files[0].size, "hash": f"sha256:{files[0].sha256}"}
    if done.form == "parquet" and table.is_of_articles:
        resource["partitions"] = {"agency": "The agency.", "year": YEAR}
    return resource
