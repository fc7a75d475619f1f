"""One layer, seen near."""
