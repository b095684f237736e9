"""What an officer's reply of a line says."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from victimcare.rules.updates.replies import Answers, Said, Unclear, Undo, day_in, read, unsigned

TWO = {"A": 5, "B": 5}
TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("A1 fingerprints back next week", [Said("A", 1, "fingerprints back next week")]),
        ("a1", [Said("A", 1)]),
        ("A 1\nB: 3", [Said("A", 1), Said("B", 3)]),
        ("A1, B2 see the file", [Said("A", 1), Said("B", 2, "see the file")]),
        ("A1 and B3", [Said("A", 1), Said("B", 3)]),
        ("A4 forensics, until 14 December\nB1", [Said("A", 4, "forensics, until 14 December"), Said("B", 1)]),
        ("A1 met at B2 Road", [Said("A", 1, "met at B2 Road")]),  # within a line it is a word of theirs
        ("B-2\n\nPC Aldous", [Said("B", 2, "PC Aldous")]),
        ("Good morning all,\n\nA1", [Said("A", 1)]),
    ],
)
def test_a_letter_and_a_number_are_an_answer(text: str, said: list[Said]) -> None:
    assert read(text, TWO) == Answers(tuple(said))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "nothing"),
        ("Ring me about this", "no_code"),
        ("a 2 week delay", "no_code"),
        ("a 2 weeks, at least", "no_code"),
        ("Thanks. A1", "no_code"),
        ("Hi, A1\nB2", "no_code"),  # else A1 would be lost
        ("C1", "no_such"),
        ("A6", "no_such"),
        ("A1\nA2 Let out on bail", "twice"),  # what is quoted and was not cut off
    ],
)
def test_whatever_else_is_unclear(text: str, why: str) -> None:
    assert read(text, TWO) == Unclear(why)


@pytest.mark.parametrize("signed", ["DC Tomasz Dudek\nInvestigations", "Tomasz", "T. Dudek | South"])
def test_how_they_sign_is_nothing_that_they_added(signed: str) -> None:
    assert unsigned(f"A4 would warn Dudek\nuntil 14 December\n\n{signed}", "DC Tomasz Dudek") == (
        "A4 would warn Dudek\nuntil 14 December\n"
    )
    assert unsigned("A1\n\nno rules", "PC 2207") == "A1\n\nno rules"


def test_where_one_question_was_asked_its_number_is_enough() -> None:
    one = {"A": 5}

    assert read("1", one) == Answers((Said("A", 1),))
    assert read("2, not to go to Elm Street", one) == Answers((Said("A", 2, "not to go to Elm Street"),))
    assert read("2 weeks until forensics", one) == Unclear("no_code")


def test_undo_takes_back_all_or_what_it_names() -> None:
    assert read("Undo.", TWO) == Undo(())
    assert read("undo b", TWO) == Undo(("B",))
    assert read("undo C", TWO) == Unclear("no_such")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("look again 14 December", date(2026, 12, 14)),
        ("until 3rd Jan", date(2027, 1, 3)),
        ("until 14/12", date(2026, 12, 14)),
        ("14.12.27", date(2027, 12, 14)),
        ("in two weeks", date(2026, 12, 9)),
        ("31 June", None),
        ("soon", None),
    ],
)
def test_a_day_is_found_in_a_line(line: str, day: date | None) -> None:
    assert day_in(line, TODAY) == day


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.integers(1, 3))
def test_nothing_is_answered_that_was_not_asked(text: str, count: int) -> None:
    offered = dict.fromkeys("ABC"[:count], 5)

    found = read(text, offered)

    if isinstance(found, Answers):
        assert {one.letter for one in found.said} <= set(offered)
        assert all(1 <= one.number <= 5 for one in found.said)
        assert len({one.letter for one in found.said}) == len(found.said)
