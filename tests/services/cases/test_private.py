"""Which parts of an act about a duty can be blanked, and what a redaction leaves of a date of birth recorded later."""

from __future__ import annotations

from typing import Any

import pytest

from victimcare.rules.cases.event_types import EventType
from victimcare.services.cases.case_timeline import merge_event_data, remove_victim_details, split_event_data

DUTY = {"duty": "r6_suspect_arrested", "triggered_by": "E1", "triggered_by_source": "urn:records:one"}


@pytest.mark.parametrize(
    ("kind", "data", "private"),
    [
        ("duty.held", {"reason": "decision_not_final", "review_on": "2026-12-01", "words": "Later."}, ["words"]),
        ("duty.not_owed", {"reason": "same_news_twice", "words": "Twice."}, ["words"]),
        ("duty.declined", {"channel": "phone", "words": "No."}, ["words"]),
        ("duty.lateness_explained", {"reason": "Sick leave."}, ["reason"]),
        ("victim.details_accepted", {"accepted": {"date_of_birth": "2011-06-01"}}, ["accepted"]),
    ],
)
def test_words_can_be_blanked_and_what_decides_the_duty_stays(
    kind: str, data: dict[str, Any], private: list[str]
) -> None:
    whole = {"victim_id": "V1", **DUTY, "by": {"staff": "1"}, **data}

    facts, hidden = split_event_data(EventType(kind), whole)

    assert sorted(hidden or {}) == private
    assert facts["by"] == {"staff": "1"}
    assert facts.get("reason") == (data.get("reason") if "reason" not in private else None)
    assert merge_event_data(facts, hidden) == whole


def test_a_later_date_of_birth_is_cut_as_one_in_the_record_is() -> None:
    facts, hidden = split_event_data(
        EventType.VICTIM_DETAILS_ACCEPTED, {"victim_id": "V1", "accepted": {"date_of_birth": "2011-06-15"}}
    )
    assert hidden is not None

    left = remove_victim_details(facts, hidden, "V1", lambda own: {"date_of_birth": "2011-06-01"})
    nothing = remove_victim_details(facts, hidden, "V1", lambda own: {})

    assert merge_event_data(facts, left)["accepted"] == {"date_of_birth": "2011-06-01"}
    assert (nothing, merge_event_data(facts, nothing)["accepted"]) == (None, {})
