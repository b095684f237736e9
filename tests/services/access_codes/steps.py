"""A victim's visit, and the second factor that they set up in it. For tests."""

from __future__ import annotations

from datetime import datetime, timedelta

import pyotp

from tests.services.people_and_cases import NOW, a_case, a_team, a_victim, staff
from victimcare.records.models import Staff, Victim
from victimcare.rules.access_codes import access_code, second_factor
from victimcare.rules.access_codes.access_code import AccessCode
from victimcare.rules.access_codes.second_factor import FactorNumber
from victimcare.services.access import Actor
from victimcare.services.access_codes import second_factor_setup, step_up, victim_codes
from victimcare.services.access_codes.step_up import StepUpResult
from victimcare.services.conversations import identity_checks
from victimcare.services.conversations.identity_checks import CheckMethod
from victimcare.services.sessions import victim_sessions


def guarded() -> Victim:
    a_team()
    return a_victim(a_case(is_guarded_by_offence=True))


def code_for(victim: Victim, *, now: datetime = NOW) -> AccessCode:
    code = access_code.parse_access_code(
        victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens="short", now=now).code
    )
    assert isinstance(code, AccessCode)
    return code


def visit(code: AccessCode, *, now: datetime = NOW) -> Actor:
    token = victim_sessions.sign_in_victim(code=code, now=now)
    assert token is not None
    return again(token, now=now)


def again(token: str, *, now: datetime) -> Actor:
    actor = victim_sessions.find_session_actor(token=token, now=now)
    assert actor is not None
    return actor


def number(digits: str) -> FactorNumber:
    read = second_factor.parse_factor_number(digits)
    assert read is not None
    return read


def proved(victim: Victim, *, how: CheckMethod = CheckMethod.INTRODUCED, now: datetime = NOW) -> Actor:
    """A colleague at the desk who has checked the victim's identity."""
    actor, colleague = staff(), staff("Ewa Tomala")
    name = Staff.objects.get(id=colleague.staff_id or 0).public_id if how in identity_checks.WITH_COLLEAGUE else None
    identity_checks.record_identity_check(actor=actor, victim_id=victim.id, how=how, colleague=name, now=now)
    return actor


def with_window(victim: Victim, victim_actor: Actor, *, now: datetime = NOW) -> None:
    """Sets up a factor in a window: a colleague opened it, and the victim typed its number."""
    opened = second_factor_setup.open_setup_window(actor=proved(victim, now=now), victim_id=victim.id, now=now)
    assert (
        second_factor_setup.enter_window_number(actor=victim_actor, number=number(opened.number), now=now)
        is StepUpResult.RIGHT
    )


def an_app(victim: Victim, victim_actor: Actor, *, now: datetime = NOW) -> tuple[pyotp.TOTP, tuple[str, ...]]:
    """The victim's app as a phone would have it, and the numbers on their paper. The app's number at `now` is used
    up."""
    with_window(victim, victim_actor, now=now)
    begun = second_factor_setup.begin_app_setup(actor=victim_actor, name="Your page", now=now)
    totp = pyotp.parse_uri(begun.uri)
    assert isinstance(totp, pyotp.TOTP)
    assert totp.secret == begun.secret.replace(" ", "")
    numbers = second_factor_setup.finish_app_setup(actor=victim_actor, number=number(totp.at(now)), now=now)
    assert numbers is not None
    return totp, numbers


def shows(totp: pyotp.TOTP, at: datetime) -> FactorNumber:
    return number(totp.at(at))


def two_in_a_row(totp: pyotp.TOTP, at: datetime) -> FactorNumber:
    """The app's previous number and its current one, typed together."""
    return number(totp.at(at - timedelta(seconds=30)) + totp.at(at))


def wrong_for(totp: pyotp.TOTP, at: datetime) -> FactorNumber:
    right = {totp.at(at + timedelta(seconds=30 * off)) for off in (-1, 0, 1)}
    return number(next(digits for digits in ("000000", "111111", "222222", "333333") if digits not in right))


def tries(victim_actor: Actor, digits: FactorNumber, *, now: datetime) -> StepUpResult:
    return step_up.verify_second_factor(actor=victim_actor, number=digits, now=now)
