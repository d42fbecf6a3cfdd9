"""Reprints measured: how many are found of texts changed in known ways, and what an article costs."""
