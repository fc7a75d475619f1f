"""Answers are kept in the reader's own folder, whatever happens to the file."""
import json
import os
import random
import subprocess
import sys
import time

import pytest

from common import browser, handed, language, memory
from common.language import say


def test_what_was_answered_is_recalled_by_the_next_kernel(mine):
    memory.keep('01-2', passed=False, answers={'①': '2'})
    memory.keep('01-2', passed=True, answers={'①': '2.2'})
    code = 'from common import memory; e = memory.recall("01-2"); print(e["answers"]["①"], e["tries"], e["passed"])'
    told = subprocess.check_output([sys.executable, '-c', code], env={**os.environ, 'PYTHONIOENCODING': 'utf-8'})
    assert told.decode().split() == ['2.2', '2', 'True']


def branch(found):
    return say('{found} 只算了一条分支。', '{found} counts one branch only.', found=found)


@pytest.mark.parametrize('spoken', ['zh', 'en'])
def test_a_mistake_is_kept_by_its_sentence_in_both_languages_and_counted(mine, spoken):
    language.use(spoken)
    memory.keep('01-2', passed=False, mistakes=[(branch(3), '3')])
    memory.keep('01-2', passed=False, mistakes=[(branch('3.3'), '1.1*3')])
    (name, told), = memory.recall('01-2')['mistakes'].items()
    assert name == '{found} counts one branch only.' and told.pop('at') <= memory.recall('01-2')['at']
    assert told == {'times': 2, 'answer': '1.1*3', 'zh': '3.3 只算了一条分支。', 'en': '3.3 counts one branch only.'}


def test_a_mistake_that_was_kept_as_a_count_is_counted_on(mine):
    old = {'answers': {'①': '3'}, 'mistakes': {'{found} counts one branch only.': 4}, 'at': '2026-11-26T15:00:00'}
    mine.write_text(json.dumps({'version': 1, 'exercises': {'01-2': old}}))
    told = memory.recall('01-2')['mistakes']['{found} counts one branch only.']
    assert (told['times'], told['en'], told['at']) == (4, '{found} counts one branch only.', '2026-11-26T15:00:00')
    memory.keep('01-2', passed=False, mistakes=[(branch(3), '3')])
    assert memory.recall('01-2')['mistakes']['{found} counts one branch only.']['times'] == 5


def test_a_mistake_that_lost_some_of_its_keys_gets_them_again(mine):
    mine.write_text(json.dumps({'version': 1, 'exercises': {'01-2': {'mistakes': {'one branch only.': {'answer': '3'}}}}}))
    assert memory.recall('01-2')['mistakes'] == {'one branch only.': {
        'times': 1, 'answer': '3', 'zh': 'one branch only.', 'en': 'one branch only.', 'at': ''}}


def test_the_same_answer_judged_again_is_no_other_try(mine):
    for answer in ('3', '3', '2', '3'):
        memory.keep('01-3', passed=False, answers={'': answer}, seed=0, mistakes=[(branch(answer), answer)])
    told, = memory.recall('01-3')['mistakes'].values()
    assert (memory.recall('01-3')['tries'], told['times']) == (3, 3)


def test_a_long_answer_is_cut(mine):
    memory.keep('03-2', answers={'': 'x' * 5000})
    assert memory.recall('03-2')['answers'] == {'': 'x' * 2000}


def test_a_person_can_read_the_file(mine):
    memory.keep('01-2', answers={'①': '2.2'})
    assert '"①": "2.2"' in mine.read_text(encoding='utf-8')


def test_an_exercise_or_a_lesson_is_forgotten_alone(mine):
    for exercise in ('01-1', '01-11', '01-2a', '01-2b', '07-Bias', '07b-Gate'):
        memory.keep(exercise, passed=True)
    memory.forget('01-1')
    memory.forget('01-2')
    assert set(memory.everything()['exercises']) == {'01-11', '07-Bias', '07b-Gate'}
    memory.forget('01')
    memory.forget('07')
    assert set(memory.everything()['exercises']) == {'07b-Gate'}


@pytest.mark.parametrize('content', ['', '{', 'null', '[]', '{"version": 99, "exercises": {}}',
                                     '{"version": 1, "exercises": {"01-1": 3}}', '\0\0',
                                     '{"version": 1, "seed": "seven", "exercises": {}}',
                                     '{"version": 1, "exercises": {"01-1": {"mistakes": 3}}}',
                                     '{"version": 1, "exercises": {"01-1": {"tries": "two"}}}',
                                     '{"version": 1, "exercises": {"01-1": {"answers": {"": 2.2}}}}',
                                     '{"version": 1, "exercises": {"01-1": {"mistakes": {"one": {"at": 7}}}}}',
                                     '[' * 100_000])
def test_a_damaged_file_is_set_aside_and_costs_a_sentence(content, mine):
    mine.write_text(content)
    assert memory.recall('01-1') == {}
    memory.keep('01-1', passed=True)
    assert (mine.parent / 'answers.damaged-1.json').read_text() == content
    assert memory.recall('01-1')['passed'] and 'answers.damaged-1.json' in memory.trouble()
    mine.write_text('damaged once more')
    assert memory.recall('01-1') == {} and 'answers.damaged-2.json' in memory.trouble()
    assert (mine.parent / 'answers.damaged-1.json').read_text() == content


def test_nothing_is_kept_where_lessons_are_printed_and_tested(tmp_path, monkeypatch):
    monkeypatch.delenv('LESSONS_KEPT', raising=False)
    monkeypatch.chdir(tmp_path)
    memory.keep('01-1', passed=True)
    assert memory.recall('01-1') == {} and memory.trouble() == '' and not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_yet_is_made(tmp_path, monkeypatch):
    monkeypatch.setenv('LESSONS_KEPT', str(tmp_path / 'a' / 'new' / 'place'))
    assert memory.recall('01-1') == {} and memory.trouble() == ''
    memory.keep('01-1', passed=True)
    assert memory.recall('01-1')['passed']


def test_a_folder_that_cannot_be_written_stops_nobody_and_is_told_until_it_can(tmp_path, monkeypatch):
    (tmp_path / 'file').write_text('no folder')
    monkeypatch.setenv('LESSONS_KEPT', str(tmp_path / 'file'))
    memory.keep('01-1', passed=True)
    assert memory.recall('01-1') == {}
    assert 'cannot be kept at the moment (a file is where a folder should be' in memory.unkept()
    (tmp_path / 'file').unlink()
    memory.keep('01-1', passed=True)
    assert memory.recall('01-1')['passed'] and memory.unkept() == ''


def test_half_a_letter_that_a_browser_sends_is_kept_and_handed_in(mine):
    memory.keep('01-1', passed=False, answers={'': '\ud83d'}, mistakes=[(branch(3), '\ud83d')])
    assert memory.recall('01-1')['answers'] == {'': '\ud83d'}
    sheet = handed.unpack(handed.pack('Li', '2026-11-26T15:00:00', memory.everything()))
    assert sheet.exercises['01-1'].mistakes[0].answer == '\ud83d'


def test_what_an_older_edition_kept_without_a_time_is_handed_in(mine):
    mine.write_text(json.dumps({'version': 1, 'exercises': {'01-2': {'passed': False, 'mistakes': {'one branch only.': 2}}}}))
    sheet = handed.unpack(handed.pack('Li', '2026-11-26T15:00:00', memory.everything()))
    assert sheet.exercises['01-2'].mistakes[0].at == ''


def test_a_file_that_cannot_be_read_is_set_aside_too(mine, monkeypatch):
    memory.keep('01-1', passed=True)

    def refused(path):
        raise PermissionError(path)
    monkeypatch.setattr(type(mine), 'read_bytes', refused)
    assert memory.recall('01-1') == {}
    assert 'true' in (mine.parent / 'answers.damaged-1.json').read_text()


def test_what_the_browser_keeps_damaged_is_set_aside_once(mine, monkeypatch):
    held = {'my/answers.json': b'{half'}
    monkeypatch.setattr(browser, 'keep', held.__setitem__)
    monkeypatch.setattr(browser, 'kept', lambda name: held.get(name, b''))
    for _ in range(2):
        assert memory.recall('01-1') == {}
    assert held == {'my/answers.json': b'', 'my/answers.damaged-1.json': b'{half'}
    assert [path.name for path in mine.parent.glob('answers.damaged-*')] == ['answers.damaged-1.json']


def test_kernels_that_write_at_once_lose_nothing(mine):
    code = 'import sys; from common import memory\nfor i in range(20): memory.keep(f"{sys.argv[1]}-{i}", passed=True)'
    writers = [subprocess.Popen([sys.executable, '-c', code, f'0{n}']) for n in range(4)]
    assert [writer.wait() for writer in writers] == [0] * 4
    assert len(memory.everything()['exercises']) == 80


@pytest.mark.skipif(os.name == 'nt', reason='Windows has no signals')
def test_a_kernel_that_is_killed_at_any_moment_loses_one_answer_at_most(mine):
    """KILLS=50 kills fifty times."""
    code = ('import itertools; from common import memory\n'
            'for i in itertools.count(): memory.keep("01-1", passed=True, count=i, long="x" * 100_000); print(i, flush=True)')
    chance = random.Random(0)
    for _ in range(int(os.environ.get('KILLS', 3))):
        mine.with_name('answers.json.lock').unlink(missing_ok=True)      # else it counts for some seconds
        with subprocess.Popen([sys.executable, '-c', code], stdout=subprocess.PIPE) as kernel:
            said = kernel.stdout.readline()
            time.sleep(chance.uniform(0, 0.05))
            kernel.kill()
            said += kernel.stdout.read()
        last = int(said.split()[-1])
        assert memory.recall('01-1')['count'] in (last, last + 1)
    assert not [*mine.parent.glob('answers.damaged*')]


def test_a_lock_left_behind_by_a_killed_kernel_does_not_stop_others(mine):
    lock = mine.with_name('answers.json.lock')
    lock.touch()
    os.utime(lock, (time.time() - 60,) * 2)
    memory.keep('01-1', passed=True)
    assert memory.recall('01-1')['passed'] and not lock.exists()


def test_a_lock_from_a_clock_that_is_ahead_does_not_stop_others_either(mine, monkeypatch):
    monkeypatch.setattr(memory, 'PATIENCE', 0.1)
    lock = mine.with_name('answers.json.lock')
    lock.touch()
    os.utime(lock, (time.time() + 3600,) * 2)
    memory.keep('01-1', passed=True)
    assert memory.recall('01-1')['passed'] and not lock.exists()


def test_the_seed_is_the_readers_own(mine):
    assert memory.seed() == 0
    memory.use_seed(7)
    assert memory.seed() == 7 and json.loads(mine.read_text())['seed'] == 7
