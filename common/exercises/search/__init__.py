"""The search for the first node, from the right, that passes back a wrong share."""
