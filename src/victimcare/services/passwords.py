"""Passwords that people choose: kept at the cost that OWASP asks for today (2023: scrypt with N = 2^17, r = 8, p = 1).

A password is drawn from what people think of, and not from chance as our codes are; so it costs more to try. One that
was kept at an earlier cost is kept anew when it is next given, and takes as long to check as any other meanwhile.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
from dataclasses import dataclass

from django.conf import settings

from victimcare.services import slow_hash

_COST = {"n": 2**17, "r": 8, "p": 1}  # 128 MB, about 0.4 s on a server core
_MEMORY = 160 * 1024 * 1024
_NOW = "17"  # the cost in the row; a row without one is of the time before
NOBODYS = f"{_NOW}${'00' * 16}${'00' * 32}"  # what is checked where there is none
_AT_ONCE = threading.BoundedSemaphore(2)  # in one process: many tries at once wait, and do not take all memory


@dataclass(frozen=True, slots=True)
class PasswordCheck:
    """`kept`: as the row is to have it from now on."""

    is_right: bool
    kept: str


def keep_password(purpose: str, password: str) -> str:
    salt = secrets.token_bytes(16)
    return f"{_NOW}${salt.hex()}${_hash(purpose, password, salt).hex()}"


def check_password(purpose: str, password: str, kept: str) -> PasswordCheck:
    """One hash of today's cost and one of the time before, whatever is kept."""
    if kept.count("$") == 1:
        is_right = slow_hash.matches(purpose, password, kept)
        anew = keep_password(purpose, password)
        return PasswordCheck(is_right, anew if is_right else kept)
    slow_hash.matches(purpose, password, slow_hash.NOBODYS)
    _, salt, digest = kept.split("$")
    is_right = hmac.compare_digest(_hash(purpose, password, bytes.fromhex(salt)), bytes.fromhex(digest))
    return PasswordCheck(is_right, kept)


def _hash(purpose: str, password: str, salt: bytes) -> bytes:
    keyed = hmac.digest(settings.CODE_KEY.encode(), f"{purpose}:{password}".encode(), "sha256")
    with _AT_ONCE:
        return hashlib.scrypt(keyed, salt=salt, dklen=32, maxmem=_MEMORY, **_COST)
