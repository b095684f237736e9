"""Attempted, delivered and confirmed by the victim are three figures."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.services.people_and_cases import NOW, a_team, a_victim, staff
from victimcare.records.models import Contact, DeliveryEscalation, DeliveryEscalationStep, Notification
from victimcare.services.follow_up import news_confirmation
from victimcare.services.follow_up.news_confirmation import ReachFigures

pytestmark = pytest.mark.django_db


def a_pursuit(status: str = "", *, days: int = 1, **values: Any) -> DeliveryEscalation:
    victim, opened_at = a_victim(), NOW - timedelta(days=days)
    usual: dict[str, Any] = {"urgency": "risk", "events": [1], "opened_at": opened_at}
    pursuit = DeliveryEscalation.objects.create(victim=victim, **(usual | values))
    if status:
        telling = Notification.objects.create(
            victim=victim,
            channel="text",
            template="news",
            status=status,
            queued_at=opened_at,
            not_before=opened_at,
            handed_over_at=None if status == "queued" else opened_at,
            delivered_at=opened_at if status == "delivered" else None,
        )
        DeliveryEscalationStep.objects.create(pursuit=pursuit, rung="text", how="sent", at=opened_at, telling=telling)
    return pursuit


def test_what_waits_is_no_attempt_what_arrived_is_not_confirmed_and_each_is_counted_once() -> None:
    a_team()
    for status in ("", "queued", "failed", "accepted", "delivered"):
        a_pursuit(status)
    a_pursuit("delivered", ended_at=NOW, ended_as="confirmed")
    a_pursuit("delivered", days=8)
    rung = a_pursuit(urgency="soon")
    for reached in (False, True):
        Contact.objects.create(
            victim=rung.victim, channel="phone", reached=reached, made_at=NOW, made_by_id=staff().staff_id or 0
        )

    assert news_confirmation.count_reached(now=NOW) == [
        ReachFigures("risk", begun=6, attempted=4, delivered=2, confirmed=1),
        ReachFigures("soon", begun=1, attempted=1, delivered=1, confirmed=0),
    ]
