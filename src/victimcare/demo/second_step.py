"""A second step of two of the cast: an app on a phone of their own, and which numbers a visitor types to be them."""

from __future__ import annotations

from datetime import datetime

import pyotp

from victimcare.records.models import AccessGrant, SecondFactor, Victim
from victimcare.records.models.second_factors import SecondFactorKind
from victimcare.rules.access_codes.second_factor import parse_factor_number as read_number
from victimcare.rules.access_codes.second_factor import space_digits
from victimcare.services import totp
from victimcare.services.access import Actor
from victimcare.services.access_codes import second_factor_setup, victim_codes
from victimcare.services.sessions import victim_sessions


def set_up(victim: Victim, *, with_person: Actor, operator: Actor, now: datetime) -> None:
    """As she did it: a code, a visit, the half hour that a person opened, and the first number of her app."""
    victim_codes.make_victim_code(
        actor=operator, victim_id=victim.id, opens=victim_codes.find_code_scope(victim.id), now=now
    )
    token = victim_sessions.begin_victim_session(
        grant=AccessGrant.objects.hers().get(victim=victim, ended_at=None), now=now
    )
    hers = victim_sessions.find_session_actor(token=token, now=now)
    opened = second_factor_setup.open_setup_window(actor=with_person, victim_id=victim.id, now=now)
    said = read_number(opened.number)
    assert hers is not None
    assert said is not None
    second_factor_setup.enter_window_number(actor=hers, number=said, now=now)
    begun = second_factor_setup.begin_app_setup(actor=hers, name="Your page", now=now)
    shown = read_number(pyotp.TOTP(begun.secret.replace(" ", "")).at(now))
    assert shown is not None
    second_factor_setup.finish_app_setup(actor=hers, number=shown, now=now)
    victim_sessions.sign_out_victim(token=token, now=now)


def number_now(victim: Victim, *, now: datetime) -> str:
    """What her app shows at this moment; empty where she has none."""
    factor = SecondFactor.objects.filter(victim=victim, kind=SecondFactorKind.APP, ended_at=None).first()
    if factor is None or factor.sealed is None:
        return ""
    return space_digits(pyotp.TOTP(totp.unseal_totp_secret(factor.sealed, factor.public_id)).at(now))
