"""Whether somebody who is to help her is one she must be kept safe from: then they never can.

Compared are the number they give and their name, with everybody who is kept for anybody in her cases; and the number
with those of whoever, a victim elsewhere, has a number or address of such a person. Nobody is told that it was so: the
answer is that a person looks at it.
"""

from __future__ import annotations

from victimcare.records.models import ContactPoint, Victim
from victimcare.rules.people.supporters import is_same_name
from victimcare.rules.safe_contact.contact_points import comparison_key, is_whole_number, telephone_key
from victimcare.services.cases.fold import short
from victimcare.services.desk import linked


def phone_key(typed: str) -> str:
    """As numbers of linked people are kept. Empty where it cannot be compared with anybody's."""
    key = short(telephone_key(typed))
    return key if is_whole_number(key) else ""


def is_feared(victim_id: int, *, name: str, match_key: str) -> bool:
    """Five queries at most, the same whoever it is until something is found."""
    names = linked.people(victim_id).exclude(name="").values_list("name", flat=True)
    if any(is_same_name(name, other) for other in names):
        return True
    his = set(linked.points(victim_id).values_list("match_key", flat=True))
    return match_key in his or match_key in _of_the_same_people(victim_id, his)


def _of_the_same_people(victim_id: int, his: set[str]) -> set[str]:
    """The other numbers of whoever has one of these somewhere, but for herself: she may share a telephone with him."""
    hers = Victim.objects.filter(id__in=linked.places_of(victim_id)).values("person_id")
    theirs = ContactPoint.objects.exclude(match_key="").exclude(person__in=hers)
    people = theirs.filter(match_key__in=his).values("person_id")
    return {comparison_key(key) for key in theirs.filter(person__in=people).values_list("match_key", flat=True)}
