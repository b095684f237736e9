"""Two at once, on a database with real commits: what was committed first decides."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

from django.db import connection, transaction
from django.db.models.functions import Now

from tests.conftest import Database
from tests.outside import Outside
from tests.services.messages.handing import hand_over_due
from tests.services.messages.tellings import (
    NOW,
    SYSTEM,
    a_queued_text,
    a_reachable_victim,
    hand_over,
    news_for,
    planned,
)
from tests.services.people_and_cases import a_point, a_victim, staff
from victimcare.records.models import AuditEntry, Brake, ContactInvitation, Notification, SafeContactPlan, Task
from victimcare.rules.safe_contact.contact_plan import ContactLater, ContactMethod
from victimcare.services.access import Role
from victimcare.services.messages import brake_releases, delivery_status, message_states
from victimcare.services.messages.batch_preparation import prepare_batch
from victimcare.services.messages.special_messages import _queue_invitation_once
from victimcare.services.ports import DeliveryReceipt, MessageState
from victimcare.services.safe_contact import gate, page_access

LATER = NOW + timedelta(minutes=1)


def at_once(*acts: Callable[[], object]) -> None:
    """Run these in threads of their own that start together; raises what one of them raised."""
    start, failed = threading.Barrier(len(acts)), []

    def run(act: Callable[[], object]) -> None:
        try:
            start.wait()
            act()
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed:
        raise failed[0]


def until_nothing_is_queued(*, at_most: int = 20) -> None:
    """Sends until nothing is queued, as a messenger does: a message locked by another messenger is found the next
    time."""
    while Notification.objects.filter(message_states.is_message_due(NOW)).exists():
        hand_over_due(now=NOW, at_most=at_most)


def test_a_plan_change_that_commits_while_the_gate_waits_for_it_wins(real_database: Database, outside: Outside) -> None:
    telling = a_queued_text()
    changing = threading.Event()

    def change() -> None:
        with transaction.atomic():
            gate.lock_victims([telling.victim_id])
            SafeContactPlan.objects.update(stated={})
            changing.set()
            time.sleep(0.3)  # the hand-over reaches the lock in this time

    def send() -> None:
        changing.wait()
        until_nothing_is_queued()

    at_once(change, send)

    assert Notification.objects.get().held_reason == "not_agreed"
    assert outside.handed_over(str(telling.reference)) == []


def test_the_brake_holds_when_many_leave_at_once(real_database: Database, outside: Outside, settings: Any) -> None:
    settings.FORCE = replace(settings.FORCE, ceilings={"news": 3})
    tellings = [a_queued_text(a_reachable_victim(mobile=f"07700 90010{n}")) for n in range(8)]

    at_once(*[partial(until_nothing_is_queued, at_most=2)] * 4)

    statuses = sorted(Notification.objects.values_list("status", flat=True))
    assert statuses == ["accepted"] * 3 + ["held"] * 5
    assert sum(len(outside.handed_over(str(telling.reference))) for telling in tellings) == 3
    assert Task.objects.filter(kind="brake").count() == 1


def test_what_a_batch_holds_while_its_kind_is_let_through_is_let_through_with_the_others(
    real_database: Database, outside: Outside, settings: Any
) -> None:
    settings.FORCE = replace(settings.FORCE, ceilings={"news": 1})
    goes, held, later = (a_queued_text(a_reachable_victim(mobile=f"07700 90010{n}")) for n in range(3))
    Notification.objects.filter(id=later.id).update(not_before=LATER)
    until_nothing_is_queued()
    brake = Brake.objects.get(ended_at=None)
    first, second = (staff(name, Role.SUPERVISOR) for name in ("Sam Okoye", "Jo Lind"))
    brake_releases.ask_for_brake_release(actor=first, brake_id=brake.public_id, reason="It is right.", now=NOW)

    release = partial(brake_releases.release_brake, actor=second, brake_id=brake.public_id, now=NOW)
    decision = threading.Thread(target=at_once, args=[release])
    with transaction.atomic():
        prepare_batch(now=LATER, at_most=20, claimed=[])
        decision.start()
        decision.join(0.5)
    decision.join()

    found = dict(Notification.objects.values_list("id", "status"))
    assert found == {goes.id: "accepted", held.id: "queued", later.id: "queued"}


def test_two_workers_with_one_message_send_it_once(real_database: Database, outside: Outside) -> None:
    telling = a_queued_text()

    at_once(*[until_nothing_is_queued] * 6)

    assert len(outside.handed_over(str(telling.reference))) == 1


def test_messengers_that_take_batches_at_once_hand_each_message_over_once(
    real_database: Database, outside: Outside, settings: Any
) -> None:
    settings.FORCE = replace(settings.FORCE, usual_ceiling=1000)
    tellings = [a_queued_text(a_reachable_victim(mobile=f"07700 9001{n}")) for n in range(10, 50)]

    at_once(*[partial(until_nothing_is_queued, at_most=7)] * 4)

    assert set(Notification.objects.values_list("status", flat=True)) == {"accepted"}
    assert [len(outside.handed_over(str(telling.reference))) for telling in tellings] == [1] * 40


def test_a_receipt_told_many_times_at_once_is_taken_in_once(real_database: Database, outside: Outside) -> None:
    telling = hand_over(a_queued_text())
    receipt = DeliveryReceipt(str(telling.reference), telling.provider_id, MessageState.DELIVERED, NOW)

    told = partial(delivery_status.record_delivery_receipt, actor=SYSTEM, supplier="notify", receipt=receipt)
    at_once(*[partial(told, now=NOW + timedelta(minutes=1))] * 6)

    assert list(telling.states.order_by("id").values_list("status", flat=True)) == [
        "queued", "handed_over", "accepted", "delivered",
    ]  # fmt: skip


def test_news_planned_twice_at_once_is_one_text(real_database: Database) -> None:
    victim = a_reachable_victim()
    duties = [news_for(victim), news_for(victim, "suspect.interviewed")]

    at_once(*[partial(planned, victim, duty) for duty in duties])

    assert sorted(Notification.objects.get().duties) == sorted(duty.id for duty in duties)


def test_asked_for_by_eight_at_once_there_is_one(real_database: Database) -> None:
    victim = a_victim(mobile="07700 900123")
    duties = [news_for(victim) for _ in range(8)]

    at_once(*(partial(planned, victim, duty) for duty in duties))

    assert ContactInvitation.objects.count() == Notification.objects.filter(template="invitation").count() == 1


def test_two_cases_of_one_person_at_once_get_one_invitation(real_database: Database) -> None:
    """Each transaction sees the number as unshared until the other is stored: the table decides."""
    victims = [a_victim(mobile="07700 900123"), a_victim()]
    a_point(victims[1], "07700 900123")
    points = [victim.person.contact_points.get() for victim in victims]
    decision = ContactLater(NOW + timedelta(days=1), ContactMethod.TEXT)

    at_once(
        *(
            partial(_queue_invitation_once, victim, decision, own, NOW)
            for victim, own in zip(victims, points, strict=True)
        )
    )

    assert ContactInvitation.objects.count() == Notification.objects.count() == 1


def test_opening_pages_of_the_case_without_pause_does_not_delay_another_victims_news(
    real_database: Database, outside: Outside
) -> None:
    """The suspect is another victim of the case, and has a code of his own."""
    telling = a_queued_text()
    with_him = a_victim(telling.victim.case)
    has_left = threading.Event()

    def look() -> None:
        while not has_left.is_set():
            with transaction.atomic():
                page_access.lock_plan(with_him.id)
                time.sleep(0.02)

    def send() -> None:
        time.sleep(0.5)  # by now the threads wait for the lock
        try:
            assert hand_over_due(now=LATER) == 1
        finally:
            has_left.set()

    at_once(*[look] * 6, send)

    telling.refresh_from_db()
    assert telling.attempts == 1


def test_a_hand_over_is_noted_once_however_often_it_is_tried_and_by_whichever_report(
    real_database: Database, outside: Outside, settings: Any
) -> None:
    """Refused at first, then accepted by a supplier that drops the line; then the messengers look it up while receipts
    come."""
    settings.FORCE = replace(settings.FORCE, usual_ceiling=1000)
    tellings = [a_queued_text(a_reachable_victim(mobile=f"07700 9001{n}")) for n in range(10, 22)]
    for mode in ("5xx", "accept_then_drop"):
        outside.misbehave(mode)
        at_once(*[partial(until_nothing_is_queued, at_most=5)] * 3)
        assert not _noted()
        Notification.objects.update(rests_until=Now())
    outside.misbehave("ok")

    def receipts() -> None:
        for telling in tellings[::2]:
            receipt = DeliveryReceipt(str(telling.reference), "an id", MessageState.DELIVERED, NOW)
            delivery_status.record_delivery_receipt(actor=SYSTEM, supplier="notify", receipt=receipt, now=NOW)

    at_once(*[partial(hand_over_due, now=NOW, at_most=5)] * 3, receipts)
    for _ in range(5):  # on a busy machine
        Notification.objects.exclude(status__in=["accepted", "delivered"]).update(rests_until=Now())
        hand_over_due(now=NOW)

    assert [len(outside.handed_over(str(telling.reference))) for telling in tellings] == [1] * 12
    assert min(Notification.objects.values_list("attempts", flat=True)) >= 2
    assert _noted() == {str(telling.public_id): 1 for telling in tellings}


def _noted() -> dict[str, int]:
    """How often each message was noted as handed over. Always by the messengers, whatever reported it first."""
    found = AuditEntry.objects.filter(act="message.handed_over", actor="messages.hand_over")
    return dict(Counter(found.values_list("detail__message", flat=True)))
