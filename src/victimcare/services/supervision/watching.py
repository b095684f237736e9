"""Reading the audit for looks: which were drawn by lot, which stand out, and who is asked about them.

A look is read two hours after it happened, when what came of it is known: a contact that was recorded is work. What was
so at its moment is kept for a month in a row of its own, with which later looks are compared; the audit itself is read
once, in the order of its ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction

from victimcare.records.models import AuditEntry, LookReview, LookSeen, LooksRead, Staff
from victimcare.records.models.desk import TaskKind
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
from victimcare.services.access import Actor
from victimcare.services.conversations import identity_checks
from victimcare.services.desk import task_actions as desk
from victimcare.services.desk.task_shapes import HarmLevel, NewTask
from victimcare.services.rights.working_days import working_days
from victimcare.services.supervision import look_facts, named
from victimcare.services.supervision.look_facts import Seen

KEPT_FOR = timedelta(days=31)
BATCH = 5_000  # entries of the audit
TASK = "looks"

# What begins a look at somebody; searches of a desk that has other acts for it are named here too. Which service has
# her tells where she is.
LOOKS = ("case.look_up", "contact.begun", "referral.named", *look_facts.PACKETS)


@transaction.atomic
def read(*, now: datetime) -> int:
    """Read on from where it was left, one batch. Returns how many entries were read; fewer than `BATCH`: all."""
    place, _ = LooksRead.objects.select_for_update().get_or_create(id=1, defaults={"up_to": _start(now)})
    entries = list(
        AuditEntry.objects.filter(id__gt=place.up_to, at__lt=now - ACCESS_JUDGED_AFTER)
        .order_by("id")
        .values_list("id", "act", "actor_kind")[:BATCH]
    )
    if not entries:
        return 0
    wanted = [entry for entry, act, kind in entries if kind == "staff" and act in LOOKS]
    named.ask([entry for entry, act, kind in entries if kind == "staff" and act == identity_checks.RECORDED], now=now)
    look_facts.keep(wanted)
    _ask_about(look_facts.of(wanted), now)
    LooksRead.objects.update(up_to=entries[-1][0])
    return len(entries)


@transaction.atomic
def say_whether_there(*, actor: Actor, task_id: UUID, was_there: bool, now: datetime) -> None:
    """Of whoever was named as there when somebody proved who they are. Where they were not, a supervisor hears of it.
    Raises named.UnknownNamed."""
    disowned = named.answer(actor=actor, task_id=task_id, was_there=was_there, now=now)
    proof = AuditEntry.objects.filter(id=disowned).first() if disowned is not None else None
    person = Staff.objects.filter(public_id=proof.actor.partition(":")[2]).first() if proof is not None else None
    if proof is None or person is None:
        return
    due_at, reason = _due_at(now), AccessReviewReason.DISOWNED
    LookReview.objects.update_or_create(
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
def forget(*, now: datetime) -> int:
    """What nothing is compared with any more. Returns how many."""
    return LookSeen.objects.filter(at__lt=now - KEPT_FOR).delete()[0]


def _start(now: datetime) -> int:
    """An installation that begins to watch reads the last month, and nothing before."""
    last = AuditEntry.objects.filter(at__lt=now - KEPT_FOR).order_by("-id").values_list("id", flat=True).first()
    return last or 0


def _ask_about(looks: Iterable[Seen], now: datetime) -> None:
    key = settings.SECRET_KEY.encode()
    due_at = _due_at(now)
    wanted = []
    for seen in looks:
        verdict, drawn = judge_access(seen.look), is_access_drawn(key, seen.entry_id)
        if not verdict.is_odd and not drawn:
            continue
        wanted.append(
            LookReview(
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
    LookReview.objects.bulk_create(wanted, ignore_conflicts=True)
    _ask_supervisors({row.staff_id for row in wanted}, due_at, now)


def _due_at(now: datetime) -> datetime:
    return end_of_day(working_days().later(london_date(now), ACCESS_ANSWERED_WITHIN))


def _ask_supervisors(staff: Iterable[int], due_at: datetime, now: datetime) -> None:
    """One task a team: its supervisors answer for the looks of its people."""
    teams: Mapping[int, str | None] = dict(Staff.objects.filter(id__in=staff).values_list("id", "team__code"))
    desk.make_tasks(
        [
            NewTask(TaskKind.WATCH, None, "looks_wait", HarmLevel.STANDARD, due_at, f"{TASK}:{code or ''}", code)
            for code in sorted(set(teams.values()), key=str)
        ],
        now=now,
    )
