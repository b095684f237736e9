"""Reaching the victim: step by step as their plan allows, until they have the news or staff say why not."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction

from tests.services import plans
from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW, a_point, a_team, a_victim, staff
from victimcare.adapters.letters.print_folder import PrintFolder
from victimcare.records.models import (
    Contact,
    ContactPoint,
    DeliveryEscalation,
    DeliveryEscalationStep,
    Duty,
    Notification,
    PointChange,
    ReceivedMessage,
    SafeContactPlan,
    Staff,
    StoppedPoint,
    Task,
    Victim,
)
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.victim_contact.follow_up import EscalationUrgency
from victimcare.services import port_registry
from victimcare.services.follow_up import delivery_escalations, delivery_outcomes

pytestmark = pytest.mark.django_db
REFERENCE = "44/20001/26"
NEUTRAL, WHOLE = "news", "told-suspect-arrested"


@pytest.fixture(autouse=True)
def team() -> None:
    a_team()


@pytest.fixture
def victim() -> Victim:
    """Not guarded; texts are stated; an arrest has come that the victim does not know about."""
    load(REFERENCE, recorded(a_person(safe_contact={"may_text": True})))
    return load(REFERENCE, fact("suspect.arrested", NOW - timedelta(hours=9), suspect_ref="S1"))["V1"]


def the_news(victim: Victim) -> Duty:
    return Duty.objects.get(victim=victim, code="r6_suspect_arrested")


def a_text(victim: Victim, *, hours: int = 5, template: str = NEUTRAL, status: str = "delivered") -> Notification:
    went = NOW - timedelta(hours=hours)
    return Notification.objects.create(
        victim=victim,
        channel="text",
        template=template,
        status=status,
        duties=[the_news(victim).id],
        queued_at=went,
        not_before=went,
        handed_over_at=went,
        delivered_at=went if status == "delivered" else None,
    )


def pursued(victim: Victim, urgency: EscalationUrgency = EscalationUrgency.USUAL) -> DeliveryEscalation:
    delivery_escalations.open_escalation(
        victim_id=victim.id, urgency=urgency, event_ids=[the_news(victim).triggered_by_id], now=NOW
    )
    return DeliveryEscalation.objects.get(victim=victim)


def steps(pursuit: DeliveryEscalation) -> list[tuple[str, str, str]]:
    return [(step.rung, step.how, step.why) for step in pursuit.steps.order_by("id")]


def test_escalation_begins_once_a_message_has_stood_unread(victim: Victim) -> None:
    text = a_text(victim, hours=3)
    assert delivery_escalations.open_missed_escalations(now=NOW) == 0

    assert (
        delivery_escalations.open_missed_escalations(now=NOW + timedelta(hours=2)),
        delivery_escalations.open_missed_escalations(now=NOW + timedelta(hours=2)),
    ) == (1, 0)

    pursuit = DeliveryEscalation.objects.get()
    assert steps(pursuit) == [("text", "sent", "")]
    step = pursuit.steps.get()
    assert (step.telling_id, step.at) == (text.id, text.handed_over_at)


def test_and_when_an_attempt_failed(victim: Victim) -> None:
    made_by = Staff.objects.get(id=staff().staff_id or 0)
    Contact.objects.create(victim=victim, channel="phone", reached=False, made_at=NOW, made_by=made_by)

    assert delivery_escalations.open_missed_escalations(now=NOW) == 1


def test_each_step_in_its_time_skipped_where_the_plan_does_not_allow_it(victim: Victim) -> None:
    a_text(victim)
    pursuit = pursued(victim)

    delivery_escalations.advance_escalations(now=NOW + timedelta(hours=18))
    assert steps(pursuit) == [("text", "sent", "")]
    delivery_escalations.advance_escalations(now=NOW + timedelta(hours=20))

    assert steps(pursuit) == [
        ("text", "sent", ""),
        ("voice", "skipped", "not_agreed"),
        ("other_number", "skipped", "not_agreed"),
        ("letter", "skipped", "not_agreed"),
        ("visit", "asked", ""),
    ]
    task = Task.objects.get(kind=TaskKind.REACH_VICTIM)
    assert (task.victim_id, task.reason, task.subject_key) == (
        victim.id,
        "reach_visit",
        delivery_escalations.escalation_task_key(pursuit),
    )
    pursuit.refresh_from_db()
    assert (pursuit.next_at, delivery_escalations.advance_escalations(now=NOW + timedelta(days=90))) == (None, 0)


def test_a_second_number_only_if_the_victim_confirmed_it(victim: Victim) -> None:
    first, second = a_point(victim, "07700 900124"), a_point(victim, "020 7946 0123", kind="phone")
    SafeContactPlan.objects.filter(victim=victim).delete()
    plans.agreed(victim, plans.by("call", first), plans.by("call", second))

    pursuit = pursued(victim)
    for day in range(1, 9):
        delivery_escalations.advance_escalations(now=NOW + timedelta(days=day))

    assert [(rung, how) for rung, how, _ in steps(pursuit)] == [
        ("text", "skipped"),
        ("voice", "asked"),
        ("other_number", "asked"),
        ("letter", "skipped"),
        ("visit", "asked"),
    ]
    assert Task.objects.filter(kind=TaskKind.REACH_VICTIM).count() == 1


def test_it_ends_when_the_victim_reads_their_page(victim: Victim) -> None:
    pursuit = pursued(victim)
    ref = the_news(victim).triggered_by
    load(
        REFERENCE,
        fact("victim.contacted", NOW, victim_id="V1", channel="page", about=[ref.source_event_id]),
    )

    assert delivery_outcomes.settle_escalations(now=NOW) == 1

    pursuit.refresh_from_db()
    assert pursuit.ended_as == "confirmed"
    assert not Task.objects.filter(kind=TaskKind.REACH_VICTIM, closed_at=None).exists()


@pytest.mark.parametrize(("reached", "about"), [(False, True), (True, False)])
def test_a_try_or_a_talk_about_something_else_ends_nothing(victim: Victim, reached: bool, about: bool) -> None:
    pursued(victim)
    named = [the_news(victim).triggered_by.source_event_id] if about else []
    load(REFERENCE, fact("victim.contacted", NOW, victim_id="V1", channel="phone", reached=reached, about=named))

    assert delivery_outcomes.settle_escalations(now=NOW) == 0


def test_it_ends_when_the_news_is_no_longer_owed(victim: Victim) -> None:
    pursuit = pursued(victim)
    Duty.objects.filter(id=the_news(victim).id).update(ending="declined", reason="her_choice", ending_at=NOW)

    delivery_outcomes.settle_escalations(now=NOW)

    pursuit.refresh_from_db()
    assert pursuit.ended_as == "not_needed"


def test_more_news_joins_the_escalation_under_way(victim: Victim) -> None:
    pursuit = pursued(victim)
    load(REFERENCE, fact("suspect.charged", NOW, suspect_ref="S1", charges=["Burglary"]))
    charge = Duty.objects.get(victim=victim, code="r6_charge_decision_prosecute")

    delivery_escalations.open_escalation(
        victim_id=victim.id, urgency=EscalationUrgency.USUAL, event_ids=[charge.triggered_by_id], now=NOW
    )

    pursuit.refresh_from_db()
    assert pursuit.events == [the_news(victim).triggered_by_id, charge.triggered_by_id]


def test_no_escalation_stops_without_a_name_and_a_reason() -> None:
    victim = a_victim()
    pursuit = DeliveryEscalation.objects.create(victim=victim, urgency="usual", events=[1], opened_at=NOW, next_at=NOW)

    for values in ({"sealed_stop_reason": b"sealed"}, {"stopped_by_id": staff().staff_id}, {}):
        stopped = {"ended_at": NOW, "ended_as": "stopped", **values}
        with pytest.raises(IntegrityError, match="pursuit_stopped_by_somebody"), transaction.atomic():
            DeliveryEscalation.objects.filter(id=pursuit.id).update(**stopped)


def test_a_step_that_is_taken_is_a_message_by_its_own_channel_and_no_other(
    victim: Victim, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    address = a_point(victim, "14 Linnet Row\nZZ22 4AB", kind="address")
    plans.agreed(victim, plans.by("letter", address))
    monkeypatch.setattr(port_registry.ports, "letters", {"print_folder": PrintFolder(tmp_path)})

    pursuit = pursued(victim)

    letter = Notification.objects.get()
    assert (letter.channel, letter.is_pinned, letter.status) == ("letter", True, "queued")
    assert [(step.rung, step.how, step.telling_id) for step in pursuit.steps.order_by("id")] == [
        ("text", "skipped", None),
        ("voice", "skipped", None),
        ("other_number", "skipped", None),
        ("letter", "sent", letter.id),
    ]
    assert letter.duties == [the_news(victim).id]


def two_numbers(victim: Victim) -> list[tuple[str, str, str]]:
    """The calls among the steps, once all steps have been tried."""
    pursuit = pursued(victim)
    for day in range(1, 9):
        delivery_escalations.advance_escalations(now=NOW + timedelta(days=day))
    return [step for step in steps(pursuit) if step[0] in ("voice", "other_number")]


def agreed_calls(victim: Victim) -> tuple[ContactPoint, ContactPoint]:
    first, second = a_point(victim, "07700 900124"), a_point(victim, "020 7946 0123", kind="phone")
    SafeContactPlan.objects.filter(victim=victim).delete()
    plans.agreed(victim, plans.by("text", first), plans.by("call", first), plans.by("call", second))
    return first, second


def his_too(point: ContactPoint) -> None:
    """Held: it turned out to be the number of a person from whom the victim must be kept safe."""
    change = PointChange.objects.create(
        victim=Victim.objects.get(person=point.person), waits_for="clash", asked_at=NOW - timedelta(hours=1)
    )
    change.held_points.add(point)


def test_a_number_that_stands_still_is_no_other_number(victim: Victim) -> None:
    _, second = agreed_calls(victim)
    his_too(second)

    assert two_numbers(victim) == [("voice", "asked", ""), ("other_number", "skipped", "no_point")]


def test_where_the_first_stands_still_the_other_is_the_one_to_ring(victim: Victim) -> None:
    first, _ = agreed_calls(victim)
    his_too(first)

    assert two_numbers(victim) == [("voice", "asked", ""), ("other_number", "skipped", "no_point")]


def test_a_victim_who_asked_for_no_more_messages_may_still_be_rung_if_the_plan_says_so(victim: Victim) -> None:
    first, _ = agreed_calls(victim)
    received = ReceivedMessage.objects.create(
        supplier="notify",
        supplier_id="1",
        channel="text",
        kind="stop",
        received_at=NOW,
        sha256="0" * 64,
    )
    StoppedPoint.objects.create(kind="mobile", match_key=first.match_key, stopped_at=NOW, received=received)

    assert two_numbers(victim) == [("voice", "asked", ""), ("other_number", "asked", "")]
    assert ("text", "skipped", "no_point") in steps(DeliveryEscalation.objects.get())


def test_a_number_that_only_cools_cannot_be_rung_yet(victim: Victim) -> None:
    first, second = agreed_calls(victim)
    his_too(first)
    his_too(second)
    PointChange.objects.create(victim=victim, waits_for="cooling", asked_at=NOW, cools_until=NOW + timedelta(days=30))

    assert two_numbers(victim) == [("voice", "skipped", "no_point"), ("other_number", "skipped", "no_point")]


def test_a_step_that_cannot_be_taken_keeps_no_other_waiting(victim: Victim) -> None:
    a_text(victim)
    pursued(victim)
    load("44/20002/26", recorded(a_person("V2")))
    other = load("44/20002/26", fact("suspect.arrested", NOW - timedelta(hours=9), suspect_ref="S1"))["V2"]
    broken = DeliveryEscalation.objects.create(
        victim=other, urgency="usual", events=[the_news(other).triggered_by_id], opened_at=NOW, next_at=NOW
    )
    DeliveryEscalationStep.objects.create(pursuit=broken, rung="text", how="asked", at=NOW - timedelta(days=9))
    with connection.cursor() as cursor:  # an error that only this row raises
        cursor.execute(
            "CREATE FUNCTION surprise() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'surprise'; END $$;"
            "CREATE TRIGGER surprise BEFORE INSERT ON records_deliveryescalationstep FOR EACH ROW"
            f" WHEN (NEW.pursuit_id = {broken.id}) EXECUTE FUNCTION surprise()"
        )

    delivery_escalations.advance_escalations(now=NOW + timedelta(hours=20))

    assert [step[0] for step in steps(DeliveryEscalation.objects.get(victim=victim))][-1] == "visit"
    assert [step[0] for step in steps(broken)] == ["text"]
