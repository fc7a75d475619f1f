"""What a reader's hand meets in every figure, made in one way: buttons as wide as their words, menus, rows that break."""
import ipywidgets as w


def button(words, icon='', tip=None):
    """A button to push; tip is what a pointer that rests on it is told."""
    return w.Button(**_worded(words, icon, tip))


def toggle(words, icon='', tip=None):
    """A button that stays down until it is pressed again."""
    return w.ToggleButton(**_worded(words, icon, tip))


def _worded(words, icon, tip):
    return {'description': words, 'icon': icon, 'tooltip': tip, 'layout': {'width': 'auto'}}


def menu(words, options, width='24em', **chosen):
    """A choice among options, (text, value) each; the first is chosen unless a `value` is given."""
    return w.Dropdown(description=words, options=options, style={'description_width': 'initial'},
                      layout={'width': width, 'max_width': '100%'}, **chosen)


def row(*widgets, gap=None):
    """Side by side, and in more rows where the page is narrow; gap as in CSS, '0 1.5em'."""
    return w.HBox(widgets, layout={'flex_flow': 'row wrap', 'grid_gap': gap})
