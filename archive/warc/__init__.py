"""Reading WARC files, of whatever crawler: records, their places, their bodies. Nothing here writes one."""
