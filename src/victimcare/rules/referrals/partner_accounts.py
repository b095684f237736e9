"""Rules for accounts at a support service's own site: certification, locking and passwords."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

CERTIFIED_FOR = timedelta(days=90)
WARNED_BEFORE = timedelta(days=14)
INVITED_FOR = timedelta(days=7)
IDLE, ABSOLUTE = timedelta(minutes=20), timedelta(hours=10)
TRIES, RESTS_FOR = 5, timedelta(minutes=15)
SHUT_AFTER = 20  # wrong tries since the last right one: then the force must look at the account
LEAST_PASSWORD = 12
LEAST_BESIDE_EASY_WORDS = 8
# What a guesser who knows the person's workplace tries first. The names of the force, of the organisation and its
# services, the person's own name and their e-mail address are added (docs/access.md).
EASY_WORDS = frozenset(
    {"victimcare", "victim", "care", "police", "force", "support", "service", "partner", "referral", "welcome"}
    | {"password", "passphrase", "letmein", "qwerty", "authenticator", "monday", "winter", "spring", "summer", "autumn"}
)
MAILED_AT_MOST = timedelta(hours=1)  # to each person: more messages would only be ignored


@dataclass(frozen=True, slots=True)
class PartnerCertification:
    """When each of the two last confirmed that this person still works there and needs the account. A lead is confirmed
    by the force alone, so that no lead certifies their own account."""

    is_lead: bool
    by_lead: datetime
    by_force: datetime

    @property
    def until(self) -> datetime:
        last = self.by_force if self.is_lead else min(self.by_lead, self.by_force)
        return last + CERTIFIED_FOR

    def is_over(self, now: datetime) -> bool:
        return now >= self.until

    def is_near(self, now: datetime) -> bool:
        return now >= self.until - WARNED_BEFORE


def locked_until(wrong_tries: int, now: datetime) -> datetime | None:
    """Until when no password is compared after this many wrong tries; None: the next one is."""
    return now + RESTS_FOR if wrong_tries and wrong_tries % TRIES == 0 else None


def is_account_locked(wrong_tries: int) -> bool:
    return wrong_tries >= SHUT_AFTER


def is_easy_to_guess(password: str, own_words: Collection[str]) -> bool:
    """Whether little is left of a password without the words that are tried first. `own_words`: names and addresses of
    the person and of their employer."""
    words = EASY_WORDS | {part for each in own_words for part in re.split(r"\W+", each.lower()) if len(part) > _SHORT}
    left = password.lower()
    for word in sorted(words, key=len, reverse=True):
        left = left.replace(word, "")
    return len(left) < min(len(password), LEAST_BESIDE_EASY_WORDS)


_SHORT = 3  # letters: a word this short may be in any password by chance
