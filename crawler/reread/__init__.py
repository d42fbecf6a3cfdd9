"""Reading captured pages again: from WARC files of any make to the archive's rows, without Scrapy and its engine."""
