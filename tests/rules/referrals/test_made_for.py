"""For whom a service is made, besides what happened to a victim."""

from __future__ import annotations

import pytest

from victimcare.rules.referrals.listed_services import ServiceFacts
from victimcare.rules.referrals.ranking import FitJudgement, ServiceFit, judge_service_fit


@pytest.mark.parametrize(
    ("facts", "needs", "sex", "expected"),
    [
        (ServiceFacts("Talk", needs=frozenset({"talk"})), {"talk"}, "female", FitJudgement(ServiceFit.ANYONE)),
        (
            ServiceFacts("Night line", needs=frozenset({"bereaved", "talk"})),
            {"talk"},
            "",
            FitJudgement(ServiceFit.OTHERS, ("bereaved",)),
        ),
        (
            ServiceFacts("Night line", needs=frozenset({"bereaved", "talk"})),
            {"bereaved", "talk"},
            "",
            FitJudgement(ServiceFit.THEIRS, ("bereaved",)),
        ),
        (
            ServiceFacts("Both", needs=frozenset({"domestic_abuse", "sexual_offence"})),
            {"sexual_offence", "talk"},
            "male",
            FitJudgement(ServiceFit.THEIRS, ("sexual_offence",)),
        ),
        (
            ServiceFacts("Level Ground for Men", needs=frozenset({"domestic_abuse"})),
            {"domestic_abuse"},
            "female",
            FitJudgement(ServiceFit.OTHERS, only_sex="male"),
        ),
        (
            ServiceFacts("Level Ground for Men", needs=frozenset({"domestic_abuse"})),
            {"domestic_abuse"},
            "",
            FitJudgement(ServiceFit.THEIRS, ("domestic_abuse",)),
        ),
        (
            ServiceFacts("Refuge", description="For women, and for men.", needs=frozenset({"domestic_abuse"})),
            {"domestic_abuse"},
            "male",
            FitJudgement(ServiceFit.THEIRS, ("domestic_abuse",)),
        ),
    ],
)
def test_whom_a_service_is_made_for(facts: ServiceFacts, needs: set[str], sex: str, expected: FitJudgement) -> None:
    assert judge_service_fit(facts, needs=needs, sex=sex) == expected
