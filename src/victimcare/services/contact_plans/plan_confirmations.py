"""Sets or confirms a victim's safe contact plan, by a trained person after an identity check. A new version always
decides at the gate.

A number other than the confirmed one, or than those the crime was recorded with, waits: the suspect may be the one who
rang to change it (rules.safe_contact.contact_points). The rest of the new plan applies at once, so that nothing goes to
the old number any more, and nothing to the new one yet.

What the victim removes is removed in all their cases: a telephone that the suspect reads is the same telephone in each.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from victimcare.records.models import (
    ContactPoint,
    Notification,
    PlanPoint,
    PlanProposal,
    PointChange,
    SafeContactPlan,
    Task,
    Victim,
)
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.victim_contact.linked_people import PointChangeEnd, PointChangeWait
from victimcare.records.models.victim_contact.preferences import PreferenceRequestEnd
from victimcare.rules.clock import london_date
from victimcare.rules.errors import VictimNotFound
from victimcare.rules.safe_contact.contact_plan import ContactMethod, SensitiveGroup, WordingLevel
from victimcare.rules.safe_contact.contact_points import ImmediateEffect, PointProposal, PointWait
from victimcare.services.access import Act, Actor, PermissionRefused, permit
from victimcare.services.audit import note
from victimcare.services.cases.guarded_victims import find_guarded_victims
from victimcare.services.contact_plans import contact_restriction, point_waits, preference_requests
from victimcare.services.contact_plans.approvals import AlreadyDecided, SecondPersonRequired
from victimcare.services.contact_plans.plan_rows import (
    PlanRefused,
    ResolvedWay,
    hash_plan_code_word,
    plan_from_json,
    plan_to_json,
    resolve_plan_ways,
    write_plan_rows,
)
from victimcare.services.conversations import identity_checks
from victimcare.services.desk import linked_points
from victimcare.services.desk.task_actions import close_settled_tasks, make_tasks
from victimcare.services.desk.task_shapes import NewTask, load_harm_levels
from victimcare.services.desk.timeline_acts import next_version
from victimcare.services.messages import message_states
from victimcare.services.person_keys import ERASED, KEY_MISSING, fetch_person_key
from victimcare.services.safe_contact import gate
from victimcare.services.safe_contact.contact_context import find_sensitivities
from victimcare.services.safe_contact.contact_limits import is_sender_name_gone
from victimcare.services.safe_contact.plan_shapes import IdentityCheck, PlanSaveResult, ProposedPlan
from victimcare.services.sealed_columns import PLAN_PROPOSED

# Asks staff to review plans with the victim: past their review day, or with a sender's name that a text can no longer
# show.

REVIEW_SUBJECT = "plan-review"
SENDER_NAME_SUBJECT = "plan-sender"
_AT_ONCE = 500


@transaction.atomic
def ask_for_plan_reviews(*, now: datetime) -> int:
    """Make one task for each such plan and reason, and end the tasks about names that can be shown again. Returns how
    many were made; safe to run twice."""
    confirmed = SafeContactPlan.objects.filter(confirmed_at__isnull=False)
    past = confirmed.filter(review_on__lt=london_date(now)).order_by("review_on")
    made = _ask(past, "plan_review_due", REVIEW_SUBJECT, now)
    gone = confirmed.filter(victim_id__in=_with_names_that_are_gone()).order_by("victim_id")
    for victim_id in (
        _asked(SENDER_NAME_SUBJECT).exclude(victim_id__in=gone.values("victim_id")).values_list("victim_id", flat=True)
    ):
        close_settled_tasks(
            kind=TaskKind.REACH_VICTIM, victim_id=victim_id, subject_key=SENDER_NAME_SUBJECT, now=now, by=None
        )
    return made + _ask(gone, "sender_gone", SENDER_NAME_SUBJECT, now)


def close_plan_reviews(victim_id: int, *, by: int | None, now: datetime) -> None:
    """Close the review: the plan was agreed anew with the victim."""
    for subject in (REVIEW_SUBJECT, SENDER_NAME_SUBJECT):
        close_settled_tasks(kind=TaskKind.REACH_VICTIM, victim_id=victim_id, subject_key=subject, now=now, by=by)


def _ask(plans: QuerySet[SafeContactPlan], reason: str, subject: str, now: datetime) -> int:
    without = plans.exclude(victim_id__in=_asked(subject).values("victim_id"))
    ids = list(without.values_list("victim_id", flat=True)[:_AT_ONCE])
    harm = load_harm_levels(ids)
    wanted = [NewTask(TaskKind.REACH_VICTIM, each, reason, harm[each], None, subject) for each in ids]
    return len(make_tasks(wanted, now=now))


def _asked(subject: str) -> QuerySet[Task]:
    return Task.objects.filter(kind=TaskKind.REACH_VICTIM, subject_key=subject, closed_at=None)


def _with_names_that_are_gone() -> QuerySet[PlanPoint, int]:
    named = PlanPoint.objects.filter(channel=ContactMethod.TEXT).exclude(sender_name="")
    names = named.exclude(wording=WordingLevel.NONE).values_list("sender_name", flat=True).distinct()
    gone = [name for name in names.order_by() if is_sender_name_gone(name)]
    return named.filter(sender_name__in=gone).values_list("plan_id", flat=True)


# At the provider or on the way to it, and not yet known to have arrived or failed.
UNSETTLED_STATUSES = ("handed_over", "in_doubt", "accepted", "sending")


@transaction.atomic
def confirm_plan(
    *, actor: Actor, victim_id: int, plan: ProposedPlan, now: datetime, after: int | None = None
) -> PlanSaveResult:
    """Set the plan, or confirm it unchanged, as the victim has just agreed it. The old plan ends with this commit.
    `after`: the version that was read before, 0 for none; None where the page showed none.

    Raises VictimNotFound, IdentityCheckMissing, PlanRefused, StaleVersion.
    """
    permit(actor, Act.CONFIRM_PLAN)
    if actor.staff_id is None:
        raise PermissionRefused("a plan is confirmed by a person")
    row = _locked(victim_id)
    proof = identity_checks.require_identity_check(actor, victim_id, now=now)
    next_version(row.version, after=after)
    victim = Victim.objects.select_related("person").get(id=victim_id)
    plan = replace(hash_plan_code_word(plan), agreed_as=tuple(_sensitive(victim, now)))
    ways = resolve_plan_ways(victim, plan)
    _end_earlier(victim_id, now, by=actor.staff_id)
    preference_requests.end_preference_request(victim_id, PreferenceRequestEnd.AGREED, now=now, by=actor.staff_id)
    contact_restriction.remove_ways_elsewhere(victim_id, contact_restriction.find_removed_ways(row, ways), now=now)
    new = _not_agreed_before(row, ways)
    wait = point_waits.decide_wait(victim_id, _change(new), now=now, by=actor.staff_id)
    heard = (now, actor.staff_id, proof.how)
    if isinstance(wait, ImmediateEffect):
        return _put_in_force(actor, victim, row, plan, ways, heard, now=now)
    at_once = tuple(one for one in ways if one not in new)
    saved = _put_in_force(actor, victim, row, plan, at_once, heard, now=now)
    _propose(actor, victim, row, plan, wait, proof, now)
    return replace(saved, version=None)


@transaction.atomic
def decide_plan_as_second(*, actor: Actor, proposal_id: int, agrees: bool, now: datetime) -> PlanSaveResult:
    """Record the second person's decision on a new number in the plan. Raises AlreadyDecided, SecondPersonRequired.

    AlreadyDecided also when the plan was changed, or a number in it retired, since: the proposal is then no longer what
    the victim last agreed.
    """
    permit(actor, Act.CONFIRM_PLAN)
    if actor.staff_id is None:
        raise PermissionRefused("a plan is confirmed by a person")
    victim_id = PlanProposal.objects.filter(id=proposal_id).values_list("victim_id", flat=True).first()
    if victim_id is None:
        raise AlreadyDecided(proposal_id)
    row = _locked(victim_id)
    proposal = PlanProposal.objects.select_for_update().get(id=proposal_id)
    if proposal.accepted is not None or (agrees and open_proposal(proposal).get("version") != row.version):
        raise AlreadyDecided(proposal_id)
    if agrees and proposal.proposed_by_id == actor.staff_id:
        raise SecondPersonRequired
    change = PointChange.objects.filter(plan_proposal=proposal, ended_at=None).first()
    if agrees and change is not None and change.waits_for == PointChangeWait.CLASH:
        raise AlreadyDecided(proposal_id)  # decided by two people who have seen the clash
    if change is not None:
        point_waits.end_wait(
            change, PointChangeEnd.IN_FORCE if agrees else PointChangeEnd.REFUSED, now=now, by=actor.staff_id
        )
    if agrees:
        return apply_plan_proposal(actor, proposal, now=now)
    end_plan_proposal(proposal, now=now, by=actor.staff_id)
    case_id = Victim.objects.values_list("case_id", flat=True).get(id=victim_id)
    note(actor, "plan.refused", at=now, case_id=case_id, victim_id=victim_id)
    return PlanSaveResult(version=None, may_have_left=_may_have_left(victim_id))


def open_proposal(proposal: PlanProposal) -> dict[str, Any]:
    """The contents of the proposal: the version that it was read from, how the victim was identified, and the plan.
    Empty once it was redacted or its key is gone: what cannot be read cannot be put in force."""
    words = PLAN_PROPOSED.open_words(proposal)
    content: dict[str, Any] = json.loads(words) if words not in ("", ERASED, KEY_MISSING) else {}
    return content


def plan_change(proposal: PlanProposal) -> PointProposal:
    """The part of the plan that has to wait. Raises PlanRefused where it can no longer come into force."""
    victim = proposal.victim
    content = open_proposal(proposal)
    if not content:
        raise PlanRefused("content", "gone")
    row = SafeContactPlan.objects.get(victim=victim)
    ways = resolve_plan_ways(victim, plan_from_json(content["plan"]))
    return _change(_not_agreed_before(row, ways))


def apply_plan_proposal(actor: Actor, proposal: PlanProposal, *, now: datetime) -> PlanSaveResult:
    """Put the proposal in force once its wait is over. The caller holds the victim's rows and ends the wait. Raises
    AlreadyDecided when the plan was changed, or a number in it retired, since."""
    row, victim = SafeContactPlan.objects.get(victim_id=proposal.victim_id), proposal.victim
    content = open_proposal(proposal)
    if content.get("version") != row.version:
        raise AlreadyDecided(proposal.id)
    plan = plan_from_json(content["plan"])
    try:
        ways = resolve_plan_ways(victim, plan)
    except PlanRefused:  # a number in it was retired since
        raise AlreadyDecided(proposal.id) from None
    proposal.accepted, proposal.decided_at, proposal.decided_by_id = True, now, actor.staff_id
    proposal.save(update_fields=["accepted", "decided_at", "decided_by"])
    heard = (proposal.proposed_at, proposal.proposed_by_id, str(content["how"]))
    return _put_in_force(actor, victim, row, plan, ways, heard, now=now)


def end_plan_proposal(proposal: PlanProposal, *, now: datetime, by: int | None) -> None:
    """End the proposal's wait without putting it in force. `by` None: it was overtaken, as if its proposer had
    withdrawn it."""
    proposal.accepted, proposal.decided_at, proposal.decided_by_id = False, now, by or proposal.proposed_by_id
    proposal.save(update_fields=["accepted", "decided_at", "decided_by"])


def _locked(victim_id: int) -> SafeContactPlan:
    """The plan, or a new one that is not stored yet, with the rows locked that the gate locks before it sends, in all
    the victim's cases."""
    if victim_id not in gate.lock_victims(linked_points.find_person_rows(victim_id)):
        raise VictimNotFound
    row = SafeContactPlan.objects.filter(victim_id=victim_id).first()
    return row or SafeContactPlan(victim_id=victim_id, version=0)


def _sensitive(victim: Victim, now: datetime) -> frozenset[SensitiveGroup]:
    """What we know about the victim's situation when they agree: their agreement to automatic calls is valid for that
    situation only."""
    is_guarded = bool(find_guarded_victims([victim.id]))
    return find_sensitivities(victim, victim.person.date_of_birth, is_guarded=is_guarded, now=now)


def _not_agreed_before(row: SafeContactPlan, ways: Sequence[ResolvedWay]) -> tuple[ResolvedWay, ...]:
    """The ways that would use a number or address never agreed with the victim: for a first plan those given now,
    otherwise also those the crime was recorded with."""
    used = PlanPoint.objects.filter(plan=row).exclude(wording=WordingLevel.NONE)
    agreed = set(used.values_list("point_id", flat=True))
    is_first = row.confirmed_at is None
    return tuple(one for one in ways if one.may_use and (one.point is None or not (is_first or one.point.id in agreed)))


def _change(new: Sequence[ResolvedWay]) -> PointProposal:
    """The change as the rule reads it, which decides whether such ways wait, and for what
    (rules.safe_contact.contact_points)."""
    return PointProposal(others=frozenset(one.match_key for one in new))


def _end_earlier(victim_id: int, now: datetime, *, by: int | None) -> None:
    """End the changes that waited before: what the victim now agrees to replaces them."""
    for earlier in PlanProposal.objects.filter(victim_id=victim_id, accepted=None):
        change = PointChange.objects.filter(plan_proposal=earlier, ended_at=None).first()
        if change is not None:
            point_waits.end_wait(change, PointChangeEnd.REPLACED, now=now, by=by)
        end_plan_proposal(earlier, now=now, by=by)


def _propose(
    actor: Actor,
    victim: Victim,
    row: SafeContactPlan,
    plan: ProposedPlan,
    wait: PointWait,
    proof: IdentityCheck,
    now: datetime,
) -> None:
    proposal = PlanProposal(victim=victim, proposed_at=now, proposed_by_id=actor.staff_id or 0)
    content = {"version": row.version, "how": proof.how, "plan": plan_to_json(plan)}
    PLAN_PROPOSED.put_words(proposal, json.dumps(content), fetch_person_key(victim.person_id))
    proposal.save()
    point_waits.begin_wait(victim.id, wait, held=[], asked_by=actor.staff_id, plan_proposal_id=proposal.id, now=now)
    note(actor, "plan.proposed", at=now, case_id=victim.case_id, victim_id=victim.id)


def _put_in_force(
    actor: Actor,
    victim: Victim,
    row: SafeContactPlan,
    plan: ProposedPlan,
    ways: Sequence[ResolvedWay],
    heard: tuple[datetime, int, str],
    *,
    now: datetime,
) -> PlanSaveResult:
    """Put the plan in force. `heard`: when the victim said it, to whom, and how they were identified. The plan is
    confirmed from then, not from the end of a wait: the victim has not been asked about a STOP or danger in between."""
    row.version += 1
    row.confirmed_at, row.confirmed_by_id, row.confirmed_how = heard
    used = write_plan_rows(row, plan, ways)
    ContactPoint.objects.filter(id__in=used).update(confirmed_at=now, confirmed_by_id=row.confirmed_by_id)
    point_waits.hold_clashing_points(victim.id, now=now)
    point_waits.queue_linked_people_checks(victim.id)
    message_states.make_waiting_messages_due(victim.id, now=now)
    close_plan_reviews(victim.id, by=actor.staff_id, now=now)
    may_have_left = _may_have_left(victim.id)
    note(
        actor,
        "plan.confirmed",
        at=now,
        case_id=victim.case_id,
        victim_id=victim.id,
        detail={"version": row.version, "may_have_left": may_have_left},
    )
    return PlanSaveResult(version=row.version, may_have_left=may_have_left)


def _may_have_left(victim_id: int) -> int:
    return Notification.objects.filter(victim_id=victim_id, status__in=UNSETTLED_STATUSES).count()
