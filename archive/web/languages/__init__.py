"""The pages' words in Kazakh, English and Russian, and dates and numbers as each language writes them."""
