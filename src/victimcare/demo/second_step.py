"""A second step of two of the cast: an app on a phone of their own, and which numbers a visitor types to be them."""

from __future__ import annotations

from datetime import datetime

import pyotp

from victimcare.records.models import AccessGrant, SecondFactor, Victim
from victimcare.records.models.second_step import SecondKind
from victimcare.rules.access_codes.second_factor import parse_factor_number as read_number
from victimcare.rules.access_codes.second_factor import space_digits
from victimcare.services import totp
from victimcare.services.access import Actor
from victimcare.services.people import codes, visits
from victimcare.services.people.second_step import setting_up, windows


def set_up(victim: Victim, *, with_person: Actor, operator: Actor, now: datetime) -> None:
    """As she did it: a code, a visit, the half hour that a person opened, and the first number of her app."""
    codes.make_code(actor=operator, victim_id=victim.id, opens=codes.opens_alone(victim.id), now=now)
    token = visits.begin(grant=AccessGrant.objects.hers().get(victim=victim, ended_at=None), now=now)
    hers = visits.visitor(token=token, now=now)
    opened = windows.open_window(actor=with_person, victim_id=victim.id, now=now)
    said = read_number(opened.number)
    assert hers is not None
    assert said is not None
    windows.enter_number(actor=hers, number=said, now=now)
    begun = setting_up.begin_app(actor=hers, name="Your page", now=now)
    shown = read_number(pyotp.TOTP(begun.secret.replace(" ", "")).at(now))
    assert shown is not None
    setting_up.finish_app(actor=hers, number=shown, now=now)
    visits.sign_out(token=token, now=now)


def number_now(victim: Victim, *, now: datetime) -> str:
    """What her app shows at this moment; empty where she has none."""
    factor = SecondFactor.objects.filter(victim=victim, kind=SecondKind.APP, ended_at=None).first()
    if factor is None or factor.sealed is None:
        return ""
    return space_digits(pyotp.TOTP(totp.unseal(factor.sealed, factor.public_id)).at(now))
