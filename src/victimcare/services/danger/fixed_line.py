"""Answers a number or address that wrote words of danger with the one fixed line, where the victim's plan allows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from victimcare.records.models import ContactPoint, Telling, Victim
from victimcare.records.models.contact import PointKind
from victimcare.records.models.danger import DangerAnswer
from victimcare.rules.safe_contact.contact_plan import ContactMethod
from victimcare.services.messages import danger_line


@dataclass(frozen=True, slots=True)
class Sender:
    """The number or address that wrote, by its key (`safe_contact.contact_points`), and the way in which it did."""

    key: str
    kind: PointKind
    channel: ContactMethod


def is_sender_on_record(sender: Sender | None) -> bool:
    """Whether the number or address that wrote is in the record of a victim, or of several."""
    if sender is None or not sender.key:
        return False
    return ContactPoint.objects.filter(kind=sender.kind, match_key=sender.key).exists()


def answer_with_fixed_line(
    victim_id: int | None, sender: Sender | None, now: datetime
) -> tuple[DangerAnswer, Telling | None]:
    """What becomes of the fixed line. The caller holds the victim."""
    if victim_id is None or sender is None or not sender.key:
        return DangerAnswer.NO_POINT, None
    victim = Victim.objects.get(id=victim_id)
    points = ContactPoint.objects.filter(
        person_id=victim.person_id, kind=sender.kind, match_key=sender.key, retired_at=None
    )
    point_ids = list(points.values_list("id", flat=True))
    if not point_ids:
        return DangerAnswer.NO_POINT, None
    if any(danger_line.was_sent(point_id, now=now) for point_id in point_ids):
        return DangerAnswer.SENT_BEFORE, None
    for point_id in point_ids:
        if telling := danger_line.queue_danger_line(victim, point_id, sender.channel, now=now):
            return DangerAnswer.SENT, telling
    return DangerAnswer.NOT_AGREED, None
