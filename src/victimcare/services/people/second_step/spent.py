"""Counts guesses at the second step with one code (`access_codes.second_factor`). They are counted at the code's visits,
so the count continues when factors are set up anew, and restarts with the next code."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Sum, Value
from django.db.models.functions import Coalesce

from victimcare.records.models import AccessGrant, VictimSession
from victimcare.records.models.second_step import SecondKind
from victimcare.rules.access_codes import second_factor as rules
from victimcare.rules.access_codes.second_factor import ShortNumberSource

_GUESSED = {SecondKind.APP: ShortNumberSource.APP, SecondKind.TEXT: ShortNumberSource.TEXT}


@dataclass(frozen=True, slots=True)
class Tries:
    """Wrong tries. `spent`: by single numbers, counted in the numbers that would have been right; `long`: how many
    tries were longer."""

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
    """The kinds among the victim's for which single numbers are still compared."""
    heard = rules.comparable_sources([_GUESSED[kind] for kind in kinds if kind in _GUESSED], tries.spent)
    return frozenset(kind for kind in kinds if _GUESSED.get(kind) in heard)


def say_whether_it_rests(grant_id: int, kinds: Collection[SecondKind], tries: Tries, now: datetime) -> None:
    """Record for the desk whether it rests; a job (`guessing`) warns the desk. `kinds`: the victim's. One update."""
    single = {kind for kind in kinds if kind in _GUESSED}
    is_so = listening(kinds, tries) != single or (
        SecondKind.APP in kinds and not rules.may_compare_long_numbers(tries.long)
    )
    since = Coalesce(F("second_rests_since"), Value(now)) if is_so else Value(None)
    AccessGrant.objects.filter(id=grant_id).update(second_rests_since=since)
