"""What a teacher hands out: python3 run.py teach

exercises (all exercises of the lessons, answered from outside) → pupils (notebooks without solutions), solutions,
graphs → sheets (to print), plans → index (the page that leads to all of it)

This room knows the course; nothing else knows this room.
"""
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent


class Trouble(Exception):
    """What is wrong and what mends it, in one sentence for the teacher."""

