"""`make bench`: ours and the peers, side by side in one run, on pages of the stand-in. Nothing is asserted here."""
