"""Checks a victim's second factor in a visit, after which the visit opens everything that their page may show.

The person in the visit has the code and may be standing beside the victim: nothing here shows whether there is a second
factor at all. A number is answered alike, with as many queries and hashes, whether the victim has a factor, whether the
number fits, and whether the factor rests or has ended. Wrong numbers end no factor: single numbers rest, and two of the
app's in a row, or one from paper, still open (`access_codes.second_factor`).
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db import transaction
from django.db.models import F

from victimcare.records.models import RecoveryNumber, SecondFactor, TextedNumber, VictimSession
from victimcare.records.models.second_step import SecondKind
from victimcare.rules.access_codes.second_factor import (
    VALID_NUMBERS,
    FactorNumber,
    NumberKind,
    ShortNumberSource,
    are_tries_spent,
    may_compare_long_numbers,
)
from victimcare.services import even_time, totp
from victimcare.services.access import Act, Actor
from victimcare.services.audit import note
from victimcare.services.messages.her_door import Entered, enter
from victimcare.services.people.second_step import spent, texts
from victimcare.services.people.second_step.spent import Tries
from victimcare.services.people.second_step.visit import visit_of

Factors = Mapping[SecondKind, SecondFactor]  # the live ones

_NOBODYS = UUID(int=0)  # what a number is hashed with where there is no app


class Answer(StrEnum):
    RIGHT = "right"
    WRONG = "wrong"
    NO_MORE = "no_more"  # in this visit: too many wrong numbers; this one was not compared


@dataclass(frozen=True, slots=True)
class Standing:
    """What the page of the second step says. `is_open`: this visit already opens everything. `numbers_left`: on paper,
    shown only then, where the victim has an app."""

    is_open: bool
    numbers_left: int | None


@dataclass(frozen=True, slots=True)
class _Shown:
    """What a right number belonged to: which factor, and what is stored about the use."""

    factor: SecondFactor
    step: int | None = None
    recovery: RecoveryNumber | None = None
    texted: TextedNumber | None = None


@transaction.atomic
def standing(*, actor: Actor, now: datetime) -> Standing:
    """The state for the page: it reveals no factor before one has been shown. Raises NotPermitted."""
    entered = enter(actor=actor, act=Act.SHOW_SECOND_STEP, noted="second_step.see", now=now, may_be_short=True)
    if actor.opens != "all":
        return Standing(not entered.opened.is_short, None)
    left = RecoveryNumber.objects.filter(factor__victim=entered.victim, factor__ended_at=None, used_at=None)
    return Standing(True, left.count() if _has_app(entered) else None)


@even_time.refusals_on_a_beat(lambda answer: answer is not Answer.RIGHT)
@transaction.atomic
def show(*, actor: Actor, number: FactorNumber, now: datetime) -> Answer:
    """Whether this number is right; then the visit opens everything from now on. Raises NotPermitted."""
    entered = enter(actor=actor, act=Act.SHOW_SECOND_STEP, noted="second_step.try", now=now, may_be_short=True)
    visit = visit_of(actor)
    if are_tries_spent(visit.second_wrong_tries):
        return Answer.NO_MORE
    factors, tries = _living(entered.victim.id), spent.with_code(visit.grant_id)
    if number.kind is NumberKind.SHORT:
        shown = _single(factors, tries, visit, number, now)
    else:
        shown = _long(factors if may_compare_long_numbers(tries.long) else {}, number, now)
    if isinstance(shown, Tries):
        count_wrong(visit, shown)
        spent.say_whether_it_rests(visit.grant_id, factors, tries + shown, now)
        say(actor, entered, Answer.WRONG, now)
        return Answer.WRONG
    _take(shown, now)
    open_all(visit, shown.factor, now)
    say(actor, entered, Answer.RIGHT, now, kind=shown.factor.kind)
    return Answer.RIGHT


def count_wrong(visit: VictimSession, cost: Tries) -> None:
    """Count a wrong try in this visit, with its cost."""
    VictimSession.objects.filter(id=visit.id).update(
        second_wrong_tries=F("second_wrong_tries") + 1,
        second_spent=F("second_spent") + cost.spent,
        second_long_tries=F("second_long_tries") + cost.long,
    )


def open_all(visit: VictimSession, factor: SecondFactor, now: datetime) -> None:
    """Open everything, and forgive only this visit's wrong tries: if all were forgiven, a person with the victim's code
    could go on trying after each time that the victim signed in."""
    VictimSession.objects.filter(id=visit.id).update(
        second_at=now, second_wrong_tries=0, second_spent=0, second_long_tries=0
    )
    SecondFactor.objects.filter(id=factor.id).update(last_used_at=now)
    spent.say_whether_it_rests(visit.grant_id, _living(factor.victim_id), spent.with_code(visit.grant_id), now)


def _living(victim_id: int) -> Factors:
    return {SecondKind(one.kind): one for one in SecondFactor.objects.filter(victim_id=victim_id, ended_at=None)}


def say(actor: Actor, entered: Entered, answer: Answer, now: datetime, *, kind: str = "") -> None:
    """Audit the try. A wrong one names no kind, because it matched none."""
    detail = {"kind": kind} if kind else None
    victim = entered.victim
    note(actor, f"second_step.{answer}", at=now, case_id=victim.case_id, victim_id=victim.id, detail=detail)


def _has_app(entered: Entered) -> bool:
    return SecondFactor.objects.filter(victim=entered.victim, kind=SecondKind.APP, ended_at=None).exists()


def _single(
    factors: Factors, tries: Tries, visit: VictimSession, number: FactorNumber, now: datetime
) -> _Shown | Tries:
    """What the app shows now, or the newest number texted in this visit, unless they rest."""
    heard = {kind: factors[kind] for kind in spent.listening(factors, tries)}
    by_app, by_text = heard.get(SecondKind.APP), heard.get(SecondKind.TEXT)
    texted = texts.last_of(visit, None, now)
    if by_text is not None and texts.matches(texted, number, by_text.point_id):
        return _Shown(by_text, texted=texted)
    secret, last = _secret(by_app)
    step = totp.step_of(secret, number.digits, last=last, now=now)
    if by_app is not None and step is not None:
        return _Shown(by_app, step=step)
    return Tries(
        spent=(VALID_NUMBERS[ShortNumberSource.APP] if by_app else 0)
        + (VALID_NUMBERS[ShortNumberSource.TEXT] if by_text and texted else 0)
    )


def _long(factors: Factors, number: FactorNumber, now: datetime) -> _Shown | Tries:
    """Two of the app's numbers in a row, or one from paper."""
    by_app = factors.get(SecondKind.APP)
    if number.kind is NumberKind.RECOVERY:
        return _recovery(by_app, number)
    secret, last = _secret(by_app)
    step = totp.step_after_two(secret, number.digits, last=last, now=now)
    return _Shown(by_app, step=step) if by_app is not None and step is not None else Tries(long=1)


def _secret(by_app: SecondFactor | None) -> tuple[str, int]:
    """The secret with the last step taken. Where there is no app a dummy is unsealed and its numbers are computed,
    because that takes long enough to be timed."""
    sealed, of = (by_app.sealed, by_app.public_id) if by_app and by_app.sealed else totp.nobodys()
    return totp.unseal(sealed, of), by_app.last_step if by_app else 0


def _recovery(by_app: SecondFactor | None, number: FactorNumber) -> _Shown | Tries:
    """One slow hash and one query, also where there is no app."""
    hashed = totp.recovery_hash(number.digits, by_app.public_id if by_app else _NOBODYS)
    unused = RecoveryNumber.objects.filter(factor_id=by_app.id if by_app else -1, used_at=None)
    found = [one for one in unused if hmac.compare_digest(bytes(one.number_hash), hashed)]
    return _Shown(by_app, recovery=found[0]) if by_app is not None and found else Tries(long=1)


def _take(shown: _Shown, now: datetime) -> None:
    """Mark the number as used, so that it is not accepted twice."""
    if shown.step is not None:
        SecondFactor.objects.filter(id=shown.factor.id).update(last_step=shown.step)
    if shown.recovery is not None:
        RecoveryNumber.objects.filter(id=shown.recovery.id).update(used_at=now)
    if shown.texted is not None:
        TextedNumber.objects.filter(id=shown.texted.id).update(used_at=now)
