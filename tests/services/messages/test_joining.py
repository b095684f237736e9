"""One neutral text covers the news that comes after it, until the victim looks, an hour has passed or it has failed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.outside import Outside
from tests.services import plans
from tests.services.messages.tellings import (
    NOW,
    a_plan,
    a_queued_text,
    a_victim,
    hand_over,
    news_for,
    planned,
    steps,
)
from tests.services.people_and_cases import a_duty, a_point, an_event
from victimcare.records.models import AccessGrant, Duty, Notification, NotificationState, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.services.contact import news_delivery
from victimcare.services.sessions import victim_sessions

pytestmark = pytest.mark.django_db
SOON = NOW + timedelta(minutes=5)


def more_news(victim: Victim, event_type: str = "suspect.interviewed") -> tuple[Duty, Notification]:
    """A second piece of news, with the text that was queued for it."""
    duty = news_for(victim, event_type)
    planned(victim, duty, now=SOON)
    return duty, victim.tellings.order_by("id").last() or pytest.fail("nothing was queued")


def texts_sent(outside: Outside, victim: Victim) -> int:
    return sum(len(outside.handed_over(str(telling.reference))) for telling in victim.tellings.all())


def test_three_events_in_three_quick_requests_are_one_text(outside: Outside) -> None:
    first = hand_over(a_queued_text())
    for event_type in ("suspect.interviewed", "suspect.released_without_charge"):
        _, telling = more_news(first.victim, event_type)
        assert hand_over(telling, now=SOON).status == "not_needed"

    first.refresh_from_db()
    assert texts_sent(outside, first.victim) == 1
    assert first.duties == sorted(Duty.objects.values_list("id", flat=True))
    assert NotificationState.objects.filter(reason="an unread text says the same").count() == 2


def test_news_of_risk_makes_the_phone_sound_again(outside: Outside) -> None:
    first = hand_over(a_queued_text())
    release = an_event(first.victim.case, "offender.release_planned", on="2026-12-01")
    planned(first.victim, a_duty(first.victim, release, "r11_sentence_milestones"), now=SOON)
    telling = first.victim.tellings.latest("id")

    assert hand_over(telling, now=SOON).status == "accepted"
    assert texts_sent(outside, first.victim) == 2


def test_news_that_joined_reaches_a_person_when_the_victim_never_looks(outside: Outside) -> None:
    first = hand_over(a_queued_text())
    duty, telling = more_news(first.victim)
    hand_over(telling, now=SOON)
    Duty.objects.exclude(id=duty.id).update(due_at=NOW + timedelta(days=60))

    news_delivery.ask_to_tell_unread_news(now=duty.due_at or NOW)

    task = Task.objects.get()
    assert (task.kind, task.reason, task.due_at) == (TaskKind.TELL_VICTIM, "unread", duty.due_at)


def was_told(first: Notification) -> None:
    Duty.objects.filter(id__in=first.duties).update(met_at=NOW, met_by=Duty.objects.earliest("id").triggered_by)


def was_on_victims_page(first: Notification) -> None:
    victim_sessions.begin_victim_session(grant=a_code(first.victim), now=NOW + timedelta(minutes=1))


def used_the_code(first: Notification) -> None:
    """The victim used their code on the line, which may only say that there is news."""
    AccessGrant.objects.filter(id=a_code(first.victim).id).update(last_used_at=NOW + timedelta(minutes=1))


def a_code(victim: Victim) -> AccessGrant:
    return AccessGrant.objects.create(
        victim=victim, selector_key=b"1", opens="short", made_at=NOW, expires_at=NOW, made_by="x"
    )


def failed(first: Notification) -> None:
    Notification.objects.filter(id=first.id).update(status="failed")


def went_to_another_number(first: Notification) -> None:
    first.victim.person.contact_points.update(retired_at=NOW)
    a_point(first.victim, "07700 900199")


def asks_for_a_ring(first: Notification) -> None:
    point = first.victim.person.contact_points.get()
    plans.agreed(first.victim, plans.by("text", point, wording="ring_us"))


@pytest.mark.parametrize(
    "change", [was_told, was_on_victims_page, used_the_code, failed, went_to_another_number, asks_for_a_ring]
)
def test_a_text_that_was_seen_or_that_is_not_the_same_covers_nothing_else(
    outside: Outside, change: Callable[[Notification], None]
) -> None:
    first = hand_over(a_queued_text())
    _, telling = more_news(first.victim)
    change(first)

    assert hand_over(telling, now=SOON).status == "accepted"


def test_an_hour_later_the_victim_is_written_to_again(outside: Outside) -> None:
    first = hand_over(a_queued_text())
    _, telling = more_news(first.victim)

    assert hand_over(telling, now=NOW + timedelta(hours=1)).status == "accepted"


def test_news_that_the_text_itself_tells_is_always_sent(outside: Outside) -> None:
    victim = a_victim(mobile="07700 900456")
    a_plan(victim, is_confirmed=True, wording="full", say_police=True)
    hand_over(a_queued_text(victim))
    _, telling = more_news(victim)

    assert hand_over(telling, now=SOON).template == "told-suspect-interviewed"


def test_what_the_provider_never_had_goes_again_with_all_that_joined(outside: Outside, impatient: None) -> None:
    first = a_queued_text()
    outside.misbehave("hang", count=1)
    assert hand_over(first).status == "in_doubt"
    duty, telling = more_news(first.victim)

    assert hand_over(telling, now=SOON).status == "not_needed"
    first.refresh_from_db()
    assert duty.id in first.duties
    assert steps(telling) == ["queued", "not_needed"]
