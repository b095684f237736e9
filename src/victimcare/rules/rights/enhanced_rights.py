"""Works out who has Enhanced Rights, since when, and on which grounds (ledger rules 28 and 29)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from victimcare.rules.cases.event_types import EventType
from victimcare.rules.rights.case_facts import Fact, RecordedCase, VictimOnRecord, order_facts

RECORDED_GROUNDS = ("most_serious_crime", "persistently_targeted", "vulnerable", "intimidated", "discretion")
"""The grounds that people record, in the order of the feed's schema."""


FROM_LINKS = "urn:victimcare:links"
"""The source of grounds that follow from several crimes against one person, without a new assessment."""


@dataclass(frozen=True, slots=True)
class EnhancementChange:
    """From `at` on the victim is enhanced, or no longer."""

    at: datetime
    is_enhanced: bool


@dataclass(frozen=True, slots=True)
class Enhancement:
    """Whether the victim is enhanced at each moment: at the beginning of their case, and every change since, in
    order."""

    at_first: bool
    changes: tuple[EnhancementChange, ...]
    grounds: tuple[str, ...]

    def at(self, moment: datetime) -> bool:
        """An assessment at the same moment counts as before it."""
        answer = self.at_first
        for change in self.changes:
            if change.at > moment:
                break
            answer = change.is_enhanced
        return answer

    @property
    def now(self) -> bool:
        """After all events that were counted."""
        return self.changes[-1].is_enhanced if self.changes else self.at_first


def is_enhanced_by_facts(victim: VictimOnRecord, case: RecordedCase) -> bool:
    """Whether age at the incident, kind of victim or offence gives Enhanced Rights: no assessment removes these. Never
    for a business."""
    if victim.is_business:
        return False
    return (
        victim.kind in ("bereaved_relative", "parent_or_guardian")
        or case.offence_group == "sexual"
        or bool(case.flags)
        or victim.is_under_age_on(case.incident_on)
    )


def work_out_enhancement(victim: VictimOnRecord, case: RecordedCase, assessed: Sequence[Fact]) -> Enhancement:
    """Start from the victim's record, then apply each assessment of needs, which adds grounds, or replaces them if it
    says why. The victim's age counts from the moment when their date of birth is known."""
    for_good = is_enhanced_by_facts(victim, case)
    grounds = frozenset(victim.record.get("enhanced_grounds", ()))
    at_first = state = for_good or bool(grounds)
    changes = []
    for fact in order_facts([*assessed, *victim.accepted]) if victim.accepted else assessed:
        if fact.type == EventType.VICTIM_DETAILS_ACCEPTED:
            for_good = is_enhanced_by_facts(victim.as_known_from(fact), case)
        else:
            grounds = grounds_after_assessment(fact, grounds)
        if (for_good or bool(grounds)) != state:
            state = not state
            changes.append(EnhancementChange(fact.time, state))
    return Enhancement(at_first, tuple(changes), tuple(ground for ground in RECORDED_GROUNDS if ground in grounds))


def list_needs_assessments(assessed: Sequence[Fact]) -> Sequence[Fact]:
    """Return the assessments that a person made: they meet the duty to assess the victim's needs (rule 22)."""
    return [fact for fact in assessed if fact.source != FROM_LINKS]


def grounds_after_assessment(assessment: Fact, grounds: frozenset[str]) -> frozenset[str]:
    """Return the recorded grounds once this assessment counts (rule 29)."""
    given = assessment.data.get("enhanced_grounds")
    if given is None:
        return grounds
    return frozenset(given) if assessment.data.get("removed_reason") else grounds | frozenset(given)
