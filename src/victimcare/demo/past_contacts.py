"""Past contacts of the desk with two of the cast, and a message left by a caller without a code."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from uuid import uuid4

from victimcare.records.models import Contact, UnverifiedMessage, Victim
from victimcare.rules.contact.contact_outcomes import ContactEnding, NextStep
from victimcare.services.access import Actor
from victimcare.services.contact import contact_outcomes, contact_recording
from victimcare.services.contact.contact_outcomes import ContactOutcome
from victimcare.services.contact.contact_recording import ContactChannel
from victimcare.services.conversations import reading_tasks
from victimcare.services.conversations.reading_tasks import UnverifiedMessageText

CONTACTED_NAMES = ("elif", "denise")
_MESSAGE = UnverifiedMessageText(
    about="The woman from the bakery, he said",
    caller="Her brother-in-law, as he said",
    ring="He did not want to be rung",
    message="She is to ring the family. He asked three times where she stays now. I said that I take a message.",
)

AgreementContext = Callable[[Victim, datetime], AbstractContextManager[Actor]]


def record_past_contacts(victims: dict[str, Victim], *, by: Actor, agreeing: AgreementContext, now: datetime) -> None:
    """Elif was not reached yesterday; Denise asked about the court hearing, and will be rung again."""
    if not Contact.objects.filter(victim=victims["elif"]).exists():
        contact_recording.record_contact(
            actor=by,
            victim_id=victims["elif"].id,
            contact_id=uuid4(),
            channel=ContactChannel.PHONE,
            reached=False,
            told=(),
            note="No answer in the hour that was agreed. I left no message.",
            now=now - timedelta(days=1),
            ending=ContactEnding.NOT_REACHED,
        )
    if not Contact.objects.filter(victim=victims["denise"]).exists():
        with agreeing(victims["denise"], now) as actor:
            written = ContactOutcome(
                contact_id=uuid4(),
                channel=ContactChannel.PHONE,
                ending=ContactEnding.SPOKE,
                ticked=(),
                steps=(NextStep.GET_READY_FOR_COURT,),
                note="She wants to know by which door she comes in. I find out.",
            )
            contact_outcomes.save_contact_outcome(
                actor=actor, victim_id=victims["denise"].public_id, written=written, now=now
            )
    if not UnverifiedMessage.objects.exists():
        reading_tasks.take_unverified_message(actor=by, once=uuid4(), words=_MESSAGE, now=now)
