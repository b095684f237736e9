"""What the desk has had to do with two of the cast, and a message that somebody left without a code."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from uuid import uuid4

from victimcare.records.models import Contact, PadMessage, Victim
from victimcare.rules.contact.contact_outcomes import ContactEnding, NextStep
from victimcare.services.access import Actor
from victimcare.services.contact import actions, one_contact, pads
from victimcare.services.contact.actions import Channel
from victimcare.services.contact.one_contact import Written
from victimcare.services.contact.pads import Words

NAMES = ("elif", "denise")
_MESSAGE = Words(
    about="The woman from the bakery, he said",
    caller="Her brother-in-law, as he said",
    ring="He did not want to be rung",
    message="She is to ring the family. He asked three times where she stays now. I said that I take a message.",
)

Agreeing = Callable[[Victim, datetime], AbstractContextManager[Actor]]


def had(victims: dict[str, Victim], *, by: Actor, agreeing: Agreeing, now: datetime) -> None:
    """Elif was not reached yesterday; Denise asked about the day in court, and is rung again."""
    if not Contact.objects.filter(victim=victims["elif"]).exists():
        actions.record_contact(
            actor=by,
            victim_id=victims["elif"].id,
            contact_id=uuid4(),
            channel=Channel.PHONE,
            reached=False,
            told=(),
            note="No answer in the hour that was agreed. I left no message.",
            now=now - timedelta(days=1),
            ending=ContactEnding.NOT_REACHED,
        )
    if not Contact.objects.filter(victim=victims["denise"]).exists():
        with agreeing(victims["denise"], now) as actor:
            written = Written(
                contact_id=uuid4(),
                channel=Channel.PHONE,
                ending=ContactEnding.SPOKE,
                ticked=(),
                steps=(NextStep.GET_READY_FOR_COURT,),
                note="She wants to know by which door she comes in. I find out.",
            )
            one_contact.save(actor=actor, victim_id=victims["denise"].public_id, written=written, now=now)
    if not PadMessage.objects.exists():
        pads.take(actor=by, once=uuid4(), words=_MESSAGE, now=now)
