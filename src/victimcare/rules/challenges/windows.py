"""Who may ask for a decision not to prosecute to be looked at again (Victims' Right to Review; ledger rule 25).

The windows are the ledger's own. The police look only while one is open, later only if a person of theirs says why. A
request to prosecutors is always passed on: whether it comes too late is theirs to say.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from victimcare.rules.rights.catalogue import Edition, Entitlement, Reason, Trigger
from victimcare.rules.rights.facts import EventRef
from victimcare.rules.rights.shapes import Standing, Status


class Body(StrEnum):
    """Whose decision it was."""

    POLICE = "police"
    CPS = "cps"


_OPENED_BY = {Trigger.TOLD_OF_POLICE_DECISION: Body.POLICE, Trigger.TOLD_OF_CPS_DECISION: Body.CPS}
_DECIDED_BY = {
    Body.POLICE: Trigger.POLICE_DECISION_NO_PROSECUTION,
    Body.CPS: Trigger.CPS_DECISION_NO_PROSECUTION,
}


@dataclass(frozen=True, slots=True)
class Window:
    """Her time to ask, opened by the contact that told her. `why_not` None: it is open. `until` None: no day is known.

    `is_verified`: a public page restates the time; otherwise it is never shown to her as her right.
    """

    code: str
    of: Body
    contact: EventRef
    until: date | None
    is_verified: bool
    why_not: Reason | None

    @property
    def is_late(self) -> bool:
        """Only the time is over: nothing else stands against it."""
        return self.why_not is Reason.WINDOW_CLOSED


def opens_a_review(entry: Entitlement) -> bool:
    """Whether this entry is a time of hers to ask for a second look."""
    return any(trigger in _OPENED_BY for trigger in entry.starts)


def windows(duties: Iterable[Standing], edition: Edition) -> tuple[Window, ...]:
    """Every window of hers that has opened, whether it is still open or not, in the duties' own order."""
    return tuple(_windows(duties, edition))


def _windows(duties: Iterable[Standing], edition: Edition) -> Iterator[Window]:
    for standing in duties:
        duty, entry = standing.duty, edition.entitlements[standing.duty.id]
        of = next((_OPENED_BY[trigger] for trigger in entry.starts if trigger in _OPENED_BY), None)
        if of is not None:
            is_open = standing.status is Status.DUE
            why_not = None if is_open else standing.reason or Reason.WINDOW_CLOSED
            yield Window(duty.id, of, duty.triggered_by, duty.due_on, entry.is_verified, why_not)


def telling_opens_a_review(news: Collection[EventRef], duties: Iterable[Standing], edition: Edition) -> bool:
    """Whether to tell these events starts a time to ask for a review: then it can be asked for from that moment on."""
    telling = {entry.id for trigger in _DECIDED_BY.values() for entry in edition.by_trigger.get(trigger, ())}
    return any(one.duty.id in telling and one.duty.triggered_by in news for one in duties)


def may_ask(window: Window, *, of_a_person: bool) -> bool:
    """Whether a request goes on now. `of_a_person`: a member of staff enters it, and has to say why it is late."""
    if window.why_not is None:
        return True
    return window.is_late and (window.of is Body.CPS or of_a_person)


def decisions_told(window: Window, duties: Iterable[Standing], edition: Edition) -> tuple[EventRef, ...]:
    """The decisions that the contact told her of, the latest last."""
    telling = {entry.id for entry in edition.by_trigger.get(_DECIDED_BY[window.of], ())}
    told = [one for one in duties if one.duty.id in telling and one.met_by == window.contact]
    return tuple(
        one.duty.triggered_by for one in sorted(told, key=lambda one: (one.duty.starts_at, one.duty.triggered_by))
    )
