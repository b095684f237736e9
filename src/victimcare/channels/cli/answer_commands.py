"""Runs `victimcare updates`: officers' answers from a file, and the rows that could not be taken."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path

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
    show_progress,
)
from victimcare.rules.errors import NotFound
from victimcare.services import clock
from victimcare.services.updates import answer_loading, answer_rows
from victimcare.services.updates.answer_loading import AnswerLoadResult

_MOST_SHOWN = 10


@click.group("updates")
def updates_group() -> None:
    """What officers answer, where a record system writes it into a file; and the rows that wait for a member of staff.

    \b
    Examples:
      victimcare updates load answers.csv
      victimcare updates refused
      victimcare updates replay 3 --set day=2026-12-14
    """


@updates_group.command("load")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@json_option
def load_answers(file: Path, wants_json: bool) -> None:
    """Take the answers of a CSV file in UTF-8.

    \b
    crime_reference  whose question it answers
    answer           its id or number, such as let_go or 1; not_mine: another officer has the case
    question         which, where several are open: after_custody, bail_over, has_she_heard, how_it_stands, loss_list
    note             what is added: rules of bail, why nothing may be told yet, the question, who has the case
    day              to look again, or to come back on, as 2026-12-14
    reason           of not_yet: harms the case, not decided, not safe; without it the note may begin with one

    \b
    Answers to each question, with what else they need:
      after_custody  let_go, bail (note), no_further_action, not_yet (note, day)
      bail_over      longer (day), let_go, no_further_action, not_yet (note, day)
      has_she_heard  by_phone, in_person, tell_them, not_yet (note, day)
      how_it_stands  still_looking, with_lawyers, talk_to_them, not_yet (note, day)
      loss_list      added (once it was opened on the officers' site), ask_victim (note)
      each of them   not_mine

    The first line names the columns; only the first two are needed. A row that cannot be taken is kept with the column
    and the reason. What was answered so before is counted as known already. Exit status 3: some rows were refused.

    \b
    Example:
      victimcare updates load answers.csv --json
    """
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            loaded = answer_loading.load_answers(
                actor=identify_operator(),
                name=file.name,
                lines=lines,
                now=clock.current_time(),
                told=show_progress("row", wants_json=wants_json),
            )
    except answer_rows.ColumnsMissing as problem:
        columns = ", ".join(answer_rows.COLUMNS)
        end_with_failure(
            f"{file} has no column {problem}. Its first line names the columns: {columns}.", wants_json=wants_json
        )
        return
    except answer_rows.FileUnreadable as problem:
        end_with_failure(
            f"{file} is no CSV in UTF-8 {problem}; what stood before it was taken. Save it as CSV in UTF-8 and load it "
            "again: what was taken is not taken twice.",
            wants_json=wants_json,
        )
        return
    _print_report(loaded, wants_json)
    sys.exit(NEEDS_A_PERSON if loaded.refused else 0)


@updates_group.command("refused")
@reason_option
@json_option
def list_refused_rows(reason: str | None, wants_json: bool) -> None:
    """List the rows that could not be taken.

    \b
    Example:
      victimcare updates refused --json
    """
    found = answer_loading.list_refused_answers(actor=identify_operator(reason, looks=True), now=clock.current_time())
    if not found and not wants_json:
        click.echo("Nothing was refused.")
    print_objects((asdict(one) for one in found), wants_json=wants_json)
    if found and not wants_json:
        click.echo(f"Mend one: victimcare updates replay {found[0].id} --set COLUMN=TEXT")
        click.echo(f"Leave one aside: victimcare updates discard {found[0].id}")


@updates_group.command("replay")
@click.argument("line_id", type=int)
@click.option("--set", "mended", multiple=True, metavar="COLUMN=TEXT", help="Another text in this column; repeat.")
@json_option
def replay_refused_row(line_id: int, mended: tuple[str, ...], wants_json: bool) -> None:
    """Try a refused row again.

    As it is, or with another text in some of its columns.

    \b
    Example:
      victimcare updates replay 3 --set day=2026-12-14
    """
    columns = dict(one.partition("=")[::2] for one in mended)
    if unknown := sorted(set(columns) - set(answer_rows.COLUMNS)):
        end_with_failure(
            f"{', '.join(unknown)}: the columns are {', '.join(answer_rows.COLUMNS)}.", wants_json=wants_json
        )
    try:
        still = answer_loading.retry_refused_answer(
            actor=identify_operator(), line_id=line_id, mended=columns, now=clock.current_time()
        )
    except NotFound:
        _fail_unknown_row(line_id, wants_json)
        return
    if still:
        end_with_failure(f"Still refused: {still}.", wants_json=wants_json, status=NEEDS_A_PERSON)
    _print_done("taken", line_id, wants_json)


@updates_group.command("discard")
@click.argument("line_id", type=int)
@json_option
def discard_refused_row(line_id: int, wants_json: bool) -> None:
    """Leave a refused row aside.

    It stays, as discarded.

    \b
    Example:
      victimcare updates discard 3
    """
    try:
        answer_loading.discard_refused_answer(actor=identify_operator(), line_id=line_id, now=clock.current_time())
    except NotFound:
        _fail_unknown_row(line_id, wants_json)
    _print_done("discarded", line_id, wants_json)


def _print_report(loaded: AnswerLoadResult, wants_json: bool) -> None:
    if wants_json:
        keys = ("line", "field", "reason")
        problems = [dict(zip(keys, one, strict=True)) for one in loaded.problems[:_MOST_SHOWN]]
        print_json({**asdict(loaded), "problems": problems})
        return
    rows = format_count(loaded.lines, "row")
    click.echo(f"{rows}: {loaded.taken} taken, {loaded.duplicate} known already, {loaded.refused} refused.")
    for line, column, reason in loaded.problems[:_MOST_SHOWN]:
        click.echo(f"  line {line}, {column}: {reason}")
    if loaded.unread:
        click.echo(f"Not read, since no column of ours is called so: {', '.join(loaded.unread)}.")
    if loaded.refused:
        click.echo("They are kept: see victimcare updates refused.")


def _fail_unknown_row(line_id: int, wants_json: bool) -> None:
    end_with_failure(
        f"No refused row has the number {line_id}: see `victimcare updates refused`.", wants_json=wants_json
    )


def _print_done(what: str, line_id: int, wants_json: bool) -> None:
    if wants_json:
        print_json({"id": line_id, "result": what})
    else:
        click.echo(f"Row {line_id} is {what}.")
