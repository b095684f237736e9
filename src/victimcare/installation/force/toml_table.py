"""One table of `force.toml`: it returns only values of the requested kind, and reports where a value is not."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from datetime import date, time
from typing import Any, TypeVar

from victimcare.rules.colour_contrast import READABLE, contrast_ratio
from victimcare.rules.message_text import find_revealing_words

# Finds the line of a value in `force.toml`, since the parser stores no lines.

TomlPlace = tuple[str | int, ...]


def add_missing_seconds(text: str) -> str:
    """TOML 1.0 requires 21:00:00; people write 21:00, as TOML 1.1 allows."""
    return re.sub(r"(?m)^(\s*\w+\s*=\s*\d\d:\d\d)(?=\s*(#|$))", r"\1:00", text)


def find_line_of(text: str, place: TomlPlace) -> int:
    """The line on which the value at this place begins; that of its table when the value is missing, 1 when the table
    is too.

    The parser stores no lines. So ever longer beginnings of the file are parsed: the value begins on the line after the
    last beginning that parses without it.
    """
    if not place:
        return 1
    lines = text.splitlines()
    last_without = 0
    for count in range(1, len(lines) + 1):
        try:
            held: Any = tomllib.loads("\n".join(lines[:count]))
        except tomllib.TOMLDecodeError:
            continue
        if _holds(held, place):
            return last_without + 1
        last_without = count
    return find_line_of(text, place[:-1])


def _holds(held: Any, place: TomlPlace) -> bool:
    for step in place:
        try:
            held = held[step]
        except (KeyError, IndexError, TypeError):
            return False
    return True


TomlPart = TypeVar("TomlPart")
# A complete address of the service's own, so that no visit can end on a page of ours, and encrypted, so that it cannot
# be altered on the way.
WEB_PAGE = r"https://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(:\d{1,5})?(/[!-~]*)?"


class UnexpectedValue(Exception):
    """The value at this place is not what was expected."""

    def __init__(self, place: TomlPlace, expected: str) -> None:
        super().__init__(expected)
        self.place = place
        self.expected = expected


_TELEPHONE = r"\+?[0-9][0-9 ]{2,22}"


class TomlTable:
    """One table of the file and its position; each reader checks what it reads."""

    def __init__(self, held: Mapping[str, Any], place: TomlPlace) -> None:
        self._held = held
        self._place = place
        self._asked: set[str] = set()

    def names(self) -> list[str]:
        return list(self._held)

    def knows(self, name: str) -> None:
        """Accept this key, which is optional."""
        self._asked.add(name)

    def wrong(self, name: str, expected: str) -> UnexpectedValue:
        return UnexpectedValue((*self._place, name), expected)

    def refuse_unknown(self) -> None:
        for name in self._held:
            if name not in self._asked:
                raise self.wrong(name, f"nothing of this name (known: {', '.join(sorted(self._asked))})")

    def table(self, name: str) -> TomlTable:
        return TomlTable(
            self._get(name, lambda value: isinstance(value, dict), f"a table [{name}]"), (*self._place, name)
        )

    def tables(self, name: str) -> list[TomlTable]:
        expected = f"one or more tables [[{name}]]"
        held = self._get(
            name,
            lambda value: isinstance(value, list) and value and all(isinstance(each, dict) for each in value),
            expected,
        )
        return [TomlTable(each, (*self._place, name, index)) for index, each in enumerate(held)]

    def part(self, name: str, read: Callable[[TomlTable], TomlPart], otherwise: TomlPart) -> TomlPart:
        """What a reader makes of the table [name], if it is present."""
        self.knows(name)
        return read(self.table(name)) if name in self._held else otherwise

    def parts(self, name: str, read: Callable[[list[TomlTable]], tuple[TomlPart, ...]]) -> tuple[TomlPart, ...]:
        """What a reader makes of the tables [[name]], if there are any."""
        self.knows(name)
        return read(self.tables(name)) if name in self._held else ()

    def text(self, name: str) -> str:
        return str(self._get(name, lambda value: isinstance(value, str) and value.strip(), "some words in quotes"))

    def neutral(self, name: str) -> str:
        """Words for the victim's browser tab and history, which others may see."""
        text = self.text(name)
        if loud := find_revealing_words(text):
            raise self.wrong(name, f"words that say nothing of police or crime, and “{loud[0]}” does")
        return text

    def neutral_lines(self, name: str) -> tuple[str, ...]:
        """Lines of a letter, which others in the victim's home may see; none where the force has set none."""
        lines = self.texts_if_any(name)
        if loud := find_revealing_words(" ".join(lines)):
            raise self.wrong(name, f"lines that say nothing of police or crime, and “{loud[0]}” does")
        return lines

    def texts(self, name: str) -> list[str]:
        return list(
            self._get(
                name,
                lambda value: isinstance(value, list) and all(isinstance(each, str) for each in value),
                "a list of words in quotes",
            )
        )

    def matching(self, name: str, pattern: str, expected: str, *, needed: bool = False) -> str:
        self._asked.add(name)
        if not needed and name not in self._held:
            return ""
        return str(
            self._get(name, lambda value: isinstance(value, str) and bool(re.fullmatch(pattern, value)), expected)
        )

    def telephone(self, name: str) -> str:
        return self.matching(name, _TELEPHONE, "a telephone number in quotes", needed=True)

    def telephone_if_any(self, name: str) -> str:
        return self.matching(name, _TELEPHONE, "a telephone number in quotes")

    def sender(self, name: str) -> str:
        # What mobile networks carry as a sender's name: at most 11 characters, not all digits.
        return self.matching(name, r"(?=.*[A-Za-z])[A-Za-z0-9]{3,11}", "3 to 11 letters and digits", needed=True)

    def colour(self, name: str) -> str:
        colour = self.matching(name, r"#[0-9A-Fa-f]{6}", 'a colour such as "#0B3A40"', needed=True)
        if contrast_ratio(colour, "#FFFFFF") < READABLE:
            raise self.wrong(name, f"a colour dark enough to be read with white (contrast {READABLE} or more)")
        return colour

    def time_of_day(self, name: str) -> time:
        found: time = self._get(name, lambda value: isinstance(value, time), "a time of day such as 21:00")
        return found

    def day(self, name: str) -> date:
        found: date = self._get(name, lambda value: type(value) is date, "a day such as 2026-11-20")
        return found

    def day_or(self, name: str, otherwise: date) -> date:
        self.knows(name)
        return self.day(name) if name in self._held else otherwise

    def yes_or_no(self, name: str) -> bool:
        return bool(self._get(name, lambda value: isinstance(value, bool), "true or false"))

    def count(self, name: str) -> int:
        return int(self._get(name, lambda value: type(value) is int and value > 0, "a whole number above 0"))

    def count_or(self, name: str, otherwise: int) -> int:
        self.knows(name)
        return self.count(name) if name in self._held else otherwise

    def texts_if_any(self, name: str) -> tuple[str, ...]:
        self.knows(name)
        return tuple(self.texts(name)) if name in self._held else ()

    def whole(self, name: str) -> int:
        return int(self._get(name, lambda value: type(value) is int, "a whole number"))

    def _get(self, name: str, fits: Callable[[Any], Any], expected: str) -> Any:
        self._asked.add(name)
        if name not in self._held:
            raise UnexpectedValue(self._place, f"{name} with {expected}") if self._place else self.wrong(name, expected)
        if not fits(self._held[name]):
            raise self.wrong(name, expected)
        return self._held[name]
