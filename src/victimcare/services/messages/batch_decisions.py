"""What the gate decides for each message of a batch: it leaves now, waits, or is left to a person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from victimcare.records.models import Notification, TextedNumber, Victim
from victimcare.rules.safe_contact.contact_plan import ContactByStaff, ContactLater, ContactMethod, ContactNow
from victimcare.services import suppliers
from victimcare.services.desk.news_tasks import UndeliveredNews
from victimcare.services.messages import message_wording, special_messages
from victimcare.services.messages.message_batches import BatchResult, exclude_slow_letters
from victimcare.services.safe_contact import contact_limits, gate
from victimcare.services.safe_contact.contact_context import load_contact_contexts
from victimcare.services.safe_contact.contact_limits import find_duress_warned_victims

NewsByMessage = Mapping[int, list[UndeliveredNews]]
TextedNumbers = Mapping[int, TextedNumber]  # by the message that brings it
# how often to check whether a colleague has closed the warning of a duress code
_WARNING_ASKED_AGAIN = timedelta(minutes=1)


def decide_messages(
    tellings: Sequence[Notification],
    victims: Mapping[int, Victim],
    news: NewsByMessage,
    asked_for: TextedNumbers,
    outcomes: BatchResult,
    now: datetime,
) -> list[tuple[Notification, gate.GateDecision, ContactNow]]:
    """What the gate decides for each; messages that wait or are for a person go no further."""
    invitations = [one for one in tellings if one.template == message_wording.INVITATION]
    ways = (
        _decide_invitation_messages(invitations, victims, now)
        | _decide_news(
            [one for one in tellings if one.template not in message_wording.BY_OWN_RULES], victims, news, now
        )
        | special_messages.decide_texted_numbers(asked_for, victims, now=now)
        | special_messages.decide_danger_lines(tellings, victims, now=now)
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
                own, guarded = news[telling.id], way.is_guarded
                outcomes.leave_to_a_person(telling, why, own, is_guarded=guarded, by=way.told_by)
            case ContactNow() as decision:
                found.append((telling, way, decision))
    return _exclude_duress_warned(found, outcomes, now)


def _exclude_duress_warned(
    ways: list[tuple[Notification, gate.GateDecision, ContactNow]], outcomes: BatchResult, now: datetime
) -> list[tuple[Notification, gate.GateDecision, ContactNow]]:
    """Drops messages to victims whose duress code was used, or to a number or address of such a victim, until a
    colleague has closed the warning. The victim's page has just said that nothing is new, and another person may be
    reading it."""
    if not ways:
        return ways
    at_points = defaultdict(set)
    for victim_id, key in contact_limits.list_number_matches(
        {way.point.match_key for _, way, _ in ways if way.point is not None}
    ):
        at_points[key].add(victim_id)
    theirs = {
        telling.id: {telling.victim_id, *(at_points[way.point.match_key] if way.point is not None else ())}
        for telling, way, _ in ways
    }
    warned = find_duress_warned_victims(set().union(*theirs.values()), now=now)
    for telling, _, _ in ways:
        if theirs[telling.id] & warned:
            outcomes.put_off(telling, now + _WARNING_ASKED_AGAIN)
    return [one for one in ways if not theirs[one[0].id] & warned]


def _decide_news(
    tellings: Sequence[Notification], victims: Mapping[int, Victim], news: NewsByMessage, now: datetime
) -> dict[int, gate.GateDecision]:
    """By message. One that is bound to its channel asks for that channel alone, even where the post takes long."""
    by_channels: dict[frozenset[ContactMethod], list[Notification]] = defaultdict(list)
    carried = suppliers.list_carried_channels()
    for telling in tellings:
        by_channels[frozenset({ContactMethod(telling.channel)}) if telling.is_pinned else carried].append(telling)
    ways = {}
    for channels, of_these in by_channels.items():
        found = gate.decide_contact([victims[one.victim_id] for one in of_these], now=now, channels=channels)
        theirs = {one.victim_id: news[one.id] for one in of_these if not one.is_pinned}
        found = exclude_slow_letters(found, theirs, victims, channels=channels, now=now)
        ways.update({one.id: found[one.victim_id] for one in of_these})
    return ways


def _decide_invitation_messages(
    tellings: Sequence[Notification], victims: Mapping[int, Victim], now: datetime
) -> dict[int, gate.GateDecision]:
    """By message, for recipients who may still be sent an invitation."""
    if not tellings:
        return {}
    known = {one.victim.id: one for one in load_contact_contexts([victims[one.victim_id] for one in tellings], now)}
    found = gate.decide_invitations(
        list(known.values()), now=now, channels=suppliers.list_carried_channels(), tellings=tellings
    )
    return {
        one.id: gate.GateDecision(
            decision, is_guarded=False, point=point, plan_version=None, context=known[one.victim_id]
        )
        for one in tellings
        if one.victim_id in found
        for decision, point in [found[one.victim_id]]
    }
