"""The papers hold what bears on the victim's duty, and no other person."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from victimcare.rules.cases.event_types import EventType
from victimcare.rules.challenges import select_disclosable_data, select_relevant_facts
from victimcare.rules.rights import EventRef, Fact

VICTIM_ID, OTHER = "V-1", "V-2"
SOURCE, OURS = "urn:test:records", "urn:victimcare:desk"
AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
STARTED = EventRef(SOURCE, "E1")
DUTY = {"duty": "r6_suspect_arrested", "triggered_by": "E1", "triggered_by_source": SOURCE}


def _fact(source: str, name: str, type: str, **data: Any) -> Fact:  # noqa: A002  the feed's own word
    return Fact(source, name, EventType(type), AT + timedelta(hours=int(name[1:])), 1, data)


FACTS = [
    _fact(
        SOURCE, "E0", "case.recorded", victims=[{"victim_id": VICTIM_ID}, {"victim_id": OTHER, "given_name": "Ines"}]
    ),
    _fact(SOURCE, "E1", "suspect.arrested", suspect_ref="S1"),
    _fact(SOURCE, "E2", "suspect.arrested", suspect_ref="S2"),
    _fact(SOURCE, "E3", "victim.contacted", victim_id=VICTIM_ID, channel="phone", about=["E1"], by={"name": "PC Cole"}),
    _fact(SOURCE, "E4", "victim.contacted", victim_id=OTHER, channel="phone", about=["E1"]),
    _fact(OURS, "E5", "victim.contacted", victim_id=VICTIM_ID, channel="page", about=["E1"], about_source=SOURCE),
    _fact(OURS, "E6", "victim.contacted", victim_id=VICTIM_ID, channel="page", about=["E1"]),  # another source's E1
    _fact(OURS, "E7", "duty.held", victim_id=VICTIM_ID, reason="safety", by="Sol", **DUTY),
    _fact(OURS, "E8", "duty.held", victim_id=OTHER, reason="safety", **DUTY),
    _fact(OURS, "E9", "right.challenged", victim_id=VICTIM_ID, challenge="c-1", words="No officer rang", **DUTY),
    _fact(OURS, "E10", "right.challenged", victim_id=VICTIM_ID, challenge="c-2", words="Nor again", **DUTY),
    _fact(OURS, "E11", "challenge.answered", victim_id=VICTIM_ID, challenge="c-1", outcome="not_met", answer="Sorry"),
]


def _names(duty: str = "r6_suspect_arrested", started: EventRef | None = STARTED, *challenges: str) -> list[str]:
    found = select_relevant_facts(
        FACTS, victim_id=VICTIM_ID, duty=duty, triggered_by=started, challenges=challenges or ("c-1",)
    )
    return [fact.id for fact in found]


def test_what_started_it_what_the_victim_was_told_and_the_challenges_own_course() -> None:
    assert _names() == ["E1", "E3", "E5", "E7", "E9", "E11"]


def test_without_a_duty_only_the_challenges_own_course() -> None:
    assert _names("", None) == ["E9", "E11"]


def test_another_challenge_to_the_same_duty_is_no_part_of_these_papers_unless_named() -> None:
    assert "E10" in _names("r6_suspect_arrested", STARTED, "c-1", "c-2")


def test_no_other_person_is_disclosed() -> None:
    [arrest] = [fact for fact in FACTS if fact.id == "E1"]
    [contact] = [fact for fact in FACTS if fact.id == "E3"]
    [held] = [fact for fact in FACTS if fact.id == "E7"]

    assert select_disclosable_data(arrest) == {}
    assert select_disclosable_data(contact) == {"victim_id": VICTIM_ID, "channel": "phone", "about": ["E1"]}
    assert "by" not in select_disclosable_data(held)
    assert "reason" not in select_disclosable_data(held)


VALUES = st.recursive(
    st.just("PC Cole, 07700 900123") | st.integers() | st.booleans(),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2),
    max_leaves=4,
)
PERSONAL = ["by", "officer", "victim", "victims", "suspect_ref", "words", "answer", "summary", "reason", "conditions"]


@given(st.dictionaries(st.sampled_from(PERSONAL) | st.text(max_size=12), VALUES))
def test_no_word_that_names_a_person_leaves_whatever_it_holds(data: dict[str, Any]) -> None:
    left = select_disclosable_data(Fact(SOURCE, "E1", EventType.SUSPECT_ARRESTED, AT, 1, data))

    assert not set(left) & set(PERSONAL)
