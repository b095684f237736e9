"""Thousands are open at once, and are checked three times a minute: as many queries for many as for one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.services.people_and_cases import NOW, a_duty, a_team, a_victim, an_event, staff
from tests.services.plans import agreed
from victimcare.records.models import DeliveryEscalation, Duty, Notification, Victim
from victimcare.records.models.victim_contact.follow_up import EscalationUrgency
from victimcare.services.access import Role
from victimcare.services.follow_up import contact_promises, delivery_outcomes

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def team() -> None:
    a_team()


def bailed(victim: Victim) -> Duty:
    """News of risk if the victim is guarded, and none if not."""
    return a_duty(victim, an_event(victim.case, "suspect.bailed", suspect_ref="S1"), "r6_suspect_bailed_or_rui")


def pursued(victim: Victim, **duty: Any) -> DeliveryEscalation:
    """A suspect is out: a message told the victim, and it is not known whether they read it."""
    event = an_event(victim.case, "offender.release_planned", suspect_ref="S1", on="2026-12-01")
    a_duty(victim, event, "r11_sentence_milestones", met_at=NOW, met_by=event, **duty)
    return DeliveryEscalation.objects.create(
        victim=victim, urgency=EscalationUrgency.RISK, events=[event.id], opened_at=NOW
    )


def asked(look: Callable[..., int]) -> int:
    """How many queries a check makes that finds nothing to do."""
    with CaptureQueriesContext(connection) as queries:
        assert look(now=NOW) == 0
    return len(queries)


def test_what_is_told_and_not_confirmed_is_looked_into_together() -> None:
    pursued(a_victim())
    one = asked(delivery_outcomes.settle_escalations)

    for _ in range(3):
        pursued(a_victim())

    assert asked(delivery_outcomes.settle_escalations) == one


def test_each_of_many_ends_as_it_would_alone() -> None:
    confirmed, unconfirmed, no_longer_owed = (pursued(a_victim()) for _ in range(3))
    duty = Duty.objects.get(victim=confirmed.victim)
    agreed(confirmed.victim)
    text(duty, confirmed_at=NOW, confirmed_how="page")
    Duty.objects.filter(victim=no_longer_owed.victim).update(
        met_at=None, met_by=None, ending="not_owed", ending_at=NOW, reason="opted_out"
    )

    assert delivery_outcomes.settle_escalations(now=NOW) == 2

    ended = dict(DeliveryEscalation.objects.values_list("id", "ended_as"))
    assert ended == {confirmed.id: "confirmed", unconfirmed.id: "", no_longer_owed.id: "not_needed"}


def test_who_is_guarded_is_asked_of_all_together() -> None:
    bailed(a_victim())
    one = asked(delivery_outcomes.escalate_missed_risk_news)

    for _ in range(3):
        bailed(a_victim())
    assert asked(delivery_outcomes.escalate_missed_risk_news) == one


def test_news_that_is_of_no_risk_to_anybody_asks_for_no_guard() -> None:
    victim = a_victim()
    nothing = asked(delivery_outcomes.escalate_missed_risk_news)
    longer = an_event(victim.case, "suspect.bail_changed", suspect_ref="S1", change="extended")
    a_duty(victim, longer, "r6_police_bail_changed")

    assert asked(delivery_outcomes.escalate_missed_risk_news) == nothing


def test_an_escalation_that_was_stopped_does_not_begin_again_because_of_another_victim() -> None:
    guarded = a_victim(is_guarded_by_facts=True)
    another = a_victim(guarded.case)
    event = an_event(guarded.case, "suspect.bailed", suspect_ref="S1")
    for victim in (guarded, another):
        a_duty(victim, event, "r6_suspect_bailed_or_rui")
    assert delivery_outcomes.escalate_missed_risk_news(now=NOW) == 1
    lead = staff("Ines Ward", Role.SUPERVISOR)
    contact_promises.stop_escalation(
        actor=lead, pursuit_id=DeliveryEscalation.objects.get().public_id, reason="Told in person.", now=NOW
    )

    assert delivery_outcomes.escalate_missed_risk_news(now=NOW) == 0

    assert DeliveryEscalation.objects.get().ended_as == "stopped"


def text(duty: Duty, **values: Any) -> Notification:
    went = NOW - timedelta(hours=1)
    return Notification.objects.create(
        victim=duty.victim,
        channel="text",
        template="news",
        status="delivered",
        duties=[duty.id],
        queued_at=went,
        not_before=went,
        **values,
    )
