"""Where the line's words come from, and that nothing about a person is on disk."""

from __future__ import annotations

import wave
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.channels.phone.conftest import FORCE, Tones

from victimcare.channels.phone.line_prompts import (
    Prompts,
    UnusableRecording,
    language_menu,
    list_fixed_sentences,
    trim_silence,
)
from victimcare.installation import installation_parts
from victimcare.rules.calls.audio import FRAME, from_mulaw, pack_samples, unpack_samples
from victimcare.rules.sentences import sentence
from victimcare.wording import Value, say, sentence_values


class CountedTones(Tones):
    def __init__(self) -> None:
        self.rendered: list[str] = []

    def render(self, text: str, language: str, *, is_slow: bool = False) -> bytes:
        self.rendered.append(text)
        return super().render(text, language, is_slow=is_slow)


def prepared(home: Path, speech: Tones | None = None, values: dict[str, Value] | None = None) -> Prompts:
    prompts = Prompts(home, speech or Tones(), values or FORCE)
    prompts.prepare()
    return prompts


def record(path: Path, values: Sequence[int], *, rate: int = 16000, channels: int = 1, width: int = 2) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(path), "wb") as recording:
        recording.setnchannels(channels)
        recording.setsampwidth(width)
        recording.setframerate(rate)
        recording.writeframes(pack_samples(values))


def test_fixed_sentences_are_rendered_once_and_kept(tmp_path: Path) -> None:
    first, second = CountedTones(), CountedTones()

    one = prepared(tmp_path, first)
    other = prepared(tmp_path, second)

    assert len(first.rendered) == len(list_fixed_sentences())
    assert second.rendered == []
    assert {name: one.sound(name) for name in list_fixed_sentences()} == {
        name: other.sound(name) for name in list_fixed_sentences()
    }


def test_how_far_it_is_can_be_told_and_is_seen_from_outside(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    Prompts(tmp_path, Tones(), FORCE).prepare(lambda done, of: told.append((done, of)))

    sentences = len(list_fixed_sentences())
    assert told == [(done, sentences) for done in range(1, sentences + 1)]
    assert installation_parts.count_spoken_sentences(tmp_path) == f"{sentences} sentences spoken"


def test_a_changed_sentence_is_rendered_again_and_its_old_sound_removed(tmp_path: Path) -> None:
    prepared(tmp_path)
    files = set((tmp_path / "prompts" / "en").iterdir())
    again = CountedTones()

    prepared(tmp_path, again, FORCE | {"number": "0 2 0, 7 9 4 6"})

    assert [text for text in again.rendered if "0 2 0, 7 9 4 6" in text] == again.rendered
    assert len(again.rendered) == sum("number" in sentence_values(name) for name in list_fixed_sentences()) > 0
    assert len(set((tmp_path / "prompts" / "en").iterdir())) == len(files)


def test_a_recording_takes_the_place_of_the_machine(tmp_path: Path) -> None:
    voice = [(index * 37 % 2000 - 1000) * 8 for index in range(32000)]
    record(tmp_path / "recordings" / "en" / "calls-goodbye.wav", voice)
    spoken = CountedTones()

    prompts = prepared(tmp_path, spoken)

    assert say("calls-goodbye") not in spoken.rendered
    assert len(prompts.sound("calls-goodbye")) == pytest.approx(16000 + 2000, abs=FRAME)


@pytest.mark.parametrize(("channels", "width"), [(2, 2), (1, 1)])
def test_a_recording_of_the_wrong_kind_is_named(tmp_path: Path, channels: int, width: int) -> None:
    record(tmp_path / "recordings" / "en" / "calls-goodbye.wav", [5000] * 800, channels=channels, width=width)

    with pytest.raises(UnusableRecording, match=r"calls-goodbye\.wav: expected a mono recording of 16 bits"):
        prepared(tmp_path)


@pytest.mark.parametrize(("has", "wrong"), [("not sound", r" \(.+\)"), ("", ", and it ends before one begins")])
def test_a_file_that_is_no_recording_is_named_with_what_is_wrong(tmp_path: Path, has: str, wrong: str) -> None:
    path = tmp_path / "recordings" / "en" / "calls-goodbye.wav"
    path.parent.mkdir(parents=True)
    path.write_text(has)

    with pytest.raises(UnusableRecording, match=f"expected a WAV file{wrong}"):
        prepared(tmp_path)


def test_what_is_about_a_person_is_spoken_and_never_written(tmp_path: Path) -> None:
    speech = CountedTones()
    prompts = prepared(tmp_path, speech)
    before = sorted(tmp_path.rglob("*"))

    due = datetime(2026, 12, 3, 14, 30, tzinfo=UTC)
    sound = prompts.render((sentence("calls-promise", due=due),), date(2026, 12, 1))

    assert speech.rendered[-1] == (
        "Our care team will ring you no later than Thursday the third of December at half past two in the afternoon."
    )
    assert len(sound) > 8000 // 5
    assert sorted(tmp_path.rglob("*")) == before


def test_a_number_is_read_back_in_groups(prompts: Prompts) -> None:
    digit = prompts.sound("calls-digit-7")
    gap = len(prompts.digits("777777")) - 6 * len(digit)

    assert prompts.digits("777777").count(digit) == 6
    assert len(prompts.digits("77777777777")) == 11 * len(digit) + 3 * gap // 2


def test_every_sentence_is_whole_packets_and_begins_at_once(prompts: Prompts) -> None:
    for name in list_fixed_sentences():
        sound = prompts.sound(name)
        assert len(sound) % FRAME == 0
        assert max(map(abs, unpack_samples(from_mulaw(sound[: FRAME // 4])))) > 300


def test_quiet_around_a_voice_is_cut() -> None:
    assert trim_silence(pack_samples([0] * 500 + [9000, -9000, 9000] + [1] * 500)) == pack_samples([9000, -9000, 9000])
    assert trim_silence(pack_samples([0] * 500)) == b""


def test_a_fixed_sentence_among_others_is_said_as_it_always_is(tmp_path: Path) -> None:
    speech = CountedTones()
    prompts = prepared(tmp_path, speech)
    count = len(speech.rendered)

    assert prompts.render((sentence("calls-no-hearing"),), date(2026, 12, 1)) == prompts.sound("calls-no-hearing")
    assert len(speech.rendered) == count


def test_the_choice_of_languages_says_each_in_its_own_words_with_its_key(tmp_path: Path) -> None:
    english, polish = prepared(tmp_path), Prompts(tmp_path, Tones(), FORCE, "pl")
    polish.prepare()

    menu = language_menu([english, polish])

    shorter = -8 * FRAME  # of the gap between a name and its key
    assert menu == b"".join(
        [
            english.sound("calls-language-offer")[:shorter],
            english.sound("calls-digit-1"),
            polish.sound("calls-language-offer")[:shorter],
            polish.sound("calls-digit-2"),
        ]
    )
