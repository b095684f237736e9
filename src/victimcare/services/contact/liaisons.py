"""Keeps the family liaison officer of each bereaved relative, and who tells that relative the news, as staff enter it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from victimcare.records.models import FamilyLiaison, Victim
from victimcare.records.models.supporters import ToldBy as ToldBy
from victimcare.rules.cases.case_sentences import BEREAVED_KINDS, is_bereaved_kind
from victimcare.rules.clock import age_on, london_date
from victimcare.services.access import Act, Actor, NotPermitted, permit, scopes
from victimcare.services.audit import note
from victimcare.services.contact import proofs, ways
from victimcare.services.contact.proofs import Her


class NotBereaved(LookupError):
    """Only a bereaved relative has a family liaison officer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLiaison:
    """An officer as staff type them in. `for_whole_family`: also for the relatives in this case who have none."""

    name: str
    telephone: str
    told_by: ToldBy
    for_whole_family: bool = False


@dataclass(frozen=True, slots=True)
class LiaisonShown:
    name: str
    telephone: str
    told_by: ToldBy
    since_on: date


@dataclass(frozen=True, slots=True)
class RelativeShown:
    """One bereaved person of the case; only the one who passed the identity check is named. `age` None: not known.
    `liaison` None: no officer was entered."""

    name: str
    is_spokesperson: bool
    is_this_one: bool
    age: int | None
    liaison: LiaisonShown | None


def current_liaison(victim: Victim) -> LiaisonShown | None:
    """The current officer. The caller has permitted the look."""
    row = FamilyLiaison.objects.filter(victim=victim, ended_at=None).first()
    return None if row is None else _shown(row)


@transaction.atomic
def list_family(*, actor: Actor, victim_id: Her, now: datetime) -> tuple[RelativeShown, ...]:
    """The bereaved people of this case and who tells each the news. Raises UnknownVictim, NotProved, NotBereaved."""
    permit(actor, Act.KEEP_SUPPORTERS)
    victim = _proved(actor, victim_id, now)
    note(actor, "liaison.seen", at=now, case_id=victim.case_id, victim_id=victim.id)
    family = _family(actor, victim).select_related("person").order_by("position")
    liaisons = {row.victim_id: row for row in FamilyLiaison.objects.filter(victim__in=family, ended_at=None)}
    return tuple(
        RelativeShown(
            name=ways.name_of(one) if one.id == victim.id else "",
            is_spokesperson=one.kind == "family_spokesperson",
            is_this_one=one.id == victim.id,
            age=age_on(one.person.date_of_birth, london_date(now)),
            liaison=_shown(liaisons[one.id]) if one.id in liaisons else None,
        )
        for one in family
    )


@transaction.atomic
def enter_liaison(*, actor: Actor, victim_id: UUID, liaison: NewLiaison, now: datetime) -> None:
    """Enter the family liaison officer from now on; the earlier one ends. Raises UnknownVictim, NotProved, NotBereaved."""
    permit(actor, Act.KEEP_SUPPORTERS)
    victim = Victim.objects.select_for_update(of=("self",)).get(id=_proved(actor, victim_id, now).id)
    _replace(actor, victim, liaison, now)
    if liaison.for_whole_family:
        without = _family(actor, victim).exclude(id=victim.id).exclude(liaisons__ended_at=None, liaisons__isnull=False)
        for relative in without.select_for_update(of=("self",)).order_by("id"):
            _replace(actor, relative, liaison, now)


def _replace(actor: Actor, victim: Victim, liaison: NewLiaison, now: datetime) -> None:
    if actor.staff_id is None:
        raise NotPermitted("a person of the force enters the officer")
    FamilyLiaison.objects.filter(victim=victim, ended_at=None).update(ended_at=now)
    FamilyLiaison.objects.create(
        victim=victim,
        name=liaison.name.strip(),
        telephone=liaison.telephone.strip(),
        told_by=liaison.told_by,
        entered_at=now,
        entered_by_id=actor.staff_id,
    )
    note(actor, "liaison.entered", at=now, case_id=victim.case_id, victim_id=victim.id)


def _proved(actor: Actor, victim_id: Her, now: datetime) -> Victim:
    victim = proofs.proved(actor, victim_id, now=now).victim
    if not is_bereaved_kind(victim.kind):
        raise NotBereaved(victim.id)
    return victim


def _family(actor: Actor, victim: Victim) -> QuerySet[Victim]:
    return scopes.without_shut(
        actor, Victim.objects.filter(case_id=victim.case_id, kind__in=BEREAVED_KINDS), victim="id"
    )


def _shown(row: FamilyLiaison) -> LiaisonShown:
    return LiaisonShown(row.name, row.telephone, ToldBy(row.told_by), london_date(row.entered_at))
