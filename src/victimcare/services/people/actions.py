"""What she does herself: being told, by reading her page or hearing the line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from victimcare.records.models import Event, Victim
from victimcare.services.access import Actor
from victimcare.services.desk import actions as desk
from victimcare.services.desk.owed import untold
from victimcare.services.rights import actions as rights


@transaction.atomic
def told(*, actor: Actor, victim_id: int, door: str, now: datetime) -> bool:
    """News that she was owed was shown (`page`) or spoken (`line`) to her after proof: append that to the timeline,
    which meets those duties, and close the tasks to tell her. False when there was nothing she did not know."""
    events = {owed.event_id for owed in untold([victim_id], now=now)}
    if not events:
        return False
    victim = Victim.objects.only("id", "case_id", "record_id").get(id=victim_id)
    for source, ids in _by_source(events).items():
        rights.append(
            actor=actor,
            case_id=victim.case_id,
            victim_id=victim.id,
            type="victim.contacted",
            source=f"urn:victimcare:{door}",
            data={"victim_id": victim.record_id, "channel": door, "about": ids, "about_source": source},
            time=now,
            now=now,
        )
    desk.close_told(victim.id, now)
    return True


def _by_source(event_ids: Iterable[int]) -> dict[str, list[str]]:
    named: dict[str, list[str]] = defaultdict(list)
    for source, event_id in (
        Event.objects.filter(id__in=event_ids).order_by("id").values_list("source", "source_event_id")
    ):
        named[source].append(event_id)
    return named
