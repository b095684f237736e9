"""What other agencies owe a victim: that they were asked, since when we wait, and that they are asked again.

An ask changes nothing of how the duty stands. A task asks for it when its day is near, by the rule of `chasing.toml`;
each ask and chase moves that task on, and it ends when the duty is met or no longer owed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from uuid import UUID

from django.db import connection, transaction
from django.db.models import QuerySet

from victimcare.records.models import AgencyChase, AgencyRequest, Duty, Task, Victim
from victimcare.records.models.agencies import AskedHow as AskedHow  # its forms offer these
from victimcare.records.models.agencies import RequestEnd
from victimcare.records.models.desk import TaskKind
from victimcare.rules.chasing import ChaseRule, ask_by, asked_of, next_chase
from victimcare.rules.clock import end_of_day, london_date
from victimcare.rules.rights import Entitlement, Holder, Status
from victimcare.services.access import Act, Actor, NotPermitted, permit
from victimcare.services.audit import note as audit
from victimcare.services.desk import actions as desk
from victimcare.services.desk import steps
from victimcare.services.desk.acts_of_people import DESK, held_victim, on_timeline, signed
from victimcare.services.desk.duty_acts import NotNow, UnknownDuty
from victimcare.services.desk.harm import harms
from victimcare.services.desk.owed import end_of_next_working_day
from victimcare.services.desk.shapes import NewTask
from victimcare.services.rights.catalogue import catalogue
from victimcare.services.rights.queries import duties_of
from victimcare.services.rights.tables import BadPack, read_sheet, shaped
from victimcare.services.rights.working_days import working_days

RULES = Path(__file__).parent / "chasing.toml"
LATE_FOR = timedelta(
    days=90
)  # what is late for longer was chased, or came late itself: it stands in the list of the late
_MOST = 500  # tasks made at once

_OPEN = frozenset({Status.DUE, Status.HELD, Status.MISSED})


class NotAskedOf(ValueError):
    """This duty is not that agency's."""


class AskedAlready(Exception):
    """Somebody asked, and nobody has answered yet: chase that."""


class UnknownRequest(LookupError):
    """No such request that is still open."""


@dataclass(frozen=True, slots=True)
class _Owed:
    row: Duty
    entry: Entitlement
    victim: Victim


@cache
def chase_rules() -> Mapping[Holder, ChaseRule]:
    """By agency. Raises BadPack for a rule that cannot be read."""
    rules, problems = [], []
    for row in read_sheet(RULES, "rule").rows:
        rule, wrong = shaped(row, ChaseRule, name=str(row.given.get("agency", "rule")))
        problems += wrong
        rules += [rule] if rule else []
    if problems:
        raise BadPack(*problems)
    return {rule.agency: rule for rule in rules}


@transaction.atomic
def ask(*, actor: Actor, duty_id: int, agency: Holder, how: AskedHow, words: str, now: datetime) -> UUID:
    """Keep that this agency was asked to do it. Gives what names the request.

    Raises UnknownDuty, NotNow (nothing is open), NotAskedOf, AskedAlready; TaskTaken when a colleague is about it.
    """
    permit(actor, Act.KEEP_DUTIES)
    owed = _owed(actor, duty_id, now)
    if agency not in owed.entry.holders or not owed.entry.is_of_another_agency:
        raise NotAskedOf(agency)
    if _requests(owed).filter(closed_at=None).exists():
        raise AskedAlready(duty_id)
    request = AgencyRequest.objects.create(
        victim=owed.victim,
        code=owed.row.code,
        triggered_by_id=owed.row.triggered_by_id,
        agency=agency,
        asked_at=now,
        asked_by_id=_staff(actor),
        how=how,
        note=words.strip(),
        chase_at=_chase_at(agency, now),
    )
    request.refresh_from_db(fields=["public_id"])
    _append(actor, owed, "agency.asked", agency, now)
    _move_task(actor, owed.row, request.chase_at, words, now)
    return request.public_id


@transaction.atomic
def chase(*, actor: Actor, request_id: UUID, how: AskedHow, words: str, now: datetime) -> None:
    """Keep that it was asked again; the next chase follows by the rule. Raises UnknownRequest, TaskTaken."""
    permit(actor, Act.KEEP_DUTIES)
    request = _locked(actor, request_id)
    AgencyChase.objects.create(request=request, at=now, by_id=_staff(actor), how=how, note=words.strip())
    request.chase_at = _chase_at(Holder(request.agency), now)
    request.save(update_fields=["chase_at"])
    audit(
        actor,
        "agency.chased",
        at=now,
        case_id=request.victim.case_id,
        victim_id=request.victim_id,
        detail={"request": request.id},
    )
    row = _duty_of(request)
    if row is not None:
        _move_task(actor, row, request.chase_at, words, now)


@transaction.atomic
def answered(*, actor: Actor, request_id: UUID, words: str, now: datetime) -> None:
    """Keep what the agency answered. The duty is met by what was done, never by an answer. Raises UnknownRequest."""
    permit(actor, Act.KEEP_DUTIES)
    request = _locked(actor, request_id)
    row = _duty_of(request)
    request.closed_at, request.closed_by_id, request.end = now, actor.staff_id, RequestEnd.ANSWERED
    request.answer = words.strip()
    request.save(update_fields=["closed_at", "closed_by", "end", "answer"])
    if row is not None:
        entry = _entry(row)
        _append(actor, _Owed(row, entry, request.victim), "agency.answered", Holder(request.agency), now)
        _settle_task(row.id, row.victim_id, now, actor.staff_id)


@transaction.atomic
def ask_when_near(*, now: datetime) -> int:
    """Make a task for each duty of another agency that is near or late and that nobody has asked for. Returns how many;
    safe to run twice. Loaded history starts none."""
    found = [one for rule in chase_rules().values() for one in _near(rule, now)][:_MOST]
    severity = harms({victim_id for _, victim_id, _ in found})
    desk.make_tasks(
        [
            NewTask(
                TaskKind.ASK_AGENCY,
                victim_id,
                "agency_late" if due_at < now else "agency_near",
                severity[victim_id],
                max(due_at, end_of_next_working_day(now)),
                _key(duty_id),
            )
            for duty_id, victim_id, due_at in found
        ],
        now=now,
    )
    return len(found)


@transaction.atomic
def settle(*, now: datetime) -> int:
    """Close what waits for duties that were met or are no longer owed. Returns how many; safe to run twice."""
    closed = 0
    for request in AgencyRequest.objects.select_for_update(of=("self",)).filter(closed_at=None).order_by("id"):
        row = _duty_of(request)
        end = _end_of(row, now)
        if end is not None:
            request.closed_at, request.end = now, end
            request.save(update_fields=["closed_at", "end"])
            closed += 1
    tasks = {
        int(task.subject_key.removeprefix("duty:")): task
        for task in Task.objects.filter(kind=TaskKind.ASK_AGENCY, closed_at=None)
    }
    rows = Duty.objects.in_bulk(tasks)
    for duty_id, task in tasks.items():
        if _end_of(rows.get(duty_id), now) is not None:
            closed += _settle_task(duty_id, task.victim_id, now, None)
    return closed


# Nobody has asked: no request is open, none was answered since it was last near, and no task stands.
_NEAR = """
SELECT d.id, d.victim_id, d.due_at
  FROM records_duty d JOIN records_event e ON e.id = d.triggered_by_id
 WHERE d.met_at IS NULL AND d.ending = '' AND d.due_at > %(since)s AND d.due_at <= %(until)s
   AND d.code = ANY(%(codes)s) AND d.starts_at <= %(now)s AND NOT e.is_history
   AND NOT EXISTS (SELECT FROM records_agencyrequest r
                    WHERE r.victim_id = d.victim_id AND r.code = d.code AND r.triggered_by_id = d.triggered_by_id
                      AND (r.closed_at IS NULL OR r.chase_at > %(now)s))
   AND NOT EXISTS (SELECT FROM records_task t
                    WHERE t.kind = 'ask_agency' AND t.victim_id = d.victim_id AND t.closed_at IS NULL
                      AND t.subject_key = 'duty:' || d.id)
 ORDER BY d.due_at, d.id
 LIMIT %(most)s
"""


def _near(rule: ChaseRule, now: datetime) -> list[tuple[int, int, datetime]]:
    codes = {code for edition in catalogue().editions for code in asked_of(edition, rule.agency)}
    until = end_of_day(ask_by(rule, london_date(now), working_days()))
    with connection.cursor() as cursor:
        cursor.execute(
            _NEAR, {"since": now - LATE_FOR, "until": until, "codes": sorted(codes), "now": now, "most": _MOST}
        )
        found: list[tuple[int, int, datetime]] = cursor.fetchall()
        return found


def _owed(actor: Actor, duty_id: int, now: datetime) -> _Owed:
    row = Duty.objects.filter(id=duty_id).first()
    if row is None:
        raise UnknownDuty(duty_id)
    victim = held_victim(actor, row.victim_id)
    row = Duty.objects.select_related("triggered_by").get(id=duty_id)
    started = (row.triggered_by.source, row.triggered_by.source_event_id)
    for standing in duties_of(row.victim_id, now=now):
        if (standing.duty.id, standing.duty.triggered_by) == (row.code, started):
            if standing.status not in _OPEN:
                raise NotNow(standing.status)
            return _Owed(row, _entry(row), victim)
    raise UnknownDuty(duty_id)


def _entry(row: Duty) -> Entitlement:
    return next(edition for edition in catalogue().editions if edition.id == row.edition).entitlements[row.code]


def _requests(owed: _Owed) -> QuerySet[AgencyRequest]:
    return AgencyRequest.objects.filter(
        victim=owed.victim, code=owed.row.code, triggered_by_id=owed.row.triggered_by_id
    )


def _locked(actor: Actor, request_id: UUID) -> AgencyRequest:
    """The open request, its case held still before it (cases come first in every lock)."""
    requests = AgencyRequest.objects.filter(public_id=request_id, closed_at=None)
    victim_id = requests.values_list("victim_id", flat=True).first()
    if victim_id is not None:
        held_victim(actor, victim_id)
        request = requests.select_for_update(of=("self",)).select_related("victim").first()
        if request is not None:
            return request
    raise UnknownRequest(request_id)


def _staff(actor: Actor) -> int:
    if actor.staff_id is None:
        raise NotPermitted("a person asks")
    return actor.staff_id


def _duty_of(request: AgencyRequest) -> Duty | None:
    """Its row; None when the timeline no longer gives it."""
    return (
        Duty.objects.select_related("triggered_by")
        .filter(victim_id=request.victim_id, code=request.code, triggered_by_id=request.triggered_by_id)
        .first()
    )


def _end_of(row: Duty | None, now: datetime) -> RequestEnd | None:
    if row is None or row.ending in (Status.DECLINED, Status.NOT_OWED):
        return RequestEnd.NOT_OWED
    return RequestEnd.MET if row.met_at is not None and row.met_at <= now else None


def _append(actor: Actor, owed: _Owed, kind: str, agency: Holder, now: datetime) -> None:
    event = owed.row.triggered_by
    duty = {"duty": owed.row.code, "triggered_by": event.source_event_id, "triggered_by_source": event.source}
    on_timeline(actor, owed.victim, kind, DESK, {**duty, "agency": agency.value, **signed(actor)}, now, now)


def _chase_at(agency: Holder, now: datetime) -> datetime:
    rule = chase_rules()[agency]
    day = next_chase(rule, london_date(now), working_days())
    return end_of_day(day) if day else now + timedelta(days=rule.every)


def _move_task(actor: Actor, row: Duty, due_at: datetime, words: str, now: datetime) -> None:
    """The task is tried and goes on, due at the next chase; made where nobody had one."""
    key = _key(row.id)
    try:
        steps.try_again(
            actor=actor,
            kind=TaskKind.ASK_AGENCY,
            subject_key=key,
            again_key=key,
            due_at=due_at,
            note=words.strip(),
            now=now,
        )
    except desk.UnknownTask:
        desk.make_task(
            kind=TaskKind.ASK_AGENCY,
            victim_id=row.victim_id,
            reason="agency_asked",
            harm=harms([row.victim_id])[row.victim_id],
            due_at=due_at,
            now=now,
            subject_key=key,
        )


def _settle_task(duty_id: int, victim_id: int | None, now: datetime, by: int | None) -> int:
    return desk.close_settled(kind=TaskKind.ASK_AGENCY, victim_id=victim_id, subject_key=_key(duty_id), now=now, by=by)


def _key(duty_id: int) -> str:
    return f"duty:{duty_id}"
