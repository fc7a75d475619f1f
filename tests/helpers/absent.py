"""Tests for which something is not installed say so, also where they are named alone.

A conftest cannot be skipped: pytest would end in a traceback. So it gives Absent in place of each of its files, by the
hook pytest_pycollect_makemodule.
"""
import pytest


class Absent(pytest.Module):
    """A file of tests that cannot run here; `why` says what is missing."""

    def __init__(self, *, why, **options):
        super().__init__(**options)
        self.why = why

    def collect(self):
        pytest.skip(self.why)
