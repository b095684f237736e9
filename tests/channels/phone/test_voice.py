"""With the machine's real voice: the telephone plays the sentence that should have been spoken."""

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

from victimcare.adapters.speech.espeak import EspeakSpeech
from victimcare.channels.phone.line_prompts import LANGUAGE_OFFER, Prompts, language_menu
from victimcare.rules.calls.audio import RATE, from_mulaw
from victimcare.wording import say, tell
from victimcare.wording.languages import other_languages


@pytest.fixture(scope="module")
def voice() -> Iterator[EspeakSpeech]:
    speech = EspeakSpeech()
    yield speech
    speech.close()


@pytest.fixture(scope="module")
def spoken(voice: EspeakSpeech, tmp_path_factory: pytest.TempPathFactory) -> Prompts:
    prompts = Prompts(with_its_voice(tmp_path_factory.mktemp("spoken")), voice, FORCE)
    prompts.prepare()
    return prompts


def test_safety_then_the_case_is_what_the_victim_hears(voice: EspeakSpeech, spoken: Prompts, tmp_path: Path) -> None:
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


def test_the_way_to_a_person_is_heard_in_ten_seconds_and_the_first_choice_in_twenty_six(
    voice: EspeakSpeech, spoken: Prompts, tmp_path: Path
) -> None:
    """With all eight languages. It was once 34 seconds, and the way to a person was named after 45."""
    offers = []
    for key, code in enumerate(("en", *(each.code for each in other_languages())), start=1):
        own = Prompts(tmp_path, voice, FORCE, code)
        own._sounds = {name: own.made(name) for name in (LANGUAGE_OFFER, f"calls-digit-{key}")}
        offers.append(own)

    safety, welcome = len(spoken.sound("calls-safety")) / RATE, len(spoken.sound("calls-welcome")) / RATE

    assert say("calls-safety").endswith("For a person, press 0 at any time.")
    assert safety < 10.5
    assert safety + welcome + len(language_menu(offers)) / RATE < 26
