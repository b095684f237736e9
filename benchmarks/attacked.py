"""The target of `benchmarks.attack`: a database of victims with codes whose second halves are shortened, their day, and
the attacker's tries.

Everything goes through the product's own services, at a moment that is passed in.
"""

from __future__ import annotations

import heapq
import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from uuid import uuid4

import pyotp
from django.conf import settings
from django.db import connection
from tests.services.people_and_cases import staff

from victimcare.records.models import (
    AccessGrant,
    Case,
    FactorSetupWindow,
    Person,
    SecondFactor,
    Staff,
    Victim,
    VictimSession,
)
from victimcare.records.models.second_factors import SecondFactorKind
from victimcare.rules.access_codes import access_code, second_factor
from victimcare.rules.access_codes.access_code import AccessCode
from victimcare.services import secret_hashes, totp
from victimcare.services.access import Actor
from victimcare.services.access_codes import attempt_sources, codes_at_desk, victim_codes
from victimcare.services.access_codes.attempt_sources import OF_AN_ADDRESS
from victimcare.services.access_codes.code_rate_limits import AttemptContext
from victimcare.services.calls import caller_actions
from victimcare.services.calls.callbacks import callback_requests
from victimcare.services.conversations import identity_checks
from victimcare.services.messages import special_messages
from victimcare.services.sessions import victim_sessions

SHORTENED = 2  # digits of a second half, and of a number of the second step
GUARDED = 5  # one victim in this many
TRIES_AGAIN = timedelta(minutes=1)
GIVES_UP = timedelta(minutes=10)  # and then asks a person
LIFE_GOES_ON = timedelta(minutes=10)
QUICK = {"n": 2, "r": 1, "p": 1}


def shorten() -> None:
    """Call before anything is made: shortens second halves, makes hashes quick, removes the wait for a beat. What is
    written need not survive a power cut."""
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit TO off")
    access_code.CODE_LENGTH = access_code.SELECTOR_DIGITS + SHORTENED
    secret_hashes._CODE_COST = QUICK
    settings.REFUSED_ON_A_BEAT = 0
    second_factor.NUMBER_LENGTH = SHORTENED
    special_messages.NUMBER_LENGTH = SHORTENED  # type: ignore[attr-defined]
    totp._totp = _ShownShort  # type: ignore[assignment]


class _ShownShort:
    """An app that shows only the last digits: `pyotp` shows no fewer than six."""

    def __init__(self, secret: str) -> None:
        self._whole = pyotp.TOTP(secret)

    def generate_otp(self, step: int) -> str:
        return self._whole.generate_otp(step)[-SHORTENED:]


class Timetable:
    """What to do when. Each action says when it should run again."""

    def __init__(self) -> None:
        self._due: list[tuple[datetime, int, Callable[[datetime], datetime | None]]] = []
        self._number = count()

    def put(self, at: datetime, what: Callable[[datetime], datetime | None]) -> None:
        heapq.heappush(self._due, (at, next(self._number), what))

    def run(self, until: datetime) -> None:
        while self._due and self._due[0][0] < until:
            at, _, what = heapq.heappop(self._due)
            again = what(at)
            if again is not None:
                self.put(again, what)


class Force:
    """Victims with a live code each. `victim_codes` is what their letters contain: the attacker does not look."""

    def __init__(self, number: int, dice: random.Random, *, now: datetime) -> None:
        self.dice = dice
        self.person = staff()
        self._colleague = Staff.objects.get(id=staff("Ewa Tomala").staff_id or 0).public_id
        victims = _victims(number, now)
        self.guarded = [victim.id for victim in victims if victim.case.is_guarded_by_offence]
        self.codes = {victim.id: code for victim, code in zip(victims, _drawn(number), strict=True)}
        rows = (
            _grant(victim.id, self.codes[victim.id], "short" if victim.case.is_guarded_by_offence else "case", now)
            for victim in victims
        )
        AccessGrant.objects.bulk_create(rows, batch_size=2000)

    def gives_a_new_code(self, victim_id: int, now: datetime) -> AccessCode:
        """A colleague at the desk gives it, after an identity check."""
        identity_checks.record_identity_check(
            actor=self.person,
            victim_id=victim_id,
            how=identity_checks.CheckMethod.INTRODUCED,
            colleague=self._colleague,
            now=now,
        )
        made = codes_at_desk.make_code_at_desk(actor=self.person, victim_id=victim_id, opens="short", now=now)
        code = access_code.parse_access_code(made.code)
        assert isinstance(code, AccessCode)
        self.codes[victim_id] = code
        return code

    def sets_up(self, victim_id: int, kind: SecondFactorKind, now: datetime) -> SecondFactor:
        """A second factor of the victim's, set up some time ago."""
        victim = Victim.objects.get(id=victim_id)
        window = FactorSetupWindow.objects.create(
            victim=victim,
            opened_at=now,
            opened_by_id=self.person.staff_id or 0,
            closes_at=now,
            ended_at=now,
            ended_reason="used",
        )
        factor = SecondFactor(victim=victim, kind=kind, window=window, made_at=now, public_id=uuid4())
        if kind is SecondFactorKind.APP:
            factor.sealed = totp.seal_totp_secret(totp.draw_totp_secret(), factor.public_id)
        else:
            number = f"+4477009{victim_id:06}"
            factor.point = victim.person.contact_points.create(
                kind="mobile", value=number, match_key=number, is_from_feed=False
            )
        factor.save()
        return factor


def _victims(number: int, now: datetime) -> list[Victim]:
    """Each in a case of their own."""
    cases = [
        Case(
            reference=f"44/{place:06}/26",
            source="urn:benchmark",
            recorded_at=now,
            reported_at=now,
            offence_group="burglary",
            offence_title="Burglary in a dwelling",
            area="CE",
            edition="2021-04-01",
            is_guarded_by_offence=place % GUARDED == 0,
        )
        for place in range(number)
    ]
    people = [Person(given_name="Ada", family_name="Marsh") for _ in cases]
    Case.objects.bulk_create(cases, batch_size=2000)
    Person.objects.bulk_create(people, batch_size=2000)
    victims = [
        Victim(
            case=case,
            person=person,
            record_id="V1",
            position=1,
            kind="person",
            added_at=now,
            is_enhanced=False,
            is_guarded_by_facts=False,
        )
        for case, person in zip(cases, people, strict=True)
    ]
    return Victim.objects.bulk_create(victims, batch_size=2000)


def _drawn(number: int) -> Iterable[AccessCode]:
    """Drawn as the machine draws them, no first half twice."""
    drawn: dict[str, AccessCode] = {}
    while len(drawn) < number:
        code = victim_codes._draw()
        drawn.setdefault(code.selector, code)
    return drawn.values()


def _grant(victim_id: int, code: AccessCode, opens: str, now: datetime) -> AccessGrant:
    return AccessGrant(
        victim_id=victim_id,
        selector_key=victim_codes._selector_key(code),
        proof_hash=secret_hashes.make_slow_hash(victim_codes._PURPOSE, code.digits),
        opens=opens,
        made_at=now,
        made_by="benchmark",
        expires_at=now + access_code.LIFE_AFTER_USE,
    )


@dataclass
class Attacker:
    """The attacker has any number of addresses, and leaves each before it is slowed."""

    tries: int = 0
    _since: int = 0
    _address: int = 0

    def signs_in(self, code: AccessCode, now: datetime) -> bool:
        self.tries += 1
        self._since += 1
        if self._since == OF_AN_ADDRESS:
            self._address, self._since = self._address + 1, 1
        address = f"2a00:{self._address >> 16:x}:{self._address & 0xFFFF:x}::1"
        return victim_sessions.sign_in_victim(code=code, now=now, address=address) is not None


@dataclass
class Life:
    """Every ten minutes: a victim signs in from a known place; a victim gets a new code, and tries it once a minute
    from somewhere else; a caller without an identity check asks for a callback."""

    force: Force
    victims: list[int]
    known_here: list[tuple[AccessCode, str]] = field(default_factory=list)
    came_in: int = 0
    kept_out: int = 0
    minutes: list[int] = field(default_factory=list)  # until a new code opened; 0: at the first try
    waiting: list[AccessCode] = field(default_factory=list)  # new codes that did not open while the victim tried
    rang: int = 0
    promised: int = 0
    _number: int = 0

    def begins(self, timetable: Timetable, now: datetime) -> None:
        for victim_id in self.victims[:20]:
            code = self.force.codes[victim_id]
            assert _signs_in_again(code, self._somewhere(), now), "before the attack they come in"
            self.known_here.append((code, f"2a01:0:{self._number:x}::1"))
        del self.victims[:20]
        self._timetable = timetable
        for what in (self._comes_again, self._has_a_new_code, self._rings):
            timetable.put(now + LIFE_GOES_ON * self.force.dice.uniform(1, 2), what)

    def comes_afterwards(self, now: datetime) -> int:
        """How many of those new codes open once it is over."""
        return sum(
            victim_sessions.sign_in_victim(code=code, now=now, address=self._somewhere()) is not None
            for code in self.waiting
        )

    def _somewhere(self) -> str:
        self._number += 1
        return f"2a01:0:{self._number:x}::1"

    def _comes_again(self, now: datetime) -> datetime:
        code, address = self.force.dice.choice(self.known_here)
        if _signs_in_again(code, address, now):
            self.came_in += 1
        else:
            self.kept_out += 1
        return now + LIFE_GOES_ON

    def _has_a_new_code(self, now: datetime) -> datetime:
        code = self.force.gives_a_new_code(self.victims.pop(), now)
        address = self._somewhere()

        def tries(at: datetime) -> datetime | None:
            if victim_sessions.sign_in_victim(code=code, now=at, address=address):
                self.minutes.append((at - now) // TRIES_AGAIN)
            elif at - now >= GIVES_UP:
                self.waiting.append(code)
            else:
                return at + TRIES_AGAIN
            return None

        self._timetable.put(now + TRIES_AGAIN * self.force.dice.random(), tries)
        return now + LIFE_GOES_ON

    def _rings(self, now: datetime) -> datetime:
        self.rang += 1
        call = caller_actions.record_inbound_call(carrier_call_id=str(uuid4()), direction="in", now=now)
        number = f"+447700{900000 + self._number % 1000}"
        promised = callback_requests.request_callback(
            call_id=call, wish="person", keyed_number=number, caller_number="", now=now
        )
        caller_actions.end_call(call_id=call, path=[], outcome="", now=now)
        self.promised += promised.until > now
        return now + LIFE_GOES_ON


def _signs_in_again(code: AccessCode, address: str, now: datetime) -> bool:
    """From a browser of their own, which keeps its cookie."""
    beside = AttemptContext(attempt_sources.address_source(address), browser=code.digits)
    return victim_sessions.try_victim_sign_in(code=code, now=now, beside=beside).token is not None


def visit(code: AccessCode, now: datetime) -> tuple[Actor, VictimSession]:
    """The holder of this code begins a session."""
    token = victim_sessions.sign_in_victim(code=code, now=now)
    actor = victim_sessions.find_session_actor(token=token or "", now=now)
    assert actor is not None
    assert actor.visit is not None, "a right code opens while the brake is not full"
    return actor, VictimSession.objects.get(id=actor.visit.id)
