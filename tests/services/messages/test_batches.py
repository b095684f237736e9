"""Many messages in one batch: each is decided by itself, and none waits for one that hangs."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models.functions import Now

from tests.services import plans
from tests.services.messages.handing import hand_over_due
from tests.services.messages.tellings import (
    NOW,
    SYSTEM,
    a_queued_text,
    a_reachable_victim,
    news_for,
    resting_for,
    steps,
)
from tests.services.people_and_cases import a_point
from victimcare.records.models import Duty, Notification, SafeContactPlan, SentMessageCount, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.safe_contact.contact_plan import ContactMethod
from victimcare.services import port_registry, suppliers
from victimcare.services.messages.message_sender import MessageSender
from victimcare.services.ports import AcceptedMessage, OutgoingEmail, OutgoingText, ProviderMessage

pytestmark = pytest.mark.django_db


class Post:
    """A supplier that accepts everything, in order; and hangs for as long as it is told to."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.taken: list[str] = []
        self._goes_on = threading.Event()
        self._goes_on.set()

    def send(self, message: OutgoingText | OutgoingEmail) -> AcceptedMessage:
        assert self._goes_on.wait(20)
        self.taken.append(message.reference)
        return AcceptedMessage(message.reference)

    def find(self, reference: str) -> ProviderMessage | None:
        return None

    @contextmanager
    def hanging(self) -> Iterator[None]:
        self._goes_on.clear()
        try:
            yield
        finally:
            self._goes_on.set()


@pytest.fixture
def texts(monkeypatch: pytest.MonkeyPatch) -> Post:
    monkeypatch.setattr(suppliers, "_threads", {})
    post = Post("texts")
    monkeypatch.setattr(port_registry.ports, "texts", {post.name: post})
    return post


@pytest.fixture
def mail(monkeypatch: pytest.MonkeyPatch) -> Post:
    post = Post("mail")
    monkeypatch.setattr(port_registry.ports, "mailers", {post.name: post})
    return post


def some(count: int) -> list[Notification]:
    return [a_queued_text(a_reachable_victim(mobile=f"07700 900{100 + number}")) for number in range(count)]


def an_email() -> Notification:
    victim = a_reachable_victim(may_text=False, may_email=True)
    a_point(victim, "ada@post.example", kind="email")
    return a_queued_text(victim)


def statuses(tellings: list[Notification]) -> list[str]:
    found = dict(Notification.objects.values_list("id", "status"))
    return [found[telling.id] for telling in tellings]


def test_each_of_a_batch_is_decided_by_itself(texts: Post, settings: Any) -> None:
    settings.FORCE = replace(settings.FORCE, ceilings={"suspect.interviewed": 1})
    goes, waits, for_a_person, known, *two_of_a_kind = some(6)
    plans.agreed(waits.victim, plans.by("text", waits.victim.person.contact_points.get(), hours=[_SUNDAYS]))
    SafeContactPlan.objects.filter(victim=for_a_person.victim).update(stated={})
    Duty.objects.filter(victim=known.victim).update(ending="not_owed", ending_at=NOW, reason="opted_out")
    for telling in two_of_a_kind:
        _also_about(telling, "suspect.interviewed")

    assert hand_over_due(now=NOW) == 6

    in_order = [goes, waits, for_a_person, known, *two_of_a_kind]
    assert statuses(in_order) == ["accepted", "queued", "held", "not_needed", "accepted", "held"]
    assert Notification.objects.get(id=waits.id).not_before > NOW
    assert sorted(texts.taken) == sorted(str(one.reference) for one in (goes, two_of_a_kind[0]))
    assert set(Task.objects.values_list("kind", flat=True)) == {TaskKind.TELL_VICTIM, "brake"}
    assert SentMessageCount.objects.get(value="news").count == 2


def test_the_oldest_leave_first_and_no_more_than_a_batch(texts: Post) -> None:
    tellings = some(5)
    for minutes, telling in enumerate(reversed(tellings)):
        Notification.objects.filter(id=telling.id).update(not_before=NOW - timedelta(minutes=60 - minutes))

    assert hand_over_due(now=NOW, at_most=2) == 2

    assert statuses(tellings) == ["queued", "queued", "queued", "accepted", "accepted"]


def test_of_two_for_one_victim_the_second_waits_for_what_the_first_comes_to(texts: Post) -> None:
    [first] = some(1)
    second = Notification.objects.create(
        victim=first.victim, channel="text", template="news", duties=first.duties, queued_at=NOW, not_before=NOW
    )

    assert [hand_over_due(now=NOW), hand_over_due(now=NOW), hand_over_due(now=NOW)] == [1, 1, 0]

    assert statuses([first, second]) == ["accepted", "not_needed"]
    assert texts.taken == [str(first.reference)]


def test_a_batch_takes_as_many_questions_to_the_database_as_one(
    texts: Post, django_assert_max_num_queries: Any
) -> None:
    some(1)
    hand_over_due(now=NOW)  # loads the values that are cached for good
    some(10)

    with django_assert_max_num_queries(45):
        assert hand_over_due(now=NOW) == 10


def test_a_supplier_that_hangs_keeps_no_message_of_another(texts: Post, mail: Post) -> None:
    in_doubt, email = some(1), an_email()
    messenger = MessageSender(SYSTEM)
    with texts.hanging():
        began = time.monotonic()
        while Notification.objects.get(id=email.id).status != "accepted":
            messenger.turn(now=NOW)
        took = time.monotonic() - began
        assert statuses(in_doubt) == ["handed_over"]
    messenger.finish()

    assert (took < 60, statuses(in_doubt)) == (True, ["accepted"])


def test_an_answer_that_came_just_before_the_end_is_taken_in(texts: Post) -> None:
    tellings = some(1)
    messenger = MessageSender(SYSTEM)
    messenger.start(now=NOW)
    messenger.wait(20)

    messenger.finish(within=0)

    assert statuses(tellings) == ["accepted"]


def test_no_more_is_promised_to_a_supplier_than_it_is_called_with_at_once(
    texts: Post, mail: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(suppliers.SLOTS_PER_SUPPLIER, ContactMethod.TEXT, 3)
    tellings, email = some(7), an_email()
    messenger = MessageSender(SYSTEM)
    with texts.hanging():
        began = datetime.now(UTC)
        assert messenger.start(now=NOW) == 8
        latest = datetime.now(UTC) + timedelta(seconds=1)
        assert sorted(statuses(tellings)) == ["handed_over"] * 3 + ["queued"] * 4
        waiting = Notification.objects.filter(status="queued")
        assert all(began < one.rests_until <= latest for one in waiting if one.rests_until)
        assert waiting.filter(rests_until=None).count() == 0

        waiting.update(rests_until=None)
        assert messenger.start(now=NOW) == 0, "no text is taken in hand while there is no place for it"
    messenger.finish()
    assert statuses([email, *tellings]).count("accepted") == 4

    for _ in range(2):
        waiting.update(rests_until=None)
        hand_over_due(now=NOW)
    assert set(statuses(tellings)) == {"accepted"}
    assert sorted(texts.taken) == sorted(str(one.reference) for one in tellings)


def test_one_that_cannot_be_decided_keeps_none_of_the_others(texts: Post) -> None:
    tellings = some(3)
    of_victim = SafeContactPlan.objects.filter(victim=tellings[1].victim)
    of_victim.update(stated={"may_text": True, "hours": [{"days": ["someday"], "from": "10:00", "to": "12:00"}]})

    with resting_for(60, tellings[1]):
        assert hand_over_due(now=NOW) == 3

    assert statuses(tellings) == ["accepted", "queued", "accepted"]
    assert Notification.objects.get(id=tellings[1].id).attempts == 0
    assert hand_over_due(now=NOW) == 0


def test_an_accident_while_a_kind_is_stopped_keeps_no_place_with_a_supplier(texts: Post, settings: Any) -> None:
    settings.FORCE = replace(settings.FORCE, ceilings={"news": 1})
    tellings = some(2)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE records_taskchange RENAME COLUMN sealed_note TO note_away")
        assert hand_over_due(now=NOW) == 2
        cursor.execute("ALTER TABLE records_taskchange RENAME COLUMN note_away TO sealed_note")

    assert statuses(tellings) == ["accepted", "queued"]
    assert (
        suppliers.count_free_slots(ContactMethod.TEXT, texts.name) == suppliers.SLOTS_PER_SUPPLIER[ContactMethod.TEXT]
    )


def test_back_off_is_real_time_where_the_clock_of_the_product_stands_still(texts: Post) -> None:
    [telling] = some(1)
    Notification.objects.update(rests_until=Now() + timedelta(minutes=10))
    assert hand_over_due(now=NOW) == 0

    Notification.objects.update(rests_until=Now() - timedelta(milliseconds=1))  # and long after NOW
    assert hand_over_due(now=NOW) == 1
    assert steps(telling) == ["queued", "handed_over", "accepted"]


def test_a_message_for_later_is_taken_when_the_clock_of_the_product_says_so(texts: Post) -> None:
    some(1)
    Notification.objects.update(not_before=NOW + timedelta(hours=1))

    assert hand_over_due(now=NOW + timedelta(minutes=59)) == 0
    assert hand_over_due(now=NOW + timedelta(hours=1)) == 1


_SUNDAYS = {"days": ["sun"], "from": "10:00", "to": "12:00"}  # NOW is a Wednesday


def _also_about(telling: Notification, kind: str) -> None:
    """The message tells this news instead."""
    victim: Victim = telling.victim
    duty = news_for(victim, kind)
    Duty.objects.filter(victim=victim).exclude(id=duty.id).delete()
    Notification.objects.filter(id=telling.id).update(duties=[duty.id])
