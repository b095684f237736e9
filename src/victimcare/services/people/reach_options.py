"""Lists the ways to reach a victim, or to get help to them, at this moment, as a task offers them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction

from victimcare.records.models import DeliveryEscalation, Referral, Supporter, Task, TaskChange, Victim
from victimcare.records.models.tasks import ReachAttemptMethod, ReachAttemptOutcome
from victimcare.records.models.victim_contact.contact_plans import ContactPointKind
from victimcare.rules.cases.projection_types import OfficerInCase
from victimcare.rules.clock import london_date
from victimcare.rules.errors import FieldRequired
from victimcare.rules.force import Force
from victimcare.rules.people.supporters import SupporterKind, SupporterScope, is_role_in_force
from victimcare.rules.referrals.referral_course import ReferralState
from victimcare.rules.safe_contact.contact_plan import ContactMethod, ContactNow
from victimcare.services import suppliers
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.cases.case_officers import find_officer_in_case
from victimcare.services.contact_plans import contact_ways
from victimcare.services.desk import ownership, task_actions
from victimcare.services.desk.ownership import RISK_TODAY
from victimcare.services.people import supporter_roles
from victimcare.services.person_keys import fetch_victim_key
from victimcare.services.safe_contact import gate
from victimcare.services.safe_contact.contact_limits import find_duress_warned_victims
from victimcare.services.safe_contact.plan_shapes import CallPermission, NumberPermission
from victimcare.services.sealed_columns import QUIET_LIFTED_WHY, SUPPORTER_SAFE_WAY, TASK_NOTE

CONTROL_ROOM = "999"  # used where the force has named no contact for danger
# The possible results of each way, the likeliest first.
OUTCOMES_BY_WAY: Mapping[ReachAttemptMethod, tuple[ReachAttemptOutcome, ...]] = {
    ReachAttemptMethod.NUMBER: (ReachAttemptOutcome.NO_ANSWER, ReachAttemptOutcome.ANSWERED),
    ReachAttemptMethod.TEXT: (ReachAttemptOutcome.UNDER_WAY, ReachAttemptOutcome.CANNOT),
    ReachAttemptMethod.EMAIL: (ReachAttemptOutcome.UNDER_WAY, ReachAttemptOutcome.CANNOT),
    ReachAttemptMethod.CONTROL_ROOM: (ReachAttemptOutcome.UNDER_WAY, ReachAttemptOutcome.CANNOT),
    ReachAttemptMethod.OFFICER: (
        ReachAttemptOutcome.UNDER_WAY,
        ReachAttemptOutcome.NO_ANSWER,
        ReachAttemptOutcome.CANNOT,
    ),
    ReachAttemptMethod.SERVICE: (
        ReachAttemptOutcome.UNDER_WAY,
        ReachAttemptOutcome.NO_ANSWER,
        ReachAttemptOutcome.CANNOT,
    ),
    ReachAttemptMethod.SUPPORTER: (
        ReachAttemptOutcome.UNDER_WAY,
        ReachAttemptOutcome.NO_ANSWER,
        ReachAttemptOutcome.CANNOT,
    ),
    ReachAttemptMethod.LETTER: (ReachAttemptOutcome.UNDER_WAY, ReachAttemptOutcome.CANNOT),
    ReachAttemptMethod.VISIT: (ReachAttemptOutcome.UNDER_WAY, ReachAttemptOutcome.CANNOT),
}
# The way a colleague takes to write on the victim's page; the message that announces it leaves through the gate alone.
WRITING_WAYS: Mapping[ContactMethod, ReachAttemptMethod] = {
    ContactMethod.TEXT: ReachAttemptMethod.TEXT,
    ContactMethod.EMAIL: ReachAttemptMethod.EMAIL,
    ContactMethod.LETTER: ReachAttemptMethod.LETTER,
}
_IN_HOURS = (CallPermission.NOW, CallPermission.STATED, CallPermission.NOT_ASKED, CallPermission.OVERTAKEN)
_AT_SERVICE = (ReferralState.ACCEPTED, ReferralState.WAITING, ReferralState.IN_CONTACT)


@dataclass(frozen=True, slots=True)
class ReachOption:
    """One way. `name` and `number`: the person or service to ring; empty where there is none to name. `known`: a number
    of the victim's. `safe_way`: when and how a supporter may be rung."""

    way: ReachAttemptMethod
    about: str = ""
    name: str = ""
    number: str = ""
    known: NumberPermission | None = None
    kind: str = ""  # a supporter's
    safe_way: str = ""
    is_quiet_lifted: bool = False

    @property
    def may_be_tried(self) -> bool:
        """Whether the way may be tried now. Hours that the victim agreed are never overridden, and a number that was
        not agreed is not rung. A named person can override quiet hours."""
        if self.known is None or self.known.may in _IN_HOURS:
            return True
        return self.known.may is CallPermission.QUIET_HOURS and self.is_quiet_lifted

    @property
    def can_come_of_it(self) -> tuple[ReachAttemptOutcome, ...]:
        return OUTCOMES_BY_WAY[self.way]


def list_offered_reach_options(
    victim: Victim | None, *, is_danger: bool, is_whole: bool, is_quiet_lifted: bool, now: datetime
) -> tuple[ReachOption, ...]:
    """List the ways. A patrol is offered only where a person is in danger. While the warning of a duress code is open,
    nothing is offered that the victim's telephone or door would show."""
    control_room = (_control_room(),) if is_danger else ()
    if victim is None:
        return control_room
    known = contact_ways.list_number_permissions(victim, now=now) if is_whole else ()
    numbers = tuple(replace(_number(one), is_quiet_lifted=is_quiet_lifted) for one in known)
    officer = _officer(find_officer_in_case(victim.case, london_date(now)))
    if find_duress_warned_victims([victim.id], now=now):
        # A person beside the victim must see no answer to the code: only services that work out of their sight are
        # asked.
        return (*numbers, *control_room, officer, *(_services(victim) if is_whole else ()))
    others = (*_services(victim), *_supporters(victim, now)) if is_whole else ()
    written = _writing(victim, now) if is_whole else ()
    at_once = tuple(rung for rung in written if rung.way is not ReachAttemptMethod.LETTER)
    letter = tuple(rung for rung in written if rung.way is ReachAttemptMethod.LETTER)
    first = (*numbers, *at_once) if any(rung.may_be_tried for rung in numbers) else (*at_once, *numbers)
    return (*first, *control_room, officer, *others, *letter, ReachOption(ReachAttemptMethod.VISIT))


def _writing(victim: Victim, now: datetime) -> tuple[ReachOption, ...]:
    """How a message may leave now to say that something waits on the victim's page, as the gate would decide."""
    decision = gate.decide_contact([victim], now=now, channels=suppliers.list_carried_channels())[victim.id].decision
    way = WRITING_WAYS.get(decision.channel) if isinstance(decision, ContactNow) else None
    return (ReachOption(way),) if way is not None else ()


def has_post_only(victim: Victim) -> bool:
    return all(point.kind == ContactPointKind.ADDRESS for point in contact_ways.list_contact_points(victim))


def _control_room() -> ReachOption:
    force: Force = settings.FORCE
    helps = next((partner for partner in force.call_partners if partner.in_danger), None)
    if helps is None:
        return ReachOption(ReachAttemptMethod.CONTROL_ROOM, number=CONTROL_ROOM)
    return ReachOption(ReachAttemptMethod.CONTROL_ROOM, name=helps.name, number=helps.telephone)


def _number(known: NumberPermission) -> ReachOption:
    return ReachOption(ReachAttemptMethod.NUMBER, about=f"point:{known.point_id}", number=known.value, known=known)


def _officer(carer: OfficerInCase) -> ReachOption:
    return ReachOption(ReachAttemptMethod.OFFICER, name=carer.name, number=carer.phone)


def _services(victim: Victim) -> list[ReachOption]:
    """The services that have taken the victim on."""
    referrals = Referral.objects.filter(victim=victim, settled="", state__in=_AT_SERVICE).select_related("service")
    return [
        ReachOption(ReachAttemptMethod.SERVICE, f"referral:{one.public_id}", one.service.name, one.service.telephone)
        for one in referrals.order_by("-id")
    ]


def _supporters(victim: Victim, now: datetime) -> list[ReachOption]:
    """Supporters whom the victim agreed that we may ring, without any that the victim must be kept safe from."""
    born = victim.person.date_of_birth
    agreed = Supporter.objects.filter(victim=victim, agreed_at__isnull=False, ended_at=None)
    rows = list(agreed.filter(sees__contains=[SupporterScope.RING]).order_by("asked_at", "id"))
    keys = SUPPORTER_SAFE_WAY.load_keys(rows)
    return [
        ReachOption(
            ReachAttemptMethod.SUPPORTER,
            f"supporter:{row.public_id}",
            row.name,
            row.phone,
            kind=SupporterKind(row.kind),
            safe_way=SUPPORTER_SAFE_WAY.open_words(row, keys),
        )
        for row in rows
        if is_role_in_force(supporter_roles.read_role(row), born, now) and not supporter_roles.is_feared_supporter(row)
    ]


# Records that a named person decides to ring a victim in the force's quiet hours, and why: only for danger and news of
# risk.
#
# Hours that the victim agreed are never overridden: then a visit, or a supporter as agreed, is next.

QUIET_LIFTED = "quiet_lifted"  # in the history of the task
FOR_THE_NIGHT = timedelta(hours=12)  # how long a decision holds: the next night needs a new one


class QuietHoursIrrelevant(Exception):
    """There is nothing to decide: no number of the victim's is held back by the quiet hours alone."""


@dataclass(frozen=True, slots=True)
class QuietHoursDecision:
    """Who decided to ring in quiet hours, when and why."""

    by: str
    at: datetime
    why: str


@transaction.atomic
def decide_quiet_hours_call(*, actor: Actor, task_id: UUID, why: str, now: datetime) -> None:
    """Record that this person decides to ring now, and why, with the task and with the escalation of its news. An
    unowned task becomes theirs. Raises NotFound, TaskTaken, FieldRequired, QuietHoursIrrelevant."""
    permit(actor, Act.WORK_TASK)
    if not why.strip():
        raise FieldRequired("why")
    task = task_actions.lock_task(actor, task_id)
    task_actions.refuse_if_taken(actor, task)
    if not may_decide_quiet_hours(task, now=now):
        raise QuietHoursIrrelevant(task_id)
    if task.owner_id is None:
        ownership.assign_owner(task, actor.staff_id, now)
        task.save(update_fields=ownership.OWNERSHIP_FIELDS)
    task_actions.record_task_change(actor, task, QUIET_LIFTED, now, note=why.strip())
    if (pursuit_id := _pursuit_of(task)) is not None:
        pursuit = DeliveryEscalation.objects.filter(public_id=pursuit_id).first()
        if pursuit is not None:
            pursuit.quiet_lifted_at, pursuit.quiet_lifted_by_id = now, actor.staff_id
            QUIET_LIFTED_WHY.put_words(pursuit, why.strip(), fetch_victim_key(pursuit.victim_id))
            pursuit.save(update_fields=["quiet_lifted_at", "quiet_lifted_by", "sealed_quiet_lifted_why"])
    note(
        actor,
        "quiet_hours.lifted",
        at=now,
        case_id=task.victim.case_id if task.victim else None,
        victim_id=task.victim_id,
        detail={"task": task.id},
    )


def may_decide_quiet_hours(task: Task, *, now: datetime) -> bool:
    """Whether this decision is open for this task: it concerns danger or news of risk, only the quiet hours hold back a
    number of the victim's, and there is no decision for tonight."""
    if (
        task.victim_id is None
        or not (task.is_danger or task.reason == RISK_TODAY)
        or find_quiet_hours_decision(task, now=now)
    ):
        return False
    victim = Victim.objects.select_related("case", "person").get(id=task.victim_id)
    return any(one.may is CallPermission.QUIET_HOURS for one in contact_ways.list_number_permissions(victim, now=now))


def find_quiet_hours_decision(task: Task, *, now: datetime) -> QuietHoursDecision | None:
    """The decision in force tonight."""
    changes = TaskChange.objects.filter(task=task, what=QUIET_LIFTED, at__gt=now - FOR_THE_NIGHT)
    last = changes.select_related("by").order_by("-id").first()
    return QuietHoursDecision(last.by.name if last.by else "", last.at, TASK_NOTE.open_words(last)) if last else None


def _pursuit_of(task: Task) -> UUID | None:
    about, _, public_id = task.subject_key.partition(":")
    return UUID(public_id) if about == "pursuit" else None
