"""Runs `victimcare handover` (whether a report is genuine, and the keys by which agencies check that themselves),
`victimcare access` and `victimcare languages`."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import click

from victimcare.channels.cli.command_output import (
    NEEDS_A_PERSON,
    end_with_failure,
    json_option,
    print_json,
    print_objects,
)
from victimcare.services.access.matrix import MAY
from victimcare.services.handovers import report_exchange, report_printing
from victimcare.wording import languages
from victimcare.wording.sign_off_areas import Area, area_sentence_ids, required_sentence_ids, room_of_sentence

_FILE_TYPE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group("handover")
def handover_group() -> None:
    """Packets to other agencies.

    \b
    Examples:
      victimcare handover verify packet-3f2a.json
      victimcare handover keys > riverside.jwks.json
    """


@handover_group.command("verify")
@click.argument("file", type=_FILE_TYPE)
@click.option(
    "--keys", type=_FILE_TYPE, help="A key set of the force that sent it; this installation's own unless you say."
)
@json_option
def verify_handover(file: Path, keys: Path | None, wants_json: bool) -> None:
    """Is this packet signed by the force, and whole? Needs no database. Status 3 when not.

    \b
    Example:
      victimcare handover verify packet-3f2a.json --keys riverside.jwks.json
    """
    try:
        found = report_exchange.verify_report(file.read_bytes(), _read_key_set(keys))
    except report_exchange.SignatureInvalid as wrong:
        end_with_failure(f"Do not rely on {file.name}: {wrong}.", wants_json=wants_json, status=NEEDS_A_PERSON)
        return
    if left := report_exchange.list_schema_errors(found.content):
        end_with_failure(
            f"{file.name} is signed, and has not the form of a packet: {'; '.join(left[:3])}.",
            wants_json=wants_json,
            status=NEEDS_A_PERSON,
        )
    content = json.loads(found.content)
    if wants_json:
        print_json({"key": found.key, "content": content})
        return
    click.echo(f"Signed by the key {found.key}, and whole.\n")
    for part in report_printing.word_report_parts(content):
        click.echo("\n  ".join((part.name, *part.lines)))


@handover_group.command("keys")
def print_public_keys() -> None:
    """The public keys, for the agencies: a JSON Web Key Set (RFC 7517).

    \b
    Example:
      victimcare handover keys > riverside.jwks.json
    """
    print_json(report_exchange.build_key_set())


@handover_group.command("schema")
def print_handover_schema() -> None:
    """The JSON Schema of a packet.

    \b
    Example:
      victimcare handover schema > handover.schema.json
    """
    click.echo(report_exchange.read_report_schema(), nl=False)


def _read_key_set(file: Path | None) -> list[dict[str, Any]] | None:
    if file is None:
        return None
    try:
        held: list[dict[str, Any]] = json.loads(file.read_bytes())["keys"]
    except (ValueError, KeyError, TypeError):
        raise click.UsageError(f"{file} is no JSON Web Key Set.") from None
    return held


# `victimcare access`: who may do what


@click.group("access")
def access_group() -> None:
    """Who may do what.

    \b
    Example:
      victimcare access matrix
    """


@access_group.command("matrix")
@json_option
def show_access_matrix(wants_json: bool) -> None:
    """Every act, and who may do it. Each room's own scope decides which records an actor may then touch.

    \b
    Example:
      victimcare access matrix
    """
    everyone = sorted({who for may in MAY.values() for who in may}, key=lambda who: (who.sort != "role", who))
    if wants_json:
        print_json({act.value: [f"{who.sort}:{who.name}" for who in sorted(may)] for act, may in MAY.items()})
        return
    heads = [who.name if who.sort == "role" else f"({who.name})" for who in everyone]
    wide = max(len(act.value) for act in MAY)
    click.echo("Staff by their roles; in brackets whoever is no staff, and what was agreed with a victim.")
    click.echo(" " * wide + "  " + "  ".join(heads))
    for act, may in MAY.items():
        marks = ("x" if who in may else "." for who in everyone)
        row = "  ".join(mark.center(len(head)) for mark, head in zip(marks, heads, strict=True))
        click.echo(f"{act.value:<{wide}}  {row}".rstrip())


# `victimcare languages`: the progress of each language, for its writers


@click.command("languages")
@click.option(
    "--missing", "code", metavar="CODE", help="Name the sentences of the pages that this language lacks, such as ur."
)
@json_option
def list_languages(code: str | None, wants_json: bool) -> None:
    """How many sentences each language says, of messages and of the pages of victims, room by room.

    \b
    Examples:
      victimcare languages
      victimcare languages --missing ur
    """
    if code is None:
        print_objects([_language_coverage(each.code) for each in languages.other_languages()], wants_json=wants_json)
    elif languages.find_language(code) is None:
        end_with_failure(
            f"No language {code!r}: there are {', '.join(each.code for each in languages.other_languages())}.",
            wants_json=wants_json,
        )
    else:
        said = set(area_sentence_ids(Area.PAGES, code))
        lacking = [name for name in area_sentence_ids(Area.PAGES) if name not in said]
        print_objects([{"id": name, "room": room_of_sentence(name)} for name in lacking], wants_json=wants_json)


def _language_coverage(code: str) -> dict[str, Any]:
    said = Counter(map(room_of_sentence, area_sentence_ids(Area.PAGES, code)))
    rooms = Counter(map(room_of_sentence, area_sentence_ids(Area.PAGES)))
    return {
        "language": code,
        "pages": f"{said.total()} of {rooms.total()}",
        "lacking": {room: count - said[room] for room, count in rooms.items() if said[room] < count},
        "messages": f"{len(required_sentence_ids(Area.MESSAGES, code))} of {len(required_sentence_ids(Area.MESSAGES))}",
    }
