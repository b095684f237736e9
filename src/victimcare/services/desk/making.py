"""Of what is wanted, what is made: one task a matter, for the team that looks after it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.conf import settings
from django.db.models import OuterRef, Subquery

from victimcare.records.models import CaseSeal, Task, Victim
from victimcare.records.models.desk import TaskKind
from victimcare.rules.force import Force
from victimcare.services.desk.kinds import TELLING
from victimcare.services.desk.shapes import NewTask
from victimcare.services.desk.teams import team_row


def one_a_matter(wanted: Iterable[NewTask], usual_due: datetime) -> list[NewTask]:
    """Of several for one kind, victim and subject: danger if one is, the worst harm, the soonest due, the last reason.
    Reaching her is one matter, whether or not anybody has asked her before: what is open, or comes first, gives the
    kind."""
    wanted = list(wanted)
    victims = {task.victim_id for task in wanted if task.kind in TELLING and task.victim_id is not None}
    telling: dict[int | None, str] = dict(
        Task.objects.filter(victim_id__in=victims, kind__in=TELLING, closed_at=None).values_list("victim_id", "kind")
    )
    found: dict[tuple[str, int | None, str], NewTask] = {}
    for task in wanted:
        kind = TaskKind(telling.setdefault(task.victim_id, task.kind)) if task.kind in TELLING else task.kind
        due_at = task.due_at or usual_due
        key = (kind, task.victim_id, task.subject_key)
        other = found.get(key)
        if other is not None:
            due_at, harm = min(due_at, other.due_at or due_at), max(task.harm, other.harm)
        else:
            harm = task.harm
        is_danger = task.is_danger or (other is not None and other.is_danger)
        needs_owner = task.needs_owner or (other is not None and other.needs_owner)
        found[key] = replace(task, kind=kind, due_at=due_at, harm=harm, is_danger=is_danger, needs_owner=needs_owner)
    return list(found.values())


def teams_for(wanted: Iterable[NewTask]) -> list[int]:
    """The rows of their teams, in their order. Two queries, and one for each team."""
    force: Force = settings.FORCE
    wanted = list(wanted)
    victims = {task.victim_id for task in wanted if task.victim_id is not None}
    seal = CaseSeal.objects.filter(case=OuterRef("case"), lifted_at=None).values("sealed_by__team__code")[:1]
    hers = Victim.objects.filter(id__in=victims).annotate(sealed=Subquery(seal))
    places = {row: (area, sealed) for row, area, sealed in hers.values_list("id", "case__area", "sealed")}
    known = {team.code for team in force.teams}
    codes = [_team_for(task, *places.get(task.victim_id or 0, ("", None)), known) for task in wanted]
    rows = {code: team_row(code).id for code in sorted(set(codes))}
    return [rows[code] for code in codes]


def _team_for(task: NewTask, area: str, sealed: str | None, known: set[str]) -> str:
    """Of a sealed case nobody else could see it."""
    force: Force = settings.FORCE
    if sealed in known:
        return str(sealed)
    return task.team if task.team in known else force.team_for(area).code
