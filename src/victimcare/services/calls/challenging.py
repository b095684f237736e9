"""Keeps what a victim says on the line was not done, or their request for a review, for a person who writes back."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from victimcare.records.models import Call
from victimcare.rules.safe_contact.contact_gate import VictimChannel
from victimcare.services.access import Actor, ActorKind, NotPermitted
from victimcare.services.calls import on_call
from victimcare.services.calls.actions import UnknownCall
from victimcare.services.cases.shapes import Right, RightState
from victimcare.services.challenges import actions, reviews
from victimcare.services.challenges.hers import UnknownDuty
from victimcare.services.challenges.shapes import AskedBy, Received
from victimcare.services.safe_contact import page_access


@transaction.atomic
def leave(*, call_id: UUID, right: Right | None, now: datetime) -> Received:
    """Keep it. With `right` None, or a right that has its answer already, it is kept without naming one, and a person
    asks the victim.

    Only for a caller to whom the line may read the victim's case. Raises UnknownCall, NotPermitted.
    """
    call = Call.objects.filter(public_id=call_id).first()
    if call is None:
        raise UnknownCall(call_id)
    if not _may_hear_her_case(call, now):
        raise NotPermitted("nothing of her case was read out on this call")
    assert call.victim_id is not None, "only her code opens her case"
    actor = Actor(ActorKind.VICTIM, f"call:{call.public_id}", victim_id=call.victim_id, opens="case")
    if right is not None:
        try:
            with transaction.atomic():
                return _leave_this(actor, call.victim_id, right, now)
        except (UnknownDuty, actions.AnsweredAlready, reviews.UnknownWindow, reviews.MayNotAsk, reviews.AskedAlready):
            pass  # it has changed since it was read out
    return actions.challenge(actor=actor, victim_id=call.victim_id, channel=AskedBy.PHONE, words="", now=now)


def _leave_this(actor: Actor, victim_id: int, right: Right, now: datetime) -> Received:
    by = AskedBy.PHONE
    if right.state is RightState.OPEN:
        return reviews.request(actor=actor, victim_id=victim_id, window=right.key, channel=by, words="", now=now)
    return actions.challenge(actor=actor, victim_id=victim_id, duty=right.key, channel=by, words="", now=now)


def _may_hear_her_case(call: Call, now: datetime) -> bool:
    opens = on_call.opened_by(call)
    if opens is None or call.victim_id is None:
        return False
    opened = page_access.find_access_level(call.victim_id, VictimChannel.LINE, opens=opens, now=now)
    return opened is not None and not (opened.is_shut or opened.is_short)
