"""A column with choices holds one of them, in the table itself and not only in forms."""

from __future__ import annotations

from django.db import models
from django.db.models import CheckConstraint, Q


def limit_to_choices(
    name: str, field: str, choices: type[models.TextChoices], *, or_blank: bool = False
) -> CheckConstraint:
    """A constraint of this name: the field is one of the choices, or empty where that is an answer."""
    values = [*choices.values, ""] if or_blank else choices.values
    return CheckConstraint(name=name, condition=Q(**{f"{field}__in": values}))
