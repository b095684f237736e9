"""Lists the bail conditions that a victim must be told, for the colleague who tells the victim the news."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from victimcare.records.models import OfficerAnswer, Task, Victim
from victimcare.records.models.desk import TaskKind
from victimcare.rules.cases.case_sentences import list_conditions_for_staff
from victimcare.services.cases.timeline import timelines
from victimcare.services.desk.folding import BAIL_RULES
from victimcare.services.desk.owed import untold
from victimcare.services.people.other_victims import names_of_other_victims
from victimcare.services.updates import lines


@dataclass(frozen=True, slots=True)
class OfficersRules:
    """What an officer wrote about the conditions, in one text that no victim has read: it may name people."""

    text: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class BailRules:
    """The conditions as they are written. `is_whole` False: one names another victim, or an officer wrote it apart.
    `apart`: what an officer wrote apart and no colleague has reworded for the victim's page yet."""

    texts: tuple[str, ...] = ()
    is_whole: bool = True
    apart: tuple[OfficersRules, ...] = ()


def list_untold_bail_rules(victim: Victim, *, now: datetime) -> BailRules:
    """List the conditions in news that the victim is owed and does not know. The caller permits and audits the access."""
    news = {one.event_id for one in untold([victim.id], now=now)}
    entries = timelines([victim.case_id])[victim.case_id]
    others = names_of_other_victims(victim.record_id, [entry.fact for entry in entries])
    texts: dict[str, None] = {}
    is_whole = True
    for entry in entries:
        if entry.id in news:
            shown, is_all = list_conditions_for_staff(entry.fact, others)
            texts |= dict.fromkeys(shown)
            is_whole &= is_all and not (entry.fact.data.get("has_conditions") and not shown)
    return BailRules(tuple(texts), is_whole, _officers_rules(victim))


def _officers_rules(victim: Victim) -> tuple[OfficersRules, ...]:
    """The officer's texts that belong to reaching the victim. Where a colleague has taken such a text as a task of its
    own, they tell the victim."""
    waiting = Task.objects.filter(kind=TaskKind.PLAIN_WORDS, reason=BAIL_RULES, victim=victim, owner=None)
    named = [key.partition(":")[2] for key in waiting.filter(closed_at=None).values_list("subject_key", flat=True)]
    rows = OfficerAnswer.objects.filter(public_id__in=[UUID(one) for one in named])
    found = list(rows.select_related("by_officer", "by_staff").order_by("given_at", "id"))
    written = lines.open_officer_lines(found)
    return tuple(
        OfficersRules(text, by.name if (by := row.by_staff or row.by_officer) else "", row.given_at)
        for row in found
        if (text := written[row.id])
    )
