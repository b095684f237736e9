"""Reads from the timeline what people decide about duties, and what a victim chooses.

An act about one duty names it by its entry and the event that started it; a victim's choice covers every duty whose
entry names that choice (`Entitlement.opt_out`). What an act changes is in `duty_clock`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from victimcare.rules.cases.event_types import EventType
from victimcare.rules.rights.case_facts import NO_FACTS, EventRef, Fact, RecordedCase, order_facts
from victimcare.rules.rights.catalogue import DutyReason, Entitlement

ABOUT_ONE_DUTY: tuple[EventType, ...] = (
    EventType.DUTY_HELD,
    EventType.DUTY_HOLD_ENDED,
    EventType.DUTY_DECLINED,
    EventType.DUTY_DECLINE_TAKEN_BACK,
    EventType.DUTY_NOT_OWED,
    EventType.DUTY_OWED_AFTER_ALL,
)
CHOICES: tuple[EventType, ...] = (EventType.VICTIM_OPTED_OUT, EventType.VICTIM_OPTED_IN)
_KINDS = frozenset((*ABOUT_ONE_DUTY, *CHOICES, EventType.DUTY_LATENESS_EXPLAINED))

HOLD_REASONS = (
    DutyReason.TELLING_HARMS_THE_CASE,
    DutyReason.TELLING_IS_NOT_SAFE,
    DutyReason.NO_SAFE_WAY_TO_TELL,
    DutyReason.VICTIM_ASKED_TO_WAIT,
    DutyReason.DECISION_NOT_FINAL,
    DutyReason.CONSENT_NOT_GIVEN,
)
NOT_OWED_REASONS = (
    DutyReason.RECORDED_IN_ERROR,
    DutyReason.SAME_NEWS_TWICE,
    DutyReason.NOT_ABOUT_THIS_VICTIM,
    DutyReason.CODE_DOES_NOT_APPLY,
    DutyReason.VICTIM_HAS_DIED,
)


class DutyName(NamedTuple):
    """One duty of a victim, as acts name it."""

    code: str
    triggered_by: EventRef


def duty_named_in(fact: Fact) -> DutyName:
    """Return the duty that this act is about."""
    return DutyName(fact.data["duty"], EventRef(fact.data["triggered_by_source"], fact.data["triggered_by"]))


def reason_of_act(fact: Fact) -> DutyReason:
    return DutyReason(fact.data["reason"])


def hold_reviewed_on(held: Fact) -> date:
    """Return the London day on which this hold is to be reviewed."""
    return date.fromisoformat(held.data["review_on"])


class DutyActs:
    """All acts and choices for one victim."""

    def __init__(self, facts: Sequence[Fact], explained: Sequence[Fact]) -> None:
        self._about: dict[DutyName, list[Fact]] = {}
        self._choices: list[Fact] = []
        for fact in facts:
            if fact.type in CHOICES:
                self._choices.append(fact)
            else:
                self._about.setdefault(duty_named_in(fact), []).append(fact)
        self._explained = {duty_named_in(fact): fact.ref for fact in explained}

    def on(self, entry: Entitlement, started_by: EventRef) -> Sequence[Fact]:
        """Return the acts that apply to this duty, in order."""
        own = self._about.get(DutyName(entry.id, started_by), NO_FACTS)
        if not self._choices or entry.opt_out is None:
            return own
        return order_facts([*own, *(choice for choice in self._choices if choice.data["of"] == entry.opt_out)])

    def explanation(self, entry: Entitlement, started_by: EventRef) -> EventRef | None:
        """Return the last explanation of why this duty was late."""
        return self._explained.get(DutyName(entry.id, started_by))


NO_ACTS = DutyActs(NO_FACTS, NO_FACTS)


def acts_by_victim(case: RecordedCase) -> dict[str, DutyActs]:
    """Return the acts by victim. Empty if people have decided nothing, as in any case that comes from the feed
    alone."""
    if _KINDS.isdisjoint(case.by_type):
        return {}
    by_victim: dict[str, tuple[list[Fact], list[Fact]]] = {}
    for kind in (*ABOUT_ONE_DUTY, *CHOICES, EventType.DUTY_LATENESS_EXPLAINED):
        for fact in case.facts(kind):
            place = 1 if kind == EventType.DUTY_LATENESS_EXPLAINED else 0
            by_victim.setdefault(fact.data["victim_id"], ([], []))[place].append(fact)
    return {victim_id: DutyActs(order_facts(facts), explained) for victim_id, (facts, explained) in by_victim.items()}
