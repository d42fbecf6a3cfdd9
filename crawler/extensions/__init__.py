"""What accompanies a crawl: what a person at the terminal sees of it."""
