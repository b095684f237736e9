"""Accesses to records for which a supervisor must account: found in the audit, listed with who, when, the stated reason
and what is unusual, and answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from victimcare.records.models import AccessReview, AccessReviewCursor, AccessSnapshot, AuditEntry, Staff
from victimcare.records.models.supervision import AccessReviewResult as AccessReviewResult
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.clock import end_of_day, london_date
from victimcare.rules.desk.supervisor_reviews import (
    ACCESS_ANSWERED_WITHIN,
    ACCESS_JUDGED_AFTER,
    ACCESS_WEIGHTS,
    AccessReviewReason,
    is_access_drawn,
    judge_access,
)
from victimcare.rules.desk.supervisor_reviews import ODD_FROM as ODD_FROM
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.services.access import Act, Actor, access_scopes, permit
from victimcare.services.audit import note
from victimcare.services.conversations import identity_checks
from victimcare.services.desk import task_actions
from victimcare.services.desk.task_shapes import HarmLevel, NewTask
from victimcare.services.person_keys import fetch_victim_key
from victimcare.services.rights.working_calendar import working_days
from victimcare.services.sealed_columns import LOOK_NOTE
from victimcare.services.supervision import access_facts, witness_checks
from victimcare.services.supervision.access_facts import FlaggedLook

# Search the audit for accesses to records: which were drawn by lot, which stand out, and which supervisors are asked.
#
# An access is judged two hours after it happened, when its result is known: a recorded contact is work. Its
# circumstances are kept for a month in a row of their own, for comparison with later ones; the audit itself is read
# once, in the order of its ids.

KEPT_FOR = timedelta(days=31)
AUDIT_BATCH = 5_000  # audit entries
LOOKS_TASK = "looks"

# Acts that begin an access to a victim's record, including searches of desks that have other acts for it. The name of
# the service that supports a victim reveals where the victim is.
LOOKS = ("case.look_up", "contact.begun", "referral.named", *access_facts.REPORT_LOOKS)


@transaction.atomic
def read_audit_for_looks(*, now: datetime) -> int:
    """Read the next batch of audit entries. Returns how many were read; fewer than `AUDIT_BATCH`: there are no more."""
    place, _ = AccessReviewCursor.objects.select_for_update().get_or_create(id=1, defaults={"up_to": _start(now)})
    entries = list(
        AuditEntry.objects.filter(id__gt=place.up_to, at__lt=now - ACCESS_JUDGED_AFTER)
        .order_by("id")
        .values_list("id", "act", "actor_kind")[:AUDIT_BATCH]
    )
    if not entries:
        return 0
    wanted = [entry for entry, act, kind in entries if kind == "staff" and act in LOOKS]
    witness_checks.create_witness_checks(
        [entry for entry, act, kind in entries if kind == "staff" and act == identity_checks.RECORDED], now=now
    )
    access_facts.save_looks(wanted)
    _ask_about(access_facts.load_look_facts(wanted), now)
    AccessReviewCursor.objects.update(up_to=entries[-1][0])
    return len(entries)


@transaction.atomic
def record_witness_answer(*, actor: Actor, task_id: UUID, was_there: bool, now: datetime) -> None:
    """Record whether the colleague named as a witness of an identity check was there. If not, a supervisor is told.
    Raises NotFound."""
    disowned = witness_checks.answer_witness_check(actor=actor, task_id=task_id, was_there=was_there, now=now)
    proof = AuditEntry.objects.filter(id=disowned).first() if disowned is not None else None
    person = Staff.objects.filter(public_id=proof.actor.partition(":")[2]).first() if proof is not None else None
    if proof is None or person is None:
        return
    due_at, reason = _due_at(now), AccessReviewReason.DISOWNED
    AccessReview.objects.update_or_create(
        entry_id=proof.id,
        defaults={
            "staff": person,
            "victim_id": proof.victim_id,
            "at": proof.at,
            "is_drawn": False,
            "score": ACCESS_WEIGHTS[reason],
            "reasons": [str(reason)],
            "due_at": due_at,
        },
    )
    _ask_supervisors({person.id}, due_at, now)


@transaction.atomic
def delete_old_looks(*, now: datetime) -> int:
    """Delete accesses too old for any comparison. Returns how many."""
    return AccessSnapshot.objects.filter(at__lt=now - KEPT_FOR).delete()[0]


def _start(now: datetime) -> int:
    """A new installation starts with the last month of audit entries."""
    last = AuditEntry.objects.filter(at__lt=now - KEPT_FOR).order_by("-id").values_list("id", flat=True).first()
    return last or 0


def _ask_about(looks: Iterable[FlaggedLook], now: datetime) -> None:
    key = settings.SECRET_KEY.encode()
    due_at = _due_at(now)
    wanted = []
    for seen in looks:
        verdict, drawn = judge_access(seen.look), is_access_drawn(key, seen.entry_id)
        if not verdict.is_odd and not drawn:
            continue
        wanted.append(
            AccessReview(
                entry_id=seen.entry_id,
                staff_id=seen.staff_id,
                victim_id=seen.victim_id,
                at=seen.at,
                is_drawn=drawn,
                score=verdict.score,
                reasons=[str(reason) for reason in verdict.reasons],
                due_at=due_at,
            )
        )
    AccessReview.objects.bulk_create(wanted, ignore_conflicts=True)
    _ask_supervisors({row.staff_id for row in wanted}, due_at, now)


def _due_at(now: datetime) -> datetime:
    return end_of_day(working_days().later(london_date(now), ACCESS_ANSWERED_WITHIN))


def _ask_supervisors(staff: Iterable[int], due_at: datetime, now: datetime) -> None:
    """One task per team: its supervisors answer for the accesses of its members."""
    teams: Mapping[int, str | None] = dict(Staff.objects.filter(id__in=staff).values_list("id", "team__code"))
    task_actions.make_tasks(
        [
            NewTask(TaskKind.WATCH, None, "looks_wait", HarmLevel.STANDARD, due_at, f"{LOOKS_TASK}:{code or ''}", code)
            for code in sorted(set(teams.values()), key=str)
        ],
        now=now,
    )


PAGE = 25


@dataclass(frozen=True, slots=True)
class AccessReviewRow:
    """One access to a record. `why`: the reason given at the time. Without the victim's name; `reference` empty: no one
    was found."""

    id: UUID
    who: str
    team: str
    at: datetime
    by: tuple[str, ...]  # what was typed: a reference, a name
    why: str
    reference: str
    is_drawn: bool
    reasons: tuple[AccessReviewReason, ...]
    due_at: datetime


@dataclass(frozen=True, slots=True)
class AccessReviewPage:
    looks: tuple[AccessReviewRow, ...]
    odd: int
    drawn: int
    has_more: bool


@transaction.atomic
def list_accesses_to_answer(*, actor: Actor, start: int = 0, now: datetime) -> AccessReviewPage:
    """Accesses of the whole force except the actor's own; the most unusual first. The listing is audited."""
    permit(actor, Act.ANSWER_FLAGGED_ACCESSES)
    rows = _open_to(actor)
    found = list(
        rows.select_related("staff__team", "victim__case").order_by("-score", "due_at", "id")[start : start + PAGE + 1]
    )
    entries = AuditEntry.objects.in_bulk([row.entry_id for row in found])
    note(actor, "looks.see", at=now, detail={"shown": len(found[:PAGE])})
    return AccessReviewPage(
        looks=tuple(_shown(row, entries[row.entry_id]) for row in found[:PAGE]),
        odd=rows.filter(score__gte=ODD_FROM).count(),
        drawn=rows.filter(score__lt=ODD_FROM).count(),
        has_more=len(found) > PAGE,
    )


@transaction.atomic
def answer_access(*, actor: Actor, look_id: UUID, answer: AccessReviewResult, words: str, now: datetime) -> None:
    """Raises NotFound, FieldRequired."""
    permit(actor, Act.ANSWER_FLAGGED_ACCESSES)
    if answer is not AccessReviewResult.FINE and not words.strip():
        raise FieldRequired("words")
    row = (
        _open_to(actor).select_for_update(of=("self",)).select_related("staff__team").filter(public_id=look_id).first()
    )
    if row is None:
        raise NotFound("no such access")
    row.answer, row.answered_at, row.answered_by_id = answer, now, actor.staff_id
    said = words.strip()
    LOOK_NOTE.put_words(row, said, fetch_victim_key(row.victim_id if said else None))
    row.save(update_fields=["answer", "answered_at", "answered_by", "sealed_note"])
    code = row.staff.team.code if row.staff.team else ""
    if not AccessReview.objects.filter(answered_at=None, staff__team=row.staff.team_id).exists():
        task_actions.close_settled_tasks(
            kind=TaskKind.WATCH, victim_id=None, subject_key=f"{LOOKS_TASK}:{code}", now=now, by=actor.staff_id
        )
    note(actor, "looks.answered", at=now, detail={"look": row.id, "answer": answer})


def _open_to(actor: Actor) -> QuerySet[AccessReview]:
    rows = AccessReview.objects.filter(answered_at=None).exclude(staff_id=actor.staff_id or 0)
    return access_scopes.filter_visible_rows(actor, rows)


def _shown(row: AccessReview, entry: AuditEntry) -> AccessReviewRow:
    return AccessReviewRow(
        id=row.public_id,
        who=row.staff.name,
        team=row.staff.team.name if row.staff.team else "",
        at=row.at,
        by=tuple(entry.detail.get("by", ())),
        why=entry.reason,
        reference=row.victim.case.reference if row.victim else "",
        is_drawn=row.is_drawn,
        reasons=tuple(AccessReviewReason(reason) for reason in row.reasons),
        due_at=row.due_at,
    )
