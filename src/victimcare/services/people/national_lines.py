"""National lines that anyone may ring, with the source of each number."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LINES = Path(__file__).parent / "national_lines.toml"


@dataclass(frozen=True, slots=True)
class NationalLine:
    """`id` is part of the id of the sentence that says who the line is for."""

    id: str
    number: str
    source: str


@cache
def national_lines() -> tuple[NationalLine, ...]:
    read = tomllib.loads(LINES.read_text(encoding="utf-8"))
    return tuple(NationalLine(**one) for one in read["line"])
