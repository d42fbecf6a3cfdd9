"""What people read of an export: README, licence note, citation."""

from typing import TYPE_CHECKING

from archive.export.tables import YEAR

if TYPE_CHECKING:
    from archive.export.run import Exported

_LICENSE = """The texts, headlines and pictures' addresses in these files belong to the news agencies and their authors.
This export gives nobody a right to publish them. Facts (who published what, when, how often it was read, what was
changed) are free. Say where they come from: CITATION.cff. Ask a lawyer what the law of your country lets you do: for
research and teaching many allow more than for anything else.
"""

_OPEN = {
    "parquet": """### DuckDB

```sql
SELECT agency, year, count(*) AS articles
FROM read_parquet('articles/**/*.parquet', hive_partitioning = true)
GROUP BY ALL ORDER BY ALL;
```

### pandas

```python
import pandas

articles = pandas.read_parquet("articles")
views = pandas.read_parquet("views")
print(articles.merge(views, left_on="id", right_on="article").groupby("headline")["view_count_y"].max())
```

### R

```r
library(arrow)
articles <- open_dataset("articles")
```
""",
    "csv": """### DuckDB

```sql
SELECT agency, substr(published_day, 1, 4) AS year, count(*) AS articles
FROM read_csv('articles.csv', all_varchar = true) GROUP BY ALL ORDER BY ALL;
```

### pandas

```python
import pandas

articles = pandas.read_csv("articles.csv", dtype={"native_id": "string"})
views = pandas.read_csv("views.csv")
print(articles.merge(views, left_on="id", right_on="article").groupby("headline")["view_count_y"].max())
```

### R

```r
library(readr)
articles <- read_csv("articles.csv", col_types = cols(native_id = "c"))
```

Excel: Data, From Text/CSV, File Origin 65001 (UTF-8).
""",
    "jsonl": """### DuckDB

```sql
SELECT agency, substr(published_day, 1, 4) AS year, count(*) AS articles
FROM read_json('articles.jsonl', columns = {agency: 'VARCHAR', published_day: 'VARCHAR'}, format = 'newline_delimited')
GROUP BY ALL ORDER BY ALL;
```

### pandas

```python
import pandas

articles = pandas.read_json("articles.jsonl", lines=True, dtype={"native_id": "string"})
views = pandas.read_json("views.jsonl", lines=True)
print(articles.merge(views, left_on="id", right_on="article").groupby("headline")["view_count_y"].max())
```

### R

```r
library(jsonlite)
articles <- stream_in(file("articles.jsonl"))
```
""",
}


def papers(done: "Exported") -> dict[str, str]:
    """File names and texts."""
    return {"README.md": _readme(done), "LICENSE.txt": _LICENSE, "CITATION.cff": _citation(done)}


def _readme(done: "Exported") -> str:
    restricted = "\n".join(f"- {name}: {value}" for name, value in done.wanted.told().items())
    tables = "\n".join(
        f"| {table.name} | {done.rows[table.name]:,} | {table.description} |"
        for table in done.tables
        if done.files[table.name]
    )
    folders = (
        f"\nEvery table of articles is in folders by `agency` and `year`. {YEAR}\n" if done.form == "parquet" else ""
    )
    return f"""# An archive of the Kazakh-language press

Made by {done.program} on {done.made_at:%Y-%m-%d %H:%M} UTC; all files are of that moment.
{f"{chr(10)}Only:{chr(10)}{chr(10)}{restricted}{chr(10)}" if restricted else ""}
| table | rows | what it has |
|---|---:|---|
{tables}

Rows belong together by `article`, which is `articles.id`; those of `credits` by `photo`, which is `photos.id`. These
numbers are of the archive that this export was made from: to name an article for good, use agency, native_id, edition.
Every column is described in `datapackage.json`. Times are text in ISO 8601: `date_published` has the offset that was in
force in Kazakhstan and is only as precise as the page was; what is called utc, seen or checked is in UTC.
{folders}
## How to open it

{_OPEN[done.form]}
## Whole and unchanged?

    sha256sum --check SHA256SUMS
"""


def _citation(done: "Exported") -> str:
    return f"""cff-version: 1.2.0
message: "If you use these data, please cite them, and the agencies whose articles you quote."
type: dataset
title: "Muragat: an archive of the Kazakh-language press, export of {done.made_at:%Y-%m-%d}"
version: "{done.made_at:%Y.%m.%d}"
date-released: "{done.made_at:%Y-%m-%d}"
authors:
  - name: "Whoever keeps this archive"
"""
