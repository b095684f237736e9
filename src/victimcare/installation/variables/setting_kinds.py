"""The kinds of setting: each turns text into a value, or says what was expected."""

from __future__ import annotations

import ipaddress
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

SettingReader = Callable[[str], object]


class UnreadableSetting(Exception):
    """What was expected instead, as the end of a sentence."""


def parse_text(given: str) -> str:
    return given


def parse_folder(given: str) -> Path:
    return Path(given).expanduser().absolute()


def parse_port(given: str) -> int:
    if not given.isascii() or not given.isdigit() or int(given) > 65535:
        raise UnreadableSetting("a port from 1 to 65535, or 0 for a free one")
    return int(given)


def parse_local_address(given: str) -> str:
    try:
        return str(ipaddress.ip_address(given))
    except ValueError:
        raise UnreadableSetting("an IP address of this machine, such as 127.0.0.1") from None


def parse_networks(given: str) -> tuple[str, ...]:
    try:
        return tuple(str(ipaddress.ip_network(each.strip())) for each in given.split(",") if each.strip())
    except ValueError:
        raise UnreadableSetting(
            "IP addresses or networks with commas between, such as 192.0.2.10, 198.51.100.0/28"
        ) from None


def parse_host_and_port(given: str) -> tuple[str, int]:
    host, _, number = given.rpartition(":")
    if not host or not number.isdecimal() or not 0 < int(number) < 65536:
        raise UnreadableSetting("a host and a port, such as sip.carrier.example:5060")
    return host, int(number)


def parse_name_server(given: str) -> tuple[str, int]:
    """An address, with a port where it is not the usual one: 192.0.2.53, 192.0.2.53:5353."""
    host, _, port_given = given.rpartition(":") if given.count(":") == 1 else (given, "", "53")
    try:
        return str(ipaddress.ip_address(host)), parse_port(port_given)
    except (ValueError, UnreadableSetting):
        raise UnreadableSetting("the IP address of a name server, such as 192.0.2.53 or 192.0.2.53:5353") from None


def parse_server_id(given: str) -> str:
    if not re.fullmatch(r"[^\s;()\"]*", given):
        raise UnreadableSetting("the name that stands first in Authentication-Results, such as mx.force.example")
    return given


def parse_socket_or_host(given: str) -> str | tuple[str, int]:
    """The socket of a program on this machine, or another machine's host and port."""
    return given if given.startswith("/") else parse_host_and_port(given)


def parse_mail_addresses(given: str) -> tuple[str, ...]:
    found = parse_names(given)
    if not all(re.fullmatch(r"[^@\s,<>]+@[^@\s,<>]+", address) for address in found):
        raise UnreadableSetting("e-mail addresses with commas between, such as page@force.example")
    return found


def parse_mail_address(given: str) -> str:
    """One, or none. It must not contain a tag: we add our own there."""
    if given and not re.fullmatch(r"[^@\s,<>+]+@[^@\s,<>]+", given):
        raise UnreadableSetting("one e-mail address without a plus sign, such as ask@force.example")
    return given


def parse_file(given: str) -> Path:
    path = parse_folder(given)
    if not path.is_file():
        raise UnreadableSetting("a file that is there")
    return path


def parse_moment(given: str) -> datetime:
    try:
        read = datetime.fromisoformat(given)
    except ValueError:
        read = None
    if read is None or read.tzinfo is None:
        raise UnreadableSetting("a moment with its offset, such as 2026-03-02T09:00:00+00:00")
    return read.astimezone(UTC)


def parse_web_address(given: str) -> str:
    parts = urlsplit(given)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise UnreadableSetting("a web address, such as https://victims.force.example")
    return given.rstrip("/")


def parse_database_address(given: str) -> str:
    if urlsplit(given).scheme not in ("postgresql", "postgres"):
        raise UnreadableSetting("a PostgreSQL address, such as postgresql://user:password@host:5432/victimcare")
    return given


def parse_long_secret(given: str) -> str:
    if len(given) < 32:
        raise UnreadableSetting("at least 32 characters that nobody can guess")
    return given


def parse_long_secrets(given: str) -> tuple[str, ...]:
    """One, or several separated by spaces."""
    found = tuple(given.split())
    if not found or any(len(each) < 32 for each in found):
        raise UnreadableSetting(
            "at least 32 characters that nobody can guess; older keys after it, with spaces between"
        )
    return found


def choice_parser(*choices: str) -> Callable[[str], str]:
    def read(given: str) -> str:
        if given not in choices:
            raise UnreadableSetting(f"one of {', '.join(choices)}")
        return given

    return read


def parse_pairs(given: str) -> dict[str, str]:
    """`Name=value, Other=value`; nothing given is no pairs."""
    found = [one.partition("=") for one in given.split(",") if one.strip()]
    if not all(name.strip() and value.strip() for name, _, value in found):
        raise UnreadableSetting("pairs such as Name=value, Other=value")
    return {name.strip(): value.strip() for name, _, value in found}


_SAFE_ADDRESSES = ("https://", "http://127.0.0.1", "http://localhost", "http://[::1]")


def parse_signed_address(given: str) -> tuple[str, str, str]:
    """An address, a token and a signing secret. Not in plain http but to this machine."""
    words = given.split()
    if len(words) != 3 or not words[0].startswith(_SAFE_ADDRESSES):
        raise UnreadableSetting("an https address, a token and a signing secret, on one line")
    url, token, secret = words
    return url, token, secret


def parse_control_room_links(given: str) -> tuple[tuple[str, str, str, str], ...]:
    """A line for each control room: its code, address, token and signing secret. None in plain http but to this
    machine."""
    lines = [tuple(line.split()) for line in given.splitlines() if line.strip()]
    for line in lines:
        if len(line) != 4 or not line[1].startswith(_SAFE_ADDRESSES):
            raise UnreadableSetting("lines of a code, an https address, a token and a signing secret")
    return tuple((code, address, token, secret) for code, address, token, secret in lines)


def parse_room_mailboxes(given: str) -> tuple[tuple[str, ...], ...]:
    """A line for each mailbox. None without encryption but on this machine."""
    lines = tuple(tuple(line.split()) for line in given.splitlines() if line.strip())
    if not all(_is_room_mailbox(*line) for line in lines):
        raise UnreadableSetting(
            "lines of imap HOST:PORT USER PASSWORD FOLDER, or of graph TENANT CLIENT-ID SECRET MAILBOX FOLDER"
        )
    return lines


def _is_room_mailbox(kind: str, *words: str) -> bool:
    if kind == "graph":
        return len(words) == 5
    host, _, port = words[0].rpartition(":") if words else ("", "", "")
    is_allowed = kind == "imap" or (kind == "imap-local" and host in ("127.0.0.1", "localhost"))
    return len(words) == 4 and bool(host) and port.isdecimal() and is_allowed


def parse_names(given: str) -> tuple[str, ...]:
    """Separated by commas, since a name may contain spaces."""
    return tuple(name.strip() for name in given.split(",") if name.strip())


def parse_words(given: str) -> tuple[str, ...]:
    """Words separated by spaces."""
    return tuple(given.split())


def default_home() -> Path:
    """Where an installation stores its files by default."""
    return Path("/var/lib/victimcare") if os.geteuid() == 0 else Path.home() / ".local/share/victimcare"


# One line of the table of settings, as written beside its field.


class SettingSecrecy(StrEnum):
    NO = "no"
    GIVEN = "given"  # shown masked
    MADE = "made"  # shown masked; made once and stored in the home when it is not given


@dataclass(frozen=True, slots=True)
class SettingRow:
    """`name`: the variable. `read`: what its text may be. `meaning`: as `victimcare settings` shows it."""

    name: str
    read: SettingReader
    meaning: str
    default: str | None = None
    secret: SettingSecrecy = SettingSecrecy.NO
