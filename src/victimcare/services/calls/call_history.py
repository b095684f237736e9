"""Lists calls for the command line and for new processes, and shows an agent who has just answered our earlier contacts
with the victim: only after the identity check, and never those of another victim."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import islice
from uuid import UUID

from django.db import transaction

from victimcare.records.models import Call, Callback, Contact, Victim
from victimcare.records.models.telephone.call_queue import QueueExit
from victimcare.rules.sentences import Sentence
from victimcare.services.access import Act, Actor, access_scopes, permit
from victimcare.services.audit import note
from victimcare.services.calls.placed_calls import CALLBACK_DIRECTION, NEWS_DIRECTION
from victimcare.services.conversations import identity_checks
from victimcare.services.conversations.identity_checks import CheckedVictim
from victimcare.services.sealed_columns import CONTACT_NOTE


@dataclass(frozen=True, slots=True)
class PromisedCallback:
    """A call back that has an owner and a due time. `until` is the due time; both are moments in London. `said`: the
    exact sentence that the victim hears, stored as it was said. `keeps_place`: they are rung when their turn in the
    queue comes."""

    start: datetime
    until: datetime
    said: Sentence
    keeps_place: bool = False


@dataclass(frozen=True, slots=True)
class CallRecord:
    """A call as `victimcare calls` prints it (contracts/doors.md)."""

    id: UUID
    direction: str
    started_at: datetime
    answered_at: datetime | None
    ended_at: datetime | None
    path: tuple[str, ...]
    outcome: str
    queue_seconds: int
    crime_reference: str | None  # of the victim whose code was right; None where no identity check was passed


@transaction.atomic
def list_calls(*, actor: Actor, now: datetime, most: int = 1000) -> tuple[CallRecord, ...]:
    """Return the newest calls, with their paths, without cases that are restricted for this actor. Writes one audit
    entry with the count."""
    permit(actor, Act.SEE_CALLS)
    seen = access_scopes.filter_visible_rows(actor, Call.objects.select_related("victim__case"))
    found = tuple(
        CallRecord(
            call.public_id,
            call.direction,
            call.started_at,
            call.answered_at,
            call.ended_at,
            tuple(call.path),
            call.outcome,
            call.queue_seconds,
            call.victim.case.reference if call.victim else None,
        )
        for call in seen.order_by("-started_at", "-id")[:most]
    )
    note(actor, "calls.see", at=now, detail={"calls": len(found)})
    return found


def list_open_calls() -> tuple[UUID, ...]:
    """Return incoming calls without an end, which dead lines have left; for a line that has not taken a call yet. For
    calls that we placed see `placed_calls` and `agents.callback_calls`; for those that a hosted carrier holds,
    `hosted_calls`. Calls of another contact centre are over when it says so."""
    came = Call.objects.filter(ended_at=None, hosted=None, at_centre=None).exclude(
        direction__in=[NEWS_DIRECTION, CALLBACK_DIRECTION]
    )
    return tuple(came.order_by("id").values_list("public_id", flat=True))


MOST_EARLIER_CONTACTS = 20


class EarlierContactKind(StrEnum):
    CONVERSATION = "conversation"  # a member of staff wrote down a contact with the victim
    CALL = "call"  # the victim rang
    PLACED = "placed"  # the line rang the victim, and they keyed their code
    CALL_BACK = "call_back"  # the victim was promised one


@dataclass(frozen=True, slots=True)
class EarlierContact:
    """An earlier contact. `how`: the channel of a conversation, the outcome of a call, or the way a call back ended.
    `by`: the member of staff; empty for the line. `remark`: what was written down. `mark`: the victim's rating of the
    call, from 1 (very bad) to 5; None: no rating. `is_reached`: a member of staff spoke with the victim."""

    was: EarlierContactKind
    at: datetime
    how: str
    is_reached: bool
    by: str = ""
    remark: str = ""
    mark: int | None = None


@transaction.atomic
def list_earlier_contacts(
    *, actor: Actor, victim_id: int | CheckedVictim, now: datetime, most: int = MOST_EARLIER_CONTACTS
) -> tuple[EarlierContact, ...]:
    """Return the contacts, newest first. Raises IdentityCheckMissing unless this member of staff has recorded the
    identity check, or has it from a code that the victim keyed in this call."""
    permit(actor, Act.SEE_CASE)
    row, case_id = _require_identified(actor, victim_id, now)
    rows = sorted(
        (*_earlier_conversations(row, most), *_earlier_calls(row, now, most), *_earlier_callbacks(row, most)),
        key=_moment_of,
    )
    found = tuple(islice(reversed(rows), most))
    note(actor, "contacts.see_earlier", at=now, case_id=case_id, victim_id=row, detail={"contacts": len(found)})
    return found


def _require_identified(actor: Actor, victim_ref: int | CheckedVictim, now: datetime) -> tuple[int, int]:
    """Return the rows of the victim and the case."""
    if isinstance(victim_ref, CheckedVictim):
        victim = identity_checks.load_checked_victim(actor, victim_ref, now=now).victim
        return victim.id, victim.case_id
    identity_checks.require_identity_check(actor, victim_ref, now=now)
    return victim_ref, Victim.objects.values_list("case_id", flat=True).get(id=victim_ref)


def _moment_of(row: EarlierContact) -> datetime:
    return row.at


def _earlier_conversations(victim_id: int, most: int) -> Iterator[EarlierContact]:
    rows = Contact.objects.filter(victim=victim_id).select_related("made_by").order_by("-made_at")[:most]
    keys = CONTACT_NOTE.load_keys(rows)
    for row in rows:
        words = CONTACT_NOTE.open_words(row, keys)
        yield EarlierContact(
            EarlierContactKind.CONVERSATION, row.made_at, row.channel, row.reached, row.made_by.name, words
        )


def _earlier_calls(victim_id: int, now: datetime, most: int) -> Iterator[EarlierContact]:
    """Return calls that are over, and so not the victim's current one."""
    rows = Call.objects.filter(victim=victim_id, ended_at__lte=now).order_by("-started_at").select_related("at_centre")
    for row in rows.prefetch_related("queue_entries__answered_by__staff")[:most]:
        was = EarlierContactKind.PLACED if row.direction == NEWS_DIRECTION else EarlierContactKind.CALL
        answered = [entry.answered_by.staff.name for entry in row.queue_entries.all() if entry.answered_by]
        is_reached = bool(answered) or _is_answered_elsewhere(row)
        yield EarlierContact(was, row.started_at, row.outcome, is_reached, ", ".join(answered), mark=row.mark)


def _is_answered_elsewhere(row: Call) -> bool:
    """Whether a contact centre that held the victim's call has reported that it was answered."""
    return hasattr(row, "at_centre") and row.at_centre.left_how == QueueExit.ANSWERED


def _earlier_callbacks(victim_id: int, most: int) -> Iterator[EarlierContact]:
    for row in Callback.objects.filter(victim=victim_id).select_related("made_by").order_by("-asked_at")[:most]:
        made_by = row.made_by.name if row.made_by else ""
        yield EarlierContact(EarlierContactKind.CALL_BACK, row.asked_at, row.outcome, row.outcome == "reached", made_by)
