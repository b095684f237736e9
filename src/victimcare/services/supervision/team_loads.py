"""The load of a team: open work by person, harm, lateness and age; hours of contact; heavy conversations in a row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Count, DurationField, ExpressionWrapper, F, Min, Q, QuerySet, Sum
from django.db.models.functions import Least

from victimcare.records.models import AgentStatePeriod, BacklogEntry, Contact, ContactSession, Staff, Task, Team
from victimcare.records.models.contact_sessions import ContactSessionEnd
from victimcare.rules.calls.agents import (
    AgentState,
    DeskConversation,
    HandledCall,
    RestAllowance,
    WorkloadLevel,
    judge_workload,
    merge_conversations,
)
from victimcare.rules.force import Force
from victimcare.services.access import Act, Actor, access_scopes, permit
from victimcare.services.audit import note
from victimcare.services.cases.guarded_victims import find_guarded_victims
from victimcare.services.desk import late_duties
from victimcare.services.desk.rota import DESK_ROLES
from victimcare.services.desk.task_actions import ensure_team_row
from victimcare.services.desk.task_shapes import HarmLevel
from victimcare.services.follow_up import backlog_lists
from victimcare.services.follow_up.backlog_lists import BacklogFigure
from victimcare.services.rights.duty_lateness import OpenComplaintCounts, count_open_complaints

WEEK = timedelta(days=7)
SHIFT = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class OpenWork:
    """Open work of one group. `late`: past its due time. `waits_since`: when the longest wait of a victim behind it
    began, whether by the age of the task or of what the victim is owed."""

    total: int
    late: int
    high: int
    waits_since: datetime | None


NO_OPEN_WORK = OpenWork(0, 0, 0, None)


@dataclass(frozen=True, slots=True)
class PersonLoad:
    """`person` None: work of the team that no one has taken, or (`is_elsewhere`) that members of other teams have."""

    person: UUID | None
    name: str
    open: OpenWork
    contacts: int  # in the last week
    on_contacts: timedelta  # in the last week, as measured
    on_calls: timedelta  # in the last week
    carries: WorkloadLevel
    care: RestAllowance | None
    is_elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class TeamLoad:
    team: str
    code: str
    teams: tuple[tuple[str, str], ...]  # all of them: code and name
    whole: OpenWork
    by_harm: Mapping[HarmLevel, int]
    people: tuple[PersonLoad, ...]  # the heaviest load first; unowned work last
    late_rights: int  # of the whole force, as the list of the late counts them
    backlog: BacklogFigure  # of this team
    complaints: OpenComplaintCounts  # of the whole force, as the list of complaints counts them


@transaction.atomic
def read_team_load(*, actor: Actor, code: str = "", now: datetime) -> TeamLoad:
    """The load of one team. `code` empty: the actor's own. The number of queries does not depend on how many people and
    tasks there are. Raises NotFound for a team that the force does not have."""
    permit(actor, Act.SEE_TEAM_LOAD)
    force: Force = settings.FORCE
    own = Team.objects.filter(id=actor.team_id or 0).first()
    team = ensure_team_row(code) if code or own is None else own
    people = list(Staff.objects.filter(is_active=True, team=team, roles__overlap=[*DESK_ROLES]).order_by("name", "id"))
    seen = access_scopes.filter_visible_tasks(
        actor, Task.objects.filter(team=team, closed_at=None)
    )  # without tasks hidden from the actor
    open_of = _open_by_owner(seen, now)
    contacts, lasted = _week_of(people, now), _contacts_of(people, now)
    calls, loads = _calls_of(people, now), _carried(people, now)
    found = [
        PersonLoad(
            person.public_id,
            person.name,
            open_of.get(person.id, NO_OPEN_WORK),
            contacts.get(person.id, 0),
            lasted.get(person.id, timedelta()),
            calls.get(person.id, timedelta()),
            *loads[person.id],
        )
        for person in people
    ]
    found.sort(key=lambda one: (-one.open.late, -one.open.high, -one.open.total, one.name))
    elsewhere = _sum(open_of[owner] for owner in open_of.keys() - {None, *(person.id for person in people)})
    for unassigned, is_elsewhere in ((elsewhere, True), (open_of.get(None, NO_OPEN_WORK), False)):
        if unassigned.total:
            no_time = timedelta()
            found.append(PersonLoad(None, "", unassigned, 0, no_time, no_time, WorkloadLevel.LIGHT, None, is_elsewhere))
    note(actor, "team_load.see", at=now, detail={"team": team.code, "people": len(people)})
    return TeamLoad(
        team.name,
        team.code,
        tuple((one.code, one.name) for one in force.teams),
        _sum(open_of.values()),
        _by_harm(seen),
        tuple(found),
        late_duties.count_late_duties(actor, now=now),
        backlog_lists.count_backlog(actor, team=team.code, now=now),
        count_open_complaints(now=now, seen_by=actor),
    )


def _open_by_owner(seen: QuerySet[Task], now: datetime) -> dict[int | None, OpenWork]:
    rows = (
        seen.values("owner_id")
        .annotate(
            total=Count("id"),
            late=Count("id", filter=Q(due_at__lt=now)),
            high=Count("id", filter=Q(harm=HarmLevel.HIGH)),
            since=Min(Least("created_at", "due_at")),
        )
        .order_by()
    )
    owed = BacklogEntry.objects.filter(ended_at=None, task__in=seen.values("id")).values("task__owner_id")
    longest = dict(owed.annotate(since=Min("late_since")).order_by().values_list("task__owner_id", "since"))
    return {
        owner: OpenWork(row["total"], row["late"], row["high"], min(row["since"], longest.get(owner) or row["since"]))
        for row in rows
        for owner in [row["owner_id"]]
    }


def _by_harm(seen: QuerySet[Task]) -> dict[HarmLevel, int]:
    rows = seen.values("harm").annotate(count=Count("id")).order_by()
    counted = {row["harm"]: row["count"] for row in rows}
    return {harm: counted.get(harm, 0) for harm in sorted(HarmLevel, reverse=True)}


def _sum(each: Iterable[OpenWork]) -> OpenWork:
    found = list(each)
    since = min((one.waits_since for one in found if one.waits_since), default=None)
    return OpenWork(
        sum(one.total for one in found), sum(one.late for one in found), sum(one.high for one in found), since
    )


def _week_of(people: Sequence[Staff], now: datetime) -> dict[int, int]:
    made = Contact.objects.filter(made_by__in=people, made_at__gt=now - WEEK, made_at__lte=now)
    return dict(made.values_list("made_by").annotate(Count("id")).order_by())


def _contacts_of(people: Sequence[Staff], now: datetime) -> dict[int, timedelta]:
    """The length of each person's contacts in the last week, from opening to saving."""
    spells = ContactSession.objects.filter(
        staff__in=people, ended_how=ContactSessionEnd.SAVED, ended_at__gt=now - WEEK, ended_at__lte=now
    )
    lasted = ExpressionWrapper(F("ended_at") - F("began_at") + F("took_before"), output_field=DurationField())
    return dict(spells.values_list("staff").annotate(lasted=Sum(lasted)).order_by())


def _calls_of(people: Sequence[Staff], now: datetime) -> dict[int, timedelta]:
    """The length of each person's calls in the last week."""
    spells = AgentStatePeriod.objects.filter(
        agent__staff__in=people, state=AgentState.ON_A_CALL, ended_at__gt=now - WEEK, ended_at__lte=now
    )
    lasted = ExpressionWrapper(F("ended_at") - F("began_at"), output_field=DurationField())
    return dict(spells.values_list("agent__staff").annotate(lasted=Sum(lasted)).order_by())


def _carried(people: Sequence[Staff], now: datetime) -> dict[int, tuple[WorkloadLevel, RestAllowance]]:
    """Heavy conversations in a row in this shift. A contact at the desk is heavy when the victim is guarded; a call on
    the line is heavy as its queue entry says."""
    force: Force = settings.FORCE
    ids = [person.id for person in people]
    calls: dict[int, list[HandledCall]] = defaultdict(list)
    spells = AgentStatePeriod.objects.filter(
        agent__staff_id__in=ids, state=AgentState.ON_A_CALL, ended_at__gt=now - SHIFT, ended_at__lte=now
    ).order_by("began_at", "id")
    for staff_id, began, ended, is_heavy in spells.values_list(
        "agent__staff_id", "began_at", "ended_at", "entry__is_heavy"
    ):
        assert ended is not None
        calls[staff_id].append(HandledCall(began, ended, bool(is_heavy)))
    desk = list_desk_conversations({one: one for one in ids}, since=now - SHIFT, now=now)
    return {one: judge_workload(merge_conversations(calls[one], desk[one]), now, force.queue) for one in ids}


def list_desk_conversations(
    people: Mapping[int, int], *, since: datetime, now: datetime
) -> dict[int, list[DeskConversation]]:
    """Conversations outside calls on the line. `people`: rows of staff, by the caller's name for each. One query where
    there were none."""
    found: dict[int, list[DeskConversation]] = defaultdict(list)
    whose = {staff_id: name for name, staff_id in people.items()}
    reached = Contact.objects.filter(
        made_by_id__in=whose, reached=True, call=None, made_at__gt=since, made_at__lte=now
    ).order_by("made_at", "id")
    rows = list(reached.values_list("made_by_id", "spell__began_at", "made_at", "victim_id"))
    if not rows:
        return found
    guarded = find_guarded_victims({victim_id for *_, victim_id in rows})
    for staff_id, began_at, ended_at, victim_id in rows:
        found[whose[staff_id]].append(DeskConversation(began_at, ended_at, victim_id in guarded))
    return found
