"""The rules of bail that a victim is to be told, for the person who reaches them: in the same piece of work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from victimcare.records.models import Victim
from victimcare.rules.cases.conditions import conditions_of
from victimcare.services.cases.timeline import timelines
from victimcare.services.desk.owed import untold
from victimcare.services.people.other_victims import names_of_other_victims


@dataclass(frozen=True, slots=True)
class BailRules:
    """As they are written. `is_whole` False: one of them names another victim, or an officer wrote it apart."""

    texts: tuple[str, ...] = ()
    is_whole: bool = True


def list_untold_bail_rules(victim: Victim, *, now: datetime) -> BailRules:
    """The rules in the news that this victim is owed and does not know. The caller permits the look and notes it."""
    news = {one.event_id for one in untold([victim.id], now=now)}
    entries = timelines([victim.case_id])[victim.case_id]
    others = names_of_other_victims(victim.record_id, [entry.fact for entry in entries])
    texts: dict[str, None] = {}
    is_whole = True
    for entry in entries:
        if entry.id in news:
            shown, is_all = conditions_of(entry.fact, others)
            texts |= dict.fromkeys(shown)
            is_whole &= is_all and not (entry.fact.data.get("has_conditions") and not shown)
    return BailRules(tuple(texts), is_whole)
