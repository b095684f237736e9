"""Conditions of bail: in our words where their form is usual, with "you" for the reader; otherwise as they were
written."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from victimcare.rules.cases.case_sentences import address_reader_as_you, condition_sentences, withhold_condition_lines
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.rights import Fact
from victimcare.wording import tell

NAMES = ("Sandra Boyle", "the victim")


def _said(*conditions: str, names: tuple[str, ...] = NAMES) -> list[str]:
    data = {"suspect_ref": "S-1", "conditions": list(conditions)}
    bailed = Fact("urn:records", "e1", EventType.SUSPECT_BAILED, datetime(2026, 12, 1, tzinfo=UTC), 1, data)
    (fact,) = address_reader_as_you([bailed], names)
    said = condition_sentences(fact.data["conditions"])
    return [tell(one, manner="page", today=bailed.time.date()) for one in said]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Not to contact Sandra Boyle", "They must not contact you."),
        ("not to contact the victim, directly or indirectly.", "They must not contact you, directly or indirectly."),
        ("He must not go within 100 metres of Sandra Boyle’s home", "They must not go within 100 metres of your home."),
        ("Not to enter the Victim's place of work;", "They must not enter your place of work."),
        ("Must not contact SANDRA BOYLE", "They must not contact you."),
        ("The suspect is not to go into Dock Lane", "They must not go into Dock Lane."),
        ("To live at 12 Hill Road", "They must live at 12 Hill Road."),
        ("She must report to Riverside each Monday", "They must report to Riverside each Monday."),
        # Not a form of ours: it is quoted, and a quotation is not changed.
        ("No contact with Sandra Boyle", "A rule, as it is written down: “No contact with Sandra Boyle”"),
        ("Curfew 9pm to 6am", "A rule, as it is written down: “Curfew 9pm to 6am”"),
        ("Not to drink. Curfew from 9pm", "A rule, as it is written down: “Not to drink. Curfew from 9pm”"),
        ("Tomorrow: see below", "A rule, as it is written down: “Tomorrow: see below”"),
        # About another person, and a name that is only part of a longer one.
        ("Not to contact Sandra Boyles", "They must not contact Sandra Boyles."),
        ("Not to contact Liam Boyle", "They must not contact Liam Boyle."),
    ],
)
def test_a_condition_as_the_victim_reads_it(written: str, read: str) -> None:
    assert _said(written) == ["The rules of bail, as they are written down:", read]


def test_a_victim_who_is_not_named_reads_what_was_written() -> None:
    assert _said("Not to contact the victim", names=())[1] == "They must not contact the victim."


def test_nothing_written_is_no_condition_and_too_much_is_for_a_person() -> None:
    assert _said() == _said("", "  ") == []
    assert [one.id for one in condition_sentences(["x" * 1001])] == ["cases-bail-by-person"]
    assert [one.id for one in condition_sentences(["To sleep at home", "x" * 1001])] == [
        "cases-bail-conditions",
        "cases-bail-must",
        "cases-bail-by-person",
    ]


def test_a_door_that_may_not_say_them_says_that_there_are_some() -> None:
    assert [one.id for one in withhold_condition_lines(condition_sentences(["To sleep at home"]))] == [
        "cases-bail-by-person"
    ]
    assert withhold_condition_lines(()) == ()
