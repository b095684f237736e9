"""Can a stopwatch tell one refusal from another?

    python -m benchmarks.oracle --tries 1000

Starts an installation of its own (`up --demo`: gunicorn, PostgreSQL with all its safety on), makes codes, and tries
refused ones in random order, one after another: at the web's sign-in over HTTP, and at the line's code check where the
line asks it. Then four tries at once with one selector, because a code that is there could make them wait for each
other. Prints each kind's median and each pair's AUC with its 95 % interval and n: how often the later of two is the
one of the second kind, where 0.5 is a coin. The bar is 0.55 at most for every pair that must look alike. What cannot
be a code at all is told apart on purpose, since that says nothing of any code; it is printed for comparison.
"""

from __future__ import annotations

import argparse
import asyncio
import http.client
import math
import os
import platform
import random
import re
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import combinations, cycle
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from tests.installation.running import installation, variables

from victimcare.rules import calls

BAR = 0.55
AT_ONCE = 4  # tries with one selector; a code bears no more wrong ones and lives
WRONG_TRIES_A_CODE = 4
MOST_LIVE = 300  # one live code a victim, of the demonstration's some four hundred
FORGET_EVERY = 50  # tries: before the brake over all codes, which would answer everybody alike
MALFORMED = ("123456789012345", "12345678901a")

Times = dict[str, list[float]]
Ask = Callable[[str], float]  # a code -> seconds until it is refused


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tries", type=int, default=1000, help="of each kind at each door")
    parser.add_argument("--bursts", type=int, default=150, help=f"of {AT_ONCE} tries at once, of each kind")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="benchmark-oracle-") as name:
        Path(name).chmod(0o711)  # the database's own user goes through it
        with installation(Path(name), "--demo") as running:
            _become(Path(name), running.ready["database"])
            is_kept = _measure(running.ready["web"], asked.tries, asked.bursts, random.Random(asked.seed))
    sys.exit(0 if is_kept else 1)


def _become(folder: Path, database: str) -> None:
    """Be a program of that installation, to make codes and to ask as the line asks."""
    import django

    os.environ |= variables(folder, {"VICTIMCARE_ENV": "demo", "DATABASE_URL": database})
    os.environ["DJANGO_SETTINGS_MODULE"] = "victimcare.config.settings"
    django.setup()


def _measure(web: str, tries: int, bursts: int, dice: random.Random) -> bool:
    loads = os.getloadavg()
    print(
        f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {datetime.now(UTC):%F},"
        f" load {loads[0]:.1f}"
    )
    kept = True
    page = SignIn(web)
    codes = Codes(dice)
    page.ask(codes.unknown())  # warm
    codes.prepare(tries // WRONG_TRIES_A_CODE + 1)
    kinds = {"unknown": codes.unknown, "wrong": codes.wrong, "ended": codes.ended, "sealed": codes.sealed}
    kinds["shows nothing"] = codes.shut
    kept &= _report("sign-in", _one_by_one(kinds, tries, page.ask, dice))
    apart = _one_by_one({"malformed": lambda: dice.choice(MALFORMED)}, min(tries, 100), page.ask, dice)
    print(f"sign-in, no code at all: {_milliseconds(apart['malformed'])} ms, told apart on purpose")
    with Line() as line:
        line.ask(codes.unknown())
        codes.prepare(tries // WRONG_TRIES_A_CODE + 1)
        kinds = {"unknown": codes.unknown, "wrong": codes.wrong, "sealed": codes.sealed, "says nothing": codes.silent}
        kept &= _report("line", _one_by_one(kinds, tries, line.ask, dice))
    kept &= _report(f"sign-in, {AT_ONCE} at once", _at_once(web, codes, bursts, dice))
    print("The bar is kept." if kept else f"The bar of {BAR} is missed.")
    return kept


def _one_by_one(kinds: dict[str, Callable[[], str]], tries: int, ask: Ask, dice: random.Random) -> Times:
    order = [kind for kind in kinds for _ in range(tries)]
    dice.shuffle(order)
    times: Times = defaultdict(list)
    for number, kind in enumerate(order):
        if number % FORGET_EVERY == 0:
            _forget_wrong_tries()
        code = kinds[kind]()
        times[kind].append(ask(code))
    return times


def _at_once(web: str, codes: Codes, bursts: int, dice: random.Random) -> Times:
    """Seconds until the last of several tries with the same selector is refused."""
    pages = [SignIn(web) for _ in range(AT_ONCE)]
    codes.prepare(bursts)
    order = [kind for kind in ("unknown", "wrong") for _ in range(bursts)]
    dice.shuffle(order)
    times: Times = defaultdict(list)
    with ThreadPoolExecutor(AT_ONCE) as threads:
        for number, kind in enumerate(order):
            if number % (FORGET_EVERY // AT_ONCE) == 0:
                _forget_wrong_tries()
            code = codes.unknown() if kind == "unknown" else codes.wrong(AT_ONCE)
            began = time.perf_counter()
            for asked in [threads.submit(page.ask, code) for page in pages]:
                asked.result()
            times[kind].append(time.perf_counter() - began)
    return times


class SignIn:
    """A browser at /sign-in."""

    _TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')

    def __init__(self, web: str) -> None:
        self._where = urlsplit(web).netloc
        connection = self._connected()
        connection.request("GET", "/sign-in")
        answer = connection.getresponse()
        found = self._TOKEN.search(answer.read())
        assert found, "the sign-in page has a form"
        self._token = found[1].decode()
        self._cookie = (answer.headers["Set-Cookie"] or "").split(";")[0]
        connection.close()

    def ask(self, code: str) -> float:
        body = urlencode({"code": code, "csrfmiddlewaretoken": self._token})
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": self._cookie, "Connection": "close"}
        connection = self._connected()
        began = time.perf_counter()
        connection.request("POST", "/sign-in", body, headers)
        answer = connection.getresponse()
        answer.read()
        took = time.perf_counter() - began
        connection.close()
        said = (answer.status, answer.headers["Location"])
        assert said == (303, "/sign-in?answer=refused"), f"this code was to be refused, and the answer was {said}"
        return took

    def _connected(self) -> http.client.HTTPConnection:
        """The server would close a connection that rests while codes are made."""
        connection = http.client.HTTPConnection(self._where, timeout=30)
        connection.connect()
        return connection


class Line:
    """The line's question to the desk. What a caller hears of the reply comes in whole seconds besides."""

    def __enter__(self) -> Line:
        from victimcare.channels.phone.services_desk import ServicesDesk
        from victimcare.services import clock

        self._desk = ServicesDesk(clock.now)
        self._loop = asyncio.new_event_loop()
        self._loop.run_until_complete(self._desk.record_start("benchmark", "", ""))
        return self

    def __exit__(self, *_: object) -> None:
        self._desk.close()
        self._loop.close()

    def ask(self, code: str) -> float:
        began = time.perf_counter()
        answer = self._loop.run_until_complete(self._desk.ask("benchmark", calls.Ask(calls.Asks.CODE, code)))
        took = time.perf_counter() - began
        assert answer.reply is calls.Reply.NOT_OPENED, "this code was to be refused"
        return took


class Codes:
    """Codes of each kind, on the victims of the demonstration."""

    def __init__(self, dice: random.Random) -> None:
        from victimcare.records.models import Victim
        from victimcare.services.cases.guarding import is_guarded

        self._dice = dice
        ids = list(Victim.objects.filter(safe_contact_plan__confirmed_at=None).values_list("id", flat=True))
        guarded = is_guarded(ids)
        plain = iter(sorted(set(ids) - guarded))
        self._ended = [self._over(next(plain), "replaced") for _ in range(20)]
        self._sealed = [self._over(next(plain), "sealed") for _ in range(20)]
        self._silent = cycle([self._make(victim, "short") for victim in sorted(guarded)[:20]])
        self._shut = cycle([self._that_shows_nothing(next(plain)) for _ in range(20)])
        self._plain = cycle(plain)
        self._wrong: list[str] = []

    def unknown(self) -> str:
        return f"{self._dice.randrange(10**12):012}"

    def prepare(self, live: int) -> None:
        """Codes for so many uses of `wrong`, made ahead: made between the tries they would slow those that follow."""
        self._wrong = [self._make(next(self._plain), "short") for _ in range(min(live, MOST_LIVE))]
        self._uses = 0

    def wrong(self, tries: int = 1) -> str:
        """The selector of a code that lives, with another proof. `tries`: how many wrong ones it will be used for."""
        self._uses += tries
        code = self._wrong[-1]
        if self._uses + tries > WRONG_TRIES_A_CODE:
            self._wrong.pop()
            self._uses = 0
        if not self._wrong:
            self.prepare(MOST_LIVE)
        return code[:-1] + str((int(code[-1]) + 1) % 10)

    def ended(self) -> str:
        return self._dice.choice(self._ended)

    def sealed(self) -> str:
        return self._dice.choice(self._sealed)

    def silent(self) -> str:
        """Right, of a guarded victim whom the line tells nothing."""
        return next(self._silent)

    def shut(self) -> str:
        """Right, of a victim who agreed that her page shows nothing."""
        return next(self._shut)

    def _that_shows_nothing(self, victim_id: int) -> str:
        from victimcare.records.models import SafeContactPlan

        SafeContactPlan.objects.update_or_create(victim_id=victim_id, defaults={"page_may_show": "nothing"})
        return self._make(victim_id, "case")

    def _over(self, victim_id: int, reason: str) -> str:
        from victimcare.services.people import codes

        code = self._make(victim_id, "short")
        codes.end_codes(victim_id=victim_id, reason=reason, now=datetime.now(UTC))
        return code

    def _make(self, victim_id: int, opens: str) -> str:
        from victimcare.services.access import Actor
        from victimcare.services.people import codes

        made = codes.make_code(
            actor=Actor.operator("benchmark", "benchmark"), victim_id=victim_id, opens=opens, now=datetime.now(UTC)
        )
        return made.code.replace(" ", "")


def _forget_wrong_tries() -> None:
    from django.db.models import F

    from victimcare.records.models import CodeTry

    CodeTry.objects.filter(at__gt=datetime.now(UTC) - timedelta(hours=1)).update(at=F("at") - timedelta(hours=2))


def _report(door: str, times: Times) -> bool:
    print(f"{door}: " + ", ".join(f"{kind} {_milliseconds(found)} ms" for kind, found in times.items()))
    kept = True
    for one, other in combinations(times, 2):
        value, spread = auc(times[one], times[other])
        kept &= max(value, 1 - value) <= BAR
        print(
            f"  {one} – {other}: AUC {value:.3f} ({value - spread:.3f} to {value + spread:.3f}),"
            f" n {len(times[one])} and {len(times[other])}"
        )
    return kept


def _milliseconds(times: Sequence[float]) -> str:
    return f"{statistics.median(times) * 1000:.1f}"


def auc(one: Sequence[float], other: Sequence[float]) -> tuple[float, float]:
    """How often a time of `other` is the longer, and half the 95 % interval (Hanley and McNeil, 1982)."""
    ranked = sorted([(took, 0) for took in one] + [(took, 1) for took in other])
    shorter, wins = 0, 0
    for _, is_other in ranked:  # of two equal to the nanosecond the first kind goes first; there are none to speak of
        wins += shorter * is_other
        shorter += 1 - is_other
    n, m = len(one), len(other)
    area = wins / (n * m)
    q1, q2 = area / (2 - area), 2 * area**2 / (1 + area)
    variance = (area * (1 - area) + (m - 1) * (q1 - area**2) + (n - 1) * (q2 - area**2)) / (n * m)
    return area, 1.96 * math.sqrt(max(variance, 0.0))


if __name__ == "__main__":
    main()
