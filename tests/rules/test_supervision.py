"""The load of a team, and which contacts are read again."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from math import ceil

import pytest
from hypothesis import given
from hypothesis import settings as few
from hypothesis import strategies as st

from victimcare.rules.calls.agents import (
    DeskConversation,
    HandledCall,
    WorkloadLevel,
    judge_workload,
    merge_conversations,
)
from victimcare.rules.calls.call_queue import USUAL_LIMITS
from victimcare.rules.desk.supervisor_reviews import DrawTicket, draw_contacts, following_month, previous_month

NOW = datetime(2026, 11, 25, 15, 0, tzinfo=UTC)
TICKETS = st.lists(
    st.builds(DrawTicket, st.uuids().map(str), st.integers(1, 5)), max_size=60, unique_by=lambda one: one.contact
)


@few(max_examples=60)
@given(TICKETS, st.integers(1, 100), st.randoms(use_true_random=False))
def test_some_of_each_persons_are_drawn_and_anybody_can_draw_them_again(
    tickets: list[DrawTicket], in_100: int, lot: object
) -> None:
    found = draw_contacts(tickets, seed="a", in_100=in_100)
    lot.shuffle(tickets)  # type: ignore[attr-defined]

    assert draw_contacts(tickets, seed="a", in_100=in_100) == found
    for person in {ticket.person for ticket in tickets}:
        theirs = {ticket.contact for ticket in tickets if ticket.person == person}
        assert len(found[person]) == ceil(len(theirs) * in_100 / 100)
        assert set(found[person]) <= theirs


def test_another_seed_draws_others() -> None:
    tickets = [DrawTicket(f"contact-{number}", 1) for number in range(500)]

    assert draw_contacts(tickets, seed="a", in_100=2) != draw_contacts(tickets, seed="b", in_100=2)


@pytest.mark.parametrize(
    ("today", "month", "following"),
    [
        (date(2027, 1, 1), date(2026, 12, 1), date(2027, 1, 1)),
        (date(2026, 3, 31), date(2026, 2, 1), date(2026, 3, 1)),
    ],
)
def test_the_month_that_is_over(today: date, month: date, following: date) -> None:
    assert previous_month(today) == month
    assert following_month(month) == following


def test_heavy_ones_at_the_desk_and_on_the_line_count_together() -> None:
    call = HandledCall(_ago(40), _ago(30), is_heavy=True)

    assert judge_workload(merge_conversations([call], []), NOW, USUAL_LIMITS)[0] is WorkloadLevel.NEAR
    stands, care = judge_workload(
        merge_conversations([call], [DeskConversation(None, _ago(5), True)]), NOW, USUAL_LIMITS
    )
    assert (stands, care.in_a_row) == (WorkloadLevel.REST, 2)
    assert (
        judge_workload(merge_conversations([call], [DeskConversation(None, _ago(5), False)]), NOW, USUAL_LIMITS)[0]
        is WorkloadLevel.LIGHT
    )


def _ago(minutes: int) -> datetime:
    return NOW - timedelta(minutes=minutes)
