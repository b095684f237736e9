"""A message that waits for a moment of the victim's earlier plan is decided again when another comes into force."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.services.contact_plans.changing import NEW, VICTIMS, agree, mobile, proposed
from tests.services.loading import a_person, load, recorded
from tests.services.messages.tellings import news_for, planned
from tests.services.people_and_cases import NOW
from victimcare.records.models import Notification, PlanProposal, Victim
from victimcare.services.access import Actor
from victimcare.services.contact import contact_recording
from victimcare.services.messages.notifications import NotificationPlan

pytestmark = pytest.mark.django_db

SOON = NOW + timedelta(hours=1)


def waiting_for_tomorrow(victim: Victim) -> Notification:
    assert planned(victim, news_for(victim)) == NotificationPlan(messages=1, tasks=0)
    telling = victim.tellings.get()
    assert telling.not_before == NOW + timedelta(hours=24)
    return telling


def test_news_that_waited_for_a_number_leaves_when_a_second_person_lets_it_be_used(sol: Actor, ewa: Actor) -> None:
    victim = load("44/00001/26", recorded(a_person(mobile=VICTIMS)))["V1"]
    agree(sol, victim, text=mobile(victim))
    agree(sol, victim, text=NEW)
    telling = waiting_for_tomorrow(victim)

    contact_recording.decide_plan_as_second(actor=ewa, proposal_id=PlanProposal.objects.get().id, agrees=True, now=SOON)

    telling.refresh_from_db()
    assert (telling.status, telling.not_before) == ("queued", SOON)


def test_news_that_waited_for_accepted_details_leaves_with_them(sol: Actor, ewa: Actor) -> None:
    victim = load("44/00001/26", recorded(a_person(mobile=VICTIMS, safe_contact={"may_text": True})))["V1"]
    proposal = proposed(victim, mobile=NEW)
    contact_recording.decide_details(actor=sol, proposal_id=proposal.id, accept=True, now=NOW)
    telling = waiting_for_tomorrow(victim)

    contact_recording.decide_details_as_second(actor=ewa, proposal_id=proposal.id, agrees=True, now=SOON)

    telling.refresh_from_db()
    assert (telling.status, telling.not_before) == ("queued", SOON)


def test_what_was_put_back_to_wait_keeps_its_rest(sol: Actor) -> None:
    """Another plan does not bring forward the next try at a supplier that has just failed."""
    victim = load("44/00001/26", recorded(a_person(mobile=VICTIMS)))["V1"]
    agree(sol, victim, text=mobile(victim))
    planned(victim, news_for(victim))
    Notification.objects.update(not_before=NOW + timedelta(hours=9), rests_until=NOW + timedelta(minutes=5))

    agree(sol, victim, text=mobile(victim), now=SOON)

    assert list(Notification.objects.values_list("not_before", "rests_until")) == [(SOON, NOW + timedelta(minutes=5))]
