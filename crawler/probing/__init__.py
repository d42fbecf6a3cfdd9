"""The first contact with many agencies: a page or two of each, and a report of what is found. Stores no article."""
