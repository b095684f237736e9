"""Late duties and those soon late: worst harm first, then the longest late; what others owe and our own standards
apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as some

from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW, staff
from victimcare.records.models import AuditEntry, Duty, Victim
from victimcare.rules.rights import DutyReason
from victimcare.services.access import PermissionRefused, Role
from victimcare.services.desk import duty_decisions
from victimcare.services.desk.late_duties import (
    DutyHolderGroup,
    LateDuty,
    LateListCursor,
    LateListKind,
    list_late_duties,
)
from victimcare.services.desk.task_shapes import HarmLevel

pytestmark = pytest.mark.django_db


def arrested(reference: str, days_ago: int, **more: Any) -> Victim:
    """A victim of a crime whose suspect was arrested so many days ago, and who has not been told."""
    flags = more.pop("flags", ())
    name = f"V-{reference}"  # another person in each case
    crime = recorded(a_person(name, mobile="", **more), time=NOW - timedelta(days=120))
    crime = replace(crime, data={**crime.data, "offence": {**crime.data["offence"], "flags": list(flags)}})
    event = fact("suspect.arrested", NOW - timedelta(days=days_ago), suspect_ref="S1")
    return load(reference, crime, event, now=NOW)[name]


def seen(
    which: LateListKind = LateListKind.LATE, whose: DutyHolderGroup = DutyHolderGroup.POLICE, **more: Any
) -> list[LateDuty]:
    return list(list_late_duties(actor=staff(), which=which, whose=whose, now=NOW, **more).duties)


def of_arrest(duties: list[LateDuty]) -> list[str]:
    return [duty.reference for duty in duties if duty.title == "Told of an arrest"]


def test_the_late_stand_by_harm_and_then_by_lateness() -> None:
    arrested("44/00001/26", 10)
    arrested("44/00002/26", 30)
    arrested("44/00003/26", 10, enhanced_grounds=["vulnerable"])
    arrested("44/00004/26", 9, flags=["domestic_abuse"])

    found = seen()

    assert of_arrest(found) == ["44/00004/26", "44/00003/26", "44/00002/26", "44/00001/26"]
    assert found[0].harm is HarmLevel.HIGH
    assert "Marsh" not in repr(found)


def test_what_is_due_in_the_next_working_days_is_not_late_and_the_other_way_round() -> None:
    arrested("44/00001/26", 6)  # a Thursday: due this Thursday, tomorrow
    arrested("44/00002/26", 1)  # due next Tuesday, in four working days
    arrested("44/00003/26", 30)

    assert of_arrest(seen(LateListKind.SOON, days=1)) == ["44/00001/26"]
    assert of_arrest(seen(LateListKind.SOON, days=5)) == ["44/00001/26", "44/00002/26"]
    assert of_arrest(seen()) == ["44/00003/26"]


def test_what_we_have_owed_for_longer_than_the_look_back_is_backlog_and_what_others_owe_stays_late() -> None:
    arrested("44/00001/26", 100)
    arrested("44/00002/26", 20)

    assert of_arrest(seen()) == ["44/00002/26"]
    dues = [duty.due_at for duty in seen(whose=DutyHolderGroup.OTHERS)]

    assert dues == sorted(dues)


def test_what_was_told_held_declined_or_not_owed_is_not_late() -> None:
    victim = arrested("44/00001/26", 10)
    duty = Duty.objects.get(victim=victim, code="r6_suspect_arrested")
    duty_decisions.mark_duty_not_owed(
        actor=staff(),
        duty_id=duty.id,
        reason=DutyReason.RECORDED_IN_ERROR,
        words="Another case.",
        now=NOW - timedelta(days=9),
    )

    assert of_arrest(seen()) == []


def test_a_hold_that_nobody_reviewed_comes_back_as_late() -> None:
    victim = arrested("44/00001/26", 10)
    duty = Duty.objects.get(victim=victim, code="r6_suspect_arrested")
    held_at = NOW - timedelta(days=8)
    duty_decisions.hold_duty(
        actor=staff(),
        duty_id=duty.id,
        reason=DutyReason.DECISION_NOT_FINAL,
        words="Wait for the charge.",
        review_on=(NOW - timedelta(days=1)).date(),
        now=held_at,
    )

    assert of_arrest(seen()) == ["44/00001/26"]


def test_what_other_agencies_owe_stands_apart() -> None:
    arrested("44/00001/26", 10)
    load("44/00001/26", fact("hearing.resulted", NOW - timedelta(days=9), hearing_ref="H1", result="convicted"))

    assert {duty.title for duty in seen(whose=DutyHolderGroup.OTHERS)} == {
        "Witness care told by the court how the case ended"
    }
    assert of_arrest(seen()) == ["44/00001/26"]


def test_our_own_standards_stand_apart_and_only_where_the_force_has_set_some(settings: Any) -> None:
    load("44/00001/26", recorded(a_person(), time=NOW - timedelta(days=10)))
    assert seen(LateListKind.OURS) == []

    settings.FORCE = replace(settings.FORCE, local_standards={"r3_written_acknowledgement": 5})

    (duty,) = seen(LateListKind.OURS)
    assert duty.reference == "44/00001/26"
    assert duty.due_at == datetime.fromisoformat("2026-11-20T23:59:59+00:00")
    settings.FORCE = replace(settings.FORCE, local_standards={"r3_written_acknowledgement": 8})
    assert seen(LateListKind.OURS) == []


def test_it_is_paged_and_no_page_shows_one_twice() -> None:
    for number in range(52):
        arrested(f"44/{number:05}/26", 10)

    first = list_late_duties(actor=staff(), which=LateListKind.LATE, whose=DutyHolderGroup.POLICE, now=NOW)
    second = list_late_duties(
        actor=staff(), which=LateListKind.LATE, whose=DutyHolderGroup.POLICE, after=first.after, now=NOW
    )

    shown = [(duty.reference, duty.title) for duty in (*first.duties, *second.duties)]
    assert len(first.duties) == 50
    assert len(shown) == len(set(shown))
    assert first.counts[LateListKind.LATE] >= 52


@pytest.mark.parametrize("which", [LateListKind.LATE, LateListKind.OURS])
def test_page_by_page_each_stands_once_in_the_order_of_the_whole_list(
    which: LateListKind, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Among them are several of one harm and one moment, some without a date, and holds that were not reviewed."""
    settings.FORCE = replace(settings.FORCE, local_standards={"r3_written_acknowledgement": 5})
    days = {LateListKind.LATE: (10, 30), LateListKind.OURS: (10, 10)}[which]
    for number in range(9):
        more = [{}, {"enhanced_grounds": ["vulnerable"]}, {"flags": ["domestic_abuse"]}][number % 3]
        arrested(f"44/{number:05}/26", days[number % 2], **more)
    held = Duty.objects.filter(victim__case__reference__in=["44/00001/26", "44/00004/26"], due_at__lt=NOW)
    held.update(ending="held", reason="investigation", ending_at=NOW - timedelta(days=3), review_on="2026-11-20")
    Duty.objects.filter(code="r3_written_acknowledgement").update(starts_on=(NOW - timedelta(days=12)).date())
    whole = seen(which)
    assert len(whole) >= 9

    monkeypatch.setattr("victimcare.services.desk.late_duties.PAGE", 2)
    paged: list[LateDuty] = []
    after = ""
    while True:
        page = list_late_duties(actor=staff(), which=which, whose=DutyHolderGroup.POLICE, after=after, now=NOW)
        paged += page.duties
        if not (after := page.after):
            break

    assert sorted(map(repr, paged)) == sorted(map(repr, whole))
    assert [duty.harm for duty in paged] == sorted((duty.harm for duty in paged), reverse=True)
    assert [(duty.harm, duty.due_at) for duty in paged] == [(duty.harm, duty.due_at) for duty in whole]


@pytest.mark.parametrize(
    "typed", ["", "3", "4.1.r6.1", "3.x.r6.1", "3.1.r6'.1", "3.1.r6.1;", "٣.1.r6.1", "3.1.r6." + "9" * 30]
)
def test_a_place_that_is_none_is_the_beginning(typed: str) -> None:
    assert LateListCursor.read(typed) is None


@given(
    harm=some.integers(1, 3),
    moment=some.datetimes(datetime(1990, 1, 1), datetime(2200, 1, 1), timezones=some.just(UTC)),
)
def test_a_place_is_read_as_it_was_written(harm: int, moment: datetime) -> None:
    place = LateListCursor(harm, moment, "r6_suspect_arrested", 7)
    assert LateListCursor.read(str(place)) == place


def test_harm_follows_the_record_and_duties_say_the_same() -> None:
    victim = arrested("44/00001/26", 10)
    assert set(victim.duties.values_list("harm", flat=True)) == {1}

    load("44/00001/26", fact("victim.needs_assessed", NOW, victim_id=victim.record_id, enhanced_grounds=["vulnerable"]))

    assert set(victim.duties.filter(met_at=None).values_list("harm", flat=True)) == {2}


def test_each_look_is_recorded_and_only_the_desk_looks() -> None:
    seen()

    assert AuditEntry.objects.get(act="late.see").detail == {"which": "late", "whose": "police", "shown": 0}
    with pytest.raises(PermissionRefused):
        list_late_duties(
            actor=staff("Engineer Only", Role.ENGINEER), which=LateListKind.LATE, whose=DutyHolderGroup.POLICE, now=NOW
        )


def test_one_and_three_take_the_same_number_of_queries() -> None:
    arrested("44/00001/26", 10)
    sol = staff()
    with CaptureQueriesContext(connection) as one:
        list_late_duties(actor=sol, which=LateListKind.LATE, whose=DutyHolderGroup.POLICE, now=NOW)
    arrested("44/00002/26", 10)
    arrested("44/00003/26", 10)
    with CaptureQueriesContext(connection) as three:
        list_late_duties(actor=sol, which=LateListKind.LATE, whose=DutyHolderGroup.POLICE, now=NOW)

    assert len(one) == len(three)
