"""The rota: who works when, who is away and who covers, and each person's languages and skills, for the whole desk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.expressions import Case, Value, When

from victimcare.records.models import Absence, Staff, Task, TaskChange, Team, WorkingTime, WorkProfile
from victimcare.records.models.staff import AbsenceReason as AbsenceReason
from victimcare.rules.desk import rota
from victimcare.rules.desk.rota import RotaMember, Shift, StaffAbsence
from victimcare.rules.errors import NotFound
from victimcare.rules.force import Force
from victimcare.services.access import Act, Actor, Role, access_scopes, permit
from victimcare.services.audit import note
from victimcare.services.desk import ownership

MOST_COUNTED = 1000  # counting stops here, so that a count costs the same on a full desk
DESK_ROLES = (Role.DESK.value, Role.SUPERVISOR.value)  # roles that do desk work


@dataclass(frozen=True, slots=True)
class AbsencePeriod:
    """An absence. `until` None: the end is unknown. `cover` empty: the team covers."""

    id: UUID
    start: datetime
    until: datetime | None
    why: AbsenceReason
    cover: str


@dataclass(frozen=True, slots=True)
class TeamMember:
    """A desk member as the Team page shows them. `there_at`: when they next work, now while they are working, None
    without usual hours. `open`, `late`: their tasks. `version` 0: no profile has been saved."""

    id: UUID
    name: str
    is_me: bool
    is_supervisor: bool
    is_lead: bool
    languages: tuple[str, ...]
    skills: tuple[str, ...]
    shifts: tuple[Shift, ...]
    gets_work: bool
    version: int
    away: AbsencePeriod | None
    there_at: datetime | None
    open: int
    late: int


@dataclass(frozen=True, slots=True)
class TeamDetail:
    """`lead` empty: no one can answer for unowned tasks. `untaken`: their number. `version`: of the named lead."""

    code: str
    name: str
    lead: str
    is_lead_named: bool
    version: int
    untaken: int
    people: tuple[TeamMember, ...]


@dataclass(frozen=True, slots=True)
class TeamMemberDetail:
    """One person with their profile and absences, and who could cover for them."""

    person: TeamMember
    team: str
    spells: tuple[AbsencePeriod, ...]  # current and future absences, soonest first
    colleagues: tuple[tuple[UUID, str], ...]


@transaction.atomic
def load_team(*, actor: Actor, code: str = "", now: datetime) -> TeamDetail | None:
    """Load a team by its code, or the actor's own; None if there is none. A fixed number of queries."""
    permit(actor, Act.SEE_TASKS)
    rows = Team.objects.select_related("lead")
    row = (rows.filter(code=code) if code else rows.filter(id=actor.team_id or 0)).first()
    if row is None:
        return None
    people = list(_desk_members().filter(team=row).order_by("name", "id"))
    lead = find_team_leads([row.id], now=now).get(row.id)
    nobodys = access_scopes.filter_visible_tasks(actor, Task.objects.filter(team=row, owner=None, closed_at=None))
    untaken = nobodys[:MOST_COUNTED].count()
    note(actor, "team.see", at=now, detail={"team": row.code, "shown": len(people)})
    return TeamDetail(
        row.code,
        row.name,
        lead.name if lead else "",
        row.lead_id is not None,
        row.version,
        untaken,
        _people(actor, people, lead.id if lead else None, now),
    )


@transaction.atomic
def load_team_member(*, actor: Actor, person_id: UUID, now: datetime) -> TeamMemberDetail:
    """Load a desk member, for staff who maintain the rota. Raises NotFound."""
    permit(actor, Act.KEEP_ROTA)
    row = find_desk_member(person_id)
    spells = _standing().filter(staff=row).filter(Q(until_at=None) | Q(until_at__gt=now))
    note(actor, "rota.see", at=now, detail={"person": row.id})
    return TeamMemberDetail(
        person=_people(actor, [row], row.team.lead_id if row.team else None, now)[0],
        team=row.team.name if row.team else "",
        spells=tuple(_build_absence(each) for each in spells.order_by("from_at", "id")),
        colleagues=tuple((each.public_id, each.name) for each in _others(row)),
    )


def find_desk_member(person_id: UUID) -> Staff:
    """Return the desk member with this id. Raises NotFound."""
    row = _desk_members().select_related("team").filter(public_id=person_id).first()
    if row is None:
        raise NotFound("no such colleague")
    return row


def list_teams() -> list[tuple[str, str]]:
    """List every team that has a row, by code and name."""
    return list(Team.objects.order_by("id").values_list("code", "name"))


@dataclass(frozen=True, slots=True)
class TeamLead:
    id: int
    name: str


def find_team_leads(team_ids: Collection[int], *, now: datetime) -> Mapping[int, TeamLead]:
    """Map each team to the lead who answers for its unowned tasks. A team without a lead or supervisors has the lead of
    the default team. Two queries, and a third while a cover leads."""
    names: dict[int, str] = {}
    named: dict[int, int] = {}
    supervisors: defaultdict[int | None, list[int]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(_WHO_MAY_ANSWER, {"supervisor": Role.SUPERVISOR})
        for person_id, name, team_id, supervises, leads_of in cursor.fetchall():
            names[person_id] = name
            named |= dict.fromkeys(leads_of, person_id)
            if supervises:
                supervisors[team_id].append(person_id)
    away = find_absences(now)
    teams = sorted({*named, *filter(None, supervisors), *team_ids})
    found = {team_id: rota.find_team_lead(named.get(team_id), supervisors[team_id], away) for team_id in teams}
    anybody = next(filter(None, found.values()), None) or rota.find_team_lead(None, supervisors[None], away)
    chosen = {team_id: found[team_id] or anybody for team_id in team_ids}
    if stand_ins := {*filter(None, chosen.values())} - names.keys():
        names |= dict(Staff.objects.filter(id__in=stand_ins).values_list("id", "name"))
    return {team_id: TeamLead(each, names[each]) for team_id, each in chosen.items() if each is not None}


# All supervisors by name, and all named team leads. Written in SQL because every list of a team asks for them.
_WHO_MAY_ANSWER = """
SELECT person.id, person.name, person.team_id, person.is_active AND %(supervisor)s = ANY(person.roles) AS supervises,
       ARRAY(SELECT team.id FROM records_team team WHERE team.lead_id = person.id ORDER BY team.id)
  FROM records_staff person
 WHERE person.is_active AND %(supervisor)s = ANY(person.roles)
    OR person.id IN (SELECT team.lead_id FROM records_team team)
 ORDER BY person.name, person.id
"""


NO_LEADS: Mapping[int, str] = {}


def find_task_leads(tasks: Iterable[Task], *, now: datetime) -> Mapping[int, str]:
    """Map each unowned task to the name of the lead who answers for it. Three queries if there is one."""
    nobodys = {task.id: task.team_id for task in tasks if task.owner_id is None and task.closed_at is None}
    leading = find_team_leads(set(nobodys.values()), now=now) if nobodys else {}
    return {task: leading[team].name for task, team in nobodys.items() if team in leading}


def find_absences(at: datetime) -> dict[int, StaffAbsence]:
    """Return all staff who are away at this moment; of two absences the one entered later. One query."""
    begun = Absence.objects.filter(withdrawn_at=None, from_at__lte=at)
    rows = begun.filter(Q(until_at=None) | Q(until_at__gt=at)).order_by("entered_at", "id")
    return {
        staff_id: StaffAbsence(from_at, until_at, cover_id)
        for staff_id, from_at, until_at, cover_id in rows.values_list("staff_id", "from_at", "until_at", "cover_id")
    }


def load_kept_skills(staff_id: int) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return the languages and skills that a supervisor keeps for a person; None without a profile."""
    row = WorkProfile.objects.filter(staff_id=staff_id).first()
    return (tuple(row.languages), tuple(row.skills)) if row else None


def sort_shifts(rows: Iterable[WorkingTime]) -> tuple[Shift, ...]:
    return tuple(
        sorted((Shift(row.weekday, row.start, row.end) for row in rows), key=lambda one: (one.weekday, one.start))
    )


def _desk_members() -> QuerySet[Staff]:
    return Staff.objects.filter(is_active=True, roles__overlap=[*DESK_ROLES])


def _standing() -> QuerySet[Absence]:
    return Absence.objects.filter(withdrawn_at=None).select_related("cover")


def _others(row: Staff) -> QuerySet[Staff]:
    return _desk_members().exclude(id=row.id).order_by("name", "id")


def _people(actor: Actor, rows: Collection[Staff], lead_id: int | None, now: datetime) -> tuple[TeamMember, ...]:
    ids = [row.id for row in rows]
    profiles = {row.staff_id: row for row in WorkProfile.objects.filter(staff__in=ids).prefetch_related("times")}
    spells = _standing().filter(Q(until_at=None) | Q(until_at__gt=now), staff__in=ids, from_at__lte=now)
    away = {row.staff_id: _build_absence(row) for row in spells.order_by("entered_at", "id")}
    has = _has(actor, ids, now)
    return tuple(_person(actor, row, profiles.get(row.id), away.get(row.id), has[row.id], lead_id, now) for row in rows)


def _person(
    actor: Actor,
    row: Staff,
    profile: WorkProfile | None,
    away: AbsencePeriod | None,
    has: tuple[int, int],
    lead_id: int | None,
    now: datetime,
) -> TeamMember:
    shifts = sort_shifts(profile.times.all()) if profile else ()
    return TeamMember(
        id=row.public_id,
        name=row.name,
        is_me=row.id == actor.staff_id,
        is_supervisor=Role.SUPERVISOR.value in row.roles,
        is_lead=row.id == lead_id,
        languages=tuple(profile.languages) if profile else (),
        skills=tuple(profile.skills) if profile else (),
        shifts=shifts,
        gets_work=bool(profile and profile.gets_work),
        version=profile.version if profile else 0,
        away=away,
        there_at=rota.next_working_moment(shifts, now),
        open=has[0],
        late=has[1],
    )


def _has(actor: Actor, ids: Collection[int], now: datetime) -> Mapping[int, tuple[int, int]]:
    seen = access_scopes.filter_visible_tasks(actor, Task.objects.filter(owner__in=ids, closed_at=None))
    counted = (
        seen.values("owner")
        .annotate(open=Count("id"), late=Count("id", filter=Q(due_at__lt=now)))
        .values_list("owner", "open", "late")
    )
    return defaultdict(lambda: (0, 0), {owner: (open_, late) for owner, open_, late in counted})


def _build_absence(row: Absence) -> AbsencePeriod:
    return AbsencePeriod(
        row.public_id, row.from_at, row.until_at, AbsenceReason(row.why), row.cover.name if row.cover else ""
    )


SHARE_OUT_PERIOD = timedelta(hours=1)  # in which no person is given more than `new_work_an_hour`


def list_colleagues(now: datetime, *, only_who_get_work: bool = True) -> list[RotaMember]:
    """List all colleagues who are given work and are not away, with their workload. One query if there are none."""
    profiles = list(
        WorkProfile.objects.filter(
            gets_work__in=[True] if only_who_get_work else [True, False],
            staff__is_active=True,
            staff__roles__overlap=[*DESK_ROLES],
            staff__team__isnull=False,
        )
        .select_related("staff")
        .prefetch_related("times")
    )
    if not profiles:
        return []
    away = find_absences(now)
    weighs = Case(*(When(harm=harm, then=Value(rota.workload_weight(harm))) for harm in (1, 2, 3)))
    loads = Task.objects.filter(owner__in=[row.staff_id for row in profiles], closed_at=None).values("owner")
    load = dict(loads.annotate(all=Sum(weighs)).values_list("owner", "all"))
    lately = count_given_since(now - SHARE_OUT_PERIOD, [row.staff_id for row in profiles])
    force: Force = settings.FORCE
    return [
        RotaMember(
            key=row.staff_id,
            team=row.staff.team_id or 0,
            languages=frozenset(row.languages),
            skills=frozenset(row.skills),
            shifts=sort_shifts(row.times.all()),
            load=load.get(row.staff_id, 0),
            room=max(force.new_work_an_hour - lately.get(row.staff_id, 0), 0),
        )
        for row in profiles
        if row.staff_id not in away
    ]


def count_given_since(since: datetime, staff_ids: Collection[int]) -> dict[int, int]:
    """Count the tasks that each colleague was given automatically since then. One query, along an index."""
    given = TaskChange.objects.filter(what__in=ownership.GIVEN_CHANGES, by__in=staff_ids, at__gt=since)
    return {person or 0: count for person, count in given.values_list("by").annotate(Count("id")).order_by()}
