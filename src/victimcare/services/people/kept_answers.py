"""Keeps the answer to a victim's form for a moment, so that their browser can fetch it like any page.

Browsers write what a form sent into a file of their own, beside the page that answered it, to send it again later. A
page that was only fetched has no such file. So the answer waits here, sealed, under a random id that only that browser
window gets; it is given once, to the same visit, and deleted. The making of it is audited; fetching it is part of the
same access.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Any

import msgspec
from django.db import connection
from django.db.models import Q

from victimcare.records.models import KeptAnswer
from victimcare.services.people.visits import LASTS, hashed, lasting
from victimcare.services.sealing import seal, unseal

KEPT_FOR = timedelta(minutes=2)  # a browser asks at once; on a bad line it tries again

_KEEP = f"""
INSERT INTO records_keptanswer (id_hash, visit_id, kept_at, sealed)
SELECT %(answer)s, visit.id, %(now)s, %(sealed)s
  FROM records_victimsession AS visit JOIN records_accessgrant AS grantrow ON grantrow.id = visit.grant_id
 WHERE visit.token_hash = %(token)s AND {LASTS}
"""  # noqa: S608  # of our own text alone

_TAKE = f"""
DELETE FROM records_keptanswer AS answer
 USING records_victimsession AS visit JOIN records_accessgrant AS grantrow ON grantrow.id = visit.grant_id
 WHERE answer.id_hash = %(answer)s AND answer.kept_at > %(kept_since)s AND visit.id = answer.visit_id
   AND visit.token_hash = %(token)s AND {LASTS}
RETURNING answer.sealed
"""  # noqa: S608  # of our own text alone


class Answer(msgspec.Struct, frozen=True, array_like=True):
    """A page as it leaves: its content and its headers."""

    status: int
    headers: tuple[tuple[str, str], ...]
    content: bytes


def keep(answer: Answer, *, token: str, now: datetime) -> str | None:
    """Store the answer; returns the id under which this visit can fetch it once. None where the visit is over, also if
    this answer ended it."""
    answer_id = secrets.token_urlsafe(16)
    sealed = seal(msgspec.msgpack.encode(answer), _about(answer_id))
    with connection.cursor() as cursor:
        cursor.execute(_KEEP, {**_of(token, answer_id, now), "sealed": sealed})
        return answer_id if cursor.rowcount else None


def take(answer_id: str, *, token: str, now: datetime) -> Answer | None:
    """Return and delete what was kept under this id for this visit. None for anything else: another visit's, taken
    already, too old, or unknown."""
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, _of(token, answer_id, now))
        row = cursor.fetchone()
    return msgspec.msgpack.decode(unseal(row[0], _about(answer_id)), type=Answer) if row else None


def drop_old(*, now: datetime) -> int:
    """Delete answers that were never fetched, and those of ended visits. Returns how many; safe to run twice."""
    old = Q(kept_at__lte=now - KEPT_FOR) | Q(visit__ended_at__isnull=False) | Q(visit__grant__ended_at__isnull=False)
    return KeptAnswer.objects.filter(old).delete()[0]


def _of(token: str, answer_id: str, now: datetime) -> dict[str, Any]:
    return {
        "token": hashed(token),
        "answer": hashlib.sha256(answer_id.encode()).digest(),
        "now": now,
        "kept_since": now - KEPT_FOR,
        **lasting(now),
    }


def _about(answer_id: str) -> str:
    return f"answer:{answer_id}"
