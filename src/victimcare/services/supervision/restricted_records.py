"""Restricted records: a member of staff is the victim or a suspect, or only a few may know of the case.

Such a case looks missing to everyone who is not a reader, in lists, counts and searches too (`access.access_scopes`).
Its work goes to the team of the colleague who restricted it. Each has at least two readers, so that no one can hide a
case for themselves, and work does not stop during one person's leave.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Q, QuerySet

from victimcare.records.models import (
    Case,
    ConflictOfInterest,
    RestrictedRecord,
    RestrictedRecordReader,
    Staff,
    Task,
    TaskChange,
    UnverifiedMessage,
    Victim,
)
from victimcare.records.models.restrictions import RestrictionKind as RestrictionKind
from victimcare.rules.contact.record_lookup import spell_reference
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.services.access import Act, Actor, PermissionRefused, Role, access_scopes, permit
from victimcare.services.audit import note
from victimcare.services.desk import ownership
from victimcare.services.desk.eligibility import list_tasks_barred_to_owner
from victimcare.services.sealed_columns import CASE_SEAL_LIFTED_WHY, CASE_SEAL_WHY
from victimcare.services.supervision import restriction_readers

FEWEST = 2  # readers


class AlreadyRestricted(Exception):
    """The record is already restricted."""


class LastReader(Exception):
    """The last two readers stay, so that the victim is still looked after."""


@dataclass(frozen=True, slots=True)
class RecordReader:
    id: UUID
    name: str
    team: str


@dataclass(frozen=True, slots=True)
class RestrictedRecordDetail:
    """One restricted record, for its readers."""

    id: UUID
    reference: str
    kind: RestrictionKind
    why: str
    sealed_at: datetime
    sealed_by: str
    readers: tuple[RecordReader, ...]
    may_end: bool  # there are more readers than the fewest


@transaction.atomic
def list_restricted_records(*, actor: Actor, now: datetime) -> tuple[RestrictedRecordDetail, ...]:
    """The restricted records that this actor reads, the newest first; others stay hidden."""
    permit(actor, Act.KEEP_SEALS)
    rows = _read_by(actor).select_related("case", "sealed_by").prefetch_related("readers__staff__team")
    found = tuple(_sealed(row) for row in rows.order_by("-sealed_at", "-id")[:200])
    note(actor, "seals.see", at=now, detail={"shown": len(found)})
    return found


@transaction.atomic
def list_possible_readers(*, actor: Actor) -> tuple[RecordReader, ...]:
    """Staff who can be named as readers."""
    permit(actor, Act.KEEP_SEALS)
    people = _who_may_read().select_related("team")
    return tuple(_reader(person) for person in people.exclude(id=actor.staff_id or 0).order_by("name", "id"))


@transaction.atomic
def restrict_record(
    *, actor: Actor, reference: str, kind: RestrictionKind, why: str, readers: Collection[UUID], now: datetime
) -> UUID:
    """Restrict the record to the actor and these readers. Tasks on it that other people had go to the actor.

    Raises NotFound, AlreadyRestricted, FieldRequired.
    """
    permit(actor, Act.KEEP_SEALS)
    if not why.strip():
        raise FieldRequired("why")
    people = set(_who_may_read().filter(public_id__in=readers).values_list("id", flat=True)) | {_staff(actor)}
    if len(people) < FEWEST:
        raise FieldRequired("readers")
    seen = access_scopes.filter_visible_case_rows(
        actor, Case.objects.filter(reference__in=spell_reference(reference)), case="id"
    )
    case = seen.select_for_update(no_key=True).only("id").first()
    if case is None:
        raise NotFound("no such case")
    if len(_who_can(people, case.id)) < FEWEST:
        raise FieldRequired("readers", "another reader must be free to read it")
    if RestrictedRecord.objects.filter(case=case, lifted_at=None).exists():
        raise AlreadyRestricted(reference)
    row = RestrictedRecord(public_id=uuid4(), case=case, kind=kind, sealed_at=now, sealed_by_id=_staff(actor))
    CASE_SEAL_WHY.put_words(row, why.strip())
    row.save(force_insert=True)
    there = [
        RestrictedRecordReader.objects.create(seal=row, staff_id=person, given_at=now, given_by_id=_staff(actor))
        for person in sorted(people)
    ]
    _bring_work(actor, row, now)
    can = _who_can(people, case.id)
    restriction_readers.notify_new_readers([one for one in there if one.staff_id in can - {actor.staff_id}], now=now)
    note(actor, "seal.set", at=now, case_id=case.id, detail={"seal": row.id, "kind": kind})
    return row.public_id


@transaction.atomic
def add_reader(*, actor: Actor, seal_id: UUID, staff_id: UUID, now: datetime) -> None:
    """Raises NotFound."""
    row = _held(actor, seal_id)
    person = _who_may_read().filter(public_id=staff_id).first()
    if person is None:
        raise NotFound("no such restricted record")
    reader, is_new = RestrictedRecordReader.objects.get_or_create(
        seal=row, staff=person, ended_at=None, defaults={"given_at": now, "given_by_id": _staff(actor)}
    )
    if is_new and _who_can([person.id], row.case_id):
        restriction_readers.notify_new_readers([reader], now=now)
    note(actor, "seal.reader_added", at=now, case_id=row.case_id, detail={"seal": row.id, "staff": person.id})


@transaction.atomic
def end_reader(*, actor: Actor, seal_id: UUID, staff_id: UUID, now: datetime) -> None:
    """End a reader. Their work on the record goes to the actor, or to the team where the actor ends themselves. Raises
    NotFound, LastReader."""
    row = _held(actor, seal_id)
    reading = row.readers.filter(ended_at=None)
    reader = reading.filter(staff__public_id=staff_id).first()
    if reader is None:
        raise NotFound("no such restricted record")
    stays = reading.exclude(id=reader.id).values_list("staff_id", flat=True)
    if len(_who_can(stays, row.case_id)) < FEWEST:
        raise LastReader
    reader.ended_at, reader.ended_by_id = now, _staff(actor)
    reader.save(update_fields=["ended_at", "ended_by"])
    restriction_readers.close_reader_tasks([reader.id], now=now, by=actor.staff_id)
    _bring_work(actor, row, now)
    note(actor, "seal.reader_ended", at=now, case_id=row.case_id, detail={"seal": row.id, "staff": reader.staff_id})


@transaction.atomic
def lift_restriction(*, actor: Actor, seal_id: UUID, why: str, now: datetime) -> None:
    """Lift the restriction: the case is like any other again. Raises NotFound, FieldRequired."""
    row = _held(actor, seal_id)
    if not why.strip():
        raise FieldRequired("why")
    row.lifted_at, row.lifted_by_id = now, _staff(actor)
    CASE_SEAL_LIFTED_WHY.put_words(row, why.strip())
    row.save(update_fields=["lifted_at", "lifted_by", "sealed_lifted_why"])
    restriction_readers.close_reader_tasks([reader.id for reader in row.readers.all()], now=now, by=actor.staff_id)
    note(actor, "seal.lifted", at=now, case_id=row.case_id, detail={"seal": row.id})


def _who_may_read() -> QuerySet[Staff]:
    return Staff.objects.filter(is_active=True, roles__overlap=[Role.DESK, Role.SUPERVISOR])


def _who_can(staff_ids: Iterable[int], case_id: int) -> set[int]:
    """Those who can in fact read it, without people who have left or have a conflict of interest in it."""
    known = ConflictOfInterest.objects.filter(case=case_id, ended_at=None).values("staff_id")
    there = _who_may_read().filter(id__in=set(staff_ids)).exclude(id__in=known)
    return set(there.values_list("id", flat=True))


def _bring_work(actor: Actor, row: RestrictedRecord, now: datetime) -> None:
    """Reassign the tasks that no reader has. No task about the victim stays with a person who can no longer see the
    case."""
    readers = set(row.readers.filter(ended_at=None).values_list("staff_id", flat=True))
    heir = actor.staff_id if actor.staff_id in readers else None
    still_open = Task.objects.filter(closed_at=None).exclude(owner__in=readers)
    # Complaints, officers' mail and messages taken without an identity check name no victim.
    barred = list_tasks_barred_to_owner(list(still_open.filter(victim=None, owner__isnull=False)))
    victims = list(Victim.objects.filter(case=row.case_id).values_list("id", flat=True))
    pads = UnverifiedMessage.objects.filter(may_be_about__overlap=victims).values("task")
    of_case = Q(victim__in=victims) | Q(id__in=barred) | Q(id__in=pads)
    tasks = still_open.select_for_update().filter(of_case)
    for task in tasks.order_by("id"):
        ownership.assign_owner(task, heir, now)
        task.team_id = actor.team_id or task.team_id
        task.save(update_fields=[*ownership.OWNERSHIP_FIELDS, "team"])
        TaskChange.objects.create(task=task, what="handed_on", at=now, by_id=actor.staff_id, team_id=task.team_id)


def _read_by(actor: Actor) -> QuerySet[RestrictedRecord]:
    mine = RestrictedRecordReader.objects.filter(staff_id=actor.staff_id or 0, ended_at=None)
    return RestrictedRecord.objects.filter(lifted_at=None, id__in=mine.values("seal_id"))


def _held(actor: Actor, seal_id: UUID) -> RestrictedRecord:
    permit(actor, Act.KEEP_SEALS)
    row = _read_by(actor).select_for_update().filter(public_id=seal_id).first()
    if row is None:
        raise NotFound("no such restricted record")
    return row


def _sealed(row: RestrictedRecord) -> RestrictedRecordDetail:
    readers = sorted((one.staff for one in row.readers.all() if one.ended_at is None), key=lambda one: one.name)
    return RestrictedRecordDetail(
        id=row.public_id,
        reference=row.case.reference,
        kind=RestrictionKind(row.kind),
        why=CASE_SEAL_WHY.open_words(row),
        sealed_at=row.sealed_at,
        sealed_by=row.sealed_by.name,
        readers=tuple(map(_reader, readers)),
        may_end=len(readers) > FEWEST,
    )


def _reader(person: Staff) -> RecordReader:
    return RecordReader(person.public_id, person.name, person.team.name if person.team else "")


def _staff(actor: Actor) -> int:
    if actor.staff_id is None:
        raise PermissionRefused("a person seals")
    return actor.staff_id
