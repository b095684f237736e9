"""Whether a person or a machine has answered, from the sound of the first seconds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from victimcare.rules.calls.audio import FRAME, pack_samples
from victimcare.rules.calls.audio_detection import AnswerDetection, AnsweredBy, detect_answer, is_loud_frame
from victimcare.rules.calls.outbound_calls import dialable_number

FRAMES_A_SECOND = 50


def heard(*parts: tuple[float, bool], hears_out: bool = True) -> tuple[AnsweredBy, float]:
    """The verdict on these seconds of voice and quiet, and when it is clear."""
    listening = AnswerDetection()
    answer = AnsweredBy.NOTHING_YET
    for seconds, loud in parts:
        for _ in range(round(seconds * FRAMES_A_SECOND)):
            listening, answer = detect_answer(listening, loud=loud)
            if answer not in (AnsweredBy.NOTHING_YET, AnsweredBy.MACHINE):
                return answer, listening.passed
    return answer, listening.passed


def test_a_short_hello_and_a_pause_is_a_person() -> None:
    answer, after = heard((0.3, False), (0.5, True), (3, False))

    assert answer is AnsweredBy.PERSON
    assert after < 1.7


def test_a_long_greeting_is_a_machine_that_waits_after_its_tone() -> None:
    answer, after = heard((0.5, False), (6, True), (0.5, False), (0.5, True), (4, False))

    assert answer is AnsweredBy.MACHINE_WAITS
    assert 8.9 < after < 9.2, "after the tone, never into it"


def test_a_greeting_with_pauses_for_breath_is_still_a_machine() -> None:
    answer, _ = heard((0.2, False), (1.2, True), (0.4, False), (1.2, True), (0.4, False), (2, True), (2, False))

    assert answer is AnsweredBy.MACHINE_WAITS


def test_to_silence_and_clicks_nothing_is_said() -> None:
    assert heard((7, False))[0] is AnsweredBy.NO_SPEECH
    assert heard((0.06, True), (7, False))[0] is AnsweredBy.NO_SPEECH


def test_a_machine_that_never_stops_is_given_up() -> None:
    assert heard((60, True))[0] is AnsweredBy.NO_SPEECH


@given(st.binary(min_size=325, max_size=325))
def test_it_is_always_clear_in_the_end(frames: bytes) -> None:
    """A bit for each of 2,600 frames: whether it is loud."""
    listening, answers = AnswerDetection(), set()
    for frame in range(2600):
        listening, answer = detect_answer(listening, loud=bool(frames[frame // 8] >> frame % 8 & 1))
        answers.add(answer)

    assert answers & {AnsweredBy.PERSON, AnsweredBy.MACHINE_WAITS, AnsweredBy.NO_SPEECH}


def test_a_voice_is_loud_and_the_hiss_of_a_line_is_not() -> None:
    assert is_loud_frame(pack_samples([3000, -3000] * (FRAME // 2)))
    assert not is_loud_frame(pack_samples([40, -40] * (FRAME // 2)))
    assert not is_loud_frame(b"")


def test_ordinary_numbers_are_rung_in_the_form_that_carriers_take() -> None:
    assert [
        dialable_number(number) for number in ("07700 900123", "+44 20 7946 0001", "0044 1632 960001", "03000 200000")
    ] == [
        "+447700900123",
        "+442079460001",
        "+441632960001",
        "+443000200000",
    ]


def test_what_costs_or_leads_astray_is_never_rung() -> None:
    for number in (
        "0909 879 0000",
        "0845 000 0000",
        "070 1234 5678",
        "07600 900123",
        "999",
        "118 500",
        "+1 202 555 0100",
        "",
    ):
        assert dialable_number(number) is None, number
