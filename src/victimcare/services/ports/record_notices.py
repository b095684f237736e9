"""Tells the force's record system of crimes and incidents to record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol
from uuid import UUID


@dataclass(frozen=True, slots=True)
class OutgoingRecordNotice:
    """`content`: the notice as JSON values (docs/control-room.md); an adapter may translate it."""

    notice_id: UUID
    content: Mapping[str, Any] = field(repr=False)


class RecordNoticeLink(Protocol):
    def deliver(self, notice: OutgoingRecordNotice, /) -> object:
        """Return once the record system has it, with the number that it answered, or None where it numbers later.
        Delivering the same notice again records nothing twice there. Raises SendDeferred, where a later try may
        succeed, and SendRefused, where none will."""
