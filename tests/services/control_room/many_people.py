"""People of a major incident in every combination of what decides how they are reached. All invented."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, islice, product, repeat

from tests.services.people_and_cases import a_case, a_point, a_victim
from tests.services.plans import agreed, by
from victimcare.rules.control_room.incidents.incident_kinds import InvolvementCategory
from victimcare.rules.control_room.major_people import COLUMNS

_PLANS = ("none", "text", "person_rings")
# A machine may write to nobody else: of the others it is not known that they, and those close to them, are alive.
_ALIVE = frozenset({"victim", "survivor", "evacuee", "witness"})
_USUAL = (False, "text", False, False, InvolvementCategory.VICTIM)
COMBINATIONS = tuple(product((False, True), _PLANS, (False, True), (False, True), InvolvementCategory))


@dataclass(frozen=True, slots=True)
class ManyPeople:
    """`text`: the CSV. `by_message`: the victims whose plan lets a text go; `by_person`: all others."""

    text: str
    by_message: frozenset[int]
    by_person: frozenset[int]


def make_many_people(count: int) -> ManyPeople:
    """Make this many victims, in one case: each combination once, then those whose plan lets a text go."""
    case, lines = a_case(), [",".join(COLUMNS)]
    groups: dict[bool, set[int]] = {True: set(), False: set()}
    chosen = islice(chain(COMBINATIONS, repeat(_USUAL)), count)
    for number, (is_guarded, plan, is_bereaved, in_bureau, category) in enumerate(chosen):
        kind = "bereaved_relative" if is_bereaved else "person"
        victim = a_victim(case, kind=kind, is_guarded_by_facts=is_guarded)
        if plan != "none":
            way = "text" if plan == "text" else "call"
            agreed(victim, by(way, a_point(victim, f"07700 900{number % 1000:03}")))
        lines.append(
            f"{category},Ada,Marsh {number},,,,{case.reference},{victim.record_id},{'yes' if in_bureau else 'no'}"
        )
        is_allowed = plan == "text" and not is_bereaved and not in_bureau and category in _ALIVE
        groups[is_allowed].add(victim.id)
    return ManyPeople("\n".join(lines) + "\n", frozenset(groups[True]), frozenset(groups[False]))
