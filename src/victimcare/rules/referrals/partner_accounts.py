"""Who may come in at a support service's own site, and for how long without being looked at again."""

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
SHUT_AFTER = 20  # wrong tries since the last right one: a person of the force looks
LEAST_PASSWORD = 12
LEAST_BESIDE_EASY_WORDS = 8
# What somebody who knows where a person works tries first. The names of the force, of the organisation and its
# services, the person's own name and their e-mail address come on top (docs/access.md).
EASY_WORDS = frozenset(
    {"victimcare", "victim", "care", "police", "force", "support", "service", "partner", "referral", "welcome"}
    | {"password", "passphrase", "letmein", "qwerty", "authenticator", "monday", "winter", "spring", "summer", "autumn"}
)
MAILED_AT_MOST = timedelta(hours=1)  # to one of them: more would be read no better


@dataclass(frozen=True, slots=True)
class PartnerCertification:
    """When each of the two last said that this person still works there and needs this. A lead is looked at by the
    force alone: nobody vouches for himself."""

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
    """After so many wrong tries nothing is compared until then; None: the next one is."""
    return now + RESTS_FOR if wrong_tries and wrong_tries % TRIES == 0 else None


def is_account_locked(wrong_tries: int) -> bool:
    return wrong_tries >= SHUT_AFTER


def is_easy_to_guess(password: str, own_words: Collection[str]) -> bool:
    """Whether little is left of a password without the words that are tried first. `own_words`: names and addresses of
    the person and of those they work for."""
    words = EASY_WORDS | {part for each in own_words for part in re.split(r"\W+", each.lower()) if len(part) > _SHORT}
    left = password.lower()
    for word in sorted(words, key=len, reverse=True):
        left = left.replace(word, "")
    return len(left) < min(len(password), LEAST_BESIDE_EASY_WORDS)


_SHORT = 3  # letters of a word that may stand in any password by chance
