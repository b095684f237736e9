"""Far more messages of one kind than usual are stopped; two people let them through, or one stops them for good."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.outside import Outside
from tests.services.messages.tellings import a_queued_text, a_reachable_victim, hand_over, news_for, planned
from tests.services.people_and_cases import NOW, staff
from victimcare.records.models import BaselineRate, Brake, Case, Notification, SentMessageCount, Task
from victimcare.rules.errors import FieldRequired
from victimcare.rules.message_sending import BrakeAxis
from victimcare.services.access import Actor, PermissionRefused, Role
from victimcare.services.messages import brake_releases, message_brakes

pytestmark = pytest.mark.django_db


def texts(count: int, first: int = 100) -> list[Notification]:
    return [a_queued_text(a_reachable_victim(mobile=f"07700 900{first + n}")) for n in range(count)]


def a_text_about(event_type: str) -> Notification:
    victim = a_reachable_victim(mobile="07700 900200")
    planned(victim, news_for(victim, event_type))
    return Notification.objects.get(victim=victim)


def all_over(tellings: list[Notification], now: datetime = NOW) -> list[str]:
    return [hand_over(telling, now=now).status for telling in tellings]


@pytest.fixture
def lead() -> Actor:
    return staff("Sam Okoye", Role.SUPERVISOR)


@pytest.fixture
def two_an_hour(settings: Any) -> None:
    settings.FORCE = replace(settings.FORCE, ceilings={"suspect.arrested": 2}, usual_ceiling=50)


def the_brake() -> Brake:
    return Brake.objects.get(ended_at=None)


def test_above_its_limit_a_kind_stops_with_one_task_that_is_due_in_a_quarter_of_an_hour(
    outside: Outside, two_an_hour: None
) -> None:
    tellings = texts(5)

    assert all_over(tellings) == ["accepted", "accepted", "held", "held", "held"]

    assert {telling.held_reason for telling in tellings[2:]} == {"brake"}
    brake = the_brake()
    assert (brake.axis, brake.value, brake.sent, brake.limit, brake.usual) == (
        BrakeAxis.EVENT_TYPE, "suspect.arrested", 2, 2, 0,
    )  # fmt: skip
    [task] = Task.objects.filter(kind="brake")
    assert (task.subject_key, task.harm, task.due_at) == (f"brake:{brake.public_id}", 3, NOW + timedelta(minutes=15))


def test_only_that_kind_stops(outside: Outside, two_an_hour: None) -> None:
    all_over(texts(3))

    assert hand_over(a_text_about("suspect.interviewed")).status == "accepted"


def test_an_area_with_far_more_than_usual_stops_by_itself(outside: Outside, settings: Any) -> None:
    settings.FORCE = replace(settings.FORCE, ceilings={"AN": 1}, usual_ceiling=50)
    here, there, also_here = texts(3)
    Case.objects.filter(id__in=[here.victim.case_id, also_here.victim.case_id]).update(area="AN")
    Case.objects.filter(id=there.victim.case_id).update(area="AE")

    assert all_over([here, there, also_here]) == ["accepted", "accepted", "held"]
    assert (the_brake().axis, the_brake().value) == (BrakeAxis.AREA, "AN")


def test_an_hour_later_as_many_may_leave_again(outside: Outside, two_an_hour: None) -> None:
    all_over(texts(2))

    assert hand_over(*texts(1, first=200), now=NOW + timedelta(hours=1, minutes=10)).status == "accepted"


def test_what_is_tried_again_counts_once(outside: Outside, two_an_hour: None) -> None:
    first, second = texts(2)
    outside.misbehave("5xx", count=1)
    hand_over(first)

    assert all_over([first, second]) == ["accepted", "accepted"]
    assert SentMessageCount.objects.get(axis=BrakeAxis.EVENT_TYPE).count == 2


def test_two_people_let_it_through_and_all_of_it_leaves_at_once(
    outside: Outside, two_an_hour: None, lead: Actor
) -> None:
    tellings = texts(7)
    all_over(tellings)
    brake_id = the_brake().public_id
    brake_releases.ask_for_brake_release(
        actor=staff("Ewa Tomala", Role.DESK), brake_id=brake_id, reason="A raid.", now=NOW
    )

    assert brake_releases.release_brake(actor=lead, brake_id=brake_id, now=NOW) == 5

    assert set(Notification.objects.filter(status="queued").values_list("not_before", "rests_until")) == {(NOW, None)}
    assert all_over(tellings[2:]) == ["accepted"] * 5
    assert Task.objects.get(kind="brake").closed_at == NOW


def test_after_it_as_much_again_may_follow_that_day_and_no_more(
    outside: Outside, two_an_hour: None, lead: Actor
) -> None:
    tellings = texts(5)
    all_over(tellings)
    brake_id = the_brake().public_id
    brake_releases.ask_for_brake_release(
        actor=staff("Ewa Tomala", Role.DESK), brake_id=brake_id, reason="A raid.", now=NOW
    )
    brake_releases.release_brake(actor=lead, brake_id=brake_id, now=NOW)
    all_over(tellings[2:])

    assert all_over(texts(6, first=300)) == ["accepted"] * 5 + ["held"]


@pytest.fixture
def narrow(settings: Any) -> None:
    """Each kind has a limit that one busy hour's messages exceed: two of the event, three in the area and the words."""
    settings.FORCE = replace(settings.FORCE, ceilings={"suspect.arrested": 2}, usual_ceiling=3)


def decided(lead: Actor, *, at_most: int | None = None, seen: int | None = None) -> int:
    brake_id = the_brake().public_id
    ewa = staff("Ewa Tomala", Role.DESK)
    brake_releases.ask_for_brake_release(actor=ewa, brake_id=brake_id, reason="A raid.", at_most=at_most, now=NOW)
    return brake_releases.release_brake(actor=lead, brake_id=brake_id, seen=seen, now=NOW)


def test_what_two_people_let_through_leaves_in_one_decision_whatever_kinds_it_is_of(
    outside: Outside, narrow: None, lead: Actor
) -> None:
    tellings = texts(8)
    all_over(tellings)

    assert decided(lead) == 6

    assert all_over(tellings[2:]) == ["accepted"] * 6
    assert not Brake.objects.filter(ended_at=None).exists()
    # They have accepted nothing of their other kinds: what else leaves in the area is held to its own limit.
    others = dict(SentMessageCount.objects.exclude(axis=BrakeAxis.EVENT_TYPE).values_list("axis", "count"))
    assert set(others.values()) == {2}
    assert SentMessageCount.objects.get(axis=BrakeAxis.EVENT_TYPE).count == 8


def test_as_many_leave_as_the_first_says_the_oldest_and_the_rest_is_decided_anew(
    outside: Outside, narrow: None, lead: Actor
) -> None:
    tellings = texts(8)
    all_over(tellings)
    first = the_brake()

    assert decided(lead, at_most=4) == 4

    assert all_over(tellings[2:6]) == ["accepted"] * 4
    rest = the_brake()
    assert rest.id != first.id
    left = Notification.objects.filter(id__in=[telling.id for telling in tellings[6:]])
    assert list(left.values_list("status", "brake_id")) == [("held", rest.id)] * 2
    assert Task.objects.get(kind="brake", closed_at=None).subject_key == f"brake:{rest.public_id}"
    assert all_over(texts(1, first=300)) == ["held"]  # the kind stays stopped in this time
    assert decided(lead) == 3


def test_no_more_leave_than_are_held_nor_than_the_approver_was_shown(
    outside: Outside, narrow: None, lead: Actor
) -> None:
    all_over(texts(5))
    for wrong in (0, 4):
        with pytest.raises(brake_releases.ReleaseCountWrong):
            decided(lead, at_most=wrong)
    all_over(texts(2, first=300))  # while they decide

    assert decided(lead, seen=3) == 3
    assert Notification.objects.filter(status="held", brake=the_brake()).count() == 2


def test_the_page_says_how_many_would_leave_and_what_the_next_limit_is(
    outside: Outside, narrow: None, lead: Actor
) -> None:
    all_over(texts(8))
    ewa = staff("Ewa Tomala", Role.DESK)
    brake_releases.ask_for_brake_release(
        actor=ewa, brake_id=the_brake().public_id, reason="A raid.", at_most=4, now=NOW
    )

    [shown], _ = brake_releases.list_brakes(actor=lead, now=NOW)

    assert (shown.held, shown.leaves, shown.next_limit) == (6, 4, 12)


def test_one_person_is_not_two(outside: Outside, two_an_hour: None, lead: Actor) -> None:
    all_over(texts(3))
    brake_id = the_brake().public_id
    with pytest.raises(brake_releases.FirstApprovalMissing):
        brake_releases.release_brake(actor=lead, brake_id=brake_id, now=NOW)
    brake_releases.ask_for_brake_release(actor=lead, brake_id=brake_id, reason="A raid.", now=NOW)

    with pytest.raises(brake_releases.SameReleaser):
        brake_releases.release_brake(actor=lead, brake_id=brake_id, now=NOW)
    with pytest.raises(PermissionRefused):
        brake_releases.release_brake(actor=staff("Ewa Tomala", Role.DESK), brake_id=brake_id, now=NOW)
    with pytest.raises(FieldRequired):
        brake_releases.ask_for_brake_release(actor=lead, brake_id=brake_id, reason=" ", now=NOW)


def test_what_is_wrong_is_stopped_for_good_and_stays_owed(outside: Outside, two_an_hour: None, lead: Actor) -> None:
    tellings = texts(4)
    all_over(tellings)

    stopped = brake_releases.cancel_braked_messages(
        actor=lead, brake_id=the_brake().public_id, reason="A fault.", now=NOW
    )

    assert stopped == 2
    assert all_over(tellings[2:]) == ["not_needed", "not_needed"]
    assert Task.objects.get(kind="brake").closed_at == NOW


def test_the_usual_rate_is_learned_and_a_busy_day_leaves(outside: Outside, two_an_hour: None) -> None:
    for day in range(8):
        SentMessageCount.objects.create(
            axis=BrakeAxis.EVENT_TYPE, value="suspect.arrested", begins_at=NOW - timedelta(days=day + 1), count=3
        )

    assert message_brakes.recalculate_baseline_rates(now=NOW) == 1

    assert BaselineRate.objects.get().an_hour == 3
    assert all_over(texts(7)) == ["accepted"] * 6 + ["held"]
    assert (the_brake().usual, the_brake().limit) == (3, 6)


def test_counts_that_no_longer_teach_are_let_go(settings: Any) -> None:
    old = SentMessageCount.objects.create(axis=BrakeAxis.AREA, value="AN", begins_at=NOW - timedelta(days=29), count=3)

    message_brakes.recalculate_baseline_rates(now=NOW)

    assert not SentMessageCount.objects.filter(id=old.id).exists()


def test_the_approver_sees_where_it_all_comes_from(outside: Outside, two_an_hour: None, lead: Actor) -> None:
    all_over(texts(5))

    [shown], ended = brake_releases.list_brakes(actor=lead, now=NOW)

    assert (shown.held, shown.sent, shown.limit, ended) == (3, 2, 2, [])
    assert [(one.event_type, one.messages) for one in shown.behind] == [("suspect.arrested", 3)]
