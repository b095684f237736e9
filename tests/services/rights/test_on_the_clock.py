"""Which stored duties the Code's clock still runs for."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.services.people_and_cases import NOW, a_case, a_duty, a_victim, an_event
from victimcare.records.models import Duty
from victimcare.services.rights.duty_lateness import on_clock_condition

pytestmark = pytest.mark.django_db
CODE = "r3_written_acknowledgement"


def a_row(code: str = CODE, **values: Any) -> int:
    case = a_case()
    started = NOW - timedelta(days=10)  # Sunday 15 November 2026
    undated: dict[str, Any] = {"due_on": None, "due_at": None, "unit": "", "starts_at": started}
    event = an_event(case, "case.recorded", time=started)
    return a_duty(a_victim(case), event, code, **(undated | {"starts_on": started.date()} | values)).id


def test_a_hold_counts_until_its_review_and_no_ending_ever_does() -> None:
    off: dict[str, Any] = {"ending_at": NOW, "reason": "telling_harms_the_case"}
    a_row(ending="held", review_on=NOW.date(), **off)
    a_row(ending="declined", **off)
    back = a_row(ending="held", review_on=NOW.date() - timedelta(days=1), **off)
    plain = a_row()

    assert set(Duty.objects.filter(on_clock_condition(NOW)).values_list("id", flat=True)) == {back, plain}
