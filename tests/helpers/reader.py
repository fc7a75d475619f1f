"""A reader in a browser: operates every control of every figure of a lesson, and answers every exercise.

After each act the page is looked at: no error, no complaint of the browser, and every figure is still alive.
"""
import ast
import re

from playwright.sync_api import Error

from tests.helpers.browser import until

NUMBERS = '12.5', 'abc', '３'         # good, bad, full-width
SETTLED_MS = 25
HANDS_MS = 20_000
NAMED = re.compile(r'[^\s\u200b\ue000-\uf8ff]')     # by more than an icon
REPLACED = 'no comm channel defined'        # ipywidgets, where a hand is still on a slider that the kernel replaces

LOOK = '''() => {
    const outputs = [...document.querySelectorAll('.jp-OutputArea-output')];
    const roots = [...document.querySelectorAll('.jp-OutputArea-output .jupyter-widgets')]
        .filter(e => !e.parentElement.closest('.jupyter-widgets'));
    roots.forEach((e, i) => e.dataset.figure ??= String(i));
    const cells = [...document.querySelectorAll('.jp-Cell')];
    const mime = e => e.dataset.mimeType || e.querySelector('[data-mime-type]')?.dataset.mimeType;
    const wrong = outputs.filter(e => /error$|stderr$/.test(mime(e))
        || /Error displaying widget|Error rendering|model not found|Traceback/.test(e.textContent));
    return {figures: roots.map(e => ({name: e.dataset.figure, alive: e.getBoundingClientRect().height > 0,
                                      cell: cells.indexOf(e.closest('.jp-Cell')),
                                      complaint: e.matches('.complaint') || !!e.querySelector('.complaint')})),
            wrong: wrong.map(e => e.textContent.slice(0, 300))};
}'''
NEXT = '''([name, touched]) => {          // the first control of a figure that was not touched yet
    const root = document.querySelector(`[data-figure="${name}"]`), seen = {};
    const controls = '[role=slider], input[type=text], input[type=number], input[type=checkbox], textarea, button, ' +
        'select, summary, canvas';
    for (const e of root ? root.querySelectorAll(controls) : []) {
        const kind = e.getAttribute('role') || e.type || e.tagName.toLowerCase();
        const named = (e.getAttribute('aria-label') || e.title || e.textContent || '').trim().slice(0, 40);
        const key = `${kind} “${named}” ${seen[kind + named] = (seen[kind + named] || 0) + 1}`;
        if (touched.includes(key) || !e.getBoundingClientRect().height || e.disabled) continue;
        e.dataset.control = `${name}-${touched.length}`;
        return {kind, key, control: e.dataset.control};
    }
}'''
RUN_CELL = '''async ([index, source]) => {
    const panel = jupyterapp.shell.currentWidget, notebook = panel.content;
    notebook.activeCellIndex = index;
    notebook.deselectAll();
    if (source !== null) notebook.widgets[index].model.sharedModel.setSource(source);
    await jupyterapp.commands.execute('notebook:run-cell');
}'''
CELLS = '''() => jupyterapp.shell.currentWidget.content.widgets.map(cell => ({
    kind: cell.model.type, source: cell.model.sharedModel.getSource(), tags: cell.model.getMetadata('tags') || []}))'''
ASKED = '''code => new Promise(resolve => {
    const kernel = jupyterapp.shell.currentWidget.sessionContext.session.kernel;
    const future = kernel.requestExecute({code, store_history: false, silent: false});
    let text = '';
    future.onIOPub = message => { if (message.header.msg_type === 'stream') text += message.content.text; };
    future.done.then(() => resolve(text));
})'''


NAME = '''control => {
    const one = document.querySelector(`[data-control="${control}"]`);
    const labels = [...(one?.labels ?? [])].map(label => label.textContent);
    return one && [one.ariaLabel, ...labels, one.textContent, one.title].join('');
}'''


class Reader:
    """page: a lesson that has been run. complaints: a list to which the page's console errors are written."""

    def __init__(self, page, complaints):
        self.page, self.complaints = page, complaints
        self.figures = page.evaluate(LOOK)['figures']

    def all_is_well(self, act):
        """AssertionError, naming the act, unless the page shows no error and every figure lives."""
        until(self.page, self.all_live, f'{act}: not all of {len(self.figures)} figures live')
        assert not self.seen['wrong'], f'{act}: {self.seen["wrong"][0]}'
        complaints = [words for words in self.complaints if words != REPLACED]
        assert not complaints, f'{act}: {complaints}'

    def all_live(self):
        self.seen = self.page.evaluate(LOOK)
        return sum(figure['alive'] for figure in self.seen['figures']) >= len(self.figures)

    def operate(self, figure, most=60):
        """Touch every control of a figure, also those that open on the way. Returns how many there were."""
        name, touched = figure['name'], []
        while len(touched) < most and (found := self.page.evaluate(NEXT, [name, touched])):
            touched.append(found['key'])
            control = self.page.locator(f'[data-control="{found["control"]}"]')
            until(self.page, lambda: self.named(found['control']), f'cell {figure["cell"]}, {found["key"]}: it has no name')
            try:
                for said in self.touch(control, found['kind']):
                    self.page.wait_for_timeout(SETTLED_MS)
                    self.all_is_well(f'cell {figure["cell"]}, {found["key"]}: {said}')
                    if not control.count():     # another figure has taken its place, as in the calculator
                        break
            except Error:
                if control.count():
                    raise
        return len(touched)

    def named(self, control):
        """Whether a control has a name, or has been replaced in the meantime."""
        words = self.page.evaluate(NAME, control)
        return words is None or bool(NAMED.search(words))

    def touch(self, control, kind):
        """Every way to use one control, as a reader does; yields the name of each after it is done."""
        touch = {'slider': self.slide, 'text': self.type, 'number': self.type, 'textarea': self.type,
                 'select-one': self.choose, 'canvas': self.draw}.get(kind, self.press)
        yield from touch(control)

    def slide(self, handle):
        for key in ('ArrowRight', 'End'):
            handle.press(key, timeout=HANDS_MS)
            yield key
        box = handle.bounding_box()
        self.page.mouse.move(box['x'] + box['width'] / 2, box['y'] + box['height'] / 2)
        self.page.mouse.down()
        self.page.mouse.move(box['x'] - 40, box['y'] + box['height'] / 2, steps=4)
        self.page.mouse.up()
        yield 'dragged'

    def type(self, box):
        before = box.input_value()
        for text in (*NUMBERS, before):
            box.click(timeout=HANDS_MS, force=True)
            box.press('Control+A', timeout=HANDS_MS)
            self.page.keyboard.type(text or ' ')
            box.press('Enter', timeout=HANDS_MS)
            yield f'typed {text!r}'

    def choose(self, control):
        control.press('ArrowDown')
        yield 'the next choice'
        control.press('ArrowUp')
        yield 'the choice before'

    def press(self, button):
        for time in ('pressed', 'pressed again'):
            if button.is_visible() and button.is_enabled():
                button.click(timeout=HANDS_MS, force=True)      # also while the page is busy drawing
                yield time

    def draw(self, canvas):
        box = canvas.bounding_box()
        self.page.mouse.move(box['x'] + box['width'] / 2, box['y'] + 20)
        self.page.mouse.down()
        self.page.mouse.move(box['x'] + box['width'] / 2, box['y'] + box['height'] - 20, steps=8)
        self.page.mouse.up()
        yield 'drawn on'

    def ask(self, code):
        """What `code`, run in the lesson's kernel, prints."""
        return self.page.evaluate(ASKED, code)

    def run_cell(self, index, source=None):
        self.page.evaluate(RUN_CELL, [index, source])
        return self.page.locator('.jp-Cell').nth(index).locator('.jp-OutputArea').inner_text()

    def exercises(self):
        """(reader's cell, check cell, solution) by index, for every exercise that is answered in a cell."""
        cells = self.page.evaluate(CELLS)
        found, reader, check = [], None, None
        for index, cell in enumerate(cells):
            if 'reader' in cell['tags']:
                reader, check = index, None
            elif cell['kind'] == 'code' and reader is not None and 'solution' not in cell['tags'] and checks(cell['source']):
                check = check or index
            elif 'solution' in cell['tags'] and reader is not None and check is not None:
                found.append((reader, check, index))
                reader = None
        return cells, found

    def answer(self, cells, reader, check, solution):
        """Answer an exercise wrongly and then rightly; returns what was said to each.

        With the right answer the cells up to the solution are run again: figures of the reader's own code come alive.
        """
        wrong, right = wrong_answer(cells[reader]['source']), \
            right_answer(cells[reader]['source'], cells[check]['source'], cells[solution]['source'])
        said = []
        for source in (wrong, right, cells[reader]['source']):
            self.run_cell(reader, source)
            said.append(self.run_cell(check))
            self.all_is_well(f'cell {reader}, answered with\n{source}')
        self.run_cell(reader, right)
        for index in range(check, solution):
            if cells[index]['kind'] == 'code':
                self.run_cell(index)
                self.all_is_well(f'cell {index}, after the right answer of cell {reader}')
        return said[:2]


def wrong_answer(source):
    """The reader's cell with −123.456 where nothing stands yet."""
    return re.sub(r'\bNone\b', '-123.456', source)


def right_answer(reader, check, solution):
    """The reader's cell with the solution in it: what the solution hands to the check goes by the reader's name."""
    own = '\n'.join(line for line in solution.splitlines() if not line.startswith(('assert', '#')))
    asked, answered = checks(check), checks(solution)
    given = '\n'.join(f'{asked[place]} = {answered[place]}' for place in asked.keys() & answered.keys()
                      if asked[place].isidentifier() and asked[place] != answered[place])
    return '\n'.join((reader, own, given))


def checks(source):
    """What a cell hands to be checked, by place: the answers of check_number(…), problem.check(…), check_exhibit('…', …).

    A place is the number of the call, and the position or the name of the argument in it.
    """
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call) and node.args and re.match(
        'check(_|$)', getattr(node.func, 'id', '') or getattr(node.func, 'attr', ''))]
    calls.sort(key=lambda call: (call.lineno, call.col_offset))
    answers = {(nth, 0): call.args[getattr(call.func, 'id', '') == 'check_exhibit'] for nth, call in enumerate(calls)}
    answers |= {(nth, word.arg): word.value for nth, call in enumerate(calls) for word in call.keywords}
    return {place: ast.unparse(part) for place, part in answers.items()}
