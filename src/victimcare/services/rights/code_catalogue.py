"""Reads and checks the catalogue that ships with the product: editions of the Victims' Code and types of outcome.

A faulty file is refused with its name, the line and what was expected.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType

from django.conf import settings

from victimcare.rules.force import Force
from victimcare.rules.rights import Catalogue, DutyEnd, DutyHolder, Edition, Entitlement, OutcomeType
from victimcare.rules.rights.catalogue import make_edition
from victimcare.services.rights.toml_sheets import BadPack, SheetProblem, SheetRow, TomlSheet, read_sheet, shape_row
from victimcare.wording import has_sentence

# Edition packs: one folder for each edition of the Victims' Code, with `edition.toml` and its entries beside it.
#
# `edition.toml` gives the edition's name and the date it is in force from; the entries are `[[entitlement]]` tables
# there or in other files of the folder. A new Code is a new folder. Faults are named with their file, line and what was
# expected: all at once for the author (`find_edition_problems`), as a refusal where the pack is used (`read_editions`).

EDITION_FILE = "edition.toml"
_TABLE = "entitlement"
_ID = re.compile(r"[a-z][a-z0-9_]{1,59}")
_EDITION_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,19}")


@dataclass(frozen=True, slots=True)
class EditionPack:
    """An edition's folder as read. `edition` is None if anything is wrong with it. `rows` are its entries by id."""

    folder: Path
    edition: Edition | None
    head: SheetRow
    rows: Mapping[str, SheetRow]
    problems: tuple[SheetProblem, ...]


@dataclass(frozen=True, slots=True)
class _EditionHead:
    id: str
    title: str
    in_force_from: date


def read_edition_pack(folder: Path) -> EditionPack:
    """Reads the folder, even if it has faults."""
    path = folder / EDITION_FILE
    if not path.is_file():
        nothing = SheetRow(path, 0, {}, {})
        missing = SheetProblem(
            path, None, "there is no such file", f"a folder with {EDITION_FILE} and entries beside it"
        )
        return EditionPack(folder, None, nothing, {}, (missing,))
    sheets, problems = _read_sheets(folder)
    top = next((sheet.head for sheet in sheets if sheet.head.path == path), SheetRow(path, 1, {}, {}))
    head, found = (None, []) if problems else shape_row(top, _EditionHead, name="edition")
    problems += [*found, *_strange_keys(sheets, path)]
    if head is not None:
        problems += _head_faults(head, top)
    rows, entries, found = _read_entries(sheets)
    problems += found
    if not rows and not problems:
        problems.append(top.wrong("no entries", f"[[{_TABLE}]] tables, here or in a file beside it"))
    edition = make_edition(head.id, head.title, head.in_force_from, entries) if head and not problems else None
    return EditionPack(folder, edition, top, rows, tuple(problems))


def read_edition(folder: Path) -> Edition:
    """Raises BadPack with every fault."""
    pack = read_edition_pack(folder)
    if pack.edition is None:
        raise BadPack(*pack.problems)
    return pack.edition


def read_editions(folders: Iterable[Path]) -> tuple[Edition, ...]:
    """The editions, oldest first. Each is in force until the next one begins. Raises BadPack."""
    packs = [read_edition_pack(folder) for folder in folders]
    problems = [problem for pack in packs for problem in pack.problems] + find_edition_overlaps(packs)
    if problems:
        raise BadPack(*problems)
    editions = [pack.edition for pack in packs if pack.edition is not None]
    return tuple(sorted(editions, key=lambda edition: edition.in_force_from))


def list_edition_folders(editions: Path) -> list[Path]:
    """The edition packs in this folder. Raises BadPack when there is none."""
    found = sorted(each for each in editions.iterdir() if each.is_dir()) if editions.is_dir() else []
    if not found:
        raise BadPack(SheetProblem(editions, None, "no edition of the Victims' Code was found", "at least one folder"))
    return found


def find_edition_overlaps(packs: Sequence[EditionPack]) -> list[SheetProblem]:
    """Editions that begin on the same day or share an id, so that it is undecided which applies."""
    problems: list[SheetProblem] = []
    known: list[tuple[EditionPack, Edition]] = []
    for pack in packs:
        if (edition := pack.edition) is None:
            continue
        for other, its in known:
            if its.in_force_from == edition.in_force_from:
                what = f"in_force_from {edition.in_force_from} is also that of {other.folder}: their dates overlap"
                problems.append(pack.head.wrong(what, "another day", "in_force_from"))
            if its.id == edition.id:
                what = f"id {edition.id!r} is that of {other.folder} too"
                problems.append(pack.head.wrong(what, "an id of its own", "id"))
        known.append((pack, edition))
    return problems


def find_edition_problems(folders: Sequence[Path], *, beside: Sequence[Path] = ()) -> list[SheetProblem]:
    """Why these packs would be refused, on their own and beside those already in use."""
    packs = [read_edition_pack(folder) for folder in folders]
    mine = {folder.resolve() for folder in folders}
    others = [read_edition_pack(folder) for folder in beside if folder.resolve() not in mine]
    return [problem for pack in packs for problem in pack.problems] + find_edition_overlaps([*others, *packs])


def find_missing_sentences(folders: Iterable[Path]) -> list[SheetProblem]:
    """Entries that victims would read on their page but for which wording/ has no sentence."""
    return [
        row.wrong(f"{row.given['id']}: no sentence for the victim's own page", f"{name} in wording/en/cases.ftl", "id")
        for folder in folders
        for row in _rows_for_victims(read_edition_pack(folder))
        if not has_sentence(name := f"cases-right-{row.given['id']}")
    ]


def _read_sheets(folder: Path) -> tuple[list[TomlSheet], list[SheetProblem]]:
    sheets: list[TomlSheet] = []
    problems: list[SheetProblem] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            sheets.append(read_sheet(path, _TABLE))
        except BadPack as bad:
            problems += bad.problems
    return sheets, problems


def _strange_keys(sheets: Sequence[TomlSheet], edition: Path) -> Iterator[SheetProblem]:
    for sheet in sheets:
        if sheet.head.path == edition:
            continue
        for key in sheet.head.given:
            yield sheet.head.wrong(f"unknown key {key!r}", f"only [[{_TABLE}]] tables outside {EDITION_FILE}", key)


def _head_faults(head: _EditionHead, row: SheetRow) -> Iterator[SheetProblem]:
    if not _EDITION_ID.fullmatch(head.id):
        yield row.wrong(f"id {head.id!r}", "1 to 20 letters, digits, dots and dashes", "id")
    if not head.title.strip():
        yield row.wrong("title is empty", "what staff call this edition", "title")


def _read_entries(sheets: Sequence[TomlSheet]) -> tuple[dict[str, SheetRow], list[Entitlement], list[SheetProblem]]:
    rows: dict[str, SheetRow] = {}
    entries: list[Entitlement] = []
    problems: list[SheetProblem] = []
    for row in (row for sheet in sheets for row in sheet.rows):
        name = str(row.given.get("id", _TABLE))
        entry, found = shape_row(row, Entitlement, name=name)
        problems += found
        if entry is not None:
            problems += _entry_faults(entry, row)
            entries.append(entry)
        if (first := rows.setdefault(name, row)) is not row and "id" in row.given:
            before = f"{first.path.name}, line {first.line}"
            problems.append(row.wrong(f"id {name!r} was used before ({before})", "each id once", "id"))
    return rows, entries, problems


def _entry_faults(entry: Entitlement, row: SheetRow) -> Iterator[SheetProblem]:
    """Faults that types cannot express."""
    for key, what, expected in _broken_rules(entry):
        yield row.wrong(f"{entry.id}: {what}", expected, key)


def _broken_rules(entry: Entitlement) -> Iterator[tuple[str, str, str]]:
    if not _ID.fullmatch(entry.id):
        yield "id", f"id {entry.id!r}", "2 to 60 small letters, digits and underscores, such as r6_suspect_arrested"
    if not 1 <= entry.right <= 12:
        yield "right", f"right is {entry.right}", "1 to 12"
    for key in ("title", "source"):
        if not getattr(entry, key).strip():
            yield key, f"{key} is empty", {"title": "a sentence for staff", "source": "where the value stands"}[key]
    for key in ("starts", "holders"):
        if not getattr(entry, key):
            yield key, f"{key} is empty", {"starts": "at least one trigger", "holders": "at least one holder"}[key]
    if (entry.standard is None) != (entry.enhanced is None):
        yield "", "only one of standard and enhanced is given", "both or neither"
    for key in ("standard", "enhanced"):
        if (span := getattr(entry, key)) is not None and span.amount < 1:
            yield key, f"{key}: the amount is below 1", "a whole number from 1"
    if (entry.ends is DutyEnd.WINDOW) != (entry.holders == (DutyHolder.VICTIM,)):
        yield "ends", 'only one of ends "window" and holders ["victim"] is given', "both, since they belong together"


def _rows_for_victims(pack: EditionPack) -> Iterator[SheetRow]:
    if pack.edition is not None:
        for entry in pack.edition.entitlements.values():
            if not entry.is_between_offices:
                yield pack.rows[entry.id]


HERE = Path(__file__).parent


def rights_catalogue() -> Catalogue:
    """The editions in use, and the outcomes."""
    return _read_catalogue(tuple(edition_folders_in_use()))


def edition_folders_in_use() -> list[Path]:
    """The editions in the folder named by the settings, which is the package's own, and the earlier ones named by the
    force."""
    force: Force = settings.FORCE
    return sorted(
        [
            *list_edition_folders(settings.EDITIONS),
            *(settings.EARLIER_EDITIONS / name for name in force.earlier_editions),
        ]
    )


@cache
def _read_catalogue(folders: tuple[Path, ...]) -> Catalogue:
    return Catalogue(read_editions(folders), read_outcomes(HERE / "outcomes.toml"))


def read_outcomes(path: Path) -> Mapping[str, OutcomeType]:
    """The Home Office's outcome types by code. Raises BadPack."""
    found: dict[str, OutcomeType] = {}
    problems: list[SheetProblem] = []
    for row in read_sheet(path, "outcome").rows:
        outcome, wrong = shape_row(row, OutcomeType, name=str(row.given.get("code", "outcome")))
        problems += wrong
        if outcome is not None and found.setdefault(outcome.code, outcome) is not outcome:
            problems.append(row.wrong(f"code {outcome.code!r} was used before", "each code once", "code"))
    if problems:
        raise BadPack(*problems)
    return MappingProxyType(found)
