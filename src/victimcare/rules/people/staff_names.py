"""How her pages name somebody who works for the force, as the force decides."""

from __future__ import annotations

from dataclasses import dataclass

from victimcare.rules.force import StaffNames


@dataclass(frozen=True, slots=True)
class Shown:
    """Both empty: somebody who works for us."""

    name: str
    team: str


def shown(name: str, team: str, *, by: StaffNames) -> Shown:
    if by is StaffNames.NONE:
        return Shown("", "")
    return Shown(name if by is StaffNames.NAME else "", team)
