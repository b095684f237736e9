"""What holds for every plan, at every moment, with random examples."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.examples import examples
from tests.rules.people.plans import BY_TEXT, LONDON, NEUTRAL

from victimcare.rules.force import DailyHours
from victimcare.rules.safe_contact.contact_gate import (
    VictimChannel,
    decide_disclosure,
    decide_invitation,
    decide_safe_contact,
)
from victimcare.rules.safe_contact.contact_hours import HAND_OVER_WITHIN, ContactWindow
from victimcare.rules.safe_contact.contact_plan import (
    EVERY_CHANNEL,
    STATED_PLAN_CHANNELS,
    AgreedWay,
    ContactByStaff,
    ContactLater,
    ContactMethod,
    ContactNow,
    ContactPlan,
    DisclosureLevel,
    OverrideKind,
    SensitiveGroup,
    StaffOnlyReason,
    WordingLevel,
    sensitive_groups_of,
)

CLOCK = st.builds(time, st.integers(0, 23), st.integers(0, 59))
WINDOWS = st.lists(
    st.builds(ContactWindow, st.frozensets(st.integers(0, 6), max_size=7), CLOCK, CLOCK), max_size=3
).map(tuple)
WAYS = st.builds(
    AgreedWay,
    channel=st.sampled_from(ContactMethod),
    point=st.one_of(st.none(), st.integers(1, 9)),
    wording=st.sampled_from(WordingLevel),
    hours=WINDOWS,
    may_leave_voicemail=st.booleans(),
    may_say_police=st.booleans(),
    sender_name=st.sampled_from(["", "Rowan"]),
    is_sender_gone=st.booleans(),
    person_may_ring=st.booleans(),
    machine_may_ring=st.booleans(),
)
SENSITIVE = st.frozensets(st.sampled_from(SensitiveGroup))
PLANS = st.builds(
    ContactPlan,
    is_confirmed=st.booleans(),
    ways=st.lists(WAYS, max_size=4, unique_by=lambda way: (way.channel, way.point)).map(tuple),
    review_on=st.one_of(st.none(), st.dates(date(2026, 1, 1), date(2028, 12, 31))),
    line=st.sampled_from(DisclosureLevel),
    page=st.sampled_from(DisclosureLevel),
    agreed_as=SENSITIVE,
)
# Half of the moments lie around the two nights on which the clocks change.
MOMENTS = st.one_of(
    st.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 31)),
    st.datetimes(datetime(2026, 3, 28), datetime(2026, 3, 30)),
    st.datetimes(datetime(2026, 10, 24), datetime(2026, 10, 26)),
).map(lambda naive: naive.replace(tzinfo=UTC))
QUIETS = st.builds(DailyHours, CLOCK, CLOCK)


def _allows(way: AgreedWay, quiet: DailyHours, moment: datetime) -> bool:
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


@settings(max_examples=examples(200, long=10_000), deadline=None)
@given(plan=PLANS, is_guarded=st.booleans(), quiet=QUIETS, now=MOMENTS)
def test_nothing_is_ever_sent_outside_the_victims_hours_or_against_their_plan(
    plan: ContactPlan, is_guarded: bool, quiet: DailyHours, now: datetime
) -> None:
    decision = decide_safe_contact(plan, is_guarded=is_guarded, quiet=quiet, now=now)

    if is_guarded and not plan.is_confirmed:
        assert decision == ContactByStaff(StaffOnlyReason.GUARDED)
    if isinstance(decision, ContactNow):
        way = _way_of(decision, plan)
        assert _allows(way, quiet, now)
        assert _allows(way, quiet, now + HAND_OVER_WITHIN)
        _is_what_was_agreed(decision, plan, way)
        assert not (is_guarded and plan.review_on and now.astimezone(LONDON).date() > plan.review_on)


def _is_what_was_agreed(decision: ContactNow, plan: ContactPlan, way: AgreedWay) -> None:
    assert decision.wording is not WordingLevel.NONE
    assert not way.is_sender_gone
    assert decision.wording is not WordingLevel.FULL or (plan.is_confirmed and way.may_say_police)
    assert plan.is_confirmed or (decision.channel in STATED_PLAN_CHANNELS and decision.wording is WordingLevel.NEUTRAL)
    assert decision.channel is not ContactMethod.CALL or (
        plan.line is not DisclosureLevel.NOTHING and way.machine_may_ring
    )
    assert plan.is_confirmed or not (decision.sender_name or decision.may_say_police or decision.may_leave_voicemail)


@settings(max_examples=examples(200, long=10_000), deadline=None)
@given(
    plan=st.one_of(st.none(), PLANS),
    is_guarded=st.booleans(),
    lift=st.sampled_from(OverrideKind),
    quiet=QUIETS,
    now=MOMENTS,
)
def test_two_people_lift_nothing_the_victim_said_and_nothing_that_keeps_a_guarded_victim_safe(
    plan: ContactPlan | None, is_guarded: bool, lift: OverrideKind, quiet: DailyHours, now: datetime
) -> None:
    decision = decide_safe_contact(plan, is_guarded=is_guarded, quiet=quiet, now=now, lift=lift, alone=(BY_TEXT,))

    if is_guarded and (plan is None or not plan.is_confirmed):
        assert decision == ContactByStaff(StaffOnlyReason.GUARDED)
    elif isinstance(decision, ContactNow) and plan is None:
        assert (lift, decision) == (OverrideKind.NOT_ASKED, NEUTRAL)
        assert _allows(BY_TEXT, quiet, now)
    elif isinstance(decision, ContactNow):
        assert plan is not None
        way = _way_of(decision, plan)
        assert _allows(way, quiet, now) or (lift is OverrideKind.QUIET_HOURS and not way.hours)
        _is_what_was_agreed(decision, plan, way)


@settings(max_examples=examples(200, long=10_000), deadline=None)
@given(
    plan=PLANS,
    is_bereaved=st.booleans(),
    is_guarded=st.booleans(),
    born=st.one_of(st.none(), st.dates(date(2006, 1, 1), date(2012, 12, 31))),
    lift=st.one_of(st.none(), st.sampled_from(OverrideKind)),
    quiet=QUIETS,
    now=MOMENTS,
)
def test_the_machine_never_rings_a_number_unless_the_victim_agreed_to_exactly_that(
    plan: ContactPlan,
    is_bereaved: bool,
    is_guarded: bool,
    born: date | None,
    lift: OverrideKind | None,
    quiet: DailyHours,
    now: datetime,
) -> None:
    """A machine once rang the mother of a murdered son, whose plan let only the liaison officer ring."""
    sensitive = sensitive_groups_of(is_bereaved=is_bereaved, is_guarded=is_guarded, born=born, on=now.date())
    for channels in (EVERY_CHANNEL, {ContactMethod.CALL}):
        decision = decide_safe_contact(
            plan, is_guarded=is_guarded, quiet=quiet, now=now, channels=channels, lift=lift, sensitive=sensitive
        )
        if isinstance(decision, ContactNow) and decision.channel is ContactMethod.CALL:
            way = next(one for one in plan.ways if (one.channel, one.point) == (ContactMethod.CALL, decision.point))
            assert plan.is_confirmed
            assert way.machine_may_ring
            assert plan.line is not DisclosureLevel.NOTHING
            assert sensitive <= plan.agreed_as
    by_person = decide_safe_contact(
        plan, is_guarded=is_guarded, quiet=quiet, now=now, channels={ContactMethod.CALL}, by_person=True
    )
    if isinstance(by_person, ContactNow):
        assert next(
            one for one in plan.ways if (one.channel, one.point) == (ContactMethod.CALL, by_person.point)
        ).person_may_ring


@settings(max_examples=examples(200, long=10_000), deadline=None)
@given(
    plan=st.one_of(st.none(), PLANS),
    is_guarded=st.booleans(),
    was_invited=st.booleans(),
    alone=st.sampled_from([(), (BY_TEXT,), (AgreedWay(ContactMethod.EMAIL, 2, WordingLevel.NEUTRAL),)]),
    now=MOMENTS,
)
def test_only_who_was_never_asked_and_is_not_guarded_is_invited_once_and_by_day(
    plan: ContactPlan | None, is_guarded: bool, was_invited: bool, alone: tuple[AgreedWay, ...], now: datetime
) -> None:
    decision = decide_invitation(plan, is_guarded=is_guarded, was_invited=was_invited, alone=alone, now=now)

    assert (decision is not None) is (plan is None and not is_guarded and not was_invited and alone != ())
    if isinstance(decision, ContactNow):
        assert (decision.point, decision.wording) == (alone[0].point, WordingLevel.NEUTRAL)
        assert all(9 <= at.astimezone(LONDON).hour < 20 for at in (now, now + HAND_OVER_WITHIN))
    if isinstance(decision, ContactLater):
        assert decision.until.astimezone(LONDON).time() == time(9)
        assert now < decision.until <= now + timedelta(hours=14)


@settings(max_examples=examples(200, long=10_000), deadline=None)
@given(plan=PLANS, channel=st.sampled_from(ContactMethod), quiet=QUIETS, now=MOMENTS)
def test_asked_for_one_way_it_answers_for_no_other(
    plan: ContactPlan, channel: ContactMethod, quiet: DailyHours, now: datetime
) -> None:
    decision = decide_safe_contact(plan, is_guarded=False, quiet=quiet, now=now, channels=(channel,))

    assert isinstance(decision, ContactByStaff) or decision.channel is channel


def test_a_letter_that_gives_way_gives_way_to_what_may_go_soonest() -> None:
    """The preferred text opens tomorrow; the last one may go now."""
    on_fridays = (ContactWindow(frozenset({4}), time(9), time(17)),)
    ways = (
        AgreedWay(ContactMethod.TEXT, 1, WordingLevel.NEUTRAL, hours=on_fridays),
        AgreedWay(ContactMethod.LETTER, 2, WordingLevel.NEUTRAL),
        AgreedWay(ContactMethod.TEXT, 3, WordingLevel.NEUTRAL),
    )
    thursday = datetime(2026, 1, 1, 12, 0, tzinfo=UTC)

    decision = decide_safe_contact(
        ContactPlan(is_confirmed=True, ways=ways), is_guarded=False, quiet=DailyHours(time(21), time(8)), now=thursday
    )

    assert isinstance(decision, ContactNow)
    assert decision.point == 3


@settings(max_examples=examples(200, long=10_000), deadline=None)
@given(plan=PLANS, quiet=QUIETS, now=MOMENTS)
def test_a_wait_ends_in_the_victims_hours_and_no_later_than_the_next(
    plan: ContactPlan, quiet: DailyHours, now: datetime
) -> None:
    decision = decide_safe_contact(plan, is_guarded=False, quiet=quiet, now=now)

    if isinstance(decision, ContactLater):
        assert decision.until > now
        assert isinstance(decide_safe_contact(plan, is_guarded=False, quiet=quiet, now=decision.until), ContactNow)
        # No whole hour of the victim's is missed. In spring what comes after the gap may begin up to an hour late.
        usable = [way for way in plan.ways if way.point is not None and not way.is_sender_gone]
        usable = [way for way in usable if way.wording is not WordingLevel.NONE]
        usable = [way for way in usable if plan.is_confirmed or way.channel in STATED_PLAN_CHANNELS]
        rung = plan.line is not DisclosureLevel.NOTHING
        usable = [way for way in usable if way.channel is not ContactMethod.CALL or (rung and way.machine_may_ring)]
        if decision.channel is not ContactMethod.LETTER:  # a letter that could leave now waits for a preferred way
            usable = [way for way in usable if way.channel is not ContactMethod.LETTER]
        quarters = int((decision.until - now) / timedelta(minutes=15))
        for way in usable:
            allowed = [_allows(way, quiet, now + quarter * timedelta(minutes=15)) for quarter in range(1, quarters)]
            assert sum(allowed) <= 4


def _way_of(sent: ContactNow, plan: ContactPlan) -> AgreedWay:
    """The way in the victim's plan by which this goes: the same number or address, used in the same way."""
    asked = [way for way in plan.ways if (way.channel, way.point) == (sent.channel, sent.point)]
    if not plan.is_confirmed:
        return next(way for way in asked if way.wording is not WordingLevel.NONE)
    found = [
        way
        for way in asked
        if sent.wording in (way.wording, WordingLevel.NEUTRAL) and way.wording is not WordingLevel.NONE
    ]
    return found[0]


@settings(max_examples=examples(200, long=10_000), deadline=None)
@given(
    plan=st.one_of(st.none(), PLANS),
    door=st.sampled_from(VictimChannel),
    is_guarded=st.booleans(),
    opens=st.sampled_from(["case", "short"]),
    now=MOMENTS,
)
def test_no_channel_tells_more_than_agreed_and_none_tells_a_guarded_victim_the_case_unasked(
    plan: ContactPlan | None, door: VictimChannel, is_guarded: bool, opens: str, now: datetime
) -> None:
    opened = decide_disclosure(plan, door=door, is_guarded=is_guarded, opens=opens, now=now)

    least_first = list(DisclosureLevel)
    counts = plan is not None and plan.is_confirmed
    if is_guarded and plan is not None and plan.review_on:
        counts = counts and now.astimezone(LONDON).date() <= plan.review_on
    if door is VictimChannel.PAGE:
        assert opened.level in (DisclosureLevel.NOTHING, DisclosureLevel.NEWS_OR_NOT) or (
            opens == "case" and not is_guarded
        )
        assert plan is None or least_first.index(opened.level) <= least_first.index(plan.page)
    elif counts:
        assert plan is not None
        assert opened.level is plan.line
    else:
        assert opened.is_shut is is_guarded
        assert opened.level is not DisclosureLevel.FULL
