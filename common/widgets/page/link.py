"""link: to the passage of a lesson that explains something."""
from html import escape

from common.widgets.parts import Html

LOOK = 'color:var(--jp-content-link-color,#1a5fb4)'


def link(place):
    """The heading of a Passage as a link, with the number of its lesson; nothing for None."""
    if place is None:
        return ''
    words = place.heading if place.heading.startswith(place.lesson) else f'{place.lesson} {place.heading}'
    return Html(f'<a href="{escape(place.link)}" style="{LOOK}">{escape(words.replace("`", ""))}</a>')
