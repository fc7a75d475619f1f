"""A drawing that shows itself in a notebook, also in one that is not trusted and runs no code."""
import re
from base64 import b64encode
from html import escape


def image(svg, alt):
    """An <img> that carries the picture within itself; in a narrow window it shrinks as the picture allows, then scrolls."""
    data = b64encode(svg.encode()).decode()
    least = re.search(r'min-width:\d+px', svg)
    style = 'max-width:100%' + (f';{least[0]}' if least else '')
    return (f'<div style="overflow-x:auto"><img alt="{escape(alt)}" style="{style}" '
            f'src="data:image/svg+xml;base64,{data}"></div>')


class Picture:
    """SVG text with a line of text that says the same."""

    def __init__(self, svg, alt):
        self.svg, self.alt = svg, alt

    def __repr__(self):
        return self.alt

    def _repr_html_(self):
        return image(self.svg, self.alt)

    def save(self, path):
        with open(path, 'w', encoding='utf-8', newline='\n') as file:
            file.write(self.svg)
