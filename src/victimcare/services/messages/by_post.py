"""Letters leave only with news that can wait for them: a person tells all other news, the same day."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from victimcare.records.models import Event, Victim
from victimcare.rules.clock import london_date
from victimcare.rules.safe_contact.contact_plan import (
    ContactByStaff,
    ContactLater,
    ContactMethod,
    ContactNow,
    StaffOnlyReason,
)
from victimcare.rules.safe_contact.staff_contact import can_wait_for_post
from victimcare.services.cases.at_risk import risks_owed
from victimcare.services.desk.owed import Untold
from victimcare.services.messages import gate
from victimcare.services.messages.gate import Way
from victimcare.services.rights.working_days import working_days

_DAYS = ("starts_at", "on")  # what an event calls the moment of which it tells


def without_slow_letters(
    ways: Mapping[int, Way],
    news: Mapping[int, Sequence[Untold]],
    victims: Mapping[int, Victim],
    *,
    channels: Collection[ContactMethod],
    now: datetime,
) -> dict[int, Way]:
    """These ways, by victim; where one is a letter and the victim's news cannot wait for it, what the gate says without
    letters. The caller holds the victims. No query where no way is a letter."""
    by_letter = [victim_id for victim_id, way in ways.items() if _is_letter(way)]
    if not by_letter:
        return dict(ways)
    cannot_wait = _cannot_wait([one for victim_id in by_letter for one in news.get(victim_id, ())], now)
    if not cannot_wait:
        return dict(ways)
    others = gate.ways([victims[one] for one in cannot_wait], now=now, channels={*channels} - {ContactMethod.LETTER})
    return {**ways, **{victim_id: _said_why(way) for victim_id, way in others.items()}}


def _is_letter(way: Way) -> bool:
    decision = way.decision
    return isinstance(decision, ContactNow | ContactLater) and decision.channel is ContactMethod.LETTER


def _cannot_wait(news: Sequence[Untold], now: datetime) -> list[int]:
    """The victims with at least one piece of news that is due sooner than the post arrives."""
    risks = risks_owed((one.victim_id, one.event_id, one.event_type) for one in news)
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
    said = next((value for name in _DAYS if isinstance(value := facts.get(name), str)), None)
    if said is None:
        return None
    at = datetime.fromisoformat(said)
    return london_date(at) if at.tzinfo else at.date()


def _said_why(way: Way) -> Way:
    """That it is the post which takes too long, and not that nothing is agreed."""
    if isinstance(way.decision, ContactByStaff) and way.decision.why is StaffOnlyReason.NOT_AGREED:
        return replace(way, decision=ContactByStaff(StaffOnlyReason.POST_TOO_SLOW))
    return way
