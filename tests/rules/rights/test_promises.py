"""The force's own contact promise: made, kept, late, replaced and ended, all from the timeline."""

from __future__ import annotations

from datetime import date

import pytest

from tests.rules.rights.story import Story, person, ref
from victimcare.rules import clock
from victimcare.rules.rights.ledger_types import PromiseStatus, find_promise

DESK = "urn:victimcare:desk"


def promised(story: Story, at: str = "2026-03-02T10:00:00Z", every_days: int = 14, channel: str = "phone") -> None:
    story.add("promise.agreed", at, source=DESK, victim_id="v1", every_days=every_days, channel=channel)


@pytest.mark.parametrize(
    ("as_of", "status"),
    [
        ("2026-03-02T10:00:00Z", PromiseStatus.DUE),
        ("2026-03-16T23:59:59Z", PromiseStatus.DUE),
        ("2026-03-17T00:00:00Z", PromiseStatus.LATE),
    ],
)
def test_it_is_due_after_so_many_days_and_late_once_that_day_is_over(as_of: str, status: PromiseStatus) -> None:
    story = Story()
    promised(story)

    promise = find_promise("v1", story.facts)

    assert promise is not None
    assert (promise.starts_on, promise.due_on) == (date(2026, 3, 2), date(2026, 3, 16))
    assert promise.status(clock.parse_moment(as_of)) is status


def test_each_contact_that_reaches_the_victim_keeps_it_and_starts_the_next_round() -> None:
    story = Story()
    promised(story)
    contact = story.contact("2026-03-10T23:30:00Z", channel="text")

    promise = find_promise("v1", story.facts)

    assert promise is not None
    assert (promise.last_kept_at, promise.last_kept_by) == (contact.time, ref(contact))
    assert promise.due_on == date(2026, 3, 24)
    assert promise.status(clock.parse_moment("2026-03-24T12:00:00Z")) is PromiseStatus.KEPT
    assert promise.status(clock.parse_moment("2026-03-25T00:00:00Z")) is PromiseStatus.LATE


def test_an_attempt_another_victims_contact_and_the_victims_own_look_keep_nothing() -> None:
    story = Story(victims=[person("v1"), person("v2")])
    promised(story)
    story.contact("2026-03-04T10:00:00Z", reached=False)
    story.contact("2026-03-05T10:00:00Z", victim_id="v2")
    story.contact("2026-03-06T10:00:00Z", channel="page", source="urn:victimcare:page")
    story.contact("2026-03-07T10:00:00Z", channel="line", source="urn:victimcare:line")

    promise = find_promise("v1", story.facts)

    assert promise is not None
    assert promise.last_kept_at is None


def test_a_contact_from_before_the_agreement_keeps_nothing_of_it() -> None:
    story = Story()
    story.contact("2026-03-02T09:00:00Z")
    promised(story)

    promise = find_promise("v1", story.facts)

    assert promise is not None
    assert promise.last_kept_at is None


def test_a_new_agreement_takes_the_place_of_the_old_one() -> None:
    story = Story()
    promised(story)
    story.contact("2026-03-10T10:00:00Z")
    promised(story, "2026-03-12T10:00:00Z", every_days=7, channel="email")

    promise = find_promise("v1", story.facts)

    assert promise is not None
    assert (promise.every_days, promise.channel, promise.last_kept_at) == (7, "email", None)
    assert promise.due_on == date(2026, 3, 19)


def test_once_ended_nothing_is_promised() -> None:
    story = Story()
    promised(story)
    story.add("promise.ended", "2026-03-12T10:00:00Z", source=DESK, victim_id="v1", reason="case_closed")
    story.contact("2026-03-13T10:00:00Z")

    assert find_promise("v1", story.facts) is None
