"""Programs that open their ports a moment later do not get in each other's way."""
import itertools
import socket

from classroom.ports import OWN, free_ports, in_turn


def test_ports_for_programs_of_now_are_different_and_free():
    ports = free_ports(20)
    assert len(set(ports)) == 20
    for port in ports:
        with socket.socket() as program:
            program.bind(('127.0.0.1', port))


def test_in_turn_no_port_comes_again_until_all_others_have():
    ports = list(itertools.islice(in_turn(), 200))
    assert len(set(ports)) == 200 and set(ports) <= set(OWN)
    first, second = free_ports(2)
    assert list(itertools.islice(in_turn([first, second]), 4)) == [first, second, first, second]


def test_in_turn_a_port_that_is_in_use_is_left_out_while_it_is():
    taken, free = free_ports(2)
    with socket.socket() as other:
        other.bind(('127.0.0.1', taken))
        turn = in_turn([taken, free])
        assert [next(turn), next(turn)] == [free, free]
    assert next(turn) == taken
