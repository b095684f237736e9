"""Runs `victimcare feed quarantine`: lines that need a person."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import asdict
from typing import BinaryIO

import click

from victimcare.channels.cli.command_output import (
    NEEDS_A_PERSON,
    end_with_failure,
    format_count,
    identify_operator,
    json_option,
    print_json,
    print_objects,
    reason_option,
)
from victimcare.rules.errors import NotFound
from victimcare.services import clock
from victimcare.services.feed import quarantined_lines
from victimcare.services.feed.feed_shapes import LineOutcome


@click.group(name="quarantine")
def quarantine_group() -> None:
    """Look at lines that could not be applied, mend or discard them.

    \b
    Examples:
      victimcare feed quarantine list
      victimcare feed quarantine show 17 --raw > mended.json
      victimcare feed quarantine replay 17 --with mended.json
    """


@quarantine_group.command(name="list")
@click.option("--result", type=click.Choice(["quarantined", "conflict", "waiting"]), help="Only these.")
@reason_option
@json_option
def list_quarantined_lines(result: str | None, reason: str | None, wants_json: bool) -> None:
    """The open lines, oldest first, and why each waits.

    \b
    Example:
      victimcare feed quarantine list --json
    """
    lines = quarantined_lines.list_held_lines(
        actor=identify_operator(reason, looks=True), result=result, now=clock.current_time()
    )
    if wants_json:
        print_objects(({**asdict(line), "raw": None} for line in lines), wants_json=True)
        return
    for line in lines:
        is_waiting = line.result == LineOutcome.WAITING
        why = (
            describe_awaited(line.subject, line.waits_for) if is_waiting else f"{line.field or '(line)'}: {line.reason}"
        )
        often = f"  (came {line.times} times, last {line.last_at:%Y-%m-%d %H:%M} UTC)" if line.times > 1 else ""
        click.echo(f"{line.id}  {line.result}  {line.file}:{line.number}  {why}{often}")


@quarantine_group.command(name="show")
@click.argument("line_id", type=int)
@click.option("--raw", "only_bytes", is_flag=True, help="Only the line's bytes, to mend them in a file.")
@reason_option
@json_option
def show_quarantined_line(line_id: int, only_bytes: bool, reason: str | None, wants_json: bool) -> None:
    """One line with its bytes.

    \b
    Examples:
      victimcare feed quarantine show 17
      victimcare feed quarantine show 17 --raw > mended.json
    """
    try:
        line = quarantined_lines.read_held_line(
            actor=identify_operator(reason, looks=True), line_id=line_id, now=clock.current_time()
        )
    except NotFound:
        _fail_unknown_line(line_id, wants_json)
        return
    if only_bytes:
        sys.stdout.buffer.write(line.raw + b"\n")
        return
    print_objects([{**asdict(line), "raw": line.raw.decode(errors="backslashreplace")}], wants_json=wants_json)


@quarantine_group.command("replay")
@click.argument("line_id", type=int)
@click.option("--with", "mended", type=click.File("rb"), help="A file with the mended line, or - for standard input.")
@json_option
def replay_line(line_id: int, mended: BinaryIO | None, wants_json: bool) -> None:
    """Load a line again: mended, or as it is once the cause is gone.

    \b
    Example:
      victimcare feed quarantine replay 17 --with mended.json
    """
    try:
        result = quarantined_lines.replay_line(
            actor=identify_operator(),
            line_id=line_id,
            mended=mended.read() if mended else None,
            now=clock.current_time(),
        )
    except NotFound:
        end_with_failure(
            f"No line {line_id} is in quarantine or in conflict: see `victimcare feed quarantine list`. A line that "
            "waits is applied by itself when what it waits for comes.",
            wants_json=wants_json,
        )
    except quarantined_lines.LineStillRefused as refused:
        end_with_failure(
            f"Still {refused.result}: {refused.field or 'the line'}: {refused.reason}. The line stays in quarantine.",
            wants_json=wants_json,
            status=NEEDS_A_PERSON,
        )
    else:
        print_json({"line": line_id, "result": result}) if wants_json else click.echo(f"Line {line_id}: {result}.")


@quarantine_group.command("discard")
@click.argument("line_ids", type=int, nargs=-1)
@click.option("--load", "load_id", type=int, help="Every open line of this load (see `victimcare feed status`).")
@click.option("--file", "file", help="Every open line of the files of this name.")
@click.option("--reason", required=True, help="Why it is given up.")
@json_option
def discard_lines(
    line_ids: tuple[int, ...], load_id: int | None, file: str | None, reason: str, wants_json: bool
) -> None:
    """Give up a line, several, or all lines of a load or a file.

    Of a load or a file those that are in quarantine or in conflict; a line by itself also where it waits. Their bytes
    are kept, with who and why.

    \b
    Examples:
      victimcare feed quarantine discard 17 --reason "a test line of the record system"
      victimcare feed quarantine discard 3 4 9 --reason "sent again and right since"
      victimcare feed quarantine discard --file letter.docx --reason "no feed"
    """
    if [line_ids or None, load_id, file].count(None) != 2:
        raise click.UsageError("Name the lines, or say --load or --file.")
    if not reason.strip():
        raise click.UsageError('Say why, in words: --reason "…".')
    if line_ids:
        _discard_open_lines(line_ids, reason, wants_json)
        return
    try:
        count = quarantined_lines.discard_load_lines(
            actor=identify_operator(), load_id=load_id, file=file, reason=reason, now=clock.current_time()
        )
    except NotFound:
        end_with_failure(
            f"No open line came with {file or f'load {load_id}'}: see `victimcare feed status`.", wants_json=wants_json
        )
        return
    if wants_json:
        print_json({"lines": count, "result": "discarded"})
    else:
        click.echo(f"{format_count(count, 'line')} discarded.")


def _discard_open_lines(line_ids: tuple[int, ...], reason: str, wants_json: bool) -> None:
    """Discard the open lines; an unknown number is reported, and the others are discarded all the same."""
    given_up = quarantined_lines.discard_lines(
        actor=identify_operator(), line_ids=line_ids, reason=reason, now=clock.current_time()
    )
    if wants_json and len(line_ids) == 1 and given_up:
        print_json({"line": given_up[0], "result": "discarded"})
    elif wants_json and given_up:
        print_json({"lines": len(given_up), "result": "discarded"})
    elif not wants_json:
        for line_id in given_up:
            click.echo(f"Line {line_id} discarded.")
    for line_id in sorted({*line_ids} - {*given_up}):
        _fail_unknown_line(line_id, wants_json)


def describe_awaited(subject: str, names: Sequence[str]) -> str:
    """What a line waits for, in words: "case", "victim:V1", "item:P1" of its crime."""
    words = {"case": "the record of", "victim": "victim {} of", "item": "the seizure of item {} of"}
    parts = [name.partition(":") for name in names]
    return f"waits for {' and '.join(words[kind].format(what) for kind, _, what in parts)} {subject}"


def _fail_unknown_line(line_id: int, wants_json: bool) -> None:
    end_with_failure(
        f"No open line has the number {line_id}: see `victimcare feed quarantine list`.", wants_json=wants_json
    )
