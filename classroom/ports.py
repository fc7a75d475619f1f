"""Ports of this machine that nobody uses, for programs that open them a moment later."""
import socket
from itertools import cycle

OWN = range(20_000, 30_000)         # below those that a system chooses by itself


def free_ports(count):
    """Different ports, as the system chooses them: for programs that are started now."""
    probes = [socket.socket() for _ in range(count)]
    for probe in probes:
        probe.bind(('127.0.0.1', 0))
    ports = [probe.getsockname()[1] for probe in probes]
    for probe in probes:
        probe.close()
    return ports


def in_turn(ports=OWN):
    """One port after another, without end: of servers that start at the same moment none is given another's."""
    return (port for port in cycle(ports) if _is_free(port))


def _is_free(port):
    with socket.socket() as probe:
        try:
            probe.bind(('127.0.0.1', port))
        except OSError:
            return False
    return True
