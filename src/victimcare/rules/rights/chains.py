"""Two clocks in a row: the court tells witness care, then witness care tells the victim. Each is a duty of its own."""

from __future__ import annotations

from collections.abc import Iterable

from victimcare.rules.rights.catalogue import Edition, End, Trigger
from victimcare.rules.rights.facts import EventRef
from victimcare.rules.rights.shapes import Duty

# What starts only once witness care has heard it from the court (ledger rules 11 and 14).
_AFTER_THE_COURT = frozenset(
    {
        Trigger.CASE_OUTCOME_RECEIVED,
        Trigger.SENTENCE_RECEIVED,
        Trigger.BAIL_RESULT_RECEIVED,
        Trigger.WARRANT_RECEIVED,
    }
)

DutyName = tuple[str, EventRef]  # a duty of one victim by its id and the event that started it


def name_of(duty: Duty) -> DutyName:
    return duty.id, duty.triggered_by


def before_each(duties: Iterable[Duty], edition: Edition) -> dict[DutyName, DutyName]:
    """For each of one victim's duties that follow the court's own, the court's duty before it."""
    duties = list(duties)
    courts = {duty.triggered_by: name_of(duty) for duty in duties if edition.entitlements[duty.id].ends is End.COURT}
    return {
        name_of(duty): courts[duty.triggered_by]
        for duty in duties
        if duty.triggered_by in courts and _AFTER_THE_COURT.intersection(edition.entitlements[duty.id].starts)
    }
