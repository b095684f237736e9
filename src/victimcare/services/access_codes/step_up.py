"""Checks a victim's second factor in a session, after which the session opens everything that their page may show; and
asks for the last digits of the code again.

The person in the session has the code and may be standing beside the victim: nothing here shows whether there is a
second factor at all. A number is answered alike, with as many queries and hashes, whether the victim has a factor,
whether the number fits, and whether the factor rests or has ended. Wrong numbers end no factor: single numbers rest,
and two of the app's in a row, or one from paper, still open (`access_codes.second_factor`).
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
from victimcare.records.models.second_factors import SecondFactorKind
from victimcare.rules.access_codes import access_code
from victimcare.rules.access_codes.access_code import AccessCode
from victimcare.rules.access_codes.access_levels import SessionAccess
from victimcare.rules.access_codes.second_factor import (
    VALID_NUMBERS,
    FactorNumber,
    NumberKind,
    ShortNumberSource,
    are_tries_spent,
    may_compare_long_numbers,
)
from victimcare.rules.safe_contact.contact_gate import VictimChannel
from victimcare.services import constant_time, totp
from victimcare.services.access import Act, Actor
from victimcare.services.access_codes import attempt_sources, code_rate_limits, second_factors, victim_codes
from victimcare.services.access_codes.code_rate_limits import AttemptContext
from victimcare.services.access_codes.second_factors import FactorTries, lock_own_session
from victimcare.services.audit import note
from victimcare.services.safe_contact import page_access
from victimcare.services.safe_contact.page_access import PageAccess, authorise_victim_page
from victimcare.services.sealing import seal_bytes, unseal_bytes

LiveFactors = Mapping[SecondFactorKind, SecondFactor]  # the live ones

_DUMMY_FACTOR_ID = UUID(int=0)  # what a number is hashed with where there is no app


class StepUpResult(StrEnum):
    RIGHT = "right"
    WRONG = "wrong"
    NO_MORE = "no_more"  # in this session: too many wrong numbers; this one was not compared


@dataclass(frozen=True, slots=True)
class StepUpStatus:
    """What the page of the second step says. `is_open`: this session already opens everything. `numbers_left`: on
    paper, shown only then, where the victim has an app."""

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
def load_step_up_status(*, actor: Actor, now: datetime) -> StepUpStatus:
    """The state for the page: it reveals no factor before one has been shown. Raises PermissionRefused."""
    entered = authorise_victim_page(
        actor=actor, act=Act.SHOW_SECOND_STEP, noted="second_step.see", now=now, may_be_short=True
    )
    if actor.opens != SessionAccess.ALL:
        return StepUpStatus(not entered.opened.is_short, None)
    left = RecoveryNumber.objects.filter(factor__victim=entered.victim, factor__ended_at=None, used_at=None)
    return StepUpStatus(True, left.count() if _has_app(entered) else None)


@constant_time.refuse_on_a_beat(lambda answer: answer is not StepUpResult.RIGHT)
@transaction.atomic
def verify_second_factor(*, actor: Actor, number: FactorNumber, now: datetime) -> StepUpResult:
    """Whether this number is right; then the session opens everything from now on. Raises PermissionRefused."""
    entered = authorise_victim_page(
        actor=actor, act=Act.SHOW_SECOND_STEP, noted="second_step.try", now=now, may_be_short=True
    )
    visit = lock_own_session(actor)
    if are_tries_spent(visit.second_wrong_tries):
        return StepUpResult.NO_MORE
    factors, tries = _living(entered.victim.id), second_factors.count_tries_with_code(visit.grant_id)
    if number.kind is NumberKind.SHORT:
        shown = _single(factors, tries, visit, number, now)
    else:
        shown = _long(factors if may_compare_long_numbers(tries.long) else {}, number, now)
    if isinstance(shown, FactorTries):
        count_wrong_step_up(visit, shown)
        second_factors.note_resting_factors(visit.grant_id, factors, tries + shown, now)
        note_step_up(actor, entered, StepUpResult.WRONG, now)
        return StepUpResult.WRONG
    _take(shown, now)
    open_full_access(visit, shown.factor, now)
    note_step_up(actor, entered, StepUpResult.RIGHT, now, kind=shown.factor.kind)
    return StepUpResult.RIGHT


def count_wrong_step_up(visit: VictimSession, cost: FactorTries) -> None:
    """Count a wrong try in this session, with its cost."""
    VictimSession.objects.filter(id=visit.id).update(
        second_wrong_tries=F("second_wrong_tries") + 1,
        second_spent=F("second_spent") + cost.spent,
        second_long_tries=F("second_long_tries") + cost.long,
    )


def open_full_access(visit: VictimSession, factor: SecondFactor, now: datetime) -> None:
    """Open everything, and forgive only this session's wrong tries: if all were forgiven, a person with the victim's
    code could go on trying after each time that the victim signed in."""
    VictimSession.objects.filter(id=visit.id).update(
        second_at=now, second_wrong_tries=0, second_spent=0, second_long_tries=0
    )
    SecondFactor.objects.filter(id=factor.id).update(last_used_at=now)
    second_factors.note_resting_factors(
        visit.grant_id, _living(factor.victim_id), second_factors.count_tries_with_code(visit.grant_id), now
    )


def _living(victim_id: int) -> LiveFactors:
    return {SecondFactorKind(one.kind): one for one in SecondFactor.objects.filter(victim_id=victim_id, ended_at=None)}


def note_step_up(actor: Actor, entered: PageAccess, answer: StepUpResult, now: datetime, *, kind: str = "") -> None:
    """Audit the try. A wrong one names no kind, because it matched none."""
    detail = {"kind": kind} if kind else None
    victim = entered.victim
    note(actor, f"second_step.{answer}", at=now, case_id=victim.case_id, victim_id=victim.id, detail=detail)


def _has_app(entered: PageAccess) -> bool:
    return SecondFactor.objects.filter(victim=entered.victim, kind=SecondFactorKind.APP, ended_at=None).exists()


def _single(
    factors: LiveFactors, tries: FactorTries, visit: VictimSession, number: FactorNumber, now: datetime
) -> _Shown | FactorTries:
    """What the app shows now, or the newest number texted in this session, unless they rest."""
    heard = {kind: factors[kind] for kind in second_factors.list_compared_kinds(factors, tries)}
    by_app, by_text = heard.get(SecondFactorKind.APP), heard.get(SecondFactorKind.TEXT)
    texted = second_factors.find_last_texted_number(visit, None, now)
    if by_text is not None and second_factors.matches_texted_number(texted, number, by_text.point_id):
        return _Shown(by_text, texted=texted)
    secret, last = _secret(by_app)
    step = totp.find_totp_step(secret, number.digits, last=last, now=now)
    if by_app is not None and step is not None:
        return _Shown(by_app, step=step)
    return FactorTries(
        spent=(VALID_NUMBERS[ShortNumberSource.APP] if by_app else 0)
        + (VALID_NUMBERS[ShortNumberSource.TEXT] if by_text and texted else 0)
    )


def _long(factors: LiveFactors, number: FactorNumber, now: datetime) -> _Shown | FactorTries:
    """Two of the app's numbers in a row, or one from paper."""
    by_app = factors.get(SecondFactorKind.APP)
    if number.kind is NumberKind.RECOVERY:
        return _recovery(by_app, number)
    secret, last = _secret(by_app)
    step = totp.find_step_of_pair(secret, number.digits, last=last, now=now)
    return _Shown(by_app, step=step) if by_app is not None and step is not None else FactorTries(long=1)


def _secret(by_app: SecondFactor | None) -> tuple[str, int]:
    """The secret with the last step used. Where there is no app a dummy is unsealed and its numbers are computed,
    because that takes long enough to be timed."""
    sealed, of = (by_app.sealed, by_app.public_id) if by_app and by_app.sealed else totp.dummy_factor()
    return totp.unseal_totp_secret(sealed, of), by_app.last_step if by_app else 0


def _recovery(by_app: SecondFactor | None, number: FactorNumber) -> _Shown | FactorTries:
    """One slow hash and one query, even where there is no app."""
    hashed = totp.hash_recovery_number(number.digits, by_app.public_id if by_app else _DUMMY_FACTOR_ID)
    unused = RecoveryNumber.objects.filter(factor_id=by_app.id if by_app else -1, used_at=None)
    found = [one for one in unused if hmac.compare_digest(bytes(one.number_hash), hashed)]
    return _Shown(by_app, recovery=found[0]) if by_app is not None and found else FactorTries(long=1)


def _take(shown: _Shown, now: datetime) -> None:
    """Mark the number as used, so that it is not accepted twice."""
    if shown.step is not None:
        SecondFactor.objects.filter(id=shown.factor.id).update(last_step=shown.step)
    if shown.recovery is not None:
        RecoveryNumber.objects.filter(id=shown.recovery.id).update(used_at=now)
    if shown.texted is not None:
        TextedNumber.objects.filter(id=shown.texted.id).update(used_at=now)


# Asks for the last six digits of the victim's code again in a session, before how they are reached is shown or changed.
#
# A person beside the victim may pick up the telephone with the page open, so the page alone must not be enough. The
# digits are tried as the whole code is at sign-in: a wrong try wears the code out, and a source is slowed as usual.


def is_code_reconfirmed(actor: Actor, now: datetime) -> bool:
    """Whether the digits were shown in this session and are still valid."""
    return actor.visit is not None and access_code.is_recently_reentered(actor.visit.again_at, now)


@transaction.atomic
def ask_to_reconfirm_code(*, actor: Actor, now: datetime) -> None:
    """Note that this session asks for the digits. Raises PermissionRefused where the victim's page may not show what
    they protect."""
    authorise_victim_page(actor=actor, act=Act.SEE_OWN_CASE, noted="own_again.asked", now=now)


@transaction.atomic
def reconfirm_code(*, actor: Actor, last: str, now: datetime, address: str = "", browser: str = "") -> bool:
    """Whether these are the last six digits of the code that opened this session; then they are valid for a while."""
    visit = VictimSession.objects.filter(id=actor.visit.id if actor.visit else -1, ended_at=None).first()
    if visit is None or visit.selects is None:  # no typed code began this session, so there is nothing to compare with
        return False
    selector = unseal_bytes(bytes(visit.selects), _about(bytes(visit.token_hash))).decode()
    grant = victim_codes.try_code(
        code=AccessCode(selector + last),
        channel=code_rate_limits.WEB_CHANNEL,
        now=now,
        beside=AttemptContext(attempt_sources.address_source(address), browser),
        may_open=lambda victim_id, opens: page_access.is_access_open(
            victim_id, VictimChannel.PAGE, opens=opens, now=now
        ),
    ).grant
    if grant is None or grant.id != visit.grant_id:
        return False
    VictimSession.objects.filter(id=visit.id).update(again_at=now)
    return True


def forget_old_code_halves(*, now: datetime) -> int:
    """Clear the stored half code of sessions that have ended. Returns how many; safe to run twice."""
    over = VictimSession.objects.filter(selects__isnull=False, started_at__lte=now - access_code.VISIT_LENGTH)
    return over.update(selects=None)


def seal_code_half(code: AccessCode, token_hash: bytes) -> bytes:
    """The first half of the code that begins a session, sealed for this session alone."""
    return seal_bytes(code.selector.encode(), _about(token_hash))


def reseal_code_half(selects: bytes, token_hash: bytes, new_hash: bytes) -> bytes:
    """The same half, sealed again for the token that follows this one."""
    return seal_bytes(unseal_bytes(selects, _about(token_hash)), _about(new_hash))


def _about(token_hash: bytes) -> str:
    return f"visit:{token_hash.hex()}"
