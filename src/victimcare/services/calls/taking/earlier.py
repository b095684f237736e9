"""Shows a colleague who has just answered our earlier contacts with the victim: only after the identity check, and
never those of another victim."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import islice

from django.db import transaction

from victimcare.records.models import Call, Callback, Contact, Victim
from victimcare.records.models.queue import LeftHow
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.calls.placed import OUT
from victimcare.services.conversations import identity_checks
from victimcare.services.conversations.identity_checks import CheckedVictim
from victimcare.services.sealed_columns import CONTACT_NOTE

MOST = 20


class Was(StrEnum):
    CONVERSATION = "conversation"  # a member of staff wrote down a contact with the victim
    CALL = "call"  # the victim rang
    PLACED = "placed"  # the line rang the victim, and they keyed their code
    CALL_BACK = "call_back"  # the victim was promised one


@dataclass(frozen=True, slots=True)
class Earlier:
    """`how`: the channel of a conversation, what a call came to (`rules.calls.outcome`), how a call back ended. `by`:
    which of our staff; empty where it was the line. `remark`: what was written down. `mark`: how the victim rated us in
    a call, from 1 (very badly) to 5; None: they gave no rating. `is_reached`: a member of staff spoke with the victim.
    """

    was: Was
    at: datetime
    how: str
    is_reached: bool
    by: str = ""
    remark: str = ""
    mark: int | None = None


@transaction.atomic
def contacts(*, actor: Actor, victim_id: int | CheckedVictim, now: datetime, most: int = MOST) -> tuple[Earlier, ...]:
    """Return the contacts, the newest first. Raises NotProved unless this member of staff has recorded the identity
    check, or has it from a code that the victim keyed in this call."""
    permit(actor, Act.SEE_CASE)
    row, case_id = _proved(actor, victim_id, now)
    rows = sorted((*_conversations(row, most), *_calls(row, now, most), *_call_backs(row, most)), key=_at)
    found = tuple(islice(reversed(rows), most))
    note(actor, "contacts.see_earlier", at=now, case_id=case_id, victim_id=row, detail={"contacts": len(found)})
    return found


def _proved(actor: Actor, her: int | CheckedVictim, now: datetime) -> tuple[int, int]:
    """Return the victim's row and their case's."""
    if isinstance(her, CheckedVictim):
        victim = identity_checks.load_checked_victim(actor, her, now=now).victim
        return victim.id, victim.case_id
    identity_checks.require_identity_check(actor, her, now=now)
    return her, Victim.objects.values_list("case_id", flat=True).get(id=her)


def _at(row: Earlier) -> datetime:
    return row.at


def _conversations(victim_id: int, most: int) -> Iterator[Earlier]:
    rows = Contact.objects.filter(victim=victim_id).select_related("made_by").order_by("-made_at")[:most]
    keys = CONTACT_NOTE.load_keys(rows)
    for row in rows:
        words = CONTACT_NOTE.open_words(row, keys)
        yield Earlier(Was.CONVERSATION, row.made_at, row.channel, row.reached, row.made_by.name, words)


def _calls(victim_id: int, now: datetime, most: int) -> Iterator[Earlier]:
    """Return calls that are over, so without the one that the victim is in now."""
    rows = Call.objects.filter(victim=victim_id, ended_at__lte=now).order_by("-started_at").select_related("at_centre")
    for row in rows.prefetch_related("queue_entries__answered_by__staff")[:most]:
        was = Was.PLACED if row.direction == OUT else Was.CALL
        answered = [entry.answered_by.staff.name for entry in row.queue_entries.all() if entry.answered_by]
        is_reached = bool(answered) or _is_answered_elsewhere(row)
        yield Earlier(was, row.started_at, row.outcome, is_reached, ", ".join(answered), mark=row.mark)


def _is_answered_elsewhere(row: Call) -> bool:
    """Whether a contact centre that held the victim's call has reported that it answered."""
    return hasattr(row, "at_centre") and row.at_centre.left_how == LeftHow.ANSWERED


def _call_backs(victim_id: int, most: int) -> Iterator[Earlier]:
    for row in Callback.objects.filter(victim=victim_id).select_related("made_by").order_by("-asked_at")[:most]:
        made_by = row.made_by.name if row.made_by else ""
        yield Earlier(Was.CALL_BACK, row.asked_at, row.outcome, row.outcome == "reached", made_by)
