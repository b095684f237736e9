"""Visitors made ready for a door: codes of each kind, visits, second steps, and things of another person."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import timedelta
from functools import cached_property
from itertools import cycle
from uuid import uuid4

from django.db.models import F

from tests.services.files.sent import picture
from tests.services.people.writers import signed_in_victim
from tests.services.people_and_cases import a_case, a_point, a_victim, staff
from tests.services.plans import agreed
from tests.services.referrals.world import Service, a_partner
from victimcare.records.models import (
    AccessGrant,
    CodeAttempt,
    FactorSetupWindow,
    PartnerUser,
    PublicFormUse,
    RecoveryNumber,
    SecondFactor,
    Staff,
    TextedNumber,
    Victim,
    VictimSession,
    WrittenMessageFile,
)
from victimcare.services import clock, totp
from victimcare.services.access_codes import victim_codes
from victimcare.services.files import file_checks
from victimcare.services.portal import victim_messages
from victimcare.services.sessions import victim_sessions

WRONG_TRIES_A_CODE = 4
A_VISIT_LASTS = 200  # tries: far less than its half hour
KINDS = ("none", "app", "text", "passkey")


class World:
    """`pool`: how many there are of what is not worn out by a try."""

    def __init__(self, dice: random.Random, *, pool: int) -> None:
        self._dice, self._pool = dice, pool
        self.desk = staff()
        self._wrong: list[str] = []
        self._uses = 0

    # Codes

    def unknown(self) -> str:
        return f"9{self._dice.randrange(10**11):011}"

    def prepare(self, live: int) -> None:
        """Codes for so many uses of `wrong`, made ahead: made between the tries they would slow those that follow."""
        self._wrong += [self._code(a_victim()) for _ in range(live)]

    def wrong(self, tries: int = 1) -> str:
        """The selector of a code that lives, with another proof. `tries`: how many wrong ones it will be used for."""
        if not self._wrong:
            self.prepare(self._pool)
        self._uses += tries
        code = self._wrong[-1]
        if self._uses + tries > WRONG_TRIES_A_CODE:
            self._wrong.pop()
            self._uses = 0
        return code[:-1] + str((int(code[-1]) + 1) % 10)

    def ended(self) -> str:
        return next(self._ended)

    def sealed(self) -> str:
        return next(self._sealed)

    def expired(self) -> str:
        return next(self._expired)

    def shut(self) -> str:
        """Right, of a victim who agreed that neither page nor line shows anything."""
        return next(self._shut)

    def silent(self) -> str:
        """Right, of a guarded victim whom the line tells nothing."""
        return next(self._silent)

    @cached_property
    def _ended(self) -> Iterator[str]:
        return cycle([self._over("replaced") for _ in range(self._pool)])

    @cached_property
    def _sealed(self) -> Iterator[str]:
        return cycle([self._over("sealed") for _ in range(self._pool)])

    @cached_property
    def _expired(self) -> Iterator[str]:
        made = [(victim := a_victim(), self._code(victim)) for _ in range(self._pool)]
        ids = [victim.id for victim, _ in made]
        AccessGrant.objects.filter(victim__in=ids).update(expires_at=clock.current_time() - timedelta(days=1))
        return cycle([code for _, code in made])

    @cached_property
    def _shut(self) -> Iterator[str]:
        made = [(victim := a_victim(), self._code(victim, "case")) for _ in range(self._pool)]
        for victim, _ in made:
            agreed(victim, confirmed_at=clock.current_time(), page_may_show="nothing", line_may_say="nothing")
        return cycle([code for _, code in made])

    @cached_property
    def _silent(self) -> Iterator[str]:
        return cycle([self._code(_guarded()) for _ in range(self._pool)])

    def _over(self, reason: str) -> str:
        victim = a_victim()
        code = self._code(victim)
        victim_codes.end_victim_codes(victim_id=victim.id, reason=reason, now=clock.current_time())
        return code

    def _code(self, victim: Victim, opens: str = "short") -> str:
        made = victim_codes.make_victim_code(
            actor=self.desk, victim_id=victim.id, opens=opens, now=clock.current_time()
        )
        return made.code.replace(" ", "")

    # Visits

    def visit(self, kind: str) -> str:
        """The token of a visit of a guarded victim with this second step ("window": none, and one may be set up), or
        ("full") of one who is not guarded. As if it had tried nothing yet."""
        token, uses = self._visits.get(kind, ("", A_VISIT_LASTS))
        if uses >= A_VISIT_LASTS:
            token, uses = victim_sessions.begin_victim_session(grant=self._grants[kind], now=clock.current_time()), 0
        self._visits[kind] = token, uses + 1
        mine = VictimSession.objects.filter(grant=self._grants[kind])
        mine.update(second_wrong_tries=0, second_spent=0, second_long_tries=0)
        TextedNumber.objects.filter(visit__in=mine).update(asked_at=clock.current_time() - timedelta(days=1))
        AccessGrant.objects.filter(id=self._grants[kind].id).update(second_rests_since=None)
        FactorSetupWindow.objects.filter(victim=self._grants[kind].victim).update(wrong_tries=0)
        return token

    def of_a_visit_that_is_over(self) -> str:
        token = victim_sessions.begin_victim_session(grant=self._grants["none"], now=clock.current_time())
        victim_sessions.sign_out_victim(token=token, now=clock.current_time())
        return token

    @cached_property
    def _visits(self) -> dict[str, tuple[str, int]]:
        return {}

    @cached_property
    def _grants(self) -> dict[str, AccessGrant]:
        found = {}
        for kind in (*KINDS, "window", "full"):
            victim = a_victim() if kind == "full" else _guarded()
            self._code(victim, "case" if kind == "full" else "short")
            if kind == "window":
                self._window(victim)
            elif kind in KINDS[1:]:
                self._factor(victim, kind)
            found[kind] = AccessGrant.objects.select_related("victim").get(victim=victim)
        return found

    def _window(self, victim: Victim, **ended: object) -> FactorSetupWindow:
        now = clock.current_time()
        row = FactorSetupWindow(
            public_id=uuid4(),
            victim=victim,
            opened_at=now,
            opened_by=self._colleague,
            closes_at=now + timedelta(days=1),
        )
        for name, value in ended.items():
            setattr(row, name, value)
        row.save(force_insert=True)
        return row

    def _factor(self, victim: Victim, kind: str) -> None:
        window = self._window(victim, ended_at=clock.current_time(), ended_reason="used")
        row = SecondFactor(public_id=uuid4(), victim=victim, kind=kind, window=window, made_at=clock.current_time())
        if kind == "app":
            row.sealed = totp.seal_totp_secret(totp.draw_totp_secret(), row.public_id)
        elif kind == "text":
            row.point = a_point(victim, "07700 900124")
        else:
            row.credential_id, row.public_key = self._dice.randbytes(32), self._dice.randbytes(77)
        row.save(force_insert=True)
        if kind == "app":
            hashes = [totp.hash_recovery_number(digits, row.public_id) for digits in totp.draw_recovery_numbers()]
            RecoveryNumber.objects.bulk_create([RecoveryNumber(factor=row, number_hash=each) for each in hashes])

    @cached_property
    def _colleague(self) -> Staff:
        return Staff.objects.get(id=self.desk.staff_id or 0)

    # Of another victim

    @cached_property
    def known_victim(self) -> Victim:
        """A victim with a telephone, who has written to us with a file."""
        victim = a_victim(mobile="+447700900125")
        file = file_checks.check_file(picture())
        victim_messages.write_own_message(
            actor=signed_in_victim(victim),
            once=uuid4(),
            to=victim_messages.WrittenMessageRecipient.CARE,
            words="See this.",
            files=[file],
            now=clock.current_time(),
        )
        return victim

    @cached_property
    def file_of_known_victim(self) -> str:
        return str(WrittenMessageFile.objects.get(message__victim=self.known_victim).file.public_id)

    @cached_property
    def service(self) -> Service:
        """A support service with a person who comes in with a password."""
        return a_partner(has_come_in=True)

    def partners_try_anew(self) -> None:
        PartnerUser.objects.update(wrong_tries=0, rests_until=None)

    @cached_property
    def two_of_one_case(self) -> Victim:
        case = a_case()
        a_victim(case)
        return a_victim(case)


def _guarded() -> Victim:
    return a_victim(a_case(is_guarded_by_offence=True))


def forget() -> None:
    """What counts for brakes was long ago: they would answer everybody alike."""
    lately = clock.current_time() - timedelta(hours=1)
    CodeAttempt.objects.filter(at__gt=lately).update(at=F("at") - timedelta(hours=2))
    PublicFormUse.objects.filter(at__gt=lately).update(at=F("at") - timedelta(hours=2))
