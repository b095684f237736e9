"""Reports to supervisors how long contacts take: sums and medians over a person's weeks, and never a single contact."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction

from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note

WEEKS = 4
FEWEST = 5  # contacts, below which a median would reveal one contact


@dataclass(frozen=True, slots=True)
class Person:
    """`contacts`: recorded in these weeks; `measured`: those with a known time, which `minutes` sums. `middle`: the
    median in minutes; None where there are too few."""

    name: str
    team: str
    contacts: int
    measured: int
    minutes: int
    middle: int | None


@dataclass(frozen=True, slots=True)
class Figures:
    since: datetime
    people: tuple[Person, ...]  # by name
    everybody: Person | None
    lapsed: int  # opened and never closed: their time is not known


_Row = tuple[str | None, str, int, int, int, int | None]  # without a name: all staff
_QUERY = """
SELECT s.name, coalesce(t.name, ''), count(c.id), count(p.id),
       coalesce(round(extract(epoch FROM sum(p.ended_at - p.began_at + p.took_before)) / 60), 0)::int,
       round(extract(epoch FROM percentile_cont(0.5)
             WITHIN GROUP (ORDER BY p.ended_at - p.began_at + p.took_before)) / 60)::int
  FROM records_contact c
  JOIN records_staff s ON s.id = c.made_by_id
  LEFT JOIN records_team t ON t.id = s.team_id
  LEFT JOIN records_contactspell p ON p.contact_id = c.id
 WHERE c.made_at >= %(since)s AND c.made_at <= %(now)s
 GROUP BY GROUPING SETS ((s.id, s.name, t.name), ())
 ORDER BY s.name, s.id
"""
_LAPSED = "SELECT count(*) FROM records_contactspell WHERE ended_how = 'lapsed' AND began_at >= %(since)s"


@transaction.atomic
def figures(*, actor: Actor, now: datetime) -> Figures:
    """The figures of the last weeks. The look is audited."""
    permit(actor, Act.SEE_CONTACT_TIMES)
    since = now - timedelta(weeks=WEEKS)
    with connection.cursor() as cursor:
        cursor.execute(_QUERY, {"since": since, "now": now})
        rows: list[_Row] = cursor.fetchall()
        cursor.execute(_LAPSED, {"since": since})
        lapsed: int = cursor.fetchone()[0]
    note(actor, "contact_times.seen", at=now, detail={"people": len(rows)})
    people = tuple(_person(row) for row in rows if row[0] is not None)
    everybody = next((_person(row) for row in rows if row[0] is None and row[2]), None)
    return Figures(since, people, everybody, lapsed)


def _person(row: _Row) -> Person:
    name, team, contacts, measured, minutes, middle = row
    return Person(name or "", team, contacts, measured, minutes, middle if measured >= FEWEST else None)
