"""The closing calls: the list, one call with what its caller prepares, the call itself, and the trial of two orders of
call and message.

The trial's count gives the figures to compare, and says whether each case was drawn as it should be. It gives no
verdict: that is for those who listen to victims.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from victimcare.records.models import ClosingCall, Contact, Duty, Leaving, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.care.closing_calls import (
    CallImpossibleReason,
    ClosingCrime,
    ClosingMoment,
    TrialArm,
    does_message_go_first,
    may_give_up_call,
    trial_arm_of,
)
from victimcare.rules.cases.case_sentences import is_bereaved_kind
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.challenges import opens_review_window
from victimcare.rules.challenges.challenge_course import span_ends_at
from victimcare.rules.clock import london_date
from victimcare.rules.errors import NotFound
from victimcare.rules.referrals.support_needs import suggest_support_needs
from victimcare.rules.rights import Duty as DutyWorkedOut
from victimcare.rules.rights import Fact, order_facts, work_out_duties
from victimcare.services.access import Act, Actor, access_scopes, permit
from victimcare.services.audit import note
from victimcare.services.care import care_access
from victimcare.services.care.care_shapes import (
    ClosingCallDetail,
    ClosingCallRow,
    ClosingList,
    ClosingNews,
    VictimClosingCall,
)
from victimcare.services.care.closing_calls import count_tries, list_owed_duties
from victimcare.services.care.need_outcomes import list_services_for_needs
from victimcare.services.care.needs_assessments import is_support_declined
from victimcare.services.cases.case_timeline import load_timelines
from victimcare.services.desk.rota import NO_LEADS, find_task_leads
from victimcare.services.desk.task_shapes import HarmLevel
from victimcare.services.messages.message_tasks import closing_call_subject, closing_trial_seed
from victimcare.services.rights.code_catalogue import rights_catalogue
from victimcare.services.rights.working_calendar import working_days

# Whether telling a victim now that a case ends opens their window to ask for a review, worked out before they are told.


def look_ahead_to_review(victim: Victim, owed: Iterable[Duty], *, now: datetime) -> tuple[bool, date | None]:
    """Whether a review opens for this victim when they are told all that is `owed`, and until which day, if a public
    page confirms the time. Applies the rights rules with the telling added to the timeline, so that an ending without a
    review (contracts/ledger.md, rule 25) promises none. One query."""
    about: defaultdict[str, list[str]] = defaultdict(list)
    for duty in owed:
        about[duty.triggered_by.source].append(duty.triggered_by.source_event_id)
    told = [_telling(victim, source, ids, now) for source, ids in about.items()]
    facts = [entry.fact for entry in load_timelines([victim.case_id])[victim.case_id]]
    worked_out = work_out_duties(order_facts([*facts, *told]), rights_catalogue(), working_days(), as_of=now)
    opened = [
        duty
        for one in worked_out.victims
        if one.victim_id == victim.record_id
        for duty in one.duties
        if duty.triggered_by in {fact.ref for fact in told} and duty.ending is None and _is_review(duty)
    ]
    return bool(opened), max((day for duty in opened if (day := _last_day(duty, now))), default=None)


def _telling(victim: Victim, source: str, about: list[str], now: datetime) -> Fact:
    """What a call now about these events would record."""
    data = {"victim_id": victim.record_id, "channel": "phone", "reached": True, "about": about}
    return Fact(source, f"told-ahead-{source}", EventType.VICTIM_CONTACTED, now, 0, data)


def _is_review(duty: DutyWorkedOut) -> bool:
    return opens_review_window(rights_catalogue().edition(duty.edition).entitlements[duty.id])


def _last_day(duty: DutyWorkedOut, now: datetime) -> date | None:
    entry = rights_catalogue().edition(duty.edition).entitlements[duty.id]
    ends = span_ends_at(now, entry.standard, working_days()) if entry.is_verified else None
    return london_date(ends) if ends else None


PAGE = 50
MOST_COUNTED = 1000


@transaction.atomic
def list_closing_calls(
    *, actor: Actor, crime: ClosingCrime | None = None, start: int = 0, now: datetime
) -> ClosingList:
    """The worst harm first, then the soonest due. Shows no name. As many queries for one as for all."""
    permit(actor, Act.CLOSE_WITH_CARE)
    open_now = access_scopes.filter_visible_rows(actor, ClosingCall.objects.filter(ended_at=None))
    soonest = list(open_now.order_by("due_at", "id").values_list("crime", flat=True)[: MOST_COUNTED + 1])
    counts = Counter(soonest[:MOST_COUNTED])
    found = list(_by_urgency(open_now.filter(crime=crime) if crime else open_now)[start : start + PAGE + 1])
    note(actor, "closings.see", at=now, detail={"shown": len(found[:PAGE])})
    return ClosingList(
        crime=crime,
        rows=tuple(_rows(actor, found[:PAGE], now)),
        counts={each: counts[each] for each in ClosingCrime if counts[each]},
        has_uncounted=len(soonest) > MOST_COUNTED,
        has_more=len(found) > PAGE,
    )


@transaction.atomic
def read_closing_call(*, actor: Actor, closing_id: UUID, now: datetime) -> ClosingCallDetail:
    """For the colleague who prepares the call: what ends and the kind of crime, nothing of the victim. Raises
    NotFound."""
    permit(actor, Act.CLOSE_WITH_CARE)
    row = ClosingCall.objects.select_related("victim__case").filter(public_id=closing_id).first()
    if row is None or access_scopes.is_victim_hidden(actor, row.victim_id):
        raise NotFound("no such closing call is owed")
    note(actor, "closing.seen", at=now, case_id=row.victim.case_id, victim_id=row.victim_id)
    shown = next(iter(_rows(actor, _with_tasks(ClosingCall.objects.filter(id=row.id)), now)), None)
    if shown is None:  # it has ended, so it has no open task
        shown = _row(actor, row, None, 0)
    tries = count_tries(row)
    return ClosingCallDetail(
        row=shown,
        victim=row.victim.public_id,
        opened_at=row.opened_at,
        may_give_up=tuple(why for why in CallImpossibleReason if may_give_up_call(why, tries=tries)),
        ended_at=row.ended_at,
    )


@transaction.atomic
def read_call_for_victim(*, actor: Actor, victim_id: UUID, now: datetime) -> VictimClosingCall:
    """The call itself: what to tell, how the victim can ask for a review, and who supports them. Raises NotFound,
    IdentityCheckMissing."""
    victim, _ = care_access.require_care_identity_check(actor, victim_id, Act.CLOSE_WITH_CARE, now)
    row = ClosingCall.objects.select_related("victim__case").filter(victim=victim, ended_at=None).first()
    if row is None:
        raise NotFound("no such closing call is owed")
    care_access.note_care_act(actor, "closing.seen", victim, now)
    owed = list_owed_duties(row)
    opens, until = look_ahead_to_review(victim, owed, now=now)
    shown = next(iter(_rows(actor, _with_tasks(ClosingCall.objects.filter(id=row.id)), now)), None)
    return VictimClosingCall(
        row=shown or _row(actor, row, None, 0),
        tells=tuple(_told(duty) for duty in owed),
        review_opens=opens,
        review_until=until,
        support=_support(actor, victim, now),
        wants_no_support=is_support_declined(victim, now),
    )


def find_call_of_task(subject_key: str) -> UUID | None:
    """The call that a task is about. The caller has authorised the access."""
    kind, _, number = subject_key.partition(":")
    if kind != "closing" or not number.isdigit():
        return None
    return ClosingCall.objects.filter(victim=int(number), ended_at=None).values_list("public_id", flat=True).first()


def _with_tasks(rows: QuerySet[ClosingCall]) -> QuerySet[Any]:
    """Adds the harm of each call's task, and the failed attempts to reach the victim."""
    tasks = Task.objects.filter(kind=TaskKind.CLOSING_CALL, victim=OuterRef("victim_id"), closed_at=None)
    return rows.select_related("victim__case").annotate(
        harm=Coalesce(Subquery(tasks.values("harm")[:1]), 1), tries=Coalesce(Subquery(_tried()), 0)
    )


def _by_urgency(rows: QuerySet[ClosingCall]) -> QuerySet[Any]:
    """Ordered as their tasks are, by the tasks' index, so that a page costs the same however many calls and cases there
    are. An open call has its task, which is closed only with it."""
    task = "victim__tasks__"
    open_tasks = {f"{task}kind": TaskKind.CLOSING_CALL, f"{task}closed_at": None}
    return (
        rows.filter(**open_tasks)
        .select_related("victim__case")
        .annotate(tries=Coalesce(Subquery(_tried()), 0))
        .order_by(f"-{task}is_danger", f"-{task}harm", f"{task}due_at", f"{task}id")  # as `URGENCY`
    )


def _tried() -> QuerySet[Any]:
    """The failed attempts to reach the victim since each call was opened."""
    tried = Contact.objects.filter(victim=OuterRef("victim_id"), reached=False, made_at__gte=OuterRef("opened_at"))
    return tried.order_by().values("victim").annotate(count=Count("id")).values("count")


def _rows(actor: Actor, rows: Iterable[Any], now: datetime) -> Iterable[ClosingCallRow]:
    found = list(rows)
    subjects = [closing_call_subject(row.victim_id) for row in found]
    tasks = Task.objects.filter(kind=TaskKind.CLOSING_CALL, subject_key__in=subjects, closed_at=None)
    by_victim = {task.victim_id: task for task in tasks.select_related("owner")}
    leading = find_task_leads(by_victim.values(), now=now)
    of_case = Counter(row.victim.case_id for row in found)
    return [
        replace(_row(actor, row, by_victim.get(row.victim_id), row.tries, leading), of_case=of_case[row.victim.case_id])
        for row in found
    ]


def _row(
    actor: Actor, row: ClosingCall, task: Task | None, tries: int, leading: Mapping[int, str] = NO_LEADS
) -> ClosingCallRow:
    return ClosingCallRow(
        id=row.public_id,
        task_id=task.public_id if task else row.public_id,
        reference=row.victim.case.reference,
        closing=ClosingMoment(row.moment),
        crime=ClosingCrime(row.crime),
        harm=HarmLevel(task.harm if task else HarmLevel.STANDARD),
        due_at=task.due_at if task else row.due_at,
        owner=task.owner.name if task and task.owner else "",
        lead=leading.get(task.id, "") if task else "",
        is_mine=task is not None and task.owner_id is not None and task.owner_id == actor.staff_id,
        tries=tries,
        message_first=does_message_go_first(ClosingMoment(row.moment), TrialArm(row.arm) if row.arm else None),
    )


def _told(duty: Duty) -> ClosingNews:
    title = rights_catalogue().edition(duty.edition).entitlements[duty.code].title
    return ClosingNews(duty.id, title, duty.triggered_by.type, duty.triggered_by.time)


def _support(actor: Actor, victim: Victim, now: datetime) -> tuple[str, ...]:
    wanted = suggest_support_needs(
        group=victim.case.offence_group, flags=victim.case.flags, is_bereaved=is_bereaved_kind(victim.kind)
    )
    return list_services_for_needs(actor, victim, wanted, now)


LEFT_WITHIN = timedelta(days=90)
OPEN = "open"


@dataclass(frozen=True, slots=True)
class TrialArmCount:
    """One arm. `ended`: its calls by how they ended, including `open`. `left`: victims who stopped something in the 90
    days after. `not_as_drawn`: cases whose arm does not follow from the seed and their own id."""

    arm: TrialArm
    cases: int
    calls: int
    ended: dict[str, int]
    second_look_said: int
    support_said: int
    left: int
    not_as_drawn: int


@dataclass(frozen=True, slots=True)
class TrialComparison:
    """`is_on`: cases that close now are drawn with this seed."""

    name: str
    is_on: bool
    since: date | None
    arms: tuple[TrialArmCount, ...]


@transaction.atomic
def count_trial_arms(*, actor: Actor, now: datetime) -> tuple[TrialComparison, ...]:
    """Every comparison, the newest last; a running one is listed even before its first call. Two queries."""
    permit(actor, Act.COUNT_COMPARISON)
    left = Leaving.objects.filter(
        victim=OuterRef("victim"), noticed_at__gte=OuterRef("arm_at"), noticed_at__lt=OuterRef("arm_at") + LEFT_WITHIN
    )
    rows = ClosingCall.objects.exclude(arm="").annotate(left=Exists(left)).order_by("arm_at", "id")
    found: dict[str, list[ClosingCall]] = defaultdict(list)
    for row in rows.select_related("victim__case").iterator():
        found[row.comparison].append(row)
    on = closing_trial_seed()
    names = [*found, *([on] if on and on not in found else [])]
    note(actor, "closing.compared", at=now, detail={"comparisons": len(names)})
    return tuple(_comparison(name, found[name], is_on=name == on) for name in names)


def _comparison(name: str, rows: list[ClosingCall], *, is_on: bool) -> TrialComparison:
    first = next((row.arm_at for row in rows if row.arm_at), None)
    arms = tuple(_arm(name, arm, [row for row in rows if row.arm == arm]) for arm in TrialArm)
    return TrialComparison(name, is_on, london_date(first) if first else None, arms)


def _arm(name: str, arm: TrialArm, rows: list[ClosingCall]) -> TrialArmCount:
    cases = {str(row.victim.case.public_id) for row in rows}
    return TrialArmCount(
        arm=arm,
        cases=len(cases),
        calls=len(rows),
        ended=dict(Counter(row.ended_as or OPEN for row in rows)),
        second_look_said=sum(row.review_said for row in rows),
        support_said=sum(row.support_said for row in rows),
        left=sum(bool(row.left) for row in rows),  # type: ignore[attr-defined]  # annotated
        not_as_drawn=sum(trial_arm_of(case, seed=name, is_guarded=False) is not arm for case in cases),
    )
