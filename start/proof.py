"""The proof that an environment holds what its lock names: each package's record lists its files and hashes."""
import base64
import csv
import hashlib
import os
import re

PIN = re.compile(r'^([\w.-]+)(?:\[[^]]*\])?==([^\s;]+) *(;?)', re.MULTILINE)


def packages(venv):
    """{'numpy': ('2.4.6', the folder of its record)} for all that lies in an environment."""
    found = {}
    for folder in [*venv.glob('lib/python*/site-packages/*.dist-info'),
                   *venv.glob('Lib/site-packages/*.dist-info')]:      # Windows
        name, _, version = folder.stem.rpartition('-')
        found[plain(name)] = version, folder
    return found


def plain(name):
    return re.sub(r'[-_.]+', '-', name).lower()


def needed(lock, there):
    """{'numpy': '2.4.6'} of the text of a lock; what only some systems need counts where it is there."""
    return {plain(name): version for name, version, only_some in PIN.findall(lock)
            if not only_some or plain(name) in there}


def damaged(venv, wanted, deep=False):
    """Those of the wanted {name: version} that are not there whole; `deep` reads each file as well."""
    there = packages(venv)
    return [name for name, version in wanted.items()
            if there.get(name, ('',))[0] != version or not whole(there[name][1], deep)]


def whole(folder, deep=False):
    """True if each file that a package's record lists is there in its size and, if `deep`, with its content.

    A record that does not list itself was cut.
    """
    site = str(folder.parent) + os.sep
    try:
        with open(str(folder / 'RECORD'), encoding='utf-8', newline='') as record:
            rows = [row for row in csv.reader(record) if row and not row[0].endswith('.pyc')]
        return f'{folder.name}/RECORD' in (row[0] for row in rows) and all(
            os.stat(site + path).st_size == int(size) and (not deep or sealed(site + path, seal))
            if seal else os.path.exists(site + path) for path, seal, size in rows)
    except (OSError, ValueError, csv.Error):               # no such file, no number, or a row cut short
        return False


def sealed(path, seal):
    """True if the content of a file has the hash that its record gives: sha256=…"""
    kind, _, digest = seal.partition('=')
    with open(path, 'rb') as file:
        found = hashlib.new(kind, file.read()).digest()
    return base64.urlsafe_b64encode(found).decode().rstrip('=') == digest
