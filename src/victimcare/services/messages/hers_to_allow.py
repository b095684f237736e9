"""The gate before a referral and before questions about how it was. Nothing of the product sends either of itself: a
person who refers her asks here, and so will whatever sends them one day."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from victimcare.records.models import Victim
from victimcare.rules.people.hers_to_allow import May, Purpose, may_go
from victimcare.rules.rights import OptOut
from victimcare.services.cases.guarding import is_guarded
from victimcare.services.rights.queries import choices_in

_OPT_OUT = {Purpose.REFERRAL: OptOut.SUPPORT, Purpose.SURVEY: OptOut.SURVEYS}
# What the crime's record says of her (contracts/feed.md, `referral_choice`).
_AGREED, _DECLINED = "agreed", "declined"


def may(victim: Victim, purpose: Purpose, *, now: datetime, says_yes: bool = False) -> May:
    """What she allows at this moment. Two queries.

    `says_yes`: she has just said so herself to a person, after a proof. That outweighs what the crime's record says,
    and never that she wants nothing more of it: she takes that back first.
    """
    chosen = choices_in(victim.case_id, victim.record_id, now=now)
    return allowed(victim, purpose, chosen=chosen, is_guarded=bool(is_guarded([victim.id])), says_yes=says_yes)


def allowed(
    victim: Victim, purpose: Purpose, *, chosen: Collection[OptOut], is_guarded: bool, says_yes: bool = False
) -> May:
    """The same for whoever knows what she has nothing more of, and whether she is guarded."""
    has_declined = purpose is Purpose.REFERRAL and victim.referral_choice == _DECLINED and not says_yes
    return may_go(
        purpose,
        wants_none=has_declined or _OPT_OUT[purpose] in chosen,
        has_agreed=says_yes or victim.referral_choice == _AGREED,
        is_guarded=is_guarded,
    )
