"""A referral and questions about how it was: the victim allows them, and no colleague at the desk overrides their
no."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from tests.services.challenges.conftest import prove
from tests.services.loading import a_person, load, recorded
from tests.services.people_and_cases import NOW, a_team, staff
from victimcare.records.models import Duty, Victim
from victimcare.rules.rights import OptOut
from victimcare.rules.safe_contact.staff_contact import ConsentPurpose, ConsentRoute
from victimcare.services.contact import contact_recording, victim_record
from victimcare.services.contact.contact_recording import ContactChannel
from victimcare.services.desk import timeline_acts
from victimcare.services.rights.ledger_queries import load_duty_standings
from victimcare.services.safe_contact import contact_limits

pytestmark = pytest.mark.django_db
REFERRAL = "r4_support_referral"


def _victim(group: str = "burglary", **said: Any) -> Victim:
    a_team()
    return load("44/62001/26", recorded(a_person(**said), group=group))["V1"]


def _may(victim: Victim, purpose: ConsentPurpose, **more: Any) -> ConsentRoute:
    return contact_limits.find_consent(victim, purpose, now=NOW, **more)


def _refer(victim: Victim) -> None:
    sol = staff()
    prove(sol, victim)
    contact_recording.record_contact(
        actor=sol,
        victim_id=victim.id,
        contact_id=uuid4(),
        channel=ContactChannel.PHONE,
        reached=True,
        told=[Duty.objects.get(victim=victim, code=REFERRAL).id],
        note="",
        now=NOW,
    )


def _out(victim: Victim, of: OptOut) -> None:
    timeline_acts.opt_out(
        actor=staff(), victim_id=victim.id, of=of, channel="phone", words="No more.", now=NOW - timedelta(minutes=1)
    )


@pytest.mark.parametrize(
    ("choice", "may", "may_if_victim_says_yes"),
    [
        ({}, ConsentRoute.ASK_VICTIM_FIRST, ConsentRoute.BY_A_PERSON),
        ({"referral_choice": "not_asked"}, ConsentRoute.ASK_VICTIM_FIRST, ConsentRoute.BY_A_PERSON),
        ({"referral_choice": "agreed"}, ConsentRoute.BY_A_PERSON, ConsentRoute.BY_A_PERSON),
        ({"referral_choice": "declined"}, ConsentRoute.NO, ConsentRoute.BY_A_PERSON),
    ],
)
def test_a_referral_takes_the_victims_own_yes(
    choice: dict[str, str], may: ConsentRoute, may_if_victim_says_yes: ConsentRoute
) -> None:
    victim = _victim(**choice)

    assert _may(victim, ConsentPurpose.REFERRAL) is may
    assert _may(victim, ConsentPurpose.REFERRAL, says_yes=True) is may_if_victim_says_yes


def test_a_victim_who_wants_no_more_support_is_not_referred_until_they_take_it_back() -> None:
    victim = _victim(referral_choice="agreed")
    _out(victim, OptOut.SUPPORT)

    offered = _offered(victim)
    with pytest.raises(ValueError, match="wants no support"):
        _refer(victim)

    assert (_may(victim, ConsentPurpose.REFERRAL), _may(victim, ConsentPurpose.REFERRAL, says_yes=True)) == (
        ConsentRoute.NO,
        ConsentRoute.NO,
    )
    assert offered is False
    timeline_acts.opt_in(actor=staff(), victim_id=victim.id, of=OptOut.SUPPORT, channel="phone", now=NOW)
    _refer(victim)
    assert next(one.status.value for one in load_duty_standings(victim.id, now=NOW) if one.duty.id == REFERRAL) == "met"


def test_other_choices_stand_in_the_way_of_no_referral() -> None:
    victim = _victim(referral_choice="agreed")
    for of in (OptOut.SURVEYS, OptOut.UPDATES):
        _out(victim, of)

    assert _offered(victim) is True
    _refer(victim)


@pytest.mark.parametrize(
    ("group", "may"), [("burglary", ConsentRoute.AS_A_MESSAGE), ("sexual", ConsentRoute.BY_A_PERSON)]
)
def test_a_guarded_victim_is_asked_how_it_was_by_a_person_alone(group: str, may: ConsentRoute) -> None:
    victim = _victim(group)
    before = _may(victim, ConsentPurpose.SURVEY)
    _out(victim, OptOut.SURVEYS)

    assert (before, _may(victim, ConsentPurpose.SURVEY)) == (may, ConsentRoute.NO)


def _offered(victim: Victim) -> bool:
    sol = staff()
    prove(sol, victim)
    record = victim_record.load_victim_record(actor=sol, victim_id=victim.public_id, now=NOW)
    return next(one.can_be_told for one in record.owed if one.standing.duty.id == REFERRAL)
