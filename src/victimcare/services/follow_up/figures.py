"""How reaching for victims goes, as figures: attempted, delivered and confirmed by them, each counted apart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection

OVER = timedelta(days=7)

# A message that only waits to leave is no attempt; a provider's word that it arrived confirms nothing.
_REACHED = """
SELECT urgency, count(*), count(*) FILTER (WHERE attempted), count(*) FILTER (WHERE delivered),
       count(*) FILTER (WHERE ended_as = 'confirmed')
  FROM (
    SELECT p.urgency, p.ended_as,
           EXISTS (SELECT FROM records_pursuitstep s JOIN records_telling t ON t.id = s.telling_id
                    WHERE s.pursuit_id = p.id AND t.handed_over_at IS NOT NULL)
           OR EXISTS (SELECT FROM records_contact c WHERE c.victim_id = p.victim_id AND c.made_at >= p.opened_at
                         AND (p.ended_at IS NULL OR c.made_at <= p.ended_at)) AS attempted,
           EXISTS (SELECT FROM records_pursuitstep s JOIN records_telling t ON t.id = s.telling_id
                    WHERE s.pursuit_id = p.id AND t.status = 'delivered')
           OR EXISTS (SELECT FROM records_contact c WHERE c.victim_id = p.victim_id AND c.made_at >= p.opened_at
                         AND (p.ended_at IS NULL OR c.made_at <= p.ended_at) AND c.reached) AS delivered
      FROM records_pursuit p WHERE p.opened_at > %s
  ) each_one
 GROUP BY urgency ORDER BY urgency
"""


@dataclass(frozen=True, slots=True)
class Reaching:
    """Of the victims of one urgency whom we began to reach for within `OVER`: for how many of them each was so."""

    urgency: str
    begun: int
    attempted: int
    delivered: int
    confirmed: int


def reaching(*, now: datetime) -> list[Reaching]:
    """One query. Counts alone, of nobody in particular."""
    with connection.cursor() as cursor:
        cursor.execute(_REACHED, [now - OVER])
        return [Reaching(*row) for row in cursor.fetchall()]
