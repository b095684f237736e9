"""The call's state machine: takes a state and an event, and returns the next state and the commands to the line."""

from __future__ import annotations

from dataclasses import replace

from victimcare.rules.access_codes import access_code
from victimcare.rules.calls.call_protocol import (
    ENGLISH,
    OTHER_LANGUAGE,
    AgentAnswered,
    AgentLeft,
    AskDesk,
    CallAnswered,
    CallCommand,
    CallerHungUp,
    CallerSilent,
    CallEvent,
    CallState,
    EndCall,
    JoinAgent,
    KeyPressed,
    LineClosedByStaff,
    ListenForKey,
    MachineReady,
    MarkNewsHeard,
    PersonAnswered,
    PlayWords,
    RecordingFinished,
    RecordVoice,
    ReplyArrived,
    SpeechFinished,
)
from victimcare.rules.calls.flow import FLOW, MOST_FOR_A_MENU, MOST_OF_CHOICES, gathers_digits, is_code_run, is_digit
from victimcare.rules.calls.flow.queue_menu import IN_THE_QUEUE, JOINING, LOOKING_AGAIN
from victimcare.rules.calls.flow.room_menu import ROOM
from victimcare.rules.calls.flow.safety_menu import GONE, PERHAPS_SLOW, PERHAPS_TORN, STAR, START, TORN
from victimcare.rules.calls.flow.with_code import CALLED, TO_A_MACHINE
from victimcare.rules.calls.steps import (
    AGAIN,
    BACK,
    CODE_DIGITS,
    DIGIT,
    NO_STEPS,
    NUMBER_DIGITS,
    SLOWER,
    WRONG_KEY,
    CallStep,
    DeskQuery,
    Pause,
    Reply,
)

Transition = tuple[CallState, tuple[CallCommand, ...]]

FIRST_LANGUAGE_KEY = 2  # English has key 1
MOST_IDLE = 6  # prompts without progress; the next counts as if the caller had pressed nothing, twice
_MOST_AHEAD = NUMBER_DIGITS + 1  # a whole number and its hash
_FURTHER = frozenset({Reply.OPENED, Reply.OPENED_SHORT, Reply.LISTED, Reply.MORE, Reply.PROMISED, Reply.KEPT})
_COMES_AND_GOES = frozenset({PERHAPS_SLOW, PERHAPS_TORN})
_BEGINS: dict[type[CallEvent], str] = {CallAnswered: START, PersonAnswered: CALLED, MachineReady: TO_A_MACHINE}


def advance_call(state: CallState, event: CallEvent) -> Transition:
    """Return the next state and the commands. An event that has no meaning in a state changes nothing."""
    return _with_keys_ahead(*_step(state, event))


def _step(state: CallState, event: CallEvent) -> Transition:
    if isinstance(event, KeyPressed) and event.digit == "*":
        return _enter(state, STAR)
    if has_call_ended(state):
        return state, ()
    if isinstance(event, CallerHungUp):
        return _enter(state, GONE)
    if not state.at:
        begins = _BEGINS.get(type(event))
        if isinstance(event, CallAnswered):
            state = replace(state, languages=event.languages, spoken=event.spoken)
            begins = ROOM if event.is_for_room else begins
        return _enter(state, begins) if begins else (state, ())
    here = FLOW[state.at]
    match event:
        case KeyPressed(digit):
            return _pressed(state, here, digit)
        case CallerSilent():
            return _row_ends(*_silent(state, here))
        case SpeechFinished() if here.asks:
            return _held(state, here)
        case SpeechFinished():
            return _go(replace(state, run="") if here.says else state, here.after)
        case ReplyArrived(reply, language) if reply in here.replies and state.reply is None:
            # Acted on when the words have finished; the first reply counts.
            return replace(state, reply=reply, language=language_after_code(state, language)), ()
        case RecordingFinished():
            return _go(state, here.recorded)
        case AgentAnswered() if can_join_agent(state):
            return _enter(state, JOINING)
        case LineClosedByStaff() if state.at in IN_THE_QUEUE:
            return _enter(state, LOOKING_AGAIN)
        case AgentLeft(is_not_rung=True) if here.not_rung:
            return _go(state, here.not_rung)
        case AgentLeft(is_passed_on):
            return _go(state, here.passed if is_passed_on else here.left)
    return state, ()


def has_call_ended(state: CallState) -> bool:
    """Whether the call is over and no event changes it any more."""
    return bool(state.at) and FLOW[state.at].ends


def can_join_agent(state: CallState) -> bool:
    """Whether the caller can be put through now: not while a promise or a message of theirs is being saved."""
    if not state.at or has_call_ended(state) or FLOW[state.at].joins or state.at == JOINING:
        return False
    here = FLOW[state.at]
    return not here.records and (here.asks is None or here.most > 0)


def _pressed(state: CallState, here: CallStep, key: str) -> Transition:
    """Follow the key, unless it is one of the digits of a code that the line has not asked for."""
    if not is_digit(key):
        return _row_ends(*_keyed(state, here, key))
    if state.run or here.too_soon:
        state = replace(state, run=(state.run + key)[:_MOST_AHEAD])
    if here.keys and not here.asks and is_code_run(state.run, MOST_OF_CHOICES) and not gathers_digits(here):
        return _enter(state, TORN)
    return _keyed(state, here, key)


def _row_ends(state: CallState, verbs: tuple[CallCommand, ...]) -> Transition:
    return replace(state, run=""), verbs


def _keyed(state: CallState, here: CallStep, digit: str) -> Transition:
    name = digit if digit in here.keys else DIGIT if is_digit(digit) else ""
    target = here.keys.get(name, "")
    if not target:
        return _kept_ahead(state, here, digit), ()
    heard = replace(state, silences=0)
    taker = FLOW.get(target)
    if taker is None or not taker.takes or not is_digit(digit):
        return _lead(heard, target)
    kept = replace(heard, keyed=state.keyed + digit)
    if len(kept.keyed) >= taker.takes:
        return _enter(kept if taker.takes == 1 else replace(kept, run=""), taker.full)
    return _enter(kept, taker.torn if taker.torn and len(kept.run) == CODE_DIGITS else target)


def _kept_ahead(state: CallState, here: CallStep, key: str) -> CallState:
    """Keep keys pressed while the desk is asked. Keys after a whole code are a slip of the finger, or belong to a
    longer code than ours, and never reach a menu."""
    is_kept = here.asks and here.asks is not DeskQuery.CODE and key in "0123456789#" and len(state.ahead) < _MOST_AHEAD
    return replace(state, ahead=state.ahead + key) if is_kept else state


def _with_keys_ahead(state: CallState, verbs: tuple[CallCommand, ...]) -> Transition:
    """Apply the keys that were kept at the first step that takes keys."""
    there = FLOW[state.at] if state.ahead else None
    if there is None or not there.keys:
        return state, verbs
    keys, state = state.ahead, replace(state, ahead="")
    if len(keys) > MOST_FOR_A_MENU and not gathers_digits(there):
        return _torn(state, verbs) if is_code_run(state.run, MOST_FOR_A_MENU) else (state, verbs)
    for key in keys:
        state, more = _keyed(state, FLOW[state.at], key)
        verbs += more
    return state, verbs


def _torn(state: CallState, verbs: tuple[CallCommand, ...]) -> Transition:
    state, more = _enter(state, TORN)
    return state, (*verbs, *more)


def _silent(state: CallState, here: CallStep) -> Transition:
    if here.silence != AGAIN:
        return _go(state, here.silence)
    if state.silences:
        return _enter(replace(state, silences=0), here.quiet)
    return _lead(replace(state, silences=1), AGAIN)


def _held(state: CallState, here: CallStep) -> Transition:
    """The words, or one more second of waiting, have finished: act on the reply, or wait another whole second.

    Whole seconds, so that neither the ear nor counting packets can tell a slower check from a faster one.
    """
    if state.reply is None and state.held < here.holds:
        return replace(state, held=state.held + 1), (PlayWords((Pause(1.0),)),)
    reply = state.reply or here.late
    return _lead(replace(state, idle=0) if reply in _FURTHER else state, here.replies[reply])


def _go(state: CallState, target: str) -> Transition:
    return _lead(state, target) if target else (state, ())


def _lead(state: CallState, target: str) -> Transition:
    """Go to a step, or do what one of the special targets stands for."""
    match target:
        case _ if target == AGAIN:
            return _again(state)
        case _ if target == SLOWER:
            now = replace(state, is_slow=not state.is_slow)
            return _again(now, "calls-slower" if now.is_slow else "calls-usual-pace")
        case _ if target == WRONG_KEY:
            return _again(state, "calls-not-a-choice")
        case _ if target == BACK:
            return _enter(state, state.home or ("start" if state.language == ENGLISH else "language"))
    return _enter(state, target)


def _again(state: CallState, first: str = "") -> Transition:
    """Repeat what this step says and waits for. Where the words are about the case, the gate is asked again."""
    here = FLOW[state.at]
    if here.anew:
        return _enter(state, here.anew)
    state = replace(state, idle=state.idle + 1)
    if state.idle > MOST_IDLE and (way := _way_out(here)):
        return _enter(state, way)
    said = (first, *here.says) if first else here.says
    return state, (PlayWords(said), *_waits(state, here))


def _enter(state: CallState, name: str) -> Transition:
    there = FLOW[name]
    if there.zero_alone and state.keyed == "0":
        return _enter(state, there.zero_alone)
    if len(state.keyed) < there.needs or not _is_in_a_language(state, there):
        return _enter(state, there.otherwise)
    if there.instead_of_code and any(map(access_code.looks_like_access_code, (state.keyed, state.run))):
        return _enter(state, there.instead_of_code)
    if there.most and state.rounds >= there.most:
        return _enter(state, there.spent)
    keyed = "" if there.forgets else state.keyed
    idle = _idle(state, name, keyed)
    if idle > MOST_IDLE and (way := _way_out(there)):
        return _enter(replace(state, idle=MOST_IDLE), way)
    now = CallState(
        at=name,
        keyed="" if there.ends or there.asks else keyed,
        path=_walked(state.path, name),
        home=there.home or state.home,
        ahead="" if there.ends else state.ahead,
        run="" if there.ends or there.asks in (DeskQuery.CODE, DeskQuery.LEAVE) or name == TORN else state.run,
        silences=state.silences if name == state.at else 0,
        idle=idle,
        rounds=state.rounds + 1 if there.most else state.rounds,
        is_slow=state.is_slow,
        language=ENGLISH if name == TORN and state.language == OTHER_LANGUAGE else _language(state, there),
        languages=state.languages,
        spoken=state.spoken,
    )
    return now, _verbs(now, there, keyed)


def _idle(state: CallState, name: str, keyed: str) -> int:
    """Count one more for a prompt repeated in this call; start again at none for a new one. Does not count in the
    middle of a number or a code, nor where the caller is asked nothing."""
    there = FLOW[name]
    if not (there.says and there.silence) or keyed:
        return state.idle
    return state.idle + 1 if name in state.path else 0


def _way_out(here: CallStep) -> str:
    """Return where silence finally leads."""
    ways = (here.quiet, here.silence, here.after)
    return next((way for way in ways if way and way not in NO_STEPS), "")


def _walked(path: tuple[str, ...], name: str) -> tuple[str, ...]:
    """Add this step to the path, except a passing one: waiting is repeated round by round, and whether one more digit
    will come is not known until it does or does not."""
    is_round = name in path[-3:] and name in ("waiting", "still")
    return path if path[-1:] == (name,) or is_round or name in _COMES_AND_GOES else (*path, name)


def _is_in_a_language(state: CallState, there: CallStep) -> bool:
    """Whether there is a language to choose, or one at the key that was pressed; true of every other step."""
    if there.sets_language:
        chosen = state.languages[int(state.keyed) - FIRST_LANGUAGE_KEY :][:1]
        return bool(chosen) and (not there.needs_words or chosen[0] in state.spoken)
    return bool(state.languages) or not there.offers_languages


def language_after_code(state: CallState, language: str) -> str:
    """Return the language that goes with the code, if the line speaks it; a language chosen by key takes precedence."""
    return language if state.language == ENGLISH and language in state.languages else state.language


def _language(state: CallState, there: CallStep) -> str:
    if there.in_language:
        return there.in_language
    if there.sets_language:
        return state.languages[int(state.keyed) - FIRST_LANGUAGE_KEY]
    return ENGLISH if there.offers_languages else state.language


def _verbs(now: CallState, there: CallStep, keyed: str) -> tuple[CallCommand, ...]:
    if there.ends:
        return (EndCall(),) if there.hangs_up else ()
    verbs: list[CallCommand] = [MarkNewsHeard()] if there.heard else []
    if there.asks:
        spoken = (now.language, now.languages)
        wanted = (there.wish, there.whom, there.need, there.part, there.this_phone)
        verbs.append(AskDesk(there.asks, keyed, *wanted, *spoken))
    verbs.append(PlayWords(there.says))
    return (*verbs, *_waits(now, there))


def _waits(state: CallState, here: CallStep) -> tuple[CallCommand, ...]:
    verbs: list[CallCommand] = []
    if here.silence:
        verbs.append(ListenForKey(here.waits * 2 if state.is_slow else here.waits))
    if here.records:
        verbs.append(RecordVoice(here.records))
    if here.joins:
        verbs.append(JoinAgent())
    return tuple(verbs)
