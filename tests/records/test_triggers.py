"""What the triggers of the database refuse (`triggers.sql` and later migrations), and the little that they let
pass."""

from __future__ import annotations

import psycopg
import pytest
from django.db import IntegrityError, connection, models, transaction

from tests.records.rows import NOW, save_row
from victimcare.records.models import (
    AgencyChase,
    Approval,
    AuditEntry,
    AuditSeal,
    CallbackAttempt,
    CallbackNotice,
    CallForecast,
    CommunicationPassport,
    DeliveryEscalationStep,
    DutyRevision,
    Escalation,
    Event,
    EventPrivate,
    GateOverride,
    GuardDecision,
    IncidentEntry,
    NotificationState,
    RoomContactChange,
    SamePersonDecision,
    SamePersonVictim,
    Staff,
    TaskChange,
    TellOnceNote,
    ThriveAssessment,
)

# Trigger: its table, and a change that it refuses. Most refuse every change, so the column is given its own value.
NO_CHANGE: dict[str, tuple[type[models.Model], str]] = {
    "event_no_change": (Event, "type = type"),
    "eventprivate_no_change": (EventPrivate, 'content = \'{"given_name": "Ada"}\''),
    "auditentry_no_change": (AuditEntry, "act = act"),
    "auditseal_no_change": (AuditSeal, "hash = hash"),
    "notificationstate_no_change": (NotificationState, "reason = reason"),
    "taskchange_no_change": (TaskChange, "sealed_note = 'other words'"),
    "dutyrevision_no_change": (DutyRevision, "code = code"),
    "samepersondecision_no_change": (SamePersonDecision, "sealed_note = 'other words'"),
    "samepersonvictim_no_change": (SamePersonVictim, "added_at = added_at"),
    "escalation_no_change": (Escalation, "step = step"),
    "deliveryescalationstep_no_change": (DeliveryEscalationStep, "why = why"),
    "agencychase_no_change": (AgencyChase, "sealed_note = 'other words'"),
    "callbackattempt_no_change": (CallbackAttempt, "at = at"),
    "callbacknotice_no_change": (CallbackNotice, "id = id"),
    "callforecast_no_change": (CallForecast, "made_at = made_at"),
    "telloncenote_no_change": (TellOnceNote, "sealed_needs = 'other words'"),
    "communicationpassport_no_change": (CommunicationPassport, "sealed_helps = 'other words'"),
    "roomcontactchange_no_change": (RoomContactChange, "sealed_why = 'other words'"),
    "thriveassessment_no_change": (ThriveAssessment, "sealed = 'other words'"),
    "incidententry_no_change": (IncidentEntry, "sealed_words = 'other words'"),
}
NO_TRUNCATE: dict[str, type[models.Model]] = {
    "event_no_truncate": Event,
    "eventprivate_no_truncate": EventPrivate,
    "auditentry_no_truncate": AuditEntry,
    "auditseal_no_truncate": AuditSeal,
    "notificationstate_no_truncate": NotificationState,
    "taskchange_no_truncate": TaskChange,
    "dutyrevision_no_truncate": DutyRevision,
    "samepersondecision_no_truncate": SamePersonDecision,
    "samepersonvictim_no_truncate": SamePersonVictim,
    "escalation_no_truncate": Escalation,
    "deliveryescalationstep_no_truncate": DeliveryEscalationStep,
    "agencychase_no_truncate": AgencyChase,
    "callbackattempt_no_truncate": CallbackAttempt,
    "callbacknotice_no_truncate": CallbackNotice,
    "callforecast_no_truncate": CallForecast,
    "telloncenote_no_truncate": TellOnceNote,
    "communicationpassport_no_truncate": CommunicationPassport,
    "roomcontactchange_no_truncate": RoomContactChange,
    "thriveassessment_no_truncate": ThriveAssessment,
    "incidententry_no_truncate": IncidentEntry,
}
ON_WRITING = {"auditentry_written_now", "approval_decided_once", "guarddecision_by_two", "gateoverride_by_two"}
# What these tables let pass: a redaction takes words away, and an attempt is ended once.
ALLOWED: list[tuple[type[models.Model], str]] = [
    (EventPrivate, "content = NULL, redacted_at = now(), redacted_reason = 'asked for'"),
    (TaskChange, "sealed_note = ''"),
    (SamePersonDecision, "sealed_note = ''"),
    (AgencyChase, "sealed_note = ''"),
    (CallbackAttempt, "outcome = 'no_answer', ended_at = now()"),
    (TellOnceNote, "sealed_avoid = '', sealed_needs = '', sealed_happened = ''"),
    (RoomContactChange, "sealed_why = ''"),
    (ThriveAssessment, "sealed = ''"),
    (IncidentEntry, "sealed_words = ''"),
    (CommunicationPassport, "language = '', needs = '{}', sealed_avoid = ''"),
]

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("trigger", NO_CHANGE)
def test_the_table_refuses_a_change_and_a_deletion(trigger: str) -> None:
    model, change = NO_CHANGE[trigger]
    table = _fill(model)

    _assert_refused(f"UPDATE {table} SET {change}")
    _assert_refused(f"DELETE FROM {table}")


@pytest.mark.parametrize("trigger", NO_TRUNCATE)
def test_the_table_refuses_to_be_emptied(trigger: str) -> None:
    table = _fill(NO_TRUNCATE[trigger])

    _assert_refused(f"TRUNCATE {table} CASCADE")


@pytest.mark.parametrize(("model", "change"), ALLOWED, ids=lambda value: getattr(value, "__name__", "allowed"))
def test_the_table_lets_this_change_pass(model: type[models.Model], change: str) -> None:
    table = _fill(model)

    assert _run(f"UPDATE {table} SET {change}") == 1


def test_an_attempt_is_ended_once() -> None:
    table = _fill(CallbackAttempt)
    _run(f"UPDATE {table} SET outcome = 'no_answer', ended_at = now()")

    _assert_refused(f"UPDATE {table} SET outcome = 'talked'")


def test_an_approval_is_decided_once() -> None:  # approval_decided_once
    save_row(Approval, {"accepted": False, "decided_at": NOW, "decided_by": Staff, "sealed_reason": b"why"})

    assert _run("UPDATE records_approval SET sealed_reason = ''") == 1
    _assert_refused("UPDATE records_approval SET accepted = true")


@pytest.mark.parametrize(
    ("model", "kind", "other"),
    [
        (GuardDecision, {"kind": "guard"}, {"kind": "override", "lifts": "not_asked"}),  # guarddecision_by_two
        (GateOverride, {"kind": "override", "lifts": "not_asked"}, {"kind": "guard"}),  # gateoverride_by_two
    ],
)
def test_what_takes_two_people_needs_an_accepted_approval_of_its_kind(
    model: type[models.Model], kind: dict[str, str], other: dict[str, str]
) -> None:
    accepted = {"accepted": True, "decided_at": NOW, "decided_by": Staff}
    values = {"is_guarded": False} if model is GuardDecision else {}

    for approval in (kind, {**other, **accepted}):
        with pytest.raises(IntegrityError, match="takes two people"), transaction.atomic():
            save_row(model, {**values, "approval": save_row(Approval, approval)})
    save_row(model, {**values, "approval": save_row(Approval, {**kind, **accepted})})


def test_the_moment_of_an_audit_entry_is_the_databases_own() -> None:  # auditentry_written_now
    entry = save_row(AuditEntry, {"written_at": NOW})

    entry.refresh_from_db()

    assert entry.written_at != NOW  # type: ignore[attr-defined]


def test_every_trigger_has_a_test() -> None:
    ours = "NOT tgisinternal AND tgrelid::regclass::text LIKE 'records_%'"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT tgname FROM pg_trigger WHERE {ours}")
        triggers = {name for (name,) in cursor.fetchall()}

    assert triggers == {*NO_CHANGE, *NO_TRUNCATE, *ON_WRITING}


def _fill(model: type[models.Model]) -> str:
    save_row(model)
    connection.check_constraints()  # no event of a trigger may be pending when a table is emptied
    return model._meta.db_table


def _run(statement: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return int(cursor.rowcount)


def _assert_refused(statement: str) -> None:
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        _run(statement)
    assert isinstance(refused.value.__cause__, psycopg.errors.RestrictViolation)
