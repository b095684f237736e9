"""With the machine's real voice: what is heard on the telephone is the sentence that should have been spoken."""

from __future__ import annotations

import asyncio
import wave
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.channels.phone.caller import Caller
from tests.channels.phone.conftest import CASE, FORCE, GOOD_CODE, NOW, TO_A_CODE, running_line
from tests.channels.phone.likeness import likeness
from tests.voice import with_its_voice

from victimcare.adapters.speech.espeak import Espeak
from victimcare.channels.phone.prompts import Prompts
from victimcare.rules.calls.sound import from_mulaw
from victimcare.wording import say, tell


@pytest.fixture(scope="module")
def voice() -> Iterator[Espeak]:
    speech = Espeak()
    yield speech
    speech.close()


@pytest.fixture(scope="module")
def spoken(voice: Espeak, tmp_path_factory: pytest.TempPathFactory) -> Prompts:
    prompts = Prompts(with_its_voice(tmp_path_factory.mktemp("spoken")), voice, FORCE)
    prompts.prepare()
    return prompts


def test_safety_then_her_case_is_what_she_hears(voice: Espeak, spoken: Prompts, tmp_path: Path) -> None:
    async def call() -> bytes:
        async with running_line(spoken, faster=10) as running, Caller(running.address) as caller:
            await caller.ring()
            await caller.hears(running.sound("calls-safety"))
            await caller.key(TO_A_CODE + GOOD_CODE)
            await caller.hears(running.sound("calls-case-menu"))
            caller.write_wav(tmp_path / "call.wav")
            return caller.sound()

    heard = from_mulaw(asyncio.run(call()))

    safety = voice.render(say("calls-safety"), "en")
    case = voice.render(tell(CASE[0], manner="spoken", today=NOW.date()), "en")
    other = voice.render(say("calls-ask-number"), "en")
    assert likeness(heard, safety) > 0.9
    assert likeness(heard, case) > 0.9
    assert likeness(heard, other) < 0.6
    with wave.open(str(tmp_path / "call.wav")) as recording:
        assert recording.getnframes() == len(heard) // 2
