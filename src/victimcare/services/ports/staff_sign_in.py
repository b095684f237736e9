"""The identity of a member of staff, as the force's sign-in provider states it; and whether the provider still confirms
it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class StaffClaims:
    """What the force's provider vouches for, in our own words. `team` is a code of force.toml, or empty.
    `officer_number`: the number by which the record system knows them, where the provider states it in a claim of its
    own."""

    subject: str
    name: str
    email: str
    roles: frozenset[str]
    team: str
    email_is_verified: bool = False
    officer_number: str = ""


class SignInRefused(Exception):
    """The provider vouched for them, but they may not come in; the text says why in one word."""


@dataclass(frozen=True, slots=True)
class ConfirmedAccount:
    """The provider confirms their identity, with what they may do now. `again`: what to ask the provider with next
    time, which may differ each time; a secret."""

    claims: StaffClaims
    again: str


class AccountRevoked(Exception):
    """The provider says no: they have left, were disabled, or must sign in again."""


class SignInProviderSilent(Exception):
    """The provider gave no answer, or none about this person."""


class IdentityProvider(Protocol):
    """The force's identity provider, asked again about a person who is signed in."""

    def again(self, secret: str) -> ConfirmedAccount:
        """Ask again. Raises AccountRevoked, SignInProviderSilent."""

    def sign_out_address(self, secret: str, *, back: str) -> str:
        """Where the provider ends its own session of this person, and from where it returns to `back`; empty where it
        offers none."""
