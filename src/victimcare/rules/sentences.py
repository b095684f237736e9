"""A sentence that a rule has chosen: an id and its values, never words. `wording` turns it into text for page, phone or
paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

Value = str | int | date  # a date or datetime stays one until `wording` formats it


@dataclass(frozen=True, slots=True)
class Sentence:
    id: str
    values: tuple[tuple[str, Value], ...] = ()


def sentence(name: str, /, **values: Value) -> Sentence:
    return Sentence(name, tuple(values.items()))
