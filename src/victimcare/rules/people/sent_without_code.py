"""How much may be sent at the front door without a code.

Each form has a budget of its own, so that a flood of one shuts no other. Beyond it nothing is kept, and the telephone
is named. Where a person may need the form, a small proof of work or a minute's wait passes a flood from everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

WITHIN = timedelta(hours=1)
KEPT_FOR = timedelta(days=1)  # that something came from a source


class Form(StrEnum):
    COMPLAINT = "complaint"
    HELP = "help"  # a support service is asked to be in touch
    FEEDBACK = "feedback"
    WRONG_ENTRY = "wrong_entry"


class Budget(StrEnum):
    """What is used up."""

    SOURCE = "source"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class FormLimits:
    """In an hour. `of_source`: a household, a refuge or a library may share an address. `of_network`: a /24 or a /48.
    `of_all`: more than a force hears in a week. `can_be_passed`: by a proof of work, once `of_all` were sent."""

    of_source: int
    of_network: int
    of_all: int
    can_be_passed: bool = False


LIMITS = {
    Form.COMPLAINT: FormLimits(6, 30, 300, can_be_passed=True),
    Form.HELP: FormLimits(6, 30, 300, can_be_passed=True),
    Form.FEEDBACK: FormLimits(6, 30, 300),
    Form.WRONG_ENTRY: FormLimits(6, 12, 60),
}


def used_up(form: Form, *, from_source: int, from_network: int, from_all: int) -> Budget | None:
    """Which budget has no room for one more, where so many were sent within the hour."""
    limits = LIMITS[form]
    if from_source >= limits.of_source or from_network >= limits.of_network:
        return Budget.SOURCE
    return Budget.ALL if from_all >= limits.of_all else None
