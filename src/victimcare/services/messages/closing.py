"""Has a colleague ring the victim when a case or part of it ends; messages about it wait for that call
(rules/care/closing).

`services.care` keeps the outcome of the call; this module keeps a machine from being first.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet

from victimcare.records.models import Case, PlanPoint, SafeContactPlan, Victim
from victimcare.records.models.contact import MessageWording, PlanChannel
from victimcare.records.models.desk import TaskKind
from victimcare.rules.care.closing_calls import (
    ClosingMoment,
    TrialArm,
    closing_call_due_at,
    closing_moment_of,
    does_message_go_first,
    does_message_wait,
    may_staff_ring_about_closing,
    trial_arm_of,
)
from victimcare.rules.force import Force
from victimcare.services.cases.at_risk import RiskNews
from victimcare.services.desk.harm import harm_for
from victimcare.services.desk.owed import end_of_next_working_day
from victimcare.services.desk.shapes import Harm, NewTask
from victimcare.services.messages.tasks import News, risks_among
from victimcare.services.rights.catalogue import catalogue


def ends(event_type: str, data: Mapping[str, Any]) -> ClosingMoment | None:
    """What this event ends for the victim, if anything."""
    outcome = catalogue().outcomes.get(str(data.get("outcome", "")))
    return closing_moment_of(event_type, data, outcome_group=outcome.group if outcome else "")


def arm_for(case_id: int, *, is_guarded: bool) -> TrialArm | None:
    """The order that is compared in this case; None where nothing is compared, or the victim is guarded."""
    force: Force = settings.FORCE
    if not force.care.compare_closing or is_guarded:
        return None
    name = Case.objects.values_list("public_id", flat=True).get(id=case_id)
    return trial_arm_of(str(name), seed=force.care.compare_closing, is_guarded=is_guarded)


def comparison() -> str:
    """The words by which is drawn now; empty: nothing is compared."""
    force: Force = settings.FORCE
    return force.care.compare_closing


def for_a_machine(victim: Victim, news: Sequence[News], *, is_guarded: bool) -> list[News]:
    """The victim's news that needs no call first."""
    if all(one.closes is None for one in news):
        return list(news)
    arm = arm_for(victim.case_id, is_guarded=is_guarded)
    return [one for one in news if not does_message_wait(one.closes, arm)]


def rung_by_a_person(plan: str) -> QuerySet[PlanPoint]:
    """The numbers of a plan that a person may ring. `plan`: the outer column of its id."""
    calls = PlanPoint.objects.filter(plan=OuterRef(plan), channel=PlanChannel.CALL, person_may_ring=True)
    return calls.exclude(wording=MessageWording.NONE)


def who_may_be_rung(victim_ids: Collection[int]) -> set[int]:
    """Those of these victims whom a person may ring about it. One query."""
    plans = SafeContactPlan.objects.filter(victim_id__in=victim_ids).annotate(has_agreed=Exists(rung_by_a_person("pk")))
    not_rung = {
        plan.victim_id
        for plan in plans
        if not may_staff_ring_about_closing(plan.stated, has_agreed=plan.has_agreed, was_asked=True)
    }
    return set(victim_ids) - not_rung


def to_ring(
    victim: Victim,
    news: Sequence[News],
    *,
    is_guarded: bool,
    risks: Mapping[tuple[int, int], RiskNews],
    now: datetime,
) -> NewTask | None:
    """Make a task to ring the victim about what ends, by the next working day at the latest. None: nothing ends.
    `risks`: the part of the news that is news of risk, which the victim is told today."""
    ending = [one for one in news if one.closes is not None]
    if not ending:
        return None
    at_risk = risks_among(risks, ending)
    dues = [one.owed.due_at for one in ending if one.owed.due_at is not None] + [risk.due_by(now) for risk in at_risk]
    harm = Harm.HIGH if at_risk else harm_for(is_guarded=is_guarded, is_enhanced=victim.is_enhanced)
    what, arm = ending[-1].closes, arm_for(victim.case_id, is_guarded=is_guarded)
    return ring_about(
        victim.id, what, harm, closing_call_due_at(dues, next_working_day=end_of_next_working_day(now)), arm=arm
    )


def ring_about(
    victim_id: int, what: ClosingMoment | None, harm: int, due_at: datetime | None, *, arm: TrialArm | None
) -> NewTask:
    """Make one call task per victim: whatever else ends while it is open is added to it. The task says whether a
    message went first."""
    after = "_after" if does_message_go_first(what, arm) else ""
    return NewTask(TaskKind.CLOSING_CALL, victim_id, f"closing_{what}{after}", harm, due_at, subject_of(victim_id))


def subject_of(victim_id: int) -> str:
    """What its task is about."""
    return f"closing:{victim_id}"
