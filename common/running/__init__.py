"""A method watched while it runs: which line made a number, and the same line with its numbers put in."""
from common.running.run import Run
from common.running.statements import written_function
