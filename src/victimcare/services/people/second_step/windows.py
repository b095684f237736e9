"""The window in which a victim sets up a second factor: a colleague opens it after an identity check and tells the
victim its number.

So a person who has only the victim's code can never add a factor of their own, even in the half hour in which the
victim does: the number is told to the victim alone, and opens the window only in the visit in which it is typed.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from django.db import transaction
from django.db.models import Case, F, Q, Value, When

from victimcare.records.models import SetUpWindow, Victim, VictimSession
from victimcare.rules.access_codes import second_factor
from victimcare.rules.access_codes.second_factor import (
    NUMBER_LENGTH,
    SETUP_WINDOW,
    WRONG_TRIES,
    are_tries_spent,
    space_digits,
)
from victimcare.services import even_time
from victimcare.services.access import Act, Actor, NotPermitted, permit
from victimcare.services.audit import note
from victimcare.services.contact import proofs
from victimcare.services.keyed_digits import keyed_digits
from victimcare.services.messages.her_door import enter
from victimcare.services.people.codes import UnknownVictim
from victimcare.services.people.second_step.ending import end_window
from victimcare.services.people.second_step.stepping_up import Answer
from victimcare.services.people.second_step.visit import visit_of

_PURPOSE = "set up a second step"


class NoWindow(LookupError):
    """This visit has no window: its number was not typed here, or it is over."""


@dataclass(frozen=True, slots=True)
class NewWindow:
    """`number`: to be told to the victim. The only time that it is seen."""

    number: str
    closes_at: datetime


@transaction.atomic
def open_window(*, actor: Actor, victim_id: int, now: datetime) -> NewWindow:
    """Open it for half an hour; one that stood open before ends. Raises UnknownVictim, NotProved, CodeAlone."""
    permit(actor, Act.KEEP_SECOND_STEP)
    if actor.staff_id is None:
        raise NotPermitted("a named person opens it")
    proofs.require_beyond_her_code(actor, victim_id, now=now)
    victim = Victim.objects.select_for_update(no_key=True).filter(id=victim_id).only("id", "case_id").first()
    if victim is None:
        raise UnknownVictim(victim_id)
    end_window(victim_id=victim_id, reason="replaced", now=now)
    window = SetUpWindow.objects.create(
        public_id=uuid4(), victim=victim, opened_at=now, opened_by_id=actor.staff_id, closes_at=now + SETUP_WINDOW
    )
    note(actor, "second_step.window_opened", at=now, case_id=victim.case_id, victim_id=victim_id)
    return NewWindow(space_digits(_number(window)), window.closes_at)


@transaction.atomic
def close_window(*, actor: Actor, victim_id: int, now: datetime) -> bool:
    """Close it before its time. False: none was open. Raises NotProved."""
    permit(actor, Act.KEEP_SECOND_STEP)
    proofs.require(actor, victim_id, now=now)
    if not end_window(victim_id=victim_id, reason="closed", now=now):
        return False
    case_id = Victim.objects.values_list("case_id", flat=True).get(id=victim_id)
    note(actor, "second_step.window_closed", at=now, case_id=case_id, victim_id=victim_id)
    return True


@even_time.refusals_on_a_beat(lambda answer: answer is not Answer.RIGHT)
@transaction.atomic
def enter_number(*, actor: Actor, number: second_factor.FactorNumber, now: datetime) -> Answer:
    """Whether this is the window's number; then this visit has the window. The same queries run whether or not a window
    is open. Raises NotPermitted."""
    entered = enter(actor=actor, act=Act.SET_UP_SECOND_STEP, noted="second_step.try", now=now, may_be_short=True)
    visit = visit_of(actor)
    if are_tries_spent(visit.second_wrong_tries):
        return Answer.NO_MORE
    mine = Q(visit=None) | Q(visit=visit)
    window = SetUpWindow.objects.filter(mine, victim=entered.victim, ended_at=None, closes_at__gt=now).first()
    if window is not None and hmac.compare_digest(_number(window), number.digits):
        SetUpWindow.objects.filter(id=window.id).update(visit=visit)
        answer = Answer.RIGHT
    else:
        count_wrong(visit, window, now)
        answer = Answer.WRONG
    note(actor, f"second_step.window_{answer}", at=now, case_id=entered.victim.case_id, victim_id=entered.victim.id)
    return answer


def hers(actor: Actor, now: datetime) -> SetUpWindow:
    """The window that this visit has, locked. Raises NoWindow. The caller has come in by `her_door.enter`."""
    visit_id = actor.visit.id if actor.visit else -1
    window = SetUpWindow.objects.filter(
        victim_id=actor.victim_id or -1, visit_id=visit_id, ended_at=None, closes_at__gt=now
    ).first()
    if window is None:
        raise NoWindow
    return window


def count_wrong(visit: VictimSession, window: SetUpWindow | None, now: datetime) -> None:
    """Count a wrong try against the visit, and against the window, if there is one. A window tried too often ends."""
    VictimSession.objects.filter(id=visit.id).update(second_wrong_tries=F("second_wrong_tries") + 1)
    is_last = {"wrong_tries__gte": WRONG_TRIES - 1}
    SetUpWindow.objects.filter(id=window.id if window else -1).update(
        wrong_tries=F("wrong_tries") + 1,
        ended_at=Case(When(**is_last, then=Value(now)), default=None),
        ended_reason=Case(When(**is_last, then=Value("wrong_tries")), default=Value("")),
        sealed=Case(When(**is_last, then=None), default=F("sealed")),
    )


def _number(window: SetUpWindow) -> str:
    return keyed_digits(_PURPOSE, window.public_id, count=NUMBER_LENGTH)
