"""What accompanies a crawl: the pace that robots.txt asks for, and what a person at the terminal sees of it."""
