"""Connections to suppliers that are called with `requests`, whether a failed request can have reached one, and
connections to public addresses only."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Collection
from contextlib import suppress
from http import HTTPStatus
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import NameResolutionError, NewConnectionError

from victimcare.services.ports import SendDeferred, SendInDoubt, SendRefused

# Connections to addresses that outsiders name: to public addresses only, and within a deadline.
#
# A name is resolved once, each of its addresses is checked, and the connection goes to a checked address: a name that
# is changed in between leads nowhere else. The certificate is checked against the name.

_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address


class PrivateAddress(Exception):
    """The name has an address of a private network, of this machine, or of the machines that serve it."""


def is_public_address(address: str) -> bool:
    """Whether it is an address of the public internet, even where it wraps an IPv4 address."""
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        wrapped = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ()), _of_nat64(ip)]
        if any(one is not None and not _is_global(one) for one in wrapped):
            return False
        if ip.ipv4_mapped is not None:
            return True
    return _is_global(ip)


def find_public_addresses(host: str, port: int) -> list[str]:
    """The addresses of a name. Raises PrivateAddress where one of them is not public, socket.gaierror."""
    found = list(dict.fromkeys(str(one[4][0]) for one in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))
    if not found or not all(is_public_address(one) for one in found):
        raise PrivateAddress(host)
    return found


class PublicOnlyAdapter(HTTPAdapter):
    """To be mounted in a session of one thread. `inside`: hosts that the force itself has named, wherever they lead.
    `answer_within`: seconds from the first byte sent to the last of the answer's headers."""

    def __init__(self, *, answer_within: float, inside: Collection[str] = ()) -> None:
        self._within, self._inside = answer_within, frozenset(inside)
        self._opened: list[HTTPConnection] = []
        super().__init__()

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        adapter = self

        class Plain(HTTPConnection):
            def _new_conn(self) -> socket.socket:
                return adapter._connect(self, super()._new_conn)

        class Secure(HTTPSConnection):
            def _new_conn(self) -> socket.socket:
                return adapter._connect(self, super()._new_conn)

        plain = type("PlainPool", (HTTPConnectionPool,), {"ConnectionCls": Plain})
        secure = type("SecurePool", (HTTPSConnectionPool,), {"ConnectionCls": Secure})
        self.poolmanager.pool_classes_by_scheme = {"http": plain, "https": secure}

    def send(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> requests.Response:
        is_over = threading.Event()
        end = threading.Timer(self._within, self._end, [is_over])
        end.start()
        try:
            answer = super().send(request, *args, **kwargs)
        finally:
            end.cancel()
        if is_over.is_set():  # headers that were cut off read as complete ones
            answer.close()
            raise requests.ReadTimeout("an answer without an end", request=request)
        return answer

    def _connect(self, connection: HTTPConnection, connect: Callable[[], socket.socket]) -> socket.socket:
        self._opened[:] = [connection]
        name = connection._dns_host
        if connection.host in self._inside:
            return connect()
        try:
            addresses = find_public_addresses(name, connection.port)
        except (socket.gaierror, UnicodeError) as error:
            raise NameResolutionError(connection.host, connection, socket.gaierror(str(error))) from error
        try:
            for address in addresses[:-1]:
                connection._dns_host = address
                with suppress(NewConnectionError):
                    return connect()
            connection._dns_host = addresses[-1]
            return connect()
        finally:
            connection._dns_host = name

    def _end(self, is_over: threading.Event) -> None:
        """Cut off an answer that comes byte by byte, since a socket's timeout starts again with each byte."""
        is_over.set()
        for connection in self._opened:
            if connection.sock is not None:
                with suppress(OSError):
                    connection.sock.shutdown(socket.SHUT_RDWR)


def _of_nat64(ip: IPv6Address) -> IPv4Address | None:
    return IPv4Address(int(ip) & 0xFFFFFFFF) if ip in _NAT64 else None


def _is_global(ip: IPv4Address | IPv6Address) -> bool:
    return ip.is_global and not ip.is_multicast


_NOT_THE_REQUEST = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS})


def ask_supplier(
    request: Callable[[], requests.Response],
    *,
    error_code: Callable[[requests.Response], str],
    usable: Collection[int] = (),
) -> requests.Response:
    """A 2xx answer or one whose status is `usable`, or what its absence means for what was asked.

    Raises SendDeferred: certainly not done, as the fault is ours or the connection's. SendInDoubt: perhaps done.
    SendRefused.
    """
    try:
        answer = request()
    except requests.RequestException as error:
        raise (SendDeferred("no connection") if was_never_connected(error) else SendInDoubt("no answer")) from None
    if answer.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise SendInDoubt(f"{answer.status_code}")
    if answer.status_code in _NOT_THE_REQUEST:
        raise SendDeferred(f"{answer.status_code} {error_code(answer)}")
    if not answer.ok and answer.status_code not in usable:
        raise SendRefused(f"{answer.status_code} {error_code(answer)}")
    return answer


class ThreadSessions:
    """A session for each thread, since threads may not share one. `sign`: adds our credentials to a new one."""

    def __init__(self, sign: Callable[[requests.Session], None]) -> None:
        self._sign = sign
        self._threads = threading.local()

    def mine(self) -> requests.Session:
        if not hasattr(self._threads, "session"):
            session = requests.Session()
            self._sign(session)
            self._threads.session = session
        found: requests.Session = self._threads.session
        return found


def was_never_connected(cause: BaseException | None) -> bool:
    """No connection was ever made, so nothing of the request was read, and it can be repeated without doing it
    twice."""
    if isinstance(cause, requests.ConnectTimeout):
        return True
    inner = cause.args[0] if isinstance(cause, requests.ConnectionError) and cause.args else None
    return type(getattr(inner, "reason", None)).__name__ in {"NewConnectionError", "NameResolutionError"}
