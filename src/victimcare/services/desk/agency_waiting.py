"""The waiting list: which agency we wait for, since when and the next chase; and duties that we have still to ask
for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Prefetch, QuerySet

from victimcare.records.models import AgencyChase, AgencyRequest, Duty, Task
from victimcare.records.models.tasks import URGENCY_ORDER, TaskKind
from victimcare.rules.errors import NotFound
from victimcare.rules.rights import DutyHolder, Entitlement
from victimcare.services.access import Act, Actor, access_scopes, permit
from victimcare.services.audit import note
from victimcare.services.desk.task_shapes import HarmLevel
from victimcare.services.person_keys import OpeningKeys, load_person_keys
from victimcare.services.rights.code_catalogue import rights_catalogue
from victimcare.services.sealed_columns import AGENCY_ANSWER, AGENCY_ASK, AGENCY_CHASE

WAITING_PAGE = 50


@dataclass(frozen=True, slots=True)
class AgencyContact:
    """One time that staff asked or chased an agency."""

    at: datetime
    by: str
    how: str
    note: str


@dataclass(frozen=True, slots=True)
class AgencyRequestDetail:
    """One request. `asked`: the first request and every chase, newest first. `closed_at` None: we are still waiting."""

    id: UUID
    reference: str
    title: str
    agency: DutyHolder
    since: datetime
    asked: tuple[AgencyContact, ...]
    chase_at: datetime
    due_at: datetime | None
    closed_at: datetime | None
    end: str
    answer: str


@dataclass(frozen=True, slots=True)
class RequestTaskRow:
    """A duty of another agency that staff have still to ask for. `task_id` is the task to ask."""

    task_id: UUID
    reference: str
    title: str
    agencies: tuple[DutyHolder, ...]
    due_at: datetime | None
    harm: HarmLevel
    owner: str
    is_mine: bool


@dataclass(frozen=True, slots=True)
class AgencyWaitingList:
    """What we have still to ask for, worst harm and soonest due first; and what we wait for, next chase first."""

    to_ask: tuple[RequestTaskRow, ...]
    waited: tuple[AgencyRequestDetail, ...]
    has_more: bool


@transaction.atomic
def load_waiting_list(*, actor: Actor, start: int = 0, now: datetime) -> AgencyWaitingList:
    """Load `WAITING_PAGE` of each kind from `start`. Rows hold no names, only the case reference and what is owed."""
    permit(actor, Act.SEE_TASKS)
    to_ask = _list_request_tasks(actor, start)
    seen = access_scopes.filter_visible_rows(actor, _request_rows())
    requests = list(seen.filter(closed_at=None).order_by("chase_at", "id")[start : start + WAITING_PAGE + 1])
    waited = _build_requests(requests[:WAITING_PAGE])
    has_more = len(to_ask) > WAITING_PAGE or len(requests) > WAITING_PAGE
    note(actor, "agencies.see", at=now, detail={"to_ask": len(to_ask[:WAITING_PAGE]), "waited": len(waited)})
    return AgencyWaitingList(tuple(to_ask[:WAITING_PAGE]), waited, has_more)


def list_duty_requests(victim_id: int, code: str, event_id: int) -> tuple[AgencyRequestDetail, ...]:
    """List every request for one duty, newest first. The caller has checked permission."""
    requests = _request_rows().filter(victim_id=victim_id, code=code, triggered_by_id=event_id)
    return _build_requests(requests.order_by("-asked_at", "-id"))


def find_task_duty(actor: Actor, task_id: UUID) -> int:
    """Return the duty that an open task asks for. Raises NotFound."""
    permit(actor, Act.SEE_TASKS)
    task = Task.objects.filter(public_id=task_id, kind=TaskKind.ASK_AGENCY, closed_at=None).first()
    if task is None or access_scopes.is_victim_hidden(actor, task.victim_id):
        raise NotFound("no such task")
    return _task_duty_id(task)


def _list_request_tasks(actor: Actor, start: int) -> list[RequestTaskRow]:
    tasks = (
        access_scopes.filter_visible_rows(actor, Task.objects.filter(kind=TaskKind.ASK_AGENCY, closed_at=None))
        .exclude(changes__what="tried")  # asked already: listed among those we wait for
        .exclude(reason="agency_asked")
        .select_related("victim__case", "owner")
        .order_by(*URGENCY_ORDER)
    )
    found = list(tasks[start : start + WAITING_PAGE + 1])
    duties = Duty.objects.in_bulk([_task_duty_id(task) for task in found])
    return [
        _build_task_row(actor, task, duties[_task_duty_id(task)]) for task in found if _task_duty_id(task) in duties
    ]


def _build_task_row(actor: Actor, task: Task, duty: Duty) -> RequestTaskRow:
    entry = _entitlement_of(duty)
    return RequestTaskRow(
        task_id=task.public_id,
        reference=task.victim.case.reference if task.victim else "",
        title=entry.title,
        agencies=entry.holders,
        due_at=duty.due_at,
        harm=HarmLevel(task.harm),
        owner=task.owner.name if task.owner else "",
        is_mine=task.owner_id is not None and task.owner_id == actor.staff_id,
    )


def _request_rows() -> QuerySet[AgencyRequest]:
    chases = Prefetch("chases", AgencyChase.objects.select_related("by").order_by("-id"))
    return AgencyRequest.objects.select_related("victim__case", "asked_by").prefetch_related(chases)


def _build_requests(requests: Iterable[AgencyRequest]) -> tuple[AgencyRequestDetail, ...]:
    requests = list(requests)
    duties = _load_duties(requests)
    keys = _load_keys(requests)
    return tuple(
        _build_request(one, duties.get((one.victim_id, one.code, one.triggered_by_id)), keys) for one in requests
    )


def _load_keys(requests: Sequence[AgencyRequest]) -> OpeningKeys:
    chases = (chase.sealed_note for one in requests for chase in one.chases.all())
    return load_person_keys([*chases, *(sealed for one in requests for sealed in (one.sealed_note, one.sealed_answer))])


def _load_duties(requests: Sequence[AgencyRequest]) -> dict[tuple[int, str, int], Duty]:
    rows = Duty.objects.filter(
        victim_id__in={one.victim_id for one in requests},
        triggered_by_id__in={one.triggered_by_id for one in requests},
        code__in={one.code for one in requests},
    )
    return {(row.victim_id, row.code, row.triggered_by_id): row for row in rows}


def _build_request(one: AgencyRequest, duty: Duty | None, keys: OpeningKeys) -> AgencyRequestDetail:
    chases = [
        AgencyContact(each.at, each.by.name, each.how, AGENCY_CHASE.open_words(each, keys)) for each in one.chases.all()
    ]
    return AgencyRequestDetail(
        id=one.public_id,
        reference=one.victim.case.reference,
        title=_duty_title(one.code, duty),
        agency=DutyHolder(one.agency),
        since=one.asked_at,
        asked=(*chases, AgencyContact(one.asked_at, one.asked_by.name, one.how, AGENCY_ASK.open_words(one, keys))),
        chase_at=one.chase_at,
        due_at=duty.due_at if duty else None,
        closed_at=one.closed_at,
        end=one.end,
        answer=AGENCY_ANSWER.open_words(one, keys),
    )


def _entitlement_of(duty: Duty) -> Entitlement:
    return rights_catalogue().edition(duty.edition).entitlements[duty.code]


def _duty_title(code: str, duty: Duty | None) -> str:
    """Return the title from the duty's own edition, or from the newest edition with this code if the timeline no longer
    gives the duty."""
    if duty is not None:
        return _entitlement_of(duty).title
    return next(
        edition.entitlements[code].title
        for edition in reversed(rights_catalogue().editions)
        if code in edition.entitlements
    )


def _task_duty_id(task: Task) -> int:
    return int(task.subject_key.removeprefix("duty:"))
