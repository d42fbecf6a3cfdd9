"""How quick the pages for readers are in a large archive: one made up of a seed, asked through `muragat serve`."""
