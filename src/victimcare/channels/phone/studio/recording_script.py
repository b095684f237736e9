"""Lists every fixed sentence of a language with its words, its voice and any fault in its recording; writes the script
of a recording session; and runs `victimcare calls prompts`."""

from __future__ import annotations

import json
import sys
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

import click
from django.conf import settings
from jinja2 import Environment, PackageLoader

from victimcare.channels.phone.line_command import force_values
from victimcare.channels.phone.line_prompts import (
    LANGUAGE_OFFER,
    RECORDING_ANNOUNCEMENTS,
    RECORDINGS_FOLDER,
    Prompts,
    UnusableRecording,
    list_fixed_sentences,
    read_recording,
    recording_path,
)
from victimcare.rules.calls.audio import RATE
from victimcare.rules.calls.flow import FLOW, TABLES
from victimcare.rules.calls.flow.safety_menu import START
from victimcare.services import port_registry
from victimcare.services.ports import SpeechFailed
from victimcare.wording import Value, has_sentence, say
from victimcare.wording.fluent import RIGHT_TO_LEFT
from victimcare.wording.languages import ENGLISH, find_language, other_languages

_DIGIT_ID = "calls-digit-"


class SentenceSpeaker(StrEnum):
    RECORDING = "recorded"
    MACHINE = "machine"
    MISSING = "missing"  # no recording, and the machine may not speak this language, or there are no words
    WRONG = "wrong"  # there is a recording, and it cannot be used


@dataclass(frozen=True, slots=True)
class SentenceRow:
    """One sentence. `file`: the name of its recording. `problem`: names the file, and says what was expected. `manner`
    and `heard` come from the flow: how to say the sentence, and in which part of a call and by which steps it is heard.
    """

    id: str
    words: str
    english: str
    by: SentenceSpeaker
    file: str
    seconds: float | None  # of a recording
    problem: str
    manner: str
    heard: str


def list_sentences(
    home: Path, values: Mapping[str, Value], language: str = ENGLISH, machine: Collection[str] = ()
) -> list[SentenceRow]:
    """Every fixed sentence of the language, in the order of a call, with digits at the end. `machine`: the languages
    other than English that the machine may speak."""
    may_machine = language == ENGLISH or language in machine
    names = sorted(list_fixed_sentences(language), key=_place_in_call)
    return [_to_sentence_row(name, home, values, language, may_machine) for name in names]


def find_stray_recordings(home: Path, language: str = ENGLISH) -> list[Path]:
    """Recordings that no sentence asks for: their names are mistyped."""
    wanted = {recording_path(home, language, name) for name in list_fixed_sentences(language)}
    folder = home / RECORDINGS_FOLDER / language
    return sorted(path for path in folder.glob("*") if path.is_file() and path not in wanted)


def _to_sentence_row(
    name: str, home: Path, values: Mapping[str, Value], language: str, may_machine: bool
) -> SentenceRow:
    words = say(name, language, **values) if has_sentence(name, language) else ""
    path, seconds, problem = recording_path(home, language, name), None, ""
    by = SentenceSpeaker.MACHINE if may_machine and words else SentenceSpeaker.MISSING
    if path.exists():
        try:
            seconds, by = round(len(read_recording(path, words)) / 2 / RATE, 1), SentenceSpeaker.RECORDING
        except UnusableRecording as wrong:
            by, problem = SentenceSpeaker.WRONG, str(wrong)
    english = say(name, ENGLISH, **values)
    return SentenceRow(name, words, english, by, path.name, seconds, problem, _manner(name), _when_heard(name))


def _place_in_call(name: str) -> tuple[int, str]:
    if name.startswith(_DIGIT_ID):
        return len(FLOW) + 1, name
    at = (place for place, step in enumerate(FLOW.values()) if name in step.says)
    return (1 if name == LANGUAGE_OFFER else next(at, len(FLOW))), name


def _manner(name: str) -> str:
    """Return how to say it: the end of a sentence id."""
    if name.startswith(_DIGIT_ID):
        return "digit"
    steps = [step for step in FLOW.values() if name in step.says]
    if name in FLOW[START].says:
        return "safety"
    if any(step.asks for step in steps):
        return "wait"
    return "menu" if name == LANGUAGE_OFFER or any(step.keys and step.says[-1] == name for step in steps) else "telling"


def _when_heard(name: str) -> str:
    """When it is heard, in words."""
    if name.startswith(_DIGIT_ID):
        return say("prompts-heard-digits")
    if name == LANGUAGE_OFFER:
        return say("prompts-heard-language")
    if name in RECORDING_ANNOUNCEMENTS:
        return say("prompts-heard-both")
    if name in FLOW[START].says:
        return say("prompts-heard-first")
    told = " ".join(
        say("prompts-heard-in", table=title, steps=", ".join(steps))
        for title, table in TABLES.items()
        if (steps := [step.replace("_", " ") for step, here in table.items() if name in here.says])
    )
    return told or say("prompts-heard-answer")


# The script of a recording session: a page to print, with file names, context, and how to say each sentence


def write_script(folder: Path, sentences: Sequence[SentenceRow], language: str, home: Path) -> Path:
    """Write the script, a single page, into this folder, which is created. Raises OSError."""
    other = find_language(language)
    pages = Environment(loader=PackageLoader("victimcare.channels.phone.studio", "."), autoescape=True)
    page = pages.get_template("script.jinja").render(
        say=say,
        sentences=sentences,
        code=language,
        direction="rtl" if language in RIGHT_TO_LEFT else "ltr",
        language=other.name if other else "English",
        is_english=language == ENGLISH,
        folder=str(home / RECORDINGS_FOLDER / language),
    )
    folder.mkdir(parents=True, exist_ok=True)
    written = folder / f"script-{language}.html"
    written.write_text(page, encoding="utf-8")
    return written


# `victimcare calls prompts`: the voice of each fixed sentence, and the script for a recording session

_EXIT_WITH_PROBLEMS = 3


@click.command("prompts")
@click.option(
    "--language",
    type=click.Choice([ENGLISH, *(each.code for each in other_languages())]),
    default=ENGLISH,
    help="Which language's sentences; beside English those on the way to a person who speaks it.",
)
@click.option(
    "--script",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write the script of a recording session into this folder: file names, context, how to say it.",
)
@click.option("--json", "wants_json", is_flag=True, help="For programs.")
def list_prompts(language: str, folder: Path | None, wants_json: bool) -> None:
    """The fixed sentences of the line. Which are recorded by a human voice, and which the machine speaks.

    Recordings lie in recordings/LANGUAGE/ in the home, one WAV file a sentence, named after its id. One that cannot be
    used is named with what was expected, and the command ends with 3. English is made ready on the way, so that the
    line's next start finds all of it.

    \b
    Examples:
      victimcare calls prompts
      victimcare calls prompts --language pl --script /srv/session
    """
    home, values = settings.HOME, force_values(settings.FORCE)
    found = list_sentences(home, values, language, settings.FORCE.spoken_languages)
    problems = [one.problem for one in found if one.problem]
    problems += [
        f"{path}: expected the name of a sentence, as this list has it"
        for path in find_stray_recordings(home, language)
    ]
    if not problems and SentenceSpeaker.MISSING not in {one.by for one in found}:
        problems += _prepare_all(home, language)
    written = write_script(folder, found, language, home) if folder else None
    if wants_json:
        told = {"language": language, "sentences": [asdict(one) for one in found], "problems": problems}
        click.echo(json.dumps(told, ensure_ascii=False))
    else:
        _print_table(found)
        click.echo(_count_line(found))
    for problem in problems:
        click.echo(problem, err=True)
    if written:
        click.echo(f"Written: {written}", err=wants_json)
    if problems:
        sys.exit(_EXIT_WITH_PROBLEMS)


def _prepare_all(home: Path, language: str) -> list[str]:
    """Prepare all sentences, and return what went wrong."""
    if not home.is_dir():
        return []
    try:
        Prompts(home, port_registry.speech_engine(), force_values(settings.FORCE), language).prepare()
    except (UnusableRecording, SpeechFailed) as failed:
        return [str(failed)]
    finally:
        port_registry.speech_engine().close()
    return []


def _print_table(found: list[SentenceRow]) -> None:
    width = max(len(one.id) for one in found)
    for one in found:
        how_long = f"{one.seconds:>5.1f} s" if one.seconds is not None else " " * 7
        click.echo(f"{one.id:<{width}}  {one.by:<8} {how_long}  {one.words}")


def _count_line(found: list[SentenceRow]) -> str:
    counts = {by: sum(one.by is by for one in found) for by in SentenceSpeaker}
    return f"{len(found)} sentences: " + ", ".join(f"{count} {by}" for by, count in counts.items() if count) + "."
