"""Officers as the record system knows them, and as people who sign in or write to us."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q
from django.db.models.functions import Lower

from victimcare.records.models import Officer, Staff
from victimcare.services.access import Actor, ActorKind, Role
from victimcare.services.cases.looking_after import By, LooksAfter
from victimcare.services.desk.staff import actor_of


def officers_of(actor: Actor) -> frozenset[int]:
    """The rows that are this officer: by the address or the number with which they sign in, or that they wrote from."""
    if actor.officer_id is not None:
        return frozenset({actor.officer_id})
    if actor.staff_id is None or Role.OFFICER not in actor.roles:
        return frozenset()
    username, email = Staff.objects.values_list("username", "email").get(id=actor.staff_id)
    same = Q(record_id=username)
    if email:
        same |= Q(lowered=email.lower()) & ~Q(email="")
    return frozenset(Officer.objects.alias(lowered=Lower("email")).filter(same).values_list("id", flat=True))


def writing(officer: Officer) -> Actor:
    """Who acts when this officer answers by mail or in a file."""
    return Actor(ActorKind.OFFICER, f"officer:{officer.id}", name=officer.name, officer_id=officer.id)


def acting(officer: Officer | None, staff: Staff | None) -> Actor:
    """Who acts when an answer takes effect: the officer who gave it, or the colleague who heard it from them."""
    if staff is None:
        assert officer is not None, "somebody gave it"
        return writing(officer)
    person = actor_of(staff)
    return Actor(
        ActorKind.OFFICER,
        person.id,
        name=person.name,
        staff_id=person.staff_id,
        team_id=person.team_id,
        officer_id=officer.id if officer else None,
    )


def asked_of(carer: LooksAfter) -> int | None:
    """The officer who is asked: whoever looks after the case today. None: the team does."""
    return int(carer.key.removeprefix("officer:")) if carer.by is By.OFFICER else None


def staff_of(officer: Officer) -> Sequence[Staff]:
    """Who signs in as this officer."""
    same = Q(username=officer.record_id)
    if officer.email:
        same |= Q(email__iexact=officer.email)
    return list(Staff.objects.filter(same, is_active=True, roles__contains=[Role.OFFICER.value]))
