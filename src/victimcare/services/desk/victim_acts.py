"""What a victim chooses for the whole case, and what a person records that starts a clock for her."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from django.db import transaction

from victimcare.records.models import Event, Victim
from victimcare.records.models.desk import TaskKind
from victimcare.rules.care.disengagement import LeavingScope
from victimcare.rules.follow_up.risk_news import ALWAYS_RISK, STAFF_TELL_WITHIN
from victimcare.rules.rights import OptOut, duty_acts
from victimcare.services.access import Act, Actor, permit
from victimcare.services.desk import actions as desk
from victimcare.services.desk import leaving, owed
from victimcare.services.desk.acts_of_people import (
    DESK,
    door,
    held_victim,
    known_channel,
    on_timeline,
    signed,
    words_of,
)
from victimcare.services.desk.harm import harms
from victimcare.services.desk.shapes import Harm
from victimcare.services.desk.tellings import close_told
from victimcare.services.rights import queries
from victimcare.services.rights.queries import ChoiceTakenBack

_LEAVES = {OptOut.UPDATES: LeavingScope.UPDATES, OptOut.SUPPORT: LeavingScope.SUPPORT}


class Started(StrEnum):
    """What somebody records that starts a clock for one victim, and that no record system tells. A complaint is none of
    these: it begins in the room of challenges."""

    INTERVIEW_NEEDED = "interview.needed"
    OUT_OF_COURT_DISPOSAL_CONSIDERED = "out_of_court_disposal.considered"
    SPECIAL_MEASURES_DECIDED = "special_measures.decided"
    REARREST_HEARING_RECEIVED = "rearrest_hearing.received"
    APPEAL_BAIL_RECEIVED = "appeal_bail.received"
    EXPENSES_CLAIMED = "expenses.claimed"
    CONTACT_SCHEME_REFERRAL_RECEIVED = "contact_scheme.referral_received"
    OFFENDER_UNLAWFULLY_AT_LARGE = "offender.unlawfully_at_large"


@transaction.atomic
def opt_out(*, actor: Actor, victim_id: int, of: OptOut, channel: str, words: str, now: datetime) -> None:
    """She wants nothing more of this: what is open of it is declined, and what comes later. Raises UnknownVictim for a
    victim who is not there, WordsMissing."""
    given = {"channel": known_channel(channel), "words": words_of(words)}
    victim, event = _choose(actor, victim_id, duty_acts.OPTED_OUT, of, given, now)
    if of in _LEAVES:
        leaving.noticed(victim=victim, event_id=event.id, leaves=_LEAVES[of], now=now)


@transaction.atomic
def opt_in(*, actor: Actor, victim_id: int, of: OptOut, channel: str, now: datetime) -> None:
    """She wants it again, from now on. What is still in time runs again as before."""
    _choose(actor, victim_id, duty_acts.OPTED_IN, of, {"channel": known_channel(channel)}, now)
    if of in _LEAVES:
        leaving.came_back(victim_id=victim_id, leaves=_LEAVES[of], by=actor.staff_id, now=now)


@transaction.atomic
def record_start(
    *, actor: Actor, victim_id: int, what: Started, happened_at: datetime, words: str, now: datetime
) -> str:
    """Record what starts a clock for her. Returns the event's id. News among it is for a person to bring, since no
    machine has words for it; within minutes where she may be in danger. Raises UnknownVictim."""
    permit(actor, Act.KEEP_DUTIES)
    victim = held_victim(actor, victim_id)
    given = {"words": words.strip()} if words.strip() else {}
    event = on_timeline(actor, victim, what, DESK, {**given, **signed(actor)}, min(happened_at, now), now)
    for news in owed.untold([victim_id], now=now):
        if news.event_id == event.id:
            _ask_to_tell(victim_id, news.due_at, what, now)
    return event.source_event_id


def chosen(victim_id: int, *, now: datetime) -> frozenset[OptOut]:
    """What she has nothing more of. The caller has permitted the look."""
    record_id, case_id = Victim.objects.values_list("record_id", "case_id").get(id=victim_id)
    return queries.choices_in(case_id, record_id, now=now)


def list_taken_back(victim_id: int, *, now: datetime) -> tuple[ChoiceTakenBack, ...]:
    """What they wanted no more of for a time, and have again. The caller has permitted the look."""
    record_id, case_id = Victim.objects.values_list("record_id", "case_id").get(id=victim_id)
    return queries.list_choices_taken_back(case_id, record_id, now=now)


def _ask_to_tell(victim_id: int, due_at: datetime | None, what: Started, now: datetime) -> None:
    is_risk = what in ALWAYS_RISK
    desk.make_task(
        kind=TaskKind.TELL_HER,
        victim_id=victim_id,
        reason="recorded_by_hand",
        harm=Harm.HIGH if is_risk else harms([victim_id])[victim_id],
        due_at=now + STAFF_TELL_WITHIN if is_risk else due_at,
        now=now,
    )


def _choose(
    actor: Actor, victim_id: int, kind: str, of: OptOut, given: Mapping[str, str], now: datetime
) -> tuple[Victim, Event]:
    permit(actor, Act.CHOOSE)
    victim = held_victim(actor, victim_id)
    data = {"of": of.value, **given, **signed(actor)}
    event = on_timeline(actor, victim, kind, door(actor, given["channel"]), data, now, now)
    close_told([victim_id], now)
    return victim, event
