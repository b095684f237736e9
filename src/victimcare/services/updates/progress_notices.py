"""Tells victims that the officer looked at their case again without other news.

A message says only that there is something new, and the page says what; if no message is safe, a person tells the
victim. It also answers an update that the victim asked for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.db.models.fields.json import KT

from victimcare.records.models import Event, ProgressNotice, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.safe_contact.contact_plan import ContactByStaff
from victimcare.rules.updates.officer_questions import STAFF_TELL_AFTER
from victimcare.services import suppliers
from victimcare.services.conversations.written_answers import WRITTEN_MATTER as WRITTEN_MATTER
from victimcare.services.desk.task_actions import close_settled_tasks, make_tasks
from victimcare.services.desk.task_shapes import NewTask, load_harm_levels
from victimcare.services.messages import special_messages
from victimcare.services.safe_contact import gate

PAGE, PERSON, OVERTAKEN = "page", "person", "overtaken"
_SPOKEN = ("phone", "in_person", "video")


def write_progress_notices(victims: Sequence[Victim], event: Event, *, now: datetime) -> None:
    """Notify these victims of this event, in the transaction that appended it."""
    held = list(gate.lock_victims([victim.id for victim in victims]).values())
    _end(ProgressNotice.objects.filter(victim__in=held, told_at=None), OVERTAKEN, now)
    ProgressNotice.objects.bulk_create(ProgressNotice(victim=victim, event=event, made_at=now) for victim in held)
    ways = gate.decide_contact(held, now=now, channels=suppliers.list_carried_channels())
    in_person = []
    for victim in held:
        decision = ways[victim.id].decision
        if isinstance(decision, ContactByStaff):
            in_person.append(victim.id)
        else:
            special_messages.queue_answer_notice(victim, decision, now=now)
    _ask_a_person(in_person, now)


@transaction.atomic
def mark_progress_told(*, victim_id: int, by: str, now: datetime) -> None:
    """Record that the victim has read it or was told."""
    if _end(ProgressNotice.objects.filter(victim_id=victim_id, told_at=None), by, now):
        close_settled_tasks(
            kind=TaskKind.GIVE_UPDATE, victim_id=victim_id, subject_key=WRITTEN_MATTER, now=now, by=None
        )


@transaction.atomic
def settle_progress_notices(*, now: datetime) -> int:
    """End notices that a person has told the victim about, in a contact or by the task; pass those unread for days to
    staff. Returns how many notices ended or were passed on; safe to run twice."""
    a_task = Task.objects.filter(kind=TaskKind.GIVE_UPDATE, victim=OuterRef("victim"), subject_key=WRITTEN_MATTER)
    contacts = Event.objects.annotate(stated_victim=KT("facts__victim_id"), channel=KT("facts__channel"))
    spoken = contacts.filter(
        case_id=OuterRef("victim__case_id"),
        type=EventType.VICTIM_CONTACTED,
        time__gte=OuterRef("made_at"),
        stated_victim=OuterRef("victim__record_id"),
        channel__in=_SPOKEN,
    ).exclude(facts__contains={"reached": False})
    rows = ProgressNotice.objects.filter(told_at=None).annotate(
        was_spoken=Exists(spoken),
        was_closed=Exists(a_task.filter(closed_at__gte=OuterRef("made_at"))),
        is_asked=Exists(a_task.filter(closed_at=None)),
    )
    changed, to_ask = 0, set()
    for notice in rows.order_by("id")[:1000]:
        if notice.was_spoken or notice.was_closed:
            mark_progress_told(victim_id=notice.victim_id, by=PERSON, now=now)
            changed += 1
        elif not notice.is_asked and notice.made_at <= now - STAFF_TELL_AFTER:
            to_ask.add(notice.victim_id)
    _ask_a_person(to_ask, now)
    return changed + len(to_ask)


def _ask_a_person(victim_ids: Collection[int], now: datetime) -> None:
    harm = load_harm_levels(victim_ids)
    make_tasks(
        [
            NewTask(TaskKind.GIVE_UPDATE, victim_id, "progress_ready", harm[victim_id], None, WRITTEN_MATTER)
            for victim_id in sorted(victim_ids)
        ],
        now=now,
    )


def _end(notices: Iterable[ProgressNotice], by: str, now: datetime) -> int:
    ids = [notice.id for notice in notices]
    return ProgressNotice.objects.filter(id__in=ids).update(told_at=now, told_by=by)
