"""Seals with the installation's key: words about no known person, what callers key, second steps, tokens.

A person with only the database or a backup cannot read it. What victims write, and what is said about them, is sealed
under a key of each person (`services.person_keys`), and that key with this one; docs/sealed-words.md lists both, and
what is stored in the clear.

AES-256-GCM (NIST SP 800-38D) with a fresh nonce each time. A sealed value is

    the form (1 byte) · which key (4) · the nonce (12) · what was said, enciphered · the tag (16)

and everything before the nonce, with what it is about, is authenticated with it: a sealed value that is moved to
another row does not open there. The keys are those of `VICTIMCARE_STORE_KEY`, outside the database: the first seals,
and every key opens what it sealed. So a new key is put before the old ones, and an old key is removed when no value
sealed with it is left.
"""

from __future__ import annotations

import secrets
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

_FORM = b"\x01"
_NAME = 4  # bytes that name the key
_NONCE = 12  # bytes; drawn at random, so a key is good for 2^32 values (SP 800-38D, 8.3)
_BEFORE = len(_FORM) + _NAME + _NONCE
_TAG = 16
OVERHEAD = _BEFORE + _TAG  # bytes by which a sealed value is longer


class Unopened(Exception):
    """The value was altered or belongs to something else, or it is not a sealed value."""


class KeyMissing(Unopened):
    """The key that sealed it is not among those that are set; `key` names it, in hexadecimal digits."""

    def __init__(self, key: str) -> None:
        super().__init__(f"sealed with a key that is not set ({key})")
        self.key = key


def seal_bytes(clear: bytes, about: str) -> bytes:
    """`about`: what it belongs to, such as "call:<id>"; it opens again only with the same words."""
    (name, cipher), *_ = _keys(settings.STORE_KEYS)
    nonce = secrets.token_bytes(_NONCE)
    return _FORM + name + nonce + cipher.encrypt(nonce, clear, _bound(name, about))


def unseal_bytes(sealed: bytes, about: str) -> bytes:
    """Raises Unopened, and KeyMissing where only its key is not available."""
    sealed = bytes(sealed)  # the database driver may return a view
    if len(sealed) < OVERHEAD or sealed[:1] != _FORM:
        raise Unopened("no sealed value")
    name, nonce = sealed[1 : 1 + _NAME], sealed[1 + _NAME : _BEFORE]
    cipher = dict(_keys(settings.STORE_KEYS)).get(name)
    if cipher is None:
        raise KeyMissing(name.hex())
    try:
        return cipher.decrypt(nonce, sealed[_BEFORE:], _bound(name, about))
    except InvalidTag:
        raise Unopened("altered, or about something else") from None


def sealing_key_name(sealed: bytes) -> str:
    """Which key sealed it, in hexadecimal digits."""
    return bytes(sealed[1 : 1 + _NAME]).hex()


def list_sealing_keys() -> tuple[str, ...]:
    """The keys that are set, as `sealing_key_name` names them; the first is the one that seals."""
    return tuple(name.hex() for name, _ in _keys(settings.STORE_KEYS))


def _bound(name: bytes, about: str) -> bytes:
    return _FORM + name + about.encode()


@lru_cache(maxsize=4)
def _keys(given: tuple[str, ...]) -> tuple[tuple[bytes, AESGCM], ...]:
    return tuple((_derived(each, b"name", _NAME), AESGCM(_derived(each, b"seal", 32))) for each in given)


def _derived(key: str, purpose: bytes, length: int) -> bytes:
    return HKDF(SHA256(), length, salt=None, info=b"victimcare store " + purpose).derive(key.encode())
