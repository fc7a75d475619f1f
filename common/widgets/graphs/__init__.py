"""Figures of any graph."""
