"""Records that other agencies were asked for what they owe a victim, chased, and what they answered.

A request does not change the status of the duty. Each request and chase updates the task that asks for it, by the
rules of `chasing.toml` (`services/follow_up/agency_chasing` makes these tasks).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import QuerySet

from victimcare.records.models import AgencyChase, AgencyRequest, Duty, Victim
from victimcare.records.models.other_agencies.handovers import AgencyRequestEnd
from victimcare.records.models.other_agencies.handovers import (
    AgencyRequestMethod as AgencyRequestMethod,  # offered by the request forms
)
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.agency_handovers import ChaseRule, next_chase_on
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.clock import end_of_day, london_date
from victimcare.rules.errors import NotFound
from victimcare.rules.rights import DutyHolder, DutyStatus, Entitlement
from victimcare.services.access import Act, Actor, PermissionRefused, access_scopes, permit
from victimcare.services.audit import note
from victimcare.services.desk import task_actions, task_steps
from victimcare.services.desk.duty_decisions import WrongDutyStatus
from victimcare.services.desk.task_shapes import load_harm_levels
from victimcare.services.desk.timeline_acts import DESK_SOURCE, append_act, lock_victim, sign_act
from victimcare.services.person_keys import SealingKey, fetch_victim_key
from victimcare.services.rights.code_catalogue import rights_catalogue
from victimcare.services.rights.ledger_queries import load_duty_standings
from victimcare.services.rights.toml_sheets import BadPack, read_sheet, shape_row
from victimcare.services.rights.working_calendar import working_days
from victimcare.services.sealed_columns import AGENCY_ANSWER, AGENCY_ASK, AGENCY_CHASE

_OPEN = frozenset({DutyStatus.DUE, DutyStatus.HELD, DutyStatus.MISSED})


class OtherAgencyResponsible(ValueError):
    """This agency is not responsible for the duty."""


class RequestOpenAlready(Exception):
    """A request is still unanswered: chase that one instead."""


@dataclass(frozen=True, slots=True)
class _OwedDuty:
    row: Duty
    entry: Entitlement
    victim: Victim


@transaction.atomic
def ask_agency(
    *, actor: Actor, duty_id: int, agency: DutyHolder, how: AgencyRequestMethod, words: str, now: datetime
) -> UUID:
    """Record that this agency was asked to do its duty. Returns the key of the request.

    Raises NotFound, WrongDutyStatus (nothing is open), OtherAgencyResponsible, RequestOpenAlready; TaskTaken when a
    colleague has the task.
    """
    permit(actor, Act.KEEP_DUTIES)
    owed = _load_owed_duty(actor, duty_id, now)
    if agency not in owed.entry.holders or not owed.entry.is_of_another_agency:
        raise OtherAgencyResponsible(agency)
    if _requests(owed).filter(closed_at=None).exists():
        raise RequestOpenAlready(duty_id)
    request = AgencyRequest(
        public_id=uuid4(),
        victim=owed.victim,
        code=owed.row.code,
        triggered_by_id=owed.row.triggered_by_id,
        agency=agency,
        asked_at=now,
        asked_by_id=_staff(actor),
        how=how,
        chase_at=_chase_at(agency, now),
    )
    AGENCY_ASK.put_words(request, words.strip(), _key_for(request, words))
    request.save(force_insert=True)
    _append(actor, owed, EventType.AGENCY_ASKED, agency, now)
    _move_task(actor, owed.row, request.chase_at, words, now)
    return request.public_id


@transaction.atomic
def chase_agency(*, actor: Actor, request_id: UUID, how: AgencyRequestMethod, words: str, now: datetime) -> None:
    """Record that the agency was asked again; the rule gives the next chase. Raises NotFound, TaskTaken."""
    permit(actor, Act.KEEP_DUTIES)
    request = _locked(actor, request_id)
    again = AgencyChase(request=request, at=now, by_id=_staff(actor), how=how)
    AGENCY_CHASE.put_words(again, words.strip(), _key_for(request, words))
    again.save(force_insert=True)
    request.chase_at = _chase_at(DutyHolder(request.agency), now)
    request.save(update_fields=["chase_at"])
    note(
        actor,
        "agency.chased",
        at=now,
        case_id=request.victim.case_id,
        victim_id=request.victim_id,
        detail={"request": request.id},
    )
    row = find_requested_duty(request)
    if row is not None:
        _move_task(actor, row, request.chase_at, words, now)


@transaction.atomic
def record_agency_answer(*, actor: Actor, request_id: UUID, words: str, now: datetime) -> None:
    """Record the agency's answer. An answer never meets the duty; only doing it does. Raises NotFound."""
    permit(actor, Act.KEEP_DUTIES)
    request = _locked(actor, request_id)
    row = find_requested_duty(request)
    request.closed_at, request.closed_by_id, request.end = now, actor.staff_id, AgencyRequestEnd.ANSWERED
    AGENCY_ANSWER.put_words(request, words.strip(), _key_for(request, words))
    request.save(update_fields=["closed_at", "closed_by", "end", "sealed_answer"])
    if row is not None:
        entry = _entry(row)
        _append(
            actor, _OwedDuty(row, entry, request.victim), EventType.AGENCY_ANSWERED, DutyHolder(request.agency), now
        )
        close_request_task(row.id, row.victim_id, now, actor.staff_id)


def _load_owed_duty(actor: Actor, duty_id: int, now: datetime) -> _OwedDuty:
    row = Duty.objects.filter(id=duty_id).first()
    if row is None:
        raise NotFound("no such duty")
    victim = lock_victim(actor, row.victim_id)
    row = Duty.objects.select_related("triggered_by").get(id=duty_id)
    started = (row.triggered_by.source, row.triggered_by.source_event_id)
    for standing in load_duty_standings(row.victim_id, now=now):
        if (standing.duty.id, standing.duty.triggered_by) == (row.code, started):
            if standing.status not in _OPEN:
                raise WrongDutyStatus(standing.status)
            return _OwedDuty(row, _entry(row), victim)
    raise NotFound("no such duty")


def _entry(row: Duty) -> Entitlement:
    return rights_catalogue().edition(row.edition).entitlements[row.code]


def _requests(owed: _OwedDuty) -> QuerySet[AgencyRequest]:
    return AgencyRequest.objects.filter(
        victim=owed.victim, code=owed.row.code, triggered_by_id=owed.row.triggered_by_id
    )


def _locked(actor: Actor, request_id: UUID) -> AgencyRequest:
    """Return the open request, locked after its case (every lock takes cases first)."""
    requests = AgencyRequest.objects.filter(public_id=request_id, closed_at=None)
    victim_id = requests.values_list("victim_id", flat=True).first()
    if victim_id is not None and not access_scopes.is_victim_hidden(actor, victim_id):
        lock_victim(actor, victim_id)
        request = requests.select_for_update(of=("self",)).select_related("victim").first()
        if request is not None:
            return request
    raise NotFound("no such open request to an agency")


def _key_for(request: AgencyRequest, words: str) -> SealingKey:
    """Return the victim's key if there are words to encrypt."""
    return fetch_victim_key(request.victim_id if words.strip() else None)


def _staff(actor: Actor) -> int:
    if actor.staff_id is None:
        raise PermissionRefused("a person asks")
    return actor.staff_id


def _append(actor: Actor, owed: _OwedDuty, kind: EventType, agency: DutyHolder, now: datetime) -> None:
    event = owed.row.triggered_by
    duty = {"duty": owed.row.code, "triggered_by": event.source_event_id, "triggered_by_source": event.source}
    append_act(actor, owed.victim, kind, DESK_SOURCE, {**duty, "agency": agency.value, **sign_act(actor)}, now, now)


def _chase_at(agency: DutyHolder, now: datetime) -> datetime:
    rule = load_chase_rules()[agency]
    day = next_chase_on(rule, london_date(now), working_days())
    return end_of_day(day) if day else now + timedelta(days=rule.every)


def _move_task(actor: Actor, row: Duty, due_at: datetime, words: str, now: datetime) -> None:
    """Mark the task as tried and due at the next chase; make it if there is none."""
    key = request_task_key(row.id)
    try:
        task_steps.retry_task(
            actor=actor,
            kind=TaskKind.ASK_AGENCY,
            subject_key=key,
            again_key=key,
            due_at=due_at,
            note=words.strip(),
            now=now,
        )
    except NotFound:
        task_actions.make_task(
            kind=TaskKind.ASK_AGENCY,
            victim_id=row.victim_id,
            reason="agency_asked",
            harm=load_harm_levels([row.victim_id])[row.victim_id],
            due_at=due_at,
            now=now,
            subject_key=key,
        )


CHASE_RULES_FILE = Path(__file__).parent / "chasing.toml"


@cache
def load_chase_rules() -> Mapping[DutyHolder, ChaseRule]:
    """Load the chasing rule of each agency. Raises BadPack for a rule that cannot be read."""
    rules, problems = [], []
    for row in read_sheet(CHASE_RULES_FILE, "rule").rows:
        rule, wrong = shape_row(row, ChaseRule, name=str(row.given.get("agency", "rule")))
        problems += wrong
        rules += [rule] if rule else []
    if problems:
        raise BadPack(*problems)
    return {rule.agency: rule for rule in rules}


def find_requested_duty(request: AgencyRequest) -> Duty | None:
    """Return the duty's row; None if the timeline no longer gives it."""
    return (
        Duty.objects.select_related("triggered_by")
        .filter(victim_id=request.victim_id, code=request.code, triggered_by_id=request.triggered_by_id)
        .first()
    )


def close_request_task(duty_id: int, victim_id: int | None, now: datetime, by: int | None) -> int:
    return task_actions.close_settled_tasks(
        kind=TaskKind.ASK_AGENCY, victim_id=victim_id, subject_key=request_task_key(duty_id), now=now, by=by
    )


def request_task_key(duty_id: int) -> str:
    return f"duty:{duty_id}"
