"""A class at once: JupyterHub on one machine, an account of the system for each pupil. README.md is the teacher's page.

accounts (who is in the class), links (what pupils are given) and ready (what a class needs) → engine (the hub runs)
    → __main__ (what the teacher types)
client (a pupil who is a program) → measure (a class of them) → table (what it takes)
accounts → collect (what pupils answered, for the teacher's desk)

jupyterhub_config.py and pupil/ are read by Jupyter itself: the hub's settings, and those of each pupil's server.
kubernetes/ is the same for more than one machine. Nothing else knows this room but run.py.
"""
