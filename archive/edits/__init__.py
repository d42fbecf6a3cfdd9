"""What was changed in an article after it was published: word by word, and of what kind. Pure, no SQL."""
