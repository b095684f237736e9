"""The address that an officer's answer goes to: it says which mail of ours it answers, and that we wrote it.

    ask+hb4q…@care.force.example

After the plus sign stand the number of the mail and a keyed digest (HMAC-SHA-256, RFC 2104) over it, the officer and
the day: without the key nobody can make one. Each mail asks one question, so each address is for that question alone.
Letters are of RFC 4648's base 32, since mail systems may write an address in small letters.
"""

from __future__ import annotations

import hmac
from base64 import b32decode, b32encode
from binascii import Error
from datetime import date, datetime, timedelta

from victimcare.rules.clock import end_of_day

GOOD_FOR = timedelta(days=7)  # after the day of the question; later a person reads what is written
_NUMBER, _DIGEST = 5, 10  # bytes; together 24 letters, and 80 bits that nobody can guess


def address(at: str, *, key: bytes, mail: int, officer: int, on: date) -> str:
    """`at`: the address that questions come from."""
    name, _, domain = at.rpartition("@")
    number = mail.to_bytes(_NUMBER, "big")
    signed = b32encode(number + _digest(key, mail, officer, on)).decode().lower()
    return f"{name}+{signed}@{domain}"


def find_mail_number(recipient: str) -> int | None:
    """Which mail this address says it answers. It has proved nothing yet. None: it says none."""
    made = _opened(recipient)
    return int.from_bytes(made[:_NUMBER], "big") if made else None


def is_ours(recipient: str, *, key: bytes, mail: int, officer: int, on: date) -> bool:
    """Whether we made this address, for this mail to this officer of this day."""
    made = _opened(recipient)
    return made is not None and hmac.compare_digest(
        made, mail.to_bytes(_NUMBER, "big") + _digest(key, mail, officer, on)
    )


def good_until(on: date) -> datetime:
    """Until when the address in the mail of a question of this day is good. Our answers to it take over that moment: a
    conversation does not prolong it."""
    return end_of_day(on + GOOD_FOR)


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


def _digest(key: bytes, mail: int, officer: int, on: date) -> bytes:
    return hmac.digest(key, f"officer-mail:{mail}:{officer}:{on.isoformat()}".encode(), "sha256")[:_DIGEST]
