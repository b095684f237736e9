"""The line's own carrier: SIP and sound over loopback, with a fast clock."""

from __future__ import annotations

from datetime import datetime

from tests.channels.phone.caller import Caller
from tests.channels.phone.conftest import Tones, eventually, running_line
from tests.channels.phone.contract.script import Act

from victimcare.channels.phone.call_desk import CallDesk
from victimcare.channels.phone.line_process import PhoneLine
from victimcare.channels.phone.line_prompts import Prompts, list_fixed_sentences
from victimcare.rules.calls import has_call_ended

FASTER = 4  # the desk runs on the same machine, and a code is waited for ten seconds at most


class Remembering(Tones):
    """Tones that remember the words they were made for."""

    def __init__(self) -> None:
        self.texts: set[str] = set()

    def render(self, text: str, language: str, *, is_slow: bool = False) -> bytes:
        self.texts.add(text)
        return super().render(text, language, is_slow=is_slow)


async def play(prompts: Prompts, tones: Remembering, desk: CallDesk, acts: tuple[Act, ...], now: datetime) -> list[str]:
    """Plays the script over SIP; returns what the caller heard."""
    async with running_line(prompts, desk, faster=FASTER, now=now) as running, Caller(running.address) as caller:
        assert (await caller.ring()).status == 200
        for act in acts:
            await eventually(lambda act=act: _listens_at(running.line, act.step), within=60)  # type: ignore[misc]
            if act.keys:
                await caller.key(act.keys, apart=0.01)
            else:
                await caller.hang_up()
        await eventually(lambda: not running.line._calls, within=90)
        return _named(caller.sound(), prompts, tones.texts)


def _listens_at(line: PhoneLine, step: str) -> bool:
    calls = list(line._calls)
    assert calls, f"the call is over before {step}"
    return calls[0]._state.at == step and not calls[0]._is_saying and not has_call_ended(calls[0]._state)


def _named(sound: bytes, prompts: Prompts, texts: set[str]) -> list[str]:
    """Each sentence that is heard whole, by its id, or by its words where it is about the victim."""
    fixed = {prompts.sound(name): name for name in list_fixed_sentences()}
    about_victim = {prompts.speak(text): text for text in texts}
    known = {**about_victim, **fixed}
    found = sorted((place, known[each]) for each in known for place in _places(sound, each))
    named: list[str] = []
    for _, name in found:
        if name.startswith("calls-digit-"):
            _add_digit(named, name[-1])
        else:
            named.append(name)
    return named


def _add_digit(named: list[str], digit: str) -> None:
    if named and named[-1].isdecimal():
        named[-1] += digit
    else:
        named.append(digit)


def _places(sound: bytes, each: bytes) -> list[int]:
    places, at = [], sound.find(each)
    while at >= 0:
        places.append(at)
        at = sound.find(each, at + 1)
    return places
