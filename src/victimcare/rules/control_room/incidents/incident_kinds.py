"""Incidents: grades, where they happened, and what control rooms tell each other about them."""

from __future__ import annotations

from enum import StrEnum


class IncidentGrade(StrEnum):
    """The four grades of the National Call Handling Standards (2005). Targets are data of the force."""

    EMERGENCY = "emergency"
    PRIORITY = "priority"
    SCHEDULED = "scheduled"
    WITHOUT_DEPLOYMENT = "without_deployment"


class IncidentState(StrEnum):
    OPEN = "open"
    CLOSED = "closed"


class PlaceSource(StrEnum):
    """What a place was worked out from."""

    CALLER = "caller"  # as the caller said it
    GRID_REFERENCE = "grid_reference"
    POSTCODE = "postcode"
    GAZETTEER = "gazetteer"
    HANDSET = "handset"  # advanced mobile location
    NETWORK = "network"  # a mast, which may be kilometres away


class IncidentEntryKind(StrEnum):
    """A line of an incident's log."""

    OPENED = "opened"
    NOTE = "note"
    GRADED = "graded"
    PLACED = "placed"
    UNIT_SENT = "unit_sent"
    UNIT_ARRIVED = "unit_arrived"
    UNIT_LEFT = "unit_left"
    RESULT = "result"
    TOLD = "told"  # sent to, or received from, another control room
    CLOSED = "closed"
    REOPENED = "reopened"


class TransferKind(StrEnum):
    """A message between control rooms about one incident."""

    OFFER = "offer"
    UPDATE = "update"
    NOTE = "note"
    CLOSE = "close"
    RECEIPT = "receipt"  # seen by a person: received and under consideration
    DECISION = "decision"


class TransferDirection(StrEnum):
    SENT = "sent"
    RECEIVED = "received"


class TransferState(StrEnum):
    WAITING = "waiting"  # not yet delivered
    DELIVERED = "delivered"  # the other side's machine has it
    REFUSED = "refused"  # the other side's machine refused it: a person must look
    TAKEN = "taken"  # received here and applied to an incident
    HELD = "held"  # received here and not applied: a person must look


class TransferDecision(StrEnum):
    ATTENDING = "attending"
    NOT_ATTENDING = "not_attending"
    PASSED_ON = "passed_on"


class CallService(StrEnum):
    EMERGENCY = "999"
    NON_EMERGENCY = "101"


class CallEnd(StrEnum):
    ANSWERED = "answered"
    ABANDONED = "abandoned"  # ended by the caller before an answer
    SILENT = "silent"  # answered, and no words
    TRANSFERRED = "transferred"


class InvolvementCategory(StrEnum):
    """In which way a person is named in a major incident (`docs/control-room.md`)."""

    VICTIM = "victim"
    CASUALTY = "casualty"
    SURVIVOR = "survivor"
    EVACUEE = "evacuee"
    MISSING = "missing"
    FAMILY = "family"
    WITNESS = "witness"
