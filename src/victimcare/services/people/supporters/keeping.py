"""What time and news do to a role: a child turns 12 or 18, and somebody who helps her turns out to be one whom she must
be kept safe from. Looked for by a job; what a supporter's page shows meanwhile is asked anew at each look."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from victimcare.records.models import LinkedPerson, Supporter, Victim
from victimcare.records.models.desk import TaskKind
from victimcare.records.models.supporters import SupporterEnd
from victimcare.records.models.supporters import SupporterKind as Kind
from victimcare.rules.people.supporters import ends_soon_at_adulthood, is_role_in_force, must_child_be_asked
from victimcare.services.access import Actor
from victimcare.services.audit import note
from victimcare.services.cases.guarding import is_guarded
from victimcare.services.desk import linked
from victimcare.services.people.supporters import roles

_JOB = Actor.system("people.keep_supporters")


def keep(*, now: datetime) -> int:
    """Look at each once. Returns of how many something was done. Safe to run twice."""
    agreed = Supporter.objects.filter(agreed_at__isnull=False, ended_at=None)
    ids = set(agreed.filter(kind=Kind.PARENT).values_list("id", flat=True))
    ids.update(agreed.filter(victim__in=_who_fears_somebody(agreed)).values_list("id", flat=True))
    return sum(_kept(supporter_id, now) for supporter_id in sorted(ids))


def _who_fears_somebody(agreed: QuerySet[Supporter]) -> set[int]:
    """Of the victims who are helped those with somebody to be kept safe from in any case of theirs. Three queries."""
    places = linked.places(set(agreed.values_list("victim_id", flat=True)))
    everywhere = frozenset[int]().union(*places.values())
    feared = LinkedPerson.objects.filter(ended_at=None).values("victim__case")
    in_fear = set(Victim.objects.filter(id__in=everywhere, case__in=feared).values_list("id", flat=True))
    return {victim_id for victim_id, hers in places.items() if not in_fear.isdisjoint(hers)}


@transaction.atomic
def _kept(supporter_id: int, now: datetime) -> bool:
    rows = Supporter.objects.select_for_update(of=("self",)).select_related("victim__person")
    row = rows.filter(id=supporter_id, ended_at=None).first()
    if row is None:
        return False
    born, role = row.victim.person.date_of_birth, roles.role_of(row)
    if roles.is_feared(row):
        _end(row, SupporterEnd.BY_US, now)
        _ask(row, TaskKind.SUPPORTER_ASKED, roles.FEARED, now)
    elif not is_role_in_force(role, born, now):
        _end(row, SupporterEnd.GREW_UP, now)
    elif must_child_be_asked(role, born, now):
        return _ask(row, TaskKind.ASK_CHILD, roles.TWELVE, now)
    elif ends_soon_at_adulthood(role, born, now):
        return _ask(row, TaskKind.ASK_CHILD, roles.SOON_GROWN, now)
    else:
        return False
    return True


def _end(row: Supporter, how: SupporterEnd, now: datetime) -> None:
    roles.end(row, how, by=None, now=now)
    detail = {"supporter": row.id, "how": how.value}
    note(_JOB, "supporters.ended", at=now, case_id=row.victim.case_id, victim_id=row.victim_id, detail=detail)


def _ask(row: Supporter, kind: TaskKind, reason: str, now: datetime) -> bool:
    if roles.is_asked(row, kind):
        return False
    guarded = bool(is_guarded([row.victim_id]))
    roles.ask_a_person(row, row.victim, kind, reason, is_guarded=guarded, now=now)
    return True
