"""What run.py needs before any package is there: standard library only; parses under Python 3.8.

JupyterLab itself runs two files, when its packages are there: jupyter_server_config.py and stills.py.
"""
