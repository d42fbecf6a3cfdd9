"""From text as shown to values, one kind of value a module: pure functions, no network, no clock, no Scrapy."""
