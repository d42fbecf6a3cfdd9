"""Writes one document to look at: `python -m benchmarks.press.documents libraries/meta-list > page.html`."""

import sys

from . import SEED, TEXTS, documents, seed_text


def main() -> None:
    """Without a name: all names. A random document's name says its seed: «snow/random-3-14»."""
    texts = (*TEXTS, seed_text()) if SEED.exists() else TEXTS
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    seed = int(wanted.rsplit("-", 2)[1]) if "/random-" in wanted else 1
    for text in texts:
        for document in documents(text, seed=seed):
            if not wanted:
                sys.stdout.write(f"{document.name}\n")
            elif document.name == wanted:
                sys.stdout.buffer.write(document.html)


if __name__ == "__main__":
    main()
