"""Decides from which colleagues a complaint is kept: those whom its words name or resemble, and almost all others until
the person meant is identified."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from itertools import chain

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet

from victimcare.records.models import Complaint, ComplaintLevel, DangerFinding, Officer, Staff, Task
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.victim_rights.complaints import ComplaintSubject, ComplaintTarget
from victimcare.rules.challenges.challenge_course import ComplaintStage
from victimcare.rules.challenges.named_colleagues import (
    ColleagueName,
    NamedColleagues,
    StaffPost,
    find_named_colleagues,
)
from victimcare.rules.force import Force
from victimcare.services.access import Actor, Role, access_scopes
from victimcare.services.desk.eligibility import is_own_matter
from victimcare.services.desk.task_actions import release_own_matter
from victimcare.services.person_keys import load_person_keys

KEPT_OUT = ("concerned", "named", "resembling", "meant")


def keep_out_named(row: Complaint, *, words: str, whom: str = "", is_about_person: bool = False) -> None:
    """Keep this complaint from every colleague whom these words name or resemble. If the words are about a person
    without naming everyone in full, the complaint waits for a colleague to identify them, unless no colleague who may
    do so is left. The caller saves `KEPT_OUT`."""
    found = _find_named(_colleague_names(), words=words, whom=whom, is_about_person=is_about_person)
    row.concerned = sorted({*row.concerned, *found.sure, *found.resembling})
    row.named = sorted({*row.named, *found.sure, *found.resembling})
    row.resembling = sorted({*row.resembling, *found.resembling})
    if not found.is_settled and access_scopes.is_subject_namer_left(besides=row.concerned):
        row.meant = ComplaintTarget.OPEN


@transaction.atomic
def keep_out_newcomer(*, staff_id: int, now: datetime) -> None:
    """Keep from a new or renamed colleague every complaint whose words name or resemble them. Where the colleague meant
    has been identified, only a full name counts."""
    people = _colleague_names()
    rows = list(Complaint.objects.exclude(concerned__contains=[staff_id]).select_for_update().order_by("id"))
    sealed_words: defaultdict[int, list[bytes | memoryview | None]] = defaultdict(list)
    levels = ComplaintLevel.objects.filter(complaint__in=rows).order_by("level")
    for complaint_id, sealed in levels.values_list("complaint_id", "sealed_words"):
        sealed_words[complaint_id].append(sealed)
    of_complaints = (sealed for row in rows for sealed in (row.words, row.sealed_whom))
    keys = load_person_keys((*of_complaints, *chain.from_iterable(sealed_words.values())))
    for row in rows:
        words = " ".join(
            keys.open_words_or_none(sealed, complaint_task_key(row)) or ""
            for sealed in (row.words, *sealed_words[row.id])
        )
        is_about_person = row.about != ComplaintSubject.SERVICE
        whom = keys.open_words_or_none(row.sealed_whom, complaint_task_key(row)) or ""
        found = _find_named(people, words=words, whom=whom, is_about_person=is_about_person)
        if staff_id in found.sure or (staff_id in found.resembling and row.meant != ComplaintTarget.COLLEAGUE):
            row.concerned = sorted({*row.concerned, staff_id})
            row.named = sorted({*row.named, staff_id})
            if staff_id in found.resembling and row.meant == ComplaintTarget.OPEN:
                row.resembling = sorted({*row.resembling, staff_id})
            row.save(update_fields=KEPT_OUT)
            release_from_kept_out(row, now=now)


def _find_named(people: list[ColleagueName], *, words: str, whom: str, is_about_person: bool) -> NamedColleagues:
    force: Force = settings.FORCE
    return find_named_colleagues(
        people,
        whom=whom,
        words=words,
        is_about_person=is_about_person or bool(whom.strip()),
        teams=[team.name for team in force.teams],
    )


def _colleague_names() -> list[ColleagueName]:
    """All account holders, including leavers, with their numbers in the record system."""
    records = Officer.objects.exclude(email="").values_list("email", "record_id")
    numbers: defaultdict[str, set[str]] = defaultdict(set)
    for email, record_id in records:
        numbers[email.casefold()].add(record_id)
    people = list(Staff.objects.values_list("id", "name", "email", "username", "roles"))
    who_may = access_scopes.staff_naming_complaint_subject([person for person, *_ in people])
    return [
        ColleagueName(
            person,
            name,
            email,
            (username, *sorted(numbers[email.casefold()] if email else ())),
            StaffPost.SUPERVISOR if Role.SUPERVISOR in roles else StaffPost.STANDARDS if person in who_may else None,
        )
        for person, name, email, username, roles in people
    ]


def is_kept_from(actor: Actor, row: Complaint) -> bool:
    """Whether the complaint is hidden from this actor: it concerns them, its case is hidden from them, or the person
    meant is not identified yet and the actor may not do that."""
    is_about_them = is_own_matter(actor.staff_id, row.concerned)
    waits = row.meant == ComplaintTarget.OPEN and not access_scopes.may_name_complaint_subject(actor)
    return is_about_them or waits or access_scopes.is_victim_hidden(actor, row.victim_id)


def release_from_kept_out(row: Complaint, *, now: datetime) -> None:
    """Return its tasks, including those about danger in it, to the team if their owner is now excluded."""
    of_complaint = Q(kind=TaskKind.FRONT_DOOR, subject_key=complaint_task_key(row))
    tasks = Task.objects.filter(of_complaint | Q(id__in=complaint_danger_readings(row).values("task")), closed_at=None)
    for task_id in tasks.select_for_update().order_by("id").values_list("id", flat=True):
        release_own_matter(task_id, now=now)


def complaint_danger_readings(row: Complaint) -> QuerySet[DangerFinding]:
    """What was found in its words, at every level."""
    subject = complaint_task_key(row)
    return DangerFinding.objects.filter(about__in=[subject, *(f"{subject}:{level.value}" for level in ComplaintStage)])


def complaint_task_key(row: Complaint) -> str:
    """The subject key of the complaint's task, which its words are also sealed with."""
    return f"complaint:{row.public_id}"
