"""From the web to items: the only place that knows Scrapy."""
