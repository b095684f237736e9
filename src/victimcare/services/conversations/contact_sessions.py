"""Measures how long a contact took, from opening to saving; staff never enter the time.

A contact opens with its first act: the victim's call is answered, a colleague records whether it is safe to talk, a
code is checked, the victim is looked up, or a task about them is begun. A resumed contact excludes the time it was
paused. One that is never closed lapses, and its time is not known.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Max, Q, QuerySet

from victimcare.records.models import AgentStatePeriod, AuditEntry, Call, Contact, ContactSession
from victimcare.records.models.contact_sessions import ContactSessionEnd
from victimcare.rules.calls.agents import AgentState
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note

LAPSES_AFTER = timedelta(hours=4)
_AT_THE_GATE = "safe_way.seen"


@dataclass(frozen=True, slots=True)
class OpenContact:
    """An open contact. `call_id`: the call that it is in; `we_rang`: we placed that call."""

    since: datetime
    call_id: UUID | None
    we_rang: bool


@transaction.atomic
def begin_contact_session(
    *,
    actor: Actor,
    now: datetime,
    victim_id: int | None = None,
    call_id: UUID | None = None,
    since: datetime | None = None,
    is_anew: bool = False,
) -> ContactSession:
    """The open contact session of this actor and victim (None: on the blank screen), or a new one. What began on the
    blank screen becomes the victim's once they are known. `since`: when its call began. `is_anew`: the caller is asked
    again whether it is safe to talk, and passes the identity check again; the time since a colleague was last on it no
    longer counts."""
    permit(actor, Act.RECORD_CONTACT)
    assert actor.staff_id is not None, "staff alone have contacts"
    with connection.cursor() as cursor:  # two windows of one member of staff share one contact
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"contact.spell:{actor.staff_id}"])
    mine = ContactSession.objects.select_for_update().filter(staff_id=actor.staff_id, ended_at=None)
    found = (mine.filter(victim=None) if victim_id is None else mine.filter(victim_id=victim_id)).first()
    blank = mine.filter(victim=None).first() if victim_id is not None else None
    if blank is not None and (found is None or is_anew):
        if found is not None:  # an unfinished contact from another time is over
            found.ended_at, found.ended_how = now, ContactSessionEnd.FINISHED
            found.save(update_fields=["ended_at", "ended_how"])
            blank.took_before += _took(found, actor, blank.began_at)
        blank.victim_id = victim_id
        found = blank
    elif found is not None and is_anew:
        _begin_again(found, actor, now)
        found.is_safe = None
    if found is None:
        found = ContactSession(staff_id=actor.staff_id, victim_id=victim_id, began_at=now)
    if call_id is not None and found.call_id is None:
        found.call = Call.objects.filter(public_id=call_id).first()
        # A screen that was open before the telephone rang is not part of the conversation.
        began = since or found.began_at
        # For a contact resumed in this call, the time before is counted already.
        found.began_at = max(began, found.began_at) if found.took_before else began
    found.save()
    return found


@transaction.atomic
def ensure_contact_session(
    *, actor: Actor, victim_id: int, now: datetime, call_id: UUID | None, since: datetime | None
) -> None:
    """Begin or resume the contact as the record opens. One that began with the victim's call begins where that did."""
    if not _open(actor.staff_id or 0, victim_id).exists():
        begin_contact_session(actor=actor, now=now, victim_id=victim_id, call_id=call_id, since=since)


@transaction.atomic
def resume_contact_session(*, actor: Actor, victim_id: int, now: datetime) -> None:
    """Resume the open contact, without the pause, after an earlier identity check ran out."""
    spell = _open(actor.staff_id or 0, victim_id).select_for_update().first()
    if spell is not None:
        _begin_again(spell, actor, now)
        spell.save(update_fields=["began_at", "took_before"])


@transaction.atomic
def record_safe_to_talk(
    *,
    actor: Actor,
    is_safe: bool,
    now: datetime,
    victim_id: int | None = None,
    call_id: UUID | None = None,
    since: datetime | None = None,
) -> None:
    """Record the answer to "Is it safe to talk?", before any identity check."""
    spell = begin_contact_session(actor=actor, now=now, victim_id=victim_id, call_id=call_id, since=since)
    spell.is_safe = is_safe
    spell.save(update_fields=["is_safe"])
    note(actor, "contact.safe_to_talk", at=now, detail={"is_safe": is_safe})


@transaction.atomic
def end_blank_session(*, actor: Actor, now: datetime) -> None:
    """Reset the blank screen: the member of staff now has another caller, and its answers belong to the earlier one."""
    permit(actor, Act.RECORD_CONTACT)
    end_contact_session(staff_id=actor.staff_id or 0, victim_id=None, how=ContactSessionEnd.FINISHED, now=now)


@transaction.atomic
def abandon_contact_session(*, actor: Actor, victim_id: int, now: datetime) -> None:
    """Finish a contact with the victim that has no identity check, or no longer has one."""
    permit(actor, Act.RECORD_CONTACT)
    end_contact_session(staff_id=actor.staff_id or 0, victim_id=victim_id, how=ContactSessionEnd.FINISHED, now=now)


def find_safe_to_talk(*, actor: Actor, victim_id: UUID | None = None) -> bool | None:
    """The answer given in the open contact, with the victim who was looked up or on the blank screen."""
    mine = ContactSession.objects.filter(staff_id=actor.staff_id or 0, ended_at=None)
    whose = mine.filter(victim=None) if victim_id is None else mine.filter(victim__public_id=victim_id)
    return whose.values_list("is_safe", flat=True).first()


def find_open_contact(*, actor: Actor, victim_id: int) -> OpenContact | None:
    """The actor's contact with the victim, as long as it is not saved."""
    row = _open(actor.staff_id or 0, victim_id).select_related("call").first()
    if row is None:
        return None
    call = row.call
    return OpenContact(row.began_at, call.public_id if call else None, call is not None and call.direction == "out")


def find_session_start(*, actor: Actor, victim_id: int | None) -> datetime | None:
    """From when to count the time of the actor's contact with the victim, or on the blank screen: when it began, or
    earlier by the time already counted where it was resumed; None: no contact is open."""
    row = find_open_session(staff_id=actor.staff_id or 0, victim_id=victim_id)
    return row.began_at - row.took_before if row is not None else None


def find_open_session(*, staff_id: int, victim_id: int | None) -> ContactSession | None:
    """The open contact with the victim, or (None) on the blank screen."""
    return _open(staff_id, victim_id).first()


def close_saved_session(*, staff_id: int, victim_id: int, contact: Contact, now: datetime) -> None:
    """End the session as the contact is recorded: its duration is known. A second note of one contact adds no time."""
    begun = _open(staff_id, victim_id).filter(began_at__lte=now)
    begun.update(ended_at=now, ended_how=ContactSessionEnd.SAVED, contact=contact)


def end_contact_session(*, staff_id: int, victim_id: int | None, how: ContactSessionEnd, now: datetime) -> None:
    """End the contact without a record. Nothing where none is open."""
    _open(staff_id, victim_id).filter(began_at__lte=now).update(ended_at=now, ended_how=how)


def lapse_old_sessions(*, now: datetime) -> int:
    """End contacts that were never closed. Returns how many."""
    left = ContactSession.objects.filter(ended_at=None, began_at__lt=now - LAPSES_AFTER)
    return left.update(ended_at=now, ended_how=ContactSessionEnd.LAPSED)


def _begin_again(spell: ContactSession, actor: Actor, now: datetime) -> None:
    spell.took_before, spell.began_at = _took(spell, actor, now), now


def _took(spell: ContactSession, actor: Actor, until: datetime) -> timedelta:
    return spell.took_before + max(_left_at(spell, actor, until) - spell.began_at, timedelta())


def _left_at(spell: ContactSession, actor: Actor, now: datetime) -> datetime:
    """When a colleague was last on the contact: their last access to or act on the victim's record, or the end of the
    call in which that was. An open gate page, which shows how the victim may be reached, does not count."""
    assert spell.victim is not None, "a blank screen knows no victim and shows no record"
    did = AuditEntry.objects.filter(case_id=spell.victim.case_id, victim_id=spell.victim_id)
    lately = did.filter(actor=actor.id, at__gte=spell.began_at, at__lt=now).exclude(act=_AT_THE_GATE)
    last = lately.aggregate(last=Max("at"))["last"] or spell.began_at
    calls = AgentStatePeriod.objects.filter(agent__staff=spell.staff_id, state=AgentState.ON_A_CALL, began_at__lte=last)
    call = calls.filter(Q(ended_at=None) | Q(ended_at__gt=last)).first()
    return last if call is None else min(call.ended_at or now, now)


def _open(staff_id: int, victim_id: int | None) -> QuerySet[ContactSession]:
    mine = ContactSession.objects.filter(staff_id=staff_id, ended_at=None)
    return mine.filter(victim=None) if victim_id is None else mine.filter(victim_id=victim_id)


# Reports to supervisors how long contacts take: sums and medians over a person's weeks, and never a single contact.

WEEKS_COUNTED = 4
FEWEST_FOR_MEDIAN = 5  # contacts, below which a median would reveal one contact


@dataclass(frozen=True, slots=True)
class StaffContactTimes:
    """`contacts`: recorded in these weeks; `measured`: those with a known time, which `minutes` sums. `middle`: the
    median in minutes; None where there are too few."""

    name: str
    team: str
    contacts: int
    measured: int
    minutes: int
    middle: int | None


@dataclass(frozen=True, slots=True)
class ContactTimeFigures:
    since: datetime
    people: tuple[StaffContactTimes, ...]  # by name
    everybody: StaffContactTimes | None
    lapsed: int  # opened and never closed: their time is not known


_Row = tuple[str | None, str, int, int, int, int | None]  # without a name: all staff
_QUERY = """
SELECT s.name, coalesce(t.name, ''), count(c.id), count(p.id),
       coalesce(round(extract(epoch FROM sum(p.ended_at - p.began_at + p.took_before)) / 60), 0)::int,
       round(extract(epoch FROM percentile_cont(0.5)
             WITHIN GROUP (ORDER BY p.ended_at - p.began_at + p.took_before)) / 60)::int
  FROM records_contact c
  JOIN records_staff s ON s.id = c.made_by_id
  LEFT JOIN records_team t ON t.id = s.team_id
  LEFT JOIN records_contactsession p ON p.contact_id = c.id
 WHERE c.made_at >= %(since)s AND c.made_at <= %(now)s
 GROUP BY GROUPING SETS ((s.id, s.name, t.name), ())
 ORDER BY s.name, s.id
"""
_LAPSED = "SELECT count(*) FROM records_contactsession WHERE ended_how = 'lapsed' AND began_at >= %(since)s"


@transaction.atomic
def load_contact_times(*, actor: Actor, now: datetime) -> ContactTimeFigures:
    """The figures of the last weeks. The access is audited."""
    permit(actor, Act.SEE_CONTACT_TIMES)
    since = now - timedelta(weeks=WEEKS_COUNTED)
    with connection.cursor() as cursor:
        cursor.execute(_QUERY, {"since": since, "now": now})
        rows: list[_Row] = cursor.fetchall()
        cursor.execute(_LAPSED, {"since": since})
        lapsed: int = cursor.fetchone()[0]
    note(actor, "contact_times.seen", at=now, detail={"people": len(rows)})
    people = tuple(_staff_contact_times(row) for row in rows if row[0] is not None)
    everybody = next((_staff_contact_times(row) for row in rows if row[0] is None and row[2]), None)
    return ContactTimeFigures(since, people, everybody, lapsed)


def _staff_contact_times(row: _Row) -> StaffContactTimes:
    name, team, contacts, measured, minutes, middle = row
    return StaffContactTimes(
        name or "", team, contacts, measured, minutes, middle if measured >= FEWEST_FOR_MEDIAN else None
    )
