"""The colours of every picture, light, dark and of high contrast, and the classes that carry them.

A live picture takes the theme of its page from THEMES, which stands beside it once. A still lies in an <img>,
sees no page and carries OWN: a browser tells it the `color-scheme` of the element that shows it. JupyterLab sets
that with its theme, also where a notebook is not trusted; elsewhere it is what page or system prefer.
"""
FONT = "system-ui,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif"
SIZE = 15       # of the letters, in pixels

LIGHT = {'forward': '#0b5c99', 'backward': '#b0400a', 'accent': '#0a7a59', 'ink': '#222', 'ground': '#fff',
         'tint': '#f1eefb', 'mark': '#ffe9a8', 'turned': 'none'}
DARK = {'forward': '#7cc0f8', 'backward': '#ffab70', 'accent': '#3fcf9e', 'ink': '#e6e6e6', 'ground': '#111',
        'tint': '#332f45', 'mark': '#453810', 'turned': 'invert(1) hue-rotate(180deg)'}
# high contrast, dark and light, as VS Code and JupyterLab have it
BLACK = {'forward': '#8fd0ff', 'backward': '#ffb878', 'accent': '#5fe8b8', 'ink': '#fff', 'ground': '#000',
         'tint': '#241f36', 'mark': '#3d3100', 'turned': DARK['turned']}
WHITE = {'forward': '#003f70', 'backward': '#7a2600', 'accent': '#00503a', 'ink': '#000', 'ground': '#fff',
         'tint': '#f1eefb', 'mark': '#ffe9a8', 'turned': 'none'}
# colours that the reader's system forces on all pages; values stay blue and gradients orange
FORCED = {'ink': 'CanvasText', 'ground': 'Canvas', 'tint': 'Canvas', 'mark': 'Canvas'}

CLASSES = {
    'v': 'fill:{forward}',                                                      # text: a value
    'g': 'fill:{backward}',                                                     # text: a gradient
    't': 'fill:{ink}',                                                          # text: a name
    'o': 'fill:{ground};stroke:{ink};stroke-width:1.5',                         # outline of a circle or a box
    'w': 'fill:none;stroke:{forward};stroke-width:1.5',                         # wire, the way forward
    'wh': 'fill:{forward}',                                                     # its head
    'd': 'fill:none;stroke:{backward};stroke-width:1.5;stroke-dasharray:5 4',   # dashes, the way of a gradient
    'dh': 'fill:{backward}',                                                    # their head
    'k path': 'stroke-width:4',                                                 # an arrow that is chosen
    'n': 'font-size:10px',                                                      # which input comes first
    's': 'font-size:13px',                                                      # charts, in smaller letters
    'fr': 'fill:{tint}',                                                        # frame of an opened fold
    'hi': 'fill:{mark}',                                                        # highlight behind what is lit
    'a': 'fill:{accent}',                                                       # accent of charts, an area
    'al': 'fill:none;stroke:{accent};stroke-width:2',                           # accent of charts, a line
    'px': 'image-rendering:pixelated;filter:{turned}',                          # a raster: dark paper, same hue
    'bg': 'fill:{ground}',                                                      # the ground of a still
}


def style(scope, palette, classes=CLASSES):
    """The rules for one palette; `scope` is the selector of the pictures that it holds for."""
    rules = ''.join(f'{scope} .{name}{{{rule.format(**palette)}}}' for name, rule in classes.items())
    return f'{scope}{{font:{SIZE}px {FONT};color:{palette["ink"]}}}{rules}'


def of_page(palette):
    """The rules for a page of ours: the colours as variables for its text, and the classes of the pictures on it."""
    names = ''.join(f'--{name}:{colour};' for name, colour in palette.items())
    return f':root{{{names}}}{style(".cg", palette)}'


LIVE = {**CLASSES, 'lit': 'background:{mark}'}      # what is lit in text beside a picture
HIGH = {**CLASSES, 'hi': 'fill:{mark};stroke:{ink};stroke-width:2',
        'lit': 'background:{mark};outline:2px solid {ink}'}
# what ipywidgets tells by its ground alone, which forced colours take away
CONTROLS = ('.jupyter-button{border:1px solid}.noUi-target{forced-color-adjust:none;background:CanvasText}'
            '.jupyter-button.mod-active,.noUi-connect,.progress-bar'
            '{forced-color-adjust:none;background:Highlight;color:HighlightText}')
PAGES = (('[data-jp-theme-light=false]', DARK, LIVE), ('.vscode-dark', DARK, LIVE),
         ('[data-jp-theme-name$="High Contrast"]', BLACK, HIGH), ('.vscode-high-contrast', BLACK, HIGH),
         ('.vscode-high-contrast-light', WHITE, HIGH))      # VS Code names the one before, too


def forced(scope):
    """The rules where the system forces its colours, on a light and on a dark ground."""
    return (f'@media (forced-colors:active){{{CONTROLS}{style(scope, {**WHITE, **FORCED}, HIGH)}'
            f'@media (prefers-color-scheme:dark){{{style(scope, {**BLACK, **FORCED}, HIGH)}}}}}')


NAMED = ''.join(style(f'{page} .cg', palette, classes) for page, palette, classes in PAGES)
THEMES = f'<style>{style(".cg", LIGHT, LIVE)}{NAMED}{forced(":root .cg")}</style>'
OWN = f'<style>{style(".cg", LIGHT)}@media (prefers-color-scheme:dark){{{style(".cg", DARK)}}}</style>'
