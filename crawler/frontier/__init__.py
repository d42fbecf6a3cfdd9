"""What is still to be fetched, and what the archive knows already."""
