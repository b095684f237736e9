"""Whose own work a matter is about: who neither has it, nor reads it, nor answers it."""

from __future__ import annotations

from collections.abc import Collection


def is_own_matter(staff_id: int | None, concerned: Collection[int]) -> bool:
    """Whether it is about what this member of staff did themselves."""
    return staff_id is not None and staff_id in concerned
