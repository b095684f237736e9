"""Messages for tests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models.functions import Now

from tests.services import plans
from tests.services.messages.handing import hand_over_due
from tests.services.people_and_cases import NOW, a_case, a_duty, a_victim, an_event
from victimcare.records.models import Duty, Notification, NotificationState, SafeContactPlan, Victim
from victimcare.services.access import Actor
from victimcare.services.messages import notifications

SYSTEM = Actor.system("test")
MOBILE = "07700 900123"


def a_reachable_victim(*, mobile: str = MOBILE, **plan: Any) -> Victim:
    """Not guarded, with a stated plan that permits texts."""
    victim = a_victim(mobile=mobile)
    a_plan(victim, **plan)
    return victim


def a_plan(victim: Victim, *, is_confirmed: bool = False, **values: Any) -> SafeContactPlan:
    """A plan stated by the record system with these values beside `may_text`; or agreed for texts to the victim's
    mobile."""
    if is_confirmed:
        return plans.agreed(victim, plans.by("text", victim.person.contact_points.get(kind="mobile"), **values))
    return plans.stated(victim, **({"may_text": True} | values))


def news_for(victim: Victim, type: str = "suspect.arrested", **values: Any) -> Duty:  # noqa: A002
    code = "r6_" + type.replace(".", "_")
    return a_duty(victim, an_event(victim.case, type, **values), code)


def planned(
    victim: Victim, *duties: Duty, now: datetime = NOW, is_call_given_up: bool = False
) -> notifications.NotificationPlan:
    ids = [duty.id for duty in duties or victim.duties.all()]
    return notifications.plan_notifications(actor=SYSTEM, duty_ids=ids, now=now, is_call_given_up=is_call_given_up)


def a_queued_text(victim: Victim | None = None, *, now: datetime = NOW) -> Notification:
    victim = victim or a_reachable_victim()
    planned(victim, news_for(victim), now=now)
    return victim.tellings.get()


def hand_over(telling: Notification, *, now: datetime = NOW) -> Notification:
    """Sends a batch of this message alone, rested or not; others that are due stay where they are."""
    Notification.objects.filter(id=telling.id, status="queued").update(rests_until=None)
    with alone(telling):
        hand_over_due(now=now)
    telling.refresh_from_db()
    return telling


def look_up(telling: Notification, *, now: datetime = NOW) -> Notification:
    """Asks the provider about this message, its doubt having lasted long enough."""
    Notification.objects.filter(id=telling.id, rests_until__isnull=False).update(rests_until=Now())
    with alone(telling):
        hand_over_due(now=now)
    telling.refresh_from_db()
    return telling


@contextmanager
def alone(telling: Notification) -> Iterator[None]:
    """Keeps every other message from being due inside the block."""
    others = Notification.objects.exclude(id=telling.id).filter(status__in=["queued", "handed_over", "in_doubt"])
    rested = dict(others.values_list("id", "rests_until"))
    others.update(rests_until=Now() + timedelta(days=1))
    yield
    for telling_id, rests_until in rested.items():
        Notification.objects.filter(id=telling_id).update(rests_until=rests_until)


def rests(telling: Notification) -> float:
    """For how many seconds no sender takes the message, as stored now; 0: it may be taken at once."""
    until = Notification.objects.values_list("rests_until", flat=True).get(id=telling.id)
    return max(0.0, (until - datetime.now(UTC)).total_seconds()) if until else 0.0


@contextmanager
def resting_for(seconds: float, telling: Notification) -> Iterator[None]:
    """By the end of the block no sender takes the message for so many seconds, counted from within the block: however
    long the block took."""
    began, rest = datetime.now(UTC), timedelta(seconds=seconds)
    yield
    until = Notification.objects.values_list("rests_until", flat=True).get(id=telling.id)
    assert until is not None
    assert began <= until - rest <= datetime.now(UTC)


def steps(telling: Notification) -> list[str]:
    """The states that the message went through."""
    return list(NotificationState.objects.filter(telling=telling).order_by("id").values_list("status", flat=True))


__all__ = ["NOW", "a_case", "a_duty", "a_victim", "an_event"]
