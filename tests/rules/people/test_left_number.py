"""A number that was left on the line: a plan that contains it puts the call off, or leaves it to a person."""

from __future__ import annotations

from datetime import UTC, datetime, time

import pytest

from victimcare.rules.force import DailyHours
from victimcare.rules.safe_contact.contact_hours import ContactWindow
from victimcare.rules.safe_contact.contact_plan import (
    AgreedWay,
    CallerDisplay,
    ContactByStaff,
    ContactLater,
    ContactMethod,
    ContactPlan,
    StaffOnlyReason,
    WordingLevel,
)
from victimcare.rules.safe_contact.staff_contact import choose_caller_display, find_plan_objection, strictest_objection

QUIET = DailyHours(time(21), time(8))
NINE, TEN = (datetime(2026, 11, 25, hour, tzinfo=UTC) for hour in (9, 10))  # a Wednesday
FROM_TEN = (ContactWindow(frozenset({2}), time(10), time(12)),)
VICTIMS, ANOTHER = 1, 2


def _plan(*ways: AgreedWay, is_confirmed: bool = True) -> ContactPlan:
    return ContactPlan(is_confirmed=is_confirmed, ways=ways)


def _way(point: int | None = VICTIMS, channel: ContactMethod = ContactMethod.CALL, **values: object) -> AgreedWay:
    return AgreedWay(**{"channel": channel, "point": point, "wording": WordingLevel.NEUTRAL} | values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("plan", "is_guarded", "now", "against"),
    [
        (_plan(_way()), True, NINE, ContactByStaff(StaffOnlyReason.GUARDED)),
        (None, True, NINE, ContactByStaff(StaffOnlyReason.GUARDED)),
        (None, False, NINE, None),
        (_plan(_way()), False, NINE, None),
        (_plan(_way(hours=FROM_TEN)), False, NINE, ContactLater(TEN, ContactMethod.CALL)),
        (_plan(_way(hours=FROM_TEN)), False, TEN, None),
        (_plan(_way(wording=WordingLevel.NONE)), False, NINE, ContactByStaff(StaffOnlyReason.NOT_AGREED)),
        (_plan(_way(ANOTHER)), False, NINE, ContactByStaff(StaffOnlyReason.NOT_AGREED)),
        (
            _plan(_way(None)),
            False,
            NINE,
            ContactByStaff(StaffOnlyReason.NOT_AGREED),
        ),  # the victim's number is on hold: it may be the suspect's
        (_plan(_way(channel=ContactMethod.TEXT)), False, NINE, ContactByStaff(StaffOnlyReason.NOT_AGREED)),
        (
            _plan(_way(hours=(ContactWindow(frozenset(), time(10), time(12)),))),
            False,
            NINE,
            ContactByStaff(StaffOnlyReason.NO_HOUR),
        ),
        # The plan that the record system states names no calls: the victim's hours count.
        (
            _plan(_way(channel=ContactMethod.TEXT, hours=FROM_TEN), is_confirmed=False),
            False,
            NINE,
            ContactLater(TEN, ContactMethod.CALL),
        ),
        (_plan(_way(ANOTHER, ContactMethod.TEXT, hours=FROM_TEN), is_confirmed=False), False, NINE, None),
    ],
)
def test_what_one_plan_says_against_it(
    plan: ContactPlan | None, is_guarded: bool, now: datetime, against: ContactLater | ContactByStaff | None
) -> None:
    assert find_plan_objection(plan, [VICTIMS], is_guarded=is_guarded, quiet=QUIET, now=now) == against


def test_of_several_plans_the_strictest_counts() -> None:
    soon, late = ContactLater(NINE, ContactMethod.CALL), ContactLater(TEN, ContactMethod.CALL)

    assert strictest_objection([None, late, soon]) == late
    assert strictest_objection([late, ContactByStaff(StaffOnlyReason.GUARDED), None]) == ContactByStaff(
        StaffOnlyReason.GUARDED
    )
    assert strictest_objection([None]) is strictest_objection([]) is None


def test_its_telephone_shows_no_more_than_any_plan_agreed_to() -> None:
    neutral, withheld = _plan(_way(shown=CallerDisplay.NEUTRAL)), _plan(_way(shown=CallerDisplay.WITHHELD))

    assert (
        choose_caller_display([])
        == choose_caller_display([(None, [VICTIMS]), (neutral, [VICTIMS])])
        == CallerDisplay.NEUTRAL
    )
    assert choose_caller_display([(neutral, [VICTIMS]), (withheld, [VICTIMS])]) == CallerDisplay.WITHHELD
    assert choose_caller_display([(withheld, [ANOTHER])]) == CallerDisplay.NEUTRAL
