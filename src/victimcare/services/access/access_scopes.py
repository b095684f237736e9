"""Decides which cases are hidden from an actor: restricted ones that they may not read, and those with a conflict of
interest.

This is the only place that decides it. Every list, count, search or read of rows for staff, or at the terminal, goes
through it, and a hidden case looks the same as a missing one. Restricted cases and conflicts are few, so a list costs
no more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import TypeVar

from django.conf import settings
from django.db.models import Exists, F, Func, Model, OuterRef, Q, QuerySet, TextField, Value
from django.db.models.expressions import RawSQL

from victimcare.records.models import Case, DangerFinding, RestrictedRecordReader, Staff, Task, Team, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.force import Force
from victimcare.services.access.access_actors import Actor, ActorKind, Role

M = TypeVar("M", bound=Model)
_OF_UNVERIFIED = (TaskKind.PAD_MESSAGE, TaskKind.DANGER_WORDS)
_PEOPLE = frozenset({ActorKind.STAFF, ActorKind.OPERATOR})  # who may come across cases that they may not see

# One short list, written out in SQL: with two lists the database would look up every victim in both, and combining them
# in Django would take most of a list's time.
_CASES = """
SELECT seal.case_id FROM records_restrictedrecord seal
 WHERE seal.lifted_at IS NULL AND seal.case_id <> ALL(%s)
   AND NOT EXISTS (SELECT FROM records_restrictedrecordreader mine
                    WHERE mine.seal_id = seal.id AND mine.staff_id = %s AND mine.ended_at IS NULL)
 UNION ALL
SELECT known.case_id FROM records_conflictofinterest known WHERE known.staff_id = %s AND known.ended_at IS NULL
"""
_VICTIMS = f"SELECT v.id FROM records_victim v WHERE v.case_id IN ({_CASES})"  # noqa: S608  our own words
# The subjects of complaint tasks that are hidden from an actor: about a case hidden from them, about them, or where it
# is not yet decided whom they mean.
_COMPLAINTS = f"""
SELECT 'complaint:' || said.public_id FROM records_complaint said
 WHERE said.victim_id IN ({_VICTIMS}) OR said.concerned @> ARRAY[%s]::bigint[] OR (said.meant = 'open' AND NOT %s)
"""  # noqa: S608  our own words
# Complaints and challenges whose words are about an actor. An actor who only answered before may see danger in later
# words.
_WORDS_ABOUT = """
SELECT said.public_id::text FROM records_complaint said
 WHERE said.concerned @> ARRAY[%s]::bigint[]
   AND (said.named @> ARRAY[%s]::bigint[]
        OR NOT EXISTS (SELECT FROM records_complaintlevel l WHERE l.complaint_id = said.id AND l.answered_by_id = %s))
 UNION ALL
SELECT asked.public_id::text FROM records_challenge asked
 WHERE asked.concerned @> ARRAY[%s]::bigint[]
   AND NOT EXISTS (SELECT FROM records_challenge f WHERE f.id = asked.again_of_id AND f.answered_by_id = %s)
"""

# Tasks of messages taken without an identity check that may be about a case hidden from the actor, and of the danger in
# them; not danger that holds other messages too. A message whose words are deleted has no open task.
_UNVERIFIED_MESSAGES = f"""
WITH shut AS (SELECT pad.task_id, 'pad:' || pad.public_id AS about FROM records_unverifiedmessage pad
               WHERE pad.sealed <> ''::bytea AND pad.may_be_about && ARRAY({_VICTIMS}))
SELECT task_id FROM shut
 UNION ALL
SELECT found.task_id FROM records_dangerfinding found JOIN shut USING (about)
 WHERE NOT EXISTS (SELECT FROM records_dangerfinding other
                    WHERE other.task_id = found.task_id AND other.about NOT IN (SELECT about FROM shut))
"""  # noqa: S608  our own words


def filter_visible_rows(actor: Actor, rows: QuerySet[M], *, victim: str = "victim_id") -> QuerySet[M]:
    """These rows without those of victims whose case is hidden from this actor. `victim`: the field that names them."""
    if not _is_restricted(actor):
        return rows
    return rows.exclude(**{f"{victim}__in": _hidden_ids(actor, _VICTIMS)})


def filter_visible_case_rows(actor: Actor, rows: QuerySet[M], *, case: str = "case_id") -> QuerySet[M]:
    """The same for rows that name their case."""
    return rows if not _is_restricted(actor) else rows.exclude(**{f"{case}__in": _hidden_ids(actor, _CASES)})


def filter_visible_tasks(actor: Actor, tasks: QuerySet[Task]) -> QuerySet[Task]:
    """These tasks without those of victims whose case is hidden from this actor, complaints about the actor, danger in
    words about the actor, and complaints and messages taken without an identity check that may be about such a victim.
    Their presence alone would tell the actor of them."""
    if not _is_restricted(actor):
        return tasks
    may_say = actor.staff_id is not None and may_name_complaint_subject(actor)
    complaints = RawSQL(_COMPLAINTS, (*_case_parameters(actor), actor.staff_id or 0, may_say))  # noqa: S611  our own words
    return (
        filter_subject_tasks(actor, filter_visible_rows(actor, tasks))
        .exclude(kind=TaskKind.FRONT_DOOR, subject_key__in=complaints)
        .exclude(kind__in=_OF_UNVERIFIED, id__in=_hidden_ids(actor, _UNVERIFIED_MESSAGES))
    )


def filter_subject_tasks(actor: Actor, tasks: QuerySet[Task]) -> QuerySet[Task]:
    """These tasks, open or closed, without danger found in a complaint or a challenge about this actor: such a row is
    shown beside the case, and would reveal who complained."""
    if actor.staff_id is None:
        return tasks
    about = RawSQL(_WORDS_ABOUT, (actor.staff_id,) * 5)  # noqa: S611  our own words
    matter = Func(F("about"), Value(":"), Value(2), function="split_part", output_field=TextField())
    found = DangerFinding.objects.alias(matter=matter).filter(task=OuterRef("pk"), matter__in=about)
    return tasks.exclude(Q(kind=TaskKind.DANGER_WORDS) & Exists(found))


def may_name_complaint_subject(actor: Actor) -> bool:
    """Whether the actor may say whom a complaint means that names no person for certain: supervisors and professional
    standards. Staff whose names resemble the one in a complaint may not for that complaint."""
    return Role.SUPERVISOR in actor.roles or (
        actor.team_id is not None and actor.team_id in _standards_team().values_list("id", flat=True)
    )


def staff_naming_complaint_subject(staff_ids: Collection[int]) -> frozenset[int]:
    """Which of these members of staff may."""
    may = Q(roles__contains=[Role.SUPERVISOR]) | Q(team__in=_standards_team())
    return frozenset(Staff.objects.filter(may, id__in=staff_ids).values_list("id", flat=True))


def is_subject_namer_left(*, besides: Collection[int]) -> bool:
    """Whether any person besides these may say it."""
    may = Q(roles__contains=[Role.SUPERVISOR]) | Q(team__in=_standards_team())
    return Staff.objects.filter(may, is_active=True).exclude(id__in=besides).exists()


def _standards_team() -> QuerySet[Team]:
    force: Force = settings.FORCE
    return Team.objects.filter(code=force.complaints.standards_team or "")


def hidden_crime_references(actor: Actor) -> frozenset[str]:
    """For rows that name a crime only by its reference, such as feed lines."""
    if not _is_restricted(actor):
        return frozenset()
    return frozenset(Case.objects.filter(id__in=_hidden_ids(actor, _CASES)).values_list("reference", flat=True))


def hidden_victim_ids(actor: Actor) -> list[int]:
    """For collections that are not querysets: the victims' ids."""
    if not _is_restricted(actor):
        return []
    return list(Victim.objects.filter(case_id__in=_hidden_ids(actor, _CASES)).values_list("id", flat=True))


def is_victim_hidden(actor: Actor, victim_id: int | None) -> bool:
    """Whether the victim's case is hidden from this actor; False without a victim."""
    if not _is_restricted(actor) or victim_id is None:
        return False
    return Victim.objects.filter(case_id__in=_hidden_ids(actor, _CASES), id=victim_id).exists()


def find_excluded_staff(victim_ids: Collection[int], staff_ids: Collection[int]) -> Mapping[int, frozenset[int]]:
    """By victim: from which of these members of staff the case is hidden; leaves out victims whose case is hidden from
    none of them. Tasks about the victim are not given to them. Two queries where no such case is restricted."""
    cases = Victim.objects.filter(id__in=victim_ids)
    known = cases.filter(case__conflicts__ended_at=None, case__conflicts__staff__in=staff_ids)
    found: dict[int, set[int]] = defaultdict(set)
    for victim_id, staff_id in known.values_list("id", "case__conflicts__staff"):
        found[victim_id].add(staff_id)
    sealed = cases.filter(case__seals__isnull=False, case__seals__lifted_at=None).values_list("id", "case__seals")
    for victim_id, seal_id in sealed:
        found[victim_id] |= set(staff_ids) - _readers(seal_id)
    return {victim_id: frozenset(people) for victim_id, people in found.items() if people}


def _is_restricted(actor: Actor) -> bool:
    """Whether the actor's restrictions apply. For an officer who writes a mail we cannot know whether they may read
    what is restricted, so no mail contains it either."""
    return actor.kind in _PEOPLE or (actor.kind is ActorKind.OFFICER and actor.staff_id is None)


def _hidden_ids(actor: Actor, ids: str) -> RawSQL:
    return RawSQL(ids, _case_parameters(actor))  # noqa: S611  our own words


def _case_parameters(actor: Actor) -> tuple[list[int], int, int]:
    """The parameters of `_CASES`."""
    return sorted(actor.opened), actor.staff_id or 0, actor.staff_id or 0


def _readers(seal_id: int) -> set[int]:
    return set(RestrictedRecordReader.objects.filter(seal_id=seal_id, ended_at=None).values_list("staff_id", flat=True))
