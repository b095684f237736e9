"""A port that an installation has chosen stays its own, also while nobody listens on it for a moment."""

import socket
import sys
from contextlib import ExitStack

import pytest

from victimcare.installation import ports
from victimcare.installation.refusal import Refusal

HERE = "127.0.0.1"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets a port be held beside its listener")
def test_a_chosen_port_is_nobody_elses_while_its_part_is_down() -> None:
    with ExitStack() as held:
        port = ports.choose("VICTIMCARE_WEB_PORT", 0, bind=HERE, kind="tcp", held=held)
        for _ in range(2):  # as the part does at each of its starts
            with socket.create_server((HERE, port)), socket.create_connection((HERE, port)):
                pass
        with socket.socket() as other, pytest.raises(OSError, match="in use"):
            other.bind((HERE, port))  # as for a connection that leaves from there

    with socket.create_server((HERE, port)):
        pass


@pytest.mark.parametrize("kind", ["tcp", "udp"])
def test_a_port_on_which_another_program_listens_is_refused(kind: ports.Kind) -> None:
    with socket.socket(type=socket.SOCK_STREAM if kind == "tcp" else socket.SOCK_DGRAM) as other, ExitStack() as held:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, kind == "tcp")
        other.bind((HERE, 0))
        if kind == "tcp":
            other.listen()

        with pytest.raises(Refusal, match="is taken by another program"):
            ports.choose("VICTIMCARE_WEB_PORT", other.getsockname()[1], bind=HERE, kind=kind, held=held)
