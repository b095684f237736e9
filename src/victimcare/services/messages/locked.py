"""Messages that are held still while something is learned of them."""

from __future__ import annotations

from collections.abc import Collection

from victimcare.records.models import Telling
from victimcare.services.messages import gate
from victimcare.services.messages.words import carries_news


def lock_messages(telling_ids: Collection[int]) -> dict[int, Telling]:
    """Messages by their ids, locked until the transaction ends. A caller that holds one never waits for a case."""
    tellings = Telling.objects.select_for_update(of=("self",)).select_related("victim").filter(id__in=telling_ids)
    return tellings.order_by("id").in_bulk()


def lock_with_their_cases(telling_ids: Collection[int]) -> dict[int, Telling]:
    """As `lock_messages`, where a message may turn out to have arrived: with the case, if that goes on its timeline."""
    told = Telling.objects.filter(id__in=telling_ids).values_list("template", "victim_id")
    gate.lock([victim_id for template, victim_id in told if carries_news(template)])
    return lock_messages(telling_ids)
