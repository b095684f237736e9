"""Takes a message from a caller without an identity check: encrypted, tied to no victim, and given to a colleague
within two hours.

It causes no message and no answer: the colleague who reads it looks up the case with a reason of their own, and finds
the safe way to the person it is about. Staff who may not see a case that it may be about are never given it, and none
of their lists show it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from victimcare.records.models import Call, CaseSeal, ContactSpell, PadMessage, Task, Victim
from victimcare.records.models.desk import TaskKind
from victimcare.records.models.one_contact import SpellEnd
from victimcare.rules.contact.record_lookup import list_possible_references
from victimcare.services.access import Act, Actor, NotPermitted, permit
from victimcare.services.audit import note as audit
from victimcare.services.contact import spells
from victimcare.services.danger.letting_go import blank_words_of
from victimcare.services.danger.reading import read_typed
from victimcare.services.desk import actions as desk
from victimcare.services.desk.eligibility import is_barred
from victimcare.services.desk.shapes import Outcome
from victimcare.services.sealing import seal, unseal

LOOKED_AT_WITHIN = timedelta(hours=2)
KEPT_FOR = timedelta(days=28)  # after its task has ended


class NotRead(Exception):
    """The message must be read before its task is closed as done."""

    count = 1


@dataclass(frozen=True, slots=True)
class Words:
    """The message as a colleague typed it: nothing in it is known to be true."""

    about: str  # who it is for
    caller: str  # the name that the caller gave
    ring: str  # when and how the caller may be rung
    message: str


@dataclass(frozen=True, slots=True)
class Taken:
    """The message for the owner of its task. `words` None: they are deleted."""

    words: Words | None
    at: datetime
    by: str
    was_on_a_call: bool


@transaction.atomic
def take(*, actor: Actor, once: UUID, words: Words, now: datetime, call_id: UUID | None = None) -> datetime:
    """Store the message, and ask a colleague to read it. Returns the time by which they will. `once`: from the form, so
    that a message sent twice by mistake is stored once."""
    permit(actor, Act.RECORD_CONTACT)
    due_at = now + LOOKED_AT_WITHIN
    if PadMessage.objects.filter(public_id=once).exists():
        return due_at
    if actor.staff_id is None:
        raise NotPermitted("a person takes a message")
    texts = list(asdict(words).values())
    possible = _find_possible_victims(actor.staff_id, texts, call_id)
    sealed = CaseSeal.objects.filter(case__victims__in=possible, lifted_at=None, sealed_by__team__isnull=False)
    task_id = desk.make_task(
        kind=TaskKind.PAD_MESSAGE,
        victim_id=None,
        reason="pad_message",
        harm=2,  # the caller and what waits behind the message are unknown
        due_at=due_at,
        now=now,
        subject_key=_about(once),
        team=sealed.values_list("sealed_by__team__code", flat=True).first(),  # no other team could see it
    )
    PadMessage.objects.create(
        public_id=once,
        sealed=seal(json.dumps(asdict(words)).encode(), _about(once)),
        may_be_about=possible,
        made_at=now,
        made_by_id=actor.staff_id,
        call=Call.objects.filter(public_id=call_id).first() if call_id else None,
        task_id=task_id,
    )
    # Under its own name, so that its danger is a separate task: it may be restricted from other staff than another is.
    read_typed(actor=actor, about=_about(once), texts=texts, victim_id=None, now=now, who=_about(once))
    spells.end(staff_id=actor.staff_id, victim_id=None, how=SpellEnd.MESSAGE, now=now)
    audit(actor, "pad_message.taken", at=now, detail={"message": str(once)})
    return due_at


@transaction.atomic
def read(*, actor: Actor, task_id: UUID, now: datetime) -> Taken | None:
    """The message that a task is about, for the owner of the task; None for all others. The look is audited."""
    permit(actor, Act.WORK_TASK)
    rows = PadMessage.objects.filter(task__public_id=task_id, task__owner_id=actor.staff_id or 0).select_related("task")
    row = rows.first()
    if row is None or is_barred(row.task, actor.staff_id or 0):
        return None
    PadMessage.objects.filter(id=row.id, read_at=None).update(read_at=now, read_by_id=actor.staff_id)
    audit(actor, "pad_message.read", at=now, detail={"message": str(row.public_id)})
    return Taken(_words(row), row.made_at, row.made_by.name, row.call_id is not None)


@transaction.atomic
def close(*, actor: Actor, task_id: UUID, outcome: Outcome, note: str, now: datetime) -> None:
    """End its task, with what was done. Raises NotRead; else as `desk.actions.close`."""
    if PadMessage.objects.filter(task__public_id=task_id, read_at=None).exists():
        raise NotRead
    if not note.strip():
        raise desk.NoteMissing
    desk.close(actor=actor, task_id=task_id, outcome=outcome, note=note, now=now)


@transaction.atomic
def let_go(*, now: datetime) -> int:
    """Delete the words of messages whose matter has long ended, also where danger was found in them. Returns how many."""
    ended = Task.objects.filter(id=OuterRef("task"), closed_at__lt=now - KEPT_FOR)
    old = dict(PadMessage.objects.exclude(sealed=b"").filter(Exists(ended)).values_list("id", "public_id"))
    blank_words_of([_about(public_id) for public_id in old.values()])
    return PadMessage.objects.filter(id__in=old).update(sealed=b"")


def _find_possible_victims(staff_id: int, texts: Iterable[str], call_id: UUID | None) -> list[int]:
    """The victims of the cases whose reference stands in these words, the victim who was identified in this call, and
    those whose record the message's taker opened in it."""
    references = {reference for text in texts for reference in list_possible_references(text)}
    named = Q(case__reference__in=references)
    if call_id is not None:
        opened = ContactSpell.objects.filter(staff=staff_id, call__public_id=call_id).values("victim")
        named |= Q(calls__public_id=call_id) | Q(id__in=opened)
    return list(Victim.objects.filter(named).order_by("id").values_list("id", flat=True).distinct())


def _words(row: PadMessage) -> Words | None:
    if not row.sealed:
        return None
    said: Mapping[str, str] = json.loads(unseal(bytes(row.sealed), _about(row.public_id)))
    return Words(**said)


def _about(public_id: UUID) -> str:
    return f"pad:{public_id}"
