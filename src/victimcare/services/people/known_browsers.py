"""Browsers from which a right code was opened: for some days the brake on wrong codes lets them through.

Every visitor of the front door gets a cookie with a random value, so that having one says nothing. Here lie the hashes
of those that opened a right code, with the day alone and without the code. A browser on this list is answered as any
other while its codes are wrong: the cookie opens nothing, and nothing on a page tells whether it is known.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from victimcare.records.models import AccessGrant, CodeTry, KnownBrowser
from victimcare.rules.clock import london_date
from victimcare.rules.people import code_brake


def new_value() -> str:
    """What a visitor's cookie holds."""
    return secrets.token_urlsafe(32)


def known_browser_id(value: str, now: datetime) -> int | None:
    """The browser of this cookie, while it is known and has not sent too many wrong codes past a brake. One query, also
    for a visitor without a cookie."""
    found = KnownBrowser.objects.filter(token_hash=_hashed(value), opened_on__gt=_lapsed_on(now))
    row = found.values_list("id", "wrong_tries", "wrong_since").first()
    if row is None:
        return None
    browser_id, wrong_tries, wrong_since = row
    is_over = wrong_since is None or now - wrong_since >= code_brake.WINDOW
    return browser_id if is_over or wrong_tries < code_brake.OF_A_BROWSER else None


def count_wrong_try(browser_id: int | None, now: datetime) -> None:
    """One query and one update, also where no browser was let through."""
    row = KnownBrowser.objects.filter(id=browser_id or -1).values_list("wrong_tries", "wrong_since").first()
    tries, since = row or (0, None)
    is_new = since is None or now - since >= code_brake.WINDOW
    KnownBrowser.objects.filter(id=browser_id or -1).update(
        wrong_tries=1 if is_new else tries + 1, wrong_since=now if is_new else since
    )


def remember_browser(value: str, grant: AccessGrant, now: datetime) -> None:
    """A right code was opened with this cookie. One code makes a few browsers known in a day and no more."""
    opened = CodeTry.objects.filter(tried=grant, was_right=True, at__gt=now - timedelta(days=1))
    if not value or opened.count() > code_brake.BROWSERS_A_DAY:
        return
    KnownBrowser.objects.update_or_create(token_hash=_hashed(value), defaults={"opened_on": london_date(now)})


def forget_lapsed(*, now: datetime) -> int:
    """Returns how many browsers are known no longer; safe to run twice."""
    return _lapsed(now).delete()[0]


def _lapsed(now: datetime) -> QuerySet[KnownBrowser]:
    return KnownBrowser.objects.filter(opened_on__lte=_lapsed_on(now))


def _lapsed_on(now: datetime) -> date:
    return london_date(now - code_brake.BROWSER_REMEMBERED)


def _hashed(value: str) -> bytes:
    return hashlib.sha256(value.encode()).digest()
