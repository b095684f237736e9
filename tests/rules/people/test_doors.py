"""What her page, the line and those beyond the force may tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.rules.people.plans import CONFIRMED, NOON, STATED

from victimcare.rules.people.contact_plan import MaySay, Plan
from victimcare.rules.people.doors import Door, Opened, open_to_her
from victimcare.rules.people.hers_to_allow import May, Purpose, may_go


@pytest.mark.parametrize(
    ("page", "is_guarded", "opens", "shown"),
    [
        (MaySay.FULL, False, "case", MaySay.FULL),
        (MaySay.FULL, False, "short", MaySay.NEWS_OR_NOT),
        (MaySay.FULL, True, "case", MaySay.NEWS_OR_NOT),
        (MaySay.NEWS_OR_NOT, False, "case", MaySay.NEWS_OR_NOT),
        (MaySay.NOTHING, False, "case", MaySay.NOTHING),
        (MaySay.NOTHING, True, "short", MaySay.NOTHING),
        (MaySay.FULL, True, "all", MaySay.FULL),
        (MaySay.NEWS_OR_NOT, True, "all", MaySay.NEWS_OR_NOT),
        (MaySay.NOTHING, False, "all", MaySay.NOTHING),
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
