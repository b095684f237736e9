from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial

import pytest
from tests.rules.people.plans import (
    ALL_DAYS,
    BY_TEXT,
    CONFIRMED,
    NEUTRAL,
    NOON,
    QUIET,
    STATED,
    agreed,
    at,
    only,
    stated,
    wait,
)

from victimcare.rules.force import DailyHours
from victimcare.rules.safe_contact.contact_gate import decide_safe_contact
from victimcare.rules.safe_contact.contact_hours import ContactWindow, covers_all_hours
from victimcare.rules.safe_contact.contact_plan import (
    AgreedWay,
    ContactByStaff,
    ContactLater,
    ContactMethod,
    ContactNow,
    ContactPlan,
    DisclosureLevel,
    GateAnswer,
    OverrideKind,
    SensitiveGroup,
    StaffOnlyReason,
    WordingLevel,
    sensitive_groups_of,
)


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
def test_hours_that_never_close(windows: tuple[ContactWindow, ...], never: bool) -> None:
    assert covers_all_hours(windows) is never


@pytest.mark.parametrize(
    ("plan", "is_guarded", "decision"),
    [
        (None, False, ContactByStaff(StaffOnlyReason.NOT_ASKED)),
        (None, True, ContactByStaff(StaffOnlyReason.GUARDED)),
        (STATED, False, NEUTRAL),
        (STATED, True, ContactByStaff(StaffOnlyReason.GUARDED)),
        (replace(STATED, ways=()), False, ContactByStaff(StaffOnlyReason.NOT_AGREED)),
        (stated(point=None), False, ContactByStaff(StaffOnlyReason.NO_POINT)),
        (stated(wording=WordingLevel.NONE), False, ContactByStaff(StaffOnlyReason.NOT_AGREED)),
        # A stated plan never gives more than neutral words, whatever it says.
        (stated(wording=WordingLevel.FULL, may_say_police=True, sender_name="Open"), False, NEUTRAL),
        # Nor is a letter or a call ever sent because of a stated plan.
        (
            stated(
                AgreedWay(ContactMethod.LETTER, 2, WordingLevel.NEUTRAL),
                AgreedWay(ContactMethod.CALL, 3, WordingLevel.NEUTRAL),
            ),
            False,
            ContactByStaff(StaffOnlyReason.PERSON_RINGS),
        ),
        (
            stated(AgreedWay(ContactMethod.LETTER, 2, WordingLevel.NEUTRAL)),
            False,
            ContactByStaff(StaffOnlyReason.POST_STATED),
        ),
        (CONFIRMED, True, NEUTRAL),
        (replace(CONFIRMED, ways=()), True, ContactByStaff(StaffOnlyReason.NOT_AGREED)),
        (agreed(wording=WordingLevel.NONE), False, ContactByStaff(StaffOnlyReason.NOT_AGREED)),
        (agreed(wording=WordingLevel.RING_US), True, ContactNow(ContactMethod.TEXT, 1, WordingLevel.RING_US)),
        (agreed(wording=WordingLevel.FULL), False, NEUTRAL),
        # A name that can no longer be shown is never replaced by another: another way of the victim's, or a person.
        (agreed(sender_name="Rowan", is_sender_gone=True), False, ContactByStaff(StaffOnlyReason.NO_SENDER)),
        (
            agreed(
                AgreedWay(ContactMethod.TEXT, 1, WordingLevel.NEUTRAL, sender_name="Rowan", is_sender_gone=True),
                AgreedWay(ContactMethod.EMAIL, 2, WordingLevel.NEUTRAL),
            ),
            False,
            ContactNow(ContactMethod.EMAIL, 2, WordingLevel.NEUTRAL),
        ),
        (
            agreed(wording=WordingLevel.FULL, may_say_police=True, sender_name="Rowan"),
            True,
            ContactNow(ContactMethod.TEXT, 1, WordingLevel.FULL, sender_name="Rowan", may_say_police=True),
        ),
    ],
)
def test_what_the_plan_allows_is_what_is_done(plan: ContactPlan | None, is_guarded: bool, decision: GateAnswer) -> None:
    assert decide_safe_contact(plan, is_guarded=is_guarded, quiet=QUIET, now=NOON) == decision


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
def test_without_hours_in_the_plan_the_forces_quiet_hours_hold(now: str, decision: ContactNow | ContactLater) -> None:
    assert decide_safe_contact(STATED, is_guarded=False, quiet=QUIET, now=at(now)) == decision


@pytest.mark.parametrize(
    ("now", "decision"),
    [
        ("2026-03-06T21:59:00", wait("2026-03-06T22:00:00")),  # Friday evening
        ("2026-03-06T22:00:00", NEUTRAL),
        ("2026-03-07T01:59:54", NEUTRAL),  # Saturday, still Friday's window
        ("2026-03-07T02:00:00", wait("2026-03-13T22:00:00")),
        ("2026-03-06T01:00:00", wait("2026-03-06T22:00:00")),  # Thursday night is outside the victim's hours
    ],
)
def test_hours_over_midnight_belong_to_the_day_they_begin_on(now: str, decision: ContactNow | ContactLater) -> None:
    plan = agreed(hours=only("fri", "22:00", "02:00"))

    assert decide_safe_contact(plan, is_guarded=True, quiet=QUIET, now=at(now)) == decision


def test_the_victims_own_hours_may_lie_in_the_forces_quiet_hours() -> None:
    plan = agreed(hours=only("wed", "22:00", "23:00"))

    assert decide_safe_contact(plan, is_guarded=True, quiet=QUIET, now=at("2026-03-04T22:30:00")) == NEUTRAL


@pytest.mark.parametrize("hours", [only("", "10:00", "14:00"), only("mon", "10:00", "10:00")])
def test_hours_that_never_come_are_a_matter_for_a_person(hours: tuple[ContactWindow, ...]) -> None:
    plan = agreed(hours=hours)

    assert decide_safe_contact(plan, is_guarded=False, quiet=QUIET, now=NOON) == ContactByStaff(StaffOnlyReason.NO_HOUR)


def test_a_force_without_quiet_hours_sends_at_night() -> None:
    quiet = DailyHours(time(0), time(0))

    assert decide_safe_contact(STATED, is_guarded=False, quiet=quiet, now=at("2026-03-04T03:00:00")) == NEUTRAL


@pytest.mark.parametrize(
    ("now", "decision"),
    [
        # 29 March 2026: 01:00 becomes 02:00. The half hour from 01:30 to 02:00 does not exist.
        ("2026-03-29T00:59:00+00:00", ContactLater(datetime(2026, 3, 29, 1, 30, tzinfo=UTC), ContactMethod.TEXT)),
        ("2026-03-29T01:30:00+00:00", NEUTRAL),  # 02:30 by the clock
        ("2026-03-29T01:59:50+00:00", NEUTRAL),
        (
            "2026-03-29T02:00:00+00:00",
            ContactLater(datetime(2026, 4, 5, 0, 30, tzinfo=UTC), ContactMethod.TEXT),
        ),  # 03:00; next Sunday 01:30
        # 25 October 2026: 02:00 becomes 01:00. The half hour from 01:30 comes twice.
        ("2026-10-25T00:00:00+00:00", ContactLater(datetime(2026, 10, 25, 0, 30, tzinfo=UTC), ContactMethod.TEXT)),
        ("2026-10-25T00:59:00+00:00", NEUTRAL),  # 01:59, before the change
        (
            "2026-10-25T01:00:00+00:00",
            ContactLater(datetime(2026, 10, 25, 1, 30, tzinfo=UTC), ContactMethod.TEXT),
        ),  # 01:00 again
        ("2026-10-25T02:59:00+00:00", NEUTRAL),
        ("2026-10-25T03:00:00+00:00", ContactLater(datetime(2026, 11, 1, 1, 30, tzinfo=UTC), ContactMethod.TEXT)),
    ],
)
def test_hours_follow_the_clock_on_the_wall_when_it_changes(now: str, decision: ContactNow | ContactLater) -> None:
    plan = agreed(hours=only("sun", "01:30", "03:00"))

    assert decide_safe_contact(plan, is_guarded=True, quiet=QUIET, now=datetime.fromisoformat(now)) == decision


@pytest.mark.parametrize(
    ("review_on", "is_guarded", "decision"),
    [
        ("2026-03-03", True, ContactByStaff(StaffOnlyReason.REVIEW_DUE)),
        ("2026-03-03", False, NEUTRAL),
        ("2026-03-04", True, NEUTRAL),  # the day itself still counts
    ],
)
def test_a_guarded_victims_plan_that_is_past_its_review_counts_no_more_for_machines(
    review_on: str, is_guarded: bool, decision: GateAnswer
) -> None:
    plan = replace(CONFIRMED, review_on=date.fromisoformat(review_on))

    assert decide_safe_contact(plan, is_guarded=is_guarded, quiet=QUIET, now=NOON) == decision
    assert (
        decide_safe_contact(plan, is_guarded=is_guarded, quiet=QUIET, now=NOON, lift=OverrideKind.REVIEW_DUE) == NEUTRAL
    )


_CALL = AgreedWay(ContactMethod.CALL, 3, WordingLevel.NEUTRAL)
_RINGS = ContactNow(ContactMethod.CALL, 3, WordingLevel.NEUTRAL)


def test_a_person_rings_where_the_victim_agreed_to_calls_and_no_machine_unless_they_agreed_to_that_too() -> None:
    plan = replace(agreed(_CALL), line=DisclosureLevel.FULL)
    both = replace(plan, ways=(replace(_CALL, machine_may_ring=True),))
    asked = partial(decide_safe_contact, is_guarded=False, quiet=QUIET, now=NOON)

    assert asked(plan) == ContactByStaff(StaffOnlyReason.PERSON_RINGS)
    assert asked(plan, by_person=True) == _RINGS
    assert asked(both) == _RINGS
    assert asked(both, by_person=True) == _RINGS
    assert asked(replace(both, line=DisclosureLevel.NOTHING)) == ContactByStaff(StaffOnlyReason.PERSON_RINGS), (
        "it would have nothing to say"
    )


def test_a_number_for_the_machine_alone_is_rung_by_no_person() -> None:
    alone = replace(_CALL, person_may_ring=False, machine_may_ring=True)
    plan = replace(agreed(alone), line=DisclosureLevel.STATUS)

    assert decide_safe_contact(plan, is_guarded=False, quiet=QUIET, now=NOON) == _RINGS
    assert decide_safe_contact(plan, is_guarded=False, quiet=QUIET, now=NOON, by_person=True) == ContactByStaff(
        StaffOnlyReason.NOT_AGREED
    )


def test_each_number_says_for_itself_who_may_ring_it() -> None:
    other = replace(_CALL, point=4, person_may_ring=False, machine_may_ring=True)
    plan = replace(agreed(_CALL, other), line=DisclosureLevel.STATUS)

    assert decide_safe_contact(plan, is_guarded=False, quiet=QUIET, now=NOON) == replace(_RINGS, point=4)
    assert decide_safe_contact(plan, is_guarded=False, quiet=QUIET, now=NOON, by_person=True) == _RINGS


@pytest.mark.parametrize(
    ("agreed_as", "is_guarded", "now_as", "rings"),
    [
        ([], False, [], True),
        ([], True, [], False),  # guarded by what we learned since
        ([], False, [SensitiveGroup.BEREAVED], False),  # a wounded man died, and his sister is now a bereaved relative
        ([], False, [SensitiveGroup.CHILD], False),  # the date of birth was corrected since
        ([SensitiveGroup.GUARDED], True, [], True),
        ([SensitiveGroup.GUARDED], True, [SensitiveGroup.CHILD], False),
        ([SensitiveGroup.BEREAVED, SensitiveGroup.GUARDED], True, [SensitiveGroup.BEREAVED], True),
        ([SensitiveGroup.CHILD], False, [], True),  # and the victim is 18 by now
    ],
)
def test_the_machine_rings_bereaved_guarded_and_young_victims_only_where_they_agreed_as_that(
    agreed_as: list[SensitiveGroup], is_guarded: bool, now_as: list[SensitiveGroup], rings: bool
) -> None:
    ways = (replace(_CALL, machine_may_ring=True),)
    plan = ContactPlan(is_confirmed=True, ways=ways, line=DisclosureLevel.FULL, agreed_as=frozenset(agreed_as))

    decision = decide_safe_contact(plan, is_guarded=is_guarded, quiet=QUIET, now=NOON, sensitive=now_as)

    assert decision == (_RINGS if rings else ContactByStaff(StaffOnlyReason.PERSON_RINGS))


@pytest.mark.parametrize(
    ("born", "on", "is_child"),
    [
        (date(2008, 3, 5), date(2026, 3, 4), True),
        (date(2008, 3, 4), date(2026, 3, 4), False),
        (date(2008, 2, 29), date(2026, 2, 28), True),  # 18 on 1 March in a common year
        (None, date(2026, 3, 4), False),
    ],
)
def test_a_victim_is_a_child_until_their_eighteenth_birthday(born: date | None, on: date, is_child: bool) -> None:
    found = sensitive_groups_of(is_bereaved=False, is_guarded=False, born=born, on=on)

    assert found == ({SensitiveGroup.CHILD} if is_child else frozenset())


def test_where_the_record_system_states_calls_a_person_rings_and_decides_which_number() -> None:
    plan = stated(_CALL)

    assert decide_safe_contact(plan, is_guarded=False, quiet=QUIET, now=NOON) == ContactByStaff(
        StaffOnlyReason.PERSON_RINGS
    )
    assert decide_safe_contact(plan, is_guarded=False, quiet=QUIET, now=NOON, by_person=True) == ContactByStaff(
        StaffOnlyReason.PERSON_RINGS
    )


def test_of_the_ways_open_now_it_is_the_one_the_victim_likes_best() -> None:
    at_work = AgreedWay(
        ContactMethod.TEXT, 1, WordingLevel.NEUTRAL, hours=only("mon tue wed thu fri", "09:00", "17:00")
    )
    by_email = AgreedWay(ContactMethod.EMAIL, 2, WordingLevel.RING_US, hours=only("wed", "12:00", "20:00"))
    plan = agreed(at_work, by_email)

    asked = partial(decide_safe_contact, plan, is_guarded=True, quiet=QUIET)

    assert asked(now=NOON) == NEUTRAL
    assert asked(now=at("2026-03-04T18:00:00")) == ContactNow(ContactMethod.EMAIL, 2, WordingLevel.RING_US)
    assert asked(now=at("2026-03-04T20:00:00")) == wait("2026-03-05T09:00:00")
    assert asked(now=at("2026-03-04T18:00:00"), channels=[ContactMethod.TEXT]) == wait("2026-03-05T09:00:00")


def test_a_letter_waits_for_a_way_that_they_like_better_and_that_opens_sooner_than_the_post_comes() -> None:
    tonight = AgreedWay(ContactMethod.TEXT, 1, WordingLevel.NEUTRAL, hours=only("wed", "18:00", "20:00"))
    on_sunday = replace(tonight, hours=only("sun", "18:00", "20:00"))
    letter = AgreedWay(ContactMethod.LETTER, 2, WordingLevel.NEUTRAL)
    asked = partial(decide_safe_contact, is_guarded=False, quiet=QUIET, now=NOON)

    assert asked(agreed(tonight, letter)) == wait("2026-03-04T18:00:00")
    assert asked(agreed(letter, tonight)) == ContactNow(ContactMethod.LETTER, 2, WordingLevel.NEUTRAL)
    assert asked(agreed(on_sunday, letter)) == ContactNow(ContactMethod.LETTER, 2, WordingLevel.NEUTRAL)


def test_of_two_letters_the_one_that_may_go_now_waits_for_no_other_letter() -> None:
    tonight = AgreedWay(ContactMethod.LETTER, 1, WordingLevel.NEUTRAL, hours=only("wed", "18:00", "20:00"))
    letter = AgreedWay(ContactMethod.LETTER, 2, WordingLevel.NEUTRAL)
    asked = partial(decide_safe_contact, is_guarded=False, quiet=QUIET, now=NOON)

    assert asked(agreed(tonight, letter)) == ContactNow(ContactMethod.LETTER, 2, WordingLevel.NEUTRAL)


ask = partial(decide_safe_contact, is_guarded=False, quiet=QUIET, now=NOON, channels=[ContactMethod.TEXT])


def test_where_nothing_may_be_used_we_wait_for_another_number_to_cool() -> None:
    until = NOON + timedelta(hours=20)
    cooling = replace(agreed(point=None), cools_until=until)

    assert ask(cooling) == ContactLater(until, ContactMethod.TEXT)
    assert ask(replace(cooling, ways=())) == ContactLater(until, ContactMethod.TEXT)
    assert ask(replace(cooling, ways=(BY_TEXT,))) == NEUTRAL, "what the victim agreed to otherwise is used"


def test_a_number_that_has_cooled_and_is_not_in_force_is_left_to_a_person_after_an_hour() -> None:
    cooling = replace(agreed(point=None), cools_until=NOON)

    assert ask(cooling) == ContactLater(NOON + timedelta(minutes=1), ContactMethod.TEXT)
    assert ask(replace(cooling, cools_until=NOON - timedelta(hours=2))) == ContactByStaff(StaffOnlyReason.NO_POINT)


def test_a_guarded_victim_without_a_confirmed_plan_waits_for_no_cooling() -> None:
    cooling = replace(stated(point=None), cools_until=NOON + timedelta(hours=1))

    assert ask(cooling, is_guarded=True) == ContactByStaff(StaffOnlyReason.GUARDED)
