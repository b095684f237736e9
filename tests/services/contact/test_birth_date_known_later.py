"""A date of birth that a person accepts counts from then on, for what the victim is owed and for whether they are
guarded."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW, staff
from victimcare.records.models import DetailsProposal, Duty, DutyRevision, EventPrivate, Person, Victim
from victimcare.records.models.victim_rights.duties import DutyChangeReason
from victimcare.services.access import Actor
from victimcare.services.cases.guarded_victims import find_guarded_victims
from victimcare.services.contact import contact_recording
from victimcare.services.rights import ledger_rebuilds

pytestmark = pytest.mark.django_db
BORN = "2011-06-01"  # fifteen


def accepted(born: str = BORN) -> Victim:
    victim = load(
        "04/1/26",
        recorded(a_person(), time=NOW - timedelta(days=2)),
        fact("suspect.arrested", NOW - timedelta(days=1), suspect_ref="S"),
        fact("victim.details_proposed", NOW - timedelta(hours=1), victim_id="V1", changes={"date_of_birth": born}),
    )["V1"]
    proposal = DetailsProposal.objects.get(victim=victim)
    assert contact_recording.decide_details(actor=staff(), proposal_id=proposal.id, accept=True, now=NOW)
    victim.refresh_from_db()
    return victim


def test_a_child_is_enhanced_and_guarded_from_then_on_and_open_duties_are_counted_again() -> None:
    victim = accepted()

    assert victim.is_enhanced
    assert find_guarded_victims([victim.id]) == {victim.id}
    arrest = Duty.objects.get(victim=victim, code="r6_suspect_arrested")
    assert arrest.due_on == date(2026, 11, 26)
    readings = DutyRevision.objects.filter(victim=victim).order_by("code")
    assert [(one.code, one.due_on, one.why) for one in readings] == [
        ("r5_cics_application_limit", date(2028, 11, 23), DutyChangeReason.ENHANCED),
        ("r6_suspect_arrested", date(2026, 12, 1), DutyChangeReason.ENHANCED),
    ]
    assert Duty.objects.get(victim=victim, code="r5_cics_application_limit").due_on == date(2031, 6, 1)
    assert Person.objects.get(victim=victim).date_of_birth == date.fromisoformat(BORN)


def test_the_date_itself_lies_with_what_can_be_blanked_and_the_rows_can_be_worked_out_anew() -> None:
    victim = accepted()

    private = EventPrivate.objects.get(event__type="victim.details_accepted")
    assert private.content == {"accepted": {"date_of_birth": BORN}}
    assert BORN not in str(private.event.facts)
    operator = Actor.operator("tester")
    assert list(ledger_rebuilds.check_stored_cases(actor=operator, reference=victim.case.reference, now=NOW)) == []


def test_an_adult_becomes_neither() -> None:
    victim = accepted("1980-06-01")

    assert not victim.is_enhanced
    assert find_guarded_victims([victim.id]) == set()
    assert not DutyRevision.objects.exists()
