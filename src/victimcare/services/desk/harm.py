"""How much harm waits behind a task about her: the one place that says so."""

from __future__ import annotations

from collections.abc import Collection

from victimcare.records.models import Victim
from victimcare.rules.desk.task_policy import harm_level
from victimcare.services.cases.guarding import is_guarded as guarded_among
from victimcare.services.desk.shapes import Harm


def harm_for(*, is_guarded: bool, is_enhanced: bool) -> Harm:
    return Harm(harm_level(is_guarded=is_guarded, is_enhanced=is_enhanced))


def harms(victim_ids: Collection[int]) -> dict[int, Harm]:
    """The same for each of these victims, in two queries."""
    guarded = guarded_among(victim_ids)
    enhanced = Victim.objects.filter(id__in=victim_ids).values_list("id", "is_enhanced")
    return {
        victim_id: harm_for(is_guarded=victim_id in guarded, is_enhanced=is_enhanced)
        for victim_id, is_enhanced in enhanced
    }
