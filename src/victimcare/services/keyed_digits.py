"""Short numbers that follow from a row and the key of the codes, and so lie nowhere: whoever has the database alone
knows none of them."""

from __future__ import annotations

import hmac
from uuid import UUID

from django.conf import settings


def keyed_digits(purpose: str, row: UUID, *, count: int) -> str:
    """The digits of this row for this purpose, the same each time."""
    drawn = hmac.digest(settings.CODE_KEY.encode(), f"{purpose}:{row}".encode(), "sha256")
    return f"{int.from_bytes(drawn) % 10**count:0{count}}"
