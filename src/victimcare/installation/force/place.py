"""Where in `force.toml` something stands: the parser keeps no lines."""

import re
import tomllib
from typing import Any

Place = tuple[str | int, ...]


def with_seconds(text: str) -> str:
    """TOML 1.0 wants 21:00:00; people write 21:00, as TOML 1.1 allows."""
    return re.sub(r"(?m)^(\s*\w+\s*=\s*\d\d:\d\d)(?=\s*(#|$))", r"\1:00", text)


def line_of(text: str, place: Place) -> int:
    """The line on which the value at this place begins; of its table when it is missing, 1 when that is too.

    The parser keeps no lines. So ever longer beginnings of the file are parsed: the value begins on the line after
    the last beginning that parses and does not hold it yet.
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
    return line_of(text, place[:-1])


def _holds(held: Any, place: Place) -> bool:
    for step in place:
        try:
            held = held[step]
        except (KeyError, IndexError, TypeError):
            return False
    return True
