"""Which tests ran a line: noted once, while nothing is changed."""
import ast
import json
import os
from functools import cache

import pytest
from coverage import Coverage, CoverageData

from mutants.noticing import ROOMS
from mutants.tested import file_of


class Recorder:
    """A plugin of pytest that notes in a folder the lines that each test runs, and its seconds.

    What runs before a test is called may be shared by its file, and so it is noted for the whole file. A test that
    is `untraced` is noted as such: nobody sees its lines.
    """

    def __init__(self, folder):
        self.folder, self.seconds, self.untraced = folder, {}, []

    def pytest_sessionstart(self):
        os.environ['COVERAGE_CORE'] = 'ctrace'             # the others see a line once, in the first test
        self.coverage = Coverage(str(self.folder / 'lines'), config_file=False, source=list(ROOMS))
        self.coverage.start()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item):
        self.coverage.switch_context(file_of(item))

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_call(self, item):
        self.coverage.switch_context(item.nodeid)
        if 'untraced' in item.fixturenames:
            self.untraced.append(item.nodeid)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_teardown(self, item):
        self.coverage.switch_context(file_of(item))

    def pytest_runtest_logreport(self, report):
        for name in (report.nodeid, report.nodeid.partition('::')[0]):
            self.seconds[name] = self.seconds.get(name, 0) + report.duration

    def pytest_sessionfinish(self):
        self.coverage.stop()
        self.coverage.save()
        (self.folder / 'tests.json').write_text(json.dumps([self.seconds, self.untraced]))


def statement(text, line):
    """The lines of the statement to which a line belongs; none if it runs when its file is imported."""
    *around, inner = (node for node in ast.walk(ast.parse(text)) if isinstance(node, (ast.stmt, ast.ExceptHandler))
                      and node.lineno <= line <= node.end_lineno)
    if not any(isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) for node in around):
        return range(0)
    end = inner.body[0].lineno - 1 if hasattr(inner, 'body') else inner.end_lineno
    return range(inner.lineno, max(end, line) + 1)


class Witnesses:
    """What a Recorder noted in a folder about the tests of a clone."""

    def __init__(self, folder, clone):
        self.clone, self.lines = clone, CoverageData(str(folder / 'lines'))
        self.lines.read()
        self.seconds, self.untraced = json.loads((folder / 'tests.json').read_text())
        self.of_file = cache(lambda file: self.lines.contexts_by_lineno(str(clone / file)))

    def of(self, file, line):
        """The tests, or the files of tests, that run a line of a file, or may; none if it runs when it is imported.

        An import is made by whoever comes first, and all that come later live with what it has made.
        """
        tests, text = self.of_file(file), (self.clone / file).read_text(encoding='utf-8')
        seen = {test for each in statement(text, line) for test in tests.get(each, ())} - {''}
        return seen and seen.union(self.untraced)

    def patience(self, names):
        """Seconds after which tests are taken to hang: some times what they took."""
        return 60 + 5 * sum(self.seconds.get(name, 0) for name in names)
