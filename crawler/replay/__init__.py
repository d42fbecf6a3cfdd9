"""A crawl of what was captured: the very spider, answered from WARC files, with no connection to anywhere."""
