"""The addresses of the pages for readers, and which of them are in the navigation."""

from archive.web.pages.article import article
from archive.web.pages.edits import edits
from archive.web.pages.home import home

PAGES = (
    (r"^/$", home),
    (r"^/edits$", edits),
    (r"^/article/(?P<article>\d{1,18})$", article),
)
