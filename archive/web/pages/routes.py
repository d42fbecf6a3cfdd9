"""The addresses of the pages for readers, and which of them are in the navigation."""

from archive.web.pages.agency import agency
from archive.web.pages.article import article
from archive.web.pages.compare import compare, compare_file
from archive.web.pages.coverage import coverage
from archive.web.pages.credits import credits_page
from archive.web.pages.edits import edits
from archive.web.pages.health import health
from archive.web.pages.home import home
from archive.web.pages.people import people
from archive.web.pages.reprints import reprints
from archive.web.pages.search import search_all, search_file, search_page
from archive.web.pages.views import views

PAGES = (
    (r"^/$", home),
    (r"^/agency/(?P<agency>[a-z0-9_]{1,60})$", agency),
    (r"^/-/coverage$", coverage),
    (r"^/compare$", compare),
    (r"^/compare\.(?P<ending>json|csv)$", compare_file),
    (r"^/credits$", credits_page),
    (r"^/edits$", edits),
    (r"^/health$", health),
    (r"^/people$", people),
    (r"^/reprints$", reprints),
    (r"^/search$", search_page),
    (r"^/-/search$", search_all),
    (r"^/search\.(?P<ending>json|csv|atom)$", search_file),
    (r"^/views$", views),
    (r"^/article/(?P<article>\d{1,18})$", article),
)
