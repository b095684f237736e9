"""A complaint made by telephone, at the counter or by letter: staff write it down, in the words of the person.

It goes the way of one that was written: the same levels, holding reply and days, and never to the people whom it is
about. The colleague who wrote it down reads it no more, unless its work comes to them.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from victimcare.services.access import Act, Actor, NotPermitted, permit
from victimcare.services.audit import note
from victimcare.services.challenges.complaints import (
    ComplaintReceived,
    ComplaintTaken,
    ComplaintWords,
    open_complaint,
    open_complaint_of_victim,
)
from victimcare.services.challenges.shapes import AskedBy
from victimcare.services.conversations import identity_checks

WAYS_TO_STAFF = (AskedBy.PHONE, AskedBy.DESK, AskedBy.LETTER)


@transaction.atomic
def take_complaint(*, actor: Actor, said: ComplaintWords, taken: ComplaintTaken, now: datetime) -> ComplaintReceived:
    """Write down the complaint of a person who has not proved who they are. No case is looked for."""
    _require_staff(actor, taken)
    received = open_complaint(actor=actor, said=said, taken=taken, now=now)
    note(actor, "complaint.taken", at=now, detail={"number": received.number, "by": taken.came_by.value})
    return received


@transaction.atomic
def take_complaint_of_victim(
    *, actor: Actor, victim_id: UUID, said: ComplaintWords, taken: ComplaintTaken, now: datetime
) -> ComplaintReceived:
    """Write down the complaint of a victim, after a proof. Raises UnknownVictim, NotProved."""
    _require_staff(actor, taken)
    victim = identity_checks.find_visible_victim(actor, victim_id)
    identity_checks.require_identity_check(actor, victim.id, now=now)
    return open_complaint_of_victim(actor=actor, victim_id=victim.id, said=said, taken=taken, now=now)


def _require_staff(actor: Actor, taken: ComplaintTaken) -> None:
    permit(actor, Act.CHALLENGE)
    if actor.staff_id is None or taken.came_by not in WAYS_TO_STAFF:
        raise NotPermitted("staff write down what they are told")
