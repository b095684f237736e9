"""Challenges that let one try through a brake: answered by a small proof of work, or without a script by waiting.

Nothing is stored when a challenge is given: it is signed, holds its time and difficulty, and counts only from the
network that asked for it. It is accepted once.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import connection

from victimcare.records.models import SpentPass
from victimcare.rules.access_codes import attempt_limits
from victimcare.rules.access_codes.attempt_limits import BrakeExemption
from victimcare.services.people.sources import Source

_NONCE = 16
_LONGEST_ANSWER = 20


@dataclass(frozen=True, slots=True)
class AnsweredChallenge:
    """The answer sent with a code. Both fields may be empty, or anything at all."""

    challenge: str = ""
    answer: str = ""


NO_CHALLENGE = AnsweredChallenge()


def new_challenge(source: Source, now: datetime, *, bits: int = attempt_limits.LEAST_BITS) -> str:
    """Make a challenge for a visitor from this network. A browser answers it with a number for which the SHA-256 of
    `challenge:number` begins with so many zero bits (`pass.mjs`)."""
    body = f"{secrets.token_hex(_NONCE)}.{int(now.timestamp())}.{bits}"
    return f"{body}.{_signed(body, source)}"


def take_pass(answered: AnsweredChallenge, source: Source, now: datetime, *, least_bits: int) -> BrakeExemption | None:
    """What this answer lets through: None where the challenge is not ours, is too old, was answered before, was
    answered too early, or is too easy by now."""
    nonce, let_by = _read(answered, source, now, least_bits)
    return let_by if let_by is not None and _spend(nonce, now) else None


def forget_old(*, now: datetime) -> int:
    """Forget challenges that are too old to be accepted. Returns how many; safe to run twice."""
    return SpentPass.objects.filter(at__lte=now - 2 * attempt_limits.PASS_LASTS).delete()[0]


def _read(
    answered: AnsweredChallenge, source: Source, now: datetime, least_bits: int
) -> tuple[bytes, BrakeExemption | None]:
    body, _, signature = answered.challenge[:200].rpartition(".")
    if not hmac.compare_digest(signature.encode(), _signed(body, source).encode()):
        return b"", None
    nonce, issued, bits = body.split(".")
    age = now - datetime.fromtimestamp(int(issued), UTC)
    if not timedelta(seconds=-1) <= age <= attempt_limits.PASS_LASTS:
        return b"", None
    if int(bits) >= least_bits and _is_answered(answered, int(bits)):
        return bytes.fromhex(nonce), BrakeExemption.WORK
    return bytes.fromhex(nonce), BrakeExemption.WAIT if age >= attempt_limits.PASS_WAIT else None


def _is_answered(answered: AnsweredChallenge, bits: int) -> bool:
    if not answered.answer or len(answered.answer) > _LONGEST_ANSWER:
        return False
    digest = hashlib.sha256(f"{answered.challenge}:{answered.answer}".encode()).digest()
    return int.from_bytes(digest) >> (256 - bits) == 0


def _spend(nonce: bytes, now: datetime) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO records_spentpass (nonce, at) VALUES (%s, %s) ON CONFLICT (nonce) DO NOTHING", [nonce, now]
        )
        return bool(cursor.rowcount == 1)


def _signed(body: str, source: Source) -> str:
    return hmac.digest(settings.SECRET_KEY.encode(), f"pass:{source.network}:{body}".encode(), "sha256").hex()
