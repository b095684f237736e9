"""Stores a victim's answer page under a random id until their session fetches it once, after a redirect."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Any

import msgspec
from django.db import connection
from django.db.models import Q

from victimcare.records.models import PostRedirectResponse
from victimcare.services.sealing import seal_bytes, unseal_bytes
from victimcare.services.sessions import victim_sessions

RESPONSE_KEPT_FOR = timedelta(minutes=2)  # a browser asks at once; on a bad line it tries again
_KEEP = f"""
INSERT INTO records_postredirectresponse (id_hash, visit_id, kept_at, sealed)
SELECT %(answer)s, visit.id, %(now)s, %(sealed)s
  FROM records_victimsession AS visit JOIN records_accessgrant AS grantrow ON grantrow.id = visit.grant_id
 WHERE visit.token_hash = %(token)s AND {victim_sessions.SESSION_LASTS}
"""  # noqa: S608  # of our own text alone
_TAKE = f"""
DELETE FROM records_postredirectresponse AS answer
 USING records_victimsession AS visit JOIN records_accessgrant AS grantrow ON grantrow.id = visit.grant_id
 WHERE answer.id_hash = %(answer)s AND answer.kept_at > %(kept_since)s AND visit.id = answer.visit_id
   AND visit.token_hash = %(token)s AND {victim_sessions.SESSION_LASTS}
RETURNING answer.sealed
"""  # noqa: S608  # of our own text alone


class StoredResponse(msgspec.Struct, frozen=True, array_like=True):
    """A page as it leaves: its content and its headers."""

    status: int
    headers: tuple[tuple[str, str], ...]
    content: bytes


def store_response(answer: StoredResponse, *, token: str, now: datetime) -> str | None:
    """Store the answer; returns the id under which this session can fetch it once. None where the session is over, even
    if this answer ended it."""
    answer_id = secrets.token_urlsafe(16)
    sealed = seal_bytes(msgspec.msgpack.encode(answer), _about(answer_id))
    with connection.cursor() as cursor:
        cursor.execute(_KEEP, {**_of(token, answer_id, now), "sealed": sealed})
        return answer_id if cursor.rowcount else None


def take_response(answer_id: str, *, token: str, now: datetime) -> StoredResponse | None:
    """Return and delete what was stored under this id for this session. None for anything else: another session's,
    taken already, too old, or unknown."""
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, _of(token, answer_id, now))
        row = cursor.fetchone()
    return msgspec.msgpack.decode(unseal_bytes(row[0], _about(answer_id)), type=StoredResponse) if row else None


def delete_old_responses(*, now: datetime) -> int:
    """Delete answers that were never fetched, and those of ended sessions. Returns how many; safe to run twice."""
    old = (
        Q(kept_at__lte=now - RESPONSE_KEPT_FOR)
        | Q(visit__ended_at__isnull=False)
        | Q(visit__grant__ended_at__isnull=False)
    )
    return PostRedirectResponse.objects.filter(old).delete()[0]


def _of(token: str, answer_id: str, now: datetime) -> dict[str, Any]:
    return {
        "token": victim_sessions.hash_session_token(token),
        "answer": hashlib.sha256(answer_id.encode()).digest(),
        "now": now,
        "kept_since": now - RESPONSE_KEPT_FOR,
        **victim_sessions.session_limits(now),
    }


def _about(answer_id: str) -> str:
    return f"answer:{answer_id}"
