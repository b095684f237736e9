"""How much may be sent at the front door without a code.

Each form has a budget of its own, so that a flood of one shuts no other. Beyond it nothing is kept, and the telephone
is named. Where a person may need the form, a small proof of work or a minute's wait passes a flood from everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from victimcare.rules.people.code_brake import WAITED

WITHIN = timedelta(hours=1)
KEPT_FOR = timedelta(days=1)  # that something came from a source


class Form(StrEnum):
    COMPLAINT = "complaint"
    HELP = "help"  # a support service is asked to be in touch
    FEEDBACK = "feedback"
    WRONG_ENTRY = "wrong_entry"
    PARTNER_SIGN_IN = "partner"  # a wrong try to sign in at the partners' site


class Budget(StrEnum):
    """What is used up."""

    SOURCE = "source"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class FormLimits:
    """In an hour. `of_source`: a household, a refuge or a library may share an address. `of_network`: a /24 or a /48.
    `of_all`: more than a force hears in a week; None: no flood shuts the form for all. `can_be_passed`: by a proof of
    work or a minute's wait, once `of_all` were sent."""

    of_source: int
    of_network: int
    of_all: int | None
    can_be_passed: bool = False


LIMITS = {
    Form.COMPLAINT: FormLimits(6, 30, 300, can_be_passed=True),
    Form.HELP: FormLimits(6, 30, 300, can_be_passed=True),
    Form.FEEDBACK: FormLimits(6, 30, 300),
    Form.WRONG_ENTRY: FormLimits(6, 12, 60),
    Form.PARTNER_SIGN_IN: FormLimits(20, 60, None),
}


@dataclass(frozen=True, slots=True)
class FormUses:
    """When the form was used within the hour, oldest first."""

    from_source: Sequence[datetime]
    from_network: Sequence[datetime]
    from_all: Sequence[datetime]


def used_up(form: Form, uses: FormUses) -> Budget | None:
    """Which budget has no room for one more."""
    limits = LIMITS[form]
    if len(uses.from_source) >= limits.of_source or len(uses.from_network) >= limits.of_network:
        return Budget.SOURCE
    return Budget.ALL if limits.of_all is not None and len(uses.from_all) >= limits.of_all else None


def minutes_until_room(form: Form, uses: FormUses, now: datetime) -> int:
    """In how many minutes, begun ones counted whole, the form takes one more."""
    limits = LIMITS[form]
    budget = used_up(form, uses)
    if budget is Budget.ALL and limits.can_be_passed:
        return _minutes(WAITED)
    of_budget = [(uses.from_source, limits.of_source), (uses.from_network, limits.of_network)]
    if limits.of_all is not None:
        of_budget.append((uses.from_all, limits.of_all))
    waits = [used[len(used) - limit] + WITHIN - now for used, limit in of_budget if len(used) >= limit]
    return _minutes(max(waits, default=timedelta()))


def _minutes(wait: timedelta) -> int:
    return max(1, -(-wait // timedelta(minutes=1)))
