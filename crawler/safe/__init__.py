"""Where a crawl may go, and how much it takes from there: own hosts, public addresses, bounded bodies."""
