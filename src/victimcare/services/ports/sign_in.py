"""Who a member of staff is, as the force's sign-in provider says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StaffClaims:
    """What the force's provider vouches for, in our own words. `team` is a code of force.toml, or empty."""

    subject: str
    name: str
    email: str
    roles: frozenset[str]
    team: str


class SignInRefused(Exception):
    """The provider vouched for them, and they may not come in all the same; the text says why in one word."""
