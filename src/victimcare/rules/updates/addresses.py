"""The address that an officer's answer goes to: it says which questions it answers, and that we wrote it.

    ask+hb4q…@care.force.example

After the plus sign stand the number of the prompt and a keyed digest (HMAC-SHA-256, RFC 2104) over it, the officer and
the day: whoever does not have the key can make none, and none is good for another officer's questions. Letters are of
RFC 4648's base 32, since mail systems may write an address in small letters.
"""

from __future__ import annotations

import hmac
from base64 import b32decode, b32encode
from binascii import Error
from datetime import date, timedelta

GOOD_FOR = timedelta(days=14)  # after the day of the prompt; later a person reads what is written
_NUMBER, _DIGEST = 5, 10  # bytes; together 24 letters, and 80 bits that nobody can guess


def address(at: str, *, key: bytes, prompt: int, officer: int, on: date) -> str:
    """`at`: the address that questions come from."""
    name, _, domain = at.rpartition("@")
    number = prompt.to_bytes(_NUMBER, "big")
    signed = b32encode(number + _digest(key, prompt, officer, on)).decode().lower()
    return f"{name}+{signed}@{domain}"


def prompt_of(recipient: str) -> int | None:
    """Which prompt this address says it answers. It has proved nothing yet. None: it says none."""
    made = _opened(recipient)
    return int.from_bytes(made[:_NUMBER], "big") if made else None


def is_ours(recipient: str, *, key: bytes, prompt: int, officer: int, on: date) -> bool:
    """Whether we made this address, for this prompt to this officer of this day."""
    made = _opened(recipient)
    return made is not None and hmac.compare_digest(
        made, prompt.to_bytes(_NUMBER, "big") + _digest(key, prompt, officer, on)
    )


def is_old(on: date, today: date) -> bool:
    return today > on + GOOD_FOR


def without_tag(recipient: str) -> str:
    """The plain address that this one belongs to."""
    name, _, domain = recipient.rpartition("@")
    return f"{name.partition('+')[0]}@{domain}".casefold()


def _opened(recipient: str) -> bytes | None:
    tag = recipient.rpartition("@")[0].partition("+")[2]
    try:
        made = b32decode(tag, casefold=True)
    except (Error, ValueError):
        return None
    return made if len(made) == _NUMBER + _DIGEST else None


def _digest(key: bytes, prompt: int, officer: int, on: date) -> bytes:
    return hmac.digest(key, f"officer-reply:{prompt}:{officer}:{on.isoformat()}".encode(), "sha256")[:_DIGEST]
