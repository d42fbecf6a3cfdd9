"""The index for searching: every form of a word, in any script, in the archive's own file."""
