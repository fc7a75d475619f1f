"""The JavaScript of a widget, which stands in a file beside its own: keys.js and keys.py."""
from pathlib import Path


def beside(module):
    """The text for the module of this path. Were it given the path, anywidget would never let a widget go."""
    return Path(module).with_suffix('.js').read_text(encoding='utf-8')


def beside_in_a_figure(module):
    """The same for a view that looks at the figure it stands in: it begins `whenShown`."""
    return beside(Path(__file__).with_name('when_shown')) + beside(module)
