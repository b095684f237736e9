"""Whose own doing is challenged: none of them answers it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q

from victimcare.records.models import AuditEntry, Staff, Task, Victim
from victimcare.rules.challenges import select_relevant_facts
from victimcare.rules.rights import EventRef
from victimcare.services.cases.timeline import timelines
from victimcare.services.desk.task_kinds import NEWS_KINDS
from victimcare.services.rights.actions import OURS


def concerned(victim: Victim, *, duty: str, triggered_by: EventRef | None, since: datetime) -> list[int]:
    """Staff who lead her case, who had the task to tell her since the duty began, or who did anything that bears on the
    duty at the desk: a contact, a hold, a reason for lateness. By their rows' ids, in order."""
    found = set(_who_had_the_task(victim, since)) if duty else set()
    found |= set(leads(victim))
    if triggered_by is not None:
        entries = timelines([victim.case_id])[victim.case_id]
        borne = select_relevant_facts(
            (entry.fact for entry in entries),
            victim_id=victim.record_id,
            duty=duty,
            triggered_by=triggered_by,
            challenges=(),
        )
        ours = {fact.ref for fact in borne if fact.source.startswith(OURS)}
        found |= set(who_appended(victim, [entry.id for entry in entries if entry.fact.ref in ours]))
    return sorted(found)


def leads(victim: Victim) -> list[int]:
    """The officer of her case, where they work here too: their force address tells."""
    officer = victim.case.officer
    if officer is None or not officer.email:
        return []
    return list(Staff.objects.filter(email__iexact=officer.email).values_list("id", flat=True))


def who_appended(victim: Victim, event_ids: Sequence[int]) -> list[int]:
    """The staff by whose act these events came onto the timeline."""
    entries = AuditEntry.objects.filter(
        case_id=victim.case_id, actor_kind="staff", act__startswith="event.", detail__event__in=list(event_ids)
    )
    ids = [actor.removeprefix("staff:") for actor in entries.values_list("actor", flat=True)]
    return list(Staff.objects.filter(public_id__in=ids).values_list("id", flat=True))


def _who_had_the_task(victim: Victim, since: datetime) -> list[int]:
    tasks = Task.objects.filter(victim=victim, kind__in=NEWS_KINDS, owner__isnull=False)
    still = tasks.filter(Q(closed_at=None) | Q(closed_at__gte=since))
    return list(still.values_list("owner_id", flat=True))
