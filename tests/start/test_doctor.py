"""The doctor sees what is wrong and names what mends it."""
import socket

from start import doctor, pythons


def test_the_doctor_names_what_mends_a_missing_environment(nowhere, monkeypatch, capsys):
    monkeypatch.setattr(pythons, 'VERSIONS', ('3.99', '3.98'))
    assert doctor.report() >= 2
    said = capsys.readouterr().out
    assert 'Python 3.98 to 3.99 is needed' in said and '-> run python3 run.py' in said


def test_a_port_in_use_is_seen():
    with socket.socket() as other:
        other.bind(('127.0.0.1', 0))
        assert not doctor.taken(other.getsockname()[1])
        other.listen()
        assert doctor.taken(other.getsockname()[1])
