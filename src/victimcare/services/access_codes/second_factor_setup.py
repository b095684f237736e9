"""The window in which a victim sets up a second factor: a colleague opens it after an identity check and tells the
victim its number.

So a person who has only the victim's code can never add a factor of their own, even in the half hour in which the
victim does: the number is told to the victim alone, and opens the window only in the session in which it is typed.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass, field
from datetime import datetime
from uuid import uuid4

from django.db import transaction
from django.db.models import Case, F, Q, Value, When

from victimcare.records.models import (
    FactorSetupWindow,
    RecoveryNumber,
    SecondFactor,
    TextedNumber,
    Victim,
    VictimSession,
)
from victimcare.records.models.second_factors import SecondFactorKind
from victimcare.rules.access_codes import second_factor
from victimcare.rules.access_codes.second_factor import (
    NUMBER_LENGTH,
    SETUP_WINDOW,
    WRONG_TRIES,
    FactorNumber,
    are_tries_spent,
    space_digits,
)
from victimcare.rules.errors import VictimNotFound
from victimcare.services import constant_time, totp
from victimcare.services.access import Act, Actor, PermissionRefused, permit
from victimcare.services.access_codes import second_factors
from victimcare.services.access_codes.second_factors import (
    TextRequestResult,
    end_factors,
    end_setup_window,
    lock_own_session,
)
from victimcare.services.access_codes.step_up import StepUpResult, open_full_access
from victimcare.services.audit import note
from victimcare.services.conversations import identity_checks
from victimcare.services.safe_contact.page_access import PageAccess, authorise_victim_page
from victimcare.services.secret_hashes import keyed_digits

_PURPOSE = "set up a second step"


class SetupWindowClosed(LookupError):
    """This session has no window: its number was not typed here, or it is over."""


@dataclass(frozen=True, slots=True)
class SetupWindowOpened:
    """`number`: to be told to the victim. The only time that it is seen."""

    number: str
    closes_at: datetime


@transaction.atomic
def open_setup_window(*, actor: Actor, victim_id: int, now: datetime) -> SetupWindowOpened:
    """Open the window for half an hour; an earlier one ends. Raises VictimNotFound, IdentityCheckMissing,
    StrongCheckRequired, and PermissionRefused for an actor who is no member of staff."""
    permit(actor, Act.KEEP_SECOND_STEP)
    if actor.staff_id is None:
        raise PermissionRefused("a named person opens it")
    identity_checks.require_strong_check(actor, victim_id, now=now)
    victim = Victim.objects.select_for_update(no_key=True).filter(id=victim_id).only("id", "case_id").first()
    if victim is None:
        raise VictimNotFound
    end_setup_window(victim_id=victim_id, reason="replaced", now=now)
    window = FactorSetupWindow.objects.create(
        public_id=uuid4(), victim=victim, opened_at=now, opened_by_id=actor.staff_id, closes_at=now + SETUP_WINDOW
    )
    note(actor, "second_step.window_opened", at=now, case_id=victim.case_id, victim_id=victim_id)
    return SetupWindowOpened(space_digits(_number(window)), window.closes_at)


@transaction.atomic
def close_setup_window(*, actor: Actor, victim_id: int, now: datetime) -> bool:
    """Close the window early. False: none was open. Raises IdentityCheckMissing."""
    permit(actor, Act.KEEP_SECOND_STEP)
    identity_checks.require_identity_check(actor, victim_id, now=now)
    if not end_setup_window(victim_id=victim_id, reason="closed", now=now):
        return False
    case_id = Victim.objects.values_list("case_id", flat=True).get(id=victim_id)
    note(actor, "second_step.window_closed", at=now, case_id=case_id, victim_id=victim_id)
    return True


@constant_time.refuse_on_a_beat(lambda answer: answer is not StepUpResult.RIGHT)
@transaction.atomic
def enter_window_number(*, actor: Actor, number: second_factor.FactorNumber, now: datetime) -> StepUpResult:
    """Whether this is the window's number; then this session has the window. The same queries run whether or not a
    window is open. Raises PermissionRefused."""
    entered = authorise_victim_page(
        actor=actor, act=Act.SET_UP_SECOND_STEP, noted="second_step.try", now=now, may_be_short=True
    )
    visit = lock_own_session(actor)
    if are_tries_spent(visit.second_wrong_tries):
        return StepUpResult.NO_MORE
    mine = Q(visit=None) | Q(visit=visit)
    window = FactorSetupWindow.objects.filter(mine, victim=entered.victim, ended_at=None, closes_at__gt=now).first()
    if window is not None and hmac.compare_digest(_number(window), number.digits):
        FactorSetupWindow.objects.filter(id=window.id).update(visit=visit)
        answer = StepUpResult.RIGHT
    else:
        count_wrong_window_try(visit, window, now)
        answer = StepUpResult.WRONG
    note(actor, f"second_step.window_{answer}", at=now, case_id=entered.victim.case_id, victim_id=entered.victim.id)
    return answer


def find_own_window(actor: Actor, now: datetime) -> FactorSetupWindow:
    """The window that this session has, locked. Raises SetupWindowClosed. The caller has been admitted by
    `page_access.authorise_victim_page`."""
    visit_id = actor.visit.id if actor.visit else -1
    window = FactorSetupWindow.objects.filter(
        victim_id=actor.victim_id or -1, visit_id=visit_id, ended_at=None, closes_at__gt=now
    ).first()
    if window is None:
        raise SetupWindowClosed
    return window


def count_wrong_window_try(visit: VictimSession, window: FactorSetupWindow | None, now: datetime) -> None:
    """Count a wrong try against the session, and against the window, if there is one. A window tried too often ends."""
    VictimSession.objects.filter(id=visit.id).update(second_wrong_tries=F("second_wrong_tries") + 1)
    is_last = {"wrong_tries__gte": WRONG_TRIES - 1}
    FactorSetupWindow.objects.filter(id=window.id if window else -1).update(
        wrong_tries=F("wrong_tries") + 1,
        ended_at=Case(When(**is_last, then=Value(now)), default=None),
        ended_reason=Case(When(**is_last, then=Value("wrong_tries")), default=Value("")),
        sealed=Case(When(**is_last, then=None), default=F("sealed")),
    )


def _number(window: FactorSetupWindow) -> str:
    return keyed_digits(_PURPOSE, window.public_id, count=NUMBER_LENGTH)


# Sets up a victim's second factor, in the window that this session has.


@dataclass(frozen=True, slots=True)
class SetupOffer:
    """What can be set up now, and until when."""

    until: datetime


@dataclass(frozen=True, slots=True)
class AppSecret:
    """What the victim's app needs: the secret in groups of four, to be typed, and the same as an address that an app
    opens."""

    secret: str = field(repr=False)
    uri: str = field(repr=False)


@transaction.atomic
def load_setup_offer(*, actor: Actor, now: datetime) -> SetupOffer:
    """What this session's window offers. Raises SetupWindowClosed, PermissionRefused."""
    _, window = authorise_setup(actor, now)
    return SetupOffer(window.closes_at)


@transaction.atomic
def begin_app_setup(*, actor: Actor, name: str, now: datetime) -> AppSecret:
    """The secret for the victim's app, the same as long as the window is open. `name`: how the app lists it.

    Raises SetupWindowClosed, PermissionRefused.
    """
    _, window = authorise_setup(actor, now)
    if window.sealed is None:
        window.sealed = totp.seal_totp_secret(totp.draw_totp_secret(), window.public_id)
        window.save(update_fields=["sealed"])
    secret = totp.unseal_totp_secret(window.sealed, window.public_id)
    in_fours = " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
    return AppSecret(in_fours, totp.totp_uri(secret, name=name))


@transaction.atomic
def finish_app_setup(*, actor: Actor, number: FactorNumber, now: datetime) -> tuple[str, ...] | None:
    """Check the app's number: if right, the app is the victim's from now on, and this session opens everything. Returns
    the numbers to write down, seen this one time; None where the number does not fit. Raises SetupWindowClosed,
    PermissionRefused."""
    entered, window = authorise_setup(actor, now)
    if window.sealed is None:
        raise SetupWindowClosed
    secret = totp.unseal_totp_secret(window.sealed, window.public_id)
    step = totp.find_totp_step(secret, number.digits, last=0, now=now)
    if step is None:
        return None
    name = uuid4()
    factor = SecondFactor(
        public_id=name, kind=SecondFactorKind.APP, sealed=totp.seal_totp_secret(secret, name), last_step=step
    )
    store_new_factor(actor, entered, window, factor, now)
    drawn = totp.draw_recovery_numbers()
    RecoveryNumber.objects.bulk_create(
        RecoveryNumber(factor=factor, number_hash=totp.hash_recovery_number(digits, factor.public_id))
        for digits in drawn
    )
    return tuple(space_digits(digits) for digits in drawn)


@transaction.atomic
def ask_for_setup_text(*, actor: Actor, now: datetime) -> TextRequestResult:
    """Text a number to the phone that the victim's plan prefers for texts; none is sent where the plan allows none.
    Raises SetupWindowClosed, PermissionRefused."""
    entered, window = authorise_setup(actor, now)
    return second_factors.request_texted_number(entered, lock_own_session(actor), window, now)


@transaction.atomic
def finish_text_setup(*, actor: Actor, number: FactorNumber, now: datetime) -> bool:
    """Check the number texted to that phone: if right, the phone is a factor from now on, and the session opens
    everything. A wrong number counts against the window. Raises SetupWindowClosed, PermissionRefused."""
    entered, window = authorise_setup(actor, now)
    visit = lock_own_session(actor)
    row = second_factors.find_last_texted_number(visit, window, now)
    if row is None or not second_factors.matches_texted_number(row, number, row.point_id):
        count_wrong_window_try(visit, window, now)
        return False
    TextedNumber.objects.filter(id=row.id).update(used_at=now)
    store_new_factor(actor, entered, window, SecondFactor(kind=SecondFactorKind.TEXT, point_id=row.point_id), now)
    return True


def authorise_setup(actor: Actor, now: datetime) -> tuple[PageAccess, FactorSetupWindow]:
    entered = authorise_victim_page(
        actor=actor, act=Act.SET_UP_SECOND_STEP, noted="second_step.setting_up", now=now, may_be_short=True
    )
    return entered, find_own_window(actor, now)


def store_new_factor(
    actor: Actor, entered: PageAccess, window: FactorSetupWindow, factor: SecondFactor, now: datetime
) -> None:
    """Store the new factor in place of one of the same kind; the window is used up."""
    victim = entered.victim
    before = SecondFactor.objects.filter(victim=victim, kind=factor.kind)
    end_factors(before, reason="replaced", now=now, victim_id=victim.id)
    FactorSetupWindow.objects.filter(id=window.id).update(ended_at=now, ended_reason="used", sealed=None)
    factor.victim, factor.window, factor.made_at = victim, window, now
    factor.save(force_insert=True)
    open_full_access(lock_own_session(actor), factor, now)
    detail = {"kind": factor.kind}
    note(actor, "second_step.set_up", at=now, case_id=victim.case_id, victim_id=victim.id, detail=detail)
