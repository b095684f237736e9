"""Finds the victim's numbers and addresses that, as far as we know, no other person shares."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from django.db.models import Count

from victimcare.records.models import ContactPoint, LinkedPoint
from victimcare.records.models.contact import PointKind
from victimcare.rules.safe_contact.contact_plan import AgreedWay, ContactMethod, WordingLevel
from victimcare.rules.safe_contact.contact_points import comparison_key

_KINDS = ((ContactMethod.TEXT, PointKind.MOBILE), (ContactMethod.EMAIL, PointKind.EMAIL))


def alone(hers: Mapping[int, ContactPoint], usable: Collection[int], shared: Collection[str]) -> tuple[AgreedWay, ...]:
    """The victim's only mobile, or else their only e-mail address, if no other person has it. `hers`: every contact
    point of the victim; `usable`: the rows of those that are not suspended; `shared`: keys that another person has too.
    """
    for channel, kind in _KINDS:
        of_kind = [point for point in hers.values() if point.kind == kind]
        if of_kind:
            [*others, point] = of_kind
            is_hers = not others and point.id in usable and point.match_key and point.match_key not in shared
            return (AgreedWay(channel, point.id, WordingLevel.NEUTRAL),) if is_hers else ()
    return ()


def shared(points: Iterable[ContactPoint]) -> frozenset[str]:
    """The keys of these contact points that another person has too: another victim, at any time, or anyone from whom a
    victim must be kept safe. Two queries, whatever their number."""
    keys = {point.match_key for point in points if point.match_key}
    if not keys:
        return frozenset()
    of_several = (
        ContactPoint.objects.filter(match_key__in=keys)
        .values("match_key")
        .annotate(people=Count("person", distinct=True))
        .filter(people__gt=1)
        .values_list("match_key", flat=True)
    )
    linked = LinkedPoint.objects.filter(match_key__in=set(map(comparison_key, keys)), withdrawn_at=None)
    his = set(linked.values_list("match_key", flat=True))
    return frozenset({*of_several, *(key for key in keys if comparison_key(key) in his)})
