"""`victimcare feed` and `victimcare rebuild`: lines handed over, what became of them, and those that need a person."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import BinaryIO

import click
from django.conf import settings

from victimcare.channels.cli.common import (
    NEEDS_A_PERSON,
    WRONG_USE,
    as_json,
    counted,
    fail,
    operator,
    print_json,
    print_objects,
    reason_option,
)
from victimcare.services import clock
from victimcare.services.cases.queries import UnknownCase
from victimcare.services.feed import actions, quarantine, queries
from victimcare.services.feed.folder import Folder, opener
from victimcare.services.feed.lines import numbered
from victimcare.services.feed.shapes import Report, Result, Tally
from victimcare.services.rights import rebuild as rebuilding

_LARGE = 20 << 20  # bytes of files from which on all cores are worth their start


@click.group()
def feed() -> None:
    """The record system's feed: load it, see how it stands, look after lines that were refused."""


@feed.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--history", is_flag=True, help="Old records: sets timelines and duties right and tells nobody.")
@click.option("--jobs", type=click.IntRange(1, 64), help="Processes; all cores for large files unless you say.")
@as_json
def load(files: tuple[str, ...], history: bool, jobs: int | None, wants_json: bool) -> None:
    """Load files of events, one CloudEvent a line; also .gz, and - for standard input.

    Every line ends as applied, duplicate, conflict, waiting or quarantined; the same file may be loaded again. Exit
    status 3: some lines are in quarantine or in conflict (see `victimcare feed quarantine list`).

    \b
    Examples:
      victimcare feed load crimes.ndjson --json
      victimcare feed load --history 2019.ndjson.gz 2020.ndjson.gz
    """
    for name in files:
        _refuse_unreadable(name, wants_json)
    report = actions.load(
        actor=operator(),
        door="command",
        sources=[actions.Source(name, _opener(name)) for name in files],
        is_history=history,
        clock=clock.now,
        workers=jobs or _workers(files),
        told=_Progress() if sys.stderr.isatty() and not wants_json else None,
    )
    _print_report(report, wants_json)


@feed.command()
@click.option("--every", type=click.FloatRange(min=0.1), default=2.0, help="Seconds between two looks.")
@click.option("--once", is_flag=True, help="Load what is there, then end.")
def watch(every: float, once: bool) -> None:
    """Load each file that is moved into the folder feed/in of VICTIMCARE_HOME.

    It ends in feed/done; or in feed/refused, when it could not be read or no line of it was taken.

    Write a file under a name that ends in .part and rename it when it is whole. `victimcare up` runs this by itself.

    \b
    Example:
      victimcare feed watch
    """
    folder = Folder(settings.HOME / "feed")
    while True:
        if folder.load_next(clock=clock.now) is not None:
            continue
        if once:
            return
        time.sleep(every)


@feed.command()
@as_json
def status(wants_json: bool) -> None:
    """What is held, what waits for what, what needs a person, and the latest loads.

    \b
    Example:
      victimcare feed status
    """
    print_objects([asdict(queries.status(actor=operator()))], wants_json=wants_json)


@feed.group(name="quarantine")
def quarantine_group() -> None:
    """Lines that could not be applied: look at them, mend and replay them, or discard them."""


@quarantine_group.command(name="list")
@click.option("--result", type=click.Choice(["quarantined", "conflict", "waiting"]), help="Only these.")
@as_json
def list_lines(result: str | None, wants_json: bool) -> None:
    """The open lines, oldest first, each with the field and the reason.

    \b
    Example:
      victimcare feed quarantine list --json
    """
    lines = quarantine.held(actor=operator(), result=result, now=clock.now())
    if wants_json:
        print_objects(({**asdict(line), "raw": None} for line in lines), wants_json=True)
        return
    for line in lines:
        is_waiting = line.result == Result.WAITING
        why = _awaited(line.subject, line.waits_for) if is_waiting else f"{line.field or '(line)'}: {line.reason}"
        click.echo(f"{line.id}  {line.result}  {line.file}:{line.number}  {why}")


@quarantine_group.command(name="show")
@click.argument("line_id", type=int)
@click.option("--raw", "only_bytes", is_flag=True, help="Only the line's bytes, to mend them in a file.")
@reason_option
@as_json
def show_line(line_id: int, only_bytes: bool, reason: str | None, wants_json: bool) -> None:
    """One line with its bytes.

    \b
    Examples:
      victimcare feed quarantine show 17
      victimcare feed quarantine show 17 --raw > mended.json
    """
    try:
        line = quarantine.show(actor=operator(reason, looks=True), line_id=line_id, now=clock.now())
    except quarantine.UnknownLine:
        _no_such_line(line_id, wants_json)
        return
    if only_bytes:
        sys.stdout.buffer.write(line.raw + b"\n")
        return
    print_objects([{**asdict(line), "raw": line.raw.decode(errors="backslashreplace")}], wants_json=wants_json)


@quarantine_group.command()
@click.argument("line_id", type=int)
@click.option("--with", "mended", type=click.File("rb"), help="A file with the mended line, or - for standard input.")
@as_json
def replay(line_id: int, mended: BinaryIO | None, wants_json: bool) -> None:
    """Load a line again: mended, or as it is once the cause is gone.

    \b
    Example:
      victimcare feed quarantine replay 17 --with mended.json
    """
    try:
        result = quarantine.replay(
            actor=operator(), line_id=line_id, mended=mended.read() if mended else None, now=clock.now()
        )
    except quarantine.UnknownLine:
        fail(
            f"No line {line_id} is in quarantine or in conflict: see `victimcare feed quarantine list`. A line that "
            "waits is applied by itself when what it waits for comes.",
            wants_json=wants_json,
        )
    except quarantine.StillRefused as refused:
        fail(
            f"Still {refused.result}: {refused.field or 'the line'}: {refused.reason}. The line stays in quarantine.",
            wants_json=wants_json,
            status=NEEDS_A_PERSON,
        )
    else:
        print_json({"line": line_id, "result": result}) if wants_json else click.echo(f"Line {line_id}: {result}.")


@quarantine_group.command()
@click.argument("line_id", type=int, required=False)
@click.option("--load", "load_id", type=int, help="Every open line of this load (see `victimcare feed status`).")
@click.option("--file", "file", help="Every open line of the files of this name.")
@click.option("--reason", required=True, help="Why it is given up.")
@as_json
def discard(line_id: int | None, load_id: int | None, file: str | None, reason: str, wants_json: bool) -> None:
    """Give a line up, also one that waits; or all lines of a load or a file that are in quarantine or in conflict.
    Their bytes are kept, with who and why.

    \b
    Examples:
      victimcare feed quarantine discard 17 --reason "a test line of the record system"
      victimcare feed quarantine discard --file letter.docx --reason "no feed"
    """
    if [line_id, load_id, file].count(None) != 2:
        raise click.UsageError("Name one line, or say --load or --file.")
    if not reason.strip():
        raise click.UsageError('Say why, in words: --reason "…".')
    try:
        if line_id is not None:
            quarantine.discard(actor=operator(), line_id=line_id, reason=reason, now=clock.now())
            count = 1
        else:
            count = quarantine.discard_all(actor=operator(), load_id=load_id, file=file, reason=reason, now=clock.now())
    except quarantine.UnknownLine:
        if line_id is not None:
            _no_such_line(line_id, wants_json)
        fail(
            f"No open line came with {file or f'load {load_id}'}: see `victimcare feed status`.", wants_json=wants_json
        )
        return
    if line_id is not None:
        print_json({"line": line_id, "result": "discarded"}) if wants_json else click.echo(f"Line {line_id} discarded.")
    elif wants_json:
        print_json({"lines": count, "result": "discarded"})
    else:
        click.echo(f"{counted(count, 'line')} discarded.")


@click.command()
@click.argument("crime_reference", required=False)
@click.option("--all", "of_all", is_flag=True, help="Every case.")
@click.option("--check", "only_check", is_flag=True, help="Compare, and change nothing.")
@as_json
def rebuild(crime_reference: str | None, of_all: bool, only_check: bool, wants_json: bool) -> None:
    """Derive cases again from their timelines; with --check say which stored rows differ (exit status 3).

    \b
    Examples:
      victimcare rebuild --all --check
      victimcare rebuild 44/10307/26
    """
    if bool(crime_reference) == of_all:
        raise click.UsageError("Name one crime reference, or say --all.")
    actor = operator()
    try:
        if not only_check:
            count = rebuilding.rebuild(actor=actor, reference=crime_reference, now=clock.now())
            print_json({"rebuilt": count}) if wants_json else click.echo(f"Rebuilt: {count}.")
            return
        different = dict(rebuilding.check(actor=actor, reference=crime_reference, now=clock.now()))
    except UnknownCase:
        fail(f"No case has the reference {crime_reference}.", wants_json=wants_json)
        return
    if wants_json:
        print_json({"different": different})
    else:
        for reference, what in different.items():
            click.echo(f"{reference}: {', '.join(what)}")
        click.echo("No differences." if not different else f"Different: {len(different)}. Run without --check to mend.")
    sys.exit(NEEDS_A_PERSON if different else 0)


class _Progress:
    """One line on the terminal, brought up to date; silent for what is over in a second."""

    def __init__(self) -> None:
        self._started = self._shown = time.monotonic()

    def __call__(self, tally: Tally) -> None:
        now = time.monotonic()
        if now - self._shown < 1:
            return
        self._shown = now
        click.echo(
            f"\r{counted(tally.lines, 'line')}, {tally.lines / (now - self._started):,.0f} a second", nl=False, err=True
        )


def _print_report(report: Report, wants_json: bool) -> None:
    answer = report.as_json()
    if wants_json:
        print_json(answer)
    else:
        click.echo(
            f"{counted(answer['lines'], 'line')}: {answer['applied']:,} applied, {answer['duplicate']:,} duplicate, "
            f"{answer['conflict']:,} in conflict, {answer['waiting']:,} waiting, "
            f"{answer['quarantined']:,} quarantined; {answer['events_per_second']:,} a second."
        )
        for problem in answer["problems"]:
            where = f"{problem['file']}:{problem['line']}"
            click.echo(f"  {where}  {problem['result']}  {problem['field'] or '(line)'}: {problem['reason']}")
        for wait in report.waits:
            click.echo(f"  {wait.file}:{wait.line}  waiting  {_awaited(wait.subject, wait.waits_for)}")
        if report.waits:
            click.echo(
                "What waits is applied by itself when that comes: `victimcare feed quarantine list --result waiting`."
            )
        for load_id, name in report.no_feeds.items():
            click.echo(
                f"Not one line of {'standard input' if name == '-' else name} was a JSON object, so it is no feed. "
                "To give all its lines up: "
                f'victimcare feed quarantine discard --load {load_id} --reason "no feed"'
            )
        if report.tally.needs_a_person:
            click.echo("See `victimcare feed quarantine list`; mend a line and replay it, or discard it.")
    for name in report.broken_off:
        click.echo(f"Could not be read to its end, what came before is loaded: {name}", err=True)
    if report.broken_off:
        sys.exit(WRONG_USE)
    sys.exit(NEEDS_A_PERSON if report.tally.needs_a_person else 0)


def _awaited(subject: str, names: Sequence[str]) -> str:
    """What a line waits for, in words: "case", "victim:V1", "item:P1" of its crime."""
    words = {"case": "the record of", "victim": "victim {} of", "item": "the seizure of item {} of"}
    parts = [name.partition(":") for name in names]
    return f"waits for {' and '.join(words[kind].format(what) for kind, _, what in parts)} {subject}"


def _no_such_line(line_id: int, wants_json: bool) -> None:
    fail(f"No open line has the number {line_id}: see `victimcare feed quarantine list`.", wants_json=wants_json)


def _refuse_unreadable(name: str, wants_json: bool) -> None:
    """Before anything is loaded, so that a mistyped name among several loads nothing."""
    if name == "-":
        return
    try:
        with Path(name).open("rb"):
            pass
    except OSError as error:
        fail(f"{name} cannot be read: {error.strerror}. Nothing was loaded.", wants_json=wants_json)


def _opener(name: str) -> Callable[[ExitStack], Iterable[tuple[int, bytes]]]:
    if name == "-":
        return lambda _: numbered(sys.stdin.buffer)
    return opener(Path(name))


def _workers(files: Sequence[str]) -> int:
    size = sum(Path(name).stat().st_size for name in files if name != "-")
    return os.cpu_count() or 1 if size > _LARGE else 1
