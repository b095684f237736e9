"""Claims the next messages to send (those that are due, oldest first, skipping any that another process holds) and
gathers their outcomes.

A message that is passed over again and again is waited for: otherwise a person who keeps opening a page of its case,
perhaps another victim in it, could delay the victim's news for ever.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

import psycopg.errors
from django.db import OperationalError, connection, transaction

from victimcare.records.models import Brake, Event, GateOverride, Notification, Victim
from victimcare.records.models.victim_contact.notifications import NotificationStatus
from victimcare.rules.clock import london_date
from victimcare.rules.safe_contact.contact_plan import (
    ContactByStaff,
    ContactLater,
    ContactMethod,
    ContactNow,
    StaffOnlyReason,
)
from victimcare.rules.safe_contact.staff_contact import can_wait_for_post
from victimcare.services import suppliers
from victimcare.services.cases.case_timeline import force_index_lookups
from victimcare.services.cases.victim_risk_news import find_owed_risk_news
from victimcare.services.desk.news_tasks import UndeliveredNews
from victimcare.services.desk.task_actions import make_tasks
from victimcare.services.desk.task_shapes import NewTask
from victimcare.services.messages import message_brakes, message_states, message_tasks
from victimcare.services.messages.message_states import DOUBT_SETTLES_AFTER, HoldReason, StateChange
from victimcare.services.messages.message_wording import MAJOR_INCIDENT
from victimcare.services.rights.working_calendar import working_days
from victimcare.services.safe_contact import gate
from victimcare.services.safe_contact.gate import GateDecision

# Cases first, as everywhere. A query that skips locked rows never waits, so their order does not matter here; two
# senders at once never claim the same message.
_CLAIM = """
SELECT t.id, t.victim_id
  FROM records_notification t JOIN records_victim v ON v.id = t.victim_id JOIN records_case c ON c.id = v.case_id
 WHERE t.status = 'queued' AND t.not_before <= %(now)s
   AND (t.rests_until IS NULL OR t.rests_until <= statement_timestamp())
   AND t.channel <> ALL(%(full)s) AND (%(only)s::bigint[] IS NULL OR t.id = ANY(%(only)s))
 ORDER BY t.not_before, t.id LIMIT %(at_most)s
   FOR NO KEY UPDATE OF c SKIP LOCKED
"""
_CLAIM_IN_TURN = _CLAIM.replace("SKIP LOCKED", "")  # waiting for a row keeps its place in the queue
_PASSED_OVER_FOR = timedelta(seconds=10)
# A load of a long file holds the rows longer: then other messages and answers take their turn.
_WAITS = "SET LOCAL lock_timeout = '500ms'"


@dataclass(frozen=True, slots=True)
class ClaimedBatch:
    """Messages, one for each victim, with everything that decides about them locked until the transaction ends."""

    tellings: list[Notification]
    victims: dict[int, Victim]


def claim_batch(*, now: datetime, at_most: int, only: Collection[int] | None = None) -> ClaimedBatch:
    """Claim at most so many messages, and no more than could leave; `only`: of these. None for a channel whose
    suppliers have no place."""
    places = _count_slots()
    at_most = min(at_most, max(places.values(), default=at_most))  # where no supplier serves the channel, it is held
    if at_most <= 0:
        return ClaimedBatch([], {})
    force_index_lookups()
    wanted: dict[str, Any] = {
        "now": now,
        "at_most": at_most,
        "full": [channel.value for channel, free in places.items() if free <= 0],
        "only": None if only is None else list(only),
    }
    rows = _claim_rows(_CLAIM, wanted) or _claim_passed_over(wanted)
    if not rows:
        return ClaimedBatch([], {})
    victims = gate.lock_victims(victim_id for _, victim_id in rows)
    # A victim's second message waits for the next batch: by then we know whether they have the news or it joins the
    # first.
    first = {victim_id: telling_id for telling_id, victim_id in reversed(rows)}
    held = Notification.objects.select_for_update(of=("self",), skip_locked=True)
    held = held.select_related("victim__case", "victim__person").filter(
        message_states.is_message_due(now), id__in=first.values()
    )
    return ClaimedBatch(list(held.order_by("not_before", "id")), victims)


def _claim_rows(sql: str, wanted: dict[str, Any]) -> list[tuple[int, int]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, wanted)
        rows: list[tuple[int, int]] = cursor.fetchall()
    return rows


def _claim_passed_over(wanted: dict[str, Any]) -> list[tuple[int, int]]:
    """The oldest message that has been due for too long. Only when nothing else is to be done."""
    long_due = {**wanted, "now": wanted["now"] - _PASSED_OVER_FOR, "at_most": 1}
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(_WAITS)
            found = _claim_rows(_CLAIM_IN_TURN, long_due)
            cursor.execute("SET LOCAL lock_timeout = DEFAULT")
            return found
    except OperationalError as error:
        if isinstance(error.__cause__, psycopg.errors.LockNotAvailable):
            return []
        raise


def _count_slots() -> dict[ContactMethod, int]:
    """By channel, how many messages its suppliers could take at once."""
    return {
        channel: sum(suppliers.count_free_slots(channel, name) for name in suppliers.list_supplier_names(channel))
        for channel in ContactMethod
        if suppliers.is_channel_carried(channel)
    }


# The outcome of each message of a batch, gathered while the gate is asked, and written together.
#
# A message that is handed over is only an intent here: that it left is noted once its supplier has it
# (`delivery_status`).

A_MOMENT = timedelta(seconds=1)  # until a supplier has a place again


class BatchResult:
    """The outcomes of messages that the caller holds, at one moment."""

    def __init__(self, *, now: datetime) -> None:
        self._now = now
        self._steps: list[StateChange] = []
        self._tasks: list[NewTask] = []
        self._put_off: list[Notification] = []
        self._without_room: list[Notification] = []
        self._tell_more: list[Notification] = []
        self._used: list[tuple[GateOverride, Notification]] = []

    def put_off(self, telling: Notification, until: datetime) -> None:
        telling.not_before = until
        self._put_off.append(telling)

    def not_needed(self, telling: Notification, reason: str = "") -> None:
        self._steps += message_states.advance_state(telling, NotificationStatus.NOT_NEEDED, at=self._now, reason=reason)

    def hold(self, telling: Notification, reason: HoldReason) -> None:
        """Hold the message with all others held for this reason."""
        self._steps.append(message_states.hold_message(telling, at=self._now, reason=reason))
        self._tasks.append(message_tasks.build_release_task(reason, now=self._now))

    def stop(self, telling: Notification, by: Brake) -> None:
        telling.brake = by
        self._steps.append(message_states.hold_message(telling, at=self._now, reason=message_brakes.BRAKE_REASON))

    def leave_to_a_person(
        self,
        telling: Notification,
        why: StaffOnlyReason,
        news: Sequence[UndeliveredNews],
        *,
        is_guarded: bool,
        by: datetime | None = None,
    ) -> None:
        self._steps.append(message_states.hold_message(telling, at=self._now, reason=why))
        if telling.template == MAJOR_INCIDENT:  # their plan has changed since the message was queued
            key = f"message:{telling.reference}"
            task = message_tasks.build_major_incident_task(telling.victim_id, why, subject_key=key, now=self._now)
            self._tasks.append(task)
        elif news:  # otherwise an answer to the victim's request: a person keeps that task until the victim knows
            own = [message_tasks.NewsItem(one, is_fresh=True) for one in news]
            at_risk = find_owed_risk_news((one.victim_id, one.event_id, one.event_type) for one in news)
            told = partial(message_tasks.build_telling_task, telling.victim, why, own, is_guarded=is_guarded, by=by)
            self._tasks.append(told(risks=[*at_risk.values()], now=self._now))

    def join(self, telling: Notification, first: Notification, news: Sequence[UndeliveredNews]) -> None:
        """Join this message to the first, which then tells its news as well."""
        first.duties = sorted({*first.duties, *(one.duty_id for one in news)})
        self._tell_more.append(first)
        self.not_needed(telling, "an unread text says the same")

    def without_room(self, telling: Notification, channel: ContactMethod) -> None:
        """All places with its suppliers are in use."""
        telling.channel = channel
        self._without_room.append(telling)

    def hand_over(self, telling: Notification, override: GateOverride | None) -> None:
        telling.handed_over_at = self._now
        telling.attempts += 1
        telling.unanswered_questions = 0
        self._steps += message_states.advance_state(
            telling, NotificationStatus.HANDED_OVER, at=self._now, rests=DOUBT_SETTLES_AFTER
        )
        if override is not None:
            self._used.append((override, telling))

    def write(self) -> None:
        message_states.write_state_changes(self._steps)
        if self._put_off:
            Notification.objects.bulk_update(self._put_off, ["not_before"])
        if self._tell_more:
            Notification.objects.bulk_update(self._tell_more, ["duties"])
        if self._without_room:
            Notification.objects.bulk_update(self._without_room, ["channel"])
            message_states.postpone_messages([telling.id for telling in self._without_room], A_MOMENT)
        for override, telling in self._used:
            GateOverride.objects.filter(pk=override.pk).update(used_by=telling)
        if self._tasks:
            make_tasks(self._tasks, now=self._now)


# Letters leave only with news that can wait for them: a person tells all other news, the same day.

_DAY_FIELDS = ("starts_at", "on")  # the fields in which an event names the moment that it announces


def exclude_slow_letters(
    ways: Mapping[int, GateDecision],
    news: Mapping[int, Sequence[UndeliveredNews]],
    victims: Mapping[int, Victim],
    *,
    channels: Collection[ContactMethod],
    now: datetime,
) -> dict[int, GateDecision]:
    """Return these ways, by victim; where one is a letter and the victim's news cannot wait for it, what the gate
    decides without letters. The caller holds the victims. No query where no way is a letter."""
    by_letter = [victim_id for victim_id, way in ways.items() if _is_letter(way)]
    if not by_letter:
        return dict(ways)
    cannot_wait = _cannot_wait([one for victim_id in by_letter for one in news.get(victim_id, ())], now)
    if not cannot_wait:
        return dict(ways)
    others = gate.decide_contact(
        [victims[one] for one in cannot_wait], now=now, channels={*channels} - {ContactMethod.LETTER}
    )
    return {**ways, **{victim_id: _with_post_reason(way) for victim_id, way in others.items()}}


def _is_letter(way: GateDecision) -> bool:
    decision = way.decision
    return isinstance(decision, ContactNow | ContactLater) and decision.channel is ContactMethod.LETTER


def _cannot_wait(news: Sequence[UndeliveredNews], now: datetime) -> list[int]:
    """The victims with at least one piece of news that is due sooner than the post arrives."""
    risks = find_owed_risk_news((one.victim_id, one.event_id, one.event_type) for one in news)
    facts = dict(Event.objects.filter(id__in={one.event_id for one in news}).values_list("id", "facts"))
    calendar = working_days()
    return sorted(
        {
            one.victim_id
            for one in news
            if not can_wait_for_post(
                due_at=one.due_at,
                happens_on=_day_of(facts.get(one.event_id, {})),
                is_risk=(one.victim_id, one.event_id) in risks,
                now=now,
                calendar=calendar,
            )
        }
    )


def _day_of(facts: Mapping[str, object]) -> date | None:
    said = next((value for name in _DAY_FIELDS if isinstance(value := facts.get(name), str)), None)
    if said is None:
        return None
    at = datetime.fromisoformat(said)
    return london_date(at) if at.tzinfo else at.date()


def _with_post_reason(way: GateDecision) -> GateDecision:
    """Give the slow post as the reason, rather than that nothing is agreed."""
    if isinstance(way.decision, ContactByStaff) and way.decision.why is StaffOnlyReason.NOT_AGREED:
        return replace(way, decision=ContactByStaff(StaffOnlyReason.POST_TOO_SLOW))
    return way
