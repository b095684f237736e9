"""Checks the code word agreed with a victim: the person who answers says it before we say anything. Hashed, never
shown."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from victimcare.records.models import AuditEntry, SafeContactPlan, Victim
from victimcare.services import slow_hash
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.messages import gate

WRONG_TRIES = 5  # in a day; then only a new plan, agreed after an identity check, sets another
_PURPOSE = "word"  # what its hash is for
RIGHT, _WRONG = "code_word.right", "code_word.wrong"


class NoCodeWord(LookupError):
    """No code word was agreed with the victim."""


class TooManyTries(Exception):
    """Too many wrong words were tried today, so no more are checked."""


@transaction.atomic
def check_code_word(*, actor: Actor, victim_id: int, heard: str, now: datetime) -> bool:
    """Whether this is the code word. Each try is audited. It is no identity check: a code word can be overheard or
    forced out of the victim.

    Raises NoCodeWord, TooManyTries.
    """
    permit(actor, Act.SEE_CASE)
    gate.lock([victim_id])
    row = SafeContactPlan.objects.filter(victim_id=victim_id).exclude(code_word_hash="").first()
    if row is None:
        raise NoCodeWord(victim_id)
    case_id = Victim.objects.values_list("case_id", flat=True).get(id=victim_id)  # for the index
    tries = AuditEntry.objects.filter(case_id=case_id, victim_id=victim_id, act=_WRONG, at__gt=now - timedelta(days=1))
    if tries.count() >= WRONG_TRIES:
        raise TooManyTries(victim_id)
    is_right = slow_hash.matches(_PURPOSE, _plain(heard), row.code_word_hash)
    note(actor, RIGHT if is_right else _WRONG, at=now, case_id=case_id, victim_id=victim_id)
    return is_right


def hash_code_word(word: str) -> str:
    """Salt and slow hash; empty for no word."""
    return slow_hash.keep(_PURPOSE, _plain(word)) if _plain(word) else ""


def _plain(word: str) -> str:
    """The word as it sounds: capitals and spaces do not count."""
    return "".join(word.split()).casefold()
