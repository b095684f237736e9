"""Compares two editions of the Code, entry by entry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from victimcare.rules.rights.catalogue import Edition, Entitlement


class DifferenceKind(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of an entry with its old and new value; None where it is left out."""

    name: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class EditionDifference:
    """One entry that differs between the two. `entry` is the newer one, or the older if it was removed."""

    kind: DifferenceKind
    entry: Entitlement
    fields: tuple[FieldChange, ...] = ()


def compare_editions(old: Edition, new: Edition) -> tuple[EditionDifference, ...]:
    """Return the differences by right and id. Entries that are equal are left out; entries are matched by id."""
    ids = old.entitlements.keys() | new.entitlements.keys()
    found = [each for name in ids if (each := _difference(old.entitlements.get(name), new.entitlements.get(name)))]
    return tuple(sorted(found, key=lambda each: (each.entry.right, each.entry.id)))


def _difference(old: Entitlement | None, new: Entitlement | None) -> EditionDifference | None:
    if new is None:
        return EditionDifference(DifferenceKind.REMOVED, old) if old else None
    if old is None:
        return EditionDifference(DifferenceKind.ADDED, new)
    changed = tuple(_changes(old, new))
    return EditionDifference(DifferenceKind.CHANGED, new, changed) if changed else None


def _changes(old: Entitlement, new: Entitlement) -> Iterator[FieldChange]:
    for field in fields(Entitlement):
        was, now = getattr(old, field.name), getattr(new, field.name)
        if was != now:
            yield FieldChange(field.name, was, now)
