"""Does it answer? Asked again and again at a start, so each question takes a second at the most."""

import http.client
import socket
import time
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

from victimcare.installation.one_part import Process

SECONDS_TO_ANSWER = 1.0

Probe = Callable[[Process], bool]


def http_answers(host: str, port: int, path: str) -> bool:
    """Any answer that is not a server's error."""
    connection = http.client.HTTPConnection(host, port, timeout=SECONDS_TO_ANSWER)
    try:
        connection.request("GET", path)
        return connection.getresponse().status < 500
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def sip_answers(host: str, port: int) -> bool:
    """Any answer to OPTIONS (RFC 3261, 11)."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_DGRAM) as asker:
        asker.settimeout(SECONDS_TO_ANSWER)
        try:
            asker.connect((host, port))
            asker.send(_options(host, port, *asker.getsockname()[:2]))
            return asker.recv(2048).startswith(b"SIP/2.0 ")
        except OSError:
            return False


def smtp_answers(host: str, port: int) -> bool:
    """Its greeting (RFC 5321, 3.1)."""
    try:
        with socket.create_connection((host, port), timeout=SECONDS_TO_ANSWER) as asker:
            asker.settimeout(SECONDS_TO_ANSWER)
            return asker.recv(512).startswith(b"220 ")
    except OSError:
        return False


def tcp_listens(host: str, port: int) -> bool:
    """For a part whose answer is work."""
    try:
        socket.create_connection((host, port), timeout=SECONDS_TO_ANSWER).close()
    except OSError:
        return False
    return True


def listens_tcp(host: str, port: int) -> Probe:
    return lambda _: tcp_listens(host, port)


def answers_http(host: str, port: int, path: str) -> Probe:
    return lambda _: http_answers(host, port, path)


def answers_sip(host: str, port: int) -> Probe:
    return lambda _: sip_answers(host, port)


def answers_smtp(host: str, port: int) -> Probe:
    return lambda _: smtp_answers(host, port)


def lives_for(seconds: float) -> Probe:
    """For a part without a door: it did not end at once."""
    seen: dict[int, float] = {}
    return lambda process: time.monotonic() - seen.setdefault(process.pid, time.monotonic()) >= seconds


def has_written(path: Path) -> Probe:
    return lambda _: path.exists()


def _options(host: str, port: int, own_host: str, own_port: int) -> bytes:
    mark = uuid4().hex
    lines = [
        f"OPTIONS sip:{host}:{port} SIP/2.0",
        f"Via: SIP/2.0/UDP {own_host}:{own_port};branch=z9hG4bK{mark};rport",
        "Max-Forwards: 70",
        f"From: <sip:probe@{own_host}>;tag={mark[:8]}",
        f"To: <sip:{host}:{port}>",
        f"Call-ID: {mark}@{own_host}",
        "CSeq: 1 OPTIONS",
        f"Contact: <sip:probe@{own_host}:{own_port}>",
        "Content-Length: 0",
    ]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()
