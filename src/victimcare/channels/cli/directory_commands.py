"""Runs `victimcare directory`: the directory of support services."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
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
)
from victimcare.rules.errors import NotFound
from victimcare.services import clock
from victimcare.services.ports.outside_lookups import DirectoryReadFailed
from victimcare.services.referrals import directory_api, directory_loading, refused_entries
from victimcare.services.referrals.directory_loading import LoadReport, RefusedField
from victimcare.wording import say

_ADDRESS_PATTERN = ("http://", "https://")
_MOST_SHOWN = 20


@click.group("directory")
def directory_group() -> None:
    """The directory of support services, in the form of Open Referral UK 3.0.

    \b
    Examples:
      victimcare directory load services.json
      victimcare directory status
      victimcare directory refusals list
    """


@directory_group.command("load")
@click.argument("source")
@json_option
def load_directory(source: str, wants_json: bool) -> None:
    """Take in another directory, by its address or a file.

    An address must stand in force.toml; - is standard input.

    What is right of each entry is taken; each field that is not is listed with why, and an entry that cannot be without
    one is kept whole, to be mended. What the source no longer names is offered no more. The same may be loaded again:
    what was mended or discarded of it stays so. What our own export says is known already.
    Exit status 3: something was refused.

    \b
    Examples:
      victimcare directory load https://directory.example/v3
      victimcare directory load services.json --json
    """
    if source.startswith(_ADDRESS_PATTERN):
        report = _report_load(
            lambda: directory_loading.load_from_address(
                actor=identify_operator(), address=source, now=clock.current_time()
            ),
            source,
            wants_json,
        )
    else:
        name, text = _read_source(source, wants_json)
        report = _report_load(
            lambda: directory_loading.load_directory_text(
                actor=identify_operator(), name=name, text=text, now=clock.current_time()
            ),
            source,
            wants_json,
        )
    if wants_json:
        print_json(asdict(report) | {"refused": [asdict(one) for one in report.refused]})
    else:
        known = f"{report.known:,} of another source known already, " if report.known else ""
        click.echo(
            f"{format_count(report.taken, 'service')} taken, {known}{report.gone:,} gone, "
            f"{format_count(len(report.refused), 'field')} refused."
        )
        for one in report.refused[:_MOST_SHOWN]:
            click.echo(f"  {_format_source(one)}")
        if len(report.refused) > _MOST_SHOWN:
            click.echo("  …")
        if report.refused:
            click.echo("They are kept: see `victimcare directory refusals list`, and replay or discard them.")
    sys.exit(NEEDS_A_PERSON if report.refused else 0)


@directory_group.command("status")
@json_option
def show_directory_status(wants_json: bool) -> None:
    """When each source was last read, and how it stands.

    How many of its services are offered, and how many fields of it were refused.

    \b
    Example:
      victimcare directory status
    """
    print_objects(
        (asdict(one) for one in refused_entries.list_sources(actor=identify_operator())), wants_json=wants_json
    )


@directory_group.command("export")
def export_directory() -> None:
    """All of it as one JSON object, which another installation loads.

    \b
    Example:
      victimcare directory export > services.json
    """
    print_json(directory_api.export_directory(actor=identify_operator()))


@directory_group.group("refusals")
def refusals_group() -> None:
    """What a load did not take: look at it, mend it, give it up.

    \b
    Examples:
      victimcare directory refusals list
      victimcare directory refusals show 17 > mended.json
      victimcare directory refusals replay 17 --with mended.json
    """


@refusals_group.command(name="list")
@json_option
def list_refused_entries(wants_json: bool) -> None:
    """Each open one: its number, the entry's id, the field and why.

    A field alone was left out of its entry: its source sets it right. An entry of which nothing was taken is mended.

    \b
    Example:
      victimcare directory refusals list --json
    """
    start = 0
    while found := refused_entries.list_refused_fields(actor=identify_operator(), start=start):
        for one in found:
            print_json(asdict(one)) if wants_json else click.echo(_format_source(one))
        start += len(found)


@refusals_group.command("show")
@click.argument("refusal_id", type=int)
def show_refused_entry(refusal_id: int) -> None:
    """The entry as it came, as JSON.

    \b
    Example:
      victimcare directory refusals show 17 > mended.json
    """
    try:
        print_json(refused_entries.read_refused_entry(actor=identify_operator(), refusal_id=refusal_id).entry)
    except NotFound:
        _fail_unknown_entry(refusal_id, wants_json=False)


@refusals_group.command("replay")
@click.argument("refusal_id", type=int)
@click.option("--with", "mended", type=click.File("rb"), help="A file with the mended entry, or - for standard input.")
@json_option
def replay_refused_entry(refusal_id: int, mended: BinaryIO | None, wants_json: bool) -> None:
    """Take an entry again: mended, or as it is once the cause is gone.

    \b
    Example:
      victimcare directory refusals replay 17 --with mended.json
    """
    try:
        text = mended.read().decode() if mended else None
        name = refused_entries.retry_refused_entry(
            actor=identify_operator(), refusal_id=refusal_id, mended=text, now=clock.current_time()
        )
    except NotFound:
        _fail_unknown_entry(refusal_id, wants_json)
    except refused_entries.EntryStillRefused as refused:
        end_with_failure(
            f"Still refused: {refused.field} {_format_refusal(refused.why)}. It stays as it was.",
            wants_json=wants_json,
            status=NEEDS_A_PERSON,
        )
    except (directory_loading.UnreadableDirectory, UnicodeDecodeError):
        end_with_failure("What mends it must be one JSON object.", wants_json=wants_json)
    else:
        print_json({"refusal": refusal_id, "service": name}) if wants_json else click.echo(f"Taken: {name}.")


@refusals_group.command("discard")
@click.argument("refusal_id", type=int)
@click.option("--reason", required=True, help="Why it is given up.")
@json_option
def discard_refused_entry(refusal_id: int, reason: str, wants_json: bool) -> None:
    """Give it up. It is kept, with who and why.

    \b
    Example:
      victimcare directory refusals discard 17 --reason "closed last year"
    """
    if not reason.strip():
        raise click.UsageError('Say why, in words: --reason "…".')
    try:
        refused_entries.discard_refused_entry(
            actor=identify_operator(), refusal_id=refusal_id, reason=reason, now=clock.current_time()
        )
    except NotFound:
        _fail_unknown_entry(refusal_id, wants_json)
    else:
        print_json({"refusal": refusal_id}) if wants_json else click.echo(f"{refusal_id} given up.")


def _report_load(load_it: Callable[[], LoadReport], source: str, wants_json: bool) -> LoadReport:
    """Return the report; or end the command, and say what to do."""
    try:
        return load_it()
    except directory_loading.UnnamedSource:
        refusal = (
            f"force.toml names no directory {source}: put its address under [directory], sources, and start again."
        )
    except directory_loading.EmptySource:
        refusal = f"{source} names no service at all, and named some before. Nothing has changed."
    except directory_loading.DirectoryTooLarge:
        refusal = f"{source} names more than {directory_loading.MOST_ENTRIES:,} services or terms. Nothing has changed."
    except directory_loading.UnreadableDirectory:
        refusal = f"{source} is no list of services in JSON (docs/directory.md says what it may be)."
    except DirectoryReadFailed as problem:
        refusal = f"{source} was not read to its end: {problem}. Nothing has changed."
    end_with_failure(refusal, wants_json=wants_json)
    raise AssertionError("fail ends the command")


def _read_source(source: str, wants_json: bool) -> tuple[str, str]:
    """Return the name of the file, and its contents."""
    try:
        if source == "-":
            return "standard input", _read_limited(sys.stdin.buffer)
        with Path(source).open("rb") as file:
            return Path(source).name, _read_limited(file)
    except directory_loading.DirectoryTooLarge:
        end_with_failure(
            f"{source} is larger than {directory_loading.LARGEST_FILE >> 20} MiB. Nothing was loaded.",
            wants_json=wants_json,
        )
        raise
    except (OSError, UnicodeDecodeError) as problem:
        why = problem.strerror if isinstance(problem, OSError) else "it is not UTF-8"
        end_with_failure(f"{source} cannot be read: {why}. Nothing was loaded.", wants_json=wants_json)
        raise


def _read_limited(file: BinaryIO) -> str:
    held = file.read(directory_loading.LARGEST_FILE + 1)
    if len(held) > directory_loading.LARGEST_FILE:
        raise directory_loading.DirectoryTooLarge
    return held.decode("utf-8-sig")


def _format_source(one: RefusedField) -> str:
    kept = "nothing of it was taken" if one.is_whole else "left out"
    value = f" ({one.value})" if one.value else ""
    name = f" “{one.name}”" if one.name else ""
    return f"{one.id}  {one.record_id or '(no id)'}{name}  {one.field} {_format_refusal(one.why)}{value}; {kept}"


def _format_refusal(why: str) -> str:
    return say(f"directory-refused-{why.replace('_', '-')}")


def _fail_unknown_entry(refusal_id: int, wants_json: bool) -> None:
    end_with_failure(
        f"No refused entry {refusal_id} is open: see `victimcare directory refusals list`. A field alone is set right "
        "by its source.",
        wants_json=wants_json,
    )
