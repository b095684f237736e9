"""`victimcare calls prompts`: who speaks each fixed sentence of the line, and the script for a recording session."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click
from django.conf import settings

from victimcare.channels.phone.command import said_of
from victimcare.channels.phone.prompts import Prompts
from victimcare.channels.phone.recordings import NotARecording
from victimcare.channels.phone.studio import script as scripts
from victimcare.channels.phone.studio.sentences import Spoken, SpokenBy, listed, strays
from victimcare.services import port_registry
from victimcare.services.ports import SpeechFailed
from victimcare.wording.languages import ENGLISH, others

_NEEDS_A_PERSON = 3


@click.command("prompts")
@click.option(
    "--language",
    type=click.Choice([ENGLISH, *(each.code for each in others())]),
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
def prompts(language: str, folder: Path | None, wants_json: bool) -> None:
    """The fixed sentences of the line. Which are recorded by a human voice, and which the machine speaks.

    Recordings lie in recordings/LANGUAGE/ in the home, one WAV file a sentence, named after its id. One that cannot be
    used is named with what was expected, and the command ends with 3. English is made ready on the way, so that the
    line's next start finds all of it.

    \b
    Examples:
      victimcare calls prompts
      victimcare calls prompts --language pl --script /srv/session
    """
    home, values = settings.HOME, said_of(settings.FORCE)
    found = listed(home, values, language, settings.FORCE.spoken_languages)
    problems = [one.problem for one in found if one.problem]
    problems += [f"{path}: expected the name of a sentence, as this list has it" for path in strays(home, language)]
    if not problems and SpokenBy.NOBODY not in {one.by for one in found}:
        problems += _made_ready(home, language)
    written = scripts.write(folder, found, language, home) if folder else None
    if wants_json:
        told = {"language": language, "sentences": [asdict(one) for one in found], "problems": problems}
        click.echo(json.dumps(told, ensure_ascii=False))
    else:
        _as_table(found)
        click.echo(_counted(found))
    for problem in problems:
        click.echo(problem, err=True)
    if written:
        click.echo(f"Written: {written}", err=wants_json)
    if problems:
        sys.exit(_NEEDS_A_PERSON)


def _made_ready(home: Path, language: str) -> list[str]:
    """What went wrong."""
    if not home.is_dir():
        return []
    try:
        Prompts(home, port_registry.speech_engine(), said_of(settings.FORCE), language).prepare()
    except (NotARecording, SpeechFailed) as failed:
        return [str(failed)]
    finally:
        port_registry.speech_engine().close()
    return []


def _as_table(found: list[Spoken]) -> None:
    width = max(len(one.id) for one in found)
    for one in found:
        how_long = f"{one.seconds:>5.1f} s" if one.seconds is not None else " " * 7
        click.echo(f"{one.id:<{width}}  {one.by:<8} {how_long}  {one.words}")


def _counted(found: list[Spoken]) -> str:
    counts = {by: sum(one.by is by for one in found) for by in SpokenBy}
    return f"{len(found)} sentences: " + ", ".join(f"{count} {by}" for by, count in counts.items() if count) + "."
