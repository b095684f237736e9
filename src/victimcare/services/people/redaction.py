"""Redacts for good what names or finds a victim, or what an event says in free text.

The timeline's rows, their digests and the audit stay: the case, its clocks and its evidence remain whole. Rows derived
from the timeline are derived again, so that a rebuild finds no difference.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from victimcare.records.models import (
    Case,
    Contact,
    ContactPoint,
    Event,
    EventPrivate,
    FeedLine,
    KeptSound,
    PlanProposal,
    PointChange,
    Victim,
)
from victimcare.rules import clock
from victimcare.rules.people.privacy import redact_birth_date
from victimcare.rules.rights.case_facts import incident_moment
from victimcare.services.access import Act, Actor, permit, scopes
from victimcare.services.audit import note
from victimcare.services.care import redacting as care
from victimcare.services.cases import private
from victimcare.services.cases.guarding import is_guarded
from victimcare.services.cases.private import Json
from victimcare.services.cases.queries import UnknownCase
from victimcare.services.messages import gate
from victimcare.services.people import blanking, codes, quiet_codes
from victimcare.services.people.codes import UnknownVictim
from victimcare.services.people.redacted import GuardLost, LinesHeld, PlanWaits, Redacted, SoundsHeld, UnknownEvent
from victimcare.services.people.second_step.ending import end_all
from victimcare.services.people.supporters import redacting as supporters
from victimcare.services.person_keys import erase_person_keys
from victimcare.services.referrals import redacting as referrals
from victimcare.services.rights import actions as rights
from victimcare.services.sealed_words import CONTACT_NOTE, blank_words
from victimcare.services.updates import lines as officers_lines


@transaction.atomic
def redact_victim(*, actor: Actor, reference: str, record_id: str, is_rehearsal: bool, now: datetime) -> Redacted:
    """Redact everything that names or finds this victim in this case, and end every way to reach them.

    The victim's code ends, and their plan permits nothing. Of a child's birth date the month stays, since their rights
    follow from it. `is_rehearsal`: count, and change nothing. `actor.reason` is kept with each row. Raises
    UnknownVictim, LinesHeld, PlanWaits, SoundsHeld, GuardLost.
    """
    permit(actor, Act.REDACT)
    hers = scopes.without_shut(
        actor, Victim.objects.filter(case__reference=reference, record_id=record_id), victim="id"
    )
    found = hers.values_list("id", flat=True).first()
    if found is None:
        raise UnknownVictim(record_id)
    victim = gate.lock([found])[found]
    _refuse_what_waits(reference, victim)
    linked = _linked(victim)
    guarded_before = is_guarded(linked)
    days = _days_of_ages(victim.case_id)

    def take_away(facts: Json, content: Json) -> Json | None:
        return private.without_victim(facts, content, record_id, lambda hers: _left_of_record(hers, days))

    events = _redact(victim.case_id, take_away, actor, now)
    done = _blank_beside_it(actor, victim, reference, events=events, now=now)
    blanking.person(victim, days)
    blanking.links(victim)
    _end_ways(victim, now)
    rights.refresh([victim.case_id], now=now)
    if lost := guarded_before - is_guarded(linked):
        raise GuardLost(len(lost))
    _note(actor, "victim.redacted", victim.case_id, victim.id, done, now)
    # last: backups can no longer open the words either
    erase_person_keys(actor=actor, person_id=victim.person_id, now=now)
    transaction.set_rollback(is_rehearsal)
    return done


@transaction.atomic
def redact_event(*, actor: Actor, reference: str, event_id: str, is_rehearsal: bool, now: datetime) -> Redacted:
    """Redact the free text of one event: its reason, summary, conditions, sentence, note.

    `event_id` is the record system's. `is_rehearsal`: count, and change nothing. Raises UnknownCase, UnknownEvent.
    """
    permit(actor, Act.REDACT)
    seen = scopes.without_shut_cases(actor, Case.objects.filter(reference=reference), case="id")
    case = seen.select_for_update(no_key=True).only("id").first()
    if case is None:
        raise UnknownCase(reference)
    events = _redact(case.id, lambda _, content: private.without_text(content), actor, now, event_id=event_id)
    if not events:
        raise UnknownEvent(event_id)
    contacts = Contact.objects.filter(event__source_event_id=event_id, event__case=case)
    notes = blank_words(contacts, CONTACT_NOTE)
    rights.refresh([case.id], now=now)
    done = Redacted(events, 0, notes, 0)
    _note(actor, "event.redacted", case.id, None, done, now)
    transaction.set_rollback(is_rehearsal)
    return done


def _refuse_what_waits(reference: str, victim: Victim) -> None:
    if held := FeedLine.objects.filter(subject=reference, settled_at=None).count():
        raise LinesHeld(held)
    if held := KeptSound.objects.filter(victim=victim, held_at__isnull=False).count():
        raise SoundsHeld(held)
    waits = PlanProposal.objects.filter(victim=victim, accepted=None)
    if waits.exists() or PointChange.objects.filter(victim=victim, ended_at=None).exists():
        raise PlanWaits


def _blank_beside_it(actor: Actor, victim: Victim, reference: str, *, events: int, now: datetime) -> Redacted:
    """Redact data outside the timeline. What the victim sent goes before their contact points, which show that it is
    theirs."""
    received, left = blanking.received(victim), blanking.numbers_left(victim)
    received += blanking.written(victim, now) + blanking.blank_danger(victim)
    points, notes, lines = blanking.points(victim, now), blanking.notes(victim), blanking.lines(reference)
    notes += supporters.blank(victim.id, now) + officers_lines.blank(victim.case_id, now) + care.blank(victim.id)
    notes += referrals.blank(actor, victim.id, now=now)
    return Redacted(events, points, notes + left, lines, received, blanking.sounds(victim, now))


def _end_ways(victim: Victim, now: datetime) -> None:
    """End every way to reach the victim, and everything that opens their page."""
    blanking.plan(victim)
    codes.end_codes(victim_id=victim.id, reason="sealed", now=now)
    quiet_codes.end(victim_id=victim.id, reason="sealed", now=now)
    end_all(victim_id=victim.id, reason="sealed", now=now)


def _redact(
    case_id: int,
    take_away: Callable[[Json, Json], Json | None],
    actor: Actor,
    now: datetime,
    *,
    event_id: str | None = None,
) -> int:
    """Remove something from the private parts of a case's events, or of one event. Returns how many contained it."""
    rows = EventPrivate.objects.select_related("event").filter(event__case_id=case_id, content__isnull=False)
    if event_id is not None:
        rows = rows.filter(event__source_event_id=event_id)
    count = 0
    for row in rows:
        left = take_away(row.event.facts, row.content or {})
        if left == row.content:
            continue
        row.content, row.redacted_at, row.redacted_reason = left, now, actor.reason
        row.save(update_fields=["content", "redacted_at", "redacted_reason"])
        count += 1
    return count


def _days_of_ages(case_id: int) -> tuple[date, date]:
    """The days for which the Code and the feed's contract need the victim's age: of the incident, and of the report."""
    recorded = Event.objects.filter(case_id=case_id, type="case.recorded").values_list("facts", flat=True)[0]
    reported_at = clock.parse_moment(recorded["reported_at"])
    return clock.london_date(incident_moment(recorded)), clock.london_date(reported_at)


def _left_of_record(hers: Json, days: tuple[date, date]) -> Json:
    left = redact_birth_date(date.fromisoformat(hers["date_of_birth"]), days) if "date_of_birth" in hers else None
    return {"date_of_birth": left.isoformat()} if left else {}


def _linked(victim: Victim) -> list[int]:
    """Other victims who share a number, an address or a record with this one, in any case."""
    keys = ContactPoint.objects.filter(person_id=victim.person_id).exclude(match_key="").values("match_key")
    return list(
        Victim.objects.filter(Q(person__contact_points__match_key__in=keys) | Q(record_id=victim.record_id))
        .exclude(id=victim.id)
        .values_list("id", flat=True)
        .distinct()
    )


def _note(actor: Actor, act: str, case_id: int, victim_id: int | None, done: Redacted, now: datetime) -> None:
    note(actor, act, at=now, case_id=case_id, victim_id=victim_id, detail=asdict(done))
