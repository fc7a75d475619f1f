"""Look at a lesson as its reader does: screenshots of it in a real JupyterLab, from top to bottom.

    python -m tests.helpers.screenshots 01                        both languages as on a fresh clone, nothing run
    python -m tests.helpers.screenshots 01 --lang zh --run        after Run All Cells
    python -m tests.helpers.screenshots 08 --theme dark --width 390 --run --folder /somewhere
    python -m tests.helpers.screenshots 01 --html                 the page that `nbconvert --to html` makes, without a kernel

Writes NN_zh_light_1280_01.png, …_02.png … (one for each screenful) and prints their names, and what the browser's
console and the notebook report as errors. Printed lessons are shown as they are: build them first.
"""
import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.helpers.browser import ROOT, chromium, jupyter_lab, open_lesson, run_all

ERRORS = '[data-mime-type="application/vnd.jupyter.error"], [data-mime-type="application/vnd.jupyter.stderr"]'


def screenfuls(page, scroller, target):
    """Save one picture for each screenful of the element `scroller`; each repeats a little of the last."""
    top, number, height = 0, 0, 1
    while number == 0 or top + 40 < height:                 # cells get their height when they are seen
        page.eval_on_selector(scroller, '(e, top) => e.scrollTo(0, top)', top)
        page.wait_for_timeout(400)
        number += 1
        path = target.with_name(f'{target.name}_{number:02}.png')
        page.screenshot(path=path)
        print(path)
        height, visible = page.eval_on_selector(scroller, 'e => [e.scrollHeight, e.clientHeight]')
        top += visible - 40


def in_lab(page, notebook, address, options):
    open_lesson(page, address(notebook.relative_to(ROOT).as_posix()))
    if options.run:
        run_all(page)
        page.wait_for_timeout(1000)
    page.evaluate('''() => { jupyterapp.shell.collapseLeft(); jupyterapp.shell.mode = 'single-document'; }''')
    for error in page.locator(ERRORS).all_text_contents():
        print('error in a cell:', error)
    return '.jp-Notebook .jp-WindowedPanel-outer'


def as_page(page, notebook, folder):
    subprocess.run([sys.executable, '-m', 'nbconvert', '--to', 'html', '--log-level=ERROR',
                    '--output-dir', str(folder), str(notebook)], check=True)
    page.goto((folder / notebook.with_suffix('.html').name).as_uri())
    return 'html'


def main():
    parser = argparse.ArgumentParser(description='Screenshots of a lesson.')
    parser.add_argument('name', help="the beginning of a lesson's name, such as 01")
    parser.add_argument('--lang', choices=('zh', 'en'), action='append', help='both if not given')
    parser.add_argument('--theme', choices=('light', 'dark'), default='light')
    parser.add_argument('--width', type=int, default=1280)
    parser.add_argument('--height', type=int, default=900)
    parser.add_argument('--run', action='store_true', help='run all cells first')
    parser.add_argument('--html', action='store_true', help='show the page made by nbconvert instead')
    parser.add_argument('--folder', type=Path, default=Path('screenshots'))
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        folder = Path(folder)
        with jupyter_lab(folder, options.theme) as address:
            for language in options.lang or ('zh', 'en'):
                for notebook in sorted((ROOT / 'notebooks' / language).glob(f'{options.name}*.ipynb')):
                    page = browser.new_page(viewport={'width': options.width, 'height': options.height})
                    page.on('console', lambda message: message.type == 'error' and print('console:', message.text))
                    page.on('pageerror', lambda error: print('page:', error))
                    scroller = as_page(page, notebook, folder) if options.html else \
                        in_lab(page, notebook, address, options)
                    kind = 'html' if options.html else options.theme
                    screenfuls(page, scroller, options.folder /
                               f'{notebook.stem[:2]}_{language}_{kind}_{options.width}{"_run" if options.run else ""}')
                    page.close()


if __name__ == '__main__':
    main()
