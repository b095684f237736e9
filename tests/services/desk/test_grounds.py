"""Grounds that trained staff add and remove."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW, staff
from victimcare.records.models import Duty, Event, EventPrivate, Victim
from victimcare.rules.errors import FieldRequired, NotFound, VictimNotFound
from victimcare.services.access import Actor, PermissionRefused
from victimcare.services.desk import recorded_grounds

pytestmark = pytest.mark.django_db
ARRESTED = NOW - timedelta(days=1)  # Tuesday 24 November 2026


def an_arrest(**record: Any) -> Victim:
    return load("05/1/26", recorded(a_person(**record)), fact("suspect.arrested", ARRESTED, suspect_ref="S"))["V1"]


def due(victim: Victim) -> date | None:
    return Duty.objects.get(victim=victim, code="r6_suspect_arrested").due_on


def test_a_ground_is_added_at_once_and_open_duties_are_counted_again() -> None:
    victim = an_arrest()
    assert due(victim) == date(2026, 12, 1)

    recorded_grounds.add_grounds(
        actor=staff(), victim_id=victim.id, grounds=["vulnerable"], words="She is deaf.", now=NOW
    )

    victim.refresh_from_db()
    assert (victim.is_enhanced, victim.enhanced_grounds, due(victim)) == (True, ["vulnerable"], date(2026, 11, 26))
    assert EventPrivate.objects.get(event__source="urn:victimcare:desk").content == {"words": "She is deaf."}


def test_it_is_taken_away_only_with_a_reason_and_the_history_keeps_it() -> None:
    victim = an_arrest(enhanced_grounds=["vulnerable", "intimidated"])
    with pytest.raises(FieldRequired):
        recorded_grounds.remove_ground(actor=staff(), victim_id=victim.id, ground="vulnerable", reason=" ", now=NOW)

    recorded_grounds.remove_ground(actor=staff(), victim_id=victim.id, ground="vulnerable", reason="Not so.", now=NOW)

    victim.refresh_from_db()
    assert victim.enhanced_grounds == ["intimidated"]
    told = [(one.name, one.removed_at) for one in recorded_grounds.list_ground_history(victim.id, now=NOW)]
    assert told == [("vulnerable", NOW), ("intimidated", None)]
    private = EventPrivate.objects.get(event__source="urn:victimcare:desk")
    assert (private.content, private.event.facts["removed_reason"]) == ({"removed_reason": "Not so."}, "given")


def test_what_is_not_recorded_cannot_be_taken_away_and_what_is_no_ground_not_added() -> None:
    victim = an_arrest()

    with pytest.raises(NotFound):
        recorded_grounds.remove_ground(
            actor=staff(), victim_id=victim.id, ground="vulnerable", reason="Not so.", now=NOW
        )
    with pytest.raises(ValueError, match="not grounds"):
        recorded_grounds.add_grounds(actor=staff(), victim_id=victim.id, grounds=["tired"], words="No.", now=NOW)
    with pytest.raises(VictimNotFound):
        recorded_grounds.add_grounds(actor=staff(), victim_id=0, grounds=["vulnerable"], words="No.", now=NOW)
    with pytest.raises(PermissionRefused):
        recorded_grounds.add_grounds(
            actor=Actor.operator("tester"), victim_id=victim.id, grounds=["vulnerable"], words="No.", now=NOW
        )
    assert not Event.objects.filter(source="urn:victimcare:desk").exists()
