"""What is still to be fetched, kept so that no death of a crawl loses it; and what the archive knows already.

The scheduler (`scheduler`) leases requests from a store (`store` says what one does, `sqlite` is one) and hands them to
Scrapy's engine; `leases` follows each to the end of its callback's output, then the store is told. Requests are JSON
(`codec`). A crawl that goes on with a dead one takes back its leases; captured answers come from `records`.
"""
