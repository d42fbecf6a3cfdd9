"""How well and how fast articles are found, beside what SQLite has by itself."""
