"""Telling a support service's own system that something is there to be read."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class PartnerNews:
    """`referral`: its id, by which they read it with their token. Nothing of anybody is in here."""

    id: str
    url: str
    secret: str = field(repr=False)
    type: str
    referral: str
    at: datetime


class PartnerHooks(Protocol):
    def post(self, news: PartnerNews, /) -> None:
        """Raises TryLater, RefusedForGood. The same id twice is the same news."""

    def may_be_named(self, address: str, /) -> bool:
        """Whether news may be sent there: over https, to a name that does not lead into our own network."""
