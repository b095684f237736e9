"""Reaches each person of a major incident once: by a message where their plan allows one, and else by a person.

A person with no victim record has no plan: the control room reaches them, from its own list. Of all others who are not
written to, the victim care team has a task. The gate is asked here, and again when the message leaves.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F

from victimcare.records.models import MajorIncidentPerson, Notification, Victim
from victimcare.rules.cases.case_sentences import is_bereaved_kind
from victimcare.rules.control_room.incidents.incident_kinds import InvolvementCategory
from victimcare.rules.control_room.major_people import PersonReason, find_person_reason
from victimcare.rules.errors import NotFound
from victimcare.rules.safe_contact.contact_plan import ContactByStaff, ContactLater
from victimcare.services import suppliers
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.desk.task_actions import make_tasks
from victimcare.services.desk.task_shapes import NewTask
from victimcare.services.messages import message_states, message_tasks
from victimcare.services.messages.message_wording import MAJOR_INCIDENT
from victimcare.services.safe_contact import gate

AT_A_TIME = 100
MESSAGE, PERSON, DONE = "message", "person", "reached"


def reach_major_people(*, actor: Actor, now: datetime) -> int:
    """Reach all who wait in released major incidents, a hundred in a transaction. Returns how many. Two processes that
    do it at once share the people between them."""
    permit(actor, Act.SEND_MESSAGE)
    reached = 0
    while some := _reach_some(actor, now):
        reached += some
    return reached


@transaction.atomic
def _reach_some(actor: Actor, now: datetime) -> int:
    waiting = MajorIncidentPerson.objects.select_for_update(of=("self",), skip_locked=True).filter(
        reached_by="",
        same_as=None,
        major__closed_at=None,
        major__released_at__isnull=False,
        added_at__lte=F("major__released_at"),
    )
    rows = list(waiting.order_by("id")[:AT_A_TIME])
    if not rows:
        return 0
    victims = gate.lock_victims(row.victim_id for row in rows if row.victim_id is not None)
    ways = gate.decide_contact(list(victims.values()), now=now, channels=suppliers.list_carried_channels())
    tasks: list[tuple[MajorIncidentPerson, NewTask]] = []
    for row in rows:
        victim = victims.get(row.victim_id) if row.victim_id is not None else None
        way = ways[victim.id] if victim else None
        why: str | None = find_person_reason(
            InvolvementCategory(row.category),
            is_in_bureau=row.is_in_bureau,
            is_in_record=victim is not None,
            is_bereaved=victim is not None and is_bereaved_kind(victim.kind),
        )
        if why is None and way is not None and isinstance(way.decision, ContactByStaff):
            why = way.decision.why
        if why is None and victim is not None and way is not None and not isinstance(way.decision, ContactByStaff):
            until = way.decision.until if isinstance(way.decision, ContactLater) else now
            row.notification = Notification(
                victim=victim,
                channel=way.decision.channel,
                template=MAJOR_INCIDENT,
                queued_at=now,
                not_before=until,
            )
            row.reached_by = MESSAGE
        else:
            row.reached_by, row.why = PERSON, why or PersonReason.NOT_IN_RECORD
            if victim is not None:
                tasks.append((row, _make_task(row, victim, now)))
    _store(rows, tasks, now)
    note(
        actor,
        "major_incident.people_reached",
        at=now,
        detail={
            "messages": sum(row.reached_by == MESSAGE for row in rows),
            "people": sum(row.reached_by == PERSON for row in rows),
        },
    )
    return len(rows)


def _make_task(row: MajorIncidentPerson, victim: Victim, now: datetime) -> NewTask:
    key = f"major:{row.public_id}"
    return message_tasks.build_major_incident_task(victim.id, row.why, subject_key=key, now=now)


def _store(rows: list[MajorIncidentPerson], tasks: list[tuple[MajorIncidentPerson, NewTask]], now: datetime) -> None:
    messages = [row.notification for row in rows if row.notification is not None]
    message_states.queue_messages(messages, now=now)
    for row in rows:  # the message has its id only now
        row.notification = row.notification
    for row, task in tasks:
        row.task_id = make_tasks([task], now=now)[0]
    MajorIncidentPerson.objects.bulk_update(rows, ["notification", "task", "reached_by", "why"])


@transaction.atomic
def record_person_reached(*, actor: Actor, person_id: UUID, now: datetime) -> None:
    """Say that a colleague has reached a person for whom no record exists here. Raises NotFound."""
    permit(actor, Act.DECLARE_MAJOR)
    row = MajorIncidentPerson.objects.filter(public_id=person_id, reached_by=PERSON, victim=None)
    if not row.update(reached_by=DONE):
        raise NotFound("nobody to reach")
    note(actor, "major_incident.person_reached", at=now, detail={"person": str(person_id)})
