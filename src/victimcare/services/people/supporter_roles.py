"""What the victim's page, the desk and the nightly review share: a role as the rules see it, its end, its task, and
whether the victim must be kept safe from this person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db.models import Exists, Max, OuterRef, QuerySet, TextField, Value
from django.db.models.functions import Cast, Concat

from victimcare.records.models import AccessGrant, ContactPoint, Supporter, SupporterNote, Task, Victim
from victimcare.records.models.people import VictimKind as VictimKind
from victimcare.records.models.supporters import SupporterEnd
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.cases.case_projection import shorten_key
from victimcare.rules.clock import london_date
from victimcare.rules.people.supporters import (
    DecidingAge,
    SupporterKind,
    SupporterRole,
    SupporterScope,
    deciding_age_of,
    is_same_name,
    supporter_kinds_for,
)
from victimcare.rules.safe_contact.contact_points import comparison_key, is_whole_number, telephone_key
from victimcare.services.access_codes import victim_codes
from victimcare.services.desk import linked_points
from victimcare.services.desk.task_actions import close_settled_tasks, is_task_open, make_task
from victimcare.services.desk.task_shapes import HarmLevel, harm_level_for
from victimcare.services.people.supporter_shapes import SupporterEntry, SupporterNotOffered, list_scopes_for
from victimcare.services.person_keys import fetch_person_key
from victimcare.services.sealed_columns import SUPPORTER_SAFE_WAY

# Whether a proposed supporter is a person the victim must be kept safe from: then they can never be a supporter.
#
# The number and the name they give are compared with every linked person in the victim's cases; the number also with
# those of any victim elsewhere who has a number or address of such a person. The answer reveals no match: it says that
# a colleague will decide.


def supporter_phone_key(typed: str) -> str:
    """The key under which numbers of linked people are stored. Empty where the number cannot be compared with any."""
    key = shorten_key(telephone_key(typed))
    return key if is_whole_number(key) else ""


def is_feared_person(victim_id: int, *, name: str, match_key: str) -> bool:
    """Five queries at most, the same for every person until a match is found."""
    names = linked_points.active_linked_people(victim_id).exclude(name="").values_list("name", flat=True)
    if any(is_same_name(name, other) for other in names):
        return True
    his = set(linked_points.active_linked_points(victim_id).values_list("match_key", flat=True))
    return match_key in his or match_key in _of_the_same_people(victim_id, his)


def _of_the_same_people(victim_id: int, his: set[str]) -> set[str]:
    """The other numbers of every victim who has one of these, without this victim, who may share a telephone with the
    person."""
    victims = Victim.objects.filter(id__in=linked_points.find_person_rows(victim_id)).values("person_id")
    theirs = ContactPoint.objects.exclude(match_key="").exclude(person__in=victims)
    people = theirs.filter(match_key__in=his).values("person_id")
    return {comparison_key(key) for key in theirs.filter(person__in=people).values_list("match_key", flat=True)}


ASKED, FEARED, WROTE, TWELVE, SOON_GROWN = (
    "supporter_asked",
    "supporter_feared",
    "supporter_wrote",
    "child_is_twelve",
    "child_is_grown_soon",
)


@dataclass(frozen=True, slots=True)
class SupporterUse:
    """When a supporter's page was last used, and whether they have a code."""

    last_used_at: datetime | None
    has_code: bool


def list_supporters(victim_id: int) -> QuerySet[Supporter, Any]:
    """Current, proposed and former supporters with their `SupporterUse`, the oldest first."""
    codes_of = AccessGrant.objects.filter(supporter=OuterRef("id"), ended_at=None)
    return (
        Supporter.objects.filter(victim_id=victim_id)
        .annotate(last_used_at=Max("access_grants__last_used_at"), has_code=Exists(codes_of))
        .order_by("asked_at", "id")
    )


def find_age(victim: Victim, now: datetime) -> DecidingAge:
    return deciding_age_of(victim.person.date_of_birth, london_date(now))


def is_business_victim(victim: Victim) -> bool:
    return victim.kind == VictimKind.BUSINESS


def read_role(row: Supporter) -> SupporterRole:
    return SupporterRole(SupporterKind(row.kind), row.agreed_at, row.ended_at, row.child_asked_at)


def read_scopes(row: Supporter) -> tuple[SupporterScope, ...]:
    return tuple(SupporterScope(scope) for scope in row.sees)


def create_supporter(victim: Victim, wanted: SupporterEntry, *, by: int | None, now: datetime) -> Supporter:
    """Create the row of a proposed supporter, not yet in force. Raises SupporterNotOffered."""
    if wanted.kind not in supporter_kinds_for(find_age(victim, now), is_business=is_business_victim(victim)):
        raise SupporterNotOffered("kind")
    key = supporter_phone_key(wanted.phone)
    if not key:
        raise SupporterNotOffered("phone")
    row = Supporter(
        public_id=uuid4(),
        victim=victim,
        kind=wanted.kind,
        name=wanted.name.strip(),
        organisation=wanted.organisation.strip(),
        called=wanted.called.strip(),
        phone=wanted.phone.strip(),
        match_key=key,
        sees=list_scopes_for(wanted.kind, wanted.sees),
        asked_at=now,
        asked_by_id=by,
    )
    way = wanted.safe_way.strip()
    SUPPORTER_SAFE_WAY.put_words(row, way, fetch_person_key(victim.person_id if way else None))
    row.save(force_insert=True)
    return row


def is_feared_supporter(row: Supporter) -> bool:
    return is_feared_person(row.victim_id, name=row.name, match_key=row.match_key)


def supporter_subject_key(row: Supporter) -> str:
    return f"supporter:{row.public_id}"


def ask_about_supporter(
    row: Supporter, victim: Victim, kind: TaskKind, reason: str, *, is_guarded: bool, now: datetime
) -> None:
    harm = harm_level_for(is_guarded=is_guarded, is_enhanced=victim.is_enhanced)
    make_task(
        kind=kind,
        victim_id=victim.id,
        reason=reason,
        harm=HarmLevel.HIGH if reason == FEARED else harm,
        due_at=None,
        now=now,
        subject_key=supporter_subject_key(row),
    )


def is_supporter_asked_about(row: Supporter, kind: TaskKind) -> bool:
    return is_task_open(kind=kind, subject_key=supporter_subject_key(row))


def end_supporter(row: Supporter, how: SupporterEnd, *, by: int | None, now: datetime) -> None:
    """End the role at once: the supporter's code ends, with every session it opened, and no colleague is asked about it
    any more. But a press on the victim's page ends no warning: the person they must be kept safe from may have pressed
    it."""
    Supporter.objects.filter(id=row.id).update(ended_at=now, ended_by_id=by, end=how)
    victim_codes.end_supporter_code(supporter_id=row.id, reason="role_ended", now=now)
    close_supporter_tasks(row, (TaskKind.SUPPORTER_WROTE, TaskKind.ASK_CHILD), by=by, now=now)
    if not (how is SupporterEnd.BY_VICTIM and by is None and _is_warned_of(row)):
        close_supporter_tasks(row, (TaskKind.SUPPORTER_ASKED,), by=by, now=now)


def list_warned_subjects(victim_id: int) -> frozenset[str]:
    """List the subjects of the warnings given about this victim's supporters, as `supporter_subject_key` writes them,
    including warnings that were dealt with."""
    warned = Task.objects.filter(kind=TaskKind.SUPPORTER_ASKED, victim_id=victim_id, reason=FEARED)
    return frozenset(warned.values_list("subject_key", flat=True))


def _is_warned_of(row: Supporter) -> bool:
    of_them = Task.objects.filter(kind=TaskKind.SUPPORTER_ASKED, subject_key=supporter_subject_key(row), closed_at=None)
    return of_them.filter(reason=FEARED).exists()


def close_supporter_tasks(row: Supporter, kinds: Iterable[TaskKind], *, by: int | None, now: datetime) -> None:
    for kind in kinds:
        close_settled_tasks(kind=kind, victim_id=row.victim_id, subject_key=supporter_subject_key(row), now=now, by=by)


# Redaction of supporters: what names or finds them goes with what names the victim; that they helped, and when, stays.


def blank_supporters(victim_id: int, now: datetime) -> int:
    """End the supporters' roles and erase what they wrote. Returns how many rows held any text."""
    for row in Supporter.objects.select_for_update().filter(victim_id=victim_id, ended_at=None):
        end_supporter(row, SupporterEnd.REDACTED, by=None, now=now)
    notes = SupporterNote.objects.filter(supporter__victim_id=victim_id).exclude(words=b"")
    rows = Supporter.objects.filter(victim_id=victim_id).exclude(name="")
    return notes.update(words=b"", answer=b"") + rows.update(
        name="",
        organisation="",
        called="",
        phone="",
        sealed_safe_way=b"",
        match_key=Concat(Value("redacted:"), Cast("id", TextField())),
    )
