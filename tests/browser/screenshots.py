"""`make screenshots`: the pictures in docs/, of the demo's archive in Chromium. It tests nothing."""

import sys
from pathlib import Path

from tests.browser.chromium import CHROMIUM, browsing, serving

_DOCS = Path(__file__).parents[2] / "docs"
_PICTURES = (
    ("home.png", "/", 1200),
    ("article.png", "/article/1", 1200),
    ("edited.png", "/edits", 1200),
    ("search.png", "/search?q=мектептерге", 1200),
    ("article-phone.png", "/article/1", 390),
)


def main(archive: Path) -> None:
    """Takes the pictures; says what is missing for it."""
    if CHROMIUM is None:
        sys.exit("Chromium is not installed: apt-get install chromium")
    if not archive.exists():
        sys.exit(f"{archive} is not there: make demo")
    with serving(archive) as site, browsing() as browser:
        for name, path, width in _PICTURES:
            page = browser.new_page(viewport={"width": width, "height": 900}, locale="en")
            page.goto(site + path, wait_until="networkidle")
            page.screenshot(path=_DOCS / name)
            page.close()
            print(_DOCS / name)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "demo/archive.db"))
