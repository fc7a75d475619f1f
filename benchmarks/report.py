"""results.json, and what is made from it: the table in README.md and the picture image/benchmarks.svg."""
import json
import os
import platform
from pathlib import Path

from benchmarks.figures import GOALS, ROOT
from common.charts import bars, below, line
from common.drawing import save

RESULTS = Path(__file__).with_name('results.json')
README = Path(__file__).with_name('README.md')
PICTURE = ROOT / 'image' / 'benchmarks.svg'
CHARTS = {
    'Training, 10,000 steps: seconds': 'training: time of ',
    'Engine, a chain of 1,000 nodes: microseconds a node': 'engine: time of chain of 1,000 nodes, ',
    'Engine, a chain of 100,000 nodes: microseconds a node': 'engine: time of chain of 100,000 nodes, ',
    'A step of a slider in the kernel: milliseconds': 'slider: kernel, ',
}
BEGIN, END = '<!-- made by python3 run.py bench -->\n', '<!-- end -->'


def machine():
    """The processor, the system, and the programs that do the work, in one line."""
    import numpy as np
    from threadpoolctl import threadpool_info
    blas = ', '.join(f'{pool["internal_api"]} {pool["version"]} with {pool["architecture"]} kernels, '
                     f'{pool["num_threads"]} thread{"s" * (pool["num_threads"] > 1)}'
                     for pool in threadpool_info() if pool['user_api'] == 'blas' and 'numpy' in pool['filepath'])
    return (f'{_processor()}, {os.cpu_count()} cores; {_system()}; Python {platform.python_version()}, '
            f'numpy {np.__version__}; BLAS: {blas or "unknown"}')


def _processor():
    try:
        lines = Path('/proc/cpuinfo').read_text(encoding='utf-8').splitlines()
        return next(line.partition(': ')[2] for line in lines if line.startswith('model name'))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()


def _system():
    try:
        return platform.freedesktop_os_release()['PRETTY_NAME']
    except (AttributeError, OSError, KeyError):
        return f'{platform.system()} {platform.release()}'


def load():
    return json.loads(RESULTS.read_text(encoding='utf-8')) if RESULTS.exists() else {'machine': '', 'results': []}


def write(records):
    """Put new records in place of the old ones of their parts; those of another machine are forgotten."""
    old, here = load(), machine()
    parts = {_part(r) for r in records}
    kept = [r for r in old['results'] if _part(r) not in parts] if old['machine'] == here else []
    missing = GOALS.keys() - {r['name'] for r in kept + records}
    absent = [{'name': name, 'value': None, 'unit': '', 'low': None, 'high': None, 'goal': GOALS[name], 'met': None}
              for name in GOALS if name in missing]
    results = {'machine': here, 'results': sorted(kept + records + absent, key=_order)}
    text = ',\n  '.join(json.dumps(record, ensure_ascii=False) for record in results['results'])
    RESULTS.write_text(f'{{"machine": {json.dumps(here)},\n "results": [\n  {text}\n]}}\n', encoding='utf-8')
    before, _, rest = README.read_text(encoding='utf-8').partition(BEGIN)
    README.write_text(before + BEGIN + table(results) + END + rest.partition(END)[2], encoding='utf-8')
    save(picture(results), PICTURE)


def _part(record):
    return record['name'].partition(':')[0]


def _order(record):
    """Part by part; in each the goals first, then ratios, then the rest."""
    names = list(GOALS)
    part = next(i for i, name in enumerate(names) if name.startswith(_part(record)))
    place = names.index(record['name']) if record['name'] in names else len(names) + (record['unit'] != '×')
    return part, place


def table(results):
    """Markdown: one row for each figure."""
    rows = ['', results['machine'] + '.', '', '| figure | median | smallest to largest | goal | met |', '|---|---|---|---|---|']
    for r in results['results']:
        value = 'not measured' if r['value'] is None else f'{written(r["value"])} {r["unit"]}'.strip()
        spread = '' if r['low'] == r['high'] else f'{written(r["low"])} to {written(r["high"])}'
        rows.append(f'| {r["name"]} | {value} | {spread} | {r["goal"] or ""} | {_verdict(r["met"])} |')
    return '\n'.join(rows) + '\n\n'


def _verdict(met):
    return {True: 'yes', False: '**no**', None: ''}[met]


def written(value):
    """Three significant digits; whole numbers from 1,000 on in full."""
    return f'{value:,.0f}' if abs(value) >= 1000 else f'{value:.3g}'


def picture(results):
    """Bars of what the contenders take, each chart on a scale of its own."""
    sheets = []
    for title, start in CHARTS.items():
        found = {r['name'].removeprefix(start): r['value'] for r in results['results']
                 if r['name'].startswith(start) and r['value'] is not None}
        if found:
            sheets.append(below(line(title), bars(list(found), list(found.values()), write=written), gap=4))
    return below(*sheets, line(results['machine'].partition(';')[0])).svg(still=True)
