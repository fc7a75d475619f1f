"""One file for each kind of thing that a reader hands in."""
