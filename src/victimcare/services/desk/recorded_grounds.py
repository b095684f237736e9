"""Grounds for Enhanced Rights that trained people record, added at once and removed only with a reason; and decisions
that several victims are the same person."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction

from victimcare.records.models import Case, Person, SamePersonDecision, SamePersonVictim, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules import clock
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.errors import NotFound, VictimNotFound
from victimcare.rules.force import Force
from victimcare.rules.rights.enhanced_grounds import EnhancedGround, list_enhanced_grounds
from victimcare.rules.rights.enhanced_rights import FROM_LINKS, RECORDED_GROUNDS
from victimcare.services.access import Act, Actor, PermissionRefused, access_scopes, permit
from victimcare.services.audit import note
from victimcare.services.cases import case_timeline
from victimcare.services.desk import task_actions
from victimcare.services.desk.task_shapes import NewTask, load_harm_levels
from victimcare.services.desk.timeline_acts import DESK_SOURCE, append_act, lock_victim, require_words, sign_act
from victimcare.services.person_keys import fetch_person_key
from victimcare.services.rights import ledger_upkeep
from victimcare.services.rights.code_catalogue import rights_catalogue
from victimcare.services.sealed_columns import ONE_PERSON_NOTE


@transaction.atomic
def add_grounds(*, actor: Actor, victim_id: int, grounds: Collection[str], words: str, now: datetime) -> None:
    """Record that the victim's needs were assessed and these grounds hold from now on. Open duties are recalculated at
    once. Raises NotFound, FieldRequired; ValueError for a ground that is not in `RECORDED_GROUNDS`."""
    if not grounds or not set(grounds) <= set(RECORDED_GROUNDS):
        raise ValueError(f"{sorted(grounds)} are not grounds; expected some of {', '.join(RECORDED_GROUNDS)}")
    _append_assessment(actor, victim_id, {"enhanced_grounds": _in_order(grounds), "words": require_words(words)}, now)


@transaction.atomic
def record_needs_assessed(*, actor: Actor, victim_id: int, grounds: Collection[str], words: str, now: datetime) -> None:
    """Record that the victim's needs were assessed; these grounds are added to those they have. There may be none: the
    duty to assess is met all the same. Raises NotFound, FieldRequired."""
    if grounds:
        add_grounds(actor=actor, victim_id=victim_id, grounds=grounds, words=words, now=now)
    else:
        _append_assessment(actor, victim_id, {}, now)


@transaction.atomic
def remove_ground(*, actor: Actor, victim_id: int, ground: str, reason: str, now: datetime) -> None:
    """Record that this ground no longer holds, and why. Duties met or missed under its clock stay so. Raises NotFound,
    FieldRequired."""
    permit(actor, Act.CHANGE_GROUNDS)
    victim = lock_victim(actor, victim_id)
    given = Victim.objects.values_list("enhanced_grounds", flat=True).get(id=victim.id)
    if ground not in given:
        raise NotFound("no such recorded ground")
    left = _in_order(set(given) - {ground})
    _append_assessment(actor, victim_id, {"enhanced_grounds": left, "removed_reason": require_words(reason)}, now)


def list_ground_history(victim_id: int, *, now: datetime) -> tuple[EnhancedGround, ...]:
    """List every ground that the victim has or had, oldest first. The caller has checked permission."""
    victim = Victim.objects.only("case_id", "record_id").get(id=victim_id)
    facts = [entry.fact for entry in case_timeline.load_timelines([victim.case_id])[victim.case_id]]
    return list_enhanced_grounds(facts, rights_catalogue(), as_of=now).get(victim.record_id, ())


def _append_assessment(actor: Actor, victim_id: int, given: Mapping[str, Any], now: datetime) -> None:
    permit(actor, Act.CHANGE_GROUNDS)
    victim = lock_victim(actor, victim_id)
    append_act(actor, victim, EventType.VICTIM_NEEDS_ASSESSED, DESK_SOURCE, {**given, **sign_act(actor)}, now, now)


def _in_order(grounds: Collection[str]) -> list[str]:
    return [ground for ground in RECORDED_GROUNDS if ground in grounds]


# Several crimes against one person: a member of staff decides that they are, which changes the victim's rights.
#
# The feed never merges people (docs/adr/0005). Crimes that a record system files under one `victim_id` only raise a
# question, once there are enough of them in a year; a person answers it. From then on each of these crimes has a ground
# for Enhanced Rights, persistently targeted, and so does each later crime filed under one of these ids.


@dataclass(frozen=True, slots=True)
class SamePersonCandidate:
    """One crime in which the victim may be the same person, with the evidence: no name, number or kind of crime."""

    victim_id: int
    reference: str
    reported_at: datetime
    has_same_name: bool
    has_same_birth_date: bool | None  # None: one of the two dates is unknown


TARGETED_GROUND = "persistently_targeted"
LOOK_BACK_MONTHS = 12


@transaction.atomic
def decide_same_person(*, actor: Actor, victim_ids: Collection[int], is_same: bool, words: str, now: datetime) -> None:
    """Decide whether these victims are one person. The latest decision about each applies.

    If they are, each gets the ground from now on; removing it again needs a reason (`remove_ground`). Raises NotFound,
    FieldRequired.
    """
    permit(actor, Act.CHANGE_GROUNDS)
    if actor.staff_id is None:
        raise PermissionRefused("a person decides")
    victims = _lock_victims(victim_ids)
    decision = SamePersonDecision(is_same=is_same, decided_at=now, decided_by_id=actor.staff_id)
    ONE_PERSON_NOTE.put_words(decision, require_words(words), fetch_person_key(victims[0].person_id))
    decision.save(force_insert=True)
    _add_to_decision(decision.id, [victim.id for victim in victims], now)
    if is_same:
        _add_targeted_ground(actor, victims, now)
    for victim in victims:
        task_actions.close_settled_tasks(
            kind=TaskKind.CONFIRM_GROUNDS, victim_id=victim.id, subject_key=None, now=now, by=actor.staff_id
        )


def list_same_person_rows(victim_id: int) -> tuple[int, ...]:
    """List the same person's rows in other crimes, as staff have decided; empty without a decision."""
    decision = _last_decision(victim_id)
    if decision is None or not decision.is_same:
        return ()
    others = SamePersonVictim.objects.filter(decision=decision).exclude(victim_id=victim_id).order_by("victim_id")
    return tuple(others.values_list("victim_id", flat=True))


def list_same_record_rows(victim_id: int) -> tuple[int, ...]:
    """List the rows, including this victim's, that the record system files under one id: what staff are asked about."""
    victim = Victim.objects.select_related("case").get(id=victim_id)
    same = Victim.objects.filter(record_id=victim.record_id, case__source=victim.case.source).exclude(kind="business")
    return tuple(same.order_by("case__reported_at", "id").values_list("id", flat=True))


@transaction.atomic
def load_same_person_question(*, actor: Actor, task_id: UUID, now: datetime) -> tuple[SamePersonCandidate, ...]:
    """Load the victims that a task asks about, latest last. Only for the task's owner. Raises NotFound."""
    permit(actor, Act.CHANGE_GROUNDS)
    task = Task.objects.filter(
        public_id=task_id, kind=TaskKind.CONFIRM_GROUNDS, closed_at=None, owner_id=actor.staff_id
    ).first()
    if task is None or task.victim is None or access_scopes.is_victim_hidden(actor, task.victim.id):
        raise VictimNotFound
    same_record = Victim.objects.filter(id__in=list_same_record_rows(task.victim.id)).select_related("case", "person")
    rows = access_scopes.filter_visible_rows(actor, same_record, victim="id")
    note(actor, "one_person.see", at=now, case_id=task.victim.case_id, victim_id=task.victim.id)
    person = task.victim.person
    return tuple(_build_candidate(row, person) for row in rows.order_by("case__reported_at", "id"))


def _build_candidate(row: Victim, person: Person) -> SamePersonCandidate:
    its = row.person
    return SamePersonCandidate(
        victim_id=row.id,
        reference=row.case.reference,
        reported_at=row.case.reported_at,
        has_same_name=(its.given_name, its.family_name) == (person.given_name, person.family_name),
        has_same_birth_date=None
        if its.date_of_birth is None or person.date_of_birth is None
        else its.date_of_birth == person.date_of_birth,
    )


@transaction.atomic
def extend_same_person(*, actor: Actor, victim_ids: Sequence[int], now: datetime) -> int:
    """Extend earlier decisions to those of these victims of new crimes who are known to be the same person as others.
    The caller has locked their cases. Returns how many."""
    if not SamePersonDecision.objects.exists():  # true of every bulk load into a fresh installation
        return 0
    with connection.cursor() as cursor:
        cursor.execute(_KNOWN_AGAIN, [list(victim_ids)])
        found: list[tuple[int, int]] = cursor.fetchall()
    for victim_id, decision_id in found:
        _add_to_decision(decision_id, [victim_id], now)
    _add_targeted_ground(
        actor, list(Victim.objects.filter(id__in=[victim_id for victim_id, _ in found]).order_by("id")), now
    )
    return len(found)


@transaction.atomic
def ask_about_same_person(*, now: datetime) -> int:
    """Make a task for each record id that was a victim often enough in a year, if there is no decision about its latest
    crime. Returns how many tasks were made or updated; safe to run twice."""
    force: Force = settings.FORCE
    since = clock.end_of_day(clock.months_after(clock.london_date(now), -LOOK_BACK_MONTHS))
    with connection.cursor() as cursor:
        cursor.execute(_OFTEN, {"since": since, "now": now, "often": force.crimes_in_a_year})
        victims = [row[0] for row in cursor.fetchall()]
    harm = load_harm_levels(victims)
    tasks = [NewTask(TaskKind.CONFIRM_GROUNDS, each, "one_person", harm[each], None) for each in victims]
    return len(task_actions.make_tasks(tasks, now=now))


# For each new victim, the latest decision about a victim with the same record id, if it says that they are one person.
_KNOWN_AGAIN = """
SELECT DISTINCT ON (fresh.id) fresh.id, decision.id
  FROM records_victim fresh
  JOIN records_case its ON its.id = fresh.case_id
  JOIN records_victim known ON known.record_id = fresh.record_id AND known.id <> fresh.id
  JOIN records_case theirs ON theirs.id = known.case_id AND theirs.source = its.source
  JOIN LATERAL (SELECT d.id, d.is_same FROM records_samepersonvictim o
                  JOIN records_samepersondecision d ON d.id = o.decision_id
                 WHERE o.victim_id = known.id ORDER BY d.id DESC LIMIT 1) decision ON decision.is_same
 WHERE fresh.id = ANY(%s) AND fresh.kind <> 'business'
   AND NOT EXISTS (SELECT FROM records_samepersonvictim o WHERE o.victim_id = fresh.id)
 ORDER BY fresh.id, decision.id DESC
"""

# The latest crime of each record id that was a victim so often, if there is no decision about it.
_OFTEN = """
SELECT last FROM (
  SELECT (array_agg(v.id ORDER BY c.reported_at DESC, v.id DESC))[1] AS last
    FROM records_victim v JOIN records_case c ON c.id = v.case_id
   WHERE c.reported_at > %(since)s AND c.reported_at <= %(now)s AND v.kind <> 'business'
   GROUP BY c.source, v.record_id HAVING count(DISTINCT v.case_id) >= %(often)s) often
 WHERE NOT EXISTS (SELECT FROM records_samepersonvictim o WHERE o.victim_id = last)
 ORDER BY last LIMIT 500
"""


def _last_decision(victim_id: int) -> SamePersonDecision | None:
    return SamePersonDecision.objects.filter(victims__victim_id=victim_id).order_by("-id").first()


def _lock_victims(victim_ids: Collection[int]) -> list[Victim]:
    """Return the victims with their cases locked, in the order that all locks use."""
    cases = Case.objects.filter(victims__id__in=victim_ids).values("id")
    list(Case.objects.select_for_update(no_key=True).filter(id__in=cases).order_by("reference").only("id"))
    victims = list(Victim.objects.filter(id__in=victim_ids).exclude(kind="business").order_by("id"))
    if len(victims) != len(set(victim_ids)) or len(victims) < 2:
        raise VictimNotFound
    return victims


def _add_to_decision(decision_id: int, victim_ids: Iterable[int], now: datetime) -> None:
    SamePersonVictim.objects.bulk_create(
        SamePersonVictim(decision_id=decision_id, victim_id=victim_id, added_at=now) for victim_id in victim_ids
    )


def _add_targeted_ground(actor: Actor, victims: Iterable[Victim], now: datetime) -> None:
    for victim in victims:
        if TARGETED_GROUND not in victim.enhanced_grounds:
            ledger_upkeep.append_event(
                actor=actor,
                case_id=victim.case_id,
                victim_id=victim.id,
                type=EventType.VICTIM_NEEDS_ASSESSED,
                source=FROM_LINKS,
                data={"enhanced_grounds": [TARGETED_GROUND]},
                time=now,
                now=now,
            )
