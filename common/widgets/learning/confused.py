"""confused: the confusion matrix with cells to press; each shows its digits, with ∂L/∂x painted over them."""
import ipywidgets as w
import numpy as np

from common.charts import confusion, counted, saliency, taken_for
from common.graph import chain, rows
from common.language import say
from common.widgets.complaint import complains
from common.widgets.figure import Figure
from common.widgets.learning.given import network_and_images
from common.widgets.parts import Status, sheet

SHOWN = 5       # digits on a page
RIGHT, NONE = 'rgba(27,127,75,.2)', 'transparent'        # on light and dark ground


class Confused(Figure):
    """A button for each cell with something in it, and two that turn the pages. It begins with the commonest mistake."""

    def __init__(self, network, x_test, t_test):
        super().__init__()
        self.network, self.x, self.t = network, x_test, t_test
        self.answers = network.predict(x_test).argmax(axis=1)
        self.counts, wrong = counted(t_test, self.answers)
        self.cell, self.page = tuple(int(i) for i in np.unravel_index(wrong.argmax(), wrong.shape)), 0
        most = max(wrong.max(), 1)
        self.buttons = {(i, j): self._button(i, j, wrong[i, j] / most) for i in range(10) for j in range(10)}
        self.before = self.push_button(say('前几个', 'back'), lambda: self.turn(-1), 'arrow-left')
        self.after = self.push_button(say('后几个', 'more'), lambda: self.turn(1), 'arrow-right')
        heads = [w.HTML(f'<div style="text-align:center"><b>{j}</b></div>') for j in range(10)]
        cells = [w.HTML(say('其实 ＼ 读成', 'is ＼ read')), *heads]
        for i in range(10):
            cells += [w.HTML(f'<b>{i}</b>'), *(self.buttons[i, j] for j in range(10))]
        columns = 'minmax(4em, 7em) repeat(10, minmax(2.4em, 3.2em))'         # each as wide as three digits need
        grid = w.GridBox(cells, layout={'grid_template_columns': columns, 'grid_gap': '1px', 'overflow': 'auto hidden'})
        self.arrange(grid, w.HBox([self.before, self.after]), self.shown)

    def _button(self, i, j, share):
        """share: of the commonest mistake, as it is tinted."""
        count = int(self.counts[i, j])
        button = w.Button(description=str(count or ''), disabled=not count, layout={'width': 'auto', 'padding': '0'},
                          tooltip=say('其实是 {i}，读成 {j}', 'a {i} read as {j}', i=i, j=j))
        tint = f'rgba(224,110,50,{0.1 + 0.7 * share:.2f})'
        button.style.button_color = NONE if not count else RIGHT if i == j else tint
        button.on_click(lambda _: self.attempt(lambda: self.choose(i, j)))
        return button

    def choose(self, i, j):
        """Show the digits i that were read as j."""
        self.cell, self.page = (i, j), 0
        self.redraw()

    def turn(self, by):
        self.page = min(max(self.page + by, 0), (len(self.found) - 1) // SHOWN)
        self.redraw()

    @property
    def found(self):
        """The numbers of the test images in the cell."""
        return np.flatnonzero((self.t == self.cell[0]) & (self.answers == self.cell[1]))

    def parts(self):
        i, j = self.cell
        some = self.found[SHOWN * self.page:SHOWN * (self.page + 1)]
        self.before.disabled, self.after.disabled = self.page == 0, SHOWN * (self.page + 1) >= len(self.found)
        if not len(some):
            return [Status(say('一个也没有读错。', 'None was misread.')), Status('')]
        line = say('其实是 {i}，读成 {j}：第 {first} 到 {last} 个，共 {count} 个。橙色处多一点墨，损失变大；蓝色处变小。',
                   'A {i} read as {j}: {first} to {last} of {count}. More ink raises the loss where it is orange and '
                   'lowers it where it is blue.', i=i, j=j, first=SHOWN * self.page + 1, last=SHOWN * self.page + len(some),
                   count=len(self.found))
        x = self.network.scaled(self.x[some])
        dx = chain(rows(self.network), x, self.t[some]).backward()['x']
        return [Status(line), sheet(saliency(x, dx, taken_for(self.t[some], self.answers[some])))]

    def still(self):
        html, text = super().still()
        matrix = sheet(confusion(self.t, self.answers))
        return matrix.still() + html, f'{matrix.text} | {text}'


@complains
def confused(network, x_test, t_test):
    """The confusion matrix of a network that reads digits; press a cell to page through what is in it."""
    return Confused(*network_and_images(network, x_test, t_test))
