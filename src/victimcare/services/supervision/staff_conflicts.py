"""Conflicts of interest: a member of staff knows a person in a case, after which the case is hidden from them.

Staff declare a conflict, or the product finds it: a victim's number or address is also theirs, or a victim with their
family name lives at their postcode. A found conflict hides the record at once, and a supervisor other than the person
concerned may end it as mistaken. Nothing here shows anyone the other person's details.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import connection, transaction
from django.db.models import Q

from victimcare.records.models import (
    Case,
    ConflictOfInterest,
    RestrictedRecordReader,
    Task,
    TaskChange,
)
from victimcare.records.models.restrictions import ConflictBasis
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.victim_contact.contact_plans import ContactPointKind as ContactPointKind
from victimcare.rules.contact.record_lookup import spell_reference
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.services.access import Act, Actor, PermissionRefused, access_scopes, permit
from victimcare.services.audit import note
from victimcare.services.conversations import identity_checks
from victimcare.services.desk import ownership, task_actions
from victimcare.services.desk.eligibility import list_tasks_barred_to_owner
from victimcare.services.desk.task_shapes import HarmLevel
from victimcare.services.sealed_columns import CONFLICT_ENDED_WHY, CONFLICT_WORDS
from victimcare.services.supervision import restriction_readers

PAGE = 100


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """One conflict, for a supervisor. Without the victim's name."""

    id: UUID
    who: str
    team: str
    reference: str
    how: ConflictBasis
    words: str
    since_at: datetime


@transaction.atomic
def declare_conflict(*, actor: Actor, reference: str, words: str, now: datetime) -> None:
    """Record that the actor knows a person in this case. Answers the same whether or not the case exists."""
    permit(actor, Act.DECLARE_CONFLICT)
    seen = access_scopes.filter_visible_case_rows(
        actor, Case.objects.filter(reference__in=spell_reference(reference)), case="id"
    )
    case_id = seen.values_list("id", flat=True).first()
    _declared(actor, case_id, words, now)


@transaction.atomic
def declare_conflict_with_victim(*, actor: Actor, victim_id: UUID, words: str, now: datetime) -> None:
    """The same, for the victim whose record the actor has open. Raises NotFound."""
    permit(actor, Act.DECLARE_CONFLICT)
    _declared(actor, identity_checks.find_visible_victim(actor, victim_id).case_id, words, now)


@transaction.atomic
def list_conflicts(*, actor: Actor, start: int = 0, now: datetime) -> tuple[tuple[ConflictRow, ...], bool]:
    """Open conflicts, the newest first, and whether there are more; without those in cases hidden from the actor, among
    them the actor's own. The listing is audited."""
    permit(actor, Act.KEEP_CONFLICTS)
    rows = access_scopes.filter_visible_case_rows(actor, ConflictOfInterest.objects.filter(ended_at=None))
    found = list(rows.select_related("staff__team", "case").order_by("-since_at", "-id")[start : start + PAGE + 1])
    note(actor, "conflicts.see", at=now, detail={"shown": len(found[:PAGE])})
    return tuple(map(_shown, found[:PAGE])), len(found) > PAGE


@transaction.atomic
def end_conflict(*, actor: Actor, conflict_id: UUID, why: str, now: datetime) -> None:
    """End a conflict that is mistaken or no longer true. Raises NotFound, FieldRequired."""
    permit(actor, Act.KEEP_CONFLICTS)
    if not why.strip():
        raise FieldRequired("why")
    rows = access_scopes.filter_visible_case_rows(actor, ConflictOfInterest.objects.filter(ended_at=None)).exclude(
        staff_id=actor.staff_id or 0
    )
    row = rows.select_for_update().filter(public_id=conflict_id).first()
    if row is None:
        raise NotFound("no such conflict")
    row.ended_at, row.ended_by_id = now, actor.staff_id
    CONFLICT_ENDED_WHY.put_words(row, why.strip())
    row.save(update_fields=["ended_at", "ended_by", "sealed_ended_why"])
    task_actions.close_settled_tasks(
        kind=TaskKind.WATCH, victim_id=None, subject_key=_key(row), now=now, by=actor.staff_id, note=why.strip()
    )
    note(actor, "conflict.ended", at=now, case_id=row.case_id, detail={"staff": row.staff_id, "how": row.how})


@transaction.atomic
def find_new_conflicts(*, now: datetime) -> int:
    """Record conflicts that no one has declared. One that a supervisor ended is not found again. Returns how many are
    new."""
    with connection.cursor() as cursor:
        cursor.execute(_FOUND)
        found: list[tuple[int, int, str]] = cursor.fetchall()
    for staff_id, case_id, how in found:
        row = _keep(staff_id, case_id, ConflictBasis(how), "", None, now)
        task_actions.make_task(
            kind=TaskKind.WATCH,
            victim_id=None,
            reason="conflict_found",
            harm=HarmLevel.MEDIUM,
            due_at=None,
            now=now,
            subject_key=_key(row),
        )
        note(
            Actor.system("supervision.find_conflicts"),
            "conflict.found",
            at=now,
            case_id=case_id,
            detail={"staff": staff_id, "how": how},
        )
    return len(found)


# Starts from the contact points of staff and their accounts' addresses, which are few beside victims'. A number or
# address is compared with those of victims, and of the people from whom victims must be kept safe. `=` has an index of
# its own; a postcode is matched as the start of an address, within the same index.
_FOUND = """
WITH kept AS (
  SELECT staff_id, kind, match_key FROM records_staffcontactpoint WHERE ended_at IS NULL
  UNION
  SELECT id, 'email', lower(btrim(email)) FROM records_staff
), theirs AS (
  SELECT p.staff_id, p.kind, p.match_key, split_part(p.match_key, '/', 1) AS postcode,
         lower(regexp_replace(btrim(s.name), '^.*\\s', '')) AS family_name
    FROM kept p JOIN records_staff s ON s.id = p.staff_id
   WHERE s.is_active AND p.match_key <> ''
), found AS (
  SELECT t.staff_id, v.case_id, CASE WHEN t.kind = 'address' THEN 'same_address' ELSE 'same_point' END AS how
    FROM theirs t JOIN records_contactpoint c ON c.match_key = t.match_key
    JOIN records_victim v ON v.person_id = c.person_id
  UNION
  SELECT t.staff_id, v.case_id, CASE WHEN t.kind = 'address' THEN 'same_address' ELSE 'same_point' END
    FROM theirs t JOIN records_linkedpoint c ON c.match_key = t.match_key AND c.withdrawn_at IS NULL
    JOIN records_linkedperson l ON l.id = c.person_id AND l.ended_at IS NULL
    JOIN records_victim v ON v.id = l.victim_id
  UNION
  SELECT t.staff_id, v.case_id, 'same_name_near'
    FROM theirs t
    JOIN records_contactpoint c ON c.match_key >= t.postcode || '/' AND c.match_key < t.postcode || '0'
         AND c.match_key <> t.match_key
    JOIN records_person p ON p.id = c.person_id AND lower(p.family_name) = t.family_name
    JOIN records_victim v ON v.person_id = p.id
   WHERE t.kind = 'address' AND t.postcode <> '' AND t.family_name <> ''
)
SELECT f.staff_id, f.case_id, min(f.how) FROM found f
 WHERE NOT EXISTS (SELECT FROM records_conflictofinterest k
                    WHERE k.staff_id = f.staff_id AND k.case_id = f.case_id
                      AND (k.ended_at IS NULL OR k.how = f.how))
 GROUP BY f.staff_id, f.case_id ORDER BY f.case_id, f.staff_id
"""


def _declared(actor: Actor, case_id: int | None, words: str, now: datetime) -> None:
    if actor.staff_id is None:
        raise PermissionRefused("a person says whom they know")
    if case_id is not None and not _stands(actor.staff_id, case_id):
        _keep(actor.staff_id, case_id, ConflictBasis.DECLARED, words.strip(), actor.staff_id, now)
    note(actor, "conflict.declared", at=now, case_id=case_id)


def _stands(staff_id: int, case_id: int) -> bool:
    rows = ConflictOfInterest.objects.filter(
        staff_id=staff_id, case_id=case_id, how=ConflictBasis.DECLARED, ended_at=None
    )
    return rows.exists()


def _keep(
    staff_id: int, case_id: int, how: ConflictBasis, words: str, by: int | None, now: datetime
) -> ConflictOfInterest:
    """Store the conflict, and take from its subject every task about a case that they can no longer see."""
    row = ConflictOfInterest(
        public_id=uuid4(), staff_id=staff_id, case_id=case_id, how=how, since_at=now, kept_by_id=by
    )
    CONFLICT_WORDS.put_words(row, words)
    row.save(force_insert=True)
    named = RestrictedRecordReader.objects.filter(staff_id=staff_id, seal__case_id=case_id)
    restriction_readers.close_reader_tasks(named.values_list("id", flat=True), now=now, by=by)
    own = Task.objects.filter(owner_id=staff_id, closed_at=None)
    # Complaints, officers' mail and messages taken without an identity check name no victim.
    barred = list_tasks_barred_to_owner(list(own.filter(victim=None)))
    tasks = own.select_for_update(of=("self",)).filter(Q(victim__case=case_id) | Q(id__in=barred))
    for task in tasks.order_by("id"):
        ownership.assign_owner(task, None, now)
        task.save(update_fields=ownership.OWNERSHIP_FIELDS)
        TaskChange.objects.create(task=task, what="handed_on", at=now, by_id=by, team_id=task.team_id)
    return row


def _key(row: ConflictOfInterest) -> str:
    return f"conflict:{row.public_id}"


def _shown(row: ConflictOfInterest) -> ConflictRow:
    return ConflictRow(
        id=row.public_id,
        who=row.staff.name,
        team=row.staff.team.name if row.staff.team else "",
        reference=row.case.reference,
        how=ConflictBasis(row.how),
        words=CONFLICT_WORDS.open_words(row),
        since_at=row.since_at,
    )


# Contact points of staff and of their households, by which a conflict is found.
#
# They are stored in the form in which victims' points are compared, and never shown: staff can end all of their own
# entries at once, but no one can read them back.
