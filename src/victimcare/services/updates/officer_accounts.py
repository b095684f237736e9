"""Matches officers of the record system to the people who sign in or write to us."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db.models import Q
from django.db.models.functions import Lower

from victimcare.records.models import (
    ConflictOfInterest,
    Officer,
    OfficerQuestion,
    RestrictedRecord,
    RestrictedRecordReader,
    Staff,
)
from victimcare.rules.cases.projection_types import OfficerInCase, OfficerKind
from victimcare.services.access import Actor, ActorKind, Role
from victimcare.services.desk.staff_sessions import staff_actor
from victimcare.services.updates import officer_accounts


def find_officers_of(actor: Actor) -> frozenset[int]:
    """Rows of this officer: by the number that they sign in with or the provider names, by an address that the provider
    has verified, or by the one they wrote from."""
    if actor.officer_id is not None:
        return frozenset({actor.officer_id})
    if actor.staff_id is None or Role.OFFICER not in actor.roles:
        return frozenset()
    person = Staff.objects.only("username", "email", "email_is_verified", "officer_number").get(id=actor.staff_id)
    same = Q(record_id__in=[number for number in (person.username, person.officer_number) if number])
    if person.email and person.email_is_verified:
        same |= Q(lowered=person.email.lower()) & ~Q(email="")
    return frozenset(Officer.objects.alias(lowered=Lower("email")).filter(same).values_list("id", flat=True))


def officer_actor(officer: Officer) -> Actor:
    """The actor when this officer answers by e-mail or in a file."""
    return Actor(ActorKind.OFFICER, f"officer:{officer.id}", name=officer.name, officer_id=officer.id)


def answer_actor(officer: Officer | None, staff: Staff | None) -> Actor:
    """The actor when an answer takes effect: the officer who gave it, or the colleague who took it from them."""
    if staff is None:
        assert officer is not None, "an officer gave it"
        return officer_actor(officer)
    person = staff_actor(staff)
    return Actor(
        ActorKind.OFFICER,
        person.id,
        name=person.name,
        staff_id=person.staff_id,
        team_id=person.team_id,
        officer_id=officer.id if officer else None,
    )


def find_officer_asked(carer: OfficerInCase) -> int | None:
    """The officer to ask: the officer in the case today. None: the team looks after it."""
    return int(carer.key.removeprefix("officer:")) if carer.by is OfficerKind.OFFICER else None


def filter_barred_officers(asked: Mapping[int, int | None]) -> dict[int, int | None]:
    """Whom to ask, by case, leaving out officers from whom it is hidden by a conflict of interest or a restriction. Two
    queries if there is no such case."""
    cases = [case_id for case_id, officer_id in asked.items() if officer_id is not None]
    known = ConflictOfInterest.objects.filter(case_id__in=cases, ended_at=None).values_list("case_id", "staff_id")
    seals = dict(RestrictedRecord.objects.filter(case_id__in=cases, lifted_at=None).values_list("case_id", "id"))
    conflicts = set(known)
    found = dict(asked)
    for case_id in {case_id for case_id, _ in conflicts} | seals.keys():
        theirs = {person.id for person in list_officer_staff(Officer.objects.get(id=asked[case_id] or 0))}
        readers = RestrictedRecordReader.objects.filter(
            seal_id=seals.get(case_id, 0), staff_id__in=theirs, ended_at=None
        )
        if any((case_id, person) in conflicts for person in theirs) or (case_id in seals and not readers.exists()):
            found[case_id] = None
    return found


def list_officer_staff(officer: Officer) -> Sequence[Staff]:
    """The staff accounts of this officer."""
    same = Q(username=officer.record_id) | Q(officer_number=officer.record_id)
    if officer.email:
        same |= Q(email__iexact=officer.email, email_is_verified=True)
    return list(Staff.objects.filter(same, is_active=True, roles__contains=[Role.OFFICER.value]))


def list_verified_addresses(officer: Officer) -> list[str]:
    """Addresses that they sign in with here and that the provider has verified."""
    return [person.email for person in list_officer_staff(officer) if person.email and person.email_is_verified]


def may_answer_question(actor: Actor, question: OfficerQuestion) -> bool:
    """Whether the actor may answer: the officer asked; any colleague at the desk, who enters what an officer said; or
    the operator, who loads officers' answers from a file."""
    if question.officer_id in officer_accounts.find_officers_of(actor):
        return True
    return bool(actor.roles & {Role.DESK, Role.SUPERVISOR}) or actor.id.startswith("operator:")
