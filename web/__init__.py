"""The web edition: the whole course as a folder of files that computes in the reader's browser.

runtime (Pyodide and its packages) → wheels (all that its Python loads) → course (the lessons) → lite
(JupyterLite around them) → front (the first page and the doors to the lessons) → keeping (the list of files
that a browser keeps)

This room knows the course; nothing else knows this room.
"""
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
