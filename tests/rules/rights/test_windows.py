"""The victim's time to ask for a review: ledger rule 25."""

from __future__ import annotations

from typing import Any

import pytest

from tests.rules.rights.story import Story, person, ref
from victimcare.rules.rights import DutyReason, DutyStatus

POLICE, CPS = "r6_vrr_police_request", "r6_vrr_cps_request_preferred"
TOLD = "2026-05-20T10:00:00Z"
WHILE_OPEN = "2026-05-21T10:00:00Z"


def decided(interviewed: bool = True, outcome: str = "15") -> Story:
    """A case in which a suspect was interviewed and the police decided not to prosecute on 12 May."""
    story = Story(victims=[person("v1"), person("v2")])
    if interviewed:
        story.add("suspect.interviewed", "2026-05-01T10:00:00Z", suspect_ref="s1")
    story.add("case.outcome", "2026-05-12T10:00:00Z", outcome=outcome)
    return story


def reason_of(story: Story) -> DutyReason | None:
    standing = story.one(POLICE, WHILE_OPEN)
    assert standing.status is (DutyStatus.NOT_OWED if standing.reason else DutyStatus.DUE)
    return standing.reason


def test_being_told_opens_the_window_and_names_the_contact() -> None:
    story = decided()
    contact = story.contact(TOLD, story.facts[-1])

    standing = story.one(POLICE, WHILE_OPEN)

    assert standing.duty.triggered_by == ref(contact)
    assert standing.duty.starts_on.isoformat() == "2026-05-20"
    assert story.due(POLICE, WHILE_OPEN) == "2026-08-20T23:59:59+01:00"
    assert standing.status is DutyStatus.DUE


def test_no_window_before_the_victim_was_told_and_none_for_the_other() -> None:
    story = decided()
    assert story.all(POLICE) == []

    story.contact(TOLD, story.facts[-1])

    assert story.all(POLICE, victim_id="v2") == []


def test_a_duty_met_by_its_name_opens_the_window_too() -> None:
    story = decided()
    story.contact(TOLD, "r6_charge_decision_no_prosecution_police")

    assert reason_of(story) is None


def test_told_early_the_window_runs_from_the_telling() -> None:
    story = decided()
    story.contact("2026-05-11T10:00:00Z", story.facts[-1])

    assert story.due(POLICE, WHILE_OPEN) == "2026-08-11T23:59:59+01:00"
    assert story.all(POLICE, "2026-05-11T12:00:00Z") == []


def test_one_contact_that_tells_two_decisions_opens_one_window_and_any_that_allows_it_counts() -> None:
    story = decided(outcome="18")
    first = story.facts[-1]
    second = story.add("case.outcome", "2026-05-13T10:00:00Z", outcome="15")
    story.contact(TOLD, first, second)

    assert reason_of(story) is None


def test_two_contacts_open_two_windows() -> None:
    story = decided()
    second = story.add("case.outcome", "2026-05-13T10:00:00Z", outcome="18")
    story.contact(TOLD, story.facts[-2])
    story.contact(TOLD, second)

    assert [standing.reason for standing in story.all(POLICE, WHILE_OPEN)] == [None, DutyReason.OUTCOME_WITHOUT_REVIEW]


@pytest.mark.parametrize(
    ("kind", "data", "reason"),
    [
        ("case.withdrawn", {"victim_id": "v1"}, DutyReason.VICTIM_WITHDREW),
        ("case.withdrawn", {"victim_id": "v2"}, None),
        ("suspect.charged", {"suspect_ref": "s2", "offences": []}, DutyReason.SUSPECT_CHARGED),
        ("suspect.out_of_court_disposal", {"suspect_ref": "s2", "outcome": "3"}, DutyReason.OUT_OF_COURT_DISPOSAL),
        ("prosecution.decision", {"decision": "charge", "by": "cps"}, None),
    ],
)
def test_what_happened_up_to_the_contact_decides(kind: str, data: dict[str, Any], reason: DutyReason | None) -> None:
    at_the_contact, after_it = decided(), decided()
    for story, at in ((at_the_contact, TOLD), (after_it, "2026-05-20T10:00:01Z")):
        outcome = story.facts[-1]
        story.contact(TOLD, outcome)
        story.add(kind, at, **data)

    assert reason_of(at_the_contact) is reason
    assert reason_of(after_it) is None
    assert at_the_contact.due(POLICE, WHILE_OPEN) == "2026-08-20T23:59:59+01:00"


@pytest.mark.parametrize(
    ("kind", "data", "reason"),
    [
        ("suspect.interviewed", {"suspect_ref": "s1", "under_caution": False}, DutyReason.NO_INTERVIEW_UNDER_CAUTION),
        ("suspect.interviewed", {"suspect_ref": "s1", "under_caution": True}, None),
        ("case.outcome", {"outcome": "0", "suspect_interviewed_under_caution": True}, None),
        (
            "case.outcome",
            {"outcome": "0", "suspect_interviewed_under_caution": False},
            DutyReason.NO_INTERVIEW_UNDER_CAUTION,
        ),
        ("case.sent_to_cps", {}, DutyReason.NO_INTERVIEW_UNDER_CAUTION),
    ],
)
def test_the_police_review_only_after_an_interview_under_caution(
    kind: str, data: dict[str, Any], reason: DutyReason | None
) -> None:
    story = decided(interviewed=False)
    outcome = story.facts[-1]
    story.add(kind, "2026-05-14T10:00:00Z", **data)
    story.contact(TOLD, outcome)

    assert reason_of(story) is reason


@pytest.mark.parametrize(
    ("outcome", "allows"),
    [(code, True) for code in ("10", "12", "13", "15", "17", "21")]
    + [(code, False) for code in ("5", "11", "14", "18")],
)
def test_some_outcomes_have_no_review(outcome: str, allows: bool) -> None:
    story = decided(outcome=outcome)
    story.contact(TOLD, story.facts[-1])

    assert reason_of(story) is (None if allows else DutyReason.OUTCOME_WITHOUT_REVIEW)


def test_the_prosecutors_window_has_no_such_test() -> None:
    story = Story()
    decision = story.add("prosecution.decision", "2026-05-12T10:00:00Z", decision="no_charge", by="cps")
    story.add("suspect.charged", "2026-05-13T10:00:00Z", suspect_ref="s2", offences=[])
    story.contact(TOLD, decision)

    assert story.one(CPS, WHILE_OPEN).status is DutyStatus.DUE
    assert story.due(CPS, WHILE_OPEN) == "2026-05-28T23:59:59+01:00"  # the Monday between is a bank holiday
