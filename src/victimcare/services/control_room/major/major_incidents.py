"""Declares and ends a major incident, and keeps who is named in it.

Two people release its messages: one asks, another releases. Only those whose names stood there at the release are
written to; for others, two people release again. The brakes on all other messages stay.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Q

from victimcare.records.models import Incident, MajorIncident, MajorIncidentPerson, Notification, Victim
from victimcare.records.models.victim_contact.notifications import NotificationStatus
from victimcare.rules.control_room.incidents.incident_kinds import InvolvementCategory
from victimcare.rules.control_room.major_people import (
    ListedPerson,
    MethaneTopic,
    make_person_key,
    read_listed_people,
)
from victimcare.rules.errors import FieldRequired, NotFound, StaleVersion
from victimcare.services.access import Act, Actor, permit, require_staff_id
from victimcare.services.audit import note
from victimcare.services.messages import message_states
from victimcare.services.person_keys import INSTALLATION, SealingKey, fetch_person_keys
from victimcare.services.secret_hashes import DigestUse, make_digest

IN_BUREAU = "named at the casualty bureau"
LONGEST_NAME = 100  # characters


class SameReleaser(Exception):
    """The person who asked for the release cannot release as well."""


@dataclass(frozen=True, slots=True)
class GivenMajorIncident:
    name: str
    methane: Mapping[MethaneTopic, str]
    incident_id: UUID | None = None


@transaction.atomic
def declare_major_incident(*, actor: Actor, given: GivenMajorIncident, now: datetime) -> UUID:
    """Declare it. Raises FieldRequired, NotFound."""
    permit(actor, Act.DECLARE_MAJOR)
    if not given.name.strip():
        raise FieldRequired("name")
    incident = None
    if given.incident_id is not None:
        incident = Incident.objects.filter(public_id=given.incident_id).first()
        if incident is None:
            raise NotFound("no such incident")
    public_id = uuid4()
    methane = {topic.value: words.strip() for topic, words in given.methane.items()}
    MajorIncident.objects.create(
        public_id=public_id,
        name=given.name.strip()[:LONGEST_NAME],
        incident=incident,
        opened_at=now,
        opened_by_id=require_staff_id(actor),
        sealed_methane=INSTALLATION.seal_json(methane, methane_place(public_id)),
    )
    note(actor, "major_incident.declared", at=now, detail={"major": str(public_id)})
    return public_id


@transaction.atomic
def end_major_incident(*, actor: Actor, major_id: UUID, now: datetime) -> None:
    """End it: no more people are written to. Raises NotFound, StaleVersion."""
    permit(actor, Act.DECLARE_MAJOR)
    major = lock_open_major(major_id)
    major.closed_at, major.closed_by_id = now, require_staff_id(actor)
    _save(major)
    note(actor, "major_incident.ended", at=now, detail={"major": str(major_id)})


@transaction.atomic
def load_people(*, actor: Actor, major_id: UUID, text: str, now: datetime) -> int:
    """Add the people of a CSV file. A row that names a victim of a case here is linked with that victim's record; a
    victim who is in the list already is not added again. Returns how many were added. Raises NotFound, StaleVersion,
    UnreadablePeople."""
    permit(actor, Act.DECLARE_MAJOR)
    people = read_listed_people(text)
    major = lock_open_major(major_id)
    added = _add_people(major, people, by_id=require_staff_id(actor), now=now)
    note(actor, "major_incident.people_loaded", at=now, detail={"major": str(major_id), "people": added})
    return added


@transaction.atomic
def add_victims_of_incident(*, actor: Actor, major_id: UUID, now: datetime) -> int:
    """Add the victims that contacts of its incident are linked with, and those of the crime that it was recorded as.
    Returns how many were added. Raises NotFound, StaleVersion."""
    permit(actor, Act.DECLARE_MAJOR)
    major = lock_open_major(major_id)
    if major.incident is None:
        raise NotFound("no incident is named")
    by_crime = Q(case__reference=major.incident.crime_reference) if major.incident.crime_reference else Q(pk=None)
    linked = Q(room_links__contact__links__incident=major.incident, room_links__ended_at=None)
    victims = Victim.objects.filter(by_crime | linked).select_related("case", "person").distinct()
    people = [
        ListedPerson(
            InvolvementCategory.VICTIM,
            victim.person.given_name,
            victim.person.family_name,
            crime_reference=victim.case.reference,
            victim_id=victim.record_id,
        )
        for victim in victims
    ]
    added = _add_people(major, people, by_id=require_staff_id(actor), now=now)
    note(actor, "major_incident.victims_added", at=now, detail={"major": str(major_id), "people": added})
    return added


def _add_people(major: MajorIncident, people: Sequence[ListedPerson], *, by_id: int, now: datetime) -> int:
    victims = _find_victims(people)
    known = set(major.people.filter(victim__isnull=False).values_list("victim_id", flat=True))
    keys = fetch_person_keys([victim.person_id for victim in victims.values()])
    rows = []
    for person in people:
        victim = victims.get((person.crime_reference, person.victim_id))
        if victim is not None and victim.id in known:
            continue
        if victim is not None:
            known.add(victim.id)
        row = MajorIncidentPerson(
            public_id=uuid4(),
            major=major,
            category=person.category,
            victim=victim,
            match_key=make_digest(
                make_person_key(person.given_name, person.family_name, person.birth_date), DigestUse.MAJOR_PERSON
            ),
            is_in_bureau=person.is_in_bureau,
            added_at=now,
            added_by_id=by_id,
        )
        _seal(row, person, keys[victim.person_id] if victim else INSTALLATION)
        rows.append(row)
    MajorIncidentPerson.objects.bulk_create(rows)
    return len(rows)


def _seal(row: MajorIncidentPerson, person: ListedPerson, key: SealingKey) -> None:
    row.sealed = key.seal_json(asdict(person), person_place(row.public_id))


def methane_place(major_id: UUID) -> str:
    """What the METHANE topics are bound to."""
    return f"major-incident:{major_id}:methane"


def person_place(person_id: UUID) -> str:
    """What a person's sealed row is bound to."""
    return f"major-person:{person_id}"


def _find_victims(people: Sequence[ListedPerson]) -> dict[tuple[str, str], Victim]:
    """The victims that rows name by crime and id, both: a name alone finds nobody."""
    wanted = {(each.crime_reference, each.victim_id) for each in people if each.crime_reference and each.victim_id}
    rows = Victim.objects.select_related("case").filter(
        case__reference__in={reference for reference, _ in wanted}, record_id__in={each for _, each in wanted}
    )
    return {(row.case.reference, row.record_id): row for row in rows if (row.case.reference, row.record_id) in wanted}


# Duplicates, and the casualty bureau


@transaction.atomic
def mark_same_person(*, actor: Actor, person_id: UUID, same_as: UUID, now: datetime) -> None:
    """Say that two rows are one person; the first is then not reached apart. A person decides it. Raises NotFound."""
    permit(actor, Act.DECLARE_MAJOR)
    rows = {
        row.public_id: row
        for row in MajorIncidentPerson.objects.select_for_update().filter(public_id__in=[person_id, same_as])
    }
    double, first = rows.get(person_id), rows.get(same_as)
    if double is None or first is None or double is first or first.same_as_id or double.major_id != first.major_id:
        raise NotFound("no two such rows")
    double.same_as = first
    double.save(update_fields=["same_as"])
    if double.is_in_bureau and not first.is_in_bureau:
        first.is_in_bureau = True
        first.save(update_fields=["is_in_bureau"])
    note(actor, "major_incident.same_person", at=now, detail={"person": str(person_id), "same_as": str(same_as)})


@transaction.atomic
def mark_in_bureau(*, actor: Actor, person_id: UUID, now: datetime) -> None:
    """Say that a person is named at the casualty bureau: no machine writes to them about it. A message that has not
    left is stopped, and a person reaches them instead. Raises NotFound."""
    permit(actor, Act.DECLARE_MAJOR)
    rows = MajorIncidentPerson.objects.select_for_update(of=("self",)).select_related("notification")
    row = rows.filter(public_id=person_id).first()
    if row is None:
        raise NotFound("no such person")
    row.is_in_bureau = True
    telling = _lock_waiting_message(row)
    if telling is not None:
        message_states.write_state_changes(
            message_states.advance_state(telling, NotificationStatus.NOT_NEEDED, at=now, reason=IN_BUREAU)
        )
        row.notification, row.reached_by = None, ""  # the job asks again
    row.save(update_fields=["is_in_bureau", "notification", "reached_by"])
    note(actor, "major_incident.in_bureau", at=now, detail={"person": str(person_id)})


def _lock_waiting_message(row: MajorIncidentPerson) -> Notification | None:
    """The person's message, where it has not left."""
    if row.notification_id is None:
        return None
    waiting = [NotificationStatus.QUEUED, NotificationStatus.HELD]
    rows = Notification.objects.select_for_update().filter(status__in=waiting, attempts=0)
    return rows.filter(id=row.notification_id).first()


# The release by two people


@transaction.atomic
def ask_for_release(*, actor: Actor, major_id: UUID, now: datetime) -> None:
    """Ask, as the first of two, that the people of this incident are written to. It ends an earlier release: those who
    were added since are in the next one. Raises NotFound, StaleVersion."""
    permit(actor, Act.DECLARE_MAJOR)
    major = lock_open_major(major_id)
    major.release_asked_at, major.release_asked_by_id = now, require_staff_id(actor)
    major.released_at = major.released_by = None
    _save(major)
    note(actor, "major_incident.release_asked", at=now, detail={"major": str(major_id)})


@transaction.atomic
def release_messages(*, actor: Actor, major_id: UUID, now: datetime) -> None:
    """Release, as the second of two, one message to each person named so far. Raises NotFound, StaleVersion,
    FieldRequired where nobody has asked, and SameReleaser."""
    permit(actor, Act.DECLARE_MAJOR)
    major = lock_open_major(major_id)
    if major.release_asked_by_id is None:
        raise FieldRequired("release_asked_by")
    if major.release_asked_by_id == require_staff_id(actor):
        raise SameReleaser
    major.released_at, major.released_by_id = now, actor.staff_id
    _save(major)
    note(actor, "major_incident.released", at=now, detail={"major": str(major_id), "people": major.people.count()})


def lock_open_major(major_id: UUID) -> MajorIncident:
    """The open major incident, locked. Raises NotFound, and StaleVersion where it has ended."""
    found = MajorIncident.objects.select_for_update(of=("self",)).filter(public_id=major_id).first()
    if found is None:
        raise NotFound("no such major incident")
    if found.closed_at is not None:
        raise StaleVersion
    return found


def _save(major: MajorIncident) -> None:
    major.version += 1
    major.save()
