"""The rooms of all conversations that go on, by the row of her call; and who is, or was last, in which."""

from __future__ import annotations

from uuid import UUID

from victimcare.channels.phone.bridge import Leg
from victimcare.channels.phone.room import Room


class Rooms(dict[UUID, Room]):
    def __init__(self) -> None:
        super().__init__()
        self._last: dict[UUID, Room] = {}  # of each member of staff

    def of(self, agent_id: UUID) -> Room | None:
        """Where they have the call."""
        return next((room for room in self.values() if room.agent_id == agent_id), None)

    def of_her(self, caller: Leg) -> Room | None:
        return next((room for room in self.values() if room.caller is caller), None)

    def asked_in(self, agent_id: UUID) -> Room | None:
        """Where a colleague has brought them in."""
        return next((room for room in self.values() if room.guest and room.guest.guest.agent_id == agent_id), None)

    def joined_by(self, agent_id: UUID) -> Room | None:
        """The colleague's call in which they talk."""
        return next((room for room in self.values() if room.colleague == agent_id), None)

    def last_of(self, agent_id: UUID) -> Room | None:
        """Where they are, or were last, if that is still remembered."""
        return self._last.get(agent_id)

    def remember(self) -> None:
        """Who is in which room; of those that are over, only where somebody was rung in danger."""
        for room in self.values():
            self._last |= {who: room for who in (room.agent_id, room.colleague) if who is not None}
        self._last = {who: room for who, room in self._last.items() if room.row in self or room.has_help}
