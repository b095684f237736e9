from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from victimcare.records.models.handovers import HandoverHow as HandoverHow
from victimcare.records.models.handovers import HandoverWay as HandoverWay
from victimcare.rules.agency_handovers import HandoverPart as HandoverPart
from victimcare.rules.agency_handovers import HandoverStatus as HandoverStatus
from victimcare.rules.rights import DutyHolder as DutyHolder
from victimcare.services.desk.task_shapes import HarmLevel


class UnknownPacket(LookupError):
    """No such packet, or not for this actor."""


class NotNow(Exception):
    """A packet that stands as this one does has no such step: somebody was faster."""


class SamePerson(Exception):
    """The second pair of eyes is not the first."""


class WordsMissing(ValueError):
    """Why, or what they said, was left out."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A packet as the list shows it: no name. `waits_since` is late where `due_at` is past."""

    id: UUID
    reference: str
    agency: DutyHolder
    number: int
    state: HandoverStatus
    at: datetime  # since when it stands so
    due_at: datetime | None
    by: str
    harm: HarmLevel


@dataclass(frozen=True, slots=True)
class PartShown:
    """One part for the person who chooses or reads. `content` None: there is nothing of it. `must`: it cannot be left
    out. `is_usual`: this agency usually works with it; `was_in_last`: the last packet that it was given had it."""

    item: HandoverPart
    content: Any
    is_in: bool
    reason: str
    must: bool
    needs_reason: bool
    is_usual: bool = False
    was_in_last: bool = False


@dataclass(frozen=True, slots=True)
class StepShown:
    what: str
    at: datetime
    by: str
    who: str
    how: str
    words: str


@dataclass(frozen=True, slots=True)
class PacketShown:
    """A packet in full. `changed`: the parts that are otherwise known now than when it left."""

    id: UUID
    victim_id: UUID
    reference: str
    name: str
    is_guarded: bool
    agency: DutyHolder
    number: int
    state: HandoverStatus
    way: str
    ways: tuple[str, ...]
    words: str
    parts: tuple[PartShown, ...]
    to_be_named: tuple[HandoverPart, ...]
    prepared_by: str
    prepared_at: datetime
    checked_by: str
    sent_at: datetime | None
    take_up_by: datetime | None
    steps: tuple[StepShown, ...]
    is_mine: bool  # this actor prepared it, and so is not the second person
    changed: tuple[HandoverPart, ...]
    newer: UUID | None
    open_one: UUID | None  # the next version, while it is being prepared
    version: int  # of a draft, to be named by whoever chooses the next time
