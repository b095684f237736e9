"""Care that follows from new events: assessing needs again, a closing call, and that a victim left; and the saving of a
contact with what it settles.

Runs in the transaction that appended the events. Nothing of a `--history` load comes here.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from victimcare.records.models import Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.care.disengagement import LeavingScope
from victimcare.rules.care.needs_assessment import REASSESSED_AT, assessment_due_at, assessment_moment_of
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.contact.contact_outcomes import ContactEnding
from victimcare.rules.rights import OptOut
from victimcare.services.access import Actor
from victimcare.services.care import closing_calls
from victimcare.services.cases.guarded_victims import find_guarded_victims
from victimcare.services.contact import contact_outcomes, contact_recording
from victimcare.services.contact.contact_outcomes import ContactOutcome
from victimcare.services.contact.contact_recording import ContactChannel
from victimcare.services.conversations import identity_checks
from victimcare.services.desk import timeline_acts
from victimcare.services.desk.task_actions import make_tasks
from victimcare.services.desk.task_shapes import NewTask, load_harm_levels
from victimcare.services.follow_up import delivery_outcomes
from victimcare.services.messages import message_tasks
from victimcare.services.rights.opt_outs import find_opted_out_victims
from victimcare.services.rights.working_calendar import working_days

WITHDRAWN, REOPENED = EventType.CASE_WITHDRAWN, EventType.CASE_REOPENED


@dataclass(frozen=True, slots=True)
class CareEvent:
    """One new event. `victims`: their rows by their ids in the record system."""

    event_id: int
    type: EventType
    data: Mapping[str, Any]
    time: datetime
    case_id: int
    victims: Mapping[str, int]


def apply_care_events(events: Sequence[CareEvent], *, now: datetime) -> None:
    """Most events need nothing here, and cost nothing."""
    again = [(one, moment) for one in events if (moment := assessment_moment_of(one.type, one.data))]
    ending = [(one, what) for one in events if (what := message_tasks.find_closing_moment(one.type, one.data))]
    if again:
        _ask_again([(one, moment) for one, moment in again if moment in REASSESSED_AT], now)
    if ending:
        closing_calls.open_closing_calls(ending, now=now)
    for one in events:
        if one.type == WITHDRAWN and (victim_id := one.victims.get(str(one.data.get("victim_id")))):
            victim = Victim.objects.select_related("case").get(id=victim_id)
            timeline_acts.record_leaving(victim=victim, event_id=one.event_id, leaves=LeavingScope.THE_CASE, now=now)
        elif one.type == REOPENED:
            closing_calls.end_calls_of_reopened(one.victims.values(), now=now)
            for victim_id in one.victims.values():
                timeline_acts.record_return(victim_id=victim_id, leaves=LeavingScope.THE_CASE, by=None, now=now)


def _ask_again(events: Sequence[tuple[CareEvent, Any]], now: datetime) -> None:
    """One task per victim, due by the earliest event that asks for it. A victim who wants no more support is not asked
    again, unless they are guarded: then the question is whether they are safe."""
    victims = {victim_id for one, _ in events for victim_id in one.victims.values()}
    refuse = _who_refuse({one.case_id for one, _ in events}, victims, now)
    harm = load_harm_levels(victims)
    make_tasks(
        [
            NewTask(
                TaskKind.ASSESS_NEEDS,
                victim_id,
                f"needs_{moment}",
                harm[victim_id],
                assessment_due_at(moment, one.data, working_days(), now=now),
            )
            for one, moment in events
            for victim_id in sorted(one.victims.values())
            if victim_id not in refuse
        ],
        now=now,
    )


def _who_refuse(case_ids: Collection[int], victim_ids: Collection[int], now: datetime) -> set[int]:
    chosen = find_opted_out_victims(case_ids, OptOut.SUPPORT, now=now)
    if not chosen:
        return set()
    rows = Victim.objects.filter(id__in=victim_ids).values_list("id", "case_id", "record_id")
    found = {victim_id for victim_id, case_id, record_id in rows if (case_id, record_id) in chosen}
    return found - find_guarded_victims(found)


# Saves a contact and ends the escalations and the closing call that it settles, in one transaction.
#
# One press is one transaction: if either cannot be saved, neither is, and the page says so and keeps what was typed.


@transaction.atomic
def save_contact_and_settle(*, actor: Actor, victim_id: UUID, written: ContactOutcome, now: datetime) -> bool:
    """Keep what was said and told; False if it was already saved. Raises as `contact_outcomes.save_contact_outcome`."""
    row = identity_checks.find_visible_victim(actor, victim_id).id
    was_owed = closing_calls.is_closing_news_owed(row)
    is_new = contact_outcomes.save_contact_outcome(actor=actor, victim_id=victim_id, written=written, now=now)
    if is_new and was_owed and written.ending.is_told:
        closing_calls.end_call_told_in_contact(actor=actor, victim_id=row, now=now)
    delivery_outcomes.settle_escalations(now=now, victim_ids=[row])
    return is_new


@transaction.atomic
def save_failed_try_and_settle(
    *,
    actor: Actor,
    victim_id: UUID,
    contact_id: UUID,
    channel: ContactChannel,
    note: str,
    call_id: UUID | None,
    now: datetime,
) -> None:
    """Keep a failed attempt to reach the victim. Raises as `contact_recording.record_contact`."""
    row = identity_checks.find_visible_victim(actor, victim_id).id
    contact_recording.record_contact(
        actor=actor,
        victim_id=row,
        contact_id=contact_id,
        channel=channel,
        reached=False,
        told=(),
        note=note,
        now=now,
        call_id=call_id,
        ending=ContactEnding.NOT_REACHED,
    )
    delivery_outcomes.settle_escalations(now=now, victim_ids=[row])
