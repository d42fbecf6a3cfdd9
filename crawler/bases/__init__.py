"""What agencies share that run on the same system: attributes for their files, and no parsing."""
