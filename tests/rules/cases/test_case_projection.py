"""Which victims are guarded by what the record system says of them and of the offence."""

from __future__ import annotations

from datetime import date

import pytest

from tests.rules.cases.stories import RECORDED, VICTIM_ID, timeline
from victimcare.rules.cases.case_projection import is_guarded_by_facts, is_guarded_by_offence, project_case
from victimcare.rules.rights import CaseDuties


@pytest.mark.parametrize(
    ("kind", "born", "reported_on", "is_guarded"),
    [
        ("person", None, date(2026, 11, 2), False),
        ("person", date(2010, 11, 2), date(2026, 11, 1), True),  # sixteen tomorrow
        ("person", date(2010, 11, 2), date(2026, 11, 2), False),  # sixteen today
        ("person", date(2008, 2, 29), date(2024, 2, 28), True),
        ("person", date(2012, 2, 29), date(2028, 2, 29), False),
        ("bereaved_relative", None, date(2026, 11, 2), True),
        ("business", None, date(2026, 11, 2), False),
    ],
)
def test_a_child_on_the_day_of_the_report_and_a_bereaved_relative_are_guarded(
    kind: str, born: date | None, reported_on: date, is_guarded: bool
) -> None:
    assert is_guarded_by_facts(kind, born, reported_on) is is_guarded


def test_a_sexual_offence_and_any_flag_guard_every_victim() -> None:
    assert is_guarded_by_offence("sexual", ())
    assert is_guarded_by_offence("burglary", ("domestic_abuse",))
    assert not is_guarded_by_offence("burglary", ())


@pytest.mark.parametrize(("group", "kind"), [("sexual", "person"), ("burglary", "bereaved_relative")])
def test_what_is_stated_of_a_guarded_victim_waits_for_a_person(group: str, kind: str) -> None:
    victim = {"victim_id": VICTIM_ID, "kind": kind, "safe_contact": {"may_text": True}}
    facts = timeline(recorded={**RECORDED, "offence": {"group": group, "title": "An offence"}, "victims": [victim]})

    case = project_case(facts, CaseDuties("code-5", (), None, None), edition="code-5")

    assert case.victims[0].plan is None
    assert {proposal.record_id for proposal in case.proposals} == {VICTIM_ID}
