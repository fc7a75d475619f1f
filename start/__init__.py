"""What run.py needs before any package is there: the standard library only, and it parses under Python 3.8."""
