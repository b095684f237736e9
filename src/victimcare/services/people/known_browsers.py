"""Remembers browsers that opened a right code: for some days the brake on wrong codes lets them through.

Every visitor of the front door gets a cookie with a random value, so having one reveals nothing. This table holds
hashes of the cookies that opened a right code, with only the day and without the code. While its codes are wrong, a
known browser gets the same answers as any other: the cookie opens nothing, and no page shows whether it is known.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from victimcare.records.models import AccessGrant, CodeTry, KnownBrowser
from victimcare.rules.access_codes import attempt_limits
from victimcare.rules.clock import london_date


def new_value() -> str:
    """The value of a visitor's cookie."""
    return secrets.token_urlsafe(32)


def known_browser_id(value: str, now: datetime) -> int | None:
    """The id of this cookie's browser, while it is known and has not sent too many wrong codes past a brake. One query,
    also for a visitor without a cookie."""
    found = KnownBrowser.objects.filter(token_hash=_hashed(value), opened_on__gt=_lapsed_on(now))
    row = found.values_list("id", "wrong_tries", "wrong_since").first()
    if row is None:
        return None
    browser_id, wrong_tries, wrong_since = row
    is_over = wrong_since is None or now - wrong_since >= attempt_limits.ATTEMPT_WINDOW
    return browser_id if is_over or wrong_tries < attempt_limits.OF_A_BROWSER else None


def count_wrong_try(browser_id: int | None, now: datetime) -> None:
    """One query and one update, also where the brake let no browser through."""
    row = KnownBrowser.objects.filter(id=browser_id or -1).values_list("wrong_tries", "wrong_since").first()
    tries, since = row or (0, None)
    is_new = since is None or now - since >= attempt_limits.ATTEMPT_WINDOW
    KnownBrowser.objects.filter(id=browser_id or -1).update(
        wrong_tries=1 if is_new else tries + 1, wrong_since=now if is_new else since
    )


def remember_browser(value: str, grant: AccessGrant, now: datetime) -> None:
    """Remember the browser that opened a right code. One code makes only a few browsers known in a day."""
    opened = CodeTry.objects.filter(tried=grant, was_right=True, at__gt=now - timedelta(days=1))
    if not value or opened.count() > attempt_limits.BROWSERS_A_DAY:
        return
    KnownBrowser.objects.update_or_create(token_hash=_hashed(value), defaults={"opened_on": london_date(now)})


def forget_lapsed(*, now: datetime) -> int:
    """Forget browsers whose days are over. Returns how many; safe to run twice."""
    return _lapsed(now).delete()[0]


def _lapsed(now: datetime) -> QuerySet[KnownBrowser]:
    return KnownBrowser.objects.filter(opened_on__lte=_lapsed_on(now))


def _lapsed_on(now: datetime) -> date:
    return london_date(now - attempt_limits.BROWSER_REMEMBERED)


def _hashed(value: str) -> bytes:
    return hashlib.sha256(value.encode()).digest()
