"""How well and how fast Kazakh words are stemmed, beside simpler ways."""
