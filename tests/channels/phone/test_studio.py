"""Which voice speaks the line's sentences, what a studio is told, and which of its files are refused."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.channels.phone.conftest import FORCE
from tests.channels.phone.test_prompts import record

from victimcare.channels.phone.line_prompts import (
    IN_EVERY_LANGUAGE,
    UnusableRecording,
    list_fixed_sentences,
    list_offered_languages,
    read_recording,
)
from victimcare.channels.phone.studio import SentenceSpeaker, find_stray_recordings, list_sentences, recording_script
from victimcare.channels.phone.studio.recording_script import list_prompts
from victimcare.wording import say
from victimcare.wording.languages import other_languages

WORDS = "You can ring this line at any time. Goodbye."


def tone(seconds: float, loud: int = 9000, rate: int = 16000) -> list[int]:
    return [round(loud * math.sin(n * 0.7)) for n in range(round(seconds * rate))]


@pytest.fixture
def run(tmp_path: Path, settings: object) -> Callable[..., Result]:
    settings.HOME = tmp_path  # type: ignore[attr-defined]
    return lambda *words: CliRunner().invoke(list_prompts, words)


def test_every_sentence_of_a_call_is_listed_with_its_words_file_and_manner(tmp_path: Path) -> None:
    found = list_sentences(tmp_path, FORCE)

    assert {one.id for one in found} == set(list_fixed_sentences())
    assert found[0].id == "calls-safety"
    assert found[-1].id == "calls-digit-9"
    assert all(one.words and one.heard and one.file == f"{one.id}.wav" and not one.problem for one in found)
    assert {one.by for one in found} == {SentenceSpeaker.MACHINE}
    assert {one.manner for one in found} == {"safety", "menu", "wait", "telling", "digit"}


def test_a_recording_is_told_apart_from_the_machine(tmp_path: Path) -> None:
    record(tmp_path / "recordings" / "en" / "calls-goodbye.wav", tone(3))

    by = {one.id: (one.by, one.seconds) for one in list_sentences(tmp_path, FORCE)}

    assert by["calls-goodbye"] == (SentenceSpeaker.RECORDING, 3.0)
    assert by["calls-safety"] == (SentenceSpeaker.MACHINE, None)


@pytest.mark.parametrize(
    ("values", "rate", "expected"),
    [
        (tone(0.3), 16000, r"1\.1 to 12\.8 seconds for these 9 words, and it lasts 0\.3"),
        (tone(20), 16000, "and it lasts 20"),
        (tone(3, loud=900), 16000, "a voice that can be heard"),
        ([0] * 48000, 16000, "a voice that can be heard"),
        (tone(3, loud=60000), 16000, "not cut off at the top"),
        (tone(3, rate=4000), 4000, "8,000 samples a second or more"),
    ],
)
def test_a_recording_that_does_not_fit_is_named_with_what_was_expected(
    tmp_path: Path, values: list[int], rate: int, expected: str
) -> None:
    path = tmp_path / "calls-goodbye.wav"
    record(path, [max(-32768, min(32767, value)) for value in values], rate=rate)

    with pytest.raises(UnusableRecording, match=rf"calls-goodbye\.wav: expected .*{expected}"):
        read_recording(path, WORDS)


def test_other_languages_are_off_until_they_are_recorded_or_switched_on(tmp_path: Path) -> None:
    assert list_offered_languages(tmp_path) == ()
    assert list_offered_languages(tmp_path, {"pl"}) == ("pl",)
    for name in IN_EVERY_LANGUAGE:
        assert list_offered_languages(tmp_path) == ()
        record(tmp_path / "recordings" / "ur" / f"{name}.wav", tone(2))

    assert list_offered_languages(tmp_path) == ("ur",)


@pytest.mark.parametrize("code", [each.code for each in other_languages()])
def test_each_language_has_its_words_ready_to_be_recorded(tmp_path: Path, code: str) -> None:
    found = list_sentences(tmp_path, FORCE, code)

    assert all(one.words and (one.words != one.english or one.manner == "digit") for one in found)
    assert {one.by for one in found} == {SentenceSpeaker.MISSING}
    assert {one.by for one in list_sentences(tmp_path, FORCE, code, {code})} == {SentenceSpeaker.MACHINE}


def test_the_script_says_file_context_and_manner(tmp_path: Path) -> None:
    page = recording_script.write_script(
        tmp_path / "session", list_sentences(tmp_path, FORCE, "ur"), "ur", tmp_path
    ).read_text()

    assert "calls-language-offer.wav" in page
    assert say("calls-language-offer", "ur") in page
    assert 'dir="rtl"' in page
    assert say("calls-language-offer") in page
    assert say("prompts-manner-menu") in page


def test_the_command_lists_writes_and_ends_well(tmp_path: Path, run: Callable[..., Result]) -> None:
    done = run("--language", "pl", "--json", "--script", str(tmp_path / "session"))

    assert done.exit_code == 0
    told = json.loads(done.stdout)
    assert [one["by"] for one in told["sentences"]] == ["missing"] * len(list_fixed_sentences("pl"))
    assert (tmp_path / "session" / "script-pl.html").exists()


def test_the_command_names_what_cannot_be_used_and_what_is_not_needed(
    tmp_path: Path, run: Callable[..., Result]
) -> None:
    record(tmp_path / "recordings" / "pl" / "calls-digit-1.wav", tone(60))
    record(tmp_path / "recordings" / "pl" / "calls-goodby.wav", tone(1))

    done = run("--language", "pl")

    assert done.exit_code == 3
    assert "calls-digit-1.wav: expected 0.1 to 3.2 seconds for these 1 words" in done.stderr
    assert "calls-goodby.wav: expected the name of a sentence" in done.stderr
    assert [path.name for path in find_stray_recordings(tmp_path, "pl")] == ["calls-goodby.wav"]
