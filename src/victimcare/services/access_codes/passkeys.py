"""Passkeys: a key in a device or a password manager, opened by a face, a finger or a PIN (W3C Web Authentication).

The device always finds the key by itself (a discoverable credential), so a browser gets the same request whether or not
the victim has a passkey.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

import webauthn
from django.conf import settings
from django.db import transaction
from webauthn.helpers import parse_authentication_credential_json
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from victimcare.records.models import PasskeyChallenge, SecondFactor, VictimSession
from victimcare.records.models.second_factors import SecondFactorKind
from victimcare.rules.access_codes.second_factor import CHALLENGE_LASTS, are_tries_spent
from victimcare.rules.force import Force
from victimcare.services import constant_time
from victimcare.services.access import Act, Actor
from victimcare.services.access_codes import second_factor_setup
from victimcare.services.access_codes.second_factors import FactorTries, lock_own_session
from victimcare.services.access_codes.step_up import StepUpResult, count_wrong_step_up, note_step_up, open_full_access
from victimcare.services.safe_contact.page_access import authorise_victim_page

_BYTES = 32  # length of a challenge, and of the name under which a device keeps the key
_MILLISECONDS = int(CHALLENGE_LASTS.total_seconds()) * 1000


@dataclass(frozen=True, slots=True)
class _Site:
    """Where our passkeys are valid: only at the address at which people reach the pages. `name`: how a device lists it,
    neutral like every other name."""

    host: str
    origin: str
    name: str


@transaction.atomic
def ask_for_passkey(*, actor: Actor, now: datetime) -> str:
    """The challenge for the browser to sign, in the form it takes. The same for a victim without a passkey. Raises
    PermissionRefused."""
    authorise_victim_page(
        actor=actor, act=Act.SHOW_SECOND_STEP, noted="second_step.ask_passkey", now=now, may_be_short=True
    )
    options = webauthn.generate_authentication_options(
        rp_id=_site().host,
        challenge=_challenge(lock_own_session(actor), now),
        timeout=_MILLISECONDS,
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return webauthn.options_to_json(options)


@constant_time.refuse_on_a_beat(lambda answer: answer is not StepUpResult.RIGHT)
@transaction.atomic
def verify_passkey(*, actor: Actor, signed: str, now: datetime) -> StepUpResult:
    """Whether a passkey of the victim's signed this, for us, in answer to the last request of this session; then the
    session opens everything. Raises PermissionRefused."""
    entered = authorise_victim_page(
        actor=actor, act=Act.SHOW_SECOND_STEP, noted="second_step.try", now=now, may_be_short=True
    )
    visit = lock_own_session(actor)
    if are_tries_spent(visit.second_wrong_tries):
        return StepUpResult.NO_MORE
    challenge = _taken(visit, now)
    factor = SecondFactor.objects.filter(victim=entered.victim, kind=SecondFactorKind.PASSKEY, ended_at=None).first()
    count = _sign_count(factor, signed, challenge)
    if factor is None or count is None:
        count_wrong_step_up(visit, FactorTries())  # a signature cannot be guessed, so a wrong one makes nothing rest
        note_step_up(actor, entered, StepUpResult.WRONG, now)
        return StepUpResult.WRONG
    SecondFactor.objects.filter(id=factor.id).update(sign_count=count)
    open_full_access(visit, factor, now)
    note_step_up(actor, entered, StepUpResult.RIGHT, now, kind=factor.kind)
    return StepUpResult.RIGHT


@transaction.atomic
def begin_passkey_setup(*, actor: Actor, now: datetime) -> str:
    """What the browser needs to create a passkey. Raises SetupWindowClosed, PermissionRefused."""
    second_factor_setup.authorise_setup(actor, now)
    site = _site()
    options = webauthn.generate_registration_options(
        rp_id=site.host,
        rp_name=site.name,
        user_id=secrets.token_bytes(_BYTES),
        user_name=site.name,
        challenge=_challenge(lock_own_session(actor), now),
        timeout=_MILLISECONDS,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.REQUIRED
        ),
    )
    return webauthn.options_to_json(options)


@transaction.atomic
def finish_passkey_setup(*, actor: Actor, made: str, now: datetime) -> bool:
    """Store the passkey that the browser has created: it is the victim's from now on, and the session opens everything.
    Raises SetupWindowClosed."""
    entered, window = second_factor_setup.authorise_setup(actor, now)
    challenge, site = _taken(lock_own_session(actor), now), _site()
    try:
        verified = webauthn.verify_registration_response(
            credential=made,
            expected_challenge=challenge,
            expected_rp_id=site.host,
            expected_origin=site.origin,
            require_user_verification=True,
        )
    except WebAuthnException:
        return False
    if SecondFactor.objects.filter(credential_id=verified.credential_id).exists():
        return False
    factor = SecondFactor(
        kind=SecondFactorKind.PASSKEY,
        credential_id=verified.credential_id,
        public_key=verified.credential_public_key,
        sign_count=verified.sign_count,
    )
    second_factor_setup.store_new_factor(actor, entered, window, factor, now)
    return True


def _sign_count(factor: SecondFactor | None, signed: str, challenge: bytes) -> int | None:
    """How often this passkey has signed, if it signed this; None if it did not. A count that goes backwards means a
    copy (W3C Web Authentication, 6.1.1)."""
    site = _site()
    try:
        credential = parse_authentication_credential_json(signed)
        if factor is None or factor.public_key is None or credential.raw_id != bytes(factor.credential_id or b""):
            return None
        verified = webauthn.verify_authentication_response(
            credential=credential,
            expected_challenge=challenge,
            expected_rp_id=site.host,
            expected_origin=site.origin,
            credential_public_key=bytes(factor.public_key),
            credential_current_sign_count=factor.sign_count,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, RecursionError):  # the last two for input that no browser made
        return None
    return verified.new_sign_count


def _challenge(visit: VictimSession, now: datetime) -> bytes:
    drawn = secrets.token_bytes(_BYTES)
    PasskeyChallenge.objects.update_or_create(
        visit=visit, defaults={"challenge": drawn, "made_at": now, "used_at": None}
    )
    return drawn


def _taken(visit: VictimSession, now: datetime) -> bytes:
    """Take the last request of this session, once; a random challenge where there is none."""
    asked = PasskeyChallenge.objects.filter(visit=visit, used_at=None, made_at__gt=now - CHALLENGE_LASTS)
    row = asked.first()
    asked.update(used_at=now)
    return bytes(row.challenge) if row else secrets.token_bytes(_BYTES)


def _site() -> _Site:
    force: Force = settings.FORCE
    address = urlsplit(settings.ENVIRONMENT.public_address)
    return _Site(address.hostname or "", f"{address.scheme}://{address.netloc}", force.neutral_title)
