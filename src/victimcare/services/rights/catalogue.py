"""The catalogue that ships with the product: editions of the Victims' Code and kinds of outcome, read and checked once.

A pack that is wrong is refused with the file, the line of the entry and what was expected.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

import msgspec

from victimcare.rules.rights import Catalogue, Edition, End, Entitlement, Outcome, Reason, Review, Scope, Trigger, Unit
from victimcare.rules.rights.catalogue import edition_of

HERE = Path(__file__).parent

Row = TypeVar("Row")
Pack = TypeVar("Pack")

_WORDS: dict[str, type[StrEnum]] = {
    "starts": Trigger,
    "ends": End,
    "scope": Scope,
    "unit": Unit,
    "note": Reason,
    "review": Review,
}


class BadPack(Exception):
    """A file of the catalogue that cannot be used; the text says which, where and what was expected."""


@dataclass(frozen=True, slots=True)
class _EditionPack:
    id: str
    title: str
    in_force_from: date
    entitlement: tuple[Entitlement, ...]


@dataclass(frozen=True, slots=True)
class _OutcomePack:
    outcome: tuple[Outcome, ...]


@cache
def catalogue() -> Catalogue:
    """The catalogue in the package."""
    return read_catalogue(HERE)


def read_catalogue(folder: Path) -> Catalogue:
    """Read `editions/*.toml` and `outcomes.toml` in this folder. Raises BadPack."""
    return Catalogue(
        editions=read_editions(sorted((folder / "editions").glob("*.toml"))),
        outcomes=read_outcomes(folder / "outcomes.toml"),
    )


def read_editions(paths: Iterable[Path]) -> tuple[Edition, ...]:
    """The editions, oldest first. Each is in force until the next one begins. Raises BadPack."""
    editions: dict[date, tuple[Path, Edition]] = {}
    for path in paths:
        edition = read_edition(path)
        if edition.in_force_from in editions:
            other, _ = editions[edition.in_force_from]
            raise BadPack(
                f"{path}: in_force_from {edition.in_force_from} is also that of {other}; expected another day"
            )
        if edition.id in (known.id for _, known in editions.values()):
            raise BadPack(f"{path}: id {edition.id!r} is used by another edition; expected an id of its own")
        editions[edition.in_force_from] = (path, edition)
    if not editions:
        raise BadPack("no edition of the Victims' Code was found; expected at least one file in editions/")
    return tuple(edition for _, (_, edition) in sorted(editions.items()))


def read_edition(path: Path) -> Edition:
    text = _text_of(path)
    pack = _read(path, text, "entitlement", _EditionPack, Entitlement)
    for line, entry in zip(_lines(text, "entitlement"), pack.entitlement, strict=True):
        for fault in _faults(entry):
            raise BadPack(f"{path}, line {line}: {entry.id}: {fault}")
    entitlements = _by_key(path, text, "entitlement", pack.entitlement, "id")
    return edition_of(pack.id, pack.title, pack.in_force_from, entitlements.values())


def read_outcomes(path: Path) -> Mapping[str, Outcome]:
    text = _text_of(path)
    pack = _read(path, text, "outcome", _OutcomePack, Outcome)
    return _by_key(path, text, "outcome", pack.outcome, "code")


def _faults(entry: Entitlement) -> Iterator[str]:
    if not 1 <= entry.right <= 12:
        yield f"right is {entry.right}; expected 1 to 12"
    if not entry.starts:
        yield "starts is empty; expected at least one trigger"
    if (entry.standard is None) != (entry.enhanced is None):
        yield "only one of standard and enhanced is given; expected both or neither"
    if any(span is not None and span.amount < 1 for span in (entry.standard, entry.enhanced)):
        yield "an amount is below 1; expected a whole number from 1"
    if (entry.ends is End.WINDOW) != (entry.holders == ("victim",)):
        yield 'ends "window" and holders ["victim"] belong together; only one of them is given'


def _by_key(path: Path, text: str, table: str, rows: Iterable[Row], key: str) -> Mapping[str, Row]:
    found: dict[str, Row] = {}
    for line, row in zip(_lines(text, table), rows, strict=True):
        name = getattr(row, key)
        if name in found:
            raise BadPack(f"{path}, line {line}: {key} {name!r} was used before; expected each once")
        found[name] = row
    return MappingProxyType(found)


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise BadPack(f"{path}: cannot be read ({fault}); expected a text file in UTF-8") from fault


def _read(path: Path, text: str, table: str, pack: type[Pack], row: type[Any]) -> Pack:
    """The file as this pack, whose `table` holds rows of this shape and no other keys."""
    try:
        parsed = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise BadPack(f"{path}: {fault}; expected TOML") from fault
    known = {field.name for field in fields(row)}
    for line, entry in zip(_lines(text, table), parsed.get(table, ()), strict=False):
        if strange := sorted(set(entry) - known):
            raise BadPack(
                f"{path}, line {line}: unknown key {strange[0]!r}; expected one of {', '.join(sorted(known))}"
            )
    try:
        return msgspec.convert(parsed, pack)
    except msgspec.ValidationError as fault:
        raise BadPack(_explain(path, text, table, str(fault))) from fault


def _explain(path: Path, text: str, table: str, fault: str) -> str:
    """msgspec's fault with the line of the entry, and the words that would have been right."""
    where = re.search(rf"at `\$\.{table}\[(\d+)\](?:\.(\w+))?(?:\.(\w+))?", fault)
    if where is None:
        return f"{path}: {fault}"
    line = _lines(text, table)[int(where[1])]
    words = _WORDS.get(where[3] or where[2] or "")
    expected = f"; expected one of {', '.join(words)}" if words else ""
    return f"{path}, line {line}: {fault}{expected}"


def _lines(text: str, table: str) -> list[int]:
    """The line on which each entry of a table begins, counted from one."""
    return [number for number, line in enumerate(text.splitlines(), 1) if line.strip() == f"[[{table}]]"]
