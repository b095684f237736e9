"""Check constraints for columns with choices, so that the table enforces them as well as the forms.

A check that compares a column with a value says too that the column is not null: PostgreSQL lets a row pass when the
condition is unknown.
"""

from __future__ import annotations

from django.db import models
from django.db.models import CheckConstraint, Q


def limit_to_choices(
    name: str, field: str, choices: type[models.TextChoices], *, or_blank: bool = False
) -> CheckConstraint:
    """Returns a constraint of this name: the field has one of the choices, or is empty where `or_blank` allows it."""
    values = [*choices.values, ""] if or_blank else choices.values
    return CheckConstraint(name=name, condition=Q(**{f"{field}__in": values}))
