"""The bug museum: broken layers from life. Find the input on which the mistake shows, fix it, have it confirmed."""
from common.exercises.museum.exhibit import EXHIBITS, check_exhibit, exhibit, reveals
