"""The export as a Croissant description (mlcommons.org/croissant/1.0), for catalogues of data sets."""

from typing import TYPE_CHECKING

from archive.export.tables import Table
from archive.export.writers import described_columns

if TYPE_CHECKING:
    from archive.export.run import Exported

_TYPES = {"TEXT": "sc:Text", "INTEGER": "sc:Integer", "REAL": "sc:Float"}
_MEDIA = {"csv": "text/csv", "jsonl": "application/jsonlines", "parquet": "application/x-parquet"}
_CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileProperty": "cr:fileProperty",
    "fileObject": "cr:fileObject",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
"""As the specification gives it, word by word."""


def croissant(done: "Exported") -> dict[str, object]:
    """The description, as JSON-LD's plain values."""
    tables = [table for table in done.tables if done.files[table.name]]
    return {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "name": "muragat-export",
        "description": "Articles of the Kazakh-language press with their edits, view counts, photo credits and quotes.",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "datePublished": done.made_at.isoformat(timespec="seconds"),
        "version": done.made_at.strftime("%Y.%m.%d"),
        "license": "The texts and pictures are the agencies' own; see LICENSE.txt.",
        "url": "https://github.com/muragat/muragat",
        "citeAs": f"Muragat: an archive of the Kazakh-language press, export of {done.made_at:%Y-%m-%d}.",
        "distribution": [one for table in tables for one in _files(done, table)],
        "recordSet": [_records(done, table) for table in tables],
    }


def _files(done: "Exported", table: Table) -> list[dict[str, object]]:
    files = done.files[table.name]
    objects: list[dict[str, object]] = [
        {
            "@type": "cr:FileObject",
            "@id": file.path,
            "name": file.path,
            "contentUrl": file.path,
            "contentSize": f"{file.size} B",
            "encodingFormat": _MEDIA[done.form],
            "sha256": file.sha256,
        }
        for file in files
    ]
    if len(files) > 1:
        objects.append(
            {
                "@type": "cr:FileSet",
                "@id": table.name,
                "name": table.name,
                "description": table.description,
                "containedIn": [{"@id": file.path} for file in files],
                "encodingFormat": _MEDIA[done.form],
                "includes": "*.parquet",
            }
        )
    return objects


def _records(done: "Exported", table: Table) -> dict[str, object]:
    files = done.files[table.name]
    source = {"fileSet": {"@id": table.name}} if len(files) > 1 else {"fileObject": {"@id": files[0].path}}
    return {
        "@type": "cr:RecordSet",
        "@id": f"{table.name}_rows",
        "name": table.name,
        "description": table.description,
        "field": [
            {
                "@type": "cr:Field",
                "@id": f"{table.name}_rows/{column.name}",
                "name": column.name,
                "description": column.description,
                "dataType": _TYPES[column.type],
                "source": {**source, "extract": {"column": column.name}},
            }
            for column in described_columns(done.form, table)
        ],
    }
