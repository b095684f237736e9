"""A team that works on weekdays: its members, what they can be given, and who is away."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from uuid import UUID

from tests.services.people_and_cases import NOW, a_team, staff
from victimcare.records.models import Staff, Team
from victimcare.rules.desk.rota import Shift
from victimcare.services.access import Actor, Role
from victimcare.services.desk import rota_changes
from victimcare.services.desk.rota import AbsenceReason

WEEK = tuple(Shift(day, time(8), time(16)) for day in range(5))


def a_lead(name: str = "Nia Reyes", team: Team | None = None) -> Actor:
    return staff(name, Role.DESK, Role.SUPERVISOR, team=team)


def public(actor: Actor) -> UUID:
    return Staff.objects.get(id=actor.staff_id or 0).public_id


def at_work(
    lead: Actor,
    name: str,
    *,
    languages: tuple[str, ...] = (),
    skills: tuple[str, ...] = (),
    team: Team | None = None,
    gets_work: bool = True,
) -> Actor:
    """A colleague of the team who works on weekdays, and is assigned work automatically unless said otherwise."""
    actor = staff(name, team=team or a_team())
    rota_changes.save_work_profile(
        actor=lead,
        person_id=public(actor),
        languages=languages,
        skills=skills,
        shifts=WEEK,
        gets_work=gets_work,
        after=0,
        now=NOW,
    )
    return actor


def goes_away(
    lead: Actor, who: Actor, *, cover: Actor | None = None, days: int | None = None, now: datetime = NOW
) -> int:
    return rota_changes.enter_absence(
        actor=lead,
        person_id=public(who),
        from_at=now,
        until_at=now + timedelta(days=days) if days else None,
        why=AbsenceReason.LEAVE,
        cover_id=public(cover) if cover else None,
        now=now,
    )
