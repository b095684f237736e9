"""Ids that a form or an address names: whatever was typed there, an id or none."""

from __future__ import annotations

from uuid import UUID

NOBODYS = UUID(int=0)  # whoever asks for it hears what they hear of any other that is not there


def named(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None
