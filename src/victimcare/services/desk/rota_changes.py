"""Saves what supervisors maintain about the team: hours, languages and skills, absences, and the lead.

When an absence begins, the person's urgent tasks move to their cover at once.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from victimcare.records.models import Absence, Staff, Team, WorkingTime, WorkProfile
from victimcare.records.models.staff import AbsenceReason
from victimcare.rules.desk.rota import Shift
from victimcare.rules.errors import NotFound
from victimcare.services.access import Act, Actor, PermissionRefused, permit
from victimcare.services.audit import note
from victimcare.services.desk import rota, task_assignment
from victimcare.services.desk.timeline_acts import next_version


class InvalidAbsence(ValueError):
    """The absence ends before it begins, or the person would cover for themselves."""


@transaction.atomic
def save_work_profile(
    *,
    actor: Actor,
    person_id: UUID,
    languages: Collection[str],
    skills: Collection[str],
    shifts: Sequence[Shift],
    gets_work: bool,
    after: int,
    now: datetime,
) -> int:
    """Save a person's hours and which work they can be given. `after`: the version that was read, 0 for none. Returns
    the new version. Raises NotFound, StaleVersion."""
    by = _require_keeper(actor)
    staff = rota.find_desk_member(person_id)
    Staff.objects.select_for_update(no_key=True).only("id").get(id=staff.id)  # one writer at a time
    row = WorkProfile.objects.filter(staff=staff).first()
    version = next_version(row.version if row else 0, after=after)
    row = row or WorkProfile(staff=staff)
    row.languages, row.skills, row.gets_work = sorted({*languages}), sorted({*skills}), gets_work
    row.version, row.kept_at, row.kept_by_id = version, now, by
    row.save()
    row.times.all().delete()
    WorkingTime.objects.bulk_create(
        WorkingTime(profile=row, weekday=each.weekday, start=each.start, end=each.end) for each in {*shifts}
    )
    note(actor, "rota.kept", at=now, detail={"person": staff.id, "version": row.version})
    return row.version


@transaction.atomic
def enter_absence(
    *,
    actor: Actor,
    person_id: UUID,
    from_at: datetime,
    until_at: datetime | None,
    why: AbsenceReason,
    cover_id: UUID | None,
    now: datetime,
) -> int:
    """Enter an absence and its cover. Returns how many tasks changed hands at once. Raises NotFound, InvalidAbsence."""
    by = _require_keeper(actor)
    staff = rota.find_desk_member(person_id)
    cover = rota.find_desk_member(cover_id) if cover_id else None
    if (until_at is not None and until_at <= from_at) or (cover is not None and cover.id == staff.id):
        raise InvalidAbsence
    row = Absence.objects.create(
        staff=staff, from_at=from_at, until_at=until_at, why=why, cover=cover, entered_at=now, entered_by_id=by
    )
    note(actor, "absence.entered", at=now, detail={"absence": row.id, "person": staff.id, "why": why})
    return task_assignment.cover_absences(now=now, staff_ids=[staff.id]) if from_at <= now else 0


@transaction.atomic
def withdraw_absence(*, actor: Actor, absence_id: UUID, now: datetime) -> None:
    """Withdraw an absence because the person is here after all. Tasks that were reassigned stay where they are. Raises
    NotFound."""
    by = _require_keeper(actor)
    row = Absence.objects.select_for_update().filter(public_id=absence_id, withdrawn_at=None).first()
    if row is None:
        raise NotFound("no such absence")
    row.withdrawn_at, row.withdrawn_by_id = now, by
    row.save(update_fields=["withdrawn_at", "withdrawn_by"])
    note(actor, "absence.withdrawn", at=now, detail={"absence": row.id, "person": row.staff_id})


@transaction.atomic
def name_team_lead(*, actor: Actor, team: str, person_id: UUID | None, after: int | None = None, now: datetime) -> None:
    """Name the lead who answers for the team's unowned tasks; None: the first supervisor. Raises NotFound,
    StaleVersion."""
    _require_keeper(actor)
    row = Team.objects.select_for_update().filter(code=team).first()
    if row is None:
        raise NotFound("no such team")
    person = rota.find_desk_member(person_id) if person_id is not None else None
    row.version, row.lead = next_version(row.version, after=after), person
    row.save(update_fields=["lead", "version"])
    note(actor, "team.lead_named", at=now, detail={"team": row.code, "person": person.id if person else None})


def _require_keeper(actor: Actor) -> int:
    permit(actor, Act.KEEP_ROTA)
    if actor.staff_id is None:
        raise PermissionRefused("a person keeps who is here")
    return actor.staff_id
