"""The benchmark on tiny sizes, and its results as they are kept. No time is judged here."""
import gc
import json
import math
import os
import re
import signal
import subprocess
import sys
from html import unescape

import pytest

from benchmarks import data, engine, gradient, report, slider, training, waiting
from benchmarks.__main__ import PARTS
from benchmarks.figures import GOALS, ROOT, Figure, figure, left_out, met, ratio, turns

RESULTS = json.loads(report.RESULTS.read_text(encoding='utf-8'))


@pytest.fixture
def few_objects():
    """The objects of earlier tests are left out of the garbage collections between two measurements."""
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.mark.usefixtures('few_objects')
@pytest.mark.parametrize('part', [training, engine, slider, gradient, data, waiting], ids=lambda part: part.__name__)
def test_each_part_yields_figures_that_are_numbers(part):
    figures = list(part.measure(tiny=True))
    assert figures or part is waiting
    for each in figures:
        assert isinstance(each, Figure) and each.name.split(':')[0] in PARTS
        assert math.isfinite(each.value) and each.low <= each.value <= each.high


@pytest.mark.skipif(os.name == 'nt', reason='there the start is not measured')
@pytest.mark.parametrize('deaf', ['SIGINT', 'SIGTERM'])
def test_a_server_ends_with_all_that_it_started_also_where_it_is_deaf(deaf):
    """nohup makes programs deaf to Ctrl+C."""
    program = (f'import os, signal, time; signal.signal(signal.{deaf}, signal.SIG_IGN)\n'
               'if child := os.fork(): print(child, flush=True)\n'
               'time.sleep(60)')
    server = subprocess.Popen([sys.executable, '-c', program], stdout=subprocess.PIPE, start_new_session=True)
    int(server.stdout.readline())
    waiting.end(server, patience=0.5)
    assert server.returncode == -(signal.SIGKILL if deaf == 'SIGTERM' else signal.SIGTERM)
    assert server.stdout.read() == b''                     # it is closed once the child has ended, too


def test_the_contenders_agree_before_they_are_timed(monkeypatch):
    monkeypatch.setattr(engine.Value, 'backward', lambda self: None)
    with pytest.raises(AssertionError, match='the contenders disagree'):
        engine.turn(engine.chain, 10, work=10)


def test_loading_is_measured_from_gz_first_and_then_again(monkeypatch):
    folders = []

    def alone(code, **variables):
        folders.append(variables.get('HOME'))
        return 1.0

    monkeypatch.setattr(data, 'alone', alone)
    names = [each.name for each in data.loading(rounds=2)]
    assert names[:2] == ['data: MNIST from gz', 'data: MNIST from the second start on']
    assert len(set(folders)) == 3 and len(folders) > 3 and None not in folders


def test_a_program_that_runs_alone_tells_its_time_and_its_memory():
    assert 0 <= data.seconds('sum(range(1000))', 1, prepare='')[0] < 60
    assert data.peak('x = bytes(10 ** 7)') > 10 > data.peak('x = 0')


def test_the_full_check_finds_a_wrong_gradient():
    network, x, t = gradient.network_and_digits(tiny=True, rows=3)
    assert gradient.check(network, x, t) < 1e-9
    right = network.gradient
    network.gradient = lambda x, t: {**right(x, t), 'b2': right(x, t)['b2'] + 1}
    assert gradient.check(network, x, t) > 0.5


def test_a_figure_is_the_median_with_the_smallest_and_the_largest():
    assert figure('x', [3, 1, 7], 's') == Figure('x', 3, 's', 1, 7)
    assert figure('x', 2, 's') == Figure('x', 2, 's', 2, 2)


def test_ratios_are_taken_round_by_round():
    assert ratio([2, 9], [1, 3]) == [2, 3]
    with pytest.raises(ValueError):
        ratio([1], [1, 2])


def test_the_contenders_take_turns():
    order = []
    times = turns({'a': lambda: order.append('a'), 'b': lambda: order.append('b')}, rounds=2)
    assert order == ['a', 'b', 'a', 'b'] and [len(each) for each in times.values()] == [2, 2]


@pytest.mark.parametrize('value, goal, verdict', [
    (5, '≥ 5', True), (4.9, '≥ 5', False), (5, '≤ 5', True), (5.1, '≤ 5', False), (1e-11, '≤ 1e-10', True), (5, None, None)])
def test_a_goal_is_met_or_not(value, goal, verdict):
    assert met(value, goal) is verdict


def test_what_is_left_out_is_said(capsys):
    left_out('A contender', 'it is not installed')
    assert capsys.readouterr().out == 'A contender is left out: it is not installed.\n'


def test_every_goal_has_its_record_and_every_record_its_goal():
    goals = {record['name']: record['goal'] for record in RESULTS['results'] if record['goal']}
    assert goals == GOALS


def test_the_verdicts_are_those_of_the_values():
    for record in RESULTS['results']:
        assert record.keys() == {'name', 'value', 'unit', 'low', 'high', 'goal', 'met'}
        assert record['met'] is (None if record['value'] is None else met(record['value'], record['goal'])), record


def test_the_machine_is_named_and_no_path_of_it():
    assert re.search(r'\d+ cores; .*; Python 3\.\d+\.\d+, numpy \d', RESULTS['machine'])
    assert 'kernels, 1 thread' in RESULTS['machine'] and '/' not in RESULTS['machine'].replace('GNU/Linux', '')


def test_table_and_picture_are_made_from_the_results():
    text = report.README.read_text(encoding='utf-8')
    assert report.BEGIN + report.table(RESULTS) + report.END in text
    assert unescape(report.PICTURE.read_text(encoding='ascii')) == unescape(report.picture(RESULTS))


def test_new_results_take_the_place_of_those_of_their_part(tmp_path, monkeypatch):
    for name in ('RESULTS', 'README', 'PICTURE'):
        monkeypatch.setattr(report, name, tmp_path / name)
    report.README.write_text('before\n' + report.BEGIN + report.END + 'after\n')
    report.write([figure('engine: a', 1, 's').record, figure('slider: b', 2, 's').record])
    report.write([figure('engine: c', 3, 's').record])
    measured = {r['name']: r['value'] for r in report.load()['results'] if r['value'] is not None}
    assert measured == {'engine: c': 3, 'slider: b': 2}
    assert re.fullmatch(r'before\n.*engine: c.*after\n', report.README.read_text(), re.DOTALL)


def test_the_results_of_another_machine_are_forgotten(tmp_path, monkeypatch):
    for name in ('RESULTS', 'README', 'PICTURE'):
        monkeypatch.setattr(report, name, tmp_path / name)
    report.README.write_text(report.BEGIN + report.END)
    report.write([figure('slider: b', 2, 's').record])
    monkeypatch.setattr(report, 'machine', lambda: 'another')
    report.write([figure('engine: c', 3, 's').record])
    assert [r['name'] for r in report.load()['results'] if r['value'] is not None] == ['engine: c']


def test_every_part_is_explained_in_the_readme():
    text = report.README.read_text(encoding='utf-8')
    assert all(f'| `{part}.py` |' in text for part in PARTS)
    assert all((ROOT / 'benchmarks' / f'{part}.py').exists() for part in PARTS)
