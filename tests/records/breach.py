"""What breaks one constraint: a valid row, and the change to it that the database must refuse."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models

from tests.records.rows import save_row

NO_VALUES: Mapping[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Breach:
    """A row with `valid` is saved; one with `broken` besides, or with the `repeated` fields of the first, is not."""

    constraint: str
    model: type[models.Model]
    valid: Mapping[str, Any]
    broken: Mapping[str, Any]
    repeated: tuple[str, ...] = ()
    wider: str = ""  # another constraint that refuses every such row, too: dropped, so that this one is seen

    def save_valid_row(self) -> models.Model:
        return save_row(self.model, self.valid)

    def save_broken_row(self, beside: models.Model) -> None:
        repeated = {name: getattr(beside, name) for name in self.repeated}
        save_row(self.model, {**self.valid, **self.broken, **repeated})


def refuse(
    constraint: str, model: type[models.Model], valid: Mapping[str, Any] = NO_VALUES, /, **broken: object
) -> Breach:
    """A check constraint: a row with `valid` is saved, and not once it has what is `broken`."""
    return Breach(constraint, model, valid, broken)


def refuse_choice(constraint: str, model: type[models.Model], field: str, /, *, wider: str = "") -> Breach:
    """A column with choices: a word that is none of them is refused."""
    return Breach(constraint, model, NO_VALUES, {field: "?"}, wider=wider)


def refuse_repeat(constraint: str, model: type[models.Model], /, *fields: str, **valid: object) -> Breach:
    """A unique constraint: two rows with `valid` are saved where these fields differ, and not where they agree."""
    return Breach(constraint, model, valid, NO_VALUES, fields)
