"""Digests by which the database finds equal values, such as messages of one sender, without holding these values.

HMAC-SHA-256 with a key for each use, derived from the installation's key (`VICTIMCARE_STORE_KEY`), which lies in
neither the database nor a backup of the data. Without it nobody can tell whose number a digest stands for, although
there are few telephone numbers. It still says which rows hold equal values, and how many do.
"""

from __future__ import annotations

import hmac
from enum import StrEnum
from functools import lru_cache

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


class DigestUse(StrEnum):
    """What is compared. Digests of equal values for different uses differ."""

    SENDER = "sender"  # of what came in, as a contact point's match key
    MAIL_NAME = "mail name"  # what makes an e-mail the same that was brought before
    MAIL_BYTES = "mail bytes"  # its SHA-256
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
