"""In which sizes pages offer a photo, by the look of the page: the files that the site has of it. Draws nothing."""

from dataclasses import dataclass

from crawler.replica.records import PhotoStyle, Site, StandInArticle, StandInPhoto

_SHOWN = "/1200xauto_"
_MEDIA_TYPES = {"jpg": "image/jpeg", "png": "image/png", "webp": "image/webp"}
HEIGHTS = {600: 338, 1200: 675, 1600: 900}


@dataclass(frozen=True, slots=True)
class PhotoFile:
    """One file of a photo: its path, and what is in it."""

    path: str
    width: int
    encoding_format: str

    @property
    def height(self) -> int:
        """Pixels."""
        return HEIGHTS[self.width]


def file_of(photo: StandInPhoto, width: int, extension: str = "jpg") -> PhotoFile:
    """The file of a photo in a size; 1200 pixels as a JPEG is the one at its own path."""
    path = photo.path
    if (width, extension) != (1200, "jpg"):
        path = path.replace(_SHOWN, f"/{width}xauto_").removesuffix("jpg") + extension
    return PhotoFile(path, width, _MEDIA_TYPES[extension])


def offered(site: Site, article: StandInArticle, photo: StandInPhoto) -> tuple[PhotoFile, ...]:
    """The files of a photo that the article's page names, the largest last."""
    shown = file_of(photo, 1200)
    match site.look(article).photos:
        case PhotoStyle.PLAIN:
            return (shown,)
        case PhotoStyle.LINKED:
            return (shown, file_of(photo, 1600, "png"))
        case PhotoStyle.WIDTHS:
            return (file_of(photo, 600), shown, file_of(photo, 1600))
        case PhotoStyle.SOURCES:
            return (shown, file_of(photo, 600, "webp"), file_of(photo, 1600, "webp"))
