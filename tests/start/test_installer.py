"""An installer that gives up: its many lines become one sentence."""
import pytest

from start import installer


@pytest.mark.parametrize('output, sentence', [
    ('ERROR: Could not install packages: [Errno 28] No space left on device', 'The disk is too full'),
    ('error: failed to copy: There is not enough space on the disk. (os error 112)', 'The disk is too full'),
    ('WARNING: Retrying after connection broken by NewConnectionError', 'check the network'),
    ('ERROR: Could not find a version that satisfies six (from versions: none)', 'check the network'),
    ('error: Failed to fetch: `x`\n  Caused by: dns error', 'check the network'),
    ('ERROR: these packages do not match the hashes', 'do not match the hashes\nInstalling did not work'),
])
def test_a_failed_installation_is_told_in_a_sentence(output, sentence, tmp_path):
    assert sentence in installer.reason(output + '\n', tmp_path)
