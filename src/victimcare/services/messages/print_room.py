"""Letters on our own disk: asks a person to print those not taken, and removes each when its delivery window ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from victimcare.records.models.desk import TaskKind
from victimcare.rules.message_sending import DELIVERY_WINDOW
from victimcare.rules.safe_contact.contact_plan import ContactMethod
from victimcare.services.desk.actions import close_settled, make_task
from victimcare.services.desk.shapes import Harm
from victimcare.services.messages import suppliers

NOT_TAKEN = "letters_not_taken"


@dataclass(frozen=True, slots=True)
class Looked:
    lying: int  # letters that have not been taken for longer than the force allows
    removed: int  # whose delivery window is over


def look_after(*, now: datetime) -> Looked:
    """Ask for staff to print while letters wait too long (`letter_hours` in force.toml); remove those whose delivery
    window is over. A message whose letter waited all that time has failed by then, and a person has its task."""
    rooms = suppliers.print_rooms()
    removed = sum(room.clear(DELIVERY_WINDOW[ContactMethod.LETTER]) for room in rooms)
    lying = sum(room.lying(timedelta(hours=settings.FORCE.letter_hours)) for room in rooms)
    _ask_or_close(lying, now)
    return Looked(lying, removed)


@transaction.atomic
def _ask_or_close(lying: int, now: datetime) -> None:
    kind = TaskKind.PRINT_LETTERS
    if lying:
        make_task(kind=kind, victim_id=None, reason=NOT_TAKEN, harm=Harm.MEDIUM, due_at=now, now=now)
    else:
        close_settled(kind=kind, victim_id=None, subject_key="", now=now, by=None)
