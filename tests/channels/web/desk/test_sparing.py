"""A supervisor sees which agents are spared, sets it aside by name, and keeps the numbers that are known to be safe."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import override_settings
from playwright.sync_api import Browser

from tests.channels.web.desk.conftest import StaffBrowser
from tests.channels.web.desk.site import Desk, busy_desk, in_a_browser, served
from tests.channels.web.desk.test_in_a_browser import WIDTHS, _is_sound_at, _page
from tests.services.calls.waiting import a_call
from tests.services.people_and_cases import NOW, staff
from victimcare.records.models import Agent, AuditEntry, ReservedNumber, RestOverride
from victimcare.rules.calls.agents import AgentState
from victimcare.rules.calls.call_queue import CallerNeed
from victimcare.services.access import Role
from victimcare.services.calls.agents import agent_duty
from victimcare.services.calls.agents.agent_duty import AgentEndpointKind, CallOutcome
from victimcare.services.calls.call_queue import caller_queue, line_opening, queue_routing
from victimcare.services.calls.call_queue.caller_queue import QueueRequest

PAGE = "/desk/sparing"


@pytest.fixture
def lead(sign_in: Callable[..., StaffBrowser]) -> StaffBrowser:
    return sign_in("Sam Okoye", Role.SUPERVISOR)


def after(who: StaffBrowser, reply: HttpResponse) -> str:
    """The page to which the answer leads."""
    return who.get(reply["Location"]).content.decode()


def two_heavy_calls(sol: StaffBrowser) -> None:
    began = NOW - timedelta(minutes=10)
    agent_duty.sign_on_agent(actor=sol.actor, way=AgentEndpointKind.EXTENSION, extension="2041", now=began)
    for minute in range(2):
        at = began + timedelta(minutes=2 * minute)
        call = a_call(at=at)
        caller_queue.enter_queue(call_id=call, wants=QueueRequest(need=CallerNeed.DOMESTIC_ABUSE), now=at)
        queue_routing.route_calls(line="", now=at)
        agent_duty.answer_call(actor=sol.actor, now=at)
        caller_queue.end_conversation_of_call(call_id=call, now=at + timedelta(minutes=1))
        agent_duty.finish_wrap_up(actor=sol.actor, outcome=CallOutcome.HELPED, now=at + timedelta(minutes=1))
        agent_duty.change_agent_state(actor=sol.actor, to=AgentState.READY, now=at + timedelta(minutes=1))


@pytest.mark.django_db
def test_a_spared_agent_is_listed_and_a_supervisor_sets_it_aside(sol: StaffBrowser, lead: StaffBrowser) -> None:
    two_heavy_calls(sol)
    agent = Agent.objects.get().staff.public_id
    before = lead.get(PAGE).content.decode()

    unsaid = lead.post(f"{PAGE}/set-aside", whom=str(agent), minutes="60", reason="")
    done = after(lead, lead.post(f"{PAGE}/set-aside", whom=str(agent), minutes="60", reason="Two are ill"))

    assert "Lighter calls, until" in before
    assert unsaid.status_code == 422
    assert "The limits are set aside, under your name." in done
    assert re.search(r"Every call: Sam Okoye has set the limits aside until [^.]+\. “Two are ill”", done)
    assert "Sam Okoye has set your limits aside until" in sol.get("/desk/phone").content.decode()
    made = RestOverride.objects.get()
    assert (made.reason, made.made_by_id) == ("Two are ill", lead.actor.staff_id)


@pytest.mark.django_db
def test_limits_that_were_set_aside_hold_again_as_soon_as_a_supervisor_says_so(
    sol: StaffBrowser, lead: StaffBrowser
) -> None:
    two_heavy_calls(sol)
    agent = Agent.objects.get().staff.public_id
    lead.post(f"{PAGE}/set-aside", whom=str(agent), minutes="60", reason="Two are ill")

    with override_settings(VICTIMCARE_NOW=NOW + timedelta(minutes=1)):
        assert "Spare them again" in lead.get(PAGE).content.decode()
        done = after(lead, lead.post(f"{PAGE}/{agent}/take-back"))
        again = lead.post(f"{PAGE}/{agent}/take-back")

    assert "They are spared again." in done
    assert "Lighter calls, until" in done
    assert again["Location"].endswith("?gone")
    assert sol.post(f"{PAGE}/{agent}/take-back").status_code == 404
    told = AuditEntry.objects.get(act="care.taken_back")
    assert (told.actor, told.detail) == (lead.actor.id, {"agent": str(agent)})


@pytest.mark.django_db
def test_no_supervisor_is_offered_themselves(lead: StaffBrowser) -> None:
    agent_duty.sign_on_agent(actor=lead.actor, way=AgentEndpointKind.NONE, now=NOW)

    agent = Agent.objects.get().staff.public_id

    assert f'value="{agent}"' not in lead.get(PAGE).content.decode()
    assert lead.post(f"{PAGE}/set-aside", whom=str(agent), minutes="60", reason="I can").status_code == 422
    assert not RestOverride.objects.exists()


@pytest.mark.django_db
def test_a_safe_number_is_kept_until_its_time_and_can_be_removed(lead: StaffBrowser) -> None:
    wrong = lead.post(f"{PAGE}/numbers", number="0900", kind="staff", remark="", days="7").content.decode()
    kept = after(
        lead, lead.post(f"{PAGE}/numbers", number="020 7946 0123", kind="safe_place", remark="Refuge", days="7")
    )
    again = lead.post(f"{PAGE}/numbers", number="+442079460123", kind="staff", remark="", days="7").content.decode()
    row = ReservedNumber.objects.get()
    removed = after(lead, lead.post(f"{PAGE}/numbers/{row.public_id}/end"))

    assert "Enter an ordinary number of the United Kingdom" in wrong
    assert "020 7946 0123" in kept
    assert "This number is on the list already" in again
    assert "020 7946 0123" not in removed
    row.refresh_from_db()
    assert row.ended_by_id == lead.actor.staff_id


@pytest.mark.django_db
def test_it_is_there_for_supervisors_alone(sol: StaffBrowser) -> None:
    assert sol.get(PAGE).status_code == 404
    assert sol.post(f"{PAGE}/numbers", number="020 7946 0123", kind="staff", remark="", days="7").status_code == 404


def test_the_page_is_accessible_and_fits(real_database: object) -> None:
    with served() as address:
        desk = busy_desk(address)
        agent_duty.sign_on_agent(actor=staff("Kim Vale"), way=AgentEndpointKind.NONE, now=NOW)
        line_opening.reserve_number(
            actor=staff("Sam Okoye", Role.SUPERVISOR),
            number="020 7946 0123",
            kind=line_opening.ReservedNumberKind.SAFE_PLACE,
            remark="The refuge",
            until=NOW + timedelta(days=30),
            now=NOW,
        )
        in_a_browser(lambda browser: _look(browser, desk))


def _look(browser: Browser, desk: Desk) -> None:
    page = _page(browser, desk, width=WIDTHS[0])
    page.goto(desk.address + PAGE)
    _is_sound_at(WIDTHS, page, PAGE)
    page.get_by_role("button", name="Save").click()
    _is_sound_at(WIDTHS, page, "errors")
