"""A call that we place opens with the code of her for whom we place it; its end is the message's end."""

from __future__ import annotations

from uuid import UUID

import pytest

from tests.services.loading import a_person, load, recorded
from tests.services.people_and_cases import NOW, a_team, staff
from victimcare.records.models import Call, Telling, Victim
from victimcare.services.access import Role
from victimcare.services.calls import actions, placed
from victimcare.services.people import codes
from victimcare.services.ports import MessageState

pytestmark = pytest.mark.django_db


@pytest.fixture
def victim() -> Victim:
    a_team()
    return load("50/1234/26", recorded(a_person()))["V1"]


@pytest.fixture
def message(victim: Victim) -> Telling:
    telling = Telling.objects.create(
        victim=victim,
        channel="call",
        template="news",
        queued_at=NOW,
        not_before=NOW,
        status="accepted",
        provider="line",
    )
    telling.refresh_from_db()
    return telling


def digits_for(victim: Victim) -> str:
    made = codes.make_code(actor=staff("Sol Pereira", Role.DESK), victim_id=victim.id, opens="case", now=NOW)
    return made.code.replace(" ", "")


def begun(message: Telling) -> UUID:
    return placed.begin(reference=str(message.reference), now=NOW)


def test_her_code_opens_the_call_that_is_for_her(victim: Victim, message: Telling) -> None:
    assert actions.check_code(call_id=begun(message), digits=digits_for(victim), now=NOW) is not None


def test_the_code_of_another_opens_nothing(message: Telling) -> None:
    another = load("50/1235/26", recorded(a_person("V2", mobile="07700 900456")))["V2"]

    assert actions.check_code(call_id=begun(message), digits=digits_for(another), now=NOW) is None


@pytest.mark.parametrize(
    ("outcome", "status"),
    [
        ("told", "delivered"),
        ("message_left", "delivered"),
        ("machine", "failed"),
        ("nobody_spoke", "failed"),
        ("no_answer", "failed"),
        ("ended", "failed"),
    ],
)
def test_a_message_has_arrived_only_where_she_was_told(message: Telling, outcome: str, status: str) -> None:
    call_id = begun(message)
    placed.answered(call_id=call_id, now=NOW)

    placed.end(reference=str(message.reference), outcome=outcome, now=NOW)

    message.refresh_from_db()
    call = Call.objects.get(public_id=call_id)
    assert (message.status, call.outcome, call.ended_at, call.direction) == (status, outcome, NOW, "out")


def test_what_became_of_a_call_can_be_asked(message: Telling) -> None:
    reference = str(message.reference)
    assert placed.find(reference=reference) is None

    begun(message)
    going_on = placed.find(reference=reference)
    placed.end(reference=reference, outcome="told", now=NOW)
    over = placed.find(reference=reference)

    assert going_on is not None
    assert over is not None
    assert (going_on.state, over.state) == (MessageState.SENDING, MessageState.DELIVERED)
