"""Records that a victim has been told news, by reading their page or listening on the line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from victimcare.records.models import Victim
from victimcare.records.models.messages import ConfirmedHow
from victimcare.rules.rights import EventRef
from victimcare.services.access import Actor
from victimcare.services.desk.tellings import close_told
from victimcare.services.follow_up import confirming
from victimcare.services.messages.confirmed import confirm
from victimcare.services.rights import actions as rights


@transaction.atomic
def told(*, actor: Actor, victim_id: int, news: Iterable[EventRef], door: str, now: datetime) -> None:
    """Record that the victim was shown (`page`) or told (`line`) this news after their identity check: append that to
    the timeline, which meets the duties to tell it, and close the tasks to tell the victim when no news is left."""
    news = sorted(news)
    by_source: dict[str, list[str]] = defaultdict(list)
    for event in news:
        by_source[event.source].append(event.id)
    if not by_source:
        return
    victim = Victim.objects.only("id", "case_id", "record_id").get(id=victim_id)
    for source, ids in by_source.items():
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
    confirm(actor=actor, victim_id=victim.id, news=news, how=ConfirmedHow(door), now=now)
    close_told([victim.id], now)
    confirming.settle(now=now, victim_ids=[victim.id])
