"""One line of the table of settings, as it stands beside its field."""

from dataclasses import dataclass
from enum import StrEnum

from victimcare.installation import kinds


class Secret(StrEnum):
    NO = "no"
    GIVEN = "given"  # shown masked
    MADE = "made"  # shown masked; made once and kept in the home when it is not given


@dataclass(frozen=True, slots=True)
class Row:
    """`name`: the variable. `read`: what its text may be. `meaning`: as `victimcare settings` shows it."""

    name: str
    read: kinds.Read
    meaning: str
    default: str | None = None
    secret: Secret = Secret.NO
