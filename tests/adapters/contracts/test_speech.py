"""What every supplier of speech must do, played through each."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from victimcare.adapters.speech.espeak import EspeakSpeech
from victimcare.rules.calls.audio import unpack_samples
from victimcare.services.ports import SpeechEngine, SpeechFailed

NO_WORKER = (sys.executable, "-c", "raise SystemExit(1)")
SENTENCE = "If you are in danger now, hang up and ring 9 9 9."


@pytest.fixture(params=["library", "program"])
def speech(request: pytest.FixtureRequest) -> Iterator[SpeechEngine]:
    supplier = EspeakSpeech() if request.param == "library" else EspeakSpeech(worker_command=NO_WORKER)
    yield supplier
    supplier.close()


def test_a_sentence_takes_as_long_as_it_takes_to_say_it(speech: SpeechEngine) -> None:
    pcm = speech.render(SENTENCE, "en")

    assert 3 < len(pcm) / 2 / 8000 < 8
    assert max(unpack_samples(pcm)) > 3000


def test_spoken_slowly_it_takes_longer(speech: SpeechEngine) -> None:
    assert len(speech.render(SENTENCE, "en", is_slow=True)) > 1.15 * len(speech.render(SENTENCE, "en"))


def test_the_same_sentence_is_as_long_each_time(speech: SpeechEngine) -> None:
    lengths = {len(speech.render(SENTENCE, "en")) for _ in range(3)}

    assert max(lengths) < 1.02 * min(lengths)


def test_a_sentence_that_looks_like_an_option_is_only_spoken(speech: SpeechEngine) -> None:
    assert len(speech.render("--help", "en")) < 4 * 16000


def test_a_language_without_a_voice_is_refused(speech: SpeechEngine) -> None:
    with pytest.raises(SpeechFailed, match="no voice"):
        speech.render("Bore da", "xx")


def test_threads_take_turns_and_each_gets_its_own_words(speech: SpeechEngine) -> None:
    alone = [speech.render(text, "en") for text in ("One.", "Twenty-two of them.")]
    heard: dict[int, bytes] = {}

    def ask(index: int) -> None:
        heard[index] = speech.render(("One.", "Twenty-two of them.")[index % 2], "en")

    threads = [threading.Thread(target=ask, args=(index,)) for index in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [len(heard[index]) for index in range(6)] == [pytest.approx(len(pcm), rel=0.1) for pcm in alone] * 3


def test_a_worker_that_dies_is_started_again(tmp_path: Path) -> None:
    """Dies on its first sentence, lives on the second start."""
    program = tmp_path / "worker.py"
    program.write_text(
        "import pathlib, sys\n"
        f"mark = pathlib.Path({str(tmp_path / 'died')!r})\n"
        "if not mark.exists():\n    mark.touch()\n    sys.stdin.readline()\n    sys.exit(1)\n"
        "from victimcare.adapters.speech.espeak.espeak_worker import run_espeak_worker\nrun_espeak_worker()\n"
    )
    speech = EspeakSpeech(worker_command=(sys.executable, str(program)), program="no-such-program")

    assert len(speech.render(SENTENCE, "en")) > 16000
    speech.close()


def test_without_library_and_program_it_says_what_to_install() -> None:
    speech = EspeakSpeech(worker_command=NO_WORKER, program="no-such-program")

    with pytest.raises(SpeechFailed, match="apt install espeak-ng"):
        speech.render(SENTENCE, "en")
