"""Columns with choices, and the check constraints by which the table enforces the choices as well as the forms.

A check that compares a column with a value says too that the column is not null: PostgreSQL lets a row pass when the
condition is unknown.
"""

from __future__ import annotations

from enum import StrEnum

from django.db import models
from django.db.models import CheckConstraint, Q


def choices_of(enumeration: type[StrEnum]) -> list[tuple[str, str]]:
    """Returns the choices of a column that holds values of an enumeration of the rules. No page shows their labels."""
    return [(member.value, member.value) for member in enumeration]


def limit_to_choices(
    name: str, field: str, choices: type[models.TextChoices] | type[StrEnum], *, or_blank: bool = False
) -> CheckConstraint:
    """Returns a constraint of this name: the field has one of the choices, or is empty where `or_blank` allows it."""
    values = [member.value for member in choices]
    return CheckConstraint(name=name, condition=Q(**{f"{field}__in": [*values, ""] if or_blank else values}))
