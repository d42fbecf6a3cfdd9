"""Several archives into one, and one into several: rows only. WARC files are copied by the crawler's side."""
