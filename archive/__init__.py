"""From items to one SQLite file: knows nothing of Scrapy or the web."""
