"""A guarded victim whose code the attacker has, and their second step: the attacker tries single numbers while the
victim comes and goes."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from benchmarks.attacked import SHORTENED, Force, visit

from victimcare.records.models import TextedNumber, VictimSession
from victimcare.records.models.second_factors import SecondFactorKind
from victimcare.rules.access_codes import second_factor
from victimcare.rules.access_codes.second_factor import FactorNumber
from victimcare.services import totp as app
from victimcare.services.access import Actor
from victimcare.services.access_codes import second_factors, step_up
from victimcare.services.access_codes.step_up import StepUpResult

KINDS = {
    "an app": (SecondFactorKind.APP,),
    "texts": (SecondFactorKind.TEXT,),
    "both": (SecondFactorKind.APP, SecondFactorKind.TEXT),
}
LATER = timedelta(hours=3)
_STEP = second_factor.TIME_STEP


class Guarded:
    def __init__(self, force: Force, victim_id: int, kinds: Collection[SecondFactorKind], now: datetime) -> None:
        self._dice = force.dice
        self._code = force.gives_a_new_code(victim_id, now - timedelta(days=1))
        self._factors = {kind: force.sets_up(victim_id, kind, now - timedelta(days=1)) for kind in kinds}
        self.came, self.came_in = 0, 0

    def he_tries(self, now: datetime) -> bool:
        """One session of the attacker's, then one of the victim's. Returns whether the attacker got in."""
        his, row = visit(self._code, now)
        self._is_texted(row, his, now)
        for number in self._dice.sample(range(10**SHORTENED), second_factor.WRONG_TRIES):
            answer = step_up.verify_second_factor(actor=his, number=_read(f"{number:0{SHORTENED}}"), now=now)
            if answer is StepUpResult.RIGHT:
                return True
        self._victim_comes(now + LATER)
        return False

    def _is_texted(self, visit: VictimSession, actor: Actor, now: datetime) -> None:
        """It is requested, and goes to the victim's phone; the job and the gate are left out."""
        if SecondFactorKind.TEXT in self._factors:
            second_factors.ask_for_texted_number(actor=actor, now=now)
            TextedNumber.objects.filter(visit=visit).update(point=self._factors[SecondFactorKind.TEXT].point)

    def _victim_comes(self, now: datetime) -> None:
        """With two numbers of the app in a row, which are read whatever the attacker tried; without an app the victim
        asks a person."""
        factor = self._factors.get(SecondFactorKind.APP)
        if factor is None or factor.sealed is None:
            return
        own, _ = visit(self._code, now)
        step = int(now.timestamp() // _STEP.total_seconds())
        totp = app._totp(app.unseal_totp_secret(factor.sealed, factor.public_id))
        shown = _read(totp.generate_otp(step - 1) + totp.generate_otp(step))
        self.came += 1
        self.came_in += step_up.verify_second_factor(actor=own, number=shown, now=now) is StepUpResult.RIGHT


def _read(digits: str) -> FactorNumber:
    number = second_factor.parse_factor_number(digits)
    assert number is not None
    return number
