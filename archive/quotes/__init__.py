"""Who said what: quotes found in articles by rules, and their table. Pure but for `table`."""
