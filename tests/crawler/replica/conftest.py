"""The stand-in of El.kz as it is shipped, and a little agency of two languages that has everything once."""

import shutil
from pathlib import Path

import pytest

from crawler.replica.press import FOLDER, load
from crawler.replica.records import Site

LITTLE_SITE = """
name = "Kishi.kz"
url = "https://kishi.kz"
time_zone = "Asia/Almaty"
article_path = "{root}/{slug}-{id}/"
photo_path = "/photos/{day:%Y}/{number}_{digest}.jpg"
page_size = 2
crawl_delay = 0.5
disallow = ["/search/", "/draft-999/"]
preview = "/draft-999/"
sitemap = true
rss = true

[[ids]]
since = 2023-01-01
first = 1000
per_day = 10.0

[[look]]
template = "look.html"

[[edition]]
code = "kk"
id = "kk-Cyrl"
root = ""
months = []
sections = { "Спорт" = "sport", "Қоғам" = "qogam" }
words = {}
"""
LITTLE_DAYS = """
dates = [2024-03-10, 2024-03-11, 2024-03-12]

[[edit]]
slug = "bir"
day = 2
headline = "Біріншінің жаңа тақырыбы"

[[edit]]
slug = "eki"
day = 2
until = 3
replace = "Екі абзац"
by = "Екі сөйлем"

[[edit]]
slug = "ush"
day = 2
remove_paragraph = 2

[[edit]]
slug = "bir"
day = 3
credit = "Фото: pexels"
parties = [{ name = "Pexels", kind = "stock" }]

[[removal]]
slug = "tort"
day = 2
status = 404

[[removal]]
slug = "bes"
day = 3
status = 410

[[move]]
slug = "alty"
day = 2
to = "altynshy"
"""
LITTLE_ARTICLE = """
[[article]]
slug = "{slug}"
edition = "kk"
section = "{section}"
published = {published}
headline = "{headline}"
views = 100
day = {day}
body = \"\"\"
{headline}: бір абзац.

{headline}: Екі абзац.
\"\"\"
photos = [{{ alt = "{headline}", credit = "Фото: gov.kz", parties = [{{ name = "Gov.kz", kind = "state" }}] }}]
"""
LITTLE_ARTICLES = [
    ("bir", "Спорт", "2024-02-28T10:00:00", "Бірінші", 1),
    ("eki", "Спорт", "2024-03-01T10:00:00", "Екінші", 1),
    ("ush", "Қоғам", "2024-03-02T10:00:00", "Үшінші", 1),
    ("tort", "Спорт", "2024-03-03T10:00:00", "Төртінші", 1),
    ("bes", "Қоғам", "2024-03-04T10:00:00", "Бесінші", 1),
    ("alty", "Қоғам", "2024-03-05T10:00:00", "Алтыншы", 1),
    ("zheti", "Спорт", "2024-03-11T10:00:00", "Жетінші", 2),
]
LITTLE_LOOK = """<!doctype html><!-- {{ notice }} -->
<title>{{ a.headline }}</title><h1>{{ a.headline }}</h1><p>{{ a.photos[0].credit }} {{ date }} {{ views }}</p>
{% for block in a.body %}
<p>{{ block.text }}</p>
{% endfor %}
</html>
"""
LITTLE_LIST = """<!doctype html><!-- {{ notice }} -->
{% for one in page.teasers %}
<a href="{{ one.path }}">{{ one.headline }}</a>
{% endfor %}
<b>{{ page.number }} / {{ page.last }}</b></html>
"""


def write_little_agency(folder: Path) -> None:
    """Writes an agency's folder `kishi_kz` into `folder`."""
    home = folder / "kishi_kz"
    (home / "articles").mkdir(parents=True)
    (home / "templates").mkdir()
    names = ("slug", "section", "published", "headline", "day")
    written = [LITTLE_ARTICLE.format(**dict(zip(names, values, strict=True))) for values in LITTLE_ARTICLES]
    files = {
        "site.toml": LITTLE_SITE,
        "days.toml": LITTLE_DAYS,
        "articles/all.toml": "\n".join(written),
        "templates/look.html": LITTLE_LOOK,
        "templates/list.html": LITTLE_LIST,
        "templates/missing.html": "<!doctype html><!-- {{ notice }} --><h1>404</h1></html>\n",
    }
    for name, text in files.items():
        (home / name).write_text(text, "utf-8")


@pytest.fixture
def little_folder(tmp_path: Path) -> Path:
    write_little_agency(tmp_path)
    return tmp_path


@pytest.fixture
def little(little_folder: Path) -> Site:
    return load("kishi_kz", little_folder)


@pytest.fixture(scope="session")
def site() -> Site:
    """The stand-in of El.kz as it is shipped."""
    return load("el_kz")


@pytest.fixture
def copy_of_el_kz(tmp_path: Path) -> Path:
    """A folder with a copy of the stand-in of El.kz that a test may spoil."""
    shutil.copytree(FOLDER / "el_kz", tmp_path / "el_kz")
    return tmp_path
