"""A class at once: JupyterHub on one machine, a system account for each pupil. README.md is the teacher's page.

    __main__.py              what the teacher types: open, links, collect, measure
    accounts.py              the list of names becomes accounts, each with a password and a home of its own
    jupyterhub_config.py     the hub: who comes in, what is started for them, when it is stopped
    pupil/                   how a pupil's own server behaves
    shared.py                what all pupils read and nobody copies: MNIST
    engine.py                the proxy is installed, the hub is started
    links.py                 the addresses that pupils are given
    client.py, measure.py    a class of programs that does what pupils do, and what that takes
    kubernetes/              the same for more than one machine
"""
