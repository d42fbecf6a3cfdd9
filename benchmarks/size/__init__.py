"""At what size an archive stops being pleasant: an analyst's questions to SQLite, and to its export in DuckDB."""
