"""What the victim's page, the line and those beyond the force may tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.rules.people.plans import CONFIRMED, NOON, STATED

from victimcare.rules.safe_contact.contact_gate import DisclosureDecision, VictimChannel, decide_disclosure
from victimcare.rules.safe_contact.contact_plan import ContactPlan, DisclosureLevel
from victimcare.rules.safe_contact.staff_contact import ConsentPurpose, ConsentRoute, find_consent_route


@pytest.mark.parametrize(
    ("page", "is_guarded", "opens", "shown"),
    [
        (DisclosureLevel.FULL, False, "case", DisclosureLevel.FULL),
        (DisclosureLevel.FULL, False, "short", DisclosureLevel.NEWS_OR_NOT),
        (DisclosureLevel.FULL, True, "case", DisclosureLevel.NEWS_OR_NOT),
        (DisclosureLevel.NEWS_OR_NOT, False, "case", DisclosureLevel.NEWS_OR_NOT),
        (DisclosureLevel.NOTHING, False, "case", DisclosureLevel.NOTHING),
        (DisclosureLevel.NOTHING, True, "short", DisclosureLevel.NOTHING),
        (DisclosureLevel.FULL, True, "all", DisclosureLevel.FULL),
        (DisclosureLevel.NEWS_OR_NOT, True, "all", DisclosureLevel.NEWS_OR_NOT),
        (DisclosureLevel.NOTHING, False, "all", DisclosureLevel.NOTHING),
    ],
)
def test_what_the_page_shows(page: DisclosureLevel, is_guarded: bool, opens: str, shown: DisclosureLevel) -> None:
    for plan in (replace(CONFIRMED, page=page), replace(CONFIRMED, page=page, review_on=date(2026, 1, 1))):
        opened = decide_disclosure(plan, door=VictimChannel.PAGE, is_guarded=is_guarded, opens=opens, now=NOON)

        assert opened == DisclosureDecision(VictimChannel.PAGE, shown), (
            "a wish for less stands, however old the plan is"
        )


@pytest.mark.parametrize(
    ("plan", "is_guarded", "said"),
    [
        (None, False, DisclosureLevel.STATUS),
        (None, True, DisclosureLevel.NOTHING),
        (replace(STATED, line=DisclosureLevel.STATUS), True, DisclosureLevel.NOTHING),
        (replace(CONFIRMED, line=DisclosureLevel.FULL), True, DisclosureLevel.FULL),
        (replace(CONFIRMED, line=DisclosureLevel.NOTHING), False, DisclosureLevel.NOTHING),
        (replace(CONFIRMED, line=DisclosureLevel.FULL, review_on=date(2026, 3, 3)), True, DisclosureLevel.NOTHING),
        (replace(CONFIRMED, line=DisclosureLevel.FULL, review_on=date(2026, 3, 3)), False, DisclosureLevel.FULL),
    ],
)
def test_what_the_line_says(plan: ContactPlan | None, is_guarded: bool, said: DisclosureLevel) -> None:
    opened = decide_disclosure(plan, door=VictimChannel.LINE, is_guarded=is_guarded, opens="case", now=NOON)

    assert opened == DisclosureDecision(VictimChannel.LINE, said)


@pytest.mark.parametrize(
    ("purpose", "wants_none", "has_agreed", "is_guarded", "may"),
    [
        (ConsentPurpose.REFERRAL, False, True, False, ConsentRoute.BY_A_PERSON),
        (ConsentPurpose.REFERRAL, False, True, True, ConsentRoute.BY_A_PERSON),
        (ConsentPurpose.REFERRAL, False, False, False, ConsentRoute.ASK_VICTIM_FIRST),
        (ConsentPurpose.REFERRAL, True, True, False, ConsentRoute.NO),
        (ConsentPurpose.SURVEY, False, False, False, ConsentRoute.AS_A_MESSAGE),
        (ConsentPurpose.SURVEY, False, True, True, ConsentRoute.BY_A_PERSON),
        (ConsentPurpose.SURVEY, True, True, False, ConsentRoute.NO),
        (ConsentPurpose.SURVEY, True, False, True, ConsentRoute.NO),
    ],
)
def test_whether_a_victim_may_be_referred_and_asked_how_it_was(
    purpose: ConsentPurpose, wants_none: bool, has_agreed: bool, is_guarded: bool, may: ConsentRoute
) -> None:
    assert find_consent_route(purpose, wants_none=wants_none, has_agreed=has_agreed, is_guarded=is_guarded) is may
