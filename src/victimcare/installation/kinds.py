"""What a setting's text may be. Each kind turns text into a value, or says what was expected."""

import ipaddress
import os
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

Read = Callable[[str], object]


class Unreadable(Exception):
    """What was expected instead, as the end of a sentence."""


def text(given: str) -> str:
    return given


def folder(given: str) -> Path:
    return Path(given).expanduser().absolute()


def port(given: str) -> int:
    if not given.isascii() or not given.isdigit() or int(given) > 65535:
        raise Unreadable("a port from 1 to 65535, or 0 for a free one")
    return int(given)


def address_of_this_machine(given: str) -> str:
    try:
        return str(ipaddress.ip_address(given))
    except ValueError:
        raise Unreadable("an IP address of this machine, such as 127.0.0.1") from None


def networks(given: str) -> tuple[str, ...]:
    try:
        return tuple(str(ipaddress.ip_network(each.strip())) for each in given.split(",") if each.strip())
    except ValueError:
        raise Unreadable("IP addresses or networks with commas between, such as 192.0.2.10, 198.51.100.0/28") from None


def host_and_port(given: str) -> tuple[str, int]:
    host, _, number = given.rpartition(":")
    if not host or not number.isdecimal() or not 0 < int(number) < 65536:
        raise Unreadable("a host and a port, such as sip.carrier.example:5060")
    return host, int(number)


def name_server(given: str) -> tuple[str, int]:
    """An address, with a port where it is not the usual one: 192.0.2.53, 192.0.2.53:5353."""
    host, _, port_given = given.rpartition(":") if given.count(":") == 1 else (given, "", "53")
    try:
        return str(ipaddress.ip_address(host)), port(port_given)
    except (ValueError, Unreadable):
        raise Unreadable("the IP address of a name server, such as 192.0.2.53 or 192.0.2.53:5353") from None


def server_id(given: str) -> str:
    if not re.fullmatch(r"[^\s;()\"]*", given):
        raise Unreadable("the name that stands first in Authentication-Results, such as mx.force.example")
    return given


def socket_or_host(given: str) -> str | tuple[str, int]:
    """Where a program of this machine listens, or another's host and port."""
    return given if given.startswith("/") else host_and_port(given)


def mail_addresses(given: str) -> tuple[str, ...]:
    found = names(given)
    if not all(re.fullmatch(r"[^@\s,<>]+@[^@\s,<>]+", address) for address in found):
        raise Unreadable("e-mail addresses with commas between, such as page@force.example")
    return found


def mail_address(given: str) -> str:
    """One, or none. No tag may stand in it: we put our own there."""
    if given and not re.fullmatch(r"[^@\s,<>+]+@[^@\s,<>]+", given):
        raise Unreadable("one e-mail address without a plus sign, such as ask@force.example")
    return given


def file(given: str) -> Path:
    path = folder(given)
    if not path.is_file():
        raise Unreadable("a file that is there")
    return path


def moment(given: str) -> datetime:
    try:
        read = datetime.fromisoformat(given)
    except ValueError:
        read = None
    if read is None or read.tzinfo is None:
        raise Unreadable("a moment with its offset, such as 2026-03-02T09:00:00+00:00")
    return read.astimezone(UTC)


def web_address(given: str) -> str:
    parts = urlsplit(given)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise Unreadable("a web address, such as https://victims.force.example")
    return given.rstrip("/")


def database_address(given: str) -> str:
    if urlsplit(given).scheme not in ("postgresql", "postgres"):
        raise Unreadable("a PostgreSQL address, such as postgresql://user:password@host:5432/victimcare")
    return given


def long_secret(given: str) -> str:
    if len(given) < 32:
        raise Unreadable("at least 32 characters that nobody can guess")
    return given


def long_secrets(given: str) -> tuple[str, ...]:
    """One, or several with spaces between."""
    found = tuple(given.split())
    if not found or any(len(each) < 32 for each in found):
        raise Unreadable("at least 32 characters that nobody can guess; older keys after it, with spaces between")
    return found


def one_of(*choices: str) -> Callable[[str], str]:
    def read(given: str) -> str:
        if given not in choices:
            raise Unreadable(f"one of {', '.join(choices)}")
        return given

    return read


def pairs(given: str) -> dict[str, str]:
    """`Name=value, Other=value`; nothing given is no pairs."""
    found = [one.partition("=") for one in given.split(",") if one.strip()]
    if not all(name.strip() and value.strip() for name, _, value in found):
        raise Unreadable("pairs such as Name=value, Other=value")
    return {name.strip(): value.strip() for name, _, value in found}


def names(given: str) -> tuple[str, ...]:
    """Separated by commas: a name may hold spaces."""
    return tuple(name.strip() for name in given.split(",") if name.strip())


def words(given: str) -> tuple[str, ...]:
    """Words with spaces between."""
    return tuple(given.split())


def usual_home() -> Path:
    """Where an installation keeps its things when nobody says otherwise."""
    return Path("/var/lib/victimcare") if os.geteuid() == 0 else Path.home() / ".local/share/victimcare"
