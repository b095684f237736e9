"""Numbers by text: requested in a visit, sent by a job; the page looks the same whether or not a text is sent."""

from __future__ import annotations

import hmac
from datetime import datetime
from enum import StrEnum

from django.db import transaction

from victimcare.records.models import SecondFactor, SetUpWindow, TextedNumber, Victim, VictimSession
from victimcare.records.models.access import Opens
from victimcare.records.models.second_step import SecondKind
from victimcare.rules.access_codes.second_factor import (
    TEXT_LASTS,
    TEXTS_WITHIN,
    FactorNumber,
    are_tries_spent,
    may_text_number,
)
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.messages import gate, numbers
from victimcare.services.messages.her_door import Entered, enter
from victimcare.services.people.second_step import spent
from victimcare.services.people.second_step.visit import visit_of
from victimcare.services.queue import Job, later


class Asked(StrEnum):
    YES = "yes"  # a text is sent if the victim has a phone for it and their plan allows a text there now
    TOO_MANY = "too_many"  # in this visit and hour
    NO_MORE = "no_more"  # in this visit: too many wrong numbers


@transaction.atomic
def ask(*, actor: Actor, now: datetime) -> Asked:
    """Request a number in this visit. Raises NotPermitted."""
    entered = enter(actor=actor, act=Act.SHOW_SECOND_STEP, noted="second_step.ask_text", now=now, may_be_short=True)
    visit = visit_of(actor)
    if are_tries_spent(visit.second_wrong_tries):
        return Asked.NO_MORE
    return ask_in(entered, visit, None, now)


def ask_in(entered: Entered, visit: VictimSession, window: SetUpWindow | None, now: datetime) -> Asked:
    """Record the request, in this window to set the phone up or to step up, and let the job send it, so that it takes
    the same time for every visitor. Requests of other visits are not mentioned: they would show that the victim is
    there. Each window counts from zero: the colleague who opens it may just have fixed why no text came."""
    lately = TextedNumber.objects.filter(visit=visit, window=window, asked_at__gt=now - TEXTS_WITHIN)
    if not may_text_number(lately.values_list("asked_at", flat=True), now=now):
        return Asked.TOO_MANY
    row = TextedNumber.objects.create(
        victim_id=visit.grant.victim_id, visit=visit, window=window, asked_at=now, ends_at=now + TEXT_LASTS
    )
    later(Job.TEXT_NUMBER, texted_id=row.id)
    return Asked.YES


@transaction.atomic
def send(*, actor: Actor, texted_id: int, now: datetime) -> bool:
    """Text this number to the phone that was set up for it, or, during set-up, to the one that the victim's plan
    prefers. Safe to run twice. False: it was not sent, also where the limit of this hour over all visits is reached."""
    permit(actor, Act.SEND_MESSAGE)
    victim_id = TextedNumber.objects.values_list("victim_id", flat=True).get(id=texted_id)
    victim = gate.lock([victim_id])[victim_id]
    asked = TextedNumber.objects.filter(id=texted_id, telling=None, used_at=None, ends_at__gt=now)
    row = (
        asked.exclude(visit__grant__opens=Opens.QUIET).select_related("visit").first()
    )  # a duress code never makes a message leave
    sent = TextedNumber.objects.filter(victim=victim, asked_at__gt=now - TEXTS_WITHIN).exclude(telling=None)
    if row is None or not may_text_number(sent.values_list("asked_at", flat=True), now=now):
        return False
    point_id = (
        numbers.best_point(victim, now=now) if row.window_id is not None else _point_of(victim, row.visit.grant_id)
    )
    if point_id is None or not numbers.queue(row, victim, point_id, now=now):
        return False
    note(actor, "second_step.texted", at=now, case_id=victim.case_id, victim_id=victim.id)
    return True


def matches(row: TextedNumber | None, number: FactorNumber, point_id: int | None) -> bool:
    """Whether this is the number that was texted to this phone."""
    if row is None or point_id is None or row.point_id != point_id:
        return False
    return hmac.compare_digest(numbers.digits(row), number.digits)


def last_of(visit: VictimSession, window: SetUpWindow | None, now: datetime) -> TextedNumber | None:
    """The newest number requested in this visit, if it still counts: each one makes the one before worthless."""
    row = TextedNumber.objects.filter(visit=visit, window=window).order_by("-id").first()
    return row if row is not None and row.used_at is None and row.ends_at > now else None


def _point_of(victim: Victim, grant_id: int) -> int | None:
    """None also where a number would open nothing, because single ones rest."""
    hers = {SecondKind(one.kind): one for one in SecondFactor.objects.filter(victim=victim, ended_at=None)}
    is_heard = SecondKind.TEXT in spent.listening(hers, spent.with_code(grant_id))
    return hers[SecondKind.TEXT].point_id if is_heard else None
