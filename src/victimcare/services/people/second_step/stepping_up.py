"""She shows her second thing in a visit, and from then on the visit opens everything that her page may show.

Whoever is in the visit has her code and perhaps stands beside her: nothing here tells whether there is a second thing
at all. A number is answered alike, with as many queries and hashes, whether she has one, whether it fits, and whether
it has ended.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db import transaction
from django.db.models import Case, F, Value, When
from django.db.models.functions import Greatest

from victimcare.records.models import RecoveryNumber, SecondFactor, TextedNumber, VictimSession
from victimcare.records.models.second_step import SecondKind
from victimcare.rules.people.second_step import WRONG_TRIES, Number, NumberKind, is_over
from victimcare.services.access import Act, Actor
from victimcare.services.audit import note
from victimcare.services.messages.her_door import Entered, enter
from victimcare.services.people.second_step import app, texts
from victimcare.services.people.second_step.visit import visit_of

Factors = Mapping[SecondKind, SecondFactor]  # those that live

_NOBODYS = UUID(int=0)  # what a number is hashed with where there is no app


class Answer(StrEnum):
    RIGHT = "right"
    WRONG = "wrong"
    NO_MORE = "no_more"  # in this visit: too many wrong ones; nothing was read


@dataclass(frozen=True, slots=True)
class Standing:
    """What the page of the second step says. `is_open`: this visit opens everything already. `numbers_left`: on paper,
    shown only then, where she has an app."""

    is_open: bool
    numbers_left: int | None


@dataclass(frozen=True, slots=True)
class _Shown:
    """What a right number was: which factor, and what is kept of it."""

    factor: SecondFactor
    step: int | None = None
    recovery: RecoveryNumber | None = None
    texted: TextedNumber | None = None


@dataclass(frozen=True, slots=True)
class _Tried:
    """What a wrong number could have been."""

    factors: tuple[SecondFactor, ...]


@transaction.atomic
def standing(*, actor: Actor, now: datetime) -> Standing:
    """For the page: nothing of what she has before she has shown it. Raises NotPermitted."""
    entered = enter(actor=actor, act=Act.SHOW_SECOND_STEP, noted="second_step.see", now=now, may_be_short=True)
    if actor.opens != "all":
        return Standing(not entered.opened.is_short, None)
    left = RecoveryNumber.objects.filter(factor__victim=entered.victim, factor__ended_at=None, used_at=None)
    return Standing(True, left.count() if _has_app(entered) else None)


@transaction.atomic
def show(*, actor: Actor, number: Number, now: datetime) -> Answer:
    """Whether this number is right; then the visit opens everything from now on. Raises NotPermitted."""
    entered = enter(actor=actor, act=Act.SHOW_SECOND_STEP, noted="second_step.try", now=now, may_be_short=True)
    visit = visit_of(actor)
    if is_over(visit.second_wrong_tries):
        return Answer.NO_MORE
    factors = {SecondKind(one.kind): one for one in SecondFactor.objects.filter(victim=entered.victim, ended_at=None)}
    shown = _recovery(factors, number) if number.kind is NumberKind.RECOVERY else _short(factors, visit, number, now)
    if isinstance(shown, _Tried):
        count_wrong(visit, shown.factors, now)
        say(actor, entered, Answer.WRONG, now)
        return Answer.WRONG
    _take(shown, now)
    open_all(visit, shown.factor, now)
    say(actor, entered, Answer.RIGHT, now, kind=shown.factor.kind)
    return Answer.RIGHT


def count_wrong(visit: VictimSession, tried: Iterable[SecondFactor], now: datetime) -> None:
    """A wrong try: of the visit, and of each factor that it could have been. One that was tried too often ends; the
    desk hears of it from a job (`guessing`), some time later. Two updates, whatever she has."""
    VictimSession.objects.filter(id=visit.id).update(second_wrong_tries=F("second_wrong_tries") + 1)
    is_last = {"wrong_tries__gte": WRONG_TRIES - 1}
    SecondFactor.objects.filter(id__in=[*(one.id for one in tried), -1]).update(
        wrong_tries=F("wrong_tries") + 1,
        ended_at=Case(When(**is_last, then=Value(now)), default=None),
        ended_reason=Case(When(**is_last, then=Value("wrong_tries")), default=Value("")),
        sealed=Case(When(**is_last, then=None), default=F("sealed")),
    )


def open_all(visit: VictimSession, factor: SecondFactor, now: datetime) -> None:
    """What was wrong in this visit is forgiven, and no more: were it all, whoever has her code could try four numbers
    after each time that she was there, for as long as he likes."""
    slips = Greatest(F("wrong_tries") - visit.second_wrong_tries, 0)
    VictimSession.objects.filter(id=visit.id).update(second_at=now, second_wrong_tries=0)
    SecondFactor.objects.filter(id=factor.id).update(wrong_tries=slips, last_used_at=now)


def say(actor: Actor, entered: Entered, answer: Answer, now: datetime, *, kind: str = "") -> None:
    """The try in the audit. A wrong one names no kind: it was nobody's."""
    detail = {"kind": kind} if kind else None
    victim = entered.victim
    note(actor, f"second_step.{answer}", at=now, case_id=victim.case_id, victim_id=victim.id, detail=detail)


def _has_app(entered: Entered) -> bool:
    return SecondFactor.objects.filter(victim=entered.victim, kind=SecondKind.APP, ended_at=None).exists()


def _short(factors: Factors, visit: VictimSession, number: Number, now: datetime) -> _Shown | _Tried:
    """What the app shows now, or the newest that was texted in this visit."""
    by_app, by_text = factors.get(SecondKind.APP), factors.get(SecondKind.TEXT)
    texted = texts.last_of(visit, None, now)
    if by_text is not None and texts.matches(texted, number, by_text.point_id):
        return _Shown(by_text, texted=texted)
    # Worked out also where there is no app: unsealing and three numbers take long enough for a stopwatch.
    sealed, of = (by_app.sealed, by_app.public_id) if by_app and by_app.sealed else app.nobodys()
    step = app.step_of(app.unseal(sealed, of), number.digits, last=by_app.last_step if by_app else 0, now=now)
    if by_app is not None and of == by_app.public_id and step is not None:
        return _Shown(by_app, step=step)
    return _Tried(tuple(one for one in (by_app, by_text if texted else None) if one is not None))


def _recovery(factors: Factors, number: Number) -> _Shown | _Tried:
    """One slow hash and one query, also where there is no app."""
    by_app = factors.get(SecondKind.APP)
    hashed = app.recovery_hash(number.digits, by_app.public_id if by_app else _NOBODYS)
    unused = RecoveryNumber.objects.filter(factor_id=by_app.id if by_app else -1, used_at=None)
    found = [one for one in unused if hmac.compare_digest(bytes(one.number_hash), hashed)]
    if by_app is not None and found:
        return _Shown(by_app, recovery=found[0])
    return _Tried((by_app,) if by_app else ())


def _take(shown: _Shown, now: datetime) -> None:
    """What was taken is not taken twice."""
    if shown.step is not None:
        SecondFactor.objects.filter(id=shown.factor.id).update(last_step=shown.step)
    if shown.recovery is not None:
        RecoveryNumber.objects.filter(id=shown.recovery.id).update(used_at=now)
    if shown.texted is not None:
        TextedNumber.objects.filter(id=shown.texted.id).update(used_at=now)
