"""The code of a child's own record while the child is small: it was given to a parent, and does not stay one by itself.

From 12 on one of us asks the child who is to have it; at 18 it ends. A code that was made from 12 on is the child's.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from victimcare.records.models import AccessGrant
from victimcare.records.models.desk import TaskKind
from victimcare.rules.clock import london_date, months_after
from victimcare.rules.people.supporters import DECIDES_FROM, DecidingAge, deciding_age_of
from victimcare.services.access import Actor
from victimcare.services.audit import note
from victimcare.services.cases.guarding import is_guarded
from victimcare.services.desk.actions import make_task
from victimcare.services.desk.harm import harm_for
from victimcare.services.people import codes

CODE_OF_A_CHILD = "child_has_a_code"
_ABOUT = "code"
_JOB = Actor.system("people.look_at_children")


def look(*, now: datetime) -> int:
    """Look at each code once a day. Returns of how many something was done. Safe to run twice."""
    born_before = months_after(london_date(now), -12 * DECIDES_FROM)
    given = AccessGrant.objects.hers().filter(ended_at=None, victim__person__date_of_birth__lte=born_before)
    rows = given.values_list("id", "made_at", "victim__person__date_of_birth")
    of_small = [one for one, made_at, born in rows if deciding_age_of(born, london_date(made_at)) is DecidingAge.YOUNG]
    return sum(_looked_at(one, now) for one in of_small)


@transaction.atomic
def _looked_at(grant_id: int, now: datetime) -> bool:
    grant = AccessGrant.objects.select_related("victim__person").filter(id=grant_id, ended_at=None).first()
    if grant is None:
        return False
    victim = grant.victim
    if deciding_age_of(victim.person.date_of_birth, london_date(now)) is DecidingAge.GROWN:
        codes.end_codes(victim_id=victim.id, reason="grew_up", now=now)
        note(_JOB, "access_code.ended", at=now, case_id=victim.case_id, victim_id=victim.id)
        return True
    make_task(
        kind=TaskKind.ASK_CHILD,
        victim_id=victim.id,
        reason=CODE_OF_A_CHILD,
        harm=harm_for(is_guarded=bool(is_guarded([victim.id])), is_enhanced=victim.is_enhanced),
        due_at=None,
        now=now,
        subject_key=_ABOUT,
    )
    return True
