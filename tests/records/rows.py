"""Makes the smallest valid row of any table: only what the table requires, with the rows that its keys point to.

Values that must be unique are numbered. `SMALLEST` adds what a check constraint requires beyond the required columns.
A value may be a model, for a new row of its table, or `same_as`, for the value of another field of the same row.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import NOT_PROVIDED

from victimcare.records.models import (
    AccessReviewCursor,
    BacklogEntry,
    Callback,
    CallForecast,
    CallRecording,
    CommunicationPassport,
    ComplaintLevel,
    DangerFinding,
    DeliveryEscalationStep,
    DemandEvent,
    DuplicateEmail,
    DuressSubmission,
    EmergencyAccess,
    EventPrivate,
    GuardDecision,
    LinkedPerson,
    Need,
    OfficerAnswer,
    OfficerCover,
    OfficerMail,
    OfficerQuestion,
    Person,
    PersonKey,
    PointChange,
    PublicFeedback,
    ReachAttempt,
    ReceivedMessage,
    RecordNotice,
    ReferralConsent,
    ReservedNumber,
    RestOverride,
    RoomContact,
    RoomContactLink,
    RoomFile,
    RoomMail,
    RoomMessage,
    SecondFactor,
    Staff,
    StoredFile,
    Supporter,
    Task,
    Team,
    TellOnceNote,
    Victim,
    WorkingTime,
    WrittenMessage,
)

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
EARLIER = NOW - timedelta(hours=1)
TODAY = NOW.date()
_number = itertools.count(1)


@dataclass(frozen=True, slots=True)
class SameAs:
    """Stands for the value of this other field of the row."""

    field: str


def same_as(field: str) -> SameAs:
    return SameAs(field)


class Fresh:
    """Stands for a value that no other row has."""


FRESH = Fresh()

SMALLEST: Mapping[type[models.Model], Mapping[str, Any]] = {
    AccessReviewCursor: {"id": 1},
    BacklogEntry: {"harm": 1},
    CallRecording: {"kind": "conversation"},
    CallForecast: {"calls": [1.0] * 48, "low": [0] * 48, "high": [2] * 48},
    Callback: {"due_at": LATER},
    CommunicationPassport: {"written_by": Staff},
    ComplaintLevel: {"level": 1},
    DangerFinding: {"rules": ["a rule"], "answer": "not_agreed"},
    DeliveryEscalationStep: {"how": "skipped", "why": "no_address"},
    DemandEvent: {"percent": 100},
    DuplicateEmail: {"received": ReceivedMessage},
    DuressSubmission: {"what": "not_done"},
    EmergencyAccess: {"asked_by": Staff},
    EventPrivate: {"content": {}},
    GuardDecision: {"is_guarded": True},
    LinkedPerson: {"entered_by": Staff},
    Need: {"ends_as": "task", "task": Task},
    OfficerAnswer: {"by_staff": Staff},
    OfficerCover: {"by_team": Team},
    OfficerMail: {"next_at": NOW},
    OfficerQuestion: {"harm": 1},
    PersonKey: {"person": Person},
    PointChange: {"waits_for": "two_people"},
    PublicFeedback: {"score": 3},
    ReachAttempt: {"next_due_at": LATER},
    ReferralConsent: {"asked_by": Staff},
    ReservedNumber: {"until_at": LATER},
    RestOverride: {"until_at": LATER},
    RoomContact: {"priority": 1},
    RoomContactLink: {"kind": "victim", "victim": Victim},
    RecordNotice: {"contact": RoomContact, "next_try_at": NOW},
    RoomFile: {"scan": "clean"},
    RoomMail: {"outcome": "waiting"},
    RoomMessage: {"direction": "received"},
    SecondFactor: {"kind": "app", "sealed": b"secret"},
    StoredFile: {"scan": "not_scanned"},
    Supporter: {"sees": ["stands"]},
    Task: {"subject_key": FRESH},
    TellOnceNote: {"written_by": Staff},
    WorkingTime: {"weekday": 0},
    WrittenMessage: {"to": "care", "answer_by": TODAY, "task": Task},
}


def save_row(model: type[models.Model], values: Mapping[str, Any] | None = None) -> models.Model:
    """Save a row of this table, with these values. Raises IntegrityError where the database refuses it."""
    row = model()
    wanted = {**SMALLEST.get(model, {}), **(values or {})}
    for field in model._meta.concrete_fields:
        if field.name not in wanted and _is_required(field):
            setattr(row, field.name, _new_value(field))
    for name, value in wanted.items():
        if not isinstance(value, SameAs):
            setattr(row, name, _worked_out(model, name, value))
    for name, value in wanted.items():
        if isinstance(value, SameAs):
            setattr(row, name, getattr(row, value.field))
    row.save(force_insert=True)
    return row


def _worked_out(model: type[models.Model], name: str, value: object) -> object:
    if isinstance(value, Fresh):
        return _new_value(model._meta.get_field(name))
    if isinstance(value, type) and issubclass(value, models.Model):
        return save_row(value)
    return value


def _is_required(field: models.Field[Any, Any]) -> bool:
    has_default = field.has_default() or field.db_default is not NOT_PROVIDED
    return not (field.null or field.blank or has_default or isinstance(field, models.AutoField))


def _new_value(field: Any) -> object:
    number = next(_number)
    if isinstance(field, models.ForeignKey):
        return save_row(field.related_model)
    if field.choices:
        return field.choices[0][0]
    match field:
        case models.CharField() | models.TextField():
            return f"{number:06}"[-(field.max_length or 6) :]
        case models.DateTimeField():
            return NOW
        case models.DateField():
            return TODAY + timedelta(days=number)
        case models.TimeField():
            return time(9)
        case models.BooleanField():
            return False
        case models.IntegerField():
            return number
        case models.FloatField():
            return 1.0
        case models.BinaryField():
            return f"{number:016}".encode()
        case models.UUIDField():
            return uuid4()
        case models.JSONField():
            return {}
        case ArrayField():
            return []
    raise TypeError(field)
