"""How much a visit or a call with a code opens."""

from __future__ import annotations

from enum import StrEnum


class SessionAccess(StrEnum):
    """As the victim's code does (`records.models.access_codes.AccessLevel`), or more once a second factor was shown."""

    SHORT = "short"
    CASE = "case"
    QUIET = "quiet"  # a duress code: the decoy page
    ALL = "all"  # a second factor was shown in this visit; no code opens it alone
