"""The photos of one article as its page shows them: what is said of each, and where its picture can be seen."""

import re
from collections.abc import Mapping

from datasette.app import Datasette

from archive.web.captures import PICTURE

_PHOTOS = """
SELECT photos.id, url, alt, caption, credit_text_shown, encoding_format, width, height, content_size, (
  SELECT min(captures.id) FROM captures
  WHERE captures.payload_digest = photos.payload_digest AND warc_file IS NOT NULL AND status = 200
) AS capture
FROM photos WHERE article = ? ORDER BY position
"""


async def photos_of(datasette: Datasette, article: str) -> list[Mapping[str, object]]:
    """A row a photo; `shown` says that its capture can be put into a page: a picture of pixels, not a drawing."""
    if not re.fullmatch(r"\d{1,18}", article):
        return []
    rows = await datasette.get_database("archive").execute(_PHOTOS, (int(article),))
    return [{**row, "shown": row["capture"] and PICTURE.fullmatch(row["encoding_format"] or "")} for row in rows]
