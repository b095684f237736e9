"""A victim chooses on their own page how often they hear from us, even without news.

The choice is a contact promise at once. A guarded victim's choice goes to a colleague, who agrees it with them: a
person beside the victim may have pressed it, and could wait for each promised contact.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from victimcare.records.models import ContactPromise
from victimcare.records.models.desk import TaskKind
from victimcare.records.models.follow_up import PromiseChannel
from victimcare.rules.rights.ledger_types import OFFERED_PROMISE_DAYS, ONLY_NEWS
from victimcare.services.access import Act, Actor
from victimcare.services.audit import note
from victimcare.services.desk.actions import make_task
from victimcare.services.desk.acts_of_people import door, on_timeline
from victimcare.services.desk.shapes import Harm
from victimcare.services.follow_up.own_wish import SUBJECT, reason_of
from victimcare.services.messages import gate
from victimcare.services.people import her_contact

_CHOSEN = "Chosen by the victim on their page"


class NotOffered(ValueError):
    """The page offers no such choice."""


@transaction.atomic
def choose_own_promise(*, actor: Actor, every_days: int, now: datetime) -> None:
    """Promise to be in touch every so many days, or (`ONLY_NEWS`) only when there is news. Raises NotOffered,
    NotPermitted."""
    entered = her_contact.enter(actor, "own_contact.asked", now, Act.SAY_OF_HERSELF)
    if every_days not in OFFERED_PROMISE_DAYS:
        raise NotOffered(every_days)
    victim = entered.victim
    note(
        actor,
        "own_promise.chosen",
        at=now,
        case_id=victim.case_id,
        victim_id=victim.id,
        detail={"every_days": every_days},
    )
    if entered.is_guarded:
        make_task(
            kind=TaskKind.NEXT_STEP,
            victim_id=victim.id,
            reason=reason_of(every_days),
            harm=Harm.HIGH,
            due_at=None,
            now=now,
            subject_key=SUBJECT,
        )
        return
    gate.lock([victim.id])
    stands = ContactPromise.objects.filter(victim=victim).first()
    source = door(actor, "page")
    if every_days == ONLY_NEWS:
        if stands is not None:
            on_timeline(actor, victim, "promise.ended", source, {"reason": _CHOSEN}, now, now)
    elif stands is None or stands.every_days != every_days:
        channel = stands.channel if stands is not None else _channel(actor, now)
        said = {"every_days": every_days, "channel": str(channel)}
        on_timeline(actor, victim, "promise.agreed", source, said, now, now)


def _channel(actor: Actor, now: datetime) -> PromiseChannel:
    """The channel that the victim agreed to, preferring a call; a call where they have not been asked yet."""
    used = her_contact.page(actor=actor, now=now).stands
    if used is None or used.calls:
        return PromiseChannel.PHONE
    if used.texts:
        return PromiseChannel.TEXT
    if used.emails:
        return PromiseChannel.EMAIL
    return PromiseChannel.LETTER if used.letters else PromiseChannel.PHONE
