"""The control room's queue at scale: 200 handlers on 5,000 open contacts, with a few and with 100,000 in store.

It starts an installation of its own (`up`: gunicorn, the worker, PostgreSQL with all its safety on). Contacts that are
open came in as all others do; those in store are copies of them that were closed, with a message and their history.
Then, with the clients in processes of their own:

- the list alone: milliseconds, and processor time of the web and of the database, without what they use at rest;
- handlers who open the list, some of them filtered, at a fixed number of requests a second in total, whether or not the
  one before was answered: how long each took from when it was due;
- handlers who all press "Take the next contact" at once, and processes that claim the same contact at the same moment:
  each contact must have one owner, and one change that says so.

Bars: p95 of the list 100 ms; no contact claimed twice. Exit status 1 where one is missed.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import statistics
import sys
import threading
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from benchmarks.processes import spent
from benchmarks.visitors import Asked, Browser
from tests.installation.running import Running, be_a_program_of, installation

MOST_TIME = 100.0  # milliseconds, at the 95th percentile
ALONE, WARM_UP, AT_ONCE = 100, 20, 24
AT_REST = 10  # seconds
RACERS = 4  # processes that claim the same contact
LIST = "/control-room"
# Of a hundred lists: what the handlers look at.
LOOKS = (
    (LIST, 60),
    (f"{LIST}?queue=contacts", 15),
    (f"{LIST}?mine", 15),
    (f"{LIST}?route=email&contact_class=any_news", 10),
)
_WORDS = (
    "I reported a stolen bicycle on Tuesday and would like to add that the lock was cut.",
    "There is a group of people drinking outside the shop every evening, and it is loud until two.",
    "Thank you to the officer who came on Sunday. They were patient with my father.",
    "Can you tell me how my case stands? I have not heard for a month.",
    "My neighbour keeps parking over my drive. What can be done about it?",
    "My son is 14. He went to school yesterday and has not come home since.",
)
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def measure(*, contacts: int, stored: int, handlers: int, rate: float, seconds: int, races: int, folder: Path) -> None:
    with installation(folder, VICTIMCARE_ENV="test") as running:
        be_a_program_of(folder, running.ready["database"], env="test")
        browsers = _sign_in(running.ready["web"], handlers)
        is_kept = True
        for total in sorted({contacts, stored}):
            _fill(contacts, total)
            is_kept &= _measure_list(running, browsers, rate, seconds)
        is_kept &= _press_next(browsers)
        is_kept &= _race(folder, running, races)
    sys.exit(0 if is_kept else 1)


def _measure_list(running: Running, browsers: Sequence[Browser], rate: float, seconds: int) -> bool:
    from victimcare.records.models import RoomContact

    open_ones = RoomContact.objects.filter(state="open").count()
    print(f"{open_ones:,} open of {RoomContact.objects.count():,} in store, load {os.getloadavg()[0]:.1f}", flush=True)
    parts = {"web": running.child("gunicorn"), "database": running.child("bin/postgres")}
    for browser in browsers[:8]:
        browser.ask(Asked("", "GET", LIST))
    rest = _spend_a_second(parts)
    before, alone, began = spent(parts), [], time.perf_counter()
    for number in range(ALONE):
        alone.append(_ask(browsers[number % len(browsers)], LIST, time.perf_counter()))
    after, lasted = spent(parts), time.perf_counter() - began
    used = {name: (after[name] - before[name] - rest[name] * lasted) / ALONE * 1000 for name in parts}
    print(
        f"  list alone: {_told(alone)}; processor {used['web']:.1f} ms web, {used['database']:.1f} ms database", end=""
    )
    print(f" (at rest {rest['web'] * 1000:.0f} and {rest['database'] * 1000:.0f} ms a second, taken off)")
    _crowd(browsers, rate, WARM_UP)
    took = _crowd(browsers, rate, seconds)
    print(f"  {len(browsers)} handlers, {rate:g} lists a second: {_told(took)}", flush=True)
    return _percentile(took) <= MOST_TIME


def _spend_a_second(parts: Mapping[str, int]) -> dict[str, float]:
    """Seconds of processor that each part uses in a second in which no list is asked for."""
    before = spent(parts)
    time.sleep(AT_REST)
    after = spent(parts)
    return {name: (after[name] - before[name]) / AT_REST for name in parts}


def _crowd(browsers: Sequence[Browser], rate: float, seconds: int) -> list[float]:
    """Each list is due at its time. How long each took from then."""
    draw = random.Random(7)
    resting, took, lock = [*browsers], list[float](), threading.Lock()

    def one(due: float, path: str) -> None:
        with lock:
            browser = resting.pop(draw.randrange(len(resting)))
        lasted = _ask(browser, path, due)
        with lock:
            took.append(lasted)
            resting.append(browser)

    began = time.perf_counter()
    with ThreadPoolExecutor(AT_ONCE) as threads:
        for number in range(int(rate * seconds)):
            due = began + number / rate
            if (early := due - time.perf_counter()) > 0:
                time.sleep(early)
            [(path, _)] = draw.choices(LOOKS, [often for _, often in LOOKS])
            threads.submit(one, due, path)
    return took


def _ask(browser: Browser, path: str, due: float) -> float:
    answer = browser.ask(Asked("list", "GET", path))
    assert answer.status == 200, answer
    return (time.perf_counter() - due) * 1000


def _press_next(browsers: Sequence[Browser]) -> bool:
    """All press at the same moment."""
    from victimcare.records.models import RoomContact

    before = RoomContact.objects.exclude(owner=None).count()
    for browser in browsers:
        browser.ask(Asked("", "GET", LIST))
    with ThreadPoolExecutor(len(browsers)) as threads:
        given = [*threads.map(lambda one: one.ask(Asked("next", "POST", f"{LIST}/next")).goes_to, browsers)]
    doubled = sum(count - 1 for count in Counter(given).values())
    owned = RoomContact.objects.exclude(owner=None).count() - before
    print(f"{len(browsers)} press next at once: {owned} contacts taken, {doubled} doubled", flush=True)
    return doubled == 0 and owned == len(browsers)


def _race(folder: Path, running: Running, races: int) -> bool:
    """Processes claim the same contacts in the same order, each at the same moment."""
    from django.db import connections

    from victimcare.records.models import RoomContact, RoomContactChange

    free = RoomContact.objects.filter(state="open", owner=None).order_by("-priority", "due_at", "id")
    wanted = list(free.values_list("public_id", flat=True)[:races])
    connections.close_all()
    context = multiprocessing.get_context("spawn")
    barrier, won = context.Barrier(RACERS), context.Queue()
    racers = [
        context.Process(target=_claim_all, args=(folder, running.ready["database"], number, wanted, barrier, won))
        for number in range(RACERS)
    ]
    for racer in racers:
        racer.start()
    counts = [won.get() for _ in racers]
    for racer in racers:
        racer.join()
    claims = Counter(
        RoomContactChange.objects.filter(contact__public_id__in=wanted, what="claimed").values_list(
            "contact", flat=True
        )
    )
    doubled = sum(count - 1 for count in claims.values())
    print(f"{len(wanted)} claim races of {RACERS} processes: won {counts}, {doubled} doubled, {len(claims)} claimed")
    return doubled == 0 and len(claims) == len(wanted) == sum(counts)


def _claim_all(folder: Path, database: str, number: int, wanted: Sequence[UUID], barrier: Any, won: Any) -> None:
    be_a_program_of(folder, database, env="test")
    from victimcare.records.models import Staff
    from victimcare.services.control_room.contacts.contact_actions import claim_contact
    from victimcare.services.control_room.contacts.contact_changes import ContactTaken
    from victimcare.services.desk.staff_sessions import staff_actor

    actor, count = staff_actor(Staff.objects.get(username=f"room-{number}")), 0
    for contact in wanted:
        barrier.wait()
        try:
            claim_contact(actor=actor, contact_id=contact, now=datetime.now(UTC))
            count += 1
        except ContactTaken:
            continue
    won.put(count)


def _sign_in(web: str, count: int) -> list[Browser]:
    from django.test import Client

    from victimcare.records.models import Staff

    Staff.objects.bulk_create(
        Staff(username=f"room-{number}", name=f"Handler {number}", roles=["control_room"]) for number in range(count)
    )
    browsers = []
    for staff in Staff.objects.filter(username__startswith="room-").order_by("id"):
        client, browser = Client(), Browser(web)
        client.force_login(staff, backend=BACKEND)
        browser.cookies["staff"] = client.cookies["staff"].value
        browsers.append(browser)
    return browsers


def _fill(contacts: int, total: int) -> None:
    """Bring in what is missing of the open contacts, and copies of them that are closed until there are `total`."""
    from django.db import connection

    from victimcare.records.models import RoomContact
    from victimcare.rules.control_room.contact_kinds import ContactRoute
    from victimcare.services.access import Actor
    from victimcare.services.control_room.contacts.contact_intake import IncomingContactMessage, take_contact_messages

    now, have = datetime.now(UTC), RoomContact.objects.filter(state="open").count()
    for first in range(have, contacts, 500):
        incoming = [
            IncomingContactMessage(
                ContactRoute.EMAIL if number % 3 else ContactRoute.WEB,
                f"writer{number}@mail.example",
                f"Matter {number}",
                f"{_WORDS[number % len(_WORDS)]} It is about number {number}.",
                received_at=now - timedelta(seconds=number * 5),
            )
            for number in range(first, min(first + 500, contacts))
        ]
        take_contact_messages(actor=Actor.system("benchmark"), incoming=incoming, now=now)
    copies = max(0, -(-(total - RoomContact.objects.count()) // contacts))
    with connection.cursor() as cursor:
        if copies:
            for statement in _copying_statements():
                cursor.execute(statement, {"copies": copies})
        cursor.execute(
            "VACUUM (ANALYZE)"
        )  # as a store of that age has had long since; else it is done while we measure


def _copying_statements() -> tuple[str, ...]:
    from victimcare.records.models import RoomContact, RoomMessage

    closed: Mapping[str, str] = {
        "public_id": "gen_random_uuid()",
        "state": "'closed'",
        "outcome": "'no_reply_needed'",
        "closed_at": "received_at - copy * interval '1 hour' + interval '20 minutes'",
        "closed_by_id": "(SELECT min(id) FROM records_staff)",
        "received_at": "received_at - copy * interval '1 hour'",
        "newest_at": "newest_at - copy * interval '1 hour'",
        "owner_id": "NULL",
    }
    message: Mapping[str, str] = {"public_id": "gen_random_uuid()", "contact_id": "c.id", "at": "c.received_at"}
    return (
        _insert(RoomContact, closed, "records_roomcontact, generate_series(1, %(copies)s) copy WHERE state = 'open'"),
        _insert(
            RoomMessage,
            {name: message.get(name, f"m.{name}") for name in _columns(RoomMessage)} | {"source_id": "''"},
            "records_roomcontact c, (SELECT * FROM records_roommessage ORDER BY id LIMIT 1) m WHERE c.state = 'closed'",
        ),
        _HISTORY,
    )


_HISTORY = """
INSERT INTO records_roomcontactchange (contact_id, what, at, by_id, detail)
SELECT id, 'closed', closed_at, closed_by_id, outcome FROM records_roomcontact WHERE state = 'closed'
"""


def _insert(model: Any, instead: Mapping[str, str], source: str) -> str:
    names = _columns(model)
    values = ", ".join(instead.get(name, name) for name in names)
    return f"INSERT INTO {model._meta.db_table} ({', '.join(names)}) SELECT {values} FROM {source}"


def _columns(model: Any) -> list[str]:
    return [field.column for field in model._meta.concrete_fields if not field.primary_key]


def _percentile(took: Sequence[float]) -> float:
    return statistics.quantiles(took, n=20)[18]


def _told(took: Sequence[float]) -> str:
    cuts = statistics.quantiles(took, n=20)
    return f"p50 {cuts[9]:.0f} ms, p95 {cuts[18]:.0f} ms, longest {max(took):.0f} ms, of {len(took):,}"
