"""How a duty stood before it changed stays in the history, with what changed it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW, staff
from victimcare.records.models import Duty, DutyRevision
from victimcare.records.models.victim_rights.duties import DutyChangeReason
from victimcare.rules.rights import DutyReason
from victimcare.services.desk import duty_decisions

pytestmark = pytest.mark.django_db
REFERENCE = "02/1/26"
ARRESTED = NOW - timedelta(days=1)  # Tuesday 24 November 2026; due on Tuesday 1 December


def an_arrest() -> Duty:
    victim = load(REFERENCE, recorded(a_person()), fact("suspect.arrested", ARRESTED, suspect_ref="S"))["V1"]
    return Duty.objects.get(victim=victim, code="r6_suspect_arrested")


def told(at: datetime, now: datetime = NOW) -> None:
    contact = fact("victim.contacted", at, victim_id="V1", channel="phone", about=["r6_suspect_arrested"], reached=True)
    load(REFERENCE, contact, now=now)


def kept(
    code: str = "r6_suspect_arrested",
) -> list[tuple[DutyChangeReason, str | None, date | None, datetime | None, str, bool]]:
    readings = DutyRevision.objects.filter(code=code).order_by("id").select_related("caused_by")
    return [
        (
            DutyChangeReason(one.why),
            one.caused_by.type if one.caused_by else None,
            one.due_on,
            one.met_at,
            one.ending,
            one.is_gone,
        )
        for one in readings
    ]


def test_a_new_case_and_a_first_contact_leave_no_history() -> None:
    an_arrest()
    told(NOW)

    assert not DutyRevision.objects.exists()


def test_becoming_enhanced_keeps_the_date_that_it_had() -> None:
    an_arrest()

    load(REFERENCE, fact("victim.needs_assessed", NOW, victim_id="V1", enhanced_grounds=["vulnerable"]))

    assert kept() == [(DutyChangeReason.ENHANCED, "victim.needs_assessed", date(2026, 12, 1), None, "", False)]


def test_an_earlier_contact_that_comes_late_moves_when_it_was_met() -> None:
    an_arrest()
    told(NOW)

    told(NOW - timedelta(hours=2), now=NOW + timedelta(hours=1))

    assert kept() == [(DutyChangeReason.LATE_FACT, "victim.contacted", date(2026, 12, 1), NOW, "", False)]


def test_a_fact_from_after_the_end_changes_nothing() -> None:
    duty = an_arrest()
    told(NOW)
    before = Duty.objects.values().get(id=duty.id)

    told(NOW + timedelta(hours=2), now=NOW + timedelta(hours=3))
    later = NOW + timedelta(hours=4)
    load(REFERENCE, fact("victim.needs_assessed", later, victim_id="V1", enhanced_grounds=["vulnerable"]), now=later)

    assert Duty.objects.values().get(id=duty.id) == before
    assert kept() == []


def test_what_people_decide_is_named_as_the_cause() -> None:
    duty = an_arrest()

    duty_decisions.hold_duty(
        actor=staff(),
        duty_id=duty.id,
        reason=DutyReason.TELLING_HARMS_THE_CASE,
        words="A search.",
        review_on=date(2026, 11, 30),
        now=NOW,
    )
    duty_decisions.end_duty_hold(actor=staff(), duty_id=duty.id, words="Done.", now=NOW + timedelta(hours=1))

    assert [(why, cause, ending) for why, cause, _, _, ending, _ in kept()] == [
        (DutyChangeReason.ACT, "duty.held", ""),
        (DutyChangeReason.ACT, "duty.hold_ended", "held"),
    ]


def test_a_duty_that_a_late_fact_takes_away_stays_in_the_history() -> None:
    load(REFERENCE, recorded(a_person()), fact("case.outcome", NOW - timedelta(hours=1), outcome="15"))
    code = "r6_charge_decision_no_prosecution_police"
    assert Duty.objects.filter(code=code).count() == 1

    load(REFERENCE, fact("prosecution.decision", NOW - timedelta(hours=2), decision="no_charge", by="police"))

    assert [(why, cause, is_gone) for why, cause, _, _, _, is_gone in kept(code)] == [
        (DutyChangeReason.LATE_FACT, "prosecution.decision", True)
    ]


def test_history_is_append_only_in_the_database_itself() -> None:
    an_arrest()
    load(REFERENCE, fact("victim.needs_assessed", NOW, victim_id="V1", enhanced_grounds=["vulnerable"]))

    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        DutyRevision.objects.update(why=DutyChangeReason.ACT)
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        DutyRevision.objects.all().delete()
