"""How long work may be put off, by when it is received, and the single keys."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.rules.desk.test_rota import NOW
from victimcare.rules.desk.keys import USUAL, Press, chosen, doubled, is_a_key
from victimcare.rules.desk.receipts import wanted_by
from victimcare.rules.desk.snoozing import Refused, refused
from victimcare.services.rights.working_days import shipped_working_days

HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("harm", "hours", "is_supervisor", "why"),
    [
        (1, 24, False, None),  # past its due time: harm is standard
        (3, 1, False, None),
        (3, 3, False, Refused.HIGH_HARM),
        (3, 3, True, None),
        (1, 0, False, Refused.PAST),
        (1, 24 * 14 + 1, True, Refused.TOO_LONG),
    ],
)
def test_how_long_work_may_be_put_off(harm: int, hours: int, is_supervisor: bool, why: Refused | None) -> None:
    due_at, until = NOW + 2 * HOUR, NOW + hours * HOUR

    assert refused(until, harm=harm, due_at=due_at, may_wait=True, is_supervisor=is_supervisor, now=NOW) is why
    assert refused(until, harm=harm, due_at=due_at, may_wait=False, is_supervisor=True, now=NOW) is Refused.NEVER


@pytest.mark.parametrize(
    ("harm", "due_in", "latest"),
    [
        (3, 9 * HOUR, NOW + HOUR),
        (2, 9 * HOUR, NOW + 4 * HOUR),
        (2, HOUR, NOW + HOUR),  # never later than it is due
        (3, -HOUR, NOW + HOUR),  # it was late already
        (1, 99 * HOUR, datetime(2026, 11, 26, 23, 59, 59, tzinfo=NOW.tzinfo)),
    ],
)
def test_by_when_work_that_was_handed_on_is_received(harm: int, due_in: timedelta, latest: datetime) -> None:
    calendar = shipped_working_days()

    assert wanted_by(harm=harm, handed_at=NOW, due_at=NOW + due_in, calendar=calendar) == latest


def test_keys_are_as_usual_until_somebody_chooses_others() -> None:
    theirs = chosen({"are_on": False, "of": {"down": "n"}})

    assert (chosen(None).are_on, chosen(None).of) == (True, USUAL)
    assert (theirs.are_on, theirs.of[Press.DOWN], theirs.of[Press.UP]) == (False, "n", "k")
    assert doubled({**USUAL, Press.TAKE: "J"}) == {Press.TAKE}
    assert [is_a_key(key) for key in ("j", "/", "é", " ", "\t", "ab", "")] == [True, True, True, *[False] * 4]
