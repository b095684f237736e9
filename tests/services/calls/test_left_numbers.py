"""A call back to a number that was only left on the line: a suspect may have left the victim's, and learns nothing
there."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.services.calls.waiting import a_call
from tests.services.people_and_cases import NOW, a_point, a_team, a_victim, staff
from tests.services.plans import agreed, by
from victimcare.records.models import Callback, CallbackAttempt, ContactPoint, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.safe_contact.contact_plan import (
    CallerDisplay,
    ContactByStaff,
    ContactLater,
    ContactMethod,
    StaffOnlyReason,
)
from victimcare.rules.safe_contact.contact_points import telephone_key
from victimcare.services.access import Actor, PermissionRefused, Role
from victimcare.services.calls import caller_actions
from victimcare.services.calls.callbacks import callback_ringing, callback_slots, callback_upkeep, forbidden_numbers
from victimcare.services.contact_plans import guard_marks

pytestmark = pytest.mark.django_db
NUMBER = "07700900456"
HOUR = timedelta(hours=1)
FROM_TEN = {"days": ["wed"], "from": "10:00", "to": "12:00"}  # NOW is nine on a Wednesday


@pytest.fixture(autouse=True)
def team() -> None:
    a_team()


def whose_number_it_is(*, is_agreed: bool = True, channel: str = "call", **way: Any) -> Victim:
    victim = a_victim()
    point = a_point(victim, "07700 900456")
    ContactPoint.objects.filter(id=point.id).update(
        match_key=telephone_key(NUMBER), confirmed_at=NOW, confirmed_by_id=staff().staff_id
    )
    if is_agreed:
        agreed(victim, by(channel, point, **way))
    return victim


def left(number: str = NUMBER) -> Callback:
    caller_actions.request_callback(call_id=a_call(), wish="back", keyed_number=number, caller_number="", now=NOW)
    return Callback.objects.latest("id")


def ring(
    callback: Callback, *, by_whom: Actor | None = None, at: Any = NOW
) -> callback_ringing.StartedAttempt | ContactLater | ContactByStaff:
    return callback_ringing.start_attempt(
        actor=by_whom or staff(), callback_id=callback.public_id, by_the_desk=False, now=at
    )


def test_it_is_rung_only_in_hours_that_the_victims_plan_does_not_forbid() -> None:
    whose_number_it_is(hours=[FROM_TEN])
    callback, sol = left(), staff()

    early, in_agreed_hours = ring(callback, by_whom=sol), ring(callback, by_whom=sol, at=NOW + HOUR)

    assert early == ContactLater(NOW + HOUR, ContactMethod.CALL)
    assert isinstance(in_agreed_hours, callback_ringing.StartedAttempt)
    how = in_agreed_hours.how
    assert (how.number, how.shown, how.may_leave_message, how.point) == (NUMBER, CallerDisplay.WITHHELD, False, None)


@pytest.mark.parametrize("is_agreed", [True, False])
def test_for_a_guarded_victim_a_person_decides_and_no_number_is_shown(is_agreed: bool) -> None:
    victim = whose_number_it_is(is_agreed=is_agreed)
    guard_marks.mark_guarded(actor=staff(), victim_id=victim.id, reason="He lives there.", now=NOW)
    callback = left()

    assert ring(callback) == ContactByStaff(StaffOnlyReason.GUARDED)
    assert not CallbackAttempt.objects.exists()


def test_a_guarded_victims_number_that_was_left_makes_one_task_to_reach_them() -> None:
    victim = whose_number_it_is()
    guard_marks.mark_guarded(actor=staff(), victim_id=victim.id, reason="He lives there.", now=NOW)
    left("07700900457")  # no victim's number
    callback = left()
    callback_upkeep.maintain_callbacks(now=callback.starts_at - 2 * HOUR)
    before = Task.objects.filter(kind=TaskKind.REACH_VICTIM).count()

    callback_upkeep.maintain_callbacks(now=callback.starts_at)
    task = Task.objects.get(kind=TaskKind.REACH_VICTIM)
    Task.objects.filter(id=task.id).update(closed_at=NOW, outcome="done")
    callback_upkeep.maintain_callbacks(now=callback.starts_at)

    assert (before, task.victim, task.harm, task.due_at) == (0, victim, 3, callback.due_at)
    assert Task.objects.filter(kind=TaskKind.REACH_VICTIM).count() == 1
    assert not Task.objects.filter(kind="call_back", victim=victim).exists(), "the promise still belongs to no case"


def test_without_an_agreement_to_calls_only_a_person_decides_to_ring_it() -> None:
    whose_number_it_is(channel="text")

    assert ring(left()) == ContactByStaff(StaffOnlyReason.NOT_AGREED)


def test_a_number_in_no_plan_is_rung_in_hours_that_are_not_quiet() -> None:
    whose_number_it_is(is_agreed=False)

    found = ring(left())

    assert isinstance(found, callback_ringing.StartedAttempt)
    assert (found.how.number, found.how.shown) == (NUMBER, CallerDisplay.NEUTRAL)


def test_when_it_is_asked_for_nothing_shows_that_the_number_is_in_a_plan() -> None:
    """Otherwise a suspect could learn the victim's hours by keying their number."""
    nobodys = left("07700900457")
    whose_number_it_is(hours=[FROM_TEN])

    own = left()

    assert (own.starts_at, own.due_at) == (nobodys.starts_at, nobodys.due_at)
    assert callback_slots.list_open_slots(call_id=a_call(), now=NOW)


def test_a_number_that_was_blanked_is_not_rung() -> None:
    callback = left()
    Callback.objects.filter(id=callback.id).update(number_note="")

    assert ring(callback) == ContactByStaff(StaffOnlyReason.NO_POINT)


@pytest.mark.parametrize("is_guarded", [True, False])
def test_where_a_person_decides_a_supervisor_has_the_victim_reached_in_their_own_way(is_guarded: bool) -> None:
    victim = whose_number_it_is(channel="text")
    if is_guarded:
        guard_marks.mark_guarded(actor=staff(), victim_id=victim.id, reason="He lives there.", now=NOW)
    callback, lead = left(), staff("Sam Okoye", Role.SUPERVISOR)
    asked: dict[str, Any] = {"callback_id": callback.public_id, "remark": "He may have her telephone.", "now": NOW}
    with pytest.raises(PermissionRefused):
        forbidden_numbers.have_number_owners_reached(actor=staff(), **asked)

    forbidden_numbers.have_number_owners_reached(actor=lead, **asked)
    callback_upkeep.maintain_callbacks(now=callback.starts_at)

    task = Task.objects.get(kind=TaskKind.REACH_VICTIM)
    assert (task.victim, task.reason, task.due_at) == (victim, "left_number", callback.due_at)
    callback.refresh_from_db()
    assert (callback.outcome, callback.made_by_id, callback.victim) == ("not_reached", lead.staff_id, None)
    assert not Task.objects.filter(kind="call_back", closed_at=None).exists()
    assert not CallbackAttempt.objects.exists()


def test_where_no_plan_forbids_it_there_is_nothing_to_decide() -> None:
    lead = staff("Sam Okoye", Role.SUPERVISOR)
    callback = left()

    with pytest.raises(forbidden_numbers.NumberMayBeRung):
        forbidden_numbers.have_number_owners_reached(
            actor=lead, callback_id=callback.public_id, remark="So I think.", now=NOW
        )

    assert Callback.objects.get().outcome == "promised"
