"""Passes a contact on as a complaint: it goes where all complaints go, in the sender's words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from victimcare.records.models.victim_rights.complaints import ComplaintSubject as ComplaintSubject
from victimcare.rules.control_room.contact_kinds import ContactOutcome, ContactRoute, MessageDirection
from victimcare.rules.control_room.replies import PreparedReply
from victimcare.rules.errors import StaleVersion
from victimcare.services.access import Actor
from victimcare.services.challenges.challenge_shapes import SubmissionChannel
from victimcare.services.challenges.complaint_receipt import ComplaintTaken, ComplaintWords, open_complaint
from victimcare.services.control_room.answers.contact_replies import send_reply, write_prepared_reply
from victimcare.services.control_room.contacts.contact_actions import close_contact
from victimcare.services.control_room.contacts.contact_changes import (
    list_thread_messages,
    lock_own_contact,
    record_change,
    require_words,
    save_contact,
)
from victimcare.services.control_room.contacts.contact_words import open_contact_heads, open_message_words
from victimcare.wording import say
from victimcare.wording.dates import write_day

_SPOKEN = frozenset({ContactRoute.CALL_101, ContactRoute.CALL_999, ContactRoute.VOICEMAIL})


@dataclass(frozen=True, slots=True)
class GivenComplaint:
    """What the handler says of it. `why`: needed where the contact is danger; `acknowledges`: tell the sender, in
    neutral words, that we have their message."""

    about: ComplaintSubject
    whom: str = ""
    why: str = ""
    acknowledges: bool = False


@transaction.atomic
def pass_on_complaint(*, actor: Actor, contact_id: UUID, given: GivenComplaint, after: int, now: datetime) -> None:
    """Make a complaint of the sender's words, as of a person without proof, and close the contact. Its history holds
    the complaint's number and the day by which a person reads it. Raises NotFound, ContactTaken, FieldRequired,
    StaleVersion, AssessmentRequired, ReplyNotAllowed."""
    row = lock_own_contact(actor, contact_id)
    if row.version != after:
        raise StaleVersion
    received = list(list_thread_messages(row).filter(direction=MessageDirection.RECEIVED).order_by("at", "id"))
    said = open_message_words(received)
    words = [f"{each.subject}\n{each.words}".strip() for each in (said[one.public_id] for one in received)]
    sender = open_contact_heads([row])[row.public_id].sender
    complaint = ComplaintWords(
        require_words("\n\n".join(words) or given.why, "why"), given.about, whom=given.whom, way_back=sender
    )
    came_by = SubmissionChannel.PHONE if row.route in _SPOKEN else SubmissionChannel.LETTER
    made = open_complaint(actor=actor, said=complaint, taken=ComplaintTaken(came_by, sender), now=now)
    if given.acknowledges:
        send_reply(
            actor=actor,
            contact_id=contact_id,
            words=write_prepared_reply(PreparedReply.WE_HAVE_IT),
            after=row.version,
            now=now,
        )
        row.refresh_from_db()
    told = say(
        "control-room-complaint-made",
        number=made.number,
        day=write_day(made.read_on, manner="page", today=made.read_on),
    )
    save_contact(row)
    record_change(actor, row, "complaint_made", now, why=told)
    close_contact(
        actor=actor,
        contact_id=contact_id,
        outcome=ContactOutcome.PASSED_TO_STANDARDS,
        why=given.why,
        after=row.version,
        now=now,
    )
