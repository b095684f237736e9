"""Redaction: what names or finds a victim, or what an event says in free words, is blanked for good.

The timeline's rows, their digests and the audit stand: the case, its clocks and its proof stay whole. Rows that
follow from the timeline are derived again, so that a rebuild finds no difference.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction
from django.db.models import F, Q, TextField, Value
from django.db.models.functions import Cast, Concat

from victimcare.records.models import (
    AccessGrant,
    Callback,
    Case,
    CommunicationPassport,
    Contact,
    ContactDraft,
    ContactPoint,
    ContactWish,
    CourtAsk,
    Event,
    EventPrivate,
    FeedLine,
    GuardDecision,
    HandoverItem,
    HandoverPacket,
    HandoverStep,
    KeptSound,
    LinkedPerson,
    LinkedPoint,
    Person,
    PlanPoint,
    PlanProposal,
    PointChange,
    PropertyReturn,
    QueueEntry,
    QuietlySent,
    ReceivedMessage,
    SafeContactPlan,
    SoundPart,
    StatementVersion,
    StoppedPoint,
    StoredFile,
    TaskChange,
    TellOnceNote,
    Victim,
    WrittenMessage,
)
from victimcare.records.models.contact import LineMaySay, MessageWording, PageMayShow
from victimcare.records.models.voicemail import SoundGone
from victimcare.rules import clock
from victimcare.rules.people.points import telephone_key
from victimcare.rules.people.redaction import left_of_birth_date
from victimcare.rules.rights.case import incident_at
from victimcare.services.access import Act, Actor, permit, scopes
from victimcare.services.audit import note
from victimcare.services.care import redacting as care
from victimcare.services.cases import names, private
from victimcare.services.cases.guarding import is_guarded
from victimcare.services.cases.private import Json
from victimcare.services.cases.queries import UnknownCase
from victimcare.services.files import store
from victimcare.services.messages import gate
from victimcare.services.people import codes, quiet_codes
from victimcare.services.people.codes import UnknownVictim
from victimcare.services.people.redacted import GuardLost, LinesHeld, PlanWaits, Redacted, SoundsHeld, UnknownEvent
from victimcare.services.people.second_step.ending import end_all
from victimcare.services.people.supporters import redacting
from victimcare.services.referrals import redacting as referrals
from victimcare.services.rights import actions as rights
from victimcare.services.updates import lines as officers_lines

_REDACTED = "redacted"  # what the tables want to be there


@transaction.atomic
def redact_victim(*, actor: Actor, reference: str, record_id: str, is_rehearsal: bool, now: datetime) -> Redacted:
    """Blank everything that names or finds this victim in this case, and end every way to reach her.

    Her code ends, and her plan permits nothing. Of a child's birth date the month stays, since her rights follow from
    it. `is_rehearsal`: count, and change nothing. `actor.reason` stands with each row. Raises UnknownVictim, LinesHeld,
    PlanWaits, SoundsHeld, GuardLost.
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
    received, left = _blank_received(victim), _blank_left_numbers(victim)  # before her points: they show whose they are
    received += _blank_written(victim, now)
    points, notes, lines = _blank_points(victim, now), _blank_notes(victim), _blank_lines(reference)
    notes += redacting.blank(victim.id, now) + officers_lines.blank(victim.case_id) + care.blank(victim.id)
    notes += referrals.blank(actor, victim.id, now=now)
    done = Redacted(events, points, notes + left, lines, received, _let_go_sounds(victim, now))
    _blank_person(victim, days)
    _blank_links(victim)
    _permit_nothing(victim)
    codes.end_codes(victim_id=victim.id, reason="sealed", now=now)
    quiet_codes.end(victim_id=victim.id, reason="sealed", now=now)
    end_all(victim_id=victim.id, reason="sealed", now=now)
    rights.refresh([victim.case_id], now=now)
    if lost := guarded_before - is_guarded(linked):
        raise GuardLost(len(lost))
    _note(actor, "victim.redacted", victim.case_id, victim.id, done, now)
    transaction.set_rollback(is_rehearsal)
    return done


@transaction.atomic
def redact_event(*, actor: Actor, reference: str, event_id: str, is_rehearsal: bool, now: datetime) -> Redacted:
    """Blank what one event says in free words: its reason, summary, conditions, sentence, note.

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
    notes = Contact.objects.filter(event__source_event_id=event_id, event__case=case).exclude(note="").update(note="")
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


def _redact(
    case_id: int,
    take_away: Callable[[Json, Json], Json | None],
    actor: Actor,
    now: datetime,
    *,
    event_id: str | None = None,
) -> int:
    """Take something away from the private parts of a case's events, or of one. Returns how many said it."""
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
    """The days on which the Code and the feed's contract ask for her age: of the incident, and of the report."""
    recorded = Event.objects.filter(case_id=case_id, type="case.recorded").values_list("facts", flat=True)[0]
    reported_at = clock.moment(recorded["reported_at"])
    return clock.london_date(incident_at(recorded)), clock.london_date(reported_at)


def _left_of_record(hers: Json, days: tuple[date, date]) -> Json:
    left = left_of_birth_date(date.fromisoformat(hers["date_of_birth"]), days) if "date_of_birth" in hers else None
    return {"date_of_birth": left.isoformat()} if left else {}


def _blank_person(victim: Victim, days: tuple[date, date]) -> None:
    person = Person.objects.get(id=victim.person_id)
    called = names.of(person.id)
    born = person.date_of_birth and left_of_birth_date(person.date_of_birth, days)
    Person.objects.filter(id=person.id).update(
        given_name="", family_name="", business_name="", ethnicity="", sex="", disability=None, date_of_birth=born
    )
    names.forget(person.id)
    names.drop_nobodys([called])


def _permit_nothing(victim: Victim) -> None:
    """A version of its own: what the timeline still states of her plan counts no more."""
    PlanPoint.objects.filter(plan_id=victim.id).update(
        wording=MessageWording.NONE, hours=[], may_leave_voicemail=False, say_police=False, sender_name="", seen_by=""
    )
    SafeContactPlan.objects.filter(victim=victim).update(
        version=F("version") + 1,
        stated=None,
        line_may_say=LineMaySay.NOTHING,
        page_may_show=PageMayShow.NOTHING,
        note="",
        code_word_hash="",
        language="",
        formats=[],
        review_on=None,
    )


def _blank_points(victim: Victim, now: datetime) -> int:
    """They are retired, not deleted: messages say which of them they went to. Their keys match nobody's any more."""
    return ContactPoint.objects.filter(person_id=victim.person_id).update(
        value="", match_key=Concat(Value(f"{_REDACTED}:"), Cast("id", TextField())), retired_at=now
    )


def _blank_links(victim: Victim) -> None:
    """Those she had to be kept safe from say who she is, and there is no way to reach her any more."""
    people = LinkedPerson.objects.filter(victim=victim)
    people.update(name="")
    people.exclude(ended_at=None).update(ended_reason=_REDACTED)
    LinkedPoint.objects.filter(person__victim=victim).update(
        value="", match_key=Concat(Value(f"{_REDACTED}:"), Cast("id", TextField()))
    )
    PointChange.objects.filter(victim=victim, first_by__isnull=False).update(first_reason=_REDACTED)


def _blank_notes(victim: Victim) -> int:
    """What staff wrote about her beside the timeline, and she for a court. The reasons in the audit stand: sealed."""
    PlanProposal.objects.filter(victim=victim).update(content={})
    ContactDraft.objects.filter(victim=victim).delete()
    said = CommunicationPassport.objects.filter(victim=victim)
    return (
        Contact.objects.filter(victim=victim).exclude(note="").update(note="")
        + TaskChange.objects.filter(task__victim=victim).exclude(note="").update(note="")
        + QueueEntry.objects.filter(call__victim=victim).exclude(note="").update(note="")
        + GuardDecision.objects.filter(victim=victim).exclude(reason="").update(reason="")
        + AccessGrant.objects.filter(victim=victim).exclude(reason="").update(reason="")
        + TellOnceNote.objects.filter(victim=victim)
        .exclude(avoid="", needs="", happened="")
        .update(avoid="", needs="", happened="")
        + QuietlySent.objects.filter(grant__victim=victim).exclude(sealed=b"").update(sealed=b"")
        + ContactWish.objects.filter(victim=victim, sealed__isnull=False).update(sealed=None, why="")
        + StatementVersion.objects.filter(statement__victim=victim).exclude(sealed=b"").update(sealed=b"")
        + CourtAsk.objects.filter(victim=victim).exclude(sealed_words=b"").update(sealed_words=b"")
        + PropertyReturn.objects.filter(victim=victim).exclude(sealed_words=b"").update(sealed_words=b"")
        + _blank_packets(victim)
        + said.exclude(language="", needs=[], someone="", avoid="", helps="").update(
            language="", needs=[], someone="", avoid="", helps=""
        )
    )


def _blank_packets(victim: Victim) -> int:
    """What other agencies were given of her, and what they said. That they were, and who let it go, stays."""
    packets = HandoverPacket.objects.filter(victim=victim)
    HandoverItem.objects.filter(packet__in=packets).exclude(reason="").update(reason="")
    HandoverStep.objects.filter(packet__in=packets).exclude(words="").update(words="")
    return packets.exclude(sealed_content=b"", sealed_words=b"").update(sealed_content=b"", sealed_words=b"")


def _blank_received(victim: Victim) -> int:
    """That something came, and what became of it, stays. A stop holds on for whoever else is reached there."""
    hers = ReceivedMessage.objects.filter(victim=victim)
    shared = ContactPoint.objects.filter(retired_at=None).exclude(person_id=victim.person_id).values("match_key")
    StoppedPoint.objects.filter(received__in=hers).exclude(match_key__in=shared).update(match_key="")
    return hers.exclude(sender="").update(sender="", from_key="", subject="", words="", content=None)


def _blank_written(victim: Victim, now: datetime) -> int:
    """What was written on her page, by her and to her, and each file about her. When, and by whom, stays."""
    files = StoredFile.objects.filter(victim=victim).values_list("id", flat=True)
    store.let_go(file_ids=list(files), because=store.FileGone.REDACTED, now=now)
    return WrittenMessage.objects.filter(victim=victim).exclude(sealed=b"").update(sealed=b"")


def _blank_left_numbers(victim: Victim) -> int:
    """What she left on the line to be rung on: after proof, or without it a number that is hers and nobody else's. A
    promise that is open stands, and a person ends it."""
    hers = ContactPoint.objects.filter(person_id=victim.person_id).exclude(match_key="")
    others = ContactPoint.objects.filter(retired_at=None).exclude(person_id=victim.person_id)
    shared = others.filter(match_key__in=hers.values("match_key")).values_list("match_key", flat=True)
    keys = set(hers.values_list("match_key", flat=True)) - set(shared)
    left = Callback.objects.exclude(number_note="").values_list("id", "number_note", "call__victim")
    found = [row for row, number, proved in left if proved == victim.id or telephone_key(number) in keys]
    return Callback.objects.filter(id__in=found).update(number_note="")


def _let_go_sounds(victim: Victim, now: datetime) -> int:
    """What she said, and what was written down of it. That she rang stays, as her calls do."""
    hers = KeptSound.objects.filter(victim=victim)
    SoundPart.objects.filter(sound__in=hers).delete()
    hers.update(summary="")
    return hers.filter(gone_at=None, ended_at__isnull=False).update(gone_at=now, gone_because=SoundGone.REDACTED)


def _blank_lines(reference: str) -> int:
    """Bytes of settled lines of this crime: mended, discarded, or applied after they had waited."""
    return FeedLine.objects.filter(subject=reference).exclude(raw=b"").update(raw=b"")


def _linked(victim: Victim) -> list[int]:
    """Other victims who share a number, an address or a record with her, in any case."""
    keys = ContactPoint.objects.filter(person_id=victim.person_id).exclude(match_key="").values("match_key")
    return list(
        Victim.objects.filter(Q(person__contact_points__match_key__in=keys) | Q(record_id=victim.record_id))
        .exclude(id=victim.id)
        .values_list("id", flat=True)
        .distinct()
    )


def _note(actor: Actor, act: str, case_id: int, victim_id: int | None, done: Redacted, now: datetime) -> None:
    note(actor, act, at=now, case_id=case_id, victim_id=victim_id, detail=asdict(done))
