from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from victimcare.rules.force import Hours
from victimcare.rules.people.doors import Door, Opened, open_to_her
from victimcare.rules.people.her_hours import HAND_OVER_WITHIN, Window, hours_from, never_close
from victimcare.rules.people.hers_to_allow import May, Purpose, may_go
from victimcare.rules.people.safe_contact import (
    OF_STATED_PLANS,
    Agreed,
    Channel,
    Decision,
    Lift,
    MaySay,
    Person,
    Plan,
    Send,
    Wait,
    Why,
    Wording,
    decide,
    invite,
)

LONDON = ZoneInfo("Europe/London")
QUIET = Hours(time(21), time(8))
NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)  # a Wednesday in winter time
BY_TEXT = Agreed(Channel.TEXT, 1, Wording.NEUTRAL)
STATED = Plan(is_confirmed=False, ways=(BY_TEXT,))
CONFIRMED = replace(STATED, is_confirmed=True)
NEUTRAL = Send(Channel.TEXT, 1, Wording.NEUTRAL)


def stated(*ways: Agreed, **of_text: Any) -> Plan:
    return Plan(is_confirmed=False, ways=ways or (replace(BY_TEXT, **of_text),))


def agreed(*ways: Agreed, **of_text: Any) -> Plan:
    return replace(stated(*ways, **of_text), is_confirmed=True)


def wait(local: str, channel: Channel = Channel.TEXT) -> Wait:
    return Wait(at(local), channel)


def at(text: str) -> datetime:
    """A moment by the clock in London."""
    return datetime.fromisoformat(text).replace(tzinfo=LONDON).astimezone(UTC)


def only(days: str, start: str, end: str) -> tuple[Window, ...]:
    return hours_from([{"days": days.split(), "from": start, "to": end}])


ALL_DAYS = "mon tue wed thu fri sat sun"


@pytest.mark.parametrize(
    ("windows", "never"),
    [
        ((), False),
        (only(ALL_DAYS, "00:00", "12:00") + only(ALL_DAYS, "12:00", "00:00"), True),
        (only(ALL_DAYS, "09:00", "08:00") + only(ALL_DAYS, "08:00", "09:00"), True),
        (only(ALL_DAYS, "00:00", "12:00") + only("mon tue wed thu fri sat", "12:00", "00:00"), False),
        (only(ALL_DAYS, "09:00", "08:59"), False),
    ],
)
def test_hours_that_never_close(windows: tuple[Window, ...], never: bool) -> None:
    assert never_close(windows) is never


@pytest.mark.parametrize(
    ("plan", "is_guarded", "decision"),
    [
        (None, False, Person(Why.NOT_ASKED)),
        (None, True, Person(Why.GUARDED)),
        (STATED, False, NEUTRAL),
        (STATED, True, Person(Why.GUARDED)),
        (replace(STATED, ways=()), False, Person(Why.NOT_AGREED)),
        (stated(point=None), False, Person(Why.NO_POINT)),
        (stated(wording=Wording.NONE), False, Person(Why.NOT_AGREED)),
        # a stated plan never gives more than neutral words, whatever it says
        (stated(wording=Wording.FULL, may_say_police=True, sender_name="Open"), False, NEUTRAL),
        # nor is a letter or a call ever sent on the strength of one
        (
            stated(Agreed(Channel.LETTER, 2, Wording.NEUTRAL), Agreed(Channel.CALL, 3, Wording.NEUTRAL)),
            False,
            Person(Why.NOT_AGREED),
        ),
        (CONFIRMED, True, NEUTRAL),
        (replace(CONFIRMED, ways=()), True, Person(Why.NOT_AGREED)),
        (agreed(wording=Wording.NONE), False, Person(Why.NOT_AGREED)),
        (agreed(wording=Wording.RING_US), True, Send(Channel.TEXT, 1, Wording.RING_US)),
        (agreed(wording=Wording.FULL), False, NEUTRAL),
        # a name that can no longer be shown is never another one: another way of hers, or a person
        (agreed(sender_name="Rowan", is_sender_gone=True), False, Person(Why.NO_SENDER)),
        (
            agreed(
                Agreed(Channel.TEXT, 1, Wording.NEUTRAL, sender_name="Rowan", is_sender_gone=True),
                Agreed(Channel.EMAIL, 2, Wording.NEUTRAL),
            ),
            False,
            Send(Channel.EMAIL, 2, Wording.NEUTRAL),
        ),
        (
            agreed(wording=Wording.FULL, may_say_police=True, sender_name="Rowan"),
            True,
            Send(Channel.TEXT, 1, Wording.FULL, sender_name="Rowan", may_say_police=True),
        ),
    ],
)
def test_what_her_plan_allows_is_what_is_done(plan: Plan | None, is_guarded: bool, decision: Decision) -> None:
    assert decide(plan, is_guarded=is_guarded, quiet=QUIET, now=NOON) == decision


@pytest.mark.parametrize(
    ("now", "decision"),
    [
        ("2026-03-04T07:59:59", wait("2026-03-04T08:00:00")),
        ("2026-03-04T08:00:00", NEUTRAL),
        ("2026-03-04T20:59:54", NEUTRAL),
        ("2026-03-04T20:59:55", wait("2026-03-05T08:00:00")),  # the call could come at 21:00:00
        ("2026-03-04T21:00:00", wait("2026-03-05T08:00:00")),
        ("2026-03-05T00:00:00", wait("2026-03-05T08:00:00")),
    ],
)
def test_without_hours_of_her_own_the_forces_quiet_hours_hold(now: str, decision: Send | Wait) -> None:
    assert decide(STATED, is_guarded=False, quiet=QUIET, now=at(now)) == decision


@pytest.mark.parametrize(
    ("now", "decision"),
    [
        ("2026-03-06T21:59:00", wait("2026-03-06T22:00:00")),  # Friday evening
        ("2026-03-06T22:00:00", NEUTRAL),
        ("2026-03-07T01:59:54", NEUTRAL),  # Saturday, still Friday's window
        ("2026-03-07T02:00:00", wait("2026-03-13T22:00:00")),
        ("2026-03-06T01:00:00", wait("2026-03-06T22:00:00")),  # Thursday's night is not hers
    ],
)
def test_hours_over_midnight_belong_to_the_day_they_begin_on(now: str, decision: Send | Wait) -> None:
    plan = agreed(hours=only("fri", "22:00", "02:00"))

    assert decide(plan, is_guarded=True, quiet=QUIET, now=at(now)) == decision


def test_hours_of_her_own_may_lie_in_the_forces_quiet_hours() -> None:
    plan = agreed(hours=only("wed", "22:00", "23:00"))

    assert decide(plan, is_guarded=True, quiet=QUIET, now=at("2026-03-04T22:30:00")) == NEUTRAL


@pytest.mark.parametrize("hours", [only("", "10:00", "14:00"), only("mon", "10:00", "10:00")])
def test_hours_that_never_come_are_a_matter_for_a_person(hours: tuple[Window, ...]) -> None:
    plan = agreed(hours=hours)

    assert decide(plan, is_guarded=False, quiet=QUIET, now=NOON) == Person(Why.NO_HOUR)


def test_a_force_without_quiet_hours_sends_at_night() -> None:
    quiet = Hours(time(0), time(0))

    assert decide(STATED, is_guarded=False, quiet=quiet, now=at("2026-03-04T03:00:00")) == NEUTRAL


@pytest.mark.parametrize(
    ("now", "decision"),
    [
        # 29 March 2026: 01:00 becomes 02:00. The half hour from 01:30 to 02:00 does not exist.
        ("2026-03-29T00:59:00+00:00", Wait(datetime(2026, 3, 29, 1, 30, tzinfo=UTC), Channel.TEXT)),
        ("2026-03-29T01:30:00+00:00", NEUTRAL),  # 02:30 by the clock
        ("2026-03-29T01:59:50+00:00", NEUTRAL),
        (
            "2026-03-29T02:00:00+00:00",
            Wait(datetime(2026, 4, 5, 0, 30, tzinfo=UTC), Channel.TEXT),
        ),  # 03:00; next Sunday 01:30
        # 25 October 2026: 02:00 becomes 01:00. The half hour from 01:30 comes twice.
        ("2026-10-25T00:00:00+00:00", Wait(datetime(2026, 10, 25, 0, 30, tzinfo=UTC), Channel.TEXT)),
        ("2026-10-25T00:59:00+00:00", NEUTRAL),  # 01:59, before the change
        ("2026-10-25T01:00:00+00:00", Wait(datetime(2026, 10, 25, 1, 30, tzinfo=UTC), Channel.TEXT)),  # 01:00 again
        ("2026-10-25T02:59:00+00:00", NEUTRAL),
        ("2026-10-25T03:00:00+00:00", Wait(datetime(2026, 11, 1, 1, 30, tzinfo=UTC), Channel.TEXT)),
    ],
)
def test_hours_follow_the_clock_on_the_wall_when_it_changes(now: str, decision: Send | Wait) -> None:
    plan = agreed(hours=only("sun", "01:30", "03:00"))

    assert decide(plan, is_guarded=True, quiet=QUIET, now=datetime.fromisoformat(now)) == decision


CLOCK = st.builds(time, st.integers(0, 23), st.integers(0, 59))
WINDOWS = st.lists(st.builds(Window, st.frozensets(st.integers(0, 6), max_size=7), CLOCK, CLOCK), max_size=3).map(tuple)
WAYS = st.builds(
    Agreed,
    channel=st.sampled_from(Channel),
    point=st.one_of(st.none(), st.integers(1, 9)),
    wording=st.sampled_from(Wording),
    hours=WINDOWS,
    may_leave_voicemail=st.booleans(),
    may_say_police=st.booleans(),
    sender_name=st.sampled_from(["", "Rowan"]),
    is_sender_gone=st.booleans(),
)
PLANS = st.builds(
    Plan,
    is_confirmed=st.booleans(),
    ways=st.lists(WAYS, max_size=4, unique_by=lambda way: (way.channel, way.point)).map(tuple),
    review_on=st.one_of(st.none(), st.dates(date(2026, 1, 1), date(2028, 12, 31))),
    line=st.sampled_from(MaySay),
    page=st.sampled_from(MaySay),
)
# Half of the moments lie around the two nights on which the clocks change.
MOMENTS = st.one_of(
    st.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 31)),
    st.datetimes(datetime(2026, 3, 28), datetime(2026, 3, 30)),
    st.datetimes(datetime(2026, 10, 24), datetime(2026, 10, 26)),
).map(lambda naive: naive.replace(tzinfo=UTC))
QUIETS = st.builds(Hours, CLOCK, CLOCK)


def _allows(way: Agreed, quiet: Hours, moment: datetime) -> bool:
    """Whether a message may arrive at this moment, worked out minute by minute from the words of the contract."""
    local = moment.astimezone(LONDON)
    minute = local.hour * 60 + local.minute
    if not way.hours:
        start, end = (clock.hour * 60 + clock.minute for clock in (quiet.start, quiet.end))
        silent = start <= minute < end if start <= end else minute >= start or minute < end
        return not silent
    for window in way.hours:
        start, end = (clock.hour * 60 + clock.minute for clock in (window.start, window.end))
        yesterday = (local.weekday() - 1) % 7
        over = end < start
        if local.weekday() in window.days and minute >= start and (over or minute < end):
            return True
        if over and yesterday in window.days and minute < end:
            return True
    return False


@settings(max_examples=600, deadline=None)
@given(plan=PLANS, is_guarded=st.booleans(), quiet=QUIETS, now=MOMENTS)
def test_nothing_is_ever_sent_outside_her_hours_or_against_her_plan(
    plan: Plan, is_guarded: bool, quiet: Hours, now: datetime
) -> None:
    decision = decide(plan, is_guarded=is_guarded, quiet=quiet, now=now)

    if is_guarded and not plan.is_confirmed:
        assert decision == Person(Why.GUARDED)
    if isinstance(decision, Send):
        way = _way_of(decision, plan)
        assert _allows(way, quiet, now)
        assert _allows(way, quiet, now + HAND_OVER_WITHIN)
        _is_what_she_agreed_to(decision, plan, way)
        assert not (is_guarded and plan.review_on and now.astimezone(LONDON).date() > plan.review_on)


def _is_what_she_agreed_to(decision: Send, plan: Plan, way: Agreed) -> None:
    assert decision.wording is not Wording.NONE
    assert not way.is_sender_gone
    assert decision.wording is not Wording.FULL or (plan.is_confirmed and way.may_say_police)
    assert plan.is_confirmed or (decision.channel in OF_STATED_PLANS and decision.wording is Wording.NEUTRAL)
    assert decision.channel is not Channel.CALL or plan.line is not MaySay.NOTHING
    assert plan.is_confirmed or not (decision.sender_name or decision.may_say_police or decision.may_leave_voicemail)


@settings(max_examples=600, deadline=None)
@given(
    plan=st.one_of(st.none(), PLANS),
    is_guarded=st.booleans(),
    lift=st.sampled_from(Lift),
    quiet=QUIETS,
    now=MOMENTS,
)
def test_two_people_lift_nothing_that_she_said_and_nothing_that_keeps_a_guarded_victim_safe(
    plan: Plan | None, is_guarded: bool, lift: Lift, quiet: Hours, now: datetime
) -> None:
    decision = decide(plan, is_guarded=is_guarded, quiet=quiet, now=now, lift=lift, alone=(BY_TEXT,))

    if is_guarded and (plan is None or not plan.is_confirmed):
        assert decision == Person(Why.GUARDED)
    elif isinstance(decision, Send) and plan is None:
        assert (lift, decision) == (Lift.NOT_ASKED, NEUTRAL)
        assert _allows(BY_TEXT, quiet, now)
    elif isinstance(decision, Send):
        assert plan is not None
        way = _way_of(decision, plan)
        assert _allows(way, quiet, now) or (lift is Lift.QUIET_HOURS and not way.hours)
        _is_what_she_agreed_to(decision, plan, way)


@settings(max_examples=600, deadline=None)
@given(
    plan=st.one_of(st.none(), PLANS),
    is_guarded=st.booleans(),
    was_invited=st.booleans(),
    alone=st.sampled_from([(), (BY_TEXT,), (Agreed(Channel.EMAIL, 2, Wording.NEUTRAL),)]),
    now=MOMENTS,
)
def test_only_who_was_never_asked_and_is_not_guarded_is_invited_once_and_by_day(
    plan: Plan | None, is_guarded: bool, was_invited: bool, alone: tuple[Agreed, ...], now: datetime
) -> None:
    decision = invite(plan, is_guarded=is_guarded, was_invited=was_invited, alone=alone, now=now)

    assert (decision is not None) is (plan is None and not is_guarded and not was_invited and alone != ())
    if isinstance(decision, Send):
        assert (decision.point, decision.wording) == (alone[0].point, Wording.NEUTRAL)
        assert all(9 <= at.astimezone(LONDON).hour < 20 for at in (now, now + HAND_OVER_WITHIN))
    if isinstance(decision, Wait):
        assert decision.until.astimezone(LONDON).time() == time(9)
        assert now < decision.until <= now + timedelta(hours=14)


@pytest.mark.parametrize(
    ("review_on", "is_guarded", "decision"),
    [
        ("2026-03-03", True, Person(Why.REVIEW_DUE)),
        ("2026-03-03", False, NEUTRAL),
        ("2026-03-04", True, NEUTRAL),  # the day itself still counts
    ],
)
def test_a_guarded_victims_plan_that_is_past_its_review_counts_no_more_for_machines(
    review_on: str, is_guarded: bool, decision: Decision
) -> None:
    plan = replace(CONFIRMED, review_on=date.fromisoformat(review_on))

    assert decide(plan, is_guarded=is_guarded, quiet=QUIET, now=NOON) == decision
    assert decide(plan, is_guarded=is_guarded, quiet=QUIET, now=NOON, lift=Lift.REVIEW_DUE) == NEUTRAL


def test_a_machine_rings_only_where_the_line_may_speak_and_a_person_where_she_agreed_to_calls() -> None:
    plan = agreed(Agreed(Channel.CALL, 3, Wording.NEUTRAL))
    call = Send(Channel.CALL, 3, Wording.NEUTRAL)

    assert decide(plan, is_guarded=True, quiet=QUIET, now=NOON) == Person(Why.NOT_AGREED)
    assert decide(plan, is_guarded=True, quiet=QUIET, now=NOON, by_person=True) == call
    assert decide(replace(plan, line=MaySay.NEWS_OR_NOT), is_guarded=True, quiet=QUIET, now=NOON) == call


@settings(max_examples=600, deadline=None)
@given(plan=PLANS, channel=st.sampled_from(Channel), quiet=QUIETS, now=MOMENTS)
def test_asked_for_one_way_it_answers_for_no_other(plan: Plan, channel: Channel, quiet: Hours, now: datetime) -> None:
    decision = decide(plan, is_guarded=False, quiet=quiet, now=now, channels=(channel,))

    assert isinstance(decision, Person) or decision.channel is channel


@settings(max_examples=600, deadline=None)
@given(plan=PLANS, quiet=QUIETS, now=MOMENTS)
def test_a_wait_ends_in_her_hours_and_no_later_than_the_next_of_them(plan: Plan, quiet: Hours, now: datetime) -> None:
    decision = decide(plan, is_guarded=False, quiet=quiet, now=now)

    if isinstance(decision, Wait):
        assert decision.until > now
        assert isinstance(decide(plan, is_guarded=False, quiet=quiet, now=decision.until), Send)
        # No whole hour of hers is slept through. In spring what lies behind the gap may begin up to an hour late.
        usable = [way for way in plan.ways if way.point is not None and not way.is_sender_gone]
        usable = [way for way in usable if way.wording is not Wording.NONE]
        usable = [way for way in usable if plan.is_confirmed or way.channel in OF_STATED_PLANS]
        usable = [way for way in usable if way.channel is not Channel.CALL or plan.line is not MaySay.NOTHING]
        quarters = int((decision.until - now) / timedelta(minutes=15))
        for way in usable:
            allowed = [_allows(way, quiet, now + quarter * timedelta(minutes=15)) for quarter in range(1, quarters)]
            assert sum(allowed) <= 4


def _way_of(sent: Send, plan: Plan) -> Agreed:
    """The way she agreed to by which this goes: the same number or address, used in the same way."""
    asked = [way for way in plan.ways if (way.channel, way.point) == (sent.channel, sent.point)]
    if not plan.is_confirmed:
        return next(way for way in asked if way.wording is not Wording.NONE)
    found = [way for way in asked if sent.wording in (way.wording, Wording.NEUTRAL) and way.wording is not Wording.NONE]
    return found[0]


def test_of_the_ways_open_now_it_is_the_one_she_likes_best() -> None:
    at_work = Agreed(Channel.TEXT, 1, Wording.NEUTRAL, hours=only("mon tue wed thu fri", "09:00", "17:00"))
    by_email = Agreed(Channel.EMAIL, 2, Wording.RING_US, hours=only("wed", "12:00", "20:00"))
    plan = agreed(at_work, by_email)

    asked = partial(decide, plan, is_guarded=True, quiet=QUIET)

    assert asked(now=NOON) == NEUTRAL
    assert asked(now=at("2026-03-04T18:00:00")) == Send(Channel.EMAIL, 2, Wording.RING_US)
    assert asked(now=at("2026-03-04T20:00:00")) == wait("2026-03-05T09:00:00")
    assert asked(now=at("2026-03-04T18:00:00"), channels=[Channel.TEXT]) == wait("2026-03-05T09:00:00")


ask = partial(decide, is_guarded=False, quiet=QUIET, now=NOON, channels=[Channel.TEXT])


def test_where_nothing_may_be_used_we_wait_for_another_number_to_cool() -> None:
    until = NOON + timedelta(hours=20)
    cooling = replace(agreed(point=None), cools_until=until)

    assert ask(cooling) == Wait(until, Channel.TEXT)
    assert ask(replace(cooling, ways=())) == Wait(until, Channel.TEXT)
    assert ask(replace(cooling, ways=(BY_TEXT,))) == NEUTRAL, "what she agreed to otherwise is used"


def test_a_number_that_has_cooled_and_is_not_in_force_is_left_to_a_person_after_an_hour() -> None:
    cooling = replace(agreed(point=None), cools_until=NOON)

    assert ask(cooling) == Wait(NOON + timedelta(minutes=1), Channel.TEXT)
    assert ask(replace(cooling, cools_until=NOON - timedelta(hours=2))) == Person(Why.NO_POINT)


def test_a_guarded_victim_without_a_confirmed_plan_waits_for_no_cooling() -> None:
    cooling = replace(stated(point=None), cools_until=NOON + timedelta(hours=1))

    assert ask(cooling, is_guarded=True) == Person(Why.GUARDED)


@settings(max_examples=600, deadline=None)
@given(
    plan=st.one_of(st.none(), PLANS),
    door=st.sampled_from(Door),
    is_guarded=st.booleans(),
    opens=st.sampled_from(["case", "short"]),
    now=MOMENTS,
)
def test_no_door_tells_more_than_she_agreed_to_and_none_tells_a_guarded_victim_her_case_unasked(
    plan: Plan | None, door: Door, is_guarded: bool, opens: str, now: datetime
) -> None:
    opened = open_to_her(plan, door=door, is_guarded=is_guarded, opens=opens, now=now)

    least_first = list(MaySay)
    counts = plan is not None and plan.is_confirmed
    if is_guarded and plan is not None and plan.review_on:
        counts = counts and now.astimezone(LONDON).date() <= plan.review_on
    if door is Door.PAGE:
        assert opened.level in (MaySay.NOTHING, MaySay.NEWS_OR_NOT) or (opens == "case" and not is_guarded)
        assert plan is None or least_first.index(opened.level) <= least_first.index(plan.page)
    elif counts:
        assert plan is not None
        assert opened.level is plan.line
    else:
        assert opened.is_shut is is_guarded
        assert opened.level is not MaySay.FULL


@pytest.mark.parametrize(
    ("page", "is_guarded", "opens", "shown"),
    [
        (MaySay.FULL, False, "case", MaySay.FULL),
        (MaySay.FULL, False, "short", MaySay.NEWS_OR_NOT),
        (MaySay.FULL, True, "case", MaySay.NEWS_OR_NOT),
        (MaySay.NEWS_OR_NOT, False, "case", MaySay.NEWS_OR_NOT),
        (MaySay.NOTHING, False, "case", MaySay.NOTHING),
        (MaySay.NOTHING, True, "short", MaySay.NOTHING),
    ],
)
def test_what_her_page_shows(page: MaySay, is_guarded: bool, opens: str, shown: MaySay) -> None:
    for plan in (replace(CONFIRMED, page=page), replace(CONFIRMED, page=page, review_on=date(2026, 1, 1))):
        opened = open_to_her(plan, door=Door.PAGE, is_guarded=is_guarded, opens=opens, now=NOON)

        assert opened == Opened(Door.PAGE, shown), "that she wants less shown stands, however old her plan is"


@pytest.mark.parametrize(
    ("plan", "is_guarded", "said"),
    [
        (None, False, MaySay.STATUS),
        (None, True, MaySay.NOTHING),
        (replace(STATED, line=MaySay.STATUS), True, MaySay.NOTHING),
        (replace(CONFIRMED, line=MaySay.FULL), True, MaySay.FULL),
        (replace(CONFIRMED, line=MaySay.NOTHING), False, MaySay.NOTHING),
        (replace(CONFIRMED, line=MaySay.FULL, review_on=date(2026, 3, 3)), True, MaySay.NOTHING),
        (replace(CONFIRMED, line=MaySay.FULL, review_on=date(2026, 3, 3)), False, MaySay.FULL),
    ],
)
def test_what_the_line_says(plan: Plan | None, is_guarded: bool, said: MaySay) -> None:
    opened = open_to_her(plan, door=Door.LINE, is_guarded=is_guarded, opens="case", now=NOON)

    assert opened == Opened(Door.LINE, said)


@pytest.mark.parametrize(
    ("purpose", "wants_none", "has_agreed", "is_guarded", "may"),
    [
        (Purpose.REFERRAL, False, True, False, May.BY_A_PERSON),
        (Purpose.REFERRAL, False, True, True, May.BY_A_PERSON),
        (Purpose.REFERRAL, False, False, False, May.ASK_HER_FIRST),
        (Purpose.REFERRAL, True, True, False, May.NO),
        (Purpose.SURVEY, False, False, False, May.AS_A_MESSAGE),
        (Purpose.SURVEY, False, True, True, May.BY_A_PERSON),
        (Purpose.SURVEY, True, True, False, May.NO),
        (Purpose.SURVEY, True, False, True, May.NO),
    ],
)
def test_whether_she_may_be_referred_and_asked_how_it_was(
    purpose: Purpose, wants_none: bool, has_agreed: bool, is_guarded: bool, may: May
) -> None:
    assert may_go(purpose, wants_none=wants_none, has_agreed=has_agreed, is_guarded=is_guarded) is may
