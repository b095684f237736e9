"""Runs `victimcare editions`: the editions of the Victims' Code that this installation uses."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import asdict, fields
from datetime import date
from pathlib import Path
from typing import Any

import click

from victimcare.channels.cli.command_output import (
    NEEDS_A_PERSON,
    WRONG_USE,
    end_with_failure,
    format_count,
    format_lines,
    json_option,
    print_json,
)
from victimcare.rules.rights import Edition, Entitlement, Span
from victimcare.rules.rights.edition_differences import DifferenceKind, EditionDifference, compare_editions
from victimcare.services.rights import code_catalogue
from victimcare.services.rights.code_catalogue import edition_folders_in_use
from victimcare.services.rights.toml_sheets import BadPack


@click.group("editions")
def editions_group() -> None:
    """The Victims' Code as data: an edition is a folder of entries, in force from a day.

    A case belongs to the edition in force on the day it was reported, for good. EDITION is the id of an edition in
    use (see `victimcare editions list`) or a folder that holds one.

    \b
    Examples:
      victimcare editions list
      victimcare editions show 2021-04-01 r6_suspect_arrested
      victimcare editions diff 2021-04-01 drafts/2027
      victimcare editions check drafts/2027
    """


@editions_group.command("list")
@json_option
def list_editions(wants_json: bool) -> None:
    """The editions in use, oldest first. Their days, and how much of each has been checked.

    With --json one object an edition.

    \b
    Example:
      victimcare editions list
    """
    known = _known_editions()
    ends = [*(each.in_force_from for each in known[1:]), None]
    for edition, end in zip(known, ends, strict=True):
        if wants_json:
            print_json(_summarise_edition(edition, end))
            continue
        until = f"until {end} (not included)" if end else "and still in force"
        entries = edition.entitlements.values()
        verified = sum(entry.is_verified for entry in entries)
        paragraphs = sum(entry.paragraph_is_verified for entry in entries)
        click.echo(f"{edition.id}  {edition.title}: from {edition.in_force_from} {until}")
        click.echo(
            f"  {format_count(len(entries), 'entry', 'entries')}, {verified} with a value seen on a public page,"
        )
        click.echo(f"  {paragraphs} with a paragraph number seen there; the others are from memory.")


@editions_group.command("show")
@click.argument("edition")
@click.argument("entry", required=False)
@json_option
def show_edition(edition: str, entry: str | None, wants_json: bool) -> None:
    """One edition, or one of its entries with all its keys.

    \b
    Examples:
      victimcare editions show 2021-04-01
      victimcare editions show 2021-04-01 r6_suspect_arrested --json
    """
    found = _read_edition(edition, wants_json)
    if entry is not None:
        _show_entry(found, entry, wants_json)
    elif wants_json:
        print_json(
            _summarise_edition(found, None) | {"entitlements": [_entry_to_plain(one) for one in _group_by_right(found)]}
        )
    else:
        click.echo(f"{found.id}  {found.title}, in force from {found.in_force_from}")
        for one in _group_by_right(found):
            mark = "" if one.is_verified else "  (from memory)"
            click.echo(f"  right {one.right:<2}  {one.id:<36} {_format_limits(one)}{mark}")


@editions_group.command("diff")
@click.argument("old")
@click.argument("new")
@json_option
def show_edition_changes(old: str, new: str, wants_json: bool) -> None:
    """Two editions entry by entry. What was added, what is gone, and each key that changed, old and new.

    \b
    Example:
      victimcare editions diff 2021-04-01 drafts/2027
    """
    first, second = _read_edition(old, wants_json), _read_edition(new, wants_json)
    found = compare_editions(first, second)
    of_kind = {kind: [each for each in found if each.kind is kind] for kind in DifferenceKind}
    alike = len(first.entitlements) - len(of_kind[DifferenceKind.REMOVED]) - len(of_kind[DifferenceKind.CHANGED])
    if wants_json:
        print_json(
            {
                "old": first.id,
                "new": second.id,
                "added": [_entry_to_plain(each.entry) for each in of_kind[DifferenceKind.ADDED]],
                "removed": [_entry_to_plain(each.entry) for each in of_kind[DifferenceKind.REMOVED]],
                "changed": [
                    {"id": each.entry.id, "fields": _format_change(each)} for each in of_kind[DifferenceKind.CHANGED]
                ],
                "alike": alike,
            }
        )
        return
    for line in _format_differences(found):
        click.echo(line)
    counts = ", ".join(f"{len(of_kind[kind])} {kind}" for kind in DifferenceKind)
    click.echo(f"From {first.id} to {second.id}: {counts}, {alike} alike.")


@editions_group.command("check")
@click.argument("packs_named", metavar="[EDITION]...", nargs=-1)
@json_option
def check_editions(packs_named: tuple[str, ...], wants_json: bool) -> None:
    """Say everything that is wrong with an edition. File, line and what was expected; without EDITION, of all in use.

    Unknown triggers, ends, units, holders and keys; missing sources and titles; ids used twice; editions that begin on
    one day as another in use; duties for which a victim's page has no sentence in wording/.

    Status 0: nothing is wrong. 2: it would be refused. 3: it would be taken, and an author must write the sentences
    first. With --json one object a problem.

    \b
    Examples:
      victimcare editions check
      victimcare editions check drafts/2027 --json
    """
    in_use = edition_folders_in_use()
    folders = [_find_folder(name, wants_json) for name in packs_named] or in_use
    problems = code_catalogue.find_edition_problems(folders, beside=in_use)
    unsaid = code_catalogue.find_missing_sentences(folders)
    for problem in [*problems, *unsaid]:
        if wants_json:
            print_json(asdict(problem) | {"path": str(problem.path)})
        else:
            click.echo(str(problem))
    if not problems and not unsaid and not wants_json:
        click.echo(f"{format_count(len(folders), 'edition')} checked. Nothing is wrong.")
    elif not wants_json:
        count = format_count(len(problems) + len(unsaid), "thing")
        click.echo(f"{count} to put right. docs/howto/add-an-edition.md says how an edition is written.", err=True)
    if problems:
        sys.exit(WRONG_USE)
    if unsaid:
        sys.exit(NEEDS_A_PERSON)


def _known_editions() -> tuple[Edition, ...]:
    try:
        return code_catalogue.read_editions(edition_folders_in_use())
    except BadPack as bad:
        end_with_failure(f"{bad}\nNext: victimcare editions check")
        raise


def _find_folder(name: str, wants_json: bool) -> Path:
    """Return a folder by its path, or that of an edition in use by its id."""
    path = Path(name)
    if path.is_dir():
        return path
    in_use = {
        code_catalogue.read_edition_pack(folder).head.given.get("id"): folder for folder in edition_folders_in_use()
    }
    if name not in in_use:
        known = ", ".join(str(each) for each in in_use)
        end_with_failure(f"{name} is neither a folder nor an edition in use ({known}).", wants_json=wants_json)
    return in_use[name]


def _read_edition(name: str, wants_json: bool) -> Edition:
    try:
        return code_catalogue.read_edition(_find_folder(name, wants_json))
    except BadPack as bad:
        end_with_failure(f"{bad}\nNext: victimcare editions check {name}", wants_json=wants_json)
        raise


def _show_entry(edition: Edition, name: str, wants_json: bool) -> None:
    found = edition.entitlements.get(name)
    if found is None:
        end_with_failure(
            f"{edition.id} has no entry {name}. Next: victimcare editions show {edition.id}", wants_json=wants_json
        )
    elif wants_json:
        print_json(_entry_to_plain(found))
    else:
        click.echo("\n".join(format_lines({key: _format_key(value) for key, value in _entry_keys(found)})))


def _group_by_right(edition: Edition) -> list[Entitlement]:
    return sorted(edition.entitlements.values(), key=lambda entry: (entry.right, entry.id))


def _summarise_edition(edition: Edition, end: date | None) -> dict[str, Any]:
    entries = edition.entitlements.values()
    return {
        "id": edition.id,
        "title": edition.title,
        "in_force_from": edition.in_force_from.isoformat(),
        "in_force_until": end.isoformat() if end else None,
        "entries": len(entries),
        "verified": sum(entry.is_verified for entry in entries),
        "paragraphs_verified": sum(entry.paragraph_is_verified for entry in entries),
    }


def _entry_keys(entry: Entitlement) -> Iterator[tuple[str, Any]]:
    return ((field.name, getattr(entry, field.name)) for field in fields(entry))


def _entry_to_plain(entry: Entitlement) -> dict[str, Any]:
    return {key: asdict(value) if isinstance(value, Span) else value for key, value in _entry_keys(entry)}


def _format_change(difference: EditionDifference) -> dict[str, Any]:
    return {
        each.name: {
            side: asdict(value) if isinstance(value, Span) else value
            for side, value in (("old", each.old), ("new", each.new))
        }
        for each in difference.fields
    }


def _format_differences(found: tuple[EditionDifference, ...]) -> Iterator[str]:
    for each in found:
        yield f"{each.kind:<8} {each.entry.id}  {each.entry.title}"
        for change in each.fields:
            yield f"         {change.name.replace('_', ' ')}: {_format_key(change.old)} -> {_format_key(change.new)}"


def _format_limits(entry: Entitlement) -> str:
    if entry.standard is None or entry.enhanced is None:
        return "no number"
    standard, enhanced = _format_key(entry.standard), _format_key(entry.enhanced)
    return standard if entry.standard == entry.enhanced else f"{standard}, enhanced {enhanced}"


def _format_key(value: Any) -> str:
    if isinstance(value, Span):
        return format_count(value.amount, value.unit.replace("_", " "))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(value)
    return "nothing" if value is None else str(value)
