"""Reads TOML files that hold a table of rows, with the line of each row and key, so that faults can be located.

`read_sheet` reads a file, `shape_row` checks one row against a dataclass and names every fault.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar, get_args, get_type_hints

import msgspec

Shape = TypeVar("Shape")


@dataclass(frozen=True, slots=True)
class SheetProblem:
    """A fault: what is wrong, where, and what was expected. `line` counts from one; None where there is no such
    file."""

    path: Path
    line: int | None
    what: str
    expected: str

    def __str__(self) -> str:
        place = f"{self.path}, line {self.line}" if self.line else str(self.path)
        return f"{place}: {self.what}; expected {self.expected}"


class BadPack(Exception):
    """Files that cannot be used; the text says which, where and what was expected."""

    def __init__(self, *problems: SheetProblem) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One table as written. `lines` has the line of each key; `line` is that of the table's own header."""

    path: Path
    line: int
    lines: Mapping[str, int]
    given: Mapping[str, Any]

    def wrong(self, what: str, expected: str, key: str = "") -> SheetProblem:
        return SheetProblem(self.path, self.lines.get(key, self.line), what, expected)


@dataclass(frozen=True, slots=True)
class TomlSheet:
    """A file: the keys above its first table, and its rows in order."""

    head: SheetRow
    rows: tuple[SheetRow, ...]


def read_sheet(path: Path, table: str) -> TomlSheet:
    """Read a file whose rows are `[[table]]`. Raises BadPack for a file that is not TOML in UTF-8."""
    try:
        text = path.read_text(encoding="utf-8")
        parsed = tomllib.loads(text)
    except (OSError, UnicodeDecodeError) as fault:
        raise BadPack(SheetProblem(path, None, f"cannot be read ({fault})", "a text file in UTF-8")) from fault
    except tomllib.TOMLDecodeError as fault:
        found = re.search(r"line (\d+)", str(fault))
        line = int(found[1]) if found else len(text.splitlines())
        raise BadPack(SheetProblem(path, line, str(fault), "TOML")) from fault
    rows = parsed.pop(table, [])
    head_lines, tables = _key_lines(text, table)
    head = SheetRow(path, 1, head_lines, parsed)
    if not isinstance(rows, list) or len(rows) != len(tables):
        raise BadPack(head.wrong(f"{table} is not a list of tables", f"[[{table}]] before each", table))
    return TomlSheet(
        head, tuple(SheetRow(path, line, lines, row) for (line, lines), row in zip(tables, rows, strict=True))
    )


def shape_row(row: SheetRow, shape: type[Shape], *, name: str) -> tuple[Shape | None, list[SheetProblem]]:
    """The row as this dataclass; None if anything is wrong with it. `name` begins each problem."""
    hints = get_type_hints(shape)
    problems = [*_unknown_keys(row, hints, name), *_missing_keys(row, shape, name)]
    for key, value in row.given.items():
        if key in hints:
            problems += [
                row.wrong(f"{name}: {what}", expected, key) for what, expected in _value_faults(key, value, hints)
            ]
    if problems:
        return None, problems
    return msgspec.convert(dict(row.given), shape), []


def suggest_one_of(words: list[str], word: str = "") -> str:
    """The accepted values, and the nearest one where a word was mistyped."""
    near = get_close_matches(word, words, n=1)
    return f"one of {', '.join(words)}" + (f" (perhaps {near[0]})" if near else "")


def _unknown_keys(row: SheetRow, hints: Mapping[str, Any], name: str) -> list[SheetProblem]:
    return [
        row.wrong(f"{name}: unknown key {key!r}", suggest_one_of(sorted(hints), key), key)
        for key in row.given
        if key not in hints
    ]


def _missing_keys(row: SheetRow, shape: type[Any], name: str) -> list[SheetProblem]:
    return [
        row.wrong(f"{name}: `{field.name}` is missing", f"{field.name} = …")
        for field in fields(shape)
        if field.name not in row.given and field.default is MISSING
    ]


def _value_faults(key: str, value: Any, hints: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What is wrong with this value, and what was expected."""
    hint = hints[key]
    inner = next((each for each in _type_parts(hint) if is_dataclass(each)), None)
    if inner is not None and isinstance(value, dict):
        known = [field.name for field in fields(inner)]
        for strange in sorted(set(value) - set(known)):
            yield f"{key} has an unknown key {strange!r}", suggest_one_of(known, strange)
    try:
        msgspec.convert(value, hint)
    except msgspec.ValidationError as fault:
        words = next((each for each in _type_parts(hint) if isinstance(each, type) and issubclass(each, StrEnum)), None)
        wrong = re.search(r"Invalid enum value '(.*)'", str(fault))
        if words is not None and wrong is not None:
            yield f"{key}: {wrong[1]!r} is unknown", suggest_one_of([word.value for word in words], wrong[1])
        else:
            yield f"{key} = {value!r}", str(fault).removeprefix("Expected ").replace(", got", ", not")


def _type_parts(hint: Any) -> Iterator[Any]:
    """A type and the types within it, including those of a dataclass's fields."""
    yield hint
    within = get_type_hints(hint).values() if isinstance(hint, type) and is_dataclass(hint) else get_args(hint)
    for part in within:
        yield from _type_parts(part)


def _key_lines(text: str, table: str) -> tuple[dict[str, int], list[tuple[int, dict[str, int]]]]:
    """The lines of the keys above the first row; and for each row its own line and those of its keys."""
    head: dict[str, int] = {}
    rows: list[tuple[int, dict[str, int]]] = []
    into = head
    for line, written, parsed in _statements(text):
        key = next(iter(parsed))
        if not written.startswith("["):
            into.setdefault(key, line)
        elif key == table and isinstance(parsed[key], list):
            rows.append((line, into := {}))
        elif key == table and rows:  # a table within the row, such as [entitlement.standard]
            rows[-1][1].setdefault(next(iter(parsed[key]), key), line)
        else:
            into = head
            head.setdefault(key, line)
    return head, rows


def _statements(text: str) -> Iterator[tuple[int, str, dict[str, Any]]]:
    """Each statement with the line on which it begins. A TOML statement is a document by itself, so the parser decides
    where it ends, however its strings and lists are broken into lines."""
    held, begins = "", 0
    for number, line in enumerate(text.split("\n"), 1):
        if not held and (not line.strip() or line.lstrip().startswith("#")):
            continue
        begins = begins if held else number
        held += line + "\n"
        try:
            parsed = tomllib.loads(held)
        except tomllib.TOMLDecodeError:
            continue
        yield begins, held.lstrip(), parsed
        held = ""
