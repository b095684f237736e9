"""Reads what a query added to a row: its annotations, into a frozen shape, and a row joined one to one.

Both raise where the query did not add it: a fact that was never asked for must not read as "no".
"""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, TypeVar

from django.db.models import Model

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    Facts = TypeVar("Facts", bound=DataclassInstance)

Joined = TypeVar("Joined", bound=Model)


def read_annotations(row: Model, facts: type[Facts], /, **known: object) -> Facts:
    """Fill this dataclass from `known` and, for its other fields, from the row's annotations of the same names. Raises
    AttributeError where one is missing."""
    found = {field.name: getattr(row, field.name) for field in fields(facts) if field.name not in known}
    return facts(**found, **known)


def read_joined_row(row: Model, name: str, model: type[Joined]) -> Joined | None:
    """The row that `select_related` joined under this name; None: there is none. Raises KeyError where it was not
    joined."""
    found = row._state.fields_cache[name]
    assert found is None or isinstance(found, model), name
    return found
