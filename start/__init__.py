"""What run.py needs before any package is there: standard library only; parses under Python 3.8."""
