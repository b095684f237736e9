"""A text went to a number that the timeline no longer names, since an earlier event about the victim came late."""

from __future__ import annotations

from datetime import timedelta

from tests.conftest import Database
from tests.outside import Outside
from tests.services.feed.feed_lines import NOW, a_victim, an_event, arrested, counts, load, recorded
from tests.services.messages.tellings import hand_over
from victimcare.records.models import ContactPoint, Notification
from victimcare.services.access import Actor
from victimcare.services.feed.feed_shapes import FeedLoadReport
from victimcare.services.rights import ledger_rebuilds

OPERATOR = Actor.operator("tester")
FIRST, OTHER = "07700 900111", "07700 900222"


def _added(mobile: str, *, hours_ago: int) -> FeedLoadReport:
    victim = a_victim("V2", mobile=mobile, safe_contact={"may_text": True})
    return load(an_event("victim.added", {"victim": victim}, time=(NOW - timedelta(hours=hours_ago)).isoformat()))


def _text_to_first() -> Notification:
    """A text handed over to the number of a victim who was added two days ago."""
    load(recorded())
    _added(FIRST, hours_ago=48)
    load(arrested(time=(NOW - timedelta(hours=1)).isoformat()), is_history=False)
    return hand_over(Notification.objects.get(victim__record_id="V2"))


def _numbers() -> list[tuple[str, bool]]:
    """The victim's numbers, and whether each may still be used."""
    return [(point.value, point.retired_at is None) for point in ContactPoint.objects.order_by("id")]


def _differences() -> list[tuple[str, list[str]]]:
    return list(ledger_rebuilds.check_stored_cases(actor=OPERATOR, reference=None, now=NOW))


def test_it_is_let_go_and_the_message_still_says_where_it_went(real_database: Database, outside: Outside) -> None:
    telling = _text_to_first()

    report = _added(OTHER, hours_ago=50)

    telling.refresh_from_db()
    assert counts(report) == {"applied": 1}
    assert _numbers() == [(FIRST, False), (OTHER, True)]
    assert telling.point is not None
    assert telling.point.value == FIRST
    assert _differences() == []


def test_named_again_it_comes_back(real_database: Database, outside: Outside) -> None:
    _text_to_first()
    _added(OTHER, hours_ago=50)
    without = _numbers()

    _added(FIRST, hours_ago=52)

    assert without == [(FIRST, False), (OTHER, True)]
    assert _numbers() == [(FIRST, True)]
    assert _differences() == []


def test_written_otherwise_it_stays_one_number(real_database: Database, outside: Outside) -> None:
    _text_to_first()

    _added("+44 7700 900111", hours_ago=50)

    assert _numbers() == [("+44 7700 900111", True)]
    assert _differences() == []
