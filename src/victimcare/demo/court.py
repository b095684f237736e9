"""What two of the cast have written and asked before a court: for their pages, the desk and its list."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta

from victimcare.records.models import CourtAsk, Statement, Victim
from victimcare.services.access import Actor, ActorKind
from victimcare.services.court import asks, money, statements, statements_desk
from victimcare.services.court.asks import CourtAskKind, CourtAskState
from victimcare.services.court.money import CompensationRoute
from victimcare.services.court.statements import StatementWish

_SENT = (
    "I used to leave the kitchen window open for the cat. Now I check every lock three times and still lie awake.\n\n"
    "The ring was my mother's. No shop has another."
)
_BEGUN = "His chair is still at the table. I cannot write more today."

Agreeing = Callable[[Victim, datetime], AbstractContextManager[Actor]]


def before_a_trial(victim: Victim, *, agreeing: Agreeing, now: datetime) -> None:
    """She has sent her words and somebody took them; a screen is agreed, a visit waits for an answer, and she wants the
    court to order what was lost."""
    if Statement.objects.filter(victim=victim).exists():
        return
    her = _her(victim)
    statements.save(actor=her, words=_SENT, now=now - timedelta(days=1))
    statements.send(actor=her, wish=StatementWish.SOMEBODY, now=now - timedelta(hours=20))
    kinds = [CourtAskKind.SCREENS, CourtAskKind.VISIT]
    asks.ask(actor=her, kinds=kinds, words="I do not want to see him before I have said it.", now=now)
    money.say_asked(actor=her, route=CompensationRoute.COURT, now=now)
    screens = CourtAsk.objects.get(victim=victim, kind=CourtAskKind.SCREENS)
    with agreeing(victim, now) as actor:
        (sent,) = statements_desk.listed(actor=actor, victim_id=victim.public_id, now=now)
        statements_desk.take(actor=actor, victim_id=victim.public_id, statement_id=sent.id, now=now)
        asks.decide(
            actor=actor,
            victim_id=victim.public_id,
            ask_id=screens.public_id,
            state=CourtAskState.AGREED,
            now=now,
        )


def begun(victim: Victim, *, now: datetime) -> None:
    """She has begun to write, and nobody else reads it."""
    if not Statement.objects.filter(victim=victim).exists():
        statements.save(actor=_her(victim), words=_BEGUN, now=now)


def _her(victim: Victim) -> Actor:
    return Actor(ActorKind.VICTIM, "demonstration", victim_id=victim.id, opens="all")
