"""A number that was left on the line: a plan in which it stands puts the call off, or leaves it to a person."""

from __future__ import annotations

from datetime import UTC, datetime, time

import pytest

from victimcare.rules.force import Hours
from victimcare.rules.people.contact_decision import Person, Wait, Why
from victimcare.rules.people.contact_plan import Agreed, Channel, Plan, Shown, Wording
from victimcare.rules.people.her_hours import Window
from victimcare.rules.people.left_number import forbids, shown, strictest

QUIET = Hours(time(21), time(8))
NINE, TEN = (datetime(2026, 11, 25, hour, tzinfo=UTC) for hour in (9, 10))  # a Wednesday
FROM_TEN = (Window(frozenset({2}), time(10), time(12)),)
HERS, ANOTHER = 1, 2


def _plan(*ways: Agreed, is_confirmed: bool = True) -> Plan:
    return Plan(is_confirmed=is_confirmed, ways=ways)


def _way(point: int | None = HERS, channel: Channel = Channel.CALL, **values: object) -> Agreed:
    return Agreed(**{"channel": channel, "point": point, "wording": Wording.NEUTRAL} | values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("plan", "is_guarded", "now", "against"),
    [
        (_plan(_way()), True, NINE, Person(Why.GUARDED)),
        (None, True, NINE, Person(Why.GUARDED)),
        (None, False, NINE, None),
        (_plan(_way()), False, NINE, None),
        (_plan(_way(hours=FROM_TEN)), False, NINE, Wait(TEN, Channel.CALL)),
        (_plan(_way(hours=FROM_TEN)), False, TEN, None),
        (_plan(_way(wording=Wording.NONE)), False, NINE, Person(Why.NOT_AGREED)),
        (_plan(_way(ANOTHER)), False, NINE, Person(Why.NOT_AGREED)),
        (_plan(_way(None)), False, NINE, Person(Why.NOT_AGREED)),  # hers stands still: it may be his
        (_plan(_way(channel=Channel.TEXT)), False, NINE, Person(Why.NOT_AGREED)),
        (_plan(_way(hours=(Window(frozenset(), time(10), time(12)),))), False, NINE, Person(Why.NO_HOUR)),
        # What the record system states of her names no calls: its hours count.
        (_plan(_way(channel=Channel.TEXT, hours=FROM_TEN), is_confirmed=False), False, NINE, Wait(TEN, Channel.CALL)),
        (_plan(_way(ANOTHER, Channel.TEXT, hours=FROM_TEN), is_confirmed=False), False, NINE, None),
    ],
)
def test_what_one_plan_says_against_it(
    plan: Plan | None, is_guarded: bool, now: datetime, against: Wait | Person | None
) -> None:
    assert forbids(plan, [HERS], is_guarded=is_guarded, quiet=QUIET, now=now) == against


def test_of_several_plans_the_strictest_counts() -> None:
    soon, late = Wait(NINE, Channel.CALL), Wait(TEN, Channel.CALL)

    assert strictest([None, late, soon]) == late
    assert strictest([late, Person(Why.GUARDED), None]) == Person(Why.GUARDED)
    assert strictest([None]) is strictest([]) is None


def test_its_telephone_shows_no_more_than_any_plan_agreed_to() -> None:
    neutral, withheld = _plan(_way(shown=Shown.NEUTRAL)), _plan(_way(shown=Shown.WITHHELD))

    assert shown([]) == shown([(None, [HERS]), (neutral, [HERS])]) == Shown.NEUTRAL
    assert shown([(neutral, [HERS]), (withheld, [HERS])]) == Shown.WITHHELD
    assert shown([(withheld, [ANOTHER])]) == Shown.NEUTRAL
