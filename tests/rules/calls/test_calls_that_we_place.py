"""A call that we place is for the victim alone: its outcome says whether they were told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields

from victimcare.rules.calls import FLOW, CallStep, Reply, has_told_news
from victimcare.rules.calls.flow.with_code import CALLED

OPENED = {FLOW["called_checking"].replies[each] for each in (Reply.OPENED, Reply.OPENED_SHORT)}


def leads(here: CallStep) -> Iterator[str]:
    """Every step that this one names, by key, by reply or by itself."""
    for each in fields(here):
        value = getattr(here, each.name)
        named = value.values() if isinstance(value, Mapping) else [value]
        # not a sentence that only looks like a step's name
        yield from (name for name in named if type(name) is str and name in FLOW)


def test_without_the_code_no_one_is_reached_and_nothing_is_left() -> None:
    reached, ahead = set[str](), [CALLED]
    while ahead:
        if (name := ahead.pop()) not in reached:
            reached.add(name)
            ahead += [each for each in leads(FLOW[name]) if each not in OPENED]

    assert not reached & {"joined", "promised", "message_kept", "called_heard", "called_short_heard"}
    assert "called_checking" in reached


def test_news_is_told_if_it_was_said_to_its_end_or_left_on_the_victims_machine() -> None:
    assert has_told_news(("called", "called_case", "called_heard", "person", "closed"))
    assert has_told_news(("leaving_message", "message_left"))
    assert not has_told_news(("called", "called_case", "person", "joined", "gone"))
