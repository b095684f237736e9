"""The gate before the victim's own page and the line, checked each time that either shows or says something.

Call `hold` first, then read the victim's row with `with_what_decides`, then call `opened`. A change of the plan, or a
guarded mark, that was committed before decides the answer; a later one waits until what was shown is on record.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from victimcare.records.models import Victim
from victimcare.rules.safe_contact.contact_gate import DisclosureDecision, VictimChannel, decide_disclosure
from victimcare.rules.safe_contact.contact_plan import ContactPlan, DisclosureLevel, is_plan_confirmed
from victimcare.services.cases.guarding import guarded_now, last_marked

# Locks the rows that `gate.lock` takes, in its order, in one query: the case first, then the victim. Every change of a
# plan takes both.
_HOLD = """
WITH hers AS (
    SELECT id FROM records_case WHERE id = (SELECT case_id FROM records_victim WHERE id = %(victim)s)
       FOR NO KEY UPDATE
)
SELECT victim.id FROM records_victim victim JOIN hers ON hers.id = victim.case_id WHERE victim.id = %(victim)s
   FOR NO KEY UPDATE OF victim
"""


def hold(victim_id: int) -> None:
    """Lock what decides what the victim may be shown, until the transaction ends. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_HOLD, {"victim": victim_id})


def with_what_decides(victims: QuerySet[Victim]) -> QuerySet[Victim]:
    """These victims with all that `opened` looks at."""
    return victims.select_related("safe_contact_plan").annotate(is_guarded_now=guarded_now(), marked_at=last_marked())


def opened(victim: Any, door: VictimChannel, *, opens: str, now: datetime) -> DisclosureDecision:
    """What this door may show the victim now. No query: the row is from `with_what_decides`.

    `opens`: what the victim's code opens, "case" or "short".
    """
    return decide_disclosure(_plan(victim), door=door, is_guarded=victim.is_guarded_now, opens=opens, now=now)


def opened_quietly(door: VictimChannel, *, now: datetime) -> DisclosureDecision:
    """What this door shows after a duress code: the same for everyone, whatever the victim's plan says."""
    return decide_disclosure(None, door=door, is_guarded=False, opens="quiet", now=now)


def asked(victim_id: int, door: VictimChannel, *, opens: str, now: datetime) -> DisclosureDecision | None:
    """As `opened`, where nothing is shown yet. One query, also for an unknown victim_id: then None."""
    victim = with_what_decides(Victim.objects.filter(id=victim_id)).first()
    return None if victim is None else opened(victim, door, opens=opens, now=now)


def is_open(victim_id: int, door: VictimChannel, *, opens: str, now: datetime) -> bool:
    """Whether this door opens for the victim at all. The same single query for any victim_id."""
    found = asked(victim_id, door, opens=opens, now=now)
    return found is not None and not found.is_shut


def _plan(victim: Any) -> ContactPlan | None:
    """As far as a door reads it."""
    row = getattr(victim, "safe_contact_plan", None)
    if row is None:
        return None
    return ContactPlan(
        is_confirmed=is_plan_confirmed(row.confirmed_at, victim.marked_at),
        ways=(),
        review_on=row.review_on,
        line=DisclosureLevel(row.line_may_say),
        page=DisclosureLevel(row.page_may_show),
    )
