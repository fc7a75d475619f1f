"""Errors, costs and rates, measured while one watches."""
