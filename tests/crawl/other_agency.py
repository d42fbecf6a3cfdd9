"""A second agency for tests of two crawls at once: like the first, under another name and address."""

from crawler.agencies.el_kz import ElKz


class OtherKz(ElKz):
    """Not a real agency."""

    name = "other_kz"
    agency_name = "Other.kz"
    base = "https://other.example"
