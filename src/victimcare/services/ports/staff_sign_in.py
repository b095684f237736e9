"""Who a member of staff is, as the force's sign-in provider says; and whether it still says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class StaffClaims:
    """What the force's provider vouches for, in our own words. `team` is a code of force.toml, or empty.
    `officer_number`: by which the record system knows them, where the provider says it in a claim of its own."""

    subject: str
    name: str
    email: str
    roles: frozenset[str]
    team: str
    email_is_verified: bool = False
    officer_number: str = ""


class SignInRefused(Exception):
    """The provider vouched for them, and they may not come in all the same; the text says why in one word."""


@dataclass(frozen=True, slots=True)
class ConfirmedAccount:
    """The provider says that they are still who they are, with what they may now. `again`: what it is asked with the
    next time, which may be another each time; a secret."""

    claims: StaffClaims
    again: str


class AccountRevoked(Exception):
    """The provider says no: they have left, were disabled, or are to sign in anew."""


class SignInProviderSilent(Exception):
    """It gave no answer, or none that says anything of them."""


class IdentityProvider(Protocol):
    """The force's identity provider, asked again about a person who is signed in."""

    def again(self, secret: str) -> ConfirmedAccount:
        """Raises NoLongerVouched, ProviderSilent."""

    def sign_out_address(self, secret: str, *, back: str) -> str:
        """Where the provider ends its own session of theirs, and leads `back` from; empty where it offers none."""
