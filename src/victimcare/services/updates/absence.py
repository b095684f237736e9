"""An officer says when they are away, and who stands in: that colleague is asked meanwhile, or the team."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from victimcare.records.models import Case, Officer, OfficerCover, OfficerQuestion, Team
from victimcare.services.access import Act, Actor, NotPermitted, permit
from victimcare.services.audit import note
from victimcare.services.cases.looking_after import team_of
from victimcare.services.desk.task_actions import ensure_team_row
from victimcare.services.follow_up import carers
from victimcare.services.follow_up.actions import CoverWhy, NotACover, UnknownCover, UnknownOfficer, named_officer
from victimcare.services.updates import finding, who

__all__ = ["CoverWhy", "NotACover", "UnknownCover", "UnknownOfficer", "enter", "withdraw"]


@transaction.atomic
def enter(*, actor: Actor, from_on: date, until_on: date | None, by: str, why: CoverWhy, now: datetime) -> int:
    """Keep that they are away. `by`: a colleague's name or number; empty: the team that looks after their cases.
    Returns how many victims are told now. Raises NotPermitted for whoever has no case here, UnknownOfficer, NotACover.
    """
    permit(actor, Act.KEEP_OWN_COVER)
    own = who.officers_of(actor)
    if not own or actor.staff_id is None:
        raise NotPermitted("nobody in a case is away")
    other: Officer | None = named_officer(by) if by.strip() else None
    if (other is not None and other.id in own) or (until_on is not None and until_on < from_on):
        raise NotACover
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
    return _changed(own, now)


@transaction.atomic
def withdraw(*, actor: Actor, cover_id: UUID, now: datetime) -> int:
    """They are there after all. Raises UnknownCover."""
    permit(actor, Act.KEEP_OWN_COVER)
    own = who.officers_of(actor)
    rows = OfficerCover.objects.select_for_update().filter(officer_id__in=own, withdrawn_at=None)
    cover = rows.filter(public_id=cover_id).first()
    if cover is None:
        raise UnknownCover(cover_id)
    cover.withdrawn_at, cover.withdrawn_by_id = now, actor.staff_id
    cover.save(update_fields=["withdrawn_at", "withdrawn_by"])
    note(actor, "cover.withdrawn", at=now, detail={"cover": cover.id, "officer": cover.officer_id})
    return _changed(own, now)


def _changed(own: frozenset[int], now: datetime) -> int:
    """Whoever stands in is asked from now on, and whoever was promised hears who it is."""
    told = carers.of_officers(officer_ids=own, now=now)
    asked = OfficerQuestion.objects.filter(case__officer_id__in=own, closed_at=None)
    finding.look(now=now, case_ids=set(asked.values_list("case_id", flat=True)))
    return told


def _team(officer_id: int) -> Team:
    case = Case.objects.filter(officer_id=officer_id).order_by("-reported_at").first()
    code = team_of(case).key.removeprefix("team:") if case else None
    return ensure_team_row(code)
