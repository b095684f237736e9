"""Where a case waits and since when, by the stories with which the victim's page is tested."""

from __future__ import annotations

from datetime import date

import pytest

from tests.rules.cases.stories import NOW, STORIES, VICTIM_ID, one, other, timeline
from victimcare.rules.cases.case_progress import work_out_progress
from victimcare.rules.cases.case_waits import CurrentWait, WaitKind, find_current_wait
from victimcare.rules.rights import Fact


def wait_of(facts: tuple[Fact, ...]) -> CurrentWait | None:
    found = work_out_progress(facts=facts, victim_id=VICTIM_ID, now=NOW)
    assert found is not None
    return find_current_wait(found.stage, facts)


@pytest.mark.parametrize(
    ("story", "wait"),
    [
        ("just-told", WaitKind.LOOKING),
        ("spoken-to", WaitKind.DECIDING),
        ("bailed", WaitKind.DECIDING),
        ("with-lawyers", WaitKind.LAWYERS),
        ("charged", WaitKind.COURT),
        ("trial-set", WaitKind.COURT),
        ("convicted", WaitKind.SENTENCE),
    ],
)
def test_each_story_waits_where_it_should(story: str, wait: WaitKind) -> None:
    found = wait_of(STORIES[story])

    assert found is not None
    assert found.wait is wait


@pytest.mark.parametrize("story", ["closed", "no-charge", "sentenced", "not-guilty", "withdrawn", "not-investigated"])
def test_what_is_over_waits_for_nothing(story: str) -> None:
    assert wait_of(STORIES[story]) is None


def test_it_has_waited_since_what_began_it() -> None:
    facts = timeline(("suspect.arrested", 3, one()), ("suspect.interviewed", 5, one()))

    assert wait_of(facts) == CurrentWait(WaitKind.DECIDING, date(2026, 11, 5))


def test_a_case_opened_again_is_like_no_other() -> None:
    facts = timeline(("case.outcome", 5, {"outcome": "18"}), ("case.reopened", 9, {"reason": "a new witness"}))

    assert wait_of(facts) is None


def test_with_another_suspect_it_may_be_over_already() -> None:
    facts = timeline(
        ("suspect.interviewed", 1, one()),
        ("suspect.interviewed", 2, other()),
        ("case.sent_to_cps", 3, {}),
        ("prosecution.decision", 6, other(decision="no_charge", by="cps")),
    )

    assert wait_of(facts) is None
