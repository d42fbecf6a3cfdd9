"""The Kazakh press reading benchmark: pages with their truth, readers, and how well each reads them."""
