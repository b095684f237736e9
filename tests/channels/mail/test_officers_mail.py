"""A forged mail once ended the duty to tell a guarded victim. Here such mails come through the real mail server, and
none of them ends it: neither a forged one, nor a true one alone, before the officer has confirmed it on their page."""

from __future__ import annotations

import asyncio
import smtplib
import threading
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.test import override_settings

from tests.channels.mail.signed import FAIL, PASS, SERVER, a_mail, find_key, sign
from tests.conftest import Database
from tests.services.loading import fact, load
from tests.services.people_and_cases import NOW, staff
from tests.services.updates.asked import ADDRESS, LATER, OURS, a_case, ask, confirm, last_mail, told_of
from victimcare.channels.mail.author_checks import AuthorChecks
from victimcare.channels.mail.mail_server import InboundMailServer
from victimcare.records.models import Duty, OfficerAnswer, OfficerMail, OfficerQuestion, OfficerReply, Task, Victim
from victimcare.services.contact_plans import guard_marks
from victimcare.services.updates import answer_effects, officer_mail, officer_replies
from victimcare.services.updates.officer_mail import open_mail_words

DUTY = "r6_police_bail_changed"
OF_OTHERS = ("of another sender", "of another sender, in a charset in which it reads as the officer's")
# The force's server reads a@attacker.example; in the charset that the mail names it reads as the officer's.
MOVED = (
    b"Content-Type: text/plain; charset=utf-7\r\n"
    b'From: "\xe9+ACI- +ADw-rp4471+AEA-police.example+AD4- +ACg-" <a@attacker.example> (+ACk-)'
)


@pytest.fixture
def doors(real_database: Database, django_db_blocker: pytest.FixtureRequest) -> Iterator[dict[str, int]]:
    """Two mail servers of ours: one that takes this machine for the force's mail server, and one that does not."""
    with django_db_blocker.unblock(), override_settings(OFFICER_ADDRESS=ADDRESS):  # type: ignore[attr-defined]
        loop = asyncio.new_event_loop()
        relays = {"relay": ("127.0.0.1",), "stranger": ("192.0.2.25",)}
        made = {
            name: InboundMailServer(
                ("page@force.example",), lambda: NOW, ADDRESS, AuthorChecks(networks, SERVER, find_key)
            )
            for name, networks in relays.items()
        }
        ports = {name: loop.run_until_complete(door.start("127.0.0.1", 0)) for name, door in made.items()}
        thread = threading.Thread(target=loop.run_forever, daemon=True)
        thread.start()
        try:
            yield ports
        finally:
            for door in made.values():
                asyncio.run_coroutine_threadsafe(door.stop(), loop).result(timeout=60)
            loop.call_soon_threadsafe(loop.stop)
            thread.join(timeout=60)
            loop.close()


@pytest.fixture
def victim(doors: dict[str, int]) -> Victim:
    """A guarded victim, owed the news that the rules of bail changed: the officer is asked whether they have been
    told."""
    victim = a_case(events=("suspect.arrested", "suspect.bailed"), safe_contact={"may_text": False})
    guard_marks.mark_guarded(actor=staff(), victim_id=victim.id, reason="afraid of him", now=NOW - timedelta(days=1))
    changed = fact("suspect.bail_changed", NOW - timedelta(hours=1), suspect_ref="S10118", change="conditions_varied")
    load("44/10118/26", changed)
    told_of(victim)
    Task.objects.update(due_at=NOW)
    ask()
    return victim


def deliver(port: int, mail: bytes, *, to: str, now: datetime = NOW) -> OfficerReply:
    with smtplib.SMTP("127.0.0.1", port, timeout=60) as smtp:
        smtp.sendmail("bounce@anywhere.example", [to], mail)
    row = OfficerReply.objects.latest("id")
    officer_replies.sort_reply(actor=OURS, reply_id=row.id, now=now)
    row.refresh_from_db()
    return row


def is_owed(victim: Victim, now: datetime = LATER) -> bool:
    answer_effects.apply_due_answers(now=now)
    return Duty.objects.filter(victim=victim, code=DUTY, met_at=None, ending="").exists()


def heard() -> OfficerMail:
    return OfficerMail.objects.get(kind="prompt", asks__question__kind="has_she_heard")


def test_no_mail_alone_ends_the_duty_to_tell_a_guarded_victim(doors: dict[str, int], victim: Victim) -> None:
    asked = heard()
    to, letter = officer_mail.reply_address(asked), asked.asks.letter  # type: ignore[union-attr]
    plain = a_mail(f"{letter}1", to=to)
    stolen = sign(a_mail(f"{letter}1", to="ask+elsewhere@care.example", results=PASS))
    refused = {
        "forged, and its own heads say so": a_mail("1", to=to, results=FAIL, named="f1"),
        "forged, with a pass further down": a_mail(
            "1", to=to, results=FAIL, named="f2", more=f"Authentication-Results: {PASS}\r\n"
        ),
        "forged, with another server's pass": a_mail("1", to=to, results=PASS.replace("mx.", "my."), named="f3"),
        "with another domain's pass": a_mail(
            "1", to=to, results=f"{SERVER}; dkim=pass header.d=attacker.example", named="f4"
        ),
        "signed by another domain": sign(a_mail("1", to=to, named="f5"), domain="attacker.example"),
        "signed, and changed on its way": sign(a_mail("3", to=to, named="f6")).replace(b"\r\n3", b"\r\n1"),
        "with no word on who wrote it": plain,
        "true, and sent to another address": stolen,
        OF_OTHERS[1]: a_mail(
            "1", to=to, results=f"{SERVER}; dmarc=pass header.from=attacker.example", named="f9", sender="HERE"
        ).replace(b"From: HERE", MOVED),
        OF_OTHERS[0]: a_mail("1", to=to, results=PASS, sender="someone@police.example", named="f7"),
    }

    kinds = {name: deliver(doors["relay"], mail, to=to).kind for name, mail in refused.items()}
    kinds["handed in by a stranger"] = deliver(
        doors["stranger"], a_mail("1", to=to, results=PASS, named="f8"), to=to
    ).kind

    assert kinds == {**dict.fromkeys(kinds, "unproved"), **dict.fromkeys(OF_OTHERS, "stranger")}
    assert not OfficerAnswer.objects.exists()
    # The part that proves that an address is ours is in no table: it is still valid for an answer.
    assert set(OfficerReply.objects.values_list("recipient", flat=True)) == {ADDRESS}
    assert is_owed(victim)
    assert OfficerQuestion.objects.waiting().filter(kind="has_she_heard").exists()
    told = [open_mail_words(mail).body for mail in OfficerMail.objects.filter(kind="reply")]
    # A flood of forged mails is no flood for the officer.
    assert sum("nothing proves that you sent it" in body for body in told) == 1

    true = deliver(doors["relay"], a_mail("1", to=to, results=PASS, named="t1"), to=to)
    answer = true.answers.get()

    assert (true.kind, answer.needs_confirming) == ("answer", True)
    assert open_mail_words(last_mail()).subject == f"Confirm it on your page: {letter} 44/10118/26"
    assert is_owed(victim)  # also after a true mail, as long as it is not confirmed
    assert is_owed(victim, NOW + timedelta(days=9))
    assert OfficerQuestion.objects.waiting().filter(kind="has_she_heard").exists()

    confirm(answer, now=LATER)

    assert is_owed(victim, LATER + timedelta(minutes=9))  # ten minutes to undo, as for any answer
    assert not is_owed(victim, LATER + timedelta(minutes=10))


def test_an_address_is_good_for_one_answer_and_for_its_own_week(doors: dict[str, int], victim: Victim) -> None:
    asked = heard()
    to, letter = officer_mail.reply_address(asked), asked.asks.letter  # type: ignore[union-attr]
    late = NOW + timedelta(days=8)

    old = deliver(doors["relay"], sign(a_mail("1", to=to, named="o1")), to=to, now=late)
    first = deliver(doors["relay"], sign(a_mail("3", to=to, named="o2")), to=to)  # tell them for me
    again = deliver(doors["relay"], sign(a_mail("1", to=to, named="o3")), to=to)

    assert (old.kind, old.reason, old.answers.count()) == ("old", "too_old", 0)
    assert (first.kind, first.answers.get().choice) == ("answer", "tell_them")
    assert (again.kind, again.reason, again.answers.count()) == ("old", "used", 0)

    # Our answer has an address of its own, which accepts a letter with its number, or undo: a number alone means
    # nothing.
    (done,) = [mail for mail in OfficerMail.objects.all() if open_mail_words(mail).subject.startswith("Done")]
    reply_to = officer_mail.reply_address(done)
    alone = deliver(doors["relay"], sign(a_mail("1", to=reply_to, named="o4")), to=reply_to)
    undone = deliver(doors["relay"], sign(a_mail("undo", to=reply_to, named="o5")), to=reply_to)
    twice = deliver(doors["relay"], sign(a_mail(f"{letter}1", to=reply_to, named="o6")), to=reply_to)

    assert (alone.kind, undone.kind, (twice.kind, twice.reason)) == ("unclear", "undo", ("old", "used"))
    assert is_owed(victim)


def test_a_machine_that_no_relay_handed_in_changes_nothing(doors: dict[str, int], victim: Victim) -> None:
    to = officer_mail.reply_address(heard())
    away = a_mail("I am away", to=to, results=FAIL, named="m1", more="Auto-Submitted: auto-replied\r\n")

    kinds = [deliver(doors[door], away.replace(b"m1", door.encode()), to=to).kind for door in ("stranger", "relay")]

    assert kinds == ["unproved", "automatic"]
    assert Task.objects.filter(kind="officer_silent").count() == 1  # a person looks, and nothing is applied
    assert is_owed(victim)
