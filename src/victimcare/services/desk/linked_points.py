"""Finds contact points of a victim that also belong to a linked person, from whom a victim must be kept safe.

A person entered for one victim counts for every victim in the case: a suspect of the crime is a suspect for all its
victims. A person known in one of a victim's cases may also ring about another. None of the victims is ever told, and no
victim's page shows who was entered for another (`contact_plans.point_changes.load_clash`).

This module is below messages and contact, because the gate compares again before a message leaves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from django.db import connection
from django.db.models import Q, QuerySet

from victimcare.records.models import ContactPoint, LinkedPerson, LinkedPoint, PointChange, Victim
from victimcare.records.models.victim_contact.linked_people import PointChangeEnd, PointChangeWait, RelationToVictim
from victimcare.rules.safe_contact.contact_points import comparison_key

# One person's rows in several cases: filed under one record id, or joined by staff's latest decision. Businesses are
# excluded: no business needs to be kept safe across the thousand crimes that name it.
_PLACES = """
SELECT a.id, b.id
  FROM records_victim a JOIN records_case ca ON ca.id = a.case_id
  JOIN records_victim b ON b.record_id = a.record_id AND b.kind <> 'business'
  JOIN records_case cb ON cb.id = b.case_id AND cb.source = ca.source
 WHERE a.id = ANY(%(ids)s) AND a.kind <> 'business'
UNION
SELECT last.victim_id, other.victim_id
  FROM (SELECT DISTINCT ON (o.victim_id) o.victim_id, o.decision_id FROM records_samepersonvictim o
         WHERE o.victim_id = ANY(%(ids)s) ORDER BY o.victim_id, o.decision_id DESC) last
  JOIN records_samepersondecision d ON d.id = last.decision_id AND d.is_same
  JOIN records_samepersonvictim other ON other.decision_id = d.id
"""

# Contact points that match any linked person's. There are nearly none, so the exact comparison runs for few victims.
# Linked points keep the mailbox behind a plus address (`contact_points.comparison_key`).
_SHARED_POINTS = r"""
  FROM records_contactpoint p JOIN records_victim v ON v.person_id = p.person_id
 WHERE p.retired_at IS NULL AND p.match_key <> ''
   AND EXISTS (SELECT FROM records_linkedpoint l JOIN records_linkedperson him ON him.id = l.person_id
                WHERE l.match_key = regexp_replace(p.match_key, '^([^@+]+)\+[^@]*@', '\1@')
                  AND him.ended_at IS NULL AND l.withdrawn_at IS NULL)
"""


def list_person_rows(victim_ids: Collection[int]) -> Mapping[int, frozenset[int]]:
    """Map each of these victims to their rows in all their cases, including their own. One query."""
    found: dict[int, set[int]] = {victim_id: {victim_id} for victim_id in victim_ids}
    with connection.cursor() as cursor:
        cursor.execute(_PLACES, {"ids": sorted(victim_ids)})
        for victim_id, place in cursor.fetchall():
            found[victim_id].add(place)
    return {victim_id: frozenset(own) for victim_id, own in found.items()}


def find_person_rows(victim_id: int) -> frozenset[int]:
    return list_person_rows([victim_id])[victim_id]


def find_compared_victims(victim_id: int) -> frozenset[int]:
    """Return the rows of everyone whose numbers are compared with this victim's linked people: the victim and all other
    victims in the victim's cases, each in all their cases."""
    return _everywhere(_victims_in_cases([victim_id]).values_list("id", flat=True))


def active_linked_points(victim_id: int) -> QuerySet[LinkedPoint]:
    """Return the numbers and addresses of all people from whom the victim must be kept safe now."""
    own = _victims_in_cases(find_person_rows(victim_id))
    return LinkedPoint.objects.filter(person__victim__in=own, person__ended_at=None, withdrawn_at=None)


def active_linked_people(victim_id: int) -> QuerySet[LinkedPerson]:
    """Return all people from whom the victim must be kept safe now, whichever victim of the cases they were entered
    for."""
    return LinkedPerson.objects.filter(victim__in=_victims_in_cases(find_person_rows(victim_id)), ended_at=None)


def decisive_linked_points(victim_id: int) -> QuerySet[LinkedPoint]:
    """Return the active linked points that can show that a new number is the victim's and not the linked person's: of
    people entered for this victim, and of suspects in the victim's crimes. A person entered only for another victim
    says nothing about whom this victim has to fear."""
    return active_linked_points(victim_id).filter(
        Q(person__victim__in=find_person_rows(victim_id)) | Q(person__relation=RelationToVictim.SUSPECT)
    )


def undecided_linked_points(victim_id: int) -> QuerySet[LinkedPoint]:
    """Return `active_linked_points` without those that two people have decided may be used all the same."""
    decided = PointChange.objects.filter(
        victim_id=victim_id, end=PointChangeEnd.IN_FORCE, waits_for=PointChangeWait.CLASH, clashes_with__isnull=False
    )
    return active_linked_points(victim_id).exclude(id__in=decided.values("clashes_with"))


def find_shared_points(own: Mapping[int, Iterable[ContactPoint]]) -> frozenset[int]:
    """Return those of the victims' contact points that belong to a person from whom the victim must be kept safe and
    are not decided yet. One query if none matches."""
    by_key: dict[str, set[int]] = defaultdict(set)
    for victim_id, points_of_victim in own.items():
        for point in points_of_victim:
            by_key[comparison_key(point.match_key)].add(victim_id)
    keys = by_key.keys() - {""}
    kept = LinkedPoint.objects.filter(match_key__in=keys, person__ended_at=None, withdrawn_at=None)
    asked = {victim_id for key in set(kept.values_list("match_key", flat=True)) for victim_id in by_key[key]}
    found: set[int] = set()
    for victim_id in asked:
        his = set(undecided_linked_points(victim_id).values_list("match_key", flat=True))
        found.update(point.id for point in own[victim_id] if comparison_key(point.match_key) in his)
    return frozenset(found)


def list_victims_to_compare(case_ids: Collection[int]) -> list[int]:
    """List the victims of these cases with a contact point that matches any linked person's. One query."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT DISTINCT v.id {_SHARED_POINTS} AND v.case_id = ANY(%s)", [sorted(case_ids)])
        return sorted(row[0] for row in cursor.fetchall())


def list_all_victims_to_compare() -> list[int]:
    """List such victims in all cases, without those whose matches are all held or decided: nearly none are left,
    however many linked points there are. Three queries."""
    kept: dict[int, set[int]] = defaultdict(set)
    with connection.cursor() as cursor:
        cursor.execute(_ANYWHERE)
        for victim_id, case_id in cursor.fetchall():
            kept[victim_id].add(case_id)
    own = list_person_rows(kept)
    everywhere = frozenset().union(*own.values())
    cases = dict(Victim.objects.filter(id__in=everywhere).values_list("id", "case_id"))
    return sorted(each for each in kept if not kept[each].isdisjoint(cases[place] for place in own[each]))


# Walked from the linked points, which are few beside victims' points. `=` comes first, because that comparison has an
# index; plus addresses are few enough to be read through an index of their own. The cases are those of the victim for
# whom the person was entered.
_ANYWHERE = r"""
WITH his AS (
  SELECT l.id, l.match_key, for_whom.case_id
    FROM records_linkedpoint l JOIN records_linkedperson him ON him.id = l.person_id
    JOIN records_victim for_whom ON for_whom.id = him.victim_id
   WHERE him.ended_at IS NULL AND l.withdrawn_at IS NULL
), also AS (
  SELECT p.id, p.person_id, his.id AS his_id, his.case_id
    FROM his JOIN records_contactpoint p ON p.match_key = his.match_key WHERE p.retired_at IS NULL
  UNION
  SELECT p.id, p.person_id, his.id, his.case_id FROM his
    JOIN records_contactpoint p ON regexp_replace(p.match_key, '^([^@+]+)\+[^@]*@', '\1@') = his.match_key
   WHERE p.retired_at IS NULL AND p.kind = 'email' AND p.match_key LIKE '%+%'
)
SELECT DISTINCT v.id, also.case_id FROM also JOIN records_victim v ON v.person_id = also.person_id
 WHERE NOT EXISTS (
         SELECT FROM records_pointchange held JOIN records_pointchange_held_points h ON h.pointchange_id = held.id
          WHERE held.victim_id = v.id AND held.ended_at IS NULL AND held.waits_for = 'clash'
            AND h.contactpoint_id = also.id)
   AND NOT EXISTS (
         SELECT FROM records_pointchange used JOIN records_pointchange_clashes_with c ON c.pointchange_id = used.id
          WHERE used.victim_id = v.id AND used."end" = 'in_force' AND used.waits_for = 'clash'
            AND c.linkedpoint_id = also.his_id)
"""


def _victims_in_cases(victim_ids: Collection[int]) -> QuerySet[Victim]:
    cases = Victim.objects.filter(id__in=victim_ids).values("case_id")
    return Victim.objects.filter(case__in=cases)


def _everywhere(victim_ids: Iterable[int]) -> frozenset[int]:
    return frozenset().union(*list_person_rows(list(victim_ids)).values())
