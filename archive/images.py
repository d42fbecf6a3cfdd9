"""Pictures that were captured: a row an address and capture, and what photos show of them. Their bytes are in the WARC
files only.

A photo shows the newest picture of its largest size's address, whichever of the two was saved first.
"""

import json
import sqlite3
from collections.abc import Sequence
from datetime import datetime, timedelta

from archive.article import Image, utc_text

AGAIN_AFTER = timedelta(days=7)
TRIES = 3
"""An address that gave no picture is asked again after so many days, on at most so many days in all: a picture that is
not there seldom comes, and an archive of years has many of them."""

_IMAGE = """
INSERT INTO images (url, fetched_at, payload_digest, encoding_format, width, height, content_size)
VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (url, fetched_at) DO UPDATE SET payload_digest = excluded.payload_digest,
  encoding_format = excluded.encoding_format, width = excluded.width, height = excluded.height,
  content_size = excluded.content_size
WHERE ifnull(excluded.payload_digest, '') >= ifnull(images.payload_digest, '')
"""
"""Of several pictures that one address gave within a second the one with the greatest digest counts."""
_SHOW = """
UPDATE photos SET (payload_digest, encoding_format, width, height, content_size) = (
  SELECT payload_digest, encoding_format, width, height, content_size FROM images
  WHERE images.url = photos.largest_url ORDER BY fetched_at DESC LIMIT 1
) WHERE
"""
_MISSING = """
SELECT DISTINCT value FROM json_each(?1)
WHERE NOT EXISTS (SELECT 1 FROM images WHERE url = value AND encoding_format IS NOT NULL)
  AND ifnull((
    SELECT max(fetched_at) <= ?2 AND count(DISTINCT substr(fetched_at, 1, 10)) < ?3 FROM captures WHERE url = value
  ), 1)
"""


def save_image(connection: sqlite3.Connection, image: Image) -> None:
    """Writes a picture's rows, and what the photos with its addresses show of it."""
    seen_at, digest = utc_text(image.capture.fetched_at), image.capture.payload_digest or None
    values = (seen_at, digest, image.encoding_format, image.width, image.height, image.content_size)
    for url in image.urls:
        connection.execute(_IMAGE, (url, *values))
        connection.execute(f"{_SHOW} largest_url = ?", (url,))


def show_in_photo(connection: sqlite3.Connection, photo_id: int) -> None:
    """Writes what a photo shows of its picture; nothing while there is none."""
    connection.execute(f"{_SHOW} id = ?", (photo_id,))


def missing(connection: sqlite3.Connection, urls: Sequence[str], now: datetime) -> list[str]:
    """Of these addresses, each once, those that have given no picture, and were not asked too lately or too often."""
    asked = (json.dumps(urls), utc_text(now - AGAIN_AFTER), TRIES)
    return [url for (url,) in connection.execute(_MISSING, asked)]
