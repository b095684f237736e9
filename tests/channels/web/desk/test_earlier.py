"""An officer who speaks with a victim sees the victim's earlier calls, after an identity check and not before."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.channels.web.desk.conftest import StaffBrowser, news_for
from tests.services.people_and_cases import NOW
from victimcare.records.models import Agent, AuditEntry, Call, CentreCall, QueueEntry, Victim


def test_earlier_calls_are_on_the_record_after_a_check_and_not_before(sol: StaffBrowser) -> None:
    marta = news_for("44/10307/26", name="Marta")
    began = NOW - timedelta(days=1)
    Call.objects.create(
        direction="in", victim=marta, outcome="message", started_at=began, ended_at=began + timedelta(minutes=3)
    )

    sol.look_up(marta)
    before = sol.get(f"/desk/cases/{marta.public_id}").content
    sol.prove(marta)
    after = sol.get(f"/desk/cases/{marta.public_id}").content

    assert b"Rang and left a message" not in before
    assert b"So far, all channels" in after
    assert b"Rang and left a message" in after
    assert AuditEntry.objects.filter(act="contacts.see_earlier", victim_id=marta.id).count() == 1


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        ("person", "Rang and spoke with a person"),
        ("hung_up", "Rang the line. Spoke with nobody"),
        ("callback", "Rang and asked for a call back. Spoke with nobody"),
        ("told", "Rang and heard where it stands. Spoke with nobody"),
        ("elsewhere", "Rang and was put through to our other number. Whether somebody spoke with them there"),
        ("at_centre", "Rang and spoke with a person"),
    ],
)
def test_a_call_in_which_no_one_was_reached_says_so(sol: StaffBrowser, outcome: str, said: str) -> None:
    marta = news_for("44/10307/26", name="Marta")
    call = _call(marta, outcome)
    if outcome == "person":
        _answered(call, sol)
    if outcome == "at_centre":
        CentreCall.objects.create(
            call=call, centre="urn:centre", centre_call_id="1", language="en", told_id="t1", told_digest=bytes(32),
            told_at=call.ended_at, entered_at=call.started_at, left_at=call.started_at, left_how="answered",
            ended_at=call.ended_at, outcome="helped",
        )  # fmt: skip

    said_so = _page_of(sol, marta)

    assert said in said_so
    assert ("Spoke with nobody" in said_so) is ("Spoke with nobody" in said)


def test_a_call_that_we_placed_is_not_said_to_be_the_victims(sol: StaffBrowser) -> None:
    marta = news_for("44/10307/26", name="Marta")
    _call(marta, "told", direction="out")

    assert "We rang, and they heard where it stands. Spoke with nobody" in _page_of(sol, marta)


def _page_of(sol: StaffBrowser, victim: Victim) -> str:
    sol.look_up(victim)
    sol.prove(victim)
    return sol.get(f"/desk/cases/{victim.public_id}").content.decode()


def _call(victim: Victim, outcome: str, *, direction: str = "in") -> Call:
    began = NOW - timedelta(days=1)
    return Call.objects.create(
        direction=direction, victim=victim, outcome=outcome, started_at=began, ended_at=began + timedelta(minutes=3)
    )


def _answered(call: Call, by: StaffBrowser) -> None:
    agent = Agent.objects.create(
        staff_id=by.actor.staff_id or 0, way="none", since=call.started_at, idle_since=call.started_at
    )
    QueueEntry.objects.create(
        call=call, entered_at=call.started_at, seen_at=call.started_at, left_at=call.started_at, left_how="answered",
        answered_by=agent, answered_at=call.started_at, ended_at=call.ended_at,
    )  # fmt: skip
