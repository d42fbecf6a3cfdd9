"""Reprints: which articles are nearly the same text, whose was there first, and who names whom as the source."""
