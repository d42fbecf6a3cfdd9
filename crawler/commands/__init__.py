"""Commands of ours beside Scrapy's: crawl (with a summary and an honest exit code), probe, fixture."""
