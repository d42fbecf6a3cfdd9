"""How much a crawl's death weighs against the requests that were under way at it; the same in every store."""

ALONE_FROM = 2
"""Deaths that a request was under way at, with others, after which it goes out alone."""
UNCLEAR = 4
"""So many deaths before its answer, or among others, weigh as much as one with nothing else under way after it."""
DEADLY = "crawls died while nothing but this was under way"
"""Why a request is set aside that is too heavy."""
