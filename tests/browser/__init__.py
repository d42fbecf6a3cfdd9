"""The archive's pages in a real browser."""
