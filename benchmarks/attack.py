"""How likely an attacker takes over a code: `python -m benchmarks.attack --codes 100000`.

A database of its own with that many live codes, and the product's own services with a clock that is moved. Codes are
stored as usual, but their second half has two digits instead of six and its hash is quick; the same holds for the
single numbers of the second step. So events that would take ten thousand times as long do happen, and are compared with
the arithmetic of two digits. The arithmetic of six comes from the same rules. The attacker knows how codes are made,
has any number of addresses, and

- spreads his tries over all first halves, as fast as the brake over all codes reads them;
- floods every entry point, so that he gets everything that the brake lets through;
- knows the first halves of some codes, as no one should, and tries each to its end; their victims get new codes;
- has the codes of guarded victims, and tries single numbers of their app or by text, session after session, while they
  come and go.

During the first two, every ten minutes: a victim signs in from a known place; a victim gets a new code at the desk, and
tries it once a minute from elsewhere; a caller rings, and is promised a callback. Long numbers of the second step (two
of an app's in a row, or from paper) are in the arithmetic alone.
"""

from __future__ import annotations

import argparse
import math
import os
import platform
import random
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import feed

from victimcare.rules.access_codes import access_code, attempt_limits, second_factor
from victimcare.rules.access_codes.access_code import AccessCode

if TYPE_CHECKING:
    from benchmarks.attacked import Force

BEGINS_AT = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)  # a Monday
BAR = Fraction(5, 10**6)
SIGMAS = 4  # how far the observed number may be from the expected one
FLOODS_WITH = 10  # times what the brake reads
VISITS = 3  # the attacker's sessions, in the third attack


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--codes", type=int, default=100_000)
    parser.add_argument("--hours", type=float, default=24, help="of the first attack")
    parser.add_argument("--flood", type=float, default=3, help="hours")
    parser.add_argument("--known", type=int, default=2000, help="first halves that he knows")
    parser.add_argument("--guarded", type=int, default=600, help="whose codes he has, with each kind of a second step")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {datetime.now(UTC):%F}")
    with tempfile.TemporaryDirectory(prefix="benchmark-attack-") as name, feed._database(Path(name)):
        kept = [_arithmetic(asked.codes)]
        from benchmarks.attacked import Force, shorten

        shorten()
        force = Force(asked.codes, random.Random(asked.seed), now=BEGINS_AT - timedelta(days=1))
        print(f"{len(force.codes):,} live codes, {len(force.guarded):,} of them of guarded victims", flush=True)
        brake = _each_that_is_read()
        kept += [
            _guesses("spread", force, BEGINS_AT, asked.hours, brake),
            _guesses("flood", force, BEGINS_AT + timedelta(days=10), asked.flood, brake / FLOODS_WITH),
            _known(force, asked.known, BEGINS_AT + timedelta(days=20)),
            _second_step(force, asked.guarded, BEGINS_AT + timedelta(days=30)),
        ]
    sys.exit(0 if all(kept) else 1)


def _each_that_is_read() -> timedelta:
    """The time between two tries that just stays below the brake's limit."""
    from victimcare.services.access_codes import code_rate_limits

    return attempt_limits.ATTEMPT_WINDOW / code_rate_limits.WRONG_TRIES_THAT_PAUSE["web"]


def _first_halves() -> int:
    """How many there can be."""
    rest = "0" * (access_code.CODE_LENGTH - 3)
    begin_so = sum(access_code.looks_like_access_code(f"{begins:03}{rest}") for begins in range(1000))
    return int(begin_so * 10 ** (access_code.SELECTOR_DIGITS - 3))


def _arithmetic(live: int) -> bool:
    """Calculated from the current rules."""
    second_half = Fraction(1, 10 ** (access_code.CODE_LENGTH - access_code.SELECTOR_DIGITS))
    of_a_code = access_code.WRONG_TRIES * second_half
    a_day = timedelta(days=1) / _each_that_is_read()
    on_victims = a_day * access_code.LIFE_AFTER_USE.days / _first_halves()
    step = second_factor.guessing_chance()
    window = Fraction(second_factor.WRONG_TRIES, 10**second_factor.NUMBER_LENGTH)
    print("By arithmetic, in 1,000,000:")
    print(f"  a code whose first half he knows, tried to its end: {_in_a_million(of_a_code)}")
    print(
        f"  one of {live:,} codes, its life of {access_code.LIFE_AFTER_USE.days} days attacked, {on_victims:.2f} tries:"
        f" {_in_a_million(min(on_victims, access_code.WRONG_TRIES) * second_half)}"
    )
    print(
        f"  the second step of a person who has an app, texts or both, with the code in hand: {_in_a_million(step)};"
        f" the code guessed before: {_in_a_million(step * of_a_code)}"
    )
    print(f"  the number that a person says to set one up: {_in_a_million(window)}")
    anybody = a_day * live / _first_halves() * second_half
    print(f"  any victim's code, in a day of attack without a pause: {_in_a_million(anybody)}", flush=True)
    return max(of_a_code, window, step) <= BAR


def _guesses(name: str, force: Force, begins: datetime, hours: float, each: timedelta) -> bool:
    """The attacker draws codes from all possible ones, while normal use goes on."""
    from benchmarks.attacked import SHORTENED, Attacker, Life, Timetable

    from victimcare.records.models import CodeAttempt, Task
    from victimcare.records.models.tasks import TaskKind
    from victimcare.services.access_codes import victim_codes

    began, timetable, attacker, taken = time.monotonic(), Timetable(), Attacker(), 0
    life = Life(force, force.dice.sample(sorted(set(force.codes)), round(hours * 6) + 40))
    life.begins(timetable, begins)

    def tries(now: datetime) -> datetime:
        nonlocal taken
        taken += attacker.signs_in(victim_codes._draw(), now)
        return now + each

    timetable.put(begins, tries)
    until = begins + timedelta(hours=hours)
    timetable.run(until)
    since = CodeAttempt.objects.filter(at__gte=begins, at__lt=until)
    read = since.filter(was_read=True, was_right=False).count()
    expected = (read + taken) * len(force.codes) / _first_halves() / 10**SHORTENED
    told = Task.objects.filter(kind=TaskKind.CODE_ATTACK).exists()
    afterwards = life.comes_afterwards(until + attempt_limits.ATTEMPT_WINDOW)
    life_holds = not life.kept_out and afterwards == len(life.waiting) and life.promised == life.rang
    at_once = sum(minutes == 0 for minutes in life.minutes)
    print(
        f"{name}: {hours:g} h, {attacker.tries:,} tries, {read:,} of them read; took over {taken}, expected"
        f" {_expected(expected)}; the desk was told: {told} ({time.monotonic() - began:.0f} s)\n"
        f"  meanwhile: where they had come in before {life.came_in} of {life.came_in + life.kept_out} came in;"
        f" given a new code by a person {len(life.minutes) + len(life.waiting)}, of which from elsewhere {at_once}"
        f" opened at once and {len(life.minutes) - at_once} within ten minutes; of the others {afterwards} of"
        f" {len(life.waiting)} ten minutes after the attack; promised to be rung back {life.promised} of {life.rang}",
        flush=True,
    )
    return bool(_is_near(taken, expected) and life_holds and told)


def _known(force: Force, number: int, begins: datetime) -> bool:
    """The attacker tries each to its end, never the same twice, as fast as the brake reads it."""
    from benchmarks.attacked import SHORTENED, Attacker
    from django.db.models import Count

    from victimcare.records.models import AccessGrant, CodeAttempt
    from victimcare.services.sessions import victim_sessions

    began, attacker, now = time.monotonic(), Attacker(), begins
    live = set(AccessGrant.objects.filter(ended_at=None, wrong_tries=0).values_list("victim_id", flat=True))
    victims = force.dice.sample(sorted(live & set(force.codes)), number)
    taken, came_in = 0, 0
    for victim_id in victims:
        known = force.codes[victim_id].selector
        for proof in force.dice.sample(range(10**SHORTENED), access_code.WRONG_TRIES + 2):
            now += _each_that_is_read() * 1.01
            if attacker.signs_in(AccessCode(f"{known}{proof:0{SHORTENED}}"), now):
                taken += 1
                break
    for victim_id in victims[:100]:
        new = force.gives_a_new_code(victim_id, now)
        now += attempt_limits.ATTEMPT_WINDOW
        came_in += victim_sessions.sign_in_victim(code=new, now=now, address="2a02::1") is not None
    wrong = CodeAttempt.objects.filter(at__gte=begins, was_right=False, tried__isnull=False).values("tried")
    most = max(wrong.annotate(count=Count("id")).values_list("count", flat=True))
    expected = number * access_code.WRONG_TRIES / 10**SHORTENED
    print(
        f"known: {number:,} first halves, {attacker.tries:,} tries, {most} read of a code at most; took over {taken},"
        f" expected {_expected(expected)}; a new code opened for {came_in} of {min(number, 100)} of their victims"
        f" ({time.monotonic() - began:.0f} s)",
        flush=True,
    )
    return _is_near(taken, expected) and most <= access_code.WRONG_TRIES and came_in == min(number, 100)


def _second_step(force: Force, number: int, begins: datetime) -> bool:
    from benchmarks.attacked import SHORTENED
    from benchmarks.attacked_second import KINDS, Guarded

    kept = True
    victims = iter(force.dice.sample(force.guarded, number * len(KINDS)))
    for name, kinds in KINDS.items():
        began, taken, own, of_victim = time.monotonic(), 0, 0, 0
        for _ in range(number):
            one = Guarded(force, next(victims), kinds, begins)
            taken += any(one.he_tries(begins + timedelta(days=day)) for day in range(VISITS))
            own, of_victim = own + one.came_in, of_victim + one.came
        expected = number * second_factor.MOST_SPENT / 10**SHORTENED
        print(
            f"second step, {name}: {number:,} victims whose code he has, {VISITS} visits with"
            f" {second_factor.WRONG_TRIES} tries each; took over {taken}, expected {_expected(expected)} at most; they"
            f" opened theirs with two numbers in a row {own} of {of_victim} times ({time.monotonic() - began:.0f} s)",
            flush=True,
        )
        kept &= _is_near(taken, expected) and own == of_victim
    return kept


def _in_a_million(chance: float | Fraction) -> str:
    return f"{float(chance) * 1e6:,.5f}".rstrip("0").rstrip(".")


def _expected(expected: float) -> str:
    return f"{expected:.1f} ± {math.sqrt(expected):.1f}"


def _is_near(seen: int, expected: float) -> bool:
    return abs(seen - expected) <= SIGMAS * math.sqrt(expected) + 1


if __name__ == "__main__":
    main()
