"""Runs `victimcare control-room calls`: loads records of calls of 999 and 101."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from itertools import islice
from pathlib import Path

import click

from victimcare.channels.cli.command_output import (
    NEEDS_A_PERSON,
    end_with_failure,
    format_count,
    identify_operator,
    json_option,
    print_json,
)
from victimcare.rules.control_room.calls.call_records import GivenCall, RefusedCall, UnreadableCalls, read_call_records
from victimcare.services import clock
from victimcare.services.control_room.calls.emergency_calls import record_calls

_AT_ONCE = 1000  # calls in one transaction


@click.group("calls")
def call_records_group() -> None:
    """Records of calls of 999 and 101.

    \b
    Example:
      victimcare control-room calls load calls.csv --source switch
    """


@call_records_group.command("load")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--source", default="file", show_default=True, help="The telephone system that made the file.")
@click.option("--history", is_flag=True, help="Old calls: they count in figures, and no person rings them back.")
@json_option
def load_call_records(file: Path, source: str, history: bool, wants_json: bool) -> None:
    """Load records of calls. The same file may be loaded again.

    A CSV file with the columns id, service (999 or 101), presented_at, answered_at, ended_at, end (answered, abandoned,
    silent or transferred), number, place and accuracy_metres; the first three are needed, and a time has its zone.
    Abandoned and silent calls become call backs. A line that cannot be read is refused and listed; the others are
    loaded. Exit status 3: some lines were refused.

    \b
    Examples:
      victimcare control-room calls load calls.csv --source switch
      victimcare control-room calls load 2025.csv --source switch --history
    """
    if not 0 < len(source) <= 40:
        raise click.UsageError("--source has 1 to 40 characters.")
    refused: list[RefusedCall] = []
    loaded = new = rung_back = 0
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            read = _set_refused_aside(read_call_records(lines, source), refused)
            while calls := list(islice(read, _AT_ONCE)):
                records = record_calls(
                    actor=identify_operator(), calls=calls, now=clock.current_time(), is_history=history
                )
                loaded += len(records)
                new += sum(each.is_new for each in records)
                rung_back += sum(each.contact is not None for each in records)
    except (UnreadableCalls, UnicodeDecodeError) as fault:
        end_with_failure(f"{file} was loaded as far as it could be read: {fault}.", wants_json=wants_json)
    if wants_json:
        print_json(
            {"loaded": loaded, "new": new, "call_backs": rung_back, "refused": [asdict(each) for each in refused]}
        )
    else:
        click.echo(f"{format_count(loaded, 'call')} loaded, {new} new, {format_count(rung_back, 'call back')}.")
        for each in refused:
            click.echo(f"line {each.line}  {each.field or 'the line'}: {each.reason}")
        if refused:
            click.echo(f"{format_count(len(refused), 'line')} refused. Mend them and load the file again.")
    if refused:
        raise SystemExit(NEEDS_A_PERSON)


def _set_refused_aside(read: Iterator[GivenCall | RefusedCall], refused: list[RefusedCall]) -> Iterator[GivenCall]:
    for each in read:
        if isinstance(each, RefusedCall):
            refused.append(each)
        else:
            yield each
