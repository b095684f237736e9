"""Keyed digests and hashes of secret values: digests to find equal values, short numbers derived from a row, and slow
hashes of codes and passwords.

With digests the database finds equal values, such as messages of one sender, without holding these values. HMAC-SHA-256
with a key for each use, derived from the installation's key (`VICTIMCARE_STORE_KEY`), which is in neither the database
nor a backup of the data. Without it, a digest does not reveal a number, although there are few telephone numbers. It
still shows which rows hold equal values, and how many do.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from uuid import UUID

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


class DigestUse(StrEnum):
    """What is compared. Digests of equal values for different uses differ."""

    SENDER = "sender"  # of a received message, as a contact point's match key
    MAIL_NAME = "mail name"  # what identifies an e-mail that was delivered before
    MAIL_BYTES = "mail bytes"  # its SHA-256
    ROOM_SENDER = "room sender"  # of a contact with the control room
    ROOM_MESSAGE_NAME = "room message name"  # the Message-ID of one of its messages
    MAJOR_PERSON = "major person"  # name and day of birth of a person in a major incident
    ANSWER_ROW = "answer row"  # a row of a file of answers as it came


def make_digest(value: str, use: DigestUse) -> str:
    """The digest to store, in 64 hexadecimal digits; empty for no value."""
    return _digest(settings.STORE_KEYS[0], value, use)


def list_digests(value: str, use: DigestUse) -> tuple[str, ...]:
    """The digests under which this value may be stored: one for each installation's key that is set, the newest first.
    None for no value."""
    return tuple(_digest(key, value, use) for key in settings.STORE_KEYS) if value else ()


def _digest(key: str, value: str, use: DigestUse) -> str:
    return hmac.digest(_derive_key(key, use), value.encode("utf-8", "surrogatepass"), "sha256").hex() if value else ""


@lru_cache(maxsize=16)
def _derive_key(key: str, use: DigestUse) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=f"victimcare match {use}".encode()).derive(key.encode())


# Short numbers derived from a row and the key of the codes, and so stored nowhere: they cannot be found from the
# database alone.


def keyed_digits(purpose: str, row: UUID, *, count: int) -> str:
    """The digits of this row for this purpose, the same each time."""
    drawn = hmac.digest(settings.CODE_KEY.encode(), f"{purpose}:{row}".encode(), "sha256")
    return f"{int.from_bytes(drawn) % 10**count:0{count}}"


# Hashes of short secrets that people type or say: keyed, so that the database alone does not allow guessing, and slow,
# so that guessing is expensive even with the key (design, section 5).

_CODE_COST = {"n": 2**14, "r": 8, "p": 1}  # about 50 ms on a server core; memory 16 MB
# what `matches_slow_hash` is given where there is no hash, so that it takes as long
DUMMY_HASH = "00" * 16 + "$" + "00" * 32


def make_slow_hash(purpose: str, secret: str) -> str:
    """The salt and the hash, as stored in a row."""
    salt = secrets.token_bytes(16)
    return f"{salt.hex()}${slow_hash(purpose, secret, salt).hex()}"


def matches_slow_hash(purpose: str, secret: str, kept: str) -> bool:
    """`kept`: from `make_slow_hash`, or `DUMMY_HASH`."""
    salt, digest = kept.split("$")
    return hmac.compare_digest(slow_hash(purpose, secret, bytes.fromhex(salt)), bytes.fromhex(digest))


def slow_hash(purpose: str, secret: str, salt: bytes) -> bytes:
    keyed = hmac.digest(settings.CODE_KEY.encode(), f"{purpose}:{secret}".encode(), "sha256")
    return hashlib.scrypt(keyed, salt=salt, dklen=32, **_CODE_COST)


# Passwords that people choose: hashed at the cost that OWASP recommends today (2023: scrypt with N = 2^17, r = 8, p =
# 1).
#
# People choose passwords from what they think of, not at random like our codes, so each guess must cost more. A
# password hashed at an earlier cost is hashed again when it is next entered, and until then takes as long to check as
# any other.


_PASSWORD_COST = {"n": 2**17, "r": 8, "p": 1}  # 128 MB, about 0.4 s on a server core
_MEMORY = 160 * 1024 * 1024
_NOW = "17"  # the cost in the row; a row without one has the earlier cost
DUMMY_PASSWORD_HASH = f"{_NOW}${'00' * 16}${'00' * 32}"  # what is checked where there is none
_AT_ONCE = threading.BoundedSemaphore(2)  # per process: many simultaneous tries wait, and do not use all memory


@dataclass(frozen=True, slots=True)
class PasswordCheck:
    """`kept`: the hash to store in the row from now on."""

    is_right: bool
    kept: str


def hash_password(purpose: str, password: str) -> str:
    salt = secrets.token_bytes(16)
    return f"{_NOW}${salt.hex()}${_hash(purpose, password, salt).hex()}"


def check_password(purpose: str, password: str, kept: str) -> PasswordCheck:
    """One hash at today's cost and one at the earlier cost, whatever is stored."""
    if kept.count("$") == 1:
        is_right = matches_slow_hash(purpose, password, kept)
        anew = hash_password(purpose, password)
        return PasswordCheck(is_right, anew if is_right else kept)
    matches_slow_hash(purpose, password, DUMMY_HASH)
    _, salt, digest = kept.split("$")
    is_right = hmac.compare_digest(_hash(purpose, password, bytes.fromhex(salt)), bytes.fromhex(digest))
    return PasswordCheck(is_right, kept)


def _hash(purpose: str, password: str, salt: bytes) -> bytes:
    keyed = hmac.digest(settings.CODE_KEY.encode(), f"{purpose}:{password}".encode(), "sha256")
    with _AT_ONCE:
        return hashlib.scrypt(keyed, salt=salt, dklen=32, maxmem=_MEMORY, **_PASSWORD_COST)
