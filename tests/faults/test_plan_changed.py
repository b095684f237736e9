"""The victim's plan changes while a message is on its way out. What was committed before the intent to send always
wins.

Short form: 60 rounds. Long form (VICTIMCARE_FAULTS=long): 10,000. In each a worker hands a text over while a colleague
changes what decides it. The person who changes it learns, under the same lock, whether the text may have left already;
where it had not, the supplier must never get it."""

from __future__ import annotations

import os
import random
import time
from collections import Counter
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from django.db import connection, transaction

from tests.conftest import Database
from tests.services import plans
from tests.services.messages.handing import hand_over_due
from tests.services.messages.tellings import NOW, a_queued_text
from tests.services.people_and_cases import a_victim, staff
from victimcare.records.models import Notification, SafeContactPlan, Staff
from victimcare.rules.safe_contact.contact_plan import ContactMethod, WordingLevel
from victimcare.services import port_registry
from victimcare.services.access import Actor
from victimcare.services.contact import contact_recording
from victimcare.services.conversations import identity_checks
from victimcare.services.messages import message_states
from victimcare.services.ports import AcceptedMessage, OutgoingText, ProviderMessage
from victimcare.services.safe_contact.plan_shapes import ProposedPlan, ProposedWay

ROUNDS = 10_000 if os.environ.get("VICTIMCARE_FAULTS") == "long" else 60
CLOSED = ({"days": ["sun"], "from": "10:00", "to": "12:00"},)  # NOW is a Wednesday


class Post:
    """A supplier of texts that takes everything, and keeps which."""

    name = "post"

    def __init__(self) -> None:
        self.taken: set[str] = set()

    def send(self, message: OutgoingText) -> AcceptedMessage:
        self.taken.add(message.reference)
        return AcceptedMessage(message.reference)

    def find(self, reference: str) -> ProviderMessage | None:
        return None


@pytest.fixture
def post(monkeypatch: pytest.MonkeyPatch, settings: Any) -> Post:
    settings.FORCE = replace(settings.FORCE, ceilings={}, usual_ceiling=10 * ROUNDS)  # the brake has tests of its own
    supplier = Post()
    monkeypatch.setattr(port_registry.ports, "texts", {supplier.name: supplier})
    return supplier


def _agree(
    actor: Actor, telling: Notification, *, wording: str = "neutral", hours: tuple[Mapping[str, Any], ...]
) -> None:
    plan = SafeContactPlan.objects.get(victim_id=telling.victim_id)
    way = ProposedWay(
        channel=ContactMethod.TEXT, point=plan.points.get().point_id, wording=WordingLevel(wording), hours=hours
    )
    contact_recording.confirm_plan(actor=actor, victim_id=telling.victim_id, plan=ProposedPlan(ways=(way,)), now=NOW)


def _withdraw(actor: Actor, telling: Notification) -> None:
    contact_recording.confirm_plan(actor=actor, victim_id=telling.victim_id, plan=ProposedPlan(), now=NOW)


def _mark_guarded(actor: Actor, telling: Notification) -> None:
    later = NOW.replace(microsecond=1)  # than the victim's plan, so that it counts no more
    contact_recording.mark_guarded(actor=actor, victim_id=telling.victim_id, reason="He has her telephone", now=later)


CHANGES: dict[str, Callable[[Actor, Notification], None]] = {
    "nothing by text": partial(_agree, wording="none", hours=()),
    "other hours": partial(_agree, hours=CLOSED),
    "no way at all": _withdraw,
    "guarded": _mark_guarded,
}


def test_a_plan_changed_while_a_message_leaves_always_wins(real_database: Database, post: Post) -> None:
    sol, colleague = staff("Sol"), Staff.objects.get(id=staff("Ewa").staff_id or 0).public_id
    ended: Counter[str] = Counter()
    with ThreadPoolExecutor(2) as threads:
        for number in range(ROUNDS):
            name, change = random.choice(list(CHANGES.items()))
            telling = _on_its_way(number)
            identity_checks.record_identity_check(
                actor=sol,
                victim_id=telling.victim_id,
                how=identity_checks.CheckMethod.IN_PERSON,
                colleague=colleague,
                now=NOW,
            )
            sent = threads.submit(_hand_over, telling, random.uniform(0, 0.02))
            seen = threads.submit(_change, change, sol, telling, random.uniform(0, 0.03))
            sent.result()
            had_left = seen.result()
            is_taken = str(telling.reference) in post.taken
            assert not (is_taken and not had_left), f"round {number}: sent after {name!r} was committed"
            ended["left before" if is_taken else "held"] += 1
        for closed in [threads.submit(_close) for _ in range(2)]:
            closed.result()

    print(f"\n{ROUNDS} plans changed while a text was leaving: {dict(ended)}, 0 outside")
    assert min(ended["left before"], ended["held"]) > ROUNDS / 20, "one side always won: nothing was raced"


def _close() -> None:
    time.sleep(0.05)  # so that each of the two threads gets one
    connection.close()


def _on_its_way(number: int) -> Notification:
    victim = a_victim(mobile=f"07700 9{number:05}")
    plans.agreed(victim, plans.by("text", victim.person.contact_points.get()))
    return a_queued_text(victim)


def _hand_over(telling: Notification, after: float) -> None:
    time.sleep(after)
    while Notification.objects.filter(
        message_states.is_message_due(NOW), id=telling.id
    ).exists():  # rows that are locked wait a moment
        hand_over_due(now=NOW)


def _change(change: Callable[[Actor, Notification], None], actor: Actor, telling: Notification, after: float) -> bool:
    """True when the text may have left before, as the person who changed it could see under the lock."""
    time.sleep(after)
    with transaction.atomic():
        change(actor, telling)
        return Notification.objects.get(id=telling.id).status != "queued"
