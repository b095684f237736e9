"""How short secrets that people type or say are kept: keyed, so that whoever has the database alone can try none, and
then slow, so that whoever has the key as well can try few (design, section 5)."""

from __future__ import annotations

import hashlib
import hmac
import secrets

from django.conf import settings

_SCRYPT = {"n": 2**14, "r": 8, "p": 1}  # about 50 ms on a server core; memory 16 MB
NOBODYS = "00" * 16 + "$" + "00" * 32  # what `matches` is asked where there is none, and takes as long


def keep(purpose: str, secret: str) -> str:
    """The salt and the hash, as a row has them."""
    salt = secrets.token_bytes(16)
    return f"{salt.hex()}${slow_hash(purpose, secret, salt).hex()}"


def matches(purpose: str, secret: str, kept: str) -> bool:
    """`kept`: from `keep`, or `NOBODYS`."""
    salt, digest = kept.split("$")
    return hmac.compare_digest(slow_hash(purpose, secret, bytes.fromhex(salt)), bytes.fromhex(digest))


def slow_hash(purpose: str, secret: str, salt: bytes) -> bytes:
    keyed = hmac.digest(settings.CODE_KEY.encode(), f"{purpose}:{secret}".encode(), "sha256")
    return hashlib.scrypt(keyed, salt=salt, dklen=32, **_SCRYPT)
