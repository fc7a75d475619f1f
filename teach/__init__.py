"""What a teacher hands out: python3 run.py teach

cells → exercises (all of the lessons, answered from outside) → pupils (notebooks without solutions) and solutions
tasks (what the sheets ask) → drawn (with the numbers of a seed) → sheets
plans; index (the page that leads to all of it); page (the frame of each)

This room knows the course; nothing else knows this room.
"""
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
