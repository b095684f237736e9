"""E-mails and letters while who carries them misbehaves in every way. Who got what is the judge.

There is one supplier of each, so nothing is carried by another meanwhile: it leaves later, or a person has it.
Short form: 2 in each way. Long form (VICTIMCARE_FAULTS=long): 60. It prints n and the 95 % bound 3/n for each way.
"""

from __future__ import annotations

import asyncio
import os
import resource
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.adapters.mailers.server import NAME, PASSWORD, USER, MailServer
from tests.adapters.mailers.server import running as running_mail_server
from tests.channels.web.desk.site import served
from tests.conftest import Database
from tests.faults.stack import SECRET, Stack, environment, letters_in
from tests.faults.test_provider_modes import Running
from tests.faults.workers import end_of
from tests.outside import Outside, eventually, running
from tests.services import plans
from tests.services.messages.tellings import NOW, a_queued_text, a_reachable_victim
from tests.services.people_and_cases import a_point, a_victim
from victimcare.adapters.texts.notify import NotifyReceipts
from victimcare.channels.mail.mail_server import InboundMailServer
from victimcare.demo.outside import notify_server
from victimcare.records.models import Notification, Supplier
from victimcare.services import port_registry

US = "page@force.example"
EACH = 60 if os.environ.get("VICTIMCARE_FAULTS") == "long" else 2
DELIVERED, POSTED = ("delivered", False), ("sending", False)
IN_DOUBT, FAILED = ("in_doubt", True), ("failed", True)  # with a person
# What becomes of each message in the end. Where it differs: a mail server that has refused the words, or that has not
# taken them while it cannot be asked.
MODES = ("5xx", "429", "hang", "slow", "accept_then_drop")
TOLD = ("duplicate_callbacks", "reordered_callbacks", "forged_callbacks")
BY_SMTP = {"5xx": FAILED, "429": DELIVERED, "hang": IN_DOUBT, "slow": IN_DOUBT, "accept_then_drop": DELIVERED}
NEVER_TAKEN = {("smtp", mode) for mode in ("5xx", "hang", "slow")}  # the stand-in lets go of what hangs up on it


@pytest.fixture(scope="module")
def outside() -> Iterator[Outside]:
    """The stand-in, which tells the product by web and by mail what became of a message."""
    with ExitStack() as held:
        folder = Path(held.enter_context(TemporaryDirectory(prefix="victimcare-post-")))
        hook = f"{held.enter_context(served())}/hooks/notify"
        port = held.enter_context(_mail_door())
        told = ("--callback-url", hook, "--callback-token", SECRET, "--product-smtp", f"127.0.0.1:{port}")
        yield held.enter_context(running(folder, *told, "--delivered-after", "0.2"))


@contextmanager
def _mail_door() -> Iterator[int]:
    """Where delivery reports come in."""
    loop, door = asyncio.new_event_loop(), InboundMailServer((US,), lambda: NOW)
    port = loop.run_until_complete(door.start("127.0.0.1", 0))
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    yield port
    asyncio.run_coroutine_threadsafe(door.stop(), loop).result(10)
    loop.call_soon_threadsafe(loop.stop)
    thread.join()


@contextmanager
def working(outside: Outside, database: Database, home: Path, **settings: str) -> Iterator[Running]:
    stack = Stack(outside, environment(outside, database, home) | settings)
    with stack.running("tests.faults.errands") as errands:
        yield Running(outside, errands)


@pytest.fixture(autouse=True)
def only_plans(monkeypatch: pytest.MonkeyPatch, outside: Outside) -> Iterator[None]:
    """This process itself sends nothing: that there is a supplier is all that it must know."""
    for port in ("mailers", "letters"):
        monkeypatch.setattr(port_registry.ports, port, {"some": object()})
    monkeypatch.setattr(port_registry.ports, "receipts", {"notify": NotifyReceipts(token=SECRET)})
    _calm(outside)
    yield
    _calm(outside)


def _calm(outside: Outside) -> None:
    for provider in ("notify", "smtp"):
        outside.misbehave("ok", provider=provider)


def by_smtp(outside: Outside) -> dict[str, str]:
    server = {"VICTIMCARE_MAIL_SERVER": f"127.0.0.1:{outside.smtp}", "VICTIMCARE_MAIL_TLS": "none"}
    return {"VICTIMCARE_MAILER": "smtp", "VICTIMCARE_MAIL_ADDRESS": US, **server}


def an_email(number: int) -> Notification:
    victim = a_reachable_victim(may_text=False, may_email=True)
    a_point(victim, f"person-{number}@post.example", kind="email")
    return a_queued_text(victim)


def a_letter(number: int) -> Notification:
    victim = a_victim()
    address = a_point(victim, f"{number} Made-up Street\nAshmoor\nAM1 2BC", kind="address")
    plans.agreed(victim, plans.by("letter", address))
    return a_queued_text(victim)


# One after another with the same worker and the same rows: to start them for each would take longer than the judging.


def test_emails_by_notify(outside: Outside, real_database: Database, tmp_path: Path) -> None:
    with working(outside, real_database, tmp_path / "home") as stack:
        for mode in (*MODES, *TOLD):
            _judge(stack, "notify", mode, an_email, DELIVERED)


def test_emails_by_a_mail_server(outside: Outside, real_database: Database, tmp_path: Path) -> None:
    with working(outside, real_database, tmp_path / "home", **by_smtp(outside)) as stack:
        for mode in (*MODES, "duplicate_callbacks"):
            _judge(stack, "smtp", mode, an_email, BY_SMTP.get(mode, DELIVERED))


def test_letters_by_notify(outside: Outside, real_database: Database, tmp_path: Path) -> None:
    with working(outside, real_database, tmp_path / "home", VICTIMCARE_LETTERS="notify") as stack:
        for mode in MODES:
            _judge(stack, "notify", mode, a_letter, None)


def _judge(
    stack: Running, provider: str, mode: str, make: Callable[[int], Notification], end: tuple[str, bool] | None
) -> None:
    """`end` None: no supplier reports a letter's arrival, so each is with the supplier and that is all."""
    _calm(stack.outside)
    Supplier.objects.all().delete()  # it is well, as far as anybody knows
    before = len(stack.outside.journal())
    stack.outside.misbehave(mode, provider=provider)
    made = [make(number) for number in range(EACH)]
    stack.work()
    if mode in MODES:
        stack.outside.misbehave("ok", provider=provider)
    if mode == "slow" and provider == "notify":  # what we gave up on is still being taken in
        time.sleep(notify_server.SLOW_SECONDS + 1)
    wanted = {end} if end else {("accepted", False), POSTED}
    if (provider, mode) == ("smtp", "5xx"):  # of many, some are not tried before it is well again
        wanted.add(DELIVERED)
    eventually(lambda: _settled(stack, made, wanted), within=60 + EACH)
    stack.finish()  # the person who would send again would do so now

    taken = Counter(entry["reference"] for entry in stack.outside.journal(before))
    never_taken = {FAILED, IN_DOUBT} if (provider, mode) in NEVER_TAKEN else set()
    ours = [str(telling.reference) for telling in made if end_of(telling) not in never_taken]
    print(f"\n{mode}: {EACH} by {provider}, {sum(n > 1 for n in taken.values())} doubled; bound {3 / EACH:.1%}")
    assert taken == dict.fromkeys(ours, 1), mode
    assert {end_of(telling) for telling in made} <= wanted, mode


def _settled(stack: Running, made: list[Notification], wanted: set[tuple[str, bool]]) -> bool:
    stack.finish()
    return {end_of(telling) for telling in made} <= wanted


# A mail server of the force's own, with its encryption.


@contextmanager
def encrypted(
    outside: Outside, database: Database, folder: Path, *, with_tls: bool = True
) -> Iterator[tuple[MailServer, Running]]:
    with running_mail_server(folder, with_tls=with_tls) as server:
        settings = {
            "VICTIMCARE_MAILER": "smtp",
            "VICTIMCARE_MAIL_ADDRESS": US,
            "VICTIMCARE_MAIL_SERVER": f"{NAME}:{server.port}",
            "VICTIMCARE_MAIL_AUTHORITY": str(server.authority),
            "VICTIMCARE_MAIL_USER": USER,
            "VICTIMCARE_MAIL_PASSWORD": PASSWORD,
        }
        with working(outside, database, folder / "home", **settings) as stack:
            yield server, stack


def test_where_starttls_is_missing_no_word_leaves_and_in_the_end_a_person_has_it(
    outside: Outside, real_database: Database, tmp_path: Path
) -> None:
    with encrypted(outside, real_database, tmp_path, with_tls=False) as (server, stack):
        telling = an_email(1)
        stack.work()
        assert (end_of(telling), server.taken) == (("queued", False), [])

        eventually(lambda: _settled(stack, [telling], {FAILED}), within=60)

    assert server.taken == []


@pytest.mark.parametrize(
    ("step", "answer"),
    [
        ("starttls", "454 4.7.0 not now"),
        ("recipient", "450 4.2.0 greylisted"),
        ("words", "452 4.3.1 full"),
    ],
)
def test_what_a_mail_server_puts_off_is_handed_in_once_when_it_takes_it(
    outside: Outside, real_database: Database, tmp_path: Path, step: str, answer: str
) -> None:
    with encrypted(outside, real_database, tmp_path) as (server, stack):
        server.answers[step] = answer
        telling = an_email(1)
        stack.work()
        assert server.taken == []

        eventually(lambda: _settled(stack, [telling], {("accepted", False)}), within=120)

    assert [one.was_encrypted for one in server.taken] == [True]


@pytest.mark.parametrize("step", ["recipient", "words"])
def test_what_a_mail_server_refuses_for_good_is_with_a_person_at_once(
    outside: Outside, real_database: Database, tmp_path: Path, step: str
) -> None:
    with encrypted(outside, real_database, tmp_path) as (server, stack):
        server.answers[step] = "550 5.7.1 no"
        telling = an_email(1)
        stack.work()

    assert (end_of(telling), server.taken) == (FAILED, [])


def test_a_line_dropped_after_the_dot_is_with_a_person_and_never_sent_again(
    outside: Outside, real_database: Database, tmp_path: Path
) -> None:
    with encrypted(outside, real_database, tmp_path) as (server, stack):
        server.drops_after_words = True
        telling = an_email(1)
        stack.work()
        server.drops_after_words = False
        eventually(lambda: _settled(stack, [telling], {IN_DOUBT}), within=120)

    assert len(server.taken) == 1


# The print folder.


def test_a_print_folder_that_cannot_be_written_holds_letters_until_it_can(
    outside: Outside, real_database: Database, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    with working(outside, real_database, home) as stack:
        (home / "letters").write_text("a file where the folder should be")
        made = [a_letter(number) for number in range(EACH)]
        stack.work()
        assert {end_of(telling) for telling in made} == {("queued", False)}

        (home / "letters").unlink()
        eventually(lambda: _settled(stack, made, {("accepted", False), POSTED}), within=120)

    assert Counter(letters_in(home)) == dict.fromkeys((str(telling.reference) for telling in made), 1)


def test_a_full_disk_holds_letters_until_there_is_room(
    outside: Outside, real_database: Database, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    with working(outside, real_database, home) as stack:
        made = [a_letter(number) for number in range(EACH)]
        unlimited = resource.prlimit(stack.errands.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(stack.errands.pid, resource.RLIMIT_FSIZE, (1_000, unlimited[1]))
        stack.work()
        assert {end_of(telling) for telling in made} == {("queued", False)}
        assert [path.name for path in (home / "letters").rglob("*") if path.suffix == ".pdf"] == []

        resource.prlimit(stack.errands.pid, resource.RLIMIT_FSIZE, unlimited)
        eventually(lambda: _settled(stack, made, {("accepted", False), POSTED}), within=120)

    assert Counter(letters_in(home)) == dict.fromkeys((str(telling.reference) for telling in made), 1)
