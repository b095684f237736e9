"""Each fixed sentence of a language as it stands: its words, who speaks it now, and what is wrong with a recording."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from victimcare.channels.phone.prompts import ANNOUNCED, OFFER, fixed_sentences
from victimcare.channels.phone.recordings import FOLDER, NotARecording, file_of, read_recording
from victimcare.rules.calls.audio import RATE
from victimcare.rules.calls.flow import FLOW, TABLES
from victimcare.rules.calls.flow.safety_menu import START
from victimcare.wording import Value, has, say
from victimcare.wording.languages import ENGLISH

_DIGIT = "calls-digit-"


class SpokenBy(StrEnum):
    RECORDING = "recorded"
    MACHINE = "machine"
    NOBODY = "missing"  # no recording, and the machine may not speak this language, or there are no words
    WRONG = "wrong"  # there is a recording, and it cannot be used


@dataclass(frozen=True, slots=True)
class Spoken:
    """One sentence. `file`: what its recording is called. `problem`: names the file, and what was expected. `manner`
    and `heard` are made of the flow: how to say it, and in which part of a call by which steps."""

    id: str
    words: str
    english: str
    by: SpokenBy
    file: str
    seconds: float | None  # of a recording
    problem: str
    manner: str
    heard: str


def listed(
    home: Path, values: Mapping[str, Value], language: str = ENGLISH, machine: Collection[str] = ()
) -> list[Spoken]:
    """Every fixed sentence of the language, in the order of a call; figures at the end. `machine`: the languages beside
    English that the machine may speak."""
    may_machine = language == ENGLISH or language in machine
    names = sorted(fixed_sentences(language), key=_place)
    return [_spoken(name, home, values, language, may_machine) for name in names]


def strays(home: Path, language: str = ENGLISH) -> list[Path]:
    """Files among the recordings that no sentence asks for: a name that was mistyped."""
    wanted = {file_of(home, language, name) for name in fixed_sentences(language)}
    folder = home / FOLDER / language
    return sorted(path for path in folder.glob("*") if path.is_file() and path not in wanted)


def _spoken(name: str, home: Path, values: Mapping[str, Value], language: str, may_machine: bool) -> Spoken:
    words = say(name, language, **values) if has(name, language) else ""
    path, seconds, problem = file_of(home, language, name), None, ""
    by = SpokenBy.MACHINE if may_machine and words else SpokenBy.NOBODY
    if path.exists():
        try:
            seconds, by = round(len(read_recording(path, words)) / 2 / RATE, 1), SpokenBy.RECORDING
        except NotARecording as wrong:
            by, problem = SpokenBy.WRONG, str(wrong)
    english = say(name, ENGLISH, **values)
    return Spoken(name, words, english, by, path.name, seconds, problem, _manner(name), _heard(name))


def _place(name: str) -> tuple[int, str]:
    if name.startswith(_DIGIT):
        return len(FLOW) + 1, name
    at = (place for place, step in enumerate(FLOW.values()) if name in step.says)
    return (1 if name == OFFER else next(at, len(FLOW))), name


def _manner(name: str) -> str:
    """How to say it: the end of a sentence id."""
    if name.startswith(_DIGIT):
        return "digit"
    steps = [step for step in FLOW.values() if name in step.says]
    if name in FLOW[START].says:
        return "safety"
    if any(step.asks for step in steps):
        return "wait"
    return "menu" if name == OFFER or any(step.keys and step.says[-1] == name for step in steps) else "telling"


def _heard(name: str) -> str:
    """When it is heard, in words."""
    if name.startswith(_DIGIT):
        return say("prompts-heard-digits")
    if name == OFFER:
        return say("prompts-heard-language")
    if name in ANNOUNCED:
        return say("prompts-heard-both")
    if name in FLOW[START].says:
        return say("prompts-heard-first")
    told = " ".join(
        say("prompts-heard-in", table=title, steps=", ".join(steps))
        for title, table in TABLES.items()
        if (steps := [step.replace("_", " ") for step, here in table.items() if name in here.says])
    )
    return told or say("prompts-heard-answer")
