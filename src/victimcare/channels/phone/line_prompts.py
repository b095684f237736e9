"""Makes the line's sentences into sound: the fixed ones before the first call, the others when they are needed."""

from __future__ import annotations

import hashlib
import os
import wave
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from django.conf import settings

from victimcare.rules.calls.audio import FRAME, MULAW_SILENCE, RATE, to_mulaw, unpack_samples
from victimcare.rules.calls.resampling import resample_for_telephone
from victimcare.rules.calls.state_machine import FIRST_LANGUAGE_KEY
from victimcare.rules.force import Force
from victimcare.rules.sentences import Sentence
from victimcare.services.messages import message_languages
from victimcare.services.ports import SpeechEngine
from victimcare.wording import SentenceMissing, Value, has_sentence, list_sentence_ids, say, sentence_values, tell
from victimcare.wording.languages import ENGLISH, other_languages

# Recordings of fixed sentences by a human voice: files from a studio, each checked before it is used

RECORDINGS_FOLDER = "recordings"  # in the home, with a folder for each language
_QUIETEST_VOICE = 300  # of 32,768; sound below this is not yet a voice
_TOO_LOW = 1600  # a voice whose loudest sample is below this (-26 dB) cannot be heard over a telephone
_CLIPPED, _MOST_CLIPPED = 32700, 0.002  # with more than this share of samples at the very top, a voice is clipped
_LEAST_A_WORD, _MOST_A_WORD, _PAUSE_SECONDS = 0.12, 1.2, 2.0  # seconds


class UnusableRecording(Exception):
    """A recording cannot be used; the message names the file and says what was expected."""


def recording_path(home: Path, language: str, name: str) -> Path:
    """Return the path of this sentence's recording, whether the file exists or not."""
    return home / RECORDINGS_FOLDER / language / f"{name}.wav"


def read_recording(path: Path, words: str) -> bytes:
    """Return a recording of these words as 8 kHz PCM, with the silence trimmed. Raises UnusableRecording."""
    try:
        with wave.open(str(path)) as recording:
            shape, rate = (recording.getnchannels(), recording.getsampwidth()), recording.getframerate()
            frames = recording.readframes(recording.getnframes())
    except (OSError, EOFError, wave.Error) as problem:
        why = f" ({problem})" if str(problem) else ", and it ends before one begins"
        raise UnusableRecording(f"{path}: expected a WAV file{why}") from problem
    if shape != (1, 2):
        raise UnusableRecording(f"{path}: expected a mono recording of 16 bits a sample")
    if rate < RATE:
        raise UnusableRecording(f"{path}: expected {RATE:,} samples a second or more, and it has {rate:,}")
    pcm = trim_silence(resample_for_telephone(frames, rate))
    if wrong := _find_fault(pcm, len(words.split())):
        raise UnusableRecording(f"{path}: expected {wrong}")
    return pcm


def trim_silence(pcm: bytes) -> bytes:
    """Remove the silence before the first sound and after the last, so that the caller hears a word at once."""
    loud = [index for index, sample in enumerate(unpack_samples(pcm)) if abs(sample) > _QUIETEST_VOICE]
    return pcm[2 * loud[0] : 2 * loud[-1] + 2] if loud else b""


def _find_fault(pcm: bytes, words: int) -> str:
    """Return what was expected of the recording; empty for one that can be used."""
    values = unpack_samples(pcm)
    loudest, seconds = max(map(abs, values), default=0), len(values) / RATE
    if loudest < _TOO_LOW:
        return "a voice that can be heard, and its loudest moment is very low"
    if sum(abs(value) >= _CLIPPED for value in values) > _MOST_CLIPPED * len(values):
        return "a voice that is not cut off at the top: record it lower"
    least, most = _LEAST_A_WORD * words, _PAUSE_SECONDS + _MOST_A_WORD * words
    if not least <= seconds <= most:
        return f"{least:.1f} to {most:.1f} seconds for these {words} words, and it lasts {seconds:.1f}"
    return ""


SENTENCE_GAP = MULAW_SILENCE * (RATE // 4)  # between two sentences
FORCE_VALUES = frozenset({"number", "relay", "days"})  # values that are the same in every call
_DIGITS = [f"calls-digit-{digit}" for digit in range(10)]
LANGUAGE_OFFER = "calls-language-offer"  # "For English, press", "Po polsku": the key is said after it
# played into a conversation, to both sides
RECORDING_ANNOUNCEMENTS = ("calls-recording-begins", "calls-recording-over")
IN_EVERY_LANGUAGE = (LANGUAGE_OFFER, "calls-language-kept", *_DIGITS)  # on the way to a person who speaks it
_BEFORE_A_KEY = (
    len(SENTENCE_GAP) // FRAME * 2 // 3 * FRAME
)  # cut from the gap after an offer, so that name and key are heard as one
_SOUND_VERSION = 2  # raised when the stored sentences would sound different


class Prompts:
    """Fixed sentences by id, as mu-law.

    A sentence is played from its recording `recordings/<language>/<id>.wav` in the home folder if there is one, else
    spoken by the machine and stored in `prompts/<language>/`. `values` fill the force's own name and number into fixed
    sentences. Sentences about a person exist only in memory. `may_speak`: the machine may speak; otherwise only
    recordings are played. `is_draft`: the words are not checked, as in a demonstration. `tells_cases`: the sentences
    about a case are signed off in this language too.
    """

    def __init__(
        self,
        home: Path,
        speech: SpeechEngine,
        values: Mapping[str, Value],
        language: str = "en",
        *,
        may_speak: bool = True,
        tells_cases: bool = True,
        is_draft: bool = False,
    ) -> None:
        self._home = home
        self._kept = home / "prompts" / language
        self._speech = speech
        self._values = dict(values)
        self.language, self._may_speak, self.tells_cases, self.is_draft = language, may_speak, tells_cases, is_draft
        self._sounds: dict[str, bytes] = {}
        self._slow_sounds: dict[str, bytes] = {}  # of the sentences that the machine speaks; empty until a caller asks

    def prepare(self, tell: Callable[[int, int], None] = lambda _done, _of: None) -> None:
        """Prepare every fixed sentence of the flow. `tell` receives how many are ready, and of how many. Raises
        UnusableRecording and SpeechFailed."""
        self._kept.mkdir(parents=True, exist_ok=True)
        names = [name for name in list_fixed_sentences(self.language) if self._may_speak or self._has_recorded(name)]
        wanted: dict[str, tuple[bytes, Path | None]] = {}
        for name in names:
            wanted[name] = self._fixed(name)
            tell(len(wanted), len(names))
        self._sounds = {name: sound for name, (sound, _) in wanted.items()}
        for path in set(self._kept.glob("*.ulaw")) - {path for _, path in wanted.values()}:
            path.unlink()  # the sentence has changed since

    def prepare_slowly(self) -> None:
        """Prepare slower speech, once, for callers who asked for it. Takes seconds: never in the audio loop. A
        recording stays as it is. Raises SpeechFailed."""
        kept = self._kept / "slow"
        kept.mkdir(parents=True, exist_ok=True)
        names = [name for name in self._sounds if name not in self._slow_sounds and not self._has_recorded(name)]
        made = {name: self._kept_or_made(name, self._words_of(name), kept, is_slow=True) for name in names}
        self._slow_sounds |= {name: path.read_bytes() for name, path in made.items()}
        if made:
            for path in set(kept.glob("*.ulaw")) - set(made.values()):
                path.unlink()

    @property
    def says_menus(self) -> bool:
        """Whether this language has the menus that lead to a code and to a person, and not only the sentence that a
        person is coming."""
        return "calls-start-menu" in self._sounds

    def sound(self, name: str, *, is_slow: bool = False) -> bytes:
        """Return a fixed sentence and the gap after it. `is_slow`: spoken more slowly, once that is prepared."""
        return self._slow_sounds.get(name, self._sounds[name]) if is_slow else self._sounds[name]

    def made(self, name: str) -> bytes:
        """Return a fixed sentence, made now if it is not ready yet. Raises SentenceMissing, UnusableRecording and
        SpeechFailed."""
        if name not in list_fixed_sentences(self.language):
            raise SentenceMissing(name)
        self._kept.mkdir(parents=True, exist_ok=True)
        return self._fixed(name)[0]

    def digits(self, digits: str, *, is_slow: bool = False) -> bytes:
        """Return a number read back in groups: the last six digits by threes, and those before them as one."""
        groups = [digits[:-6], digits[-6:-3], digits[-3:]]
        return b"".join(self._group(group, is_slow=is_slow) for group in groups if group)

    def render(self, sentences: Iterable[Sentence], today: date, *, is_slow: bool = False) -> bytes:
        """Speak sentences about a person, in memory only. Takes time: never in the audio loop. Fixed ones among them
        sound as always."""
        return b"".join(
            self.sound(each.id, is_slow=is_slow)
            if each.id in self._sounds
            else self._told(each, today, is_slow=is_slow)
            for each in sentences
        )

    def speak(self, text: str, *, is_slow: bool = False) -> bytes:
        """Speak a finished text, such as that for an answering machine. As `render`."""
        return self._spoken(text, is_slow=is_slow)

    def _told(self, said: Sentence, today: date, *, is_slow: bool) -> bytes:
        return self._spoken(tell(said, manner="spoken", today=today, language=self.language), is_slow=is_slow)

    def _has_recorded(self, name: str) -> bool:
        return recording_path(self._home, self.language, name).exists()

    def _group(self, group: str, *, is_slow: bool) -> bytes:
        return b"".join(self.sound(f"calls-digit-{digit}", is_slow=is_slow) for digit in group) + SENTENCE_GAP

    def _fixed(self, name: str) -> tuple[bytes, Path | None]:
        text, recording = self._words_of(name), recording_path(self._home, self.language, name)
        if recording.exists():
            return _with_gap(to_mulaw(read_recording(recording, text))), None
        kept = self._kept_or_made(name, text, self._kept)
        return kept.read_bytes(), kept

    def _words_of(self, name: str) -> str:
        return say(name, self.language, **self._values)

    def _kept_or_made(self, name: str, text: str, folder: Path, *, is_slow: bool = False) -> Path:
        mark = hashlib.sha256(f"{_SOUND_VERSION}\n{text}".encode()).hexdigest()[:16]
        kept = folder / f"{name}.{mark}.ulaw"
        if not kept.exists():
            making = kept.with_suffix(f".{os.getpid()}")
            making.write_bytes(self._spoken(text, is_slow=is_slow))
            making.replace(kept)
        return kept

    def _spoken(self, text: str, *, is_slow: bool = False) -> bytes:
        return _with_gap(to_mulaw(trim_silence(self._speech.render(text, self.language, is_slow=is_slow))))


def _with_gap(mulaw: bytes) -> bytes:
    """Fill up to whole packets, so that sentences follow each other the same way in every call."""
    return mulaw + SENTENCE_GAP + MULAW_SILENCE * (-len(mulaw + SENTENCE_GAP) % FRAME)


def list_fixed_sentences(language: str = ENGLISH) -> list[str]:
    """Return the ids of all fixed sentences that the line says in a language: the script of a recording session. A
    sentence is fixed if it needs no values other than the force's own. For a language other than English, only those
    that are written in it."""
    if language != ENGLISH:
        return sorted({*IN_EVERY_LANGUAGE, *(name for name in _line_sentences() if has_sentence(name, language))})
    return [*sorted(name for name in _line_sentences() if name not in _DIGITS), *_DIGITS]


@cache
def _line_sentences() -> frozenset[str]:
    named = (name for name in list_sentence_ids(ENGLISH) if name.startswith("calls-") and "." not in name)
    return frozenset(name for name in named if sentence_values(name) <= FORCE_VALUES)


def list_offered_languages(home: Path, machine: Collection[str] = ()) -> tuple[str, ...]:
    """Return the languages other than English that a caller can choose: those in which the sentences on the way to a
    person who speaks them are recorded, or which the machine may speak (`machine`: see `list_machine_languages`). Reads
    no recording: `prepare` checks them."""
    return tuple(each.code for each in other_languages() if each.code in machine or _is_recorded(home, each.code))


def list_machine_languages() -> frozenset[str]:
    """Return the languages that the machine may speak: the force has named them (force.toml), and its staff have signed
    off the very words that are there now. In a demonstration all of them, as drafts."""
    force: Force = settings.FORCE
    if is_demonstration():
        return frozenset(each.code for each in other_languages())
    return frozenset(
        code for code in force.spoken_languages if message_languages.choose_message_language(code) == code != ENGLISH
    )


def is_demonstration() -> bool:
    return bool(settings.VICTIMCARE_ENV == "demo")


def may_tell_cases(code: str) -> bool:
    """Whether the line may read out cases in this language: the sentences are those of the victim's page, and signed
    off there."""
    return code == ENGLISH or message_languages.choose_page_language(code).code == code


def language_menu(prompts: Sequence[Prompts]) -> bytes:
    """Return each language in its own words, with its key: English first, with the key before the others. Short,
    because all callers hear it before the first question."""
    return b"".join(
        each.sound(LANGUAGE_OFFER)[:-_BEFORE_A_KEY] + each.sound(f"calls-digit-{key}")
        for key, each in enumerate(prompts, start=FIRST_LANGUAGE_KEY - 1)
    )


def _is_recorded(home: Path, language: str) -> bool:
    return all(
        has_sentence(name, language) and recording_path(home, language, name).exists() for name in IN_EVERY_LANGUAGE
    )
