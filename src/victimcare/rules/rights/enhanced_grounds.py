"""Lists why a victim has or had Enhanced Rights: each ground with when and by which event it came and went.

For staff. The ledger's own `enhanced_grounds` are only the recorded ones (rule 28); this list adds the grounds that
follow from facts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from victimcare.rules.cases.event_types import EventType
from victimcare.rules.rights.case_facts import (
    EventRef,
    Fact,
    RecordedCase,
    VictimOnRecord,
    list_victims,
    order_facts,
)
from victimcare.rules.rights.catalogue import Catalogue
from victimcare.rules.rights.engine import build_case
from victimcare.rules.rights.enhanced_rights import RECORDED_GROUNDS, grounds_after_assessment


class FactGround(StrEnum):
    """Grounds that are never recorded: they follow from known facts (rule 28)."""

    UNDER_EIGHTEEN = "under_eighteen"
    BEREAVED_RELATIVE = "bereaved_relative"
    PARENT_OR_GUARDIAN = "parent_or_guardian"
    SEXUAL_OFFENCE = "sexual_offence"
    OFFENCE_FLAG = "offence_flag"


@dataclass(frozen=True, slots=True)
class EnhancedGround:
    """One ground of one victim. `name` is a recorded ground or one of `FactGround`; `flag` names the offence's flag.

    `given_by` and `removed_by` are events, which say who acted and in which words. The ground holds while `removed_by`
    is None. A ground that was removed and given again is here twice.
    """

    name: str
    flag: str
    is_recorded: bool
    since: datetime
    given_by: EventRef
    removed_at: datetime | None = None
    removed_by: EventRef | None = None


def list_enhanced_grounds(
    timeline: Iterable[Fact], catalogue: Catalogue, *, as_of: datetime
) -> dict[str, tuple[EnhancedGround, ...]]:
    """Return, by victim in order of first mention, every ground up to this moment in the order in which they came."""
    counted = [fact for fact in order_facts(timeline) if fact.time <= as_of]
    case = build_case(counted, catalogue)
    if case is None:
        return {}
    return {victim.id: tuple(_grounds(victim, case)) for victim in _victims(case)}


def _victims(case: RecordedCase) -> Iterator[VictimOnRecord]:
    for victim in list_victims(case.recorded, case.facts(EventType.VICTIM_ADDED)):
        accepted = [
            fact for fact in case.facts(EventType.VICTIM_DETAILS_ACCEPTED) if fact.data["victim_id"] == victim.id
        ]
        yield victim._replace(accepted=accepted)


def _grounds(victim: VictimOnRecord, case: RecordedCase) -> list[EnhancedGround]:
    """Goes through the same facts as `work_out_enhancement`."""
    first = victim.added_by or case.recorded
    book = _Book()
    for name, flag in _from_facts(victim, case):
        book.give(name, flag, is_recorded=False, by=first)
    recorded = frozenset(victim.record.get("enhanced_grounds", ()))
    book.now_recorded(recorded, by=first)
    assessed = [fact for fact in case.facts(EventType.VICTIM_NEEDS_ASSESSED) if fact.data["victim_id"] == victim.id]
    for fact in order_facts([*assessed, *victim.accepted]):
        if fact.type == EventType.VICTIM_DETAILS_ACCEPTED:
            book.now_from_facts(list(_from_facts(victim.as_known_from(fact), case)), by=fact)
        else:
            recorded = grounds_after_assessment(fact, recorded)
            book.now_recorded(recorded, by=fact)
    return book.all


def _from_facts(victim: VictimOnRecord, case: RecordedCase) -> Iterator[tuple[str, str]]:
    """Yield (name, flag) of each ground. A business has none."""
    if victim.is_business:
        return
    if victim.is_under_age_on(case.incident_on):
        yield FactGround.UNDER_EIGHTEEN, ""
    if victim.kind in (FactGround.BEREAVED_RELATIVE, FactGround.PARENT_OR_GUARDIAN):
        yield victim.kind, ""
    if case.offence_group == "sexual":
        yield FactGround.SEXUAL_OFFENCE, ""
    for flag in sorted(case.flags):
        yield FactGround.OFFENCE_FLAG, flag


class _Book:
    """Every ground that was ever given; those in force are found by name and flag."""

    def __init__(self) -> None:
        self.all: list[EnhancedGround] = []

    def now_recorded(self, names: frozenset[str], *, by: Fact) -> None:
        wanted = [(name, "") for name in RECORDED_GROUNDS if name in names]
        self._become(wanted, is_recorded=True, by=by)

    def now_from_facts(self, wanted: list[tuple[str, str]], *, by: Fact) -> None:
        self._become(wanted, is_recorded=False, by=by)

    def give(self, name: str, flag: str, *, is_recorded: bool, by: Fact) -> None:
        self.all.append(EnhancedGround(str(name), flag, is_recorded, by.time, by.ref))

    def _become(self, wanted: list[tuple[str, str]], *, is_recorded: bool, by: Fact) -> None:
        held = set()
        for place, ground in enumerate(self.all):
            if ground.is_recorded is not is_recorded or ground.removed_by is not None:
                continue
            if (ground.name, ground.flag) in wanted:
                held.add((ground.name, ground.flag))
            else:
                self.all[place] = replace(ground, removed_at=by.time, removed_by=by.ref)
        for name, flag in wanted:
            if (name, flag) not in held:
                self.give(name, flag, is_recorded=is_recorded, by=by)
