"""Runs `victimcare feed`: loads the record system's lines, and shows what became of them."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path

import click
from django.conf import settings

from victimcare.channels.cli.command_output import (
    NEEDS_A_PERSON,
    WRONG_USE,
    end_with_failure,
    format_count,
    identify_operator,
    json_option,
    print_json,
    print_objects,
    show_progress,
)
from victimcare.channels.cli.feed_quarantine import describe_awaited, quarantine_group
from victimcare.services import clock
from victimcare.services.feed import feed_loading, quarantined_lines
from victimcare.services.feed.feed_inputs import number_lines
from victimcare.services.feed.feed_loading import FeedFolder, file_opener
from victimcare.services.feed.feed_shapes import FeedLoadReport

_LARGE_BYTES = 20 << 20  # bytes of files above which using all cores is worth the start-up time


@click.group("feed")
def feed_group() -> None:
    """The record system's feed: load it, see how it stands, look after lines that were refused.

    \b
    Examples:
      victimcare feed load crimes.ndjson
      victimcare feed status
      victimcare feed quarantine list
    """


@feed_group.command("load")
@click.argument("files", nargs=-1, required=True)
@click.option("--history", is_flag=True, help="Old records: sets timelines and duties right and sends no news.")
@click.option("--jobs", type=click.IntRange(1, 64), help="Processes; all cores for large files unless you say.")
@json_option
def load_files(files: tuple[str, ...], history: bool, jobs: int | None, wants_json: bool) -> None:
    """Load files of events. One CloudEvent a line; also .gz, and - for standard input.

    Every line ends as applied, duplicate, conflict, waiting or quarantined; the same file may be loaded again. Exit
    status 3: some lines are in quarantine or in conflict (see `victimcare feed quarantine list`).

    \b
    Examples:
      victimcare feed load crimes.ndjson --json
      victimcare feed load --history 2019.ndjson.gz 2020.ndjson.gz
    """
    for name in files:
        _refuse_unreadable(name, wants_json)
    shown = show_progress("line", wants_json=wants_json)
    report = feed_loading.load_feed_sources(
        actor=identify_operator(),
        door="command",
        sources=[feed_loading.FeedSource(name, _make_opener(name)) for name in files],
        is_history=history,
        clock=clock.current_time,
        workers=jobs or _count_workers(files),
        told=(lambda tally: shown(tally.lines)) if shown else None,
    )
    _print_report(report, wants_json)


@feed_group.command("watch")
@click.option("--every", type=click.FloatRange(min=0.1), default=2.0, help="Seconds between two looks.")
@click.option("--once", is_flag=True, help="Load what is there, then end.")
def watch_folder(every: float, once: bool) -> None:
    """Load each file that is moved into a folder.

    The folder is feed/in of VICTIMCARE_HOME. A file ends in feed/done; or in feed/refused, when it could not be read
    or no line of it was taken.

    Write a file under a name that ends in .part and rename it when it is whole. `victimcare up` runs this by itself.

    \b
    Example:
      victimcare feed watch
    """
    folder = FeedFolder(settings.HOME / "feed")
    while True:
        if folder.load_next(clock=clock.current_time) is not None:
            continue
        if once:
            return
        time.sleep(every)


@feed_group.command("status")
@json_option
def show_feed_status(wants_json: bool) -> None:
    """What is held, what waits for what, and what needs a person. Below it the latest loads.

    \b
    Example:
      victimcare feed status
    """
    print_objects([asdict(quarantined_lines.read_feed_status(actor=identify_operator()))], wants_json=wants_json)


feed_group.add_command(quarantine_group)


def _print_report(report: FeedLoadReport, wants_json: bool) -> None:
    answer = report.as_json()
    if wants_json:
        print_json(answer)
    else:
        click.echo(
            f"{format_count(answer['lines'], 'line')}: {answer['applied']:,} applied, {answer['duplicate']:,}"
            f" duplicate, {answer['conflict']:,} in conflict, {answer['waiting']:,} waiting, "
            f"{answer['quarantined']:,} quarantined; {answer['events_per_second']:,} a second."
        )
        for problem in answer["problems"]:
            where = f"{problem['file']}:{problem['line']}"
            click.echo(f"  {where}  {problem['result']}  {problem['field'] or '(line)'}: {problem['reason']}")
        for wait in report.waits:
            click.echo(f"  {wait.file}:{wait.line}  waiting  {describe_awaited(wait.subject, wait.waits_for)}")
        if report.waits:
            click.echo(
                "What waits is applied by itself when that comes: `victimcare feed quarantine list --result waiting`."
            )
        for load_id, name in report.unreadable_files.items():
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


def _refuse_unreadable(name: str, wants_json: bool) -> None:
    """Check all files before anything is loaded, so that a mistyped name among several loads nothing."""
    if name == "-":
        return
    try:
        with Path(name).open("rb"):
            pass
    except OSError as error:
        end_with_failure(f"{name} cannot be read: {error.strerror}. Nothing was loaded.", wants_json=wants_json)


def _make_opener(name: str) -> Callable[[ExitStack], Iterable[tuple[int, bytes]]]:
    if name == "-":
        return lambda _: number_lines(sys.stdin.buffer)
    return file_opener(Path(name))


def _count_workers(files: Sequence[str]) -> int:
    size = sum(Path(name).stat().st_size for name in files if name != "-")
    return os.cpu_count() or 1 if size > _LARGE_BYTES else 1
