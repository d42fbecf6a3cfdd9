"""Whether a crawl still gets what it is after: challenge pages, changed layouts, silent fields and sources."""
