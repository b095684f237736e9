"""Which stored duties are still to be done, by the Code's clock and by the force's own standard."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.services.people_and_cases import NOW, a_case, a_duty, a_victim, an_event
from victimcare.records.models import Duty
from victimcare.services.rights.on_the_clock import on_the_clock, past_our_standard

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

    assert set(Duty.objects.filter(on_the_clock(NOW)).values_list("id", flat=True)) == {back, plain}


def test_our_own_standard_finds_what_is_over_and_still_to_be_done(settings: Any) -> None:
    settings.FORCE = replace(settings.FORCE, local_standards={CODE: 5})
    over = a_row()
    a_row(met_at=NOW, met_by=an_event(a_case(), "victim.contacted"))
    a_row("r4_needs_assessment")
    a_row(starts_on=date(2026, 11, 18))  # over at the end of today

    assert list(Duty.objects.filter(past_our_standard(NOW)).values_list("id", flat=True)) == [over]
    settings.FORCE = replace(settings.FORCE, local_standards={})
    assert not Duty.objects.filter(past_our_standard(NOW)).exists()
