"""Which caller is put through to which agent: no caller twice, the longest wait first, and none passed over for
ever."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from victimcare.rules.calls.call_queue import (
    HOSTED,
    USUAL_LIMITS,
    CallerNeed,
    CallMatch,
    QueueAgent,
    QueuedCaller,
    QueueLimits,
    match_callers,
    place_in_queue,
    queue_order,
)

NOW = datetime(2026, 12, 1, 10, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
LANGUAGES = ("en", "cy", "pl", "ur")


def ago(minutes: float) -> datetime:
    return NOW - timedelta(minutes=minutes)


@st.composite
def lines(draw: st.DrawFn) -> list[QueuedCaller]:
    return [
        QueuedCaller(
            key=key,
            entered_at=ago(draw(st.integers(0, 30))),
            language=draw(st.sampled_from(LANGUAGES)),
            need=draw(st.sampled_from(CallerNeed)),
            is_reserved=draw(st.booleans()),
            is_place_kept=draw(st.booleans()),
            line=draw(st.sampled_from(("", "one", "two", HOSTED))),
        )
        for key in range(draw(st.integers(0, 8)))
    ]


@st.composite
def takers(draw: st.DrawFn) -> list[QueueAgent]:
    return [
        QueueAgent(
            key=key,
            idle_since=ago(draw(st.integers(0, 60))),
            is_ready=draw(st.booleans()),
            languages=frozenset(draw(st.sets(st.sampled_from(LANGUAGES)))),
            skills=frozenset(draw(st.sets(st.sampled_from(CallerNeed)))),
            is_reserve=draw(st.booleans()),
            takes_calls=draw(st.booleans()),
            line=draw(st.sampled_from(("", "one", "two"))),
            is_dialled_by_hosted=draw(st.booleans()),
            heavy_lately=draw(st.integers(0, 4)),
            may_take_heavy=draw(st.booleans()),
            may_take_any=draw(st.booleans()),
        )
        for key in range(draw(st.integers(0, 8)))
    ]


LIMITS = st.builds(QueueLimits, reserve=st.integers(0, 3))


@given(lines(), takers(), LIMITS)
def test_no_one_is_in_two_pairs(line: list[QueuedCaller], on_duty: list[QueueAgent], limits: QueueLimits) -> None:
    pairs = match_callers(line, on_duty, NOW, limits)

    assert len({one.standing for one in pairs}) == len(pairs)
    assert len({one.taker for one in pairs}) == len(pairs)


@given(lines(), takers(), LIMITS)
def test_only_a_ready_unspared_agent_is_rung(
    line: list[QueuedCaller], on_duty: list[QueueAgent], limits: QueueLimits
) -> None:
    by_key, callers = {one.key: one for one in on_duty}, {one.key: one for one in line}

    for made in match_callers(line, on_duty, NOW, limits):
        taker, caller = by_key[made.taker], callers[made.standing]
        assert taker.is_ready
        assert taker.may_take_any
        assert taker.may_take_heavy or not caller.is_heavy
        assert taker.takes_calls or caller.is_place_kept
        assert caller.is_reserved or not taker.is_reserve


@given(lines(), takers(), LIMITS)
def test_a_caller_who_waited_longer_is_not_passed_over_for_an_agent_they_can_have(
    line: list[QueuedCaller], on_duty: list[QueueAgent], limits: QueueLimits
) -> None:
    """A caller gets the same agent with all callers behind them gone: no later caller takes one from them."""
    pairs = {one.standing: one for one in match_callers(line, on_duty, NOW, limits)}
    ordered = sorted(line, key=queue_order)

    for count, caller in enumerate(ordered, start=1):
        alone = {one.standing: one for one in match_callers(ordered[:count], on_duty, NOW, limits)}
        assert alone.get(caller.key) == pairs.get(caller.key)


@given(lines(), takers())
def test_after_long_enough_any_english_speaker_takes_any_caller(
    line: list[QueuedCaller], on_duty: list[QueueAgent]
) -> None:
    """Neither language nor training leaves a caller waiting for ever: only sparing the agent from a heavy call does."""
    speaks = [
        replace(one, is_ready=True, languages=one.languages | {"en"}, takes_calls=True, is_reserve=False, line="",
                is_dialled_by_hosted=True, may_take_any=True, may_take_heavy=True)
        for one in on_duty
    ]  # fmt: skip
    waited = [replace(one, entered_at=ago(30)) for one in line]

    assert len(match_callers(waited, speaks, NOW, USUAL_LIMITS)) == min(len(waited), len(speaks))


@given(lines(), takers())
def test_the_reserve_is_left_to_reserved_lines(line: list[QueuedCaller], on_duty: list[QueueAgent]) -> None:
    ready = [replace(one, takes_calls=True, is_reserve=False) for one in on_duty]
    limits = QueueLimits(reserve=1)
    ordinary = [replace(one, is_reserved=False) for one in line]

    taken = {one.taker for one in match_callers(ordinary, ready, NOW, limits)}

    free = [one for one in ready if one.is_ready and one.may_take_any and one.key not in taken]
    assert not taken or len(ready) == 1 or free


def test_the_callers_language_first_then_english_with_an_interpreter() -> None:
    polish = QueuedCaller(1, ago(1), language="pl")
    english, both = QueueAgent(1, ago(50)), QueueAgent(2, ago(1), languages=frozenset({"en", "pl"}))

    assert match_callers([polish], [english, both], NOW, USUAL_LIMITS) == (CallMatch(1, 2),)
    busy = replace(both, is_ready=False)
    assert match_callers([polish], [english, busy], NOW, USUAL_LIMITS) == ()  # who speaks it may be free soon
    longer = replace(polish, entered_at=ago(2))
    assert match_callers([longer], [english, busy], NOW, USUAL_LIMITS) == (CallMatch(1, 1, with_interpreter=True),)
    assert match_callers([polish], [english], NOW, USUAL_LIMITS) == (
        CallMatch(1, 1, with_interpreter=True),
    )  # no agent speaks it


def test_trained_agents_first_then_anybody() -> None:
    caller = QueuedCaller(1, ago(1), need=CallerNeed.CHILD)
    anybody, trained = QueueAgent(1, ago(50)), QueueAgent(2, ago(1), skills=frozenset({CallerNeed.CHILD}))

    assert match_callers([caller], [anybody, trained], NOW, USUAL_LIMITS) == (CallMatch(1, 2),)
    busy = replace(trained, is_ready=False)
    assert match_callers([caller], [anybody, busy], NOW, USUAL_LIMITS) == ()
    assert match_callers([replace(caller, entered_at=ago(5))], [anybody, busy], NOW, USUAL_LIMITS) == (CallMatch(1, 1),)


def test_the_longest_idle_is_rung_and_a_heavy_call_goes_to_those_with_fewest() -> None:
    tired, fresh = QueueAgent(1, ago(50), heavy_lately=2), QueueAgent(2, ago(10))

    assert match_callers([QueuedCaller(1, ago(1))], [fresh, tired], NOW, USUAL_LIMITS) == (CallMatch(1, 1),)
    assert match_callers([QueuedCaller(1, ago(1), need=CallerNeed.CANNOT_TALK)], [fresh, tired], NOW, USUAL_LIMITS) == (
        CallMatch(1, 2),
    )


def test_a_reserved_line_comes_first_and_a_kept_place_where_it_was() -> None:
    first, kept, reserved = (
        QueuedCaller(1, ago(9)),
        QueuedCaller(2, ago(8), is_place_kept=True),
        QueuedCaller(3, ago(1)),
    )
    line = [first, kept, replace(reserved, is_reserved=True), QueuedCaller(4, ago(2))]

    assert [one.key for one in sorted(line, key=queue_order)] == [3, 1, 2, 4]
    assert [place_in_queue(one, line) for one in line] == [1, 2, 4, 3], "told as if none were reserved"


def test_a_browser_is_rung_only_by_the_line_that_holds_its_sound() -> None:
    there, here = QueueAgent(1, ago(50), line="two"), QueueAgent(2, ago(1), line="one")

    assert match_callers([QueuedCaller(1, ago(1), line="one")], [there, here], NOW, USUAL_LIMITS) == (CallMatch(1, 2),)


def test_a_hosted_caller_is_offered_only_to_agents_it_can_ring_and_others_to_everybody() -> None:
    browser, extension = QueueAgent(1, ago(50)), QueueAgent(2, ago(1), is_dialled_by_hosted=True)
    hosted, ours = QueuedCaller(1, ago(9), line=HOSTED), QueuedCaller(2, ago(5))

    assert match_callers([hosted], [browser], NOW, USUAL_LIMITS) == ()
    assert match_callers([hosted, ours], [browser, extension], NOW, USUAL_LIMITS) == (CallMatch(1, 2), CallMatch(2, 1))
    assert match_callers([ours], [extension], NOW, USUAL_LIMITS) == (CallMatch(2, 2),)
    assert match_callers([replace(hosted, is_place_kept=True)], [browser], NOW, USUAL_LIMITS) == (CallMatch(1, 1),)


def test_a_language_that_only_a_browser_speaks_keeps_no_hosted_caller_waiting() -> None:
    polish = QueuedCaller(1, ago(1), language="pl", line=HOSTED)
    browser = QueueAgent(1, ago(50), languages=frozenset({"pl"}))
    extension = QueueAgent(2, ago(1), is_dialled_by_hosted=True)

    assert match_callers([polish], [browser, extension], NOW, USUAL_LIMITS) == (CallMatch(1, 2, with_interpreter=True),)


def test_an_agent_without_a_telephone_takes_up_kept_places_alone() -> None:
    anonymous = QueueAgent(1, ago(50), takes_calls=False)

    assert match_callers([QueuedCaller(1, ago(5))], [anonymous], NOW, USUAL_LIMITS) == ()
    assert match_callers([QueuedCaller(1, ago(5), is_place_kept=True)], [anonymous], NOW, USUAL_LIMITS) == (
        CallMatch(1, 1),
    )
