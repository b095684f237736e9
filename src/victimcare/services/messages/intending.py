"""Passes a batch of messages through the gate and commits the intent to send them, in one transaction.

A change committed before then decides; a later change comes too late for a message that the gate has passed.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from django.db import transaction

from victimcare.records.models import Duty, Event, Installation, Telling, TextedNumber, Victim
from victimcare.rules.clock import london_date
from victimcare.rules.message_sending import BrakeKind, brake_kinds
from victimcare.rules.rights import Fact
from victimcare.rules.safe_contact.contact_plan import (
    ContactByStaff,
    ContactLater,
    ContactMethod,
    ContactNow,
    StaffOnlyReason,
)
from victimcare.services.cases.at_risk import risks_owed
from victimcare.services.desk.owed import Untold, untold
from victimcare.services.messages import (
    answers,
    calling,
    danger_line,
    gate,
    joining,
    numbers,
    recipients,
    suppliers,
    words,
)
from victimcare.services.messages.brake import Counting, let_through
from victimcare.services.messages.by_post import without_slow_letters
from victimcare.services.messages.claiming import Claimed, claim
from victimcare.services.messages.outcomes import Outcomes
from victimcare.services.messages.outgoing import Unprinted, composed
from victimcare.services.messages.quiet_code_use import find_warned_victims
from victimcare.services.messages.shapes import Held
from victimcare.services.messages.words import Words
from victimcare.services.ports import NotOneRecipient, Outgoing
from victimcare.services.rights.on_the_clock import on_the_clock

News = Mapping[int, list[Untold]]
Numbers = Mapping[int, TextedNumber]  # by the message that brings it
_WARNING_ASKED_AGAIN = timedelta(minutes=1)  # whether a colleague has closed the warning of a quiet code


@dataclass(frozen=True, slots=True)
class Intent:
    """What was committed to be handed over: the `attempt`-th time that this message is. `asked`: when the gate was, by
    the clock that only goes forwards, in seconds."""

    telling_id: int
    attempt: int
    channel: ContactMethod
    provider: str
    message: Outgoing | Unprinted
    at: datetime
    asked: float


@dataclass(frozen=True, slots=True)
class _Going:
    """A message that the gate has passed, and its wording."""

    telling: Telling
    way: gate.Way
    decision: ContactNow
    news: list[Untold]
    said: Words
    message: Outgoing | Unprinted
    kinds: tuple[BrakeKind, ...]


def intend(*, now: datetime, at_most: int, claimed: list[int], only: Collection[int] | None = None) -> list[Intent]:
    """Ask the gate about messages that are due, and commit to send those that it passes. The outcome of the others is
    written as well. `claimed` is filled with the ids of all of them; `only`: restricts it to these.

    Each intent has a place with a supplier (`calling`), which is free again once the supplier has been called.
    """
    asked = time.monotonic()
    places: list[calling.Place] = []
    try:
        with transaction.atomic():
            found = claim(now=now, at_most=at_most, only=only)
            claimed += [telling.id for telling in found.tellings]
            outcomes = Outcomes(now=now)
            intents = _promise(_let_go(found, outcomes, now), outcomes, places, now, asked)
            outcomes.write()
    except BaseException:
        for place in places:
            calling.give_back(*place)
        raise
    return intents


def _let_go(found: Claimed, outcomes: Outcomes, now: datetime) -> list[_Going]:
    """The messages that the victim's plan lets go now, in the wording that it allows."""
    if not found.tellings:
        return []
    hers: dict[int, list[Untold]] = defaultdict(list)
    for one in untold(found.victims, now=now):
        hers[one.victim_id].append(one)
    news = {
        telling.id: [one for one in hers[telling.victim_id] if one.duty_id in telling.duties]
        for telling in found.tellings
    }
    needed = _needed(found.tellings, news, outcomes, now)
    if needed and (reason := _what_holds_all_sending()):
        for telling in needed:
            outcomes.hold(telling, reason)
        return []
    asked_for = numbers.that_count(needed, now=now)
    open_ways = _ways(needed, found.victims, news, asked_for, outcomes, now)
    going = _worded(open_ways, news, asked_for, outcomes, now)
    return _not_joined(going, hers, outcomes, now)


def _needed(tellings: Sequence[Telling], news: News, outcomes: Outcomes, now: datetime) -> list[Telling]:
    """The messages with something that the victim does not know yet: news, an answer, the invitation, or a number."""
    empty = [one for one in tellings if not news[one.id] and one.template not in words.ASKED_FOR]
    if not empty:
        return list(tellings)
    of_answers = answers.still_to_be_told(empty)
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


def _still_ahead(tellings: Sequence[Telling], now: datetime) -> dict[int, datetime]:
    """By message, when its news begins to be owed, by this machine's clock, which may be behind that of the machine
    that queued it."""
    ids = {duty_id for telling in tellings for duty_id in telling.duties}
    ahead = Duty.objects.filter(on_the_clock(now), id__in=ids, starts_at__gt=now, met_at=None)
    starts = dict(ahead.values_list("id", "starts_at"))
    begins = {one.id: [starts[duty_id] for duty_id in one.duties if duty_id in starts] for one in tellings}
    return {telling_id: min(moments) for telling_id, moments in begins.items() if moments}


def _what_holds_all_sending() -> Held | None:
    if Installation.objects.filter(sending_held_since__isnull=False).exists():
        return Held.SENDING_HELD
    return None if any(suppliers.is_carried(channel) for channel in ContactMethod) else Held.NO_PROVIDER


def _ways(
    tellings: Sequence[Telling],
    victims: Mapping[int, Victim],
    news: News,
    asked_for: Numbers,
    outcomes: Outcomes,
    now: datetime,
) -> list[tuple[Telling, gate.Way, ContactNow]]:
    """What the gate says of each; those that wait or are for a person go no further."""
    invitations = [one for one in tellings if one.template == words.INVITATION]
    ways = (
        _of_invitations(invitations, victims, now)
        | _of_news([one for one in tellings if one.template not in words.ASKED_FOR], victims, news, now)
        | numbers.ways(asked_for, victims, now=now)
        | danger_line.list_danger_line_ways(tellings, victims, now=now)
    )
    found = []
    for telling in tellings:
        way = ways.get(telling.id)
        if way is None:  # an invitation or a number that the victim may not have, or no longer
            outcomes.not_needed(telling)
            continue
        match way.decision:
            case ContactLater(until=until):
                outcomes.put_off(telling, until)
            case ContactByStaff(why=why):
                hers, guarded = news[telling.id], way.is_guarded
                outcomes.leave_to_a_person(telling, why, hers, is_guarded=guarded, by=way.told_by)
            case ContactNow() as decision:
                found.append((telling, way, decision))
    return _without_warned(found, outcomes, now)


def _without_warned(
    ways: list[tuple[Telling, gate.Way, ContactNow]], outcomes: Outcomes, now: datetime
) -> list[tuple[Telling, gate.Way, ContactNow]]:
    """Without those of victims whose quiet code was used, and those to a number or address of such a victim, until a
    colleague has closed the warning. Their page has just said that nothing is new, and a person may be reading it."""
    if not ways:
        return ways
    at_points = defaultdict(set)
    for victim_id, key in gate.whose_numbers({way.point.match_key for _, way, _ in ways if way.point is not None}):
        at_points[key].add(victim_id)
    theirs = {
        telling.id: {telling.victim_id, *(at_points[way.point.match_key] if way.point is not None else ())}
        for telling, way, _ in ways
    }
    warned = find_warned_victims(set().union(*theirs.values()), now=now)
    for telling, _, _ in ways:
        if theirs[telling.id] & warned:
            outcomes.put_off(telling, now + _WARNING_ASKED_AGAIN)
    return [one for one in ways if not theirs[one[0].id] & warned]


def _of_news(
    tellings: Sequence[Telling], victims: Mapping[int, Victim], news: News, now: datetime
) -> dict[int, gate.Way]:
    """By message. One that is bound to its channel asks for that one alone, also where the post takes long."""
    by_channels: dict[frozenset[ContactMethod], list[Telling]] = defaultdict(list)
    carried = suppliers.carried()
    for telling in tellings:
        by_channels[frozenset({ContactMethod(telling.channel)}) if telling.is_pinned else carried].append(telling)
    ways = {}
    for channels, of_these in by_channels.items():
        found = gate.ways([victims[one.victim_id] for one in of_these], now=now, channels=channels)
        theirs = {one.victim_id: news[one.id] for one in of_these if not one.is_pinned}
        found = without_slow_letters(found, theirs, victims, channels=channels, now=now)
        ways.update({one.id: found[one.victim_id] for one in of_these})
    return ways


def _of_invitations(tellings: Sequence[Telling], victims: Mapping[int, Victim], now: datetime) -> dict[int, gate.Way]:
    """By message, for recipients who may still be sent an invitation."""
    if not tellings:
        return {}
    asked = [victims[one.victim_id] for one in tellings]
    found = gate.invitations(asked, now=now, channels=suppliers.carried(), tellings=tellings)
    return {
        one.id: gate.Way(decision, is_guarded=False, point=point, plan_version=None)
        for one in tellings
        if one.victim_id in found
        for decision, point in [found[one.victim_id]]
    }


def _worded(
    ways: Sequence[tuple[Telling, gate.Way, ContactNow]],
    news: News,
    asked_for: Numbers,
    outcomes: Outcomes,
    now: datetime,
) -> list[_Going]:
    """Each in the words and to the number that its way allows, for what the victim can do with it."""
    today = london_date(now)
    can = recipients.read_recipients({telling.victim_id for telling, _, _ in ways}) if ways else {}
    facts = _facts(one for telling, _, _ in ways for one in news[telling.id])
    going = []
    for telling, way, decision in ways:
        assert way.point is not None  # no number: a person
        told = sorted({one.event_id: facts[one.event_id] for one in news[telling.id]}.items(), key=_by_time)
        hers = [fact for _, fact in told]
        match telling.template:
            case words.INVITATION:
                said = words.invitation(decision)
            case words.NUMBER:
                said = words.number(decision, numbers.digits(asked_for[telling.id]))
            case words.DANGER:
                said = words.word_danger_line(decision)
            case words.RING_US:
                said = words.ring_us(decision)
            case _:
                said = words.words_for(
                    decision,
                    hers,
                    record_id=telling.victim.record_id,
                    today=today,
                    recipient=can[telling.victim_id],
                )
        try:
            message = composed(telling, decision, said, way.point, today=today)
        except NotOneRecipient:
            outcomes.leave_to_a_person(telling, StaffOnlyReason.NO_POINT, news[telling.id], is_guarded=way.is_guarded)
            continue
        telling.template, telling.channel = said.template, decision.channel
        going.append(_Going(telling, way, decision, news[telling.id], said, message, _kinds(telling, said, hers)))
    return going


def _kinds(telling: Telling, said: Words, told: Sequence[Fact]) -> tuple[BrakeKind, ...]:
    """The kinds as the brake counts them. A number has none: no record system starts it, and a victim asks for three an
    hour at most."""
    if said.template == words.NUMBER:
        return ()
    return brake_kinds(template=said.template, event_types=[fact.type for fact in told], area=telling.victim.case.area)


def _by_time(told: tuple[int, Fact]) -> tuple[datetime, int]:
    return told[1].time, told[0]


def _facts(news: Iterable[Untold]) -> dict[int, Fact]:
    """The events that are news, without anything that names or finds a person: a text says none of that."""
    events = Event.objects.filter(id__in={one.event_id for one in news})
    return {
        one.id: Fact(one.source, one.source_event_id, one.type, one.time, one.sequence, one.facts) for one in events
    }


def _not_joined(going: Sequence[_Going], hers: News, outcomes: Outcomes, now: datetime) -> list[_Going]:
    """Leaves out messages whose news is covered by an unread text that the victim has already. News of risk makes their
    phone sound again."""
    may_join = [one.telling.victim_id for one in going if one.telling.template in words.PLAIN]
    standing = joining.texts_that_stand(may_join, now=now) if may_join else []
    news = [owed for one in going for owed in one.news] if standing else []
    at_risk = risks_owed((owed.victim_id, owed.event_id, owed.event_type) for owed in news)
    alone = []
    for one in going:
        assert one.way.point is not None
        unknown = {owed.duty_id for owed in hers.get(one.telling.victim_id, ())}
        first = joining.joined(one.telling, one.way.point, standing, unknown)
        if first and not any((owed.victim_id, owed.event_id) in at_risk for owed in one.news):
            outcomes.join(one.telling, first, one.news)
        else:
            alone.append(one)
    return alone


def _promise(
    going: Sequence[_Going], outcomes: Outcomes, places: list[calling.Place], now: datetime, asked: float
) -> list[Intent]:
    """Those for which a supplier has a place, and which no brake stops. `places` is filled with what was kept."""
    if not going:
        return []
    shares, intents = suppliers.Shares(), []
    passed = let_through(one.telling for one in going)
    counting = Counting((kind for one in going for kind in one.kinds), now=now)
    for one in going:
        telling, channel = one.telling, one.decision.channel
        provider = shares.chosen(
            channel,
            besides=[telling.provider],
            has_room=partial(calling.take, channel),
            unfit=suppliers.showing_what_she_must_not_see(one.message),
        )
        if provider is None:
            outcomes.without_room(telling, channel)
            continue
        places.append((channel, provider))
        is_counted, by_people = telling.attempts > 0, passed.get(telling.id)
        if brake := counting.stopped_by(one.kinds, is_counted=is_counted, let_through=by_people):
            calling.give_back(*places.pop())
            outcomes.stop(telling, brake)
            continue
        _settle(one, provider)
        outcomes.hand_over(telling, one.way.override)
        intents.append(Intent(telling.id, telling.attempts, channel, provider, one.message, now, asked))
    counting.write()
    return intents


def _settle(going: _Going, provider: str) -> None:
    """Write into the message what it is that leaves."""
    telling = going.telling
    telling.provider, telling.provider_id = provider, ""
    telling.point, telling.plan_version = going.way.point, going.way.plan_version
    telling.wording_version, telling.values_hash = going.said.version, going.said.values_hash
    telling.language = going.said.language
    telling.duties = [one.duty_id for one in going.news]
