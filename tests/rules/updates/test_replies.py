"""What an officer's one-line reply says."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from victimcare.rules.updates.officer_replies import (
    ReplyAnswer,
    ReplyAnswers,
    UnclearReply,
    UndoRequest,
    parse_named_day,
    parse_officer_reply,
    remove_signature,
)

TWO = {"A": 5, "B": 5}
TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("A1 fingerprints back next week", [ReplyAnswer("A", 1, "fingerprints back next week")]),
        ("a1", [ReplyAnswer("A", 1)]),
        ("A 1\nB: 3", [ReplyAnswer("A", 1), ReplyAnswer("B", 3)]),
        ("A1, B2 see the file", [ReplyAnswer("A", 1), ReplyAnswer("B", 2, "see the file")]),
        ("A1 and B3", [ReplyAnswer("A", 1), ReplyAnswer("B", 3)]),
        (
            "A4 forensics, until 14 December\nB1",
            [ReplyAnswer("A", 4, "forensics, until 14 December"), ReplyAnswer("B", 1)],
        ),
        ("A1 met at B2 Road", [ReplyAnswer("A", 1, "met at B2 Road")]),  # within a line it is the officer's own word
        ("B-2\n\nPC Aldous", [ReplyAnswer("B", 2, "PC Aldous")]),
        ("Good morning all,\n\nA1", [ReplyAnswer("A", 1)]),
    ],
)
def test_a_letter_and_a_number_are_an_answer(text: str, said: list[ReplyAnswer]) -> None:
    assert parse_officer_reply(text, TWO) == ReplyAnswers(tuple(said))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "nothing"),
        ("Ring me about this", "no_code"),
        ("a 2 week delay", "no_code"),
        ("a 2 weeks, at least", "no_code"),
        ("Thanks. A1", "no_code"),
        ("Hi, A1\nB2", "no_code"),  # otherwise A1 would be lost
        ("C1", "no_such"),
        ("A6", "no_such"),
        ("A1\nA2 Let out on bail", "twice"),  # what is quoted and was not cut off
    ],
)
def test_whatever_else_is_unclear(text: str, why: str) -> None:
    assert parse_officer_reply(text, TWO) == UnclearReply(why)


@pytest.mark.parametrize("signed", ["DC Tomasz Dudek\nInvestigations", "Tomasz", "T. Dudek | South"])
def test_how_they_sign_is_nothing_that_they_added(signed: str) -> None:
    assert remove_signature(f"A4 would warn Dudek\nuntil 14 December\n\n{signed}", "DC Tomasz Dudek") == (
        "A4 would warn Dudek\nuntil 14 December\n"
    )
    assert remove_signature("A1\n\nno rules", "PC 2207") == "A1\n\nno rules"


def test_where_one_question_was_asked_its_number_is_enough() -> None:
    one = {"A": 5}

    assert parse_officer_reply("1", one) == ReplyAnswers((ReplyAnswer("A", 1),))
    assert parse_officer_reply("2, not to go to Elm Street", one) == ReplyAnswers(
        (ReplyAnswer("A", 2, "not to go to Elm Street"),)
    )
    assert parse_officer_reply("2 weeks until forensics", one) == UnclearReply("no_code")


def test_undo_takes_back_all_or_what_it_names() -> None:
    assert parse_officer_reply("Undo.", TWO) == UndoRequest(())
    assert parse_officer_reply("undo b", TWO) == UndoRequest(("B",))
    assert parse_officer_reply("undo C", TWO) == UnclearReply("no_such")


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
    assert parse_named_day(line, TODAY) == day


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.integers(1, 3))
def test_nothing_is_answered_that_was_not_asked(text: str, count: int) -> None:
    offered = dict.fromkeys("ABC"[:count], 5)

    found = parse_officer_reply(text, offered)

    if isinstance(found, ReplyAnswers):
        assert {one.letter for one in found.said} <= set(offered)
        assert all(1 <= one.number <= 5 for one in found.said)
        assert len({one.letter for one in found.said}) == len(found.said)
