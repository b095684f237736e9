"""STOP against a message that is just leaving: what was committed first decides."""

from __future__ import annotations

import threading
import time
from functools import partial

from django.db import transaction

from tests.conftest import Database
from tests.examples import examples
from tests.outside import Outside
from tests.services.conversations.test_incoming import MOBILE, a_text, take_in
from tests.services.messages.tellings import a_queued_text, a_reachable_victim, hand_over, news_for, planned
from tests.services.messages.test_message_races import at_once
from victimcare.records.models import Notification


def looked_at_again(telling: Notification) -> None:
    """A sender passes over a row that another process holds, and comes back to it."""
    telling.refresh_from_db()
    if telling.status == "queued":
        hand_over(telling)


def test_a_stop_that_commits_while_the_gate_waits_for_it_wins(real_database: Database, outside: Outside) -> None:
    telling = a_queued_text(a_reachable_victim(mobile=MOBILE))
    stopping = threading.Event()

    def stop() -> None:
        with transaction.atomic():
            take_in(a_text("STOP"))
            stopping.set()
            time.sleep(0.3)  # the hand-over reaches the lock in this time

    def send() -> None:
        stopping.wait()
        hand_over(Notification.objects.get())

    at_once(stop, send)
    looked_at_again(telling)

    assert Notification.objects.get().status == "held"
    assert outside.handed_over(str(telling.reference)) == []


def test_raced_a_message_leaves_whole_or_not_at_all_and_none_leaves_after(
    real_database: Database, outside: Outside
) -> None:
    for number in (f"+4477009003{n:02}" for n in range(examples(8, long=40))):
        telling = a_queued_text(a_reachable_victim(mobile=number))

        at_once(partial(hand_over, telling), partial(take_in, a_text(f"STOP {number[-2:]}", sender=number)))

        looked_at_again(telling)
        handed_over = len(outside.handed_over(str(telling.reference)))
        assert (telling.status, handed_over) in {("held", 0), ("accepted", 1)}
        later = a_reachable_victim(mobile=number)
        assert planned(later, news_for(later)).messages == 0
