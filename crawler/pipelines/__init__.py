"""From shown to understood, one value a pipeline, then the store. Their order is in `crawler.settings`."""
