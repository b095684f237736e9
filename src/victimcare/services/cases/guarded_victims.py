"""Decides which victims are guarded, looked up at the moment of need (contracts/feed.md, "Guarded"), and which contact
points are on hold.

Below messages and contact in the order of rooms, because the gate asks it each time a message is sent.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection
from django.db.models import BooleanField, Min, OuterRef, QuerySet, Subquery
from django.db.models.expressions import RawSQL

from victimcare.records.models import GuardDecision, PointChange

# A victim is guarded by their own facts, by the newest decision of people, or by sharing a record id or a contact point
# with a guarded victim, in another case or in this one (docs/adr/0010). Retired points count too: the telephone that an
# abuser kept is the one that matters. A decision about the victim outweighs facts and links until a newer one. A
# decision that the victim is not guarded was about the links that existed then, so a sharer who became guarded later
# guards them again.
_GUARDED = """
WITH asked AS (
    SELECT v.id, v.person_id, v.record_id, v.is_guarded_by_facts OR c.is_guarded_by_offence AS by_facts
      FROM records_victim v JOIN records_case c ON c.id = v.case_id
     WHERE v.id = ANY(%(victims)s)
), decided AS (
    SELECT asked.*, newest.is_guarded AS by_people, newest.since AS by_people_since
      FROM asked LEFT JOIN LATERAL (
           SELECT is_guarded, decided_at AS since FROM records_guarddecision
            WHERE victim_id = asked.id
            ORDER BY decided_at DESC, id DESC LIMIT 1) newest ON true
)
SELECT id FROM decided
 WHERE CASE
    WHEN by_people THEN true
    WHEN by_facts AND by_people IS NULL THEN true
    ELSE EXISTS (
        SELECT FROM (
            SELECT other.id, other.case_id, other.is_guarded_by_facts, other.added_at
              FROM records_victim other WHERE other.record_id = decided.record_id AND other.id <> decided.id
            UNION ALL
            SELECT other.id, other.case_id, other.is_guarded_by_facts, other.added_at
              FROM records_contactpoint mine
              JOIN records_contactpoint theirs ON theirs.match_key = mine.match_key
                                              AND theirs.person_id <> mine.person_id
              JOIN records_victim other ON other.person_id = theirs.person_id
             WHERE mine.person_id = decided.person_id AND mine.match_key <> ''
        ) linked
        JOIN records_case c ON c.id = linked.case_id
        LEFT JOIN LATERAL (
            SELECT is_guarded, decided_at AS since FROM records_guarddecision
             WHERE victim_id = linked.id
             ORDER BY decided_at DESC, id DESC LIMIT 1) newest ON true
        WHERE COALESCE(newest.is_guarded, linked.is_guarded_by_facts OR c.is_guarded_by_offence)
          AND (by_people IS NULL OR COALESCE(newest.since, linked.added_at) > by_people_since))
    END
"""


# The same, for the victim's own row in a query of victims.
_IS_GUARDED = f"EXISTS ({_GUARDED})".replace("= ANY(%(victims)s)", '= "records_victim"."id"')


def guarded_now_condition() -> RawSQL:
    """Return, for a query of victims, whether each is guarded at this moment."""
    return RawSQL(_IS_GUARDED, (), BooleanField())  # noqa: S611  our own words


def last_guarded_mark(victim: str = "") -> Subquery:
    """Return when a person last marked the victim in this column guarded (empty: the victim whose row it is), in any
    case filed under the same person. None: never.

    A plan confirmed before that was agreed without the knowledge of the person who marked the victim.
    """
    prefix = f"{victim}__" if victim else ""
    of_victim = GuardDecision.objects.filter(
        victim__record_id=OuterRef(f"{prefix}record_id"),
        victim__case__source=OuterRef(f"{prefix}case__source"),
        is_guarded=True,
    )
    return Subquery(of_victim.order_by("-decided_at").values("decided_at")[:1])


def find_guarded_victims(victim_ids: Iterable[int]) -> frozenset[int]:
    """Return which of these victims are guarded now. One query, whatever their number."""
    with connection.cursor() as cursor:
        cursor.execute(_GUARDED, {"victims": list(victim_ids)})
        return frozenset(row[0] for row in cursor.fetchall())


# A victim's numbers and addresses that must not be used: a replacement for them waits, or they turned out to be a
# linked person's too.
#
# Below calls, messages and contact in the order of rooms, because each of these must respect it.


def held_point_ids() -> QuerySet[PointChange, int]:
    """Return the ids of every point that must not be used now, for `exclude(id__in=…)`."""
    return PointChange.objects.filter(ended_at=None, held_points__isnull=False).values_list("held_points", flat=True)


def cooling_end(victim: str) -> Subquery:
    """Return when the first cooling change of the victim in this column comes into force by itself. None: there is
    none."""
    cooling = PointChange.objects.filter(victim_id=OuterRef(victim), ended_at=None, cools_until__isnull=False)
    return Subquery(cooling.values("victim_id").annotate(first=Min("cools_until")).values("first"))
