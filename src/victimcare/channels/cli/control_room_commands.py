"""Runs `victimcare control-room`: the lists that a force loads for its control room."""

from __future__ import annotations

import os
from pathlib import Path

import click

from victimcare.channels.cli.call_record_commands import call_records_group
from victimcare.channels.cli.command_output import (
    end_with_failure,
    format_count,
    identify_operator,
    json_option,
    print_json,
)
from victimcare.channels.cli.room_staffing_commands import show_staffing
from victimcare.rules.control_room.incidents.incident_codes import UnreadableCodes
from victimcare.rules.control_room.incidents.place_files import UnreadablePlaces
from victimcare.services import clock
from victimcare.services.control_room.fallback import paper_pack
from victimcare.services.control_room.incidents import incident_code_list, place_search


@click.group("control-room")
def control_room_group() -> None:
    """The control room's own lists.

    \b
    Example:
      victimcare control-room codes load codes.csv
    """


control_room_group.add_command(call_records_group)
control_room_group.add_command(show_staffing)


@control_room_group.group("codes")
def codes_group() -> None:
    """Codes with which incidents are opened and closed.

    \b
    Example:
      victimcare control-room codes load codes.csv
    """


@codes_group.command("load")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@json_option
def load_codes(file: Path, wants_json: bool) -> None:
    """Replace the list of codes. Incidents that carry a code which the new list lacks keep it.

    A CSV file with the columns code, use (opening, closing or both), title, category (domestic, missing, hate,
    high_risk, or nothing: a supervisor closes what has a category) and crime (yes: an incident closed so disclosed a
    crime). One line that cannot be read refuses the whole file.

    \b
    Example:
      victimcare control-room codes load codes.csv
    """
    try:
        count = incident_code_list.load_incident_codes(
            actor=identify_operator(), text=file.read_text(encoding="utf-8-sig"), now=clock.current_time()
        )
    except (UnreadableCodes, UnicodeDecodeError) as fault:
        end_with_failure(f"{file} was not loaded: {fault}.", wants_json=wants_json)
    if wants_json:
        print_json({"codes": count})
    else:
        click.echo(f"{format_count(count, 'code')} in use.")


@control_room_group.group("places")
def places_group() -> None:
    """The gazetteer in which places are looked up.

    \b
    Example:
      victimcare control-room places load TQ28.csv
    """


@places_group.command("load")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@json_option
def load_places(file: Path, wants_json: bool) -> None:
    """Add a file of place names, or renew what it held before.

    A CSV file in the form of OS Open Names, with its line of column names or without. One line that cannot be read
    refuses the whole file.

    \b
    Example:
      victimcare control-room places load TQ28.csv
    """
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            count = place_search.load_places(actor=identify_operator(), lines=lines, now=clock.current_time())
    except (UnreadablePlaces, UnicodeDecodeError) as fault:
        end_with_failure(f"{file} was not loaded: {fault}.", wants_json=wants_json)
    if wants_json:
        print_json({"places": count})
    else:
        click.echo(f"{format_count(count, 'place')} loaded.")


@control_room_group.command("paper")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@json_option
def print_paper(file: Path, wants_json: bool) -> None:
    """Print the paper pack into a file.

    It holds open contacts and incidents, log sheets, and empty numbered forms.

    It is a PDF, or HTML where this machine makes no PDF. The file holds what people wrote: its owner alone can read it.

    \b
    Example:
      victimcare control-room paper pack.pdf
    """
    made = paper_pack.print_paper_pack(actor=identify_operator(), now=clock.current_time())
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as opened:
        opened.write(made.content)
    if wants_json:
        print_json({"file": str(file), "media_type": made.media_type})
    else:
        click.echo(f"{file} is written ({made.media_type}).")
