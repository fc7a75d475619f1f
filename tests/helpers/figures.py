"""Reading and operating figures as a reader does."""


def seen(figure):
    """All that a figure shows at the moment, as HTML."""
    return ''.join(place.value for place in figure.shown.children)


def button(figure, words):
    """The button with these words on it."""
    if getattr(figure, 'description', None) == words:
        return figure
    found = (button(child, words) for child in getattr(figure, 'children', ()))
    return next(filter(None, found), None)
