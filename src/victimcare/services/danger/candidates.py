"""Lists the records that a message with words of danger may be from, where its number or address is in several.

Such a message belongs to no victim: we do not know which of them wrote, and it may have been another person. The owner
of the danger task gets the references alone, and goes on by the plan of each (`desk/reaching`).
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from victimcare.records.models import DangerReading, ReceivedMessage, Victim
from victimcare.services.access import Act, Actor, permit, scopes
from victimcare.services.audit import note
from victimcare.services.messages.received_words import list_sender_keys

MOST_CANDIDATES = 12  # the number of a refuge or a solicitor is in many records
_RECEIVED = "received:"


@transaction.atomic
def list_candidate_records(*, actor: Actor, task_id: UUID, now: datetime) -> tuple[str, ...]:
    """The references of the cases whose records hold the sender's number or address, for the owner of this danger task;
    empty for anyone else, and where the victim is known. Writes an audit entry for each of these victims."""
    permit(actor, Act.WORK_TASK)
    readings = DangerReading.objects.filter(
        task__public_id=task_id,
        task__owner_id=actor.staff_id or 0,
        task__closed_at=None,
        task__victim=None,
        about__startswith=_RECEIVED,
    )
    ids = [about.removeprefix(_RECEIVED) for about in readings.values_list("about", flat=True)]
    if not ids:
        return ()
    keys = list_sender_keys(ReceivedMessage.objects.filter(public_id__in=ids, victim=None))
    found = Victim.objects.filter(person__contact_points__match_key__in=keys).select_related("case").order_by("id")
    victims = list(scopes.without_shut(actor, found, victim="id").distinct()[:MOST_CANDIDATES])
    for victim in victims:
        detail = {"task": str(task_id)}
        note(actor, "danger.candidate_seen", at=now, case_id=victim.case_id, victim_id=victim.id, detail=detail)
    return tuple(dict.fromkeys(victim.case.reference for victim in victims))
