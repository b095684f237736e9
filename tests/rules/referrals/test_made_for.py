"""Whom a service is made for, beside what happened to a victim."""

from __future__ import annotations

import pytest

from victimcare.rules.referrals.listed import Facts
from victimcare.rules.referrals.made_for import Fit, MadeFor, judge_fit


@pytest.mark.parametrize(
    ("facts", "needs", "sex", "expected"),
    [
        (Facts("Talk", needs=frozenset({"talk"})), {"talk"}, "female", MadeFor(Fit.ANYONE)),
        (
            Facts("Night line", needs=frozenset({"bereaved", "talk"})),
            {"talk"},
            "",
            MadeFor(Fit.OTHERS, ("bereaved",)),
        ),
        (
            Facts("Night line", needs=frozenset({"bereaved", "talk"})),
            {"bereaved", "talk"},
            "",
            MadeFor(Fit.THEIRS, ("bereaved",)),
        ),
        (
            Facts("Both", needs=frozenset({"domestic_abuse", "sexual_offence"})),
            {"sexual_offence", "talk"},
            "male",
            MadeFor(Fit.THEIRS, ("sexual_offence",)),
        ),
        (
            Facts("Level Ground for Men", needs=frozenset({"domestic_abuse"})),
            {"domestic_abuse"},
            "female",
            MadeFor(Fit.OTHERS, only_sex="male"),
        ),
        (
            Facts("Level Ground for Men", needs=frozenset({"domestic_abuse"})),
            {"domestic_abuse"},
            "",
            MadeFor(Fit.THEIRS, ("domestic_abuse",)),
        ),
        (
            Facts("Refuge", description="For women, and for men.", needs=frozenset({"domestic_abuse"})),
            {"domestic_abuse"},
            "male",
            MadeFor(Fit.THEIRS, ("domestic_abuse",)),
        ),
    ],
)
def test_whom_a_service_is_made_for(facts: Facts, needs: set[str], sex: str, expected: MadeFor) -> None:
    assert judge_fit(facts, needs=needs, sex=sex) == expected
