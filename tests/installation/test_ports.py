"""A port that an installation has chosen stays its own, also while no process listens on it for a moment."""

import socket
import sys
from contextlib import ExitStack

import pytest

from victimcare.installation import network_ports
from victimcare.installation.installation_home import StartRefused

HERE = "127.0.0.1"


def chosen(held: ExitStack, kind: network_ports.PortKind, port: int = 0) -> int:
    return network_ports.choose_ports(
        {"it": network_ports.WantedPort("VICTIMCARE_WEB_PORT", port, kind)}, bind=HERE, held=held
    )["it"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets a port be held beside its listener")
def test_a_chosen_port_is_nobody_elses_while_its_part_is_down() -> None:
    with ExitStack() as held:
        port = chosen(held, "tcp")
        for _ in range(2):  # as the part does at each of its starts
            with socket.create_server((HERE, port)), socket.create_connection((HERE, port)):
                pass
        with socket.socket() as other, pytest.raises(OSError, match="in use"):
            other.bind((HERE, port))  # as for a connection that leaves from there

    with socket.create_server((HERE, port)):
        pass


@pytest.mark.parametrize("kind", ["tcp", "udp"])
def test_a_port_on_which_another_program_listens_is_refused(kind: network_ports.PortKind) -> None:
    with socket.socket(type=socket.SOCK_STREAM if kind == "tcp" else socket.SOCK_DGRAM) as other, ExitStack() as held:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, kind == "tcp")
        other.bind((HERE, 0))
        if kind == "tcp":
            other.listen()

        with pytest.raises(StartRefused, match="is taken by another program"):
            chosen(held, kind, other.getsockname()[1])


def test_a_free_udp_port_is_no_other_installations_before_the_line_listens() -> None:
    with ExitStack() as held, ExitStack() as anothers:
        port = chosen(held, "udp")
        with socket.socket(type=socket.SOCK_DGRAM) as line:
            line.bind((HERE, port))  # as the line does when it comes to it
        handed_out = {chosen(anothers, "udp") for _ in range(50)}

        assert port not in handed_out
        with pytest.raises(OSError, match="in use"):
            network_ports._bound(HERE, port, socket.SOCK_STREAM)


def test_all_ports_that_are_taken_are_named_at_once() -> None:
    with socket.create_server((HERE, 0)) as web, socket.create_server((HERE, 0)) as mail, ExitStack() as held:
        wanted = {
            "web_port": network_ports.WantedPort("VICTIMCARE_WEB_PORT", web.getsockname()[1], "tcp"),
            "sip_port": network_ports.WantedPort("VICTIMCARE_SIP_PORT", 0, "udp"),
            "smtp_port": network_ports.WantedPort("VICTIMCARE_SMTP_PORT", mail.getsockname()[1], "tcp"),
        }
        with pytest.raises(StartRefused) as refusal:
            network_ports.choose_ports(wanted, bind=HERE, held=held)

    named = [line.split(":")[0] for line in str(refusal.value).splitlines()]
    assert named == ["VICTIMCARE_WEB_PORT", "VICTIMCARE_SMTP_PORT"]
