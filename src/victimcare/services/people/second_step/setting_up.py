"""Sets up a victim's second factor, in the window that this visit has."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import uuid4

from django.db import transaction

from victimcare.records.models import RecoveryNumber, SecondFactor, SetUpWindow, TextedNumber
from victimcare.records.models.second_step import SecondKind
from victimcare.rules.access_codes.second_factor import FactorNumber, space_digits
from victimcare.services import totp
from victimcare.services.access import Act, Actor
from victimcare.services.audit import note
from victimcare.services.messages.her_door import Entered, enter
from victimcare.services.people.second_step import texts, windows
from victimcare.services.people.second_step.ending import end
from victimcare.services.people.second_step.stepping_up import open_all
from victimcare.services.people.second_step.texts import Asked
from victimcare.services.people.second_step.visit import visit_of


@dataclass(frozen=True, slots=True)
class Offered:
    """What can be set up now, and until when."""

    until: datetime


@dataclass(frozen=True, slots=True)
class NewApp:
    """What the victim's app needs: the secret in fours, to be typed, and the same as an address that an app opens."""

    secret: str = field(repr=False)
    uri: str = field(repr=False)


@transaction.atomic
def offered(*, actor: Actor, now: datetime) -> Offered:
    """What this visit's window offers. Raises NoWindow, NotPermitted."""
    _, window = come_in(actor, now)
    return Offered(window.closes_at)


@transaction.atomic
def begin_app(*, actor: Actor, name: str, now: datetime) -> NewApp:
    """The secret for the victim's app, the same as long as the window is open. `name`: how it stands in the app's list.

    Raises NoWindow, NotPermitted.
    """
    _, window = come_in(actor, now)
    if window.sealed is None:
        window.sealed = totp.seal(totp.new_secret(), window.public_id)
        window.save(update_fields=["sealed"])
    secret = totp.unseal(window.sealed, window.public_id)
    in_fours = " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
    return NewApp(in_fours, totp.uri(secret, name=name))


@transaction.atomic
def finish_app(*, actor: Actor, number: FactorNumber, now: datetime) -> tuple[str, ...] | None:
    """Check the app's number: if right, the app is the victim's from now on, and this visit opens everything. Returns
    the numbers to write down, seen this one time; None where the number does not fit. Raises NoWindow, NotPermitted."""
    entered, window = come_in(actor, now)
    if window.sealed is None:
        raise windows.NoWindow
    secret = totp.unseal(window.sealed, window.public_id)
    step = totp.step_of(secret, number.digits, last=0, now=now)
    if step is None:
        return None
    name = uuid4()
    factor = SecondFactor(public_id=name, kind=SecondKind.APP, sealed=totp.seal(secret, name), last_step=step)
    keep(actor, entered, window, factor, now)
    drawn = totp.draw_recovery_numbers()
    RecoveryNumber.objects.bulk_create(
        RecoveryNumber(factor=factor, number_hash=totp.recovery_hash(digits, factor.public_id)) for digits in drawn
    )
    return tuple(space_digits(digits) for digits in drawn)


@transaction.atomic
def ask_for_text(*, actor: Actor, now: datetime) -> Asked:
    """Text a number to the phone that the victim's plan prefers for texts; none is sent where the plan allows none.
    Raises NoWindow, NotPermitted."""
    entered, window = come_in(actor, now)
    return texts.ask_in(entered, visit_of(actor), window, now)


@transaction.atomic
def finish_text(*, actor: Actor, number: FactorNumber, now: datetime) -> bool:
    """Check the number texted to that phone: if right, the phone is a factor from now on, and the visit opens
    everything. A wrong number counts against the window. Raises NoWindow, NotPermitted."""
    entered, window = come_in(actor, now)
    visit = visit_of(actor)
    row = texts.last_of(visit, window, now)
    if row is None or not texts.matches(row, number, row.point_id):
        windows.count_wrong(visit, window, now)
        return False
    TextedNumber.objects.filter(id=row.id).update(used_at=now)
    keep(actor, entered, window, SecondFactor(kind=SecondKind.TEXT, point_id=row.point_id), now)
    return True


def come_in(actor: Actor, now: datetime) -> tuple[Entered, SetUpWindow]:
    entered = enter(actor=actor, act=Act.SET_UP_SECOND_STEP, noted="second_step.setting_up", now=now, may_be_short=True)
    return entered, windows.hers(actor, now)


def keep(actor: Actor, entered: Entered, window: SetUpWindow, factor: SecondFactor, now: datetime) -> None:
    """Store the new factor in place of one of the same kind; the window is used up."""
    victim = entered.victim
    before = SecondFactor.objects.filter(victim=victim, kind=factor.kind)
    end(before, reason="replaced", now=now, victim_id=victim.id)
    SetUpWindow.objects.filter(id=window.id).update(ended_at=now, ended_reason="used", sealed=None)
    factor.victim, factor.window, factor.made_at = victim, window, now
    factor.save(force_insert=True)
    open_all(visit_of(actor), factor, now)
    detail = {"kind": factor.kind}
    note(actor, "second_step.set_up", at=now, case_id=victim.case_id, victim_id=victim.id, detail=detail)
