"""A victim asks on their page to be rung: real times, the same promise as on the line, and no detail for a code
alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from pytest_django import Settings

from tests.services import plans
from tests.services.people.writers import signed_in_victim
from tests.services.people_and_cases import NOW, a_point, a_team, a_victim, staff
from victimcare.records.models import Callback, CallbackNotice, GuardDecision, Staff, Task, Victim
from victimcare.rules.clock import LONDON
from victimcare.services.access import Actor, PermissionRefused
from victimcare.services.access.access_actors import WebVisit
from victimcare.services.calls.callbacks import victim_callbacks
from victimcare.services.calls.callbacks.callback_slots import Slot
from victimcare.services.calls.callbacks.victim_callbacks import SlotGone

pytestmark = pytest.mark.django_db


def on_page(victim: Victim, opens: str = "case") -> Actor:
    """The victim in a visit in which the last six numbers of the code were typed again."""
    return replace(
        signed_in_victim(victim, opens), visit=WebVisit(id=1, ends_at=NOW + timedelta(hours=1), again_at=NOW)
    )


@pytest.fixture
def ada() -> Victim:
    a_team()
    victim = a_victim()
    _agreed(victim, "07700 900123")
    return victim


def _agreed(victim: Victim, number: str) -> None:
    point = a_point(victim, number)
    point.confirmed_at, point.confirmed_by_id = NOW - timedelta(days=2), staff().staff_id
    point.save()
    plans.agreed(victim, plans.by("call", point), confirmed_at=NOW - timedelta(days=2))


def _guard(victim: Victim) -> None:
    GuardDecision.objects.create(
        victim=victim,
        decided_by=Staff.objects.get(id=staff().staff_id or 0),
        decided_at=NOW - timedelta(days=3),
        is_guarded=True,
    )


def test_the_time_that_the_victim_chooses_is_promised_and_has_a_task(ada: Victim) -> None:
    shown = victim_callbacks.load_callback_options(actor=on_page(ada), now=NOW)

    said = victim_callbacks.request_callback_online(actor=on_page(ada), slot=shown.times[1], now=NOW)

    row = Callback.objects.get()
    assert (row.starts_at, row.due_at, row.is_chosen) == (shown.times[1].start, shown.times[1].until, True)
    assert (row.victim_id, row.task is not None, row.outcome) == (ada.id, True, "promised")
    assert said.id == "callbacks-promise-slot"
    assert "We will ring you between" in CallbackNotice.objects.get().words
    assert victim_callbacks.load_callback_options(actor=on_page(ada), now=NOW).promised == shown.times[1]


def test_changed_it_moves_and_given_up_it_ends_with_its_task(ada: Victim) -> None:
    times = victim_callbacks.load_callback_options(actor=on_page(ada), now=NOW).times
    victim_callbacks.request_callback_online(actor=on_page(ada), slot=times[0], now=NOW)
    victim_callbacks.request_callback_online(actor=on_page(ada), slot=times[2], now=NOW)
    assert Callback.objects.get().due_at == times[2].until

    victim_callbacks.cancel_callback_online(actor=on_page(ada), now=NOW)

    assert (Callback.objects.get().outcome, Task.objects.filter(closed_at=None).count()) == ("settled", 0)
    with pytest.raises(victim_callbacks.CallbackMissing):
        victim_callbacks.cancel_callback_online(actor=on_page(ada), now=NOW)


def test_a_time_that_is_none_of_ours_is_refused(ada: Victim) -> None:
    at_night = NOW.astimezone(LONDON).replace(hour=2) + timedelta(days=1)

    with pytest.raises(SlotGone):
        victim_callbacks.request_callback_online(
            actor=on_page(ada), slot=Slot(at_night, at_night + timedelta(hours=1)), now=NOW
        )


def test_the_page_shows_the_end_of_the_number_but_not_for_a_guarded_victim(ada: Victim) -> None:
    assert victim_callbacks.load_callback_options(actor=on_page(ada), now=NOW).ends_with == "23"
    _guard(ada)

    shown = victim_callbacks.load_callback_options(actor=on_page(ada, "all"), now=NOW)

    assert (shown.ends_with, shown.has_number) == ("", True)


def test_a_code_alone_is_told_of_no_promise_and_moves_none(ada: Victim) -> None:
    chosen = victim_callbacks.load_callback_options(actor=on_page(ada), now=NOW).times[3]
    victim_callbacks.request_callback_online(actor=on_page(ada), slot=chosen, now=NOW)

    shown = victim_callbacks.load_callback_options(actor=on_page(ada, "short"), now=NOW)
    said = victim_callbacks.request_callback_online(actor=on_page(ada, "short"), slot=None, now=NOW)

    assert (shown.promised, shown.times, shown.has_number) == (None, (), False)
    row = Callback.objects.get()
    # a person looks sooner; the time that the victim chose stays
    assert (row.due_at, row.outcome) == (chosen.until, "promised")
    assert Task.objects.get().reason == "callback_guarded"
    other = a_victim()
    assert said == victim_callbacks.request_callback_online(
        actor=on_page(other, "short"), slot=None, now=NOW
    )  # this victim had no call back
    with pytest.raises(PermissionRefused):
        victim_callbacks.cancel_callback_online(actor=on_page(ada, "short"), now=NOW)


def test_before_the_last_numbers_no_time_no_digit_and_no_call_is_shown_or_moved(ada: Victim) -> None:
    """The suspect picks up the open page: the times would be the safe hours of the victim."""
    chosen = victim_callbacks.load_callback_options(actor=on_page(ada), now=NOW).times[3]
    victim_callbacks.request_callback_online(actor=on_page(ada), slot=chosen, now=NOW)

    shown = victim_callbacks.load_callback_options(actor=signed_in_victim(ada), now=NOW)

    assert (shown.asks_again, shown.ends_with, shown.promised, shown.times) == (True, "", None, ())
    with pytest.raises(SlotGone):
        victim_callbacks.request_callback_online(actor=signed_in_victim(ada), slot=chosen, now=NOW)
    with pytest.raises(PermissionRefused):
        victim_callbacks.cancel_callback_online(actor=signed_in_victim(ada), now=NOW)
    victim_callbacks.request_callback_online(
        actor=signed_in_victim(ada), slot=None, now=NOW
    )  # a person looks sooner; the call that was chosen stays
    row = Callback.objects.get()
    assert (row.due_at, row.outcome) == (chosen.until, "promised")


def test_the_time_of_the_look_reveals_no_contact_hours() -> None:
    a_team()
    ada, anonymous = a_victim(), a_victim()
    point = a_point(ada, "07700 900123")
    lunch_on_tuesdays = [{"days": ["tue"], "from": "12:00", "to": "13:00"}]
    plans.agreed(ada, plans.by("call", point, hours=lunch_on_tuesdays))

    said = victim_callbacks.request_callback_online(actor=on_page(ada, "short"), slot=None, now=NOW)

    assert said == victim_callbacks.request_callback_online(actor=on_page(anonymous, "short"), slot=None, now=NOW)


def test_a_guarded_victims_code_chooses_no_time_before_a_second_factor(ada: Victim) -> None:
    _guard(ada)
    times = victim_callbacks.load_callback_options(actor=on_page(ada, "all"), now=NOW).times

    with pytest.raises(SlotGone):
        victim_callbacks.request_callback_online(actor=on_page(ada, "case"), slot=times[0], now=NOW)
    victim_callbacks.request_callback_online(actor=on_page(ada, "all"), slot=times[0], now=NOW)
    assert Callback.objects.get().is_chosen


def test_without_an_agreed_number_a_person_finds_the_way() -> None:
    a_team()
    victim = a_victim()

    shown = victim_callbacks.load_callback_options(actor=on_page(victim), now=NOW)
    victim_callbacks.request_callback_online(actor=on_page(victim), slot=None, now=NOW)

    assert (shown.has_number, shown.times) == (False, ())
    assert Callback.objects.get().wish == "guarded"


def test_the_last_place_of_a_time_goes_to_one(ada: Victim, settings: Settings) -> None:
    settings.FORCE = replace(settings.FORCE, callbacks_in_a_slot=1)
    other = a_victim()
    _agreed(other, "07700 900124")
    first = victim_callbacks.load_callback_options(actor=on_page(ada), now=NOW).times[0]
    victim_callbacks.request_callback_online(actor=on_page(ada), slot=first, now=NOW)

    with pytest.raises(SlotGone):
        victim_callbacks.request_callback_online(actor=on_page(other), slot=first, now=NOW)
