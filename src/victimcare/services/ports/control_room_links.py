"""Sends messages about incidents to other control rooms."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol
from uuid import UUID


@dataclass(frozen=True, slots=True)
class OutgoingTransfer:
    """`record`: the transfer record as JSON values (docs/control-room.md); an adapter may translate it."""

    agency: str
    message_id: UUID
    record: Mapping[str, Any] = field(repr=False)


class ControlRoomLink(Protocol):
    def agencies(self) -> Collection[str]:
        """The codes of the control rooms that it reaches."""

    def deliver(self, transfer: OutgoingTransfer, /) -> None:
        """Return once the other machine has it. Delivering the same message again changes nothing there. Raises
        SendDeferred, where a later try may succeed, and SendRefused, where none will."""
