"""Addresses that people outside name lead to the public internet alone, whatever their name becomes meanwhile."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
import requests

from victimcare.adapters.supplier_connections import PrivateAddress, PublicOnlyAdapter, is_public_address

INSIDE = [
    *("127.0.0.1", "10.0.0.5", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1"),
    *("::1", "::", "fe80::1", "fe80::1%eth0", "fd00::1", "ff02::1", "::ffff:10.0.0.5", "::ffff:169.254.169.254"),
    *("2002:0a00:0005::1", "64:ff9b::a00:5", "64:ff9b::a9fe:a9fe"),
]


@pytest.mark.parametrize("address", INSIDE)
def test_what_leads_inside_is_not_public(address: str) -> None:
    assert not is_public_address(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_what_lies_on_the_internet_is_public(address: str) -> None:
    assert is_public_address(address)


def _session(within: float = 5.0, inside: tuple[str, ...] = ()) -> requests.Session:
    session = requests.Session()
    session.trust_env = False
    for scheme in ("http://", "https://"):
        session.mount(scheme, PublicOnlyAdapter(answer_within=within, inside=inside))
    return session


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:9/", "http://localhost:9/", "https://[::1]:9/", "http://0x7f.1:9/", "http://2130706433/"],
)
def test_nothing_is_sent_inside_whatever_the_address_is_called(address: str) -> None:
    with pytest.raises(PrivateAddress):
        _session().post(address, timeout=2)


def test_a_name_that_also_has_an_address_inside_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)) for ip in ("8.8.8.8", "10.0.0.5")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **more: both)

    with pytest.raises(PrivateAddress):
        _session().post("http://moved.example/", timeout=2)


def test_the_connection_goes_to_the_address_that_was_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    real = socket.getaddrinfo

    def answers(host: str, *args: Any, **more: Any) -> Any:
        """Public the first time, and inside from then on."""
        asked.append(host)
        if host == "moves.example":
            ip = "127.0.0.2" if asked.count(host) > 1 else "8.8.8.8"
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80))]
        return real(host, *args, **more)

    monkeypatch.setattr(socket, "getaddrinfo", answers)
    with suppress(requests.RequestException):  # no server answers there, or a machine between
        _session().post("http://moves.example/", timeout=0.2)

    assert asked == ["moves.example", "8.8.8.8"], "asked for once, and then connected to what was found"


@pytest.fixture
def dripping() -> Iterator[int]:
    """Answers one byte of its head at a time, without an end."""
    server = socket.create_server(("127.0.0.1", 0))

    def drip() -> None:
        taken, _ = server.accept()
        try:
            taken.recv(65536)
            taken.sendall(b"HTTP/1.1 200 OK\r\nX: ")
            while True:
                taken.sendall(b"a")
                time.sleep(0.05)
        except OSError:
            taken.close()

    threading.Thread(target=drip, daemon=True).start()
    yield server.getsockname()[1]
    server.close()


def test_an_answer_that_comes_byte_by_byte_is_cut_off(dripping: int) -> None:
    began = time.monotonic()

    with pytest.raises(requests.RequestException):
        _session(within=0.5, inside=("127.0.0.1",)).post(f"http://127.0.0.1:{dripping}/", timeout=5)

    assert time.monotonic() - began < 4
