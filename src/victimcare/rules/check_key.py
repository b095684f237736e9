"""The key with which `victimcare check` asks the pages what arrived of its request: without it they do not answer."""

from __future__ import annotations

import hmac

HEADER = "X-Victimcare-Look"
_GOOD_FOR = 60  # seconds of real time, whatever clock an installation shows


def make_check_key(secret: str, *, at: int) -> str:
    return f"{at}.{hmac.digest(secret.encode(), f'look:{at}'.encode(), 'sha256').hex()}"


def is_check_key(given: str, secret: str, *, at: int) -> bool:
    moment = given.partition(".")[0]
    if not (moment.isascii() and moment.isdecimal() and len(moment) < 12):
        return False
    is_made_here = hmac.compare_digest(given.encode(), make_check_key(secret, at=int(moment)).encode())
    return is_made_here and abs(at - int(moment)) <= _GOOD_FOR
