"""The version of each reader of values, stored with what it read, so that `muragat renormalise` knows what is older.

`versions.toml` names them, each beside a digest of the reader's sources: its module, all of ours that it imports, and
their tables. A test fails when the sources are others; `python -m crawler.normalise.versions` (in `make fix`) then
gives the reader its next version.
"""

import ast
import hashlib
import re
import sys
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources, util
from pathlib import Path

from crawler.normalise.parties import user_parties_digest

READERS = {
    "date": "crawler.normalise.dates",
    "views": "crawler.normalise.views",
    "credit": "crawler.normalise.credits",
    "byline": "crawler.normalise.bylines",
    "attribution": "crawler.normalise.attributions",
}
PAGE = "page"
"""The reader of pages (`crawler.read`), whose values are the texts as shown; kept apart, as it needs the pages."""

_NAMING = frozenset(("credit", "byline", "attribution"))
"""The readers that look up the table of parties, which a user can extend."""

_MODULES = {**READERS, PAGE: "crawler.read"}
_OURS = ("archive.kazakh", "crawler.")
_TABLE = re.compile(r"\"(\w+\.toml)\"")
_FILE = "versions.toml"


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, str | int]]:
    text = resources.files("crawler.normalise").joinpath(_FILE).read_text(encoding="utf-8")
    table: dict[str, dict[str, str | int]] = tomllib.loads(text)
    return table


def reader_versions() -> dict[str, str]:
    """For each kind of value the version of its reader, such as «4»; «4+1f2e3d4c» where a user's table of parties,
    by its digest, has a say.

    Raises PartiesError when that table can't be read.
    """
    extended = user_parties_digest()
    return {
        name: f"{entry['version']}{'+' + extended if extended and name in _NAMING else ''}"
        for name, entry in _table().items()
        if name != PAGE
    }


def page_version() -> str:
    """The version of the reader of pages, with a digest of the agencies' layouts: «3+1f2e3d4c»."""
    layouts = hashlib.sha256()
    for path in sorted(Path(str(resources.files("crawler.agencies"))).glob("*.py")):
        layouts.update(path.read_bytes())
    return f"{_table()[PAGE]['version']}+{layouts.hexdigest()[:8]}"


def sources_digest(reader: str) -> str:
    """Sixteen hexadecimal digits over all source files that decide how a reader reads."""
    digest = hashlib.sha256()
    for path in source_files(reader):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def source_files(reader: str) -> list[Path]:
    """The files that decide how a reader reads: its module, all of ours that it imports, the tables that they name."""
    # By their places in the project: the digest must not depend on the folder that the project is in.
    root = Path(__file__).parents[2]

    def place(path: Path) -> tuple[str, ...]:
        return path.relative_to(root).parts if path.is_relative_to(root) else path.parts

    return sorted(set(_sources(_MODULES[reader], set())), key=place)


def changed_readers() -> list[str]:
    """The readers whose sources are not those that `versions.toml` was written for."""
    return [name for name in _MODULES if _table().get(name, {}).get("sources") != sources_digest(name)]


def _sources(module: str, seen: set[str]) -> Iterator[Path]:
    if module in seen:
        return
    seen.add(module)
    spec = util.find_spec(module)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(module)
    path = Path(spec.origin)
    source = path.read_text("utf-8")
    yield path
    yield from (path.with_name(name) for name in _TABLE.findall(source))
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith(_OURS):
            yield from _sources(node.module, seen)
            yield from (
                file
                for name in node.names
                if _is_module(node.module, name.name)
                for file in _sources(f"{node.module}.{name.name}", seen)
            )


def _is_module(package: str, name: str) -> bool:
    spec = util.find_spec(package)
    places = spec.submodule_search_locations if spec else None
    return any(Path(place, f"{name}.py").exists() for place in places or ())


def main() -> int:
    """Gives every changed reader its next version; says which."""
    changed = changed_readers()
    table = {
        name: (
            int(_table().get(name, {}).get("version", 0)) + (name in changed),
            sources_digest(name),
        )
        for name in _MODULES
    }
    lines = ["# Written by `make fix`: see versions.py."]
    for name, (version, sources) in table.items():
        lines += ["", f"[{name}]", f"version = {version}", f'sources = "{sources}"']
    Path(__file__).with_name(_FILE).write_text("\n".join(lines) + "\n", "utf-8")
    for name in changed:
        sys.stdout.write(f"reader of {name}: version {table[name][0]}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
