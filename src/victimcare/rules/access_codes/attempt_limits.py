"""Decides whether a code is compared while many wrong codes are coming in, and how often public forms may be used.

The answer depends on where a try comes from and on what it shows besides the code, never on the code itself. A brake
applies to an address, to its network or, in a flood from everywhere, to the whole web or telephone entry. It never
closes web entry: a browser that opened a right code before is let through, and so is any other that does a small proof
of work or waits for a minute. These have limits of their own, so that they are slower and not a way around the brake.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

ATTEMPT_WINDOW = timedelta(minutes=10)
RECENT_ATTEMPTS = timedelta(minutes=1)

OF_A_NETWORK = 60  # wrong tries in ten minutes: three addresses' worth; a mobile network puts many people behind one
# For all callers who withhold their number together: wrong tries in a minute, once there are too many of them; in ten
# minutes, fewer than pause the whole entry.
WITHHELD_LATELY = 4
OF_WITHHELD = 50
PACED_TIMES = 2  # a slowed source's tries are ignored after this many times its limit

BROWSER_REMEMBERED = timedelta(days=30)
OF_A_BROWSER = 10  # wrong tries in ten minutes while a brake applies: two whole codes' worth
BROWSERS_A_DAY = 5  # that one code can make known, so that one code cannot make a thousand of them

PASS_WAIT = timedelta(minutes=1)
PASS_LASTS = timedelta(minutes=20)  # a page may stay open that long before the code is typed
WAITS_LATELY = 2  # wrong tries in a minute from one address that only waited
WAITS_OF_A_NETWORK_LATELY = 6
WORKS_LATELY = 6
WORKS_OF_A_NETWORK_LATELY = 30

LEAST_BITS = 14  # 16,000 hashes on average: under a second on a cheap phone, while the code is typed
MOST_BITS = 20
_WORKS_AT_LEAST_BITS = 10  # wrong tries by work from one network in ten minutes, before the next cost twice as much


class BrakeExemption(StrEnum):
    """Why a try is compared while a brake applies."""

    BROWSER = "browser"
    WORK = "work"
    WAIT = "wait"


class CodeComparison(StrEnum):
    """Which codes a try is compared with."""

    ALL = "all"
    FEW = "few"  # those just given by a person, and those opened from this telephone before
    OWN = "own"  # those opened from this telephone before; none from an address
    NONE = "none"  # nothing is looked at


@dataclass(frozen=True, slots=True)
class WrongAttempts:
    """Wrong tries in ten minutes, or lately (in the last minute).

    `of_source` and `of_network` leave out those that were paced or exempted; `of_all`: those that this entry has
    compared. `of_them`: those of all callers who withhold their number, if this one does.
    """

    of_source: int = 0
    paced: int = 0
    works_lately: int = 0
    waits_lately: int = 0
    of_them: int = 0
    of_them_lately: int = 0
    of_network: int = 0
    works_of_network: int = 0
    works_of_network_lately: int = 0
    waits_of_network_lately: int = 0
    of_all: int = 0


@dataclass(frozen=True, slots=True)
class AttemptLimits:
    """`of_source` None: the source is not known, and is slowed only with the whole entry. `is_among`: the caller
    withholds their number."""

    of_source: int | None
    of_all: int
    is_among: bool = False
    has_network: bool = False


def is_source_slowed(wrong: WrongAttempts, limits: AttemptLimits) -> bool:
    """Whether the brake applies to this source or its network."""
    if limits.of_source is None:
        return False
    if limits.is_among and wrong.of_them >= OF_WITHHELD:
        return wrong.of_source > 0 or wrong.of_them_lately >= WITHHELD_LATELY
    return wrong.of_source >= limits.of_source or (limits.has_network and wrong.of_network >= OF_A_NETWORK)


def is_door_paused(wrong: WrongAttempts, limits: AttemptLimits) -> bool:
    """Whether the brake applies to the whole entry."""
    return wrong.of_all >= limits.of_all


def decide_comparison(wrong: WrongAttempts, limits: AttemptLimits, let_by: BrakeExemption | None) -> CodeComparison:
    """Decide which codes this try is compared with. `let_by`: the valid exemption shown with the code, if any."""
    slowed = is_source_slowed(wrong, limits)
    if not slowed and not is_door_paused(wrong, limits):
        return CodeComparison.ALL
    if let_by is not None and _has_room(wrong, let_by):
        return CodeComparison.ALL
    if not slowed:
        return CodeComparison.FEW
    return CodeComparison.NONE if wrong.paced >= PACED_TIMES * (limits.of_source or 0) else CodeComparison.OWN


def proof_of_work_bits(works_of_network: int) -> int:
    """How hard the proof of work is for a network that has sent this many wrong codes with one."""
    return min(LEAST_BITS + (works_of_network // _WORKS_AT_LEAST_BITS).bit_length(), MOST_BITS)


def _has_room(wrong: WrongAttempts, let_by: BrakeExemption) -> bool:
    if let_by is BrakeExemption.WORK:
        return wrong.works_lately < WORKS_LATELY and wrong.works_of_network_lately < WORKS_OF_A_NETWORK_LATELY
    if let_by is BrakeExemption.WAIT:
        return wrong.waits_lately < WAITS_LATELY and wrong.waits_of_network_lately < WAITS_OF_A_NETWORK_LATELY
    return True  # a browser's tries are counted with the browser


# How often public forms may be sent without a code.
#
# Each form has its own limits, so that a flood of one closes no other. Beyond them nothing is stored, and the page
# gives the telephone number. Where a person may need the form, a small proof of work or a minute's wait passes a flood
# from everywhere.


FORM_WINDOW = timedelta(hours=1)
USE_KEPT_FOR = timedelta(days=1)  # how long we remember that a source used a form


class PublicForm(StrEnum):
    COMPLAINT = "complaint"
    HELP = "help"  # asks a support service to get in touch
    FEEDBACK = "feedback"
    WRONG_ENTRY = "wrong_entry"
    REPORT = "report"  # to the control room
    REPORT_DRAFT = "report_draft"  # saves one to be finished later
    REPORT_CODE = "report_code"  # a wrong code of a saved one
    PARTNER_SIGN_IN = "partner"  # a wrong try to sign in at the partners' site


class FormBudget(StrEnum):
    """Which limit is used up."""

    SOURCE = "source"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class FormLimits:
    """Uses in an hour.

    `of_source`: a household, a refuge or a library may share an address. `of_network`: a /24 or a /48. `of_all`: more
    than a force gets in a week; None: no flood closes the form for all. `can_be_passed`: by a proof of work or a
    minute's wait, once `of_all` is reached. `source_can_pass`: in the same way once `of_source` or `of_network` is: one
    person in the house must not be able to close the form for another.
    """

    of_source: int
    of_network: int
    of_all: int | None
    can_be_passed: bool = False
    source_can_pass: bool = False

    def can_pass(self, budget: FormBudget) -> bool:
        """Whether a proof of work or a wait passes this limit."""
        return self.can_be_passed if budget is FormBudget.ALL else self.source_can_pass


FORM_LIMITS = {
    PublicForm.COMPLAINT: FormLimits(6, 30, 300, can_be_passed=True),
    PublicForm.HELP: FormLimits(6, 30, 300, can_be_passed=True),
    PublicForm.FEEDBACK: FormLimits(6, 30, 300),
    PublicForm.WRONG_ENTRY: FormLimits(6, 12, 60),
    PublicForm.REPORT: FormLimits(12, 60, 600, can_be_passed=True, source_can_pass=True),
    PublicForm.REPORT_DRAFT: FormLimits(12, 60, 600, can_be_passed=True, source_can_pass=True),
    PublicForm.REPORT_CODE: FormLimits(6, 30, 300, can_be_passed=True),
    PublicForm.PARTNER_SIGN_IN: FormLimits(20, 60, None),
}


@dataclass(frozen=True, slots=True)
class FormUses:
    """When the form was used within the hour, oldest first."""

    from_source: Sequence[datetime]
    from_network: Sequence[datetime]
    from_all: Sequence[datetime]


def find_spent_budget(form: PublicForm, uses: FormUses) -> FormBudget | None:
    """Return the limit that has no room for one more use."""
    limits = FORM_LIMITS[form]
    if len(uses.from_source) >= limits.of_source or len(uses.from_network) >= limits.of_network:
        return FormBudget.SOURCE
    return FormBudget.ALL if limits.of_all is not None and len(uses.from_all) >= limits.of_all else None


def minutes_until_form_opens(form: PublicForm, uses: FormUses, now: datetime) -> int:
    """In how many minutes, rounded up, the form accepts one more use."""
    limits = FORM_LIMITS[form]
    budget = find_spent_budget(form, uses)
    if budget is not None and limits.can_pass(budget):
        return _minutes(PASS_WAIT)
    of_budget = [(uses.from_source, limits.of_source), (uses.from_network, limits.of_network)]
    if limits.of_all is not None:
        of_budget.append((uses.from_all, limits.of_all))
    waits = [used[len(used) - limit] + FORM_WINDOW - now for used, limit in of_budget if len(used) >= limit]
    return _minutes(max(waits, default=timedelta()))


def _minutes(wait: timedelta) -> int:
    return max(1, -(-wait // timedelta(minutes=1)))
