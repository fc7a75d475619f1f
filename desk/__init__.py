"""The teacher's desk: what pupils hand in, and what a class as a whole got right and mistook.

common.handed (the file of one pupil) → hand_in (the pupil's command)
common.handed → classroom (a folder of such files) → mistakes (who made which) → page, rows, table → look (the teacher's command)

Standard library only, and it parses under Python 3.8, as does what it uses of common/: both commands run in whatever
Python a pupil or a teacher has. Nothing but run.py knows this room.
"""
