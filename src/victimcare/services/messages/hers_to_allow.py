"""The gate before a referral and before questions about how a service was. The product sends neither by itself: staff
who make a referral ask here, as must any later code that sends either."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from victimcare.records.models import Victim
from victimcare.rules.rights import OptOut
from victimcare.rules.safe_contact.contact_gate import ConsentPurpose, ConsentRoute, find_consent_route
from victimcare.services.cases.guarding import is_guarded
from victimcare.services.rights.queries import choices_in

_OPT_OUT = {ConsentPurpose.REFERRAL: OptOut.SUPPORT, ConsentPurpose.SURVEY: OptOut.SURVEYS}
# What the crime record says of the victim (contracts/feed.md, `referral_choice`).
_AGREED, _DECLINED = "agreed", "declined"


def may(victim: Victim, purpose: ConsentPurpose, *, now: datetime, says_yes: bool = False) -> ConsentRoute:
    """What the victim allows now. Two queries.

    `says_yes`: the victim has just said so to a person, after an identity check. That outweighs the crime record, but
    not an opt-out: the victim takes that back first.
    """
    chosen = choices_in(victim.case_id, victim.record_id, now=now)
    return allowed(victim, purpose, chosen=chosen, is_guarded=bool(is_guarded([victim.id])), says_yes=says_yes)


def allowed(
    victim: Victim, purpose: ConsentPurpose, *, chosen: Collection[OptOut], is_guarded: bool, says_yes: bool = False
) -> ConsentRoute:
    """The same for a caller who knows what the victim has opted out of, and whether they are guarded."""
    has_declined = purpose is ConsentPurpose.REFERRAL and victim.referral_choice == _DECLINED and not says_yes
    return find_consent_route(
        purpose,
        wants_none=has_declined or _OPT_OUT[purpose] in chosen,
        has_agreed=says_yes or victim.referral_choice == _AGREED,
        is_guarded=is_guarded,
    )
