"""Signs people in to the partners' site: first with a one-time invitation, then with an address, a password and an app
code together.

Every refusal is the same and takes the same time. A person who has left, or was not reviewed for 90 days, is treated as
unknown. Wrong tries count only where the password was right, so that knowing an address is not enough to lock a person
out.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction

from victimcare.records.models import PartnerRecoveryCode, PartnerSession, PartnerUser
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.access_codes.devices import VisitDevice
from victimcare.rules.access_codes.second_factor import NumberKind, parse_factor_number
from victimcare.rules.referrals.partner_accounts import (
    LEAST_PASSWORD,
    is_account_locked,
    is_easy_to_guess,
    locked_until,
)
from victimcare.services import constant_time, secret_hashes, totp
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.desk import task_actions
from victimcare.services.desk.task_shapes import HarmLevel
from victimcare.services.referrals import partner_users

_PURPOSE = "partner"
_UNKNOWN = VisitDevice()
SIGNED_IN, SIGNED_OUT = "partner.signed_in", "partner.signed_out"
CHANGED = "partner.password_changed"


class PartnerSignInRefused(Exception):
    """Something typed is wrong, or the person may no longer come in. It does not say which."""


class PasswordTooShort(ValueError):
    """The password has too few characters."""


class PasswordGuessable(ValueError):
    """The password consists of little more than names that belong to the person or to us."""


@dataclass(frozen=True, slots=True)
class InvitationDetail:
    """A person who holds an invitation. `uri`: for their app to scan; `secret`: the same, to type."""

    name: str
    partner: str
    uri: str
    secret: str


@dataclass(frozen=True, slots=True)
class PartnerSignIn:
    """`token`: of the session. `recovery`: codes to keep on paper, shown once."""

    token: str
    recovery: tuple[str, ...] = ()


@transaction.atomic
def read_partner_invitation(*, actor: Actor, token: str, label: str, now: datetime) -> InvitationDetail | None:
    """Read an invitation. None if it is unknown or no longer valid. The app's secret is drawn when it is first
    opened."""
    permit(actor, Act.SIGN_IN)
    user = _by_invitation(token, now)
    if user is None:
        return None
    if user.sealed is None:
        user.sealed = totp.seal_totp_secret(totp.draw_totp_secret(), user.public_id)
        user.save(update_fields=["sealed"])
    secret = _secret(user)
    return InvitationDetail(user.name, user.partner.name, totp.totp_uri(secret, name=label), secret)


@transaction.atomic
def accept_partner_invitation(
    *, actor: Actor, token: str, password: str, digits: str, now: datetime, device: VisitDevice = _UNKNOWN
) -> PartnerSignIn:
    """Accept the invitation with a new password and the app's first code; it is then used up. Raises
    PartnerSignInRefused, PasswordTooShort, PasswordGuessable."""
    permit(actor, Act.SIGN_IN)
    user = _by_invitation(token, now)
    if user is None or user.sealed is None:
        raise PartnerSignInRefused
    _refuse_weak(user, password)
    typed = parse_factor_number(digits)
    step = totp.find_totp_step(_secret(user), typed.digits, last=user.last_step, now=now) if typed else None
    if step is None:
        raise PartnerSignInRefused
    user.password, user.invitation_hash = secret_hashes.hash_password(_PURPOSE, password), None
    user.last_step, user.came_in_at = step, user.came_in_at or now
    user.save()
    numbers = totp.draw_recovery_numbers()
    PartnerRecoveryCode.objects.bulk_create(
        PartnerRecoveryCode(user=user, hash=totp.hash_recovery_number(number, user.public_id)) for number in numbers
    )
    return PartnerSignIn(begin_partner_session(user, now=now, device=device), tuple(numbers))


@constant_time.refuse_on_a_beat(lambda came_in: came_in is None)
@transaction.atomic
def sign_in_partner(
    *, actor: Actor, email: str, password: str, digits: str, now: datetime, device: VisitDevice = _UNKNOWN
) -> PartnerSignIn | None:
    """Sign in. Returns None whatever is wrong: the wrong try must be saved, and an exception would undo it."""
    permit(actor, Act.SIGN_IN)
    address = email.strip().lower()
    _one_at_a_time(address)
    users = PartnerUser.objects.select_for_update(of=("self",)).select_related("partner")
    user = users.filter(email=address, ended_at=None).exclude(password="").first()
    checked = secret_hashes.check_password(
        _PURPOSE, password, user.password if user else secret_hashes.DUMMY_PASSWORD_HASH
    )
    is_right = checked.is_right
    fits = _fits(user, digits, now)
    if user is None:
        PartnerUser.objects.filter(id=-1).update(wrong_tries=0)  # as many queries as for a known user
        return None
    rests = user.rests_until is not None and now < user.rests_until
    if (
        rests
        or not is_right
        or not fits
        or is_account_locked(user.wrong_tries)
        or not partner_users.may_sign_in(user, now)
    ):
        _was_wrong(user, now, counts=is_right and not rests)
        return None
    user.wrong_tries, user.rests_until = 0, None
    _use_up(user, fits, now)
    user.password = checked.kept
    user.save(update_fields=["wrong_tries", "rests_until", "last_step", "password"])
    return PartnerSignIn(begin_partner_session(user, now=now, device=device))


@constant_time.refuse_on_a_beat(lambda changed: not changed)
@transaction.atomic
def change_partner_password(
    *, actor: Actor, password: str, digits: str, new_password: str, token: str, now: datetime
) -> bool:
    """Change the password, given the present one and an app code: a person who finds a browser open cannot take over
    the account. Ends the other sessions. Returns False if either is wrong, which counts as a wrong try, as at sign-in.
    Raises PasswordTooShort, PasswordGuessable."""
    permit(actor, Act.SEE_REFERRALS)
    user = (
        PartnerUser.objects.select_for_update(of=("self",)).select_related("partner").get(id=actor.partner_user_id or 0)
    )
    _refuse_weak(user, new_password)
    is_right = secret_hashes.check_password(_PURPOSE, password, user.password).is_right
    fits = _fits(user, digits, now)
    rests = user.rests_until is not None and now < user.rests_until
    if rests or not is_right or not fits or is_account_locked(user.wrong_tries):
        _was_wrong(user, now, counts=not rests)
        return False
    _use_up(user, fits, now)
    user.password = secret_hashes.hash_password(_PURPOSE, new_password)
    user.save(update_fields=["password", "last_step"])
    others = PartnerSession.objects.filter(user=user, ended_at=None).exclude(
        token_hash=partner_users.hash_visit_token(token)
    )
    others.update(ended_at=now)
    note(actor, CHANGED, at=now)
    return True


@transaction.atomic
def confirm_with_app(*, actor: Actor, digits: str, now: datetime) -> bool:
    """Check an app code of a signed-in person, and use it up. A wrong one counts as at sign-in."""
    user = PartnerUser.objects.select_for_update(of=("self",)).get(id=actor.partner_user_id or 0)
    fits = _fits(user, digits, now)
    rests = user.rests_until is not None and now < user.rests_until
    if rests or not fits or is_account_locked(user.wrong_tries):
        _was_wrong(user, now, counts=not rests)
        return False
    _use_up(user, fits, now)
    user.save(update_fields=["last_step"])
    return True


def find_partner_session(*, token: str, now: datetime) -> Actor | None:
    """Find the person of this session, while it lasts and they may come in. Two queries, which count as activity."""
    found = PartnerSession.objects.filter(
        partner_users.is_session_live(now), token_hash=partner_users.hash_visit_token(token)
    )
    visit = found.select_related("user__partner").first()
    if visit is None or not partner_users.may_sign_in(visit.user, now):
        return None
    PartnerSession.objects.filter(id=visit.id).update(seen_at=now)
    return partner_users.partner_actor(visit.user)


@transaction.atomic
def sign_out_partner(*, actor: Actor, token: str, now: datetime) -> None:
    if PartnerSession.objects.filter(token_hash=partner_users.hash_visit_token(token), ended_at=None).update(
        ended_at=now
    ):
        note(actor, SIGNED_OUT, at=now)


def _refuse_weak(user: PartnerUser, password: str) -> None:
    if len(password) < LEAST_PASSWORD:
        raise PasswordTooShort
    services = user.partner.services.values_list("service__name", flat=True)
    if is_easy_to_guess(password, (settings.FORCE.name, user.partner.name, *services, user.name, user.email)):
        raise PasswordGuessable


def _one_at_a_time(address: str) -> None:
    """Make tries at one address wait for each other, whether the address is known or not. If only known addresses
    waited, many tries at once would reveal which are known."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"partner.sign_in:{address}"])


def _by_invitation(token: str, now: datetime) -> PartnerUser | None:
    users = PartnerUser.objects.select_for_update(of=("self",)).select_related("partner")
    user = users.filter(
        invitation_hash=partner_users.hash_visit_token(token), ended_at=None, partner__ended_at=None
    ).first()
    return user if user and partner_users.is_partner_invited(user, now) else None


def _fits(user: PartnerUser | None, digits: str, now: datetime) -> int | PartnerRecoveryCode | None:
    """The app's time step or the recovery code that this code matches. Takes as long for an unknown address."""
    typed = parse_factor_number(digits)
    if typed is None:
        return None
    if typed.kind is NumberKind.RECOVERY:
        hashed = totp.hash_recovery_number(typed.digits, user.public_id if user else _DUMMY_ID)
        left = list(PartnerRecoveryCode.objects.filter(user_id=user.id if user else -1, used_at=None))
        return next((one for one in left if user and hmac.compare_digest(bytes(one.hash), hashed)), None)
    if typed.kind is not NumberKind.SHORT:
        return None
    sealed, of = (user.sealed, user.public_id) if user and user.sealed else totp.dummy_factor()
    secret = totp.unseal_totp_secret(sealed, of)
    step = totp.find_totp_step(secret, typed.digits, last=user.last_step if user else 0, now=now)
    return step if user and user.sealed else None


def _use_up(user: PartnerUser, fits: int | PartnerRecoveryCode, now: datetime) -> None:
    """Use up the code that was right. The caller saves the user's row."""
    if isinstance(fits, int):
        user.last_step = fits
    else:
        PartnerRecoveryCode.objects.filter(id=fits.id).update(used_at=now)


def _was_wrong(user: PartnerUser, now: datetime, *, counts: bool) -> None:
    """Record a wrong try. The row is written in any case: the time taken must not reveal that a password was right."""
    if counts:
        user.wrong_tries = min(user.wrong_tries + 1, 1000)
        user.rests_until = locked_until(user.wrong_tries, now)
    user.save(update_fields=["wrong_tries", "rests_until"])
    if counts and is_account_locked(user.wrong_tries):
        create_partner_review_task(user, "partner_wrong_tries", harm=HarmLevel.MEDIUM, now=now)


def create_partner_review_task(user: PartnerUser, reason: str, *, harm: int, now: datetime) -> None:
    """Create the task for a supervisor to review a person of a service."""
    task_actions.make_task(
        kind=TaskKind.PARTNER_PEOPLE,
        victim_id=None,
        reason=reason,
        harm=harm,
        due_at=None,
        now=now,
        subject_key=partner_users.partner_user_task_key(user),
    )


@transaction.atomic
def begin_partner_session(user: PartnerUser, *, now: datetime, device: VisitDevice = _UNKNOWN) -> str:
    """Begin a session for a person who may come in. Returns its token."""
    token = secrets.token_urlsafe(32)
    PartnerSession.objects.create(
        token_hash=partner_users.hash_visit_token(token),
        user=user,
        began_at=now,
        seen_at=now,
        device=device.kind,
        browser=device.browser,
    )
    note(partner_users.partner_actor(user), SIGNED_IN, at=now, detail={"partner": str(user.partner.public_id)})
    return token


def _secret(user: PartnerUser) -> str:
    assert user.sealed is not None
    return totp.unseal_totp_secret(user.sealed, user.public_id)


_DUMMY_ID = UUID(int=0)
