"""How well quotes are found, by the list that was labelled by eye."""
