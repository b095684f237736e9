"""Keeps officers' own absences and who covers for them, and applies feed events that affect what officers are asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from victimcare.records.models import Case, Duty, Officer, OfficerAnswer, OfficerCover, OfficerQuestion, Team
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.errors import NotFound
from victimcare.rules.rights import DutyReason
from victimcare.rules.updates.officer_questions import SAID_BEFORE
from victimcare.rules.updates.timeline_gaps import GAP_STARTING_TYPES
from victimcare.services.access import Act, Actor, PermissionRefused, permit
from victimcare.services.audit import note
from victimcare.services.cases.case_officers import team_in_case
from victimcare.services.cases.case_timeline import TimelineEntry
from victimcare.services.desk.task_actions import ensure_team_row
from victimcare.services.desk.timeline_acts import OFFICER_SOURCE, sign_act
from victimcare.services.follow_up import officer_change_notices
from victimcare.services.follow_up.contact_promises import CoverInvalid, CoverReason, UnknownOfficer, find_named_officer
from victimcare.services.rights import ledger_upkeep
from victimcare.services.rights.ledger_upkeep import PRODUCT_SOURCE
from victimcare.services.updates import officer_accounts, question_search

__all__ = [
    "CoverInvalid",
    "CoverReason",
    "UnknownOfficer",
    "enter_own_absence",
    "withdraw_own_absence",
]


@transaction.atomic
def enter_own_absence(
    *, actor: Actor, from_on: date, until_on: date | None, by: str, why: CoverReason, now: datetime
) -> int:
    """Keep the officer's absence. `by`: a colleague's name or number; empty: the team takes over their cases. Returns
    how many victims are told now. Raises PermissionRefused if the actor has no case here, UnknownOfficer, CoverInvalid.
    """
    permit(actor, Act.KEEP_OWN_COVER)
    own = officer_accounts.find_officers_of(actor)
    if not own or actor.staff_id is None:
        raise PermissionRefused("no officer in a case is away")
    other: Officer | None = find_named_officer(by) if by.strip() else None
    if (other is not None and other.id in own) or (until_on is not None and until_on < from_on):
        raise CoverInvalid
    for officer_id in sorted(own):
        OfficerCover.objects.create(
            officer_id=officer_id,
            from_on=from_on,
            until_on=until_on,
            by_officer=other,
            by_team=None if other else _team(officer_id),
            why=why,
            entered_at=now,
            entered_by_id=actor.staff_id,
        )
    note(actor, "cover.entered", at=now, detail={"officers": sorted(own), "why": why})
    return _notify_changed(own, now)


@transaction.atomic
def withdraw_own_absence(*, actor: Actor, cover_id: UUID, now: datetime) -> int:
    """End an absence early. Raises NotFound."""
    permit(actor, Act.KEEP_OWN_COVER)
    own = officer_accounts.find_officers_of(actor)
    rows = OfficerCover.objects.select_for_update().filter(officer_id__in=own, withdrawn_at=None)
    cover = rows.filter(public_id=cover_id).first()
    if cover is None:
        raise NotFound("no such cover that can be withdrawn")
    cover.withdrawn_at, cover.withdrawn_by_id = now, actor.staff_id
    cover.save(update_fields=["withdrawn_at", "withdrawn_by"])
    note(actor, "cover.withdrawn", at=now, detail={"cover": cover.id, "officer": cover.officer_id})
    return _notify_changed(own, now)


def _notify_changed(own: frozenset[int], now: datetime) -> int:
    """Ask the officer who covers from now on, and tell victims with a contact promise who it is."""
    told = officer_change_notices.announce_cover_change(officer_ids=own, now=now)
    asked = OfficerQuestion.objects.filter(case__officer_id__in=own, closed_at=None)
    question_search.update_questions(now=now, case_ids=set(asked.values_list("case_id", flat=True)))
    return told


def _team(officer_id: int) -> Team:
    case = Case.objects.filter(officer_id=officer_id).order_by("-reported_at").first()
    code = team_in_case(case).key.removeprefix("team:") if case else None
    return ensure_team_row(code)


# Feed events that affect what officers are asked: cases to watch, and news that an officer gave before.

_WATCH = """
INSERT INTO records_custodywatch (case_id, since) SELECT unnest(%s::bigint[]), %s ON CONFLICT (case_id) DO NOTHING
"""


def apply_feed_events(events: Sequence[tuple[int, TimelineEntry]], *, now: datetime) -> None:
    """Apply these live events (case id, event) in the transaction that appended them, before anyone is told of them."""
    if watched := {case_id for case_id, entry in events if entry.fact.type in GAP_STARTING_TYPES}:
        with connection.cursor() as cursor:
            cursor.execute(_WATCH, [sorted(watched), now])
    _said_before(events, now)


def _said_before(events: Iterable[tuple[int, TimelineEntry]], now: datetime) -> None:
    """News that an officer gave us and the record system now repeats is told once: its duties are not owed twice."""
    theirs = [(case_id, entry) for case_id, entry in events if not entry.fact.source.startswith(PRODUCT_SOURCE)]
    if not theirs:
        return
    given = OfficerAnswer.objects.filter(
        question__case_id__in={case_id for case_id, _ in theirs},
        event__isnull=False,
        event__type__in={entry.fact.type for _, entry in theirs},
        applied_at__gt=now - SAID_BEFORE,
    ).select_related("event", "by_officer", "by_staff")
    for answer in given:
        for case_id, entry in theirs:
            if answer.event is not None and answer.event.case_id == case_id and _is_same(answer.event, entry):
                _once_only(answer, entry, now)


def _is_same(said: Any, entry: TimelineEntry) -> bool:
    """Whether it is the same news about the same person, with nothing the victim has not been told: bail conditions are
    always news to them."""
    data = entry.fact.data
    if said.type != entry.fact.type or data.get("suspect_ref") != said.facts.get("suspect_ref"):
        return False
    known = {name: value for name, value in said.facts.items() if name in data}
    return not data.get("conditions") and all(data[name] == value for name, value in known.items())


def _once_only(answer: OfficerAnswer, entry: TimelineEntry, now: datetime) -> None:
    actor = officer_accounts.answer_actor(answer.by_officer, answer.by_staff)
    owed = Duty.objects.filter(triggered_by_id=entry.id, met_at=None, ending="")
    for duty in list(owed.select_related("victim")):
        said: Mapping[str, Any] = {
            "duty": duty.code,
            "triggered_by": entry.fact.id,
            "triggered_by_source": entry.fact.source,
            "reason": DutyReason.SAME_NEWS_TWICE.value,
            "words": "",
            **sign_act(actor),
        }
        ledger_upkeep.append_event(
            actor=actor,
            case_id=duty.victim.case_id,
            victim_id=duty.victim_id,
            type=EventType.DUTY_NOT_OWED,
            source=OFFICER_SOURCE,
            data=said,
            time=now,
            now=now,
        )
