"""The record: every response that came over the wire, unaltered, in WARC files, before anything is made of it."""
