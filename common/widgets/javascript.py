"""The JavaScript of a widget, which stands in a file beside its own: keys.js and keys.py."""
from pathlib import Path


def beside(module):
    """The text for the module of this path. Were it given the path, anywidget would never let a widget go."""
    return Path(module).with_suffix('.js').read_text(encoding='utf-8')
