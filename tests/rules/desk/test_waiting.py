"""How long work may be put off, by when it must be received, and the shortcut keys."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.rules.desk.test_rota import NOW
from victimcare.rules.desk.shortcut_keys import (
    USUAL_SHORTCUTS,
    ShortcutAction,
    find_duplicate_shortcuts,
    is_valid_shortcut,
    read_shortcut_keys,
)
from victimcare.rules.desk.task_policy import SnoozeRefusal, receipt_due_at, refuse_snooze
from victimcare.services.rights.working_calendar import shipped_working_days

HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("harm", "hours", "is_supervisor", "why"),
    [
        (1, 24, False, None),  # past its due time: harm is standard
        (3, 1, False, None),
        (3, 3, False, SnoozeRefusal.HIGH_HARM),
        (3, 3, True, None),
        (1, 0, False, SnoozeRefusal.PAST),
        (1, 24 * 14 + 1, True, SnoozeRefusal.TOO_LONG),
    ],
)
def test_how_long_work_may_be_put_off(harm: int, hours: int, is_supervisor: bool, why: SnoozeRefusal | None) -> None:
    due_at, until = NOW + 2 * HOUR, NOW + hours * HOUR

    assert refuse_snooze(until, harm=harm, due_at=due_at, may_wait=True, is_supervisor=is_supervisor, now=NOW) is why
    assert (
        refuse_snooze(until, harm=harm, due_at=due_at, may_wait=False, is_supervisor=True, now=NOW)
        is SnoozeRefusal.NEVER
    )


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

    assert receipt_due_at(harm=harm, handed_at=NOW, due_at=NOW + due_in, calendar=calendar) == latest


def test_keys_are_as_usual_until_the_user_chooses_others() -> None:
    theirs = read_shortcut_keys({"are_on": False, "of": {"down": "n"}})

    assert (read_shortcut_keys(None).are_on, read_shortcut_keys(None).of) == (True, USUAL_SHORTCUTS)
    assert (theirs.are_on, theirs.of[ShortcutAction.DOWN], theirs.of[ShortcutAction.UP]) == (False, "n", "k")
    assert find_duplicate_shortcuts({**USUAL_SHORTCUTS, ShortcutAction.TAKE: "J"}) == {ShortcutAction.TAKE}
    assert [is_valid_shortcut(key) for key in ("j", "/", "é", " ", "\t", "ab", "")] == [True, True, True, *[False] * 4]
