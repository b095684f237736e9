"""What holds for every step of the call's tables, however they grow."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from victimcare.rules.calls import (
    FLOW,
    SPOKEN_CASE_PARTS,
    TABLES,
    AgentAnswered,
    AgentLeft,
    CallAnswered,
    CallCommand,
    CallerHungUp,
    CallerSilent,
    CallEvent,
    CallState,
    CallStep,
    DeskQuery,
    EndCall,
    KeyPressed,
    LineClosedByStaff,
    ListenForKey,
    PersonAnswered,
    RecordingFinished,
    Reply,
    ReplyArrived,
    SpeechFinished,
    SpokenPart,
    advance_call,
    has_call_ended,
)
from victimcare.rules.calls.flow.safety_menu import TORN
from victimcare.rules.calls.state_machine import MOST_IDLE
from victimcare.rules.calls.steps import AGAIN, BACK, DIGIT, NO_STEPS
from victimcare.wording.fluent import sentence_source

EVENTS: st.SearchStrategy[CallEvent] = st.one_of(
    st.sampled_from([CallAnswered(), CallAnswered(("cy", "pl")), PersonAnswered()]),
    st.sampled_from("0123456789*#AD").map(KeyPressed),
    st.sampled_from(
        [
            CallerSilent(),
            SpeechFinished(),
            RecordingFinished(),
            AgentAnswered(),
            LineClosedByStaff(),
            AgentLeft(),
            CallerHungUp(),
        ]
    ),
    st.sampled_from(Reply).map(ReplyArrived),
)
STATES = st.builds(
    CallState,
    at=st.sampled_from(sorted(FLOW)),
    keyed=st.text("0123456789", max_size=15),
    ahead=st.text("0123456789#", max_size=16),
    run=st.text("0123456789", max_size=16),
    idle=st.integers(0, MOST_IDLE),
    home=st.sampled_from(["", "help", "menu"]),
    silences=st.integers(0, 1),
    rounds=st.integers(0, 130),
    is_slow=st.booleans(),
    languages=st.sampled_from([(), ("cy", "pl")]),
)
GATHERS = {name for name, here in FLOW.items() if here.takes > 1}
# What begins a call, what a hang-up, a star or a machine does, and what is entered from the queue.
ENTERED_BY_THE_MACHINE = {"greeting", "called", "star", "gone", "looking_again", "leaving_message", "room_greeting"}
MENUS = {
    name: tuple(said for said in here.says if isinstance(said, str) and said.startswith("calls-"))
    for name, here in FLOW.items()
    if any(isinstance(said, str) and said.endswith("-menu") for said in here.says)
}
UNNAMED_KEYS = frozenset("089#")  # the same everywhere: said where there is room
# Keys that a longer menu, or the words before this one, have named; 6 is named where a callback is promised.
UNNAMED_AT = {
    **dict.fromkeys(("heard", "menu"), frozenset("236")),
    **dict.fromkeys(("short_heard", "short_menu"), frozenset("6")),
    **dict.fromkeys(("called_heard", "called_menu", "called_short_heard", "called_short_menu"), frozenset("6")),
    **dict.fromkeys(("closed", "nobody"), frozenset("5")),  # named by SpokenPart.OPENING, where there is another number
}
EVERY_STEP = pytest.mark.parametrize("name", sorted(FLOW))


def targets(here: CallStep) -> Iterator[str]:
    yield from here.keys.values()
    yield from by_itself(here)
    yield from (here.full, here.spent, here.torn)


def by_itself(here: CallStep) -> Iterator[str]:
    """The steps that this one leads to without a key: after silence, when words end or a reply comes, or when something
    fails."""
    yield from here.replies.values()
    yield from (
        here.after,
        here.silence,
        here.quiet,
        here.otherwise,
        here.zero_alone,
        here.instead_of_code,
        here.recorded,
        here.left,
        here.passed,
        here.not_rung,
    )


def test_no_step_is_in_two_tables() -> None:
    assert sum(map(len, TABLES.values())) == len(FLOW)


@EVERY_STEP
def test_every_step_leads_on_and_to_steps_that_exist(name: str) -> None:
    here = FLOW[name]

    assert set(targets(here)) - {"", *NO_STEPS} <= set(FLOW)
    assert here.ends or here.silence or here.after or here.asks or here.takes or here.records or here.joins
    assert not here.asks or here.late in here.replies
    assert (here.silence == AGAIN) == bool(here.quiet)
    assert not (here.silence and (here.after or here.asks)), "where silence is waited for, words alone lead nowhere"
    assert bool(here.most) == bool(here.spent)
    assert bool(here.records) == bool(here.recorded)
    assert here.anew == "" or FLOW[here.anew].asks


def test_every_step_is_led_to() -> None:
    led_to = {target for here in FLOW.values() for target in targets(here)}

    assert set(FLOW) - led_to == ENTERED_BY_THE_MACHINE, "a step that no key, reply or silence leads to"


@pytest.mark.parametrize("name", sorted(MENUS))
def test_a_menu_names_the_keys_that_it_offers(name: str) -> None:
    words = " ".join(sentence_source(said, "en") for said in MENUS[name])
    named = {"#" if key == "hash" else key for key in re.findall(r"[Pp]ress (\d(?! \d)|hash)", words)}
    offered = set(FLOW[name].keys) - {DIGIT}

    assert not named - offered, f"its words name keys that rules/calls/flow/ does not offer: {name}"
    assert offered - named <= UNNAMED_KEYS | UNNAMED_AT.get(name, frozenset()), (
        f"wording/en/calls.ftl names no such key in {' or '.join(MENUS[name])}"
    )


@EVERY_STEP
def test_no_step_comes_round_to_itself_without_a_key(name: str) -> None:
    """Silence, faults and time never go in a circle. A step of waiting is left out: it counts its rounds, and the step
    after the last of them is walked as well."""

    def follow(at: str, trail: tuple[str, ...]) -> None:
        assert at not in trail, (*trail, at)
        here = FLOW[at]
        leads = {here.spent} if here.most else {*by_itself(here)}
        leads |= {home for home in ("help", "menu", "start") if BACK in leads}
        for target in leads - {"", *NO_STEPS}:
            if target not in done:
                follow(target, (*trail, at))
        done.add(at)

    done: set[str] = set()
    follow(name, ())


@EVERY_STEP
def test_where_a_person_is_not_reached_or_nothing_is_heard_there_is_always_a_way_on(name: str) -> None:
    """Every step at which the caller is listened to has the keys for a person and the star; digits of a code or number
    aside."""
    here = FLOW[name]
    gathers = here.keys.get("0", here.keys.get(DIGIT, "")) in GATHERS

    if here.silence and here.keys and not gathers and name != TORN and not name.startswith("called"):
        assert "0" in here.keys or here.keys[DIGIT] == "still", name
        assert "#" in here.keys, name


@EVERY_STEP
def test_the_case_is_said_only_right_after_the_gate_was_asked(name: str) -> None:
    here = FLOW[name]
    if not SPOKEN_CASE_PARTS & set(here.says):
        return
    asking = {FLOW[other].asks for other in FLOW if name in targets(FLOW[other])}

    assert asking <= {
        DeskQuery.CODE,
        DeskQuery.CASE,
        DeskQuery.HEARING,
        DeskQuery.ABOUT,
        DeskQuery.KEPT,
        DeskQuery.RIGHTS,
        DeskQuery.PROMISED,
    }
    assert here.anew
    assert here.silence != AGAIN


@EVERY_STEP
def test_what_is_gathered_begins_empty(name: str) -> None:
    here = FLOW[name]
    begins = [target for target in here.keys.values() if target in FLOW and FLOW[target].takes]

    assert (
        not begins
        or here.forgets
        or here.takes
        or name in ("keying_code_again", "perhaps_slow", "perhaps_torn", "called", "called_again")
    )


def test_a_step_that_only_gathers_figures_has_every_figure() -> None:
    for here in FLOW.values():
        if here.takes > 1:
            assert DIGIT in here.keys


@given(STATES, EVENTS)
def test_every_step_takes_every_event(state: CallState, event: CallEvent) -> None:
    after, verbs = advance_call(state, event)

    assert after.at in FLOW
    stays = replace(after, run="") == replace(state, run="")
    assert has_call_ended(after) or stays or verbs or after.reply or after.ahead or state.ahead


@given(STATES)
def test_star_hangs_up_from_everywhere(state: CallState) -> None:
    after, verbs = advance_call(state, KeyPressed("*"))

    assert has_call_ended(after)
    assert verbs == (EndCall(),)


BY_ITSELF: st.SearchStrategy[CallEvent] = st.sampled_from(
    [CallerSilent(), SpeechFinished(), RecordingFinished(), AgentLeft(), *(ReplyArrived(reply) for reply in Reply)]
)


@given(
    st.sampled_from([CallAnswered(), CallAnswered(("cy",)), PersonAnswered()]), st.lists(EVENTS, max_size=40), st.data()
)
def test_left_alone_every_call_comes_to_its_end(first: CallEvent, events: list[CallEvent], data: st.DataObject) -> None:
    """No loop without a key pressed: from any reachable step, what happens by itself leads to the end."""
    state, _ = advance_call(CallState(), first)
    for event in events:
        state, _ = advance_call(state, event)

    for _ in range(400):
        if has_call_ended(state):
            break
        # At every step the words end and then nothing is keyed; any other event may come in between.
        for event in (data.draw(BY_ITSELF), SpeechFinished(), CallerSilent(), RecordingFinished(), AgentLeft()):
            state, _ = advance_call(state, event)

    assert has_call_ended(state)


@given(STATES, st.lists(EVENTS, max_size=5))
def test_a_state_that_was_written_down_goes_on_as_it_would_have(state: CallState, events: list[CallEvent]) -> None:
    kept = CallState.from_json(json.loads(json.dumps(state.as_json())))

    assert kept == state
    for event in events:
        state, verbs = advance_call(state, event)
        kept, same = advance_call(kept, event)
        assert (kept, same) == (state, verbs)


def test_a_step_of_another_shape_is_refused() -> None:
    good = CallState(at="menu").as_json()

    for name, value in (("reply", "nonsense"), ("held", "1"), ("path", "menu"), ("rounds", None)):
        with pytest.raises(ValueError, match=r".+"):
            CallState.from_json({**good, name: value})


# No caller who is lost goes round for ever.


@pytest.mark.parametrize("name", sorted(name for name, here in FLOW.items() if here.says and here.silence))
@given(data=st.data())
def test_whatever_keys_a_caller_presses_in_vain_they_are_soon_led_on(name: str, data: st.DataObject) -> None:
    """From every prompt: keys that only say it again, and silence, lead on within so many prompts."""
    says_it_again = [key for key, leads in FLOW[name].keys.items() if leads in NO_STEPS and key not in ("#", DIGIT)]
    in_vain: list[CallEvent] = [CallerSilent(), *map(KeyPressed, says_it_again)]
    state, prompts = CallState(at=name, path=(name,), home="help"), 0
    while state.at == name and prompts <= MOST_IDLE:
        state, _ = advance_call(state, data.draw(st.sampled_from(in_vain)))
        prompts += 1

    assert state.at != name


REPLIES_THAT_LEAD_NOWHERE = (Reply.FAILED, Reply.NOT_LISTED, Reply.NOT_OPENED, Reply.NO_STAFF_ON_DUTY, Reply.CLOSED)
PRESSED: tuple[CallEvent, ...] = (*map(KeyPressed, "123456789#"), CallerSilent(), SpeechFinished(), RecordingFinished())
# A person looks at the call, or the caller is told which number to ring.
OVER = ("calling_silent", "promised", "not_promised", "number_hidden")


@given(st.integers(0, 2**32), st.sampled_from(REPLIES_THAT_LEAD_NOWHERE))
@settings(max_examples=300)
def test_keys_and_silences_at_random_come_to_an_end_or_to_a_person(seed: int, reply: Reply) -> None:
    """Whatever keys the caller presses but the one for a person, and though the desk can do nothing for them: they are
    not asked for ever. Counted separately from the flow's own count: prompts since the caller last reached a new step.
    """
    state, _ = advance_call(CallState(), CallAnswered())
    seen, in_vain = set[str](), 0
    for event in Random(seed).choices(PRESSED, k=800):
        state, verbs = advance_call(state, event)
        if FLOW[state.at].asks:
            state, more = _answered(state, reply)
            verbs += more
        if has_call_ended(state) or state.at in OVER:
            return
        for verb in verbs:
            if isinstance(verb, ListenForKey) and not state.keyed and FLOW[state.at].says:
                in_vain = in_vain + 1 if state.at in seen else 0
                seen.add(state.at)
        assert in_vain <= 2 * MOST_IDLE, state.path

    raise AssertionError(f"no end in sight: {state.path[-20:]}")


def _answered(state: CallState, reply: Reply) -> tuple[CallState, tuple[CallCommand, ...]]:
    """The desk gives this reply, or where the flow knows no such reply, that it failed."""
    replies = FLOW[state.at].replies
    said = reply if reply in replies else Reply.FAILED if Reply.FAILED in replies else FLOW[state.at].late
    state, _ = advance_call(state, ReplyArrived(said))
    return advance_call(state, SpeechFinished())


def test_every_part_that_tells_the_case_is_known() -> None:
    assert {said for here in FLOW.values() for said in here.says if isinstance(said, SpokenPart)} >= SPOKEN_CASE_PARTS
