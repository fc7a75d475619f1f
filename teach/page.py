"""The frame of every page that a teacher opens: one file, no other host, light and dark, and good on paper."""
from html import escape
from string import Template

from common.drawing.palette import DARK, FONT, LIGHT, of_page
from common.language import current
from teach import HERE

PAGES = HERE / 'pages'


def page(title, body, kind):
    """A whole page in the language that is spoken. kind: 'sheet' (paper, light only), 'text' or 'index'."""
    frame = Template((PAGES / 'page.html').read_text(encoding='utf-8'))
    return frame.substitute(language=current(), title=escape(title), body=body, kind=kind, style=colours(kind == 'sheet') + FORM)


def write(path, title, body, kind):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page(title, body, kind), encoding='utf-8')


def colours(paper):
    """The palette of the lessons' drawings for drawings and text alike; paper has no dark side."""
    dark = '' if paper else f'@media screen and (prefers-color-scheme:dark){{{of_page(DARK)}}}'
    return f'body{{font-family:{FONT}}}:root{{color-scheme:light{"" if paper else " dark"}}}{of_page(LIGHT)}{dark}\n'


FORM = (PAGES / 'page.css').read_text(encoding='utf-8')
