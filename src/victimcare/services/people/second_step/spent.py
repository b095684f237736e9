"""How much was guessed at the second step with one code (`rules.people.second_step`): counted at its visits, so that it
goes on whatever she sets up anew, and begins again with the next code."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Sum, Value
from django.db.models.functions import Coalesce

from victimcare.records.models import AccessGrant, VictimSession
from victimcare.records.models.second_step import SecondKind
from victimcare.rules.people import second_step as rules
from victimcare.rules.people.second_step import Guessed

_GUESSED = {SecondKind.APP: Guessed.APP, SecondKind.TEXT: Guessed.TEXT}


@dataclass(frozen=True, slots=True)
class Tries:
    """Wrong ones: `spent` by single numbers, in those that would have been right; `long`: how many were longer."""

    spent: int = 0
    long: int = 0

    def __add__(self, other: Tries) -> Tries:
        return Tries(self.spent + other.spent, self.long + other.long)


def with_code(grant_id: int) -> Tries:
    sums = VictimSession.objects.filter(grant=grant_id).aggregate(
        spent=Sum("second_spent"), long=Sum("second_long_tries")
    )
    return Tries(sums["spent"] or 0, sums["long"] or 0)


def listening(kinds: Collection[SecondKind], tries: Tries) -> frozenset[SecondKind]:
    """Those of the kinds that she has with which single numbers are compared."""
    heard = rules.listening([_GUESSED[kind] for kind in kinds if kind in _GUESSED], tries.spent)
    return frozenset(kind for kind in kinds if _GUESSED.get(kind) in heard)


def say_whether_it_rests(grant_id: int, kinds: Collection[SecondKind], tries: Tries, now: datetime) -> None:
    """Kept for the desk, which hears of it from a job (`guessing`). `kinds`: those that she has. One update."""
    single = {kind for kind in kinds if kind in _GUESSED}
    is_so = listening(kinds, tries) != single or (SecondKind.APP in kinds and not rules.are_read(tries.long))
    since = Coalesce(F("second_rests_since"), Value(now)) if is_so else Value(None)
    AccessGrant.objects.filter(id=grant_id).update(second_rests_since=since)
