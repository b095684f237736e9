"""How many agents the coming week needs, from our own log; and nothing is said where too little is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from django.conf import settings
from django.db import Error, transaction
from django.test import override_settings

from tests.services.calls.past_calls import past
from tests.services.calls.waiting import a_call
from tests.services.people_and_cases import NOW, staff
from victimcare.records.models import Call, CallForecast, CentreCall, QueueEntry
from victimcare.rules.calls.opening_hours import OpeningHours, OpeningWindow
from victimcare.rules.clock import ONE_DAY
from victimcare.rules.errors import NotFound
from victimcare.rules.force import ForceLine
from victimcare.services.access import Actor, PermissionRefused, Role
from victimcare.services.calls import call_forecasts, caller_actions, staffing_plan
from victimcare.services.calls.call_forecasts import UnforecastCallers

pytestmark = pytest.mark.django_db
TODAY = NOW.date()  # a Wednesday
A_DAY = (60, 50, 45, 45, 40, 20, 10)


@pytest.fixture
def lead() -> Actor:
    return staff("Sam Okoye", Role.SUPERVISOR)


def test_where_nothing_is_known_nothing_is_advised(lead: Actor) -> None:
    found = staffing_plan.load_staffing_plan(actor=lead, now=NOW)

    assert [day.needs for day in found.days] == [()] * 7
    assert (found.measured.handling, found.measured.patience) == (None, None)
    assert {(one.expected, one.came) for one in found.back} == {(None, 0)}


def test_a_week_from_the_log_with_people_for_each_half_hour(lead: Actor) -> None:
    past(TODAY - ONE_DAY, days=30, a_day=A_DAY)

    found = staffing_plan.load_staffing_plan(actor=lead, now=NOW)
    monday = next(day for day in found.days if day.on.weekday() == 0)

    assert monday.calls == pytest.approx(60, rel=0.25)
    busiest = monday.busiest
    assert busiest is not None
    assert 18 <= busiest.slot < 26  # from nine to one
    assert busiest.people is not None
    assert busiest.if_patient is not None
    assert 1 <= busiest.people <= busiest.if_patient  # more agents are needed if no caller gives up
    choices = staffing_plan.list_staffing_choices(busiest, found.measured, found.aim)
    advised = next(each for each in choices if each.people == busiest.people)
    assert advised.waits.within >= found.aim.part
    assert all(each.waits.within < found.aim.part for each in choices if each.people < busiest.people)
    assert found.measured.handling == pytest.approx(400, rel=0.15)


def test_hours_events_and_holidays_change_the_day(lead: Actor) -> None:
    past(TODAY - ONE_DAY, days=30, a_day=A_DAY)
    thursday = TODAY + ONE_DAY
    before = staffing_plan.load_staffing_plan(actor=lead, now=NOW).days[0]
    staffing_plan.enter_staffing_event(actor=lead, on=thursday, what="A sentence in the news", percent=200, now=NOW)

    with override_settings(
        FORCE=replace(settings.FORCE, line=ForceLine(OpeningHours({3: (OpeningWindow(time(9), time(17)),)})))
    ):
        after = staffing_plan.load_staffing_plan(actor=lead, now=NOW)

    assert after.days[0].calls == pytest.approx(2 * before.calls)
    assert {need.slot for need in after.days[0].needs if need.is_open} == set(range(18, 34))
    assert after.days[1].busiest is None
    (event,) = after.events
    staffing_plan.remove_staffing_event(actor=lead, event_id=event.id, now=NOW)
    with pytest.raises(NotFound):
        staffing_plan.remove_staffing_event(actor=lead, event_id=event.id, now=NOW)


def test_a_forecast_is_kept_once_and_held_against_what_came(lead: Actor) -> None:
    past(TODAY - ONE_DAY, days=40, a_day=A_DAY)
    a_week_ago = NOW - timedelta(days=8)

    kept = call_forecasts.keep_forecasts(now=a_week_ago)
    again = call_forecasts.keep_forecasts(now=a_week_ago)
    next_night = call_forecasts.keep_forecasts(now=a_week_ago + ONE_DAY)

    assert (kept, again, next_night) == (7, 0, 1)
    back = staffing_plan.load_staffing_plan(actor=lead, now=NOW).back
    assert [one.on for one in back] == [date(2026, 11, 18 + number) for number in range(7)]
    assert all(one.hits is not None and 0.6 * one.of <= one.hits <= one.of < 30 for one in back)
    assert back[0].made_at == a_week_ago
    with pytest.raises(Error), transaction.atomic():
        CallForecast.objects.update(made_at=NOW)


def test_calls_of_another_centre_and_of_a_closed_line_stand_apart(lead: Actor) -> None:
    past(TODAY - ONE_DAY, days=30, a_day=A_DAY)
    before = staffing_plan.load_staffing_plan(actor=lead, now=NOW)
    monday = NOW - 2 * ONE_DAY
    for path in (["greeting", "person", "closed"], ["greeting", "silent_person"], ["greeting", "help"]):
        caller_actions.end_call(call_id=a_call(at=monday), path=path, outcome="ended", now=monday)
    caller_actions.end_call(
        call_id=a_call(at=NOW), path=["person", "closed"], outcome="ended", now=NOW
    )  # today is not over
    theirs = Call.objects.get(public_id=a_call(at=monday))
    CentreCall.objects.create(call=theirs, centre="urn:test:centre", centre_call_id="1", language="en")

    after = staffing_plan.load_staffing_plan(actor=lead, now=NOW)

    assert (before.apart, after.apart) == (UnforecastCallers(0, 0), UnforecastCallers(unstaffed_calls=2, elsewhere=1))
    assert [one.apart for one in after.back if one.on == monday.date()] == [UnforecastCallers(2, 1)]
    assert sum((one.apart.unstaffed_calls for one in after.back), 0) == 2
    assert (after.days, after.measured) == (before.days, before.measured)  # neither forecast nor advised
    assert [one.came for one in after.back] == [one.came for one in before.back]


def test_a_year_of_calls_week_by_week_against_what_was_forecast(lead: Actor) -> None:
    past(TODAY - ONE_DAY, days=365, a_day=A_DAY)
    for ago in range(38, 0, -1):
        call_forecasts.keep_forecasts(now=NOW - ago * ONE_DAY)

    weeks = staffing_plan.load_staffing_plan(actor=lead, now=NOW).weeks

    assert [week.begins for week in weeks] == [date(2026, 11, 16) - 7 * number * ONE_DAY for number in range(5)]
    assert [week.days for week in weeks] == [7] * 5
    for week in weeks:
        days = [week.begins + ahead * ONE_DAY for ahead in range(7)]
        assert week.came == QueueEntry.objects.filter(entered_at__date__in=days).count()
        assert week.came == pytest.approx(week.expected, rel=0.15)
        assert 0.75 * week.of <= week.hits <= week.of  # eight in ten was claimed; with few calls it is more


def test_only_supervisors_plan() -> None:
    with pytest.raises(PermissionRefused):
        staffing_plan.load_staffing_plan(actor=staff("Sol Pereira"), now=NOW)
