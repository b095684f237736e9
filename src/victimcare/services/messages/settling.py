"""What a provider says of messages, and what follows from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from victimcare.records.models import Telling
from victimcare.records.models.messages import TellingStatus
from victimcare.services.access import Actor
from victimcare.services.audit import About, note_each
from victimcare.services.messages import states, words
from victimcare.services.messages.meeting import meet
from victimcare.services.messages.tasks import close_failed, failed
from victimcare.services.ports import MessageState

SENDER = Actor.system("messages.hand_over")  # the messengers of the worker


@dataclass(frozen=True, slots=True)
class Told:
    """That a locked message has come so far, by its provider's clock."""

    telling: Telling
    state: MessageState
    provider_id: str
    at: datetime


def settle(actor: Actor, told: Sequence[Told], *, now: datetime) -> int:
    """Bring these on to what their providers say, with what follows from it. Returns of how many it was news. One that
    carried the news and has arrived is held with its case (`locked.lock_with_their_cases`)."""
    is_new = {one.telling.id for one in told if one.telling.status in states.NOT_KNOWN_TO_HAVE_LEFT}
    steps = [step for one in told for step in _step(one, now)]
    states.write(steps)
    left = {step.telling.id: step.telling for step in steps if step.telling.id in is_new}
    _note_hand_overs([*left.values()], now)
    noted: dict[str, list[About]] = defaultdict(list)
    for step in steps:
        _follow(actor, step, now)
        if step.status is not TellingStatus.ACCEPTED:  # that is the hand-over
            noted[f"message.{step.status}"].append(about(step.telling))
    for act, about_these in noted.items():
        note_each(actor, act, about_these, at=now)
    return len(steps)


def about(telling: Telling) -> About:
    return About(telling.victim.case_id, telling.victim_id, {"message": str(telling.public_id)})


def _note_hand_overs(left: Sequence[Telling], now: datetime) -> None:
    """Note the hand-over once for each message that its supplier has, by whichever source says so first: the supplier's
    answer, a receipt, or a look-up. Failed tries are not noted here: they are among the message's states. Noted with
    the step, on a locked row that never goes back from it."""
    note_each(SENDER, "message.handed_over", [_handed_over(telling) for telling in left], at=now)


def _handed_over(telling: Telling) -> About:
    more = {
        "channel": telling.channel,
        "provider": telling.provider,
        "template": telling.template,
        "attempt": telling.attempts,
    }
    found = about(telling)
    return replace(found, detail={**found.detail, **more})


def _step(told: Told, now: datetime) -> list[states.Step]:
    telling, status = told.telling, states.STATUS_OF[told.state]
    # The provider's clock is its own: never before we handed the message over, never after now.
    at = max(telling.handed_over_at or telling.queued_at, min(told.at, now))
    telling.provider_id = telling.provider_id or told.provider_id
    if status is TellingStatus.DELIVERED:
        telling.delivered_at = at
    says_more = status is TellingStatus.FAILED or told.state is MessageState.POSTED
    return states.reach(telling, status, at=at, reason=told.state if says_more else "")


def _follow(actor: Actor, step: states.Step, now: datetime) -> None:
    if step.status is TellingStatus.FAILED and step.telling.template != words.NUMBER:  # the victim sees that none came
        failed(step.telling, now=now)
    if step.status is TellingStatus.DELIVERED:
        close_failed(step.telling, now=now)
        if words.carries_news(step.telling.template):
            meet(actor, step.telling, at=step.at, now=now)
