"""Redacts for good what names or finds a victim, or what an event says in free text.

The timeline's rows, their digests and the audit stay: the case, its clocks and its evidence remain whole. Rows derived
from the timeline are derived again, so that a rebuild finds no difference.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from victimcare.records.models import (
    CallRecording,
    Case,
    Contact,
    ContactPoint,
    Event,
    EventPrivate,
    FeedLine,
    PlanProposal,
    PointChange,
    Victim,
)
from victimcare.rules import clock
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.errors import NotFound, VictimNotFound
from victimcare.rules.people.privacy import redact_birth_date
from victimcare.rules.rights.case_facts import incident_moment
from victimcare.services.access import Act, Actor, access_scopes, permit
from victimcare.services.access_codes import duress_codes, victim_codes
from victimcare.services.access_codes.second_factors import end_second_factors
from victimcare.services.audit import note
from victimcare.services.care import care_access
from victimcare.services.cases import case_timeline
from victimcare.services.cases.case_timeline import Json
from victimcare.services.cases.guarded_victims import find_guarded_victims
from victimcare.services.people import redaction_tables, supporter_roles
from victimcare.services.person_keys import erase_person_keys
from victimcare.services.referrals import victim_referrals
from victimcare.services.rights import ledger_upkeep
from victimcare.services.safe_contact import gate
from victimcare.services.sealed_columns import CONTACT_NOTE, blank_sealed_words
from victimcare.services.updates import answer_notes

# The results of a redaction, and the reasons for refusing one.


class UnknownCaseEvent(NotFound):
    """This case has no such event, or the event says nothing that could be redacted."""


class FeedLinesHeld(RuntimeError):
    """Feed lines of this crime wait or are quarantined, and would bring back what is redacted. `count` of them."""

    def __init__(self, count: int) -> None:
        super().__init__(f"{count} lines are held")
        self.count = count


class PlanChangePending(RuntimeError):
    """A change to the victim's plan or numbers waits, or a number of theirs waits for two people."""


class RecordingsHeld(RuntimeError):
    """Recordings of the victim are held as evidence, or for a complaint. `count` of them."""

    def __init__(self, count: int) -> None:
        super().__init__(f"{count} recordings are held")
        self.count = count


class GuardedStatusLost(RuntimeError):
    """Other victims are guarded only because they share this victim's number, address or record. `count` of them."""

    def __init__(self, count: int) -> None:
        super().__init__(f"{count} other victims would be guarded no more")
        self.count = count


@dataclass(frozen=True, slots=True)
class RedactionResult:
    """What was redacted: private parts of events, and contact points, notes and reasons outside the timeline."""

    events: int
    points: int
    notes: int
    lines: int
    received: int = 0  # messages received from the victim, or in their name
    sounds: int = 0  # recordings of the victim on the line


@transaction.atomic
def redact_victim(
    *, actor: Actor, reference: str, record_id: str, is_rehearsal: bool, now: datetime
) -> RedactionResult:
    """Redact everything that names or finds this victim in this case, and end every way to reach them.

    The victim's code ends, and their plan permits nothing. Of a child's birth date the month stays, since their rights
    follow from it. `is_rehearsal`: count, and change nothing. `access_actors.reason` is kept with each row. Raises
    NotFound, FeedLinesHeld, PlanChangePending, RecordingsHeld, GuardedStatusLost.
    """
    permit(actor, Act.REDACT)
    victims = access_scopes.filter_visible_rows(
        actor, Victim.objects.filter(case__reference=reference, record_id=record_id), victim="id"
    )
    found = victims.values_list("id", flat=True).first()
    if found is None:
        raise VictimNotFound
    victim = gate.lock_victims([found])[found]
    _refuse_what_waits(reference, victim)
    linked = _list_linked_victims(victim)
    guarded_before = find_guarded_victims(linked)
    days = _days_of_ages(victim.case_id)

    def take_away(facts: Json, content: Json) -> Json | None:
        return case_timeline.remove_victim_details(
            facts, content, record_id, lambda victims: _left_of_record(victims, days)
        )

    events = _redact(victim.case_id, take_away, actor, now)
    done = _blank_beside_it(actor, victim, reference, events=events, now=now)
    redaction_tables.blank_person(victim, days)
    redaction_tables.blank_linked_people(victim)
    _end_ways(victim, now)
    ledger_upkeep.refresh_cases([victim.case_id], now=now)
    if lost := guarded_before - find_guarded_victims(linked):
        raise GuardedStatusLost(len(lost))
    _note(actor, "victim.redacted", victim.case_id, victim.id, done, now)
    # Last: after this, backups cannot reveal the words either.
    erase_person_keys(actor=actor, person_id=victim.person_id, now=now)
    transaction.set_rollback(is_rehearsal)
    return done


@transaction.atomic
def redact_event(*, actor: Actor, reference: str, event_id: str, is_rehearsal: bool, now: datetime) -> RedactionResult:
    """Redact the free text of one event: its reason, summary, conditions, sentence, note.

    `event_id` is the record system's. `is_rehearsal`: count, and change nothing. Raises NotFound, UnknownCaseEvent.
    """
    permit(actor, Act.REDACT)
    seen = access_scopes.filter_visible_case_rows(actor, Case.objects.filter(reference=reference), case="id")
    case = seen.select_for_update(no_key=True).only("id").first()
    if case is None:
        raise NotFound("no such case")
    events = _redact(case.id, lambda _, content: case_timeline.remove_free_text(content), actor, now, event_id=event_id)
    if not events:
        raise UnknownCaseEvent(event_id)
    contacts = Contact.objects.filter(event__source_event_id=event_id, event__case=case)
    notes = blank_sealed_words(contacts, CONTACT_NOTE)
    ledger_upkeep.refresh_cases([case.id], now=now)
    done = RedactionResult(events, 0, notes, 0)
    _note(actor, "event.redacted", case.id, None, done, now)
    transaction.set_rollback(is_rehearsal)
    return done


def _refuse_what_waits(reference: str, victim: Victim) -> None:
    if held := FeedLine.objects.filter(subject=reference, settled_at=None).count():
        raise FeedLinesHeld(held)
    if held := CallRecording.objects.filter(victim=victim, held_at__isnull=False).count():
        raise RecordingsHeld(held)
    waits = PlanProposal.objects.filter(victim=victim, accepted=None)
    if waits.exists() or PointChange.objects.filter(victim=victim, ended_at=None).exists():
        raise PlanChangePending


def _blank_beside_it(actor: Actor, victim: Victim, reference: str, *, events: int, now: datetime) -> RedactionResult:
    """Redact data outside the timeline. What the victim sent goes before their contact points, which show that it is
    theirs."""
    received, left = redaction_tables.blank_received_messages(victim), redaction_tables.blank_left_numbers(victim)
    received += redaction_tables.blank_written_messages(victim, now) + redaction_tables.blank_danger(victim)
    points, notes, lines = (
        redaction_tables.blank_points(victim, now),
        redaction_tables.blank_notes(victim),
        redaction_tables.blank_feed_lines(reference),
    )
    notes += (
        supporter_roles.blank_supporters(victim.id, now)
        + answer_notes.blank_officer_words(victim.case_id, now)
        + care_access.blank_care_words(victim.id)
    )
    notes += victim_referrals.blank_referral_words(actor, victim.id, now=now)
    return RedactionResult(
        events, points, notes + left, lines, received, redaction_tables.blank_recordings(victim, now)
    )


def _end_ways(victim: Victim, now: datetime) -> None:
    """End every way to reach the victim, and everything that opens their page."""
    redaction_tables.blank_plan(victim)
    victim_codes.end_victim_codes(victim_id=victim.id, reason="sealed", now=now)
    duress_codes.end_duress_code(victim_id=victim.id, reason="sealed", now=now)
    end_second_factors(victim_id=victim.id, reason="sealed", now=now)


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
    recorded = Event.objects.filter(case_id=case_id, type=EventType.CASE_RECORDED).values_list("facts", flat=True)[0]
    reported_at = clock.parse_moment(recorded["reported_at"])
    return clock.london_date(incident_moment(recorded)), clock.london_date(reported_at)


def _left_of_record(own: Json, days: tuple[date, date]) -> Json:
    left = redact_birth_date(date.fromisoformat(own["date_of_birth"]), days) if "date_of_birth" in own else None
    return {"date_of_birth": left.isoformat()} if left else {}


def _list_linked_victims(victim: Victim) -> list[int]:
    """Other victims who share a number, an address or a record with this one, in any case."""
    keys = ContactPoint.objects.filter(person_id=victim.person_id).exclude(match_key="").values("match_key")
    return list(
        Victim.objects.filter(Q(person__contact_points__match_key__in=keys) | Q(record_id=victim.record_id))
        .exclude(id=victim.id)
        .values_list("id", flat=True)
        .distinct()
    )


def _note(actor: Actor, act: str, case_id: int, victim_id: int | None, done: RedactionResult, now: datetime) -> None:
    note(actor, act, at=now, case_id=case_id, victim_id=victim_id, detail=asdict(done))
