"""Passes a batch of messages through the gate and commits the intent to send them, in one transaction.

A change committed before then decides; a later change comes too late for a message that the gate has passed.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.db import transaction

from victimcare.records.models import Duty, Event, Installation, Notification
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.clock import london_date
from victimcare.rules.message_sending import BrakeKind, brake_kinds
from victimcare.rules.rights import Fact
from victimcare.rules.safe_contact.contact_plan import (
    ContactMethod,
    ContactNow,
    StaffOnlyReason,
)
from victimcare.services import suppliers
from victimcare.services.cases.victim_risk_news import find_owed_risk_news
from victimcare.services.desk.news_tasks import UndeliveredNews, list_undelivered_news
from victimcare.services.messages import batch_decisions, channel_rules, message_wording, special_messages
from victimcare.services.messages.channel_rules import LetterDraft, compose_message
from victimcare.services.messages.message_batches import BatchResult, ClaimedBatch, claim_batch
from victimcare.services.messages.message_brakes import BrakeCounter, find_released_kinds
from victimcare.services.messages.message_states import HoldReason
from victimcare.services.messages.message_wording import MessageText
from victimcare.services.ports import InvalidRecipient, OutgoingMessage
from victimcare.services.rights.duty_lateness import on_clock_condition
from victimcare.services.safe_contact import gate


@dataclass(frozen=True, slots=True)
class SendIntent:
    """A committed intent to send: the `attempt`-th attempt at this message. `asked`: when the gate was asked, by the
    monotonic clock, in seconds."""

    telling_id: int
    attempt: int
    channel: ContactMethod
    provider: str
    message: OutgoingMessage | LetterDraft
    at: datetime
    asked: float


@dataclass(frozen=True, slots=True)
class _ReadyMessage:
    """A message that the gate has passed, and its wording."""

    telling: Notification
    way: gate.GateDecision
    decision: ContactNow
    news: list[UndeliveredNews]
    said: MessageText
    message: OutgoingMessage | LetterDraft
    kinds: tuple[BrakeKind, ...]


def prepare_batch(
    *, now: datetime, at_most: int, claimed: list[int], only: Collection[int] | None = None
) -> list[SendIntent]:
    """Ask the gate about messages that are due, and commit to send those that it passes. The outcome of the others is
    written as well. `claimed` is filled with the ids of all of them; `only`: restricts it to these.

    Each intent has a place with a supplier (`suppliers`), which is free again once the supplier has been called.
    """
    asked = time.monotonic()
    places: list[suppliers.SupplierSlot] = []
    try:
        with transaction.atomic():
            found = claim_batch(now=now, at_most=at_most, only=only)
            claimed += [telling.id for telling in found.tellings]
            outcomes = BatchResult(now=now)
            intents = _assign_suppliers(_list_ready_messages(found, outcomes, now), outcomes, places, now, asked)
            outcomes.write()
    except BaseException:
        for place in places:
            suppliers.return_slot(*place)
        raise
    return intents


def _list_ready_messages(found: ClaimedBatch, outcomes: BatchResult, now: datetime) -> list[_ReadyMessage]:
    """The messages that the victim's plan allows now, in the wording that it allows."""
    if not found.tellings:
        return []
    own: dict[int, list[UndeliveredNews]] = defaultdict(list)
    for one in list_undelivered_news(found.victims, now=now):
        own[one.victim_id].append(one)
    news = {
        telling.id: [one for one in own[telling.victim_id] if one.duty_id in telling.duties]
        for telling in found.tellings
    }
    needed = _select_needed(found.tellings, news, outcomes, now)
    if needed and (reason := _find_general_hold()):
        for telling in needed:
            outcomes.hold(telling, reason)
        return []
    asked_for = special_messages.list_live_texted_numbers(needed, now=now)
    open_ways = batch_decisions.decide_messages(needed, found.victims, news, asked_for, outcomes, now)
    going = _word_messages(open_ways, news, asked_for, outcomes, now)
    return _exclude_joined(going, own, outcomes, now)


def _select_needed(
    tellings: Sequence[Notification], news: batch_decisions.NewsByMessage, outcomes: BatchResult, now: datetime
) -> list[Notification]:
    """The messages with something that the victim does not know yet: news, an answer, the invitation, or a number."""
    empty = [one for one in tellings if not news[one.id] and one.template not in message_wording.ASKED_FOR]
    if not empty:
        return list(tellings)
    of_answers = special_messages.find_pending_answer_notices(empty)
    begins = _still_ahead(empty, now)
    for telling in empty:
        if telling.id in of_answers:
            continue
        if telling.id in begins:
            outcomes.put_off(telling, begins[telling.id])
        else:
            outcomes.not_needed(telling)
    said_enough = {one.id for one in empty} - of_answers
    return [one for one in tellings if one.id not in said_enough]


def _still_ahead(tellings: Sequence[Notification], now: datetime) -> dict[int, datetime]:
    """By message, when its news begins to be owed, by this machine's clock, which may be behind that of the machine
    that queued it."""
    ids = {duty_id for telling in tellings for duty_id in telling.duties}
    ahead = Duty.objects.filter(on_clock_condition(now), id__in=ids, starts_at__gt=now, met_at=None)
    starts = dict(ahead.values_list("id", "starts_at"))
    begins = {one.id: [starts[duty_id] for duty_id in one.duties if duty_id in starts] for one in tellings}
    return {telling_id: min(moments) for telling_id, moments in begins.items() if moments}


def _find_general_hold() -> HoldReason | None:
    if Installation.objects.filter(sending_held_since__isnull=False).exists():
        return HoldReason.SENDING_HELD
    return None if any(suppliers.is_channel_carried(channel) for channel in ContactMethod) else HoldReason.NO_PROVIDER


def _word_messages(
    ways: Sequence[tuple[Notification, gate.GateDecision, ContactNow]],
    news: batch_decisions.NewsByMessage,
    asked_for: batch_decisions.TextedNumbers,
    outcomes: BatchResult,
    now: datetime,
) -> list[_ReadyMessage]:
    """Each in the words and to the number that its way allows, for what the victim can do with it."""
    today = london_date(now)
    can = message_wording.load_message_recipients({telling.victim_id for telling, _, _ in ways}) if ways else {}
    facts = _facts(one for telling, _, _ in ways for one in news[telling.id])
    going = []
    for telling, way, decision in ways:
        assert way.point is not None  # no number: a person
        told = sorted({one.event_id: facts[one.event_id] for one in news[telling.id]}.items(), key=_by_time)
        own = [fact for _, fact in told]
        match telling.template:
            case message_wording.INVITATION:
                said = message_wording.invitation_text(decision)
            case message_wording.NUMBER:
                said = message_wording.number_text(
                    decision, special_messages.texted_number_digits(asked_for[telling.id])
                )
            case message_wording.DANGER:
                said = message_wording.danger_line_text(decision)
            case message_wording.MAJOR_INCIDENT:
                said = message_wording.major_incident_text(decision)
            case message_wording.RING_US:
                said = message_wording.ring_us_text(decision)
            case _:
                said = message_wording.choose_message_text(
                    decision,
                    own,
                    record_id=telling.victim.record_id,
                    today=today,
                    recipient=can[telling.victim_id],
                )
        try:
            message = compose_message(telling, decision, said, way.point, today=today)
        except InvalidRecipient:
            outcomes.leave_to_a_person(telling, StaffOnlyReason.NO_POINT, news[telling.id], is_guarded=way.is_guarded)
            continue
        telling.template, telling.channel = said.template, decision.channel
        going.append(_ReadyMessage(telling, way, decision, news[telling.id], said, message, _kinds(telling, said, own)))
    return going


def _kinds(telling: Notification, said: MessageText, told: Sequence[Fact]) -> tuple[BrakeKind, ...]:
    """The kinds as the brake counts them. A texted number has none: no record system starts it, and a victim asks for
    three an hour at most. Nor has a message of a major incident: two people have released those before they were
    queued."""
    if said.template in (message_wording.NUMBER, message_wording.MAJOR_INCIDENT):
        return ()
    return brake_kinds(template=said.template, event_types=[fact.type for fact in told], area=telling.victim.case.area)


def _by_time(told: tuple[int, Fact]) -> tuple[datetime, int]:
    return told[1].time, told[0]


def _facts(news: Iterable[UndeliveredNews]) -> dict[int, Fact]:
    """The events that are news, without anything that names or finds a person: a text contains none of that."""
    events = Event.objects.filter(id__in={one.event_id for one in news})
    return {
        one.id: Fact(one.source, one.source_event_id, EventType(one.type), one.time, one.sequence, one.facts)
        for one in events
    }


def _exclude_joined(
    going: Sequence[_ReadyMessage], own: batch_decisions.NewsByMessage, outcomes: BatchResult, now: datetime
) -> list[_ReadyMessage]:
    """Drops messages whose news is covered by an unread text that the victim has already. News of risk makes their
    phone sound again."""
    may_join = [one.telling.victim_id for one in going if one.telling.template in message_wording.PLAIN]
    standing = channel_rules.list_unread_texts(may_join, now=now) if may_join else []
    news = [owed for one in going for owed in one.news] if standing else []
    at_risk = find_owed_risk_news((owed.victim_id, owed.event_id, owed.event_type) for owed in news)
    alone = []
    for one in going:
        assert one.way.point is not None
        unknown = {owed.duty_id for owed in own.get(one.telling.victim_id, ())}
        first = channel_rules.find_text_to_join(one.telling, one.way.point, standing, unknown)
        if first and not any((owed.victim_id, owed.event_id) in at_risk for owed in one.news):
            outcomes.join(one.telling, first, one.news)
        else:
            alone.append(one)
    return alone


def _assign_suppliers(
    going: Sequence[_ReadyMessage],
    outcomes: BatchResult,
    places: list[suppliers.SupplierSlot],
    now: datetime,
    asked: float,
) -> list[SendIntent]:
    """Keep the messages for which a supplier has a place, and which no brake stops. `places` is filled with what was
    kept."""
    if not going:
        return []
    shares, intents = suppliers.SupplierSelector(), []
    passed = find_released_kinds(one.telling for one in going)
    counting = BrakeCounter((kind for one in going for kind in one.kinds), now=now)
    for one in going:
        telling, channel = one.telling, one.decision.channel
        provider = shares.chosen(
            channel,
            besides=[telling.provider],
            has_room=partial(suppliers.reserve_slot, channel),
            unfit=suppliers.find_number_revealing_suppliers(one.message),
        )
        if provider is None:
            outcomes.without_room(telling, channel)
            continue
        places.append((channel, provider))
        is_counted, by_people = telling.attempts > 0, passed.get(telling.id)
        if brake := counting.stopped_by(one.kinds, is_counted=is_counted, let_through=by_people):
            suppliers.return_slot(*places.pop())
            outcomes.stop(telling, brake)
            continue
        _fill_in_message(one, provider)
        outcomes.hand_over(telling, one.way.override)
        intents.append(SendIntent(telling.id, telling.attempts, channel, provider, one.message, now, asked))
    counting.write()
    return intents


def _fill_in_message(going: _ReadyMessage, provider: str) -> None:
    """Write into the message's row what leaves."""
    telling = going.telling
    telling.provider, telling.provider_id = provider, ""
    telling.point, telling.plan_version = going.way.point, going.way.plan_version
    telling.wording_version, telling.values_hash = going.said.version, going.said.values_hash
    telling.language = going.said.language
    telling.duties = [one.duty_id for one in going.news]
