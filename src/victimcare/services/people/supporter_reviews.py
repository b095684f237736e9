"""Reviews supporters' roles after time and news: a child turns 12 or 18, or a supporter turns out to be a person the
victim must be kept safe from. A job looks for these; until it has run, each view of a supporter's page checks again
what it may show."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from victimcare.records.models import AccessGrant, LinkedPerson, Supporter, Victim
from victimcare.records.models.supporters import SupporterEnd
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.clock import london_date, months_after
from victimcare.rules.people.supporters import (
    DECIDES_FROM,
    DecidingAge,
    SupporterKind,
    deciding_age_of,
    ends_soon_at_adulthood,
    is_role_in_force,
    must_child_be_asked,
)
from victimcare.services.access import Actor
from victimcare.services.access_codes import victim_codes
from victimcare.services.audit import note
from victimcare.services.cases.guarded_victims import find_guarded_victims
from victimcare.services.desk import linked_points
from victimcare.services.desk.task_actions import make_task
from victimcare.services.desk.task_shapes import harm_level_for
from victimcare.services.people import supporter_roles

_JOB = Actor.system("people.keep_supporters")


def review_supporters(*, now: datetime) -> int:
    """Review each supporter once. Returns for how many something was done. Safe to run twice."""
    agreed = Supporter.objects.filter(agreed_at__isnull=False, ended_at=None)
    ids = set(agreed.filter(kind=SupporterKind.PARENT).values_list("id", flat=True))
    ids.update(agreed.filter(victim__in=_find_fearing_victims(agreed)).values_list("id", flat=True))
    return sum(_kept(supporter_id, now) for supporter_id in sorted(ids))


def _find_fearing_victims(agreed: QuerySet[Supporter]) -> set[int]:
    """Of the victims with supporters, those who must be kept safe from some person in any of their cases. Three
    queries."""
    places = linked_points.list_person_rows(set(agreed.values_list("victim_id", flat=True)))
    everywhere = frozenset[int]().union(*places.values())
    feared = LinkedPerson.objects.filter(ended_at=None).values("victim__case")
    in_fear = set(Victim.objects.filter(id__in=everywhere, case__in=feared).values_list("id", flat=True))
    return {victim_id for victim_id, own in places.items() if not in_fear.isdisjoint(own)}


@transaction.atomic
def _kept(supporter_id: int, now: datetime) -> bool:
    rows = Supporter.objects.select_for_update(of=("self",)).select_related("victim__person")
    row = rows.filter(id=supporter_id, ended_at=None).first()
    if row is None:
        return False
    born, role = row.victim.person.date_of_birth, supporter_roles.read_role(row)
    if supporter_roles.is_feared_supporter(row):
        _end(row, SupporterEnd.BY_US, now)
        _ask(row, TaskKind.SUPPORTER_ASKED, supporter_roles.FEARED, now)
    elif not is_role_in_force(role, born, now):
        _end(row, SupporterEnd.GREW_UP, now)
    elif must_child_be_asked(role, born, now):
        return _ask(row, TaskKind.ASK_CHILD, supporter_roles.TWELVE, now)
    elif ends_soon_at_adulthood(role, born, now):
        return _ask(row, TaskKind.ASK_CHILD, supporter_roles.SOON_GROWN, now)
    else:
        return False
    return True


def _end(row: Supporter, how: SupporterEnd, now: datetime) -> None:
    supporter_roles.end_supporter(row, how, by=None, now=now)
    detail = {"supporter": row.id, "how": how.value}
    note(_JOB, "supporters.ended", at=now, case_id=row.victim.case_id, victim_id=row.victim_id, detail=detail)


def _ask(row: Supporter, kind: TaskKind, reason: str, now: datetime) -> bool:
    if supporter_roles.is_supporter_asked_about(row, kind):
        return False
    guarded = bool(find_guarded_victims([row.victim_id]))
    supporter_roles.ask_about_supporter(row, row.victim, kind, reason, is_guarded=guarded, now=now)
    return True


# The code of a child's own record: while the child is small a parent holds it, and it does not stay with the parent by
# itself.
#
# From the age of 12, a colleague asks the child who is to have it; at 18 it ends. A code made after the child turned 12
# is the child's own.

CODE_OF_A_CHILD = "child_has_a_code"
_ABOUT = "code"
_CHILD_CODE_JOB = Actor.system("people.look_at_children")


def review_child_codes(*, now: datetime) -> int:
    """Review each code once a day. Returns for how many something was done. Safe to run twice."""
    born_before = months_after(london_date(now), -12 * DECIDES_FROM)
    given = AccessGrant.objects.of_victims().filter(ended_at=None, victim__person__date_of_birth__lte=born_before)
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
        victim_codes.end_victim_codes(victim_id=victim.id, reason="grew_up", now=now)
        note(_CHILD_CODE_JOB, "access_code.ended", at=now, case_id=victim.case_id, victim_id=victim.id)
        return True
    make_task(
        kind=TaskKind.ASK_CHILD,
        victim_id=victim.id,
        reason=CODE_OF_A_CHILD,
        harm=harm_level_for(is_guarded=bool(find_guarded_victims([victim.id])), is_enhanced=victim.is_enhanced),
        due_at=None,
        now=now,
        subject_key=_ABOUT,
    )
    return True
