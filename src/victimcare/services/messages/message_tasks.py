"""Makes tasks about messages: tell the victim in person, look at a failed message, release held ones, ring the victim
when a case ends."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet

from victimcare.records.models import Case, Notification, PlanPoint, SafeContactPlan, Victim
from victimcare.records.models.tasks import TaskKind
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
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.force import Force
from victimcare.rules.safe_contact.contact_plan import ContactMethod, StaffOnlyReason, WordingLevel
from victimcare.services.cases.victim_risk_news import RiskNews
from victimcare.services.desk.news_tasks import UndeliveredNews, end_of_next_working_day
from victimcare.services.desk.task_actions import close_settled_tasks, make_task
from victimcare.services.desk.task_shapes import HarmLevel, NewTask, harm_level_for, load_harm_levels
from victimcare.services.messages.message_states import HoldReason
from victimcare.services.rights.code_catalogue import rights_catalogue

OLD_NEWS = "old_news"  # more than a day old when it came: a person decides
# the victim is owed more about it, such as reasons, than their page or the line can say
MORE_THAN_SHOWN = "more_than_shown"


@dataclass(frozen=True, slots=True)
class NewsItem:
    """One piece of news that a victim is owed and does not know; while it is fresh, a machine may still bring it.

    `is_whole`: the victim's page and the line can say everything owed. `closes`: which part of the case it ends, if
    any.
    """

    owed: UndeliveredNews
    is_fresh: bool
    is_whole: bool = True
    closes: ClosingMoment | None = None


def build_telling_task(
    victim: Victim,
    reason: str,
    news: Sequence[NewsItem],
    *,
    is_guarded: bool,
    risks: Collection[RiskNews] = (),
    by: datetime | None = None,
    now: datetime,
) -> NewTask:
    """Make a task to tell the victim this, by the earliest of its due times. An open task of the kind is updated.

    `risks`: the part that is news of risk. The victim is told it today, before all else, even if they have not yet been
    asked how they may be reached. `by`: none of the victim's channels may carry the news, so a named colleague tells
    them by then, the same day; before they have been asked, other news keeps its own time.
    """
    is_asked = reason != StaffOnlyReason.NOT_ASKED
    is_named = bool(risks) or (by is not None and is_asked)
    dues = [one.owed.due_at for one in news if one.owed.due_at is not None] + [risk.due_by(now) for risk in risks]
    dues += [by] if by is not None and is_asked else []
    harm = HarmLevel.HIGH if risks else harm_level_for(is_guarded=is_guarded, is_enhanced=victim.is_enhanced)
    kind = TaskKind.TELL_VICTIM if is_asked else TaskKind.MAKE_FIRST_CONTACT
    return NewTask(kind, victim.id, reason, harm, min(dues, default=None), needs_owner=is_named)


def build_major_incident_task(victim_id: int, reason: str, *, subject_key: str, now: datetime) -> NewTask:
    """Make a task to reach a victim who is named in a major incident, since no machine may write to them."""
    return NewTask(TaskKind.MAJOR_INCIDENT, victim_id, reason, HarmLevel.HIGH, now, subject_key)


def list_risks_in_news(risks: Mapping[tuple[int, int], RiskNews], news: Sequence[NewsItem]) -> list[RiskNews]:
    """Which of these news items of one victim are news of risk."""
    keys = ((one.owed.victim_id, one.owed.event_id) for one in news)
    return [risks[key] for key in keys if key in risks]


def report_failed_message(telling: Notification, *, now: datetime, reason: str = "message_failed") -> None:
    """Make a task for a message that will not arrive, or that may not have arrived."""
    make_task(
        kind=TaskKind.MESSAGE_FAILED,
        victim_id=telling.victim_id,
        reason=reason,
        harm=max(HarmLevel.MEDIUM, load_harm_levels([telling.victim_id])[telling.victim_id]),
        due_at=None,
        now=now,
        subject_key=message_subject_key(telling),
    )


def close_failure_task(telling: Notification, *, now: datetime) -> None:
    """The message has arrived after all: close the task."""
    close_settled_tasks(
        kind=TaskKind.MESSAGE_FAILED,
        victim_id=telling.victim_id,
        subject_key=message_subject_key(telling),
        now=now,
        by=None,
    )


def build_release_task(reason: HoldReason, *, now: datetime) -> NewTask:
    """One task for all messages held for this reason, not one for each."""
    return NewTask(TaskKind.MESSAGES_HELD, None, reason, HarmLevel.HIGH, now, hold_subject_key(reason))


def hold_subject_key(reason: HoldReason) -> str:
    return f"sending:{reason}"


def message_subject_key(telling: Notification) -> str:
    return f"message:{telling.public_id}"


# Has a colleague ring the victim when a case or part of it ends; messages about it wait for that call
# (rules/care/closing_calls).
#
# `services.care` keeps the outcome of the call; this module keeps a machine from being first.


def find_closing_moment(event_type: EventType, data: Mapping[str, Any]) -> ClosingMoment | None:
    """Which ending this event brings for the victim, if any."""
    outcome = rights_catalogue().outcomes.get(str(data.get("outcome", "")))
    return closing_moment_of(event_type, data, outcome_group=outcome.group if outcome else "")


def find_trial_arm(case_id: int, *, is_guarded: bool) -> TrialArm | None:
    """The arm of the trial for this case; None where nothing is compared, or the victim is guarded."""
    force: Force = settings.FORCE
    if not force.care.compare_closing or is_guarded:
        return None
    name = Case.objects.values_list("public_id", flat=True).get(id=case_id)
    return trial_arm_of(str(name), seed=force.care.compare_closing, is_guarded=is_guarded)


def closing_trial_seed() -> str:
    """The seed by which arms are drawn now; empty: nothing is compared."""
    force: Force = settings.FORCE
    return force.care.compare_closing


def select_machine_news(victim: Victim, news: Sequence[NewsItem], *, is_guarded: bool) -> list[NewsItem]:
    """The victim's news that needs no call first."""
    if all(one.closes is None for one in news):
        return list(news)
    arm = find_trial_arm(victim.case_id, is_guarded=is_guarded)
    return [one for one in news if not does_message_wait(one.closes, arm)]


def list_callable_points(plan: str) -> QuerySet[PlanPoint]:
    """The numbers of a plan that a person may ring. `plan`: the outer column with its id."""
    calls = PlanPoint.objects.filter(plan=OuterRef(plan), channel=ContactMethod.CALL, person_may_ring=True)
    return calls.exclude(wording=WordingLevel.NONE)


def find_callable_victims(victim_ids: Collection[int]) -> set[int]:
    """Which of these victims a person may ring about it. One query."""
    plans = SafeContactPlan.objects.filter(victim_id__in=victim_ids).annotate(
        has_agreed=Exists(list_callable_points("pk"))
    )
    not_rung = {
        plan.victim_id
        for plan in plans
        if not may_staff_ring_about_closing(plan.stated, has_agreed=plan.has_agreed, was_asked=True)
    }
    return set(victim_ids) - not_rung


def build_closing_call(
    victim: Victim,
    news: Sequence[NewsItem],
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
    at_risk = list_risks_in_news(risks, ending)
    dues = [one.owed.due_at for one in ending if one.owed.due_at is not None] + [risk.due_by(now) for risk in at_risk]
    harm = HarmLevel.HIGH if at_risk else harm_level_for(is_guarded=is_guarded, is_enhanced=victim.is_enhanced)
    what, arm = ending[-1].closes, find_trial_arm(victim.case_id, is_guarded=is_guarded)
    return build_closing_call_task(
        victim.id, what, harm, closing_call_due_at(dues, next_working_day=end_of_next_working_day(now)), arm=arm
    )


def build_closing_call_task(
    victim_id: int, what: ClosingMoment | None, harm: int, due_at: datetime | None, *, arm: TrialArm | None
) -> NewTask:
    """Make one call task per victim: any other ending while it is open is added to it. The task says whether a message
    went first."""
    after = "_after" if does_message_go_first(what, arm) else ""
    return NewTask(
        TaskKind.CLOSING_CALL, victim_id, f"closing_{what}{after}", harm, due_at, closing_call_subject(victim_id)
    )


def closing_call_subject(victim_id: int) -> str:
    """The subject of its task."""
    return f"closing:{victim_id}"
