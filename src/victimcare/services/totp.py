"""The numbers of an authenticator app, and the recovery numbers on paper: for victims and for staff of a support
service."""

from __future__ import annotations

import hmac
import secrets
from datetime import datetime
from functools import lru_cache
from uuid import UUID, uuid4

import pyotp

from victimcare.rules.access_codes.second_factor import (
    NUMBER_LENGTH,
    RECOVERY_DIGITS,
    RECOVERY_NUMBERS,
    TIME_STEP,
    valid_pair_steps,
    valid_time_steps,
)
from victimcare.services import sealing
from victimcare.services.secret_hashes import slow_hash


def draw_totp_secret() -> str:
    return pyotp.random_base32()


def totp_uri(secret: str, *, name: str) -> str:
    """What an app reads from a QR code or a link. `name`: how the app lists it, neutral like every other name."""
    return _totp(secret).provisioning_uri(name=name, issuer_name=name)


def find_totp_step(secret: str, digits: str, *, last: int, now: datetime) -> int | None:
    """The step for which the app shows these digits, if they are right now and no step from there on was used."""
    totp = _totp(secret)
    steps = valid_time_steps(now=now, last=last)
    matching = [step for step in steps if hmac.compare_digest(totp.generate_otp(step), digits)]
    return matching[0] if matching else None


def find_step_of_pair(secret: str, digits: str, *, last: int, now: datetime) -> int | None:
    """The step of the second of these two numbers, if the app shows them one after the other around now."""
    totp = _totp(secret)
    steps = valid_pair_steps(now=now, last=last)
    matching = [
        step for step in steps if hmac.compare_digest(totp.generate_otp(step) + totp.generate_otp(step + 1), digits)
    ]
    return matching[0] + 1 if matching else None


def seal_totp_secret(secret: str, of: UUID) -> bytes:
    return sealing.seal_bytes(secret.encode(), f"second step:{of}")


def unseal_totp_secret(sealed: bytes | memoryview, of: UUID) -> str:
    return sealing.unseal_bytes(bytes(sealed), f"second step:{of}").decode()


@lru_cache(maxsize=1)
def dummy_factor() -> tuple[bytes, UUID]:
    """A sealed secret that opens nothing and belongs to no factor: used where there is no app, so that its absence
    takes as long."""
    of = uuid4()
    return seal_totp_secret(draw_totp_secret(), of), of


def draw_recovery_numbers() -> list[str]:
    drawn: set[str] = set()
    while len(drawn) < RECOVERY_NUMBERS:
        drawn.add(f"{secrets.randbelow(10**RECOVERY_DIGITS):0{RECOVERY_DIGITS}}")
    return sorted(drawn)


def hash_recovery_number(digits: str, of: UUID) -> bytes:
    """Hashed like an access code. `of`: the factor, which is its salt, so that one hash finds which of its numbers it
    is."""
    return slow_hash("recovery", digits, of.bytes)


def _totp(secret: str) -> pyotp.TOTP:
    return pyotp.TOTP(secret, digits=NUMBER_LENGTH, interval=int(TIME_STEP.total_seconds()))
