"""Whom we wait for, since when, and when they are asked again; and what somebody has still to ask for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Prefetch, QuerySet

from victimcare.records.models import AgencyChase, AgencyRequest, Duty, Task
from victimcare.records.models.desk import URGENCY, TaskKind
from victimcare.rules.rights import DutyHolder, Entitlement
from victimcare.services.access import Act, Actor, permit, scopes
from victimcare.services.audit import note
from victimcare.services.desk.actions import UnknownTask
from victimcare.services.desk.shapes import Harm
from victimcare.services.person_keys import OpeningKeys, load_person_keys
from victimcare.services.rights.catalogue import catalogue
from victimcare.services.sealed_columns import AGENCY_ANSWER, AGENCY_ASK, AGENCY_CHASE

PAGE = 50


@dataclass(frozen=True, slots=True)
class Chased:
    """One time that an agency was asked, or asked again."""

    at: datetime
    by: str
    how: str
    note: str


@dataclass(frozen=True, slots=True)
class WaitedFor:
    """One request. `asked`: the first ask and every chase, newest first. `closed_at` None: we still wait."""

    id: UUID
    reference: str
    title: str
    agency: DutyHolder
    since: datetime
    asked: tuple[Chased, ...]
    chase_at: datetime
    due_at: datetime | None
    closed_at: datetime | None
    end: str
    answer: str


@dataclass(frozen=True, slots=True)
class ToAsk:
    """A duty of another agency for which somebody must ask. `task_id` names its task."""

    task_id: UUID
    reference: str
    title: str
    agencies: tuple[DutyHolder, ...]
    due_at: datetime | None
    harm: Harm
    owner: str
    is_mine: bool


@dataclass(frozen=True, slots=True)
class WaitingList:
    """What is to be asked for, worst harm and soonest first; and what we wait for, the next chase first."""

    to_ask: tuple[ToAsk, ...]
    waited: tuple[WaitedFor, ...]
    has_more: bool


@transaction.atomic
def waiting_for(*, actor: Actor, start: int = 0, now: datetime) -> WaitingList:
    """`PAGE` of each from `start`. No name stands in it: a case's reference and what is owed."""
    permit(actor, Act.SEE_TASKS)
    to_ask = _to_ask(actor, start)
    seen = scopes.without_shut(actor, _requests())
    requests = list(seen.filter(closed_at=None).order_by("chase_at", "id")[start : start + PAGE + 1])
    waited = _shown(requests[:PAGE])
    has_more = len(to_ask) > PAGE or len(requests) > PAGE
    note(actor, "agencies.see", at=now, detail={"to_ask": len(to_ask[:PAGE]), "waited": len(waited)})
    return WaitingList(tuple(to_ask[:PAGE]), waited, has_more)


def asked_for(victim_id: int, code: str, event_id: int) -> tuple[WaitedFor, ...]:
    """Every request for one duty, newest first. The caller has permitted the look."""
    requests = _requests().filter(victim_id=victim_id, code=code, triggered_by_id=event_id)
    return _shown(requests.order_by("-asked_at", "-id"))


def duty_of_task(actor: Actor, task_id: UUID) -> int:
    """The duty that an open task asks for. Raises UnknownTask."""
    permit(actor, Act.SEE_TASKS)
    task = Task.objects.filter(public_id=task_id, kind=TaskKind.ASK_AGENCY, closed_at=None).first()
    if task is None or scopes.is_shut(actor, task.victim_id):
        raise UnknownTask(task_id)
    return _duty_id(task)


def _to_ask(actor: Actor, start: int) -> list[ToAsk]:
    tasks = (
        scopes.without_shut(actor, Task.objects.filter(kind=TaskKind.ASK_AGENCY, closed_at=None))
        .exclude(changes__what="tried")  # asked already: it stands among those we wait for
        .exclude(reason="agency_asked")
        .select_related("victim__case", "owner")
        .order_by(*URGENCY)
    )
    found = list(tasks[start : start + PAGE + 1])
    duties = Duty.objects.in_bulk([_duty_id(task) for task in found])
    return [_item(actor, task, duties[_duty_id(task)]) for task in found if _duty_id(task) in duties]


def _item(actor: Actor, task: Task, duty: Duty) -> ToAsk:
    entry = _entry(duty)
    return ToAsk(
        task_id=task.public_id,
        reference=task.victim.case.reference if task.victim else "",
        title=entry.title,
        agencies=entry.holders,
        due_at=duty.due_at,
        harm=Harm(task.harm),
        owner=task.owner.name if task.owner else "",
        is_mine=task.owner_id is not None and task.owner_id == actor.staff_id,
    )


def _requests() -> QuerySet[AgencyRequest]:
    chases = Prefetch("chases", AgencyChase.objects.select_related("by").order_by("-id"))
    return AgencyRequest.objects.select_related("victim__case", "asked_by").prefetch_related(chases)


def _shown(requests: Iterable[AgencyRequest]) -> tuple[WaitedFor, ...]:
    requests = list(requests)
    duties = _duties(requests)
    keys = _load_keys(requests)
    return tuple(_request(one, duties.get((one.victim_id, one.code, one.triggered_by_id)), keys) for one in requests)


def _load_keys(requests: Sequence[AgencyRequest]) -> OpeningKeys:
    chases = (chase.sealed_note for one in requests for chase in one.chases.all())
    return load_person_keys([*chases, *(sealed for one in requests for sealed in (one.sealed_note, one.sealed_answer))])


def _duties(requests: Sequence[AgencyRequest]) -> dict[tuple[int, str, int], Duty]:
    rows = Duty.objects.filter(
        victim_id__in={one.victim_id for one in requests},
        triggered_by_id__in={one.triggered_by_id for one in requests},
        code__in={one.code for one in requests},
    )
    return {(row.victim_id, row.code, row.triggered_by_id): row for row in rows}


def _request(one: AgencyRequest, duty: Duty | None, keys: OpeningKeys) -> WaitedFor:
    chases = [Chased(each.at, each.by.name, each.how, AGENCY_CHASE.open_words(each, keys)) for each in one.chases.all()]
    return WaitedFor(
        id=one.public_id,
        reference=one.victim.case.reference,
        title=_title(one.code, duty),
        agency=DutyHolder(one.agency),
        since=one.asked_at,
        asked=(*chases, Chased(one.asked_at, one.asked_by.name, one.how, AGENCY_ASK.open_words(one, keys))),
        chase_at=one.chase_at,
        due_at=duty.due_at if duty else None,
        closed_at=one.closed_at,
        end=one.end,
        answer=AGENCY_ANSWER.open_words(one, keys),
    )


def _entry(duty: Duty) -> Entitlement:
    return catalogue().edition(duty.edition).entitlements[duty.code]


def _title(code: str, duty: Duty | None) -> str:
    """By the duty's own edition; by the newest that knows it where the timeline no longer gives the duty."""
    if duty is not None:
        return _entry(duty).title
    return next(
        edition.entitlements[code].title for edition in reversed(catalogue().editions) if code in edition.entitlements
    )


def _duty_id(task: Task) -> int:
    return int(task.subject_key.removeprefix("duty:"))
