"""Records one contact in one press: how it ended, what it told, and the next steps."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from victimcare.records.models import Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.clock import end_of_day, london_date
from victimcare.rules.contact import contact_outcomes
from victimcare.rules.contact.contact_outcomes import ContactEnding, ContactFacts, NextStep, ProposedStep
from victimcare.rules.contact.contact_outcomes import EndingConflict as EndingConflict
from victimcare.rules.safe_contact.staff_contact import ConsentPurpose, ConsentRoute
from victimcare.services.access import Actor
from victimcare.services.cases.victim_risk_news import find_owed_risk_news
from victimcare.services.contact import contact_recording
from victimcare.services.contact.contact_recording import ContactChannel
from victimcare.services.contact.news_delivery import list_unheard_news, list_untold_results
from victimcare.services.contact.victim_record import VictimRecord
from victimcare.services.conversations import identity_checks
from victimcare.services.desk import news_tasks, task_actions
from victimcare.services.desk.task_shapes import NewTask, load_harm_levels
from victimcare.services.rights.working_calendar import working_days

# Settled by speaking with the victim again, unless it is requested anew.
_ENDS_WITH_A_CONTACT = (NextStep.SECOND_CALL, NextStep.TRY_AGAIN, NextStep.RING_AGAIN)


@dataclass(frozen=True, slots=True)
class ContactOutcome:
    """What is recorded of one contact. `ticked`: rows of duties; `steps`: the next steps."""

    contact_id: UUID
    channel: ContactChannel
    ending: ContactEnding
    ticked: Collection[int]
    steps: Collection[NextStep]
    note: str
    call_id: UUID | None = None


def propose_next_steps(record: VictimRecord, *, speaks: str, now: datetime) -> tuple[ProposedStep, ...]:
    """The possible next steps for this victim. `speaks`: the language that their passport asks for."""
    plan, today = record.way.plan, london_date(now)
    is_due = plan is not None and plan.review_on is not None and plan.review_on <= today
    has_plan = plan is not None and plan.confirmed_at is not None and not record.way.is_overtaken and not is_due
    facts = ContactFacts(
        family=record.family,
        moment=record.moment,
        is_guarded=record.way.is_guarded,
        has_plan=has_plan,
        speaks=speaks,
        wants_support=record.may[ConsentPurpose.REFERRAL] is not ConsentRoute.NO,
    )
    found = contact_outcomes.list_possible_steps(facts, today=today)
    return tuple(replace(one, due_on=_open_day(one.due_on, today)) for one in found)


@transaction.atomic
def save_contact_outcome(*, actor: Actor, victim_id: UUID, written: ContactOutcome, now: datetime) -> bool:
    """Record the contact; False where it is recorded already. Each step becomes a task of the colleague who agreed it
    with the victim.

    Raises EndingConflict, and as `contact_recording.record_contact`.
    """
    victim = identity_checks.find_visible_victim(actor, victim_id)
    untold = news_tasks.list_undelivered_news([victim.id], now=now)
    pursued = {result.duty_id for result in list_untold_results(victim, now=now)}
    pursued |= {news.duty_id for news in list_unheard_news(victim, now=now)}
    risks = find_owed_risk_news((one.victim_id, one.event_id, one.event_type) for one in untold)
    told = contact_outcomes.list_duties_told(
        written.ending,
        ticked=written.ticked,
        news={one.duty_id for one in untold} | pursued,
        of_risk={one.duty_id for one in untold if (one.victim_id, one.event_id) in risks} | pursued,
    )
    is_new = contact_recording.record_contact(
        actor=actor,
        victim_id=victim.id,
        contact_id=written.contact_id,
        channel=written.channel,
        reached=written.ending.is_reached,
        told=told,
        note=written.note,
        now=now,
        call_id=written.call_id,
        ending=written.ending,
    )
    if is_new:
        follows = contact_outcomes.step_after_ending(written.ending)
        steps = list(dict.fromkeys([*([follows] if follows else []), *written.steps]))
        _end_what_it_settles(actor, victim, written.ending, steps, now)
        create_next_steps(actor, victim, {step: _due_at(step, now) for step in steps}, now)
    return is_new


def _end_what_it_settles(
    actor: Actor, victim: Victim, ending: ContactEnding, asked: Collection[NextStep], now: datetime
) -> None:
    if not ending.is_reached:
        return
    for step in _ENDS_WITH_A_CONTACT:
        if step not in asked:
            task_actions.close_settled_tasks(
                kind=TaskKind.NEXT_STEP, victim_id=victim.id, subject_key=_about(step), now=now, by=actor.staff_id
            )


def create_next_steps(actor: Actor, victim: Victim, steps: Mapping[NextStep, datetime], now: datetime) -> None:
    """Make a task for each step, due by its moment. Runs in the transaction of a caller that has let the actor in."""
    if not steps:
        return
    harm = load_harm_levels({victim.id})[victim.id]
    wanted = [
        NewTask(TaskKind.NEXT_STEP, victim.id, f"step_{step}", harm, due_at, _about(step))
        for step, due_at in steps.items()
    ]
    made = task_actions.make_tasks(wanted, now=now)
    # The colleague who agreed it with the victim does it, unless another colleague has it already; they can hand it on.
    for task_id in Task.objects.filter(id__in=made, owner=None).values_list("public_id", flat=True):
        task_actions.take_task(actor=actor, task_id=task_id, now=now)


def _due_at(step: NextStep, now: datetime) -> datetime:
    """Due by the end of its day; for a day on which we are closed, by the end of the next working day."""
    today = london_date(now)
    return end_of_day(_open_day(contact_outcomes.next_step_due_on(step, today=today), today))


def _open_day(day: date, today: date) -> date:
    if day == today:
        return day
    before = day.fromordinal(day.toordinal() - 1)
    return working_days().later(before, 1)


def _about(step: NextStep) -> str:
    return f"step:{step}"
