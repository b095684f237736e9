"""Keeps the linked people whom a victim must be kept safe from: entered and ended by staff, or named by the record
system. Victims' pages and calls never reveal them; staff see them only after an identity check, or as a supervisor."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import structlog
from django.db import transaction

from victimcare.records.models import LinkedPerson, LinkedPersonLookup, LinkedPoint, Victim
from victimcare.records.models.victim_contact.linked_people import RelationToVictim
from victimcare.rules.cases.case_projection import shorten_key
from victimcare.rules.cases.projection_types import PointRow
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.rules.safe_contact.contact_points import (
    address_key,
    comparison_key,
    email_key,
    is_whole_number,
    telephone_key,
)
from victimcare.services import port_registry
from victimcare.services.access import Act, Actor, PermissionRefused, Role, permit
from victimcare.services.audit import note
from victimcare.services.contact_plans.point_changes import compare_victim_points
from victimcare.services.conversations import identity_checks
from victimcare.services.desk import linked_points
from victimcare.services.job_queue import Job, queue_job
from victimcare.services.person_keys import fetch_person_key
from victimcare.services.ports import NamedContactPoint, NamedLinkedPerson, PeopleLookupFailed
from victimcare.services.safe_contact import gate
from victimcare.services.sealed_columns import LINK_ENDED_REASON

log = structlog.get_logger()


class IncomparablePoint(ValueError):
    """A number or address that could never match another person's. `field` is where it was entered."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


@dataclass(frozen=True, slots=True)
class LinkedPersonEntry:
    """A linked person as typed by staff. `address` is its lines, the first being the house and street."""

    relation: RelationToVictim
    name: str = ""
    numbers: Sequence[str] = ()
    email: str = ""
    address: Sequence[str] = ()
    postcode: str = ""


@dataclass(frozen=True, slots=True)
class LinkedPersonDetail:
    """A linked person. `entered_by` is empty where the record system named them."""

    id: UUID
    relation: str
    name: str
    points: tuple[tuple[str, str], ...]  # kind and value
    entered_at: datetime
    entered_by: str


@dataclass(frozen=True, slots=True)
class LinkedPeopleDetail:
    """`people` is None for staff who have neither an identity check beyond the code nor a supervisor's role: they see
    how many there are.

    `asked_at`: when the record system was last asked, and `answered_at` when it last answered.
    """

    people: tuple[LinkedPersonDetail, ...] | None
    people_count: int
    points_count: int
    asked_at: datetime | None
    answered_at: datetime | None


@transaction.atomic
def list_linked_people(*, actor: Actor, victim_id: UUID, now: datetime) -> LinkedPeopleDetail:
    """List the linked people kept for a victim. The access is audited. Raises NotFound, FieldRequired."""
    victim = _looked_at(actor, victim_id)
    may_see = _may_see(actor, victim.id, now)
    live = LinkedPerson.objects.filter(victim=victim, ended_at=None)
    shown = live.select_related("entered_by").prefetch_related("points").order_by("relation", "id")
    asked = LinkedPersonLookup.objects.filter(victim=victim).first()
    note(actor, "links.seen", at=now, case_id=victim.case_id, victim_id=victim.id, detail={"values": may_see})
    return LinkedPeopleDetail(
        people=tuple(_shown(person) for person in shown) if may_see else None,
        people_count=live.count(),
        points_count=LinkedPoint.objects.filter(person__in=live, withdrawn_at=None).count(),
        asked_at=asked.asked_at if asked else None,
        answered_at=asked.answered_at if asked else None,
    )


@transaction.atomic
def add_linked_person(*, actor: Actor, victim_id: UUID, link: LinkedPersonEntry, now: datetime) -> UUID:
    """Add a linked person. Danger waits for no identity check: a reason for looking is enough. The victim's points and
    waiting changes are compared at once. Raises NotFound, FieldRequired, IncomparablePoint."""
    victim = _looked_at(actor, victim_id)
    gate.lock_victims(linked_points.find_compared_victims(victim.id))
    points = _typed(link)
    person = LinkedPerson.objects.create(
        victim=victim, relation=link.relation, name=link.name.strip(), entered_at=now, entered_by_id=_staff(actor)
    )
    person.refresh_from_db(fields=["public_id"])
    _add(person, points, now)
    detail = {"link": person.id, "points": len(points)}
    note(actor, "links.entered", at=now, case_id=victim.case_id, victim_id=victim.id, detail=detail)
    compare_victim_points(victim.id, now=now)
    return person.public_id


@transaction.atomic
def end_linked_person(*, actor: Actor, victim_id: UUID, link_id: UUID, reason: str, now: datetime) -> None:
    """End a link: the victim need no longer be kept safe from this person. A clash already found remains one until two
    people have decided.

    Raises NotFound, FieldRequired, IdentityCheckMissing.
    """
    victim = _looked_at(actor, victim_id)
    if not _may_see(actor, victim.id, now):
        raise identity_checks.IdentityCheckMissing(victim.id)
    if not reason.strip():
        raise FieldRequired("reason")
    gate.lock_victims(linked_points.find_compared_victims(victim.id))
    person = LinkedPerson.objects.select_for_update().filter(victim=victim, public_id=link_id, ended_at=None).first()
    if person is None:
        raise NotFound("no such linked person")
    person.ended_at, person.ended_by_id = now, _staff(actor)
    LINK_ENDED_REASON.put_words(person, reason.strip(), fetch_person_key(victim.person_id))
    person.save(update_fields=["ended_at", "ended_by", "sealed_ended_reason"])
    note(actor, "links.ended", at=now, case_id=victim.case_id, victim_id=victim.id)
    compare_victim_points(victim.id, now=now)


@transaction.atomic
def ask_for_linked_people(*, actor: Actor, victim_id: UUID, now: datetime) -> bool:
    """Queue a request to the record system for linked people. False where there is none to ask. Raises NotFound,
    FieldRequired."""
    victim = _looked_at(actor, victim_id)
    if not _can_be_asked():
        return False
    queue_job(Job.ASK_LINKED_PEOPLE, victim_id=victim.id)
    note(actor, "links.asked", at=now, case_id=victim.case_id, victim_id=victim.id)
    return True


def fetch_linked_people(*, victim_id: int, now: datetime) -> bool:
    """Ask the record system, and store the people it names. False when it did not answer: then no more people are
    known, and nothing is less safe.

    It is asked outside any transaction, so that a slow system holds no rows.
    """
    if not _can_be_asked():
        return False
    victim = Victim.objects.select_related("case").get(id=victim_id)
    try:
        named = port_registry.people_lookup().linked_people(reference=victim.case.reference, record_id=victim.record_id)
    except PeopleLookupFailed as fault:
        LinkedPersonLookup.objects.update_or_create(victim_id=victim_id, defaults={"asked_at": now})
        log.warning("links.not_known", victim=victim_id, fault=str(fault))
        return False
    _keep(victim, named, now)
    return True


@transaction.atomic
def _keep(victim: Victim, named: Iterable[NamedLinkedPerson], now: datetime) -> None:
    """Add new people and new details. None are removed, and those whom staff ended stay ended."""
    gate.lock_victims(linked_points.find_compared_victims(victim.id))
    added = 0
    for one in named:
        person, is_new = LinkedPerson.objects.get_or_create(
            victim=victim,
            record_id=one.record_id,
            defaults={"relation": RelationToVictim(one.relation), "name": one.name, "entered_at": now},
        )
        added += is_new
        _add(person, [point for named in one.points if (point := _named(named)).match_key], now)
    LinkedPersonLookup.objects.update_or_create(victim=victim, defaults={"asked_at": now, "answered_at": now})
    system = Actor.system("contact.links")
    note(system, "links.named", at=now, case_id=victim.case_id, victim_id=victim.id, detail={"new": added})
    compare_victim_points(victim.id, now=now)


def _add(person: LinkedPerson, points: Iterable[PointRow], now: datetime) -> None:
    LinkedPoint.objects.bulk_create(
        [
            LinkedPoint(person=person, kind=one.kind, value=one.value, match_key=one.match_key, added_at=now)
            for one in points
        ],
        ignore_conflicts=True,  # stored already
    )


def _typed(link: LinkedPersonEntry) -> list[PointRow]:
    found = []
    for number in filter(str.strip, link.numbers):
        point = _telephone(number)
        if not is_whole_number(point.match_key):
            raise IncomparablePoint("numbers")
        found.append(point)
    if link.email.strip():
        if "@" not in link.email:
            raise IncomparablePoint("email")
        found.append(PointRow("email", shorten_key(comparison_key(email_key(link.email))), link.email.strip()))
    if any(line.strip() for line in link.address) or link.postcode.strip():
        point = _address(link.address, link.postcode)
        if not point.match_key:
            raise IncomparablePoint("postcode" if not link.postcode.strip() else "address")
        found.append(point)
    return found


def _named(point: NamedContactPoint) -> PointRow:
    """A point as the record system gives it; its key is empty where it cannot be compared."""
    if point.kind == "email":
        return PointRow("email", shorten_key(comparison_key(email_key(point.value))), point.value)
    if point.kind == "address":
        *lines, postcode = point.value.split("\n")
        return _address(lines, postcode)
    return PointRow(point.kind, shorten_key(telephone_key(point.value)), point.value)


def _telephone(number: str) -> PointRow:
    key = shorten_key(telephone_key(number))
    return PointRow("mobile" if key.startswith("+447") else "phone", key, number.strip())


def _address(lines: Sequence[str], postcode: str) -> PointRow:
    value = "\n".join(line.strip() for line in (*lines, postcode) if line.strip())
    return PointRow("address", shorten_key(address_key(lines, postcode)), value)


def _shown(person: LinkedPerson) -> LinkedPersonDetail:
    points = sorted(person.points.all(), key=lambda point: point.id)
    return LinkedPersonDetail(
        id=person.public_id,
        relation=person.relation,
        name=person.name,
        points=tuple((point.kind, point.value) for point in points if point.withdrawn_at is None),
        entered_at=person.entered_at,
        entered_by=person.entered_by.name if person.entered_by else "",
    )


def _looked_at(actor: Actor, victim_id: UUID) -> Victim:
    permit(actor, Act.KEEP_LINKS)
    if not actor.reason.strip():
        raise FieldRequired("reason")
    return identity_checks.find_visible_victim(actor, victim_id)


def _may_see(actor: Actor, victim_id: int, now: datetime) -> bool:
    """Whether this actor may see the names. The caller may be the linked person with the victim's code: names are shown
    only once the caller is certainly the victim, or when there is no caller on the telephone."""
    return Role.SUPERVISOR in actor.roles or identity_checks.find_strong_check(actor, victim_id, now=now) is not None


def _can_be_asked() -> bool:
    try:
        port_registry.people_lookup()
    except port_registry.PortUnbound:
        return False
    return True


def _staff(actor: Actor) -> int:
    if actor.staff_id is None:
        raise PermissionRefused("a person enters and ends them")
    return actor.staff_id
