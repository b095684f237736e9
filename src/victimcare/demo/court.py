"""What three of the cast have written and asked before a court: for their pages, the desk and its list."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import Any

from victimcare.demo import pictures
from victimcare.records.models import CourtSupportRequest, Event, Statement, Victim
from victimcare.records.models.court import StatementUse
from victimcare.rules.clock import london_date
from victimcare.services.access import Actor, ActorKind
from victimcare.services.court import (
    court_compensation,
    court_property,
    court_requests,
    statement_records,
    victim_statements,
)
from victimcare.services.court.court_compensation import CompensationRoute, CompensationStep
from victimcare.services.court.court_requests import CourtRequestKind, CourtRequestState
from victimcare.services.court.victim_statements import StatementDelivery
from victimcare.services.files import taking

_SENT = (
    "I used to leave the kitchen window open for the cat. Now I check every lock three times and still lie awake.\n\n"
    "The ring was my mother's. No shop has another."
)
_READ_OUT = "I take the first bus now, never the last. I hear him shout before I fall asleep."
_AWARDED = (  # days after the sentence
    (CompensationStep.AWARDED, 0, 60_000),
    (CompensationStep.PAID, 31, 15_000),
    (CompensationStep.PAID, 61, 15_000),
)
_BEGUN = "His chair is still at the table. I cannot write more today."

Agreeing = Callable[[Victim, datetime], AbstractContextManager[Actor]]


def before_a_trial(victim: Victim, *, agreeing: Agreeing, now: datetime) -> None:
    """She has sent her words and somebody took them; a screen is agreed, a visit waits for an answer, and she wants the
    court to order what was lost."""
    if Statement.objects.filter(victim=victim).exists():
        return
    her = _her(victim)
    victim_statements.save_statement(actor=her, words=_SENT, now=now - timedelta(days=1))
    victim_statements.send_statement(actor=her, wish=StatementDelivery.BY_READER, now=now - timedelta(hours=20))
    kinds = [CourtRequestKind.SCREENS, CourtRequestKind.VISIT]
    court_requests.request_court_support(
        actor=her, kinds=kinds, words="I do not want to see him before I have said it.", now=now
    )
    court_compensation.record_own_application(actor=her, route=CompensationRoute.COURT, now=now)
    screens = CourtSupportRequest.objects.get(victim=victim, kind=CourtRequestKind.SCREENS)
    with agreeing(victim, now) as actor:
        (sent,) = statement_records.list_statements(actor=actor, victim_id=victim.public_id, now=now)
        statement_records.take_statement(actor=actor, victim_id=victim.public_id, statement_id=sent.id, now=now)
        court_requests.decide_court_request(
            actor=actor,
            victim_id=victim.public_id,
            ask_id=screens.public_id,
            state=CourtRequestState.AGREED,
            now=now,
        )


def after_the_sentence(victim: Victim, *, agreeing: Agreeing, now: datetime) -> None:
    """Her words were read out, the court awarded her money that comes in parts, the scheme has her application, and
    what comes home is on a picture."""
    if Statement.objects.filter(victim=victim).exists():
        return
    her, began = _her(victim), now - timedelta(days=100)
    sentenced = Event.objects.get(case_id=victim.case_id, type="hearing.resulted", facts__result="sentenced").time
    victim_statements.save_statement(actor=her, words=_READ_OUT, now=began)
    victim_statements.send_statement(actor=her, wish=StatementDelivery.BY_READER, now=began)
    court_compensation.record_own_application(actor=her, route=CompensationRoute.SCHEME, now=began)
    with agreeing(victim, began) as actor:
        (sent,) = statement_records.list_statements(actor=actor, victim_id=victim.public_id, now=began)
        statement_records.take_statement(actor=actor, victim_id=victim.public_id, statement_id=sent.id, now=began)
    with agreeing(victim, now) as actor:
        shared: Any = {"actor": actor, "victim_id": victim.public_id, "now": now}
        statement_records.record_statement_use(
            **shared, statement_id=sent.id, use=StatementUse.READ_FOR_VICTIM, on=london_date(sentenced)
        )
        for step, days, pence in _AWARDED:
            on = london_date(sentenced + timedelta(days=days))
            court_compensation.record_compensation_step(
                **shared, route=CompensationRoute.COURT, step=step, on=on, pence=pence
            )
        (ready,) = (one for one in court_property.list_property_at_desk(**shared) if one.shown.item.where == "ready")
        court_property.add_property_photos(**shared, key=ready.shown.key, files=[taking.checked(pictures.telephone())])


def begun(victim: Victim, *, now: datetime) -> None:
    """She has begun to write, and nobody else reads it."""
    if not Statement.objects.filter(victim=victim).exists():
        victim_statements.save_statement(actor=_her(victim), words=_BEGUN, now=now)


def _her(victim: Victim) -> Actor:
    return Actor(ActorKind.VICTIM, "demonstration", victim_id=victim.id, opens="all")
