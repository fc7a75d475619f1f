"""Tests stand in folders as in common/; what they share stands in helpers/."""
