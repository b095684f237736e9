"""The wallboard says why callers of a hosted carrier wait although an agent is ready."""

from __future__ import annotations

import pytest

from tests.channels.web.desk.conftest import StaffBrowser
from tests.services.calls.waiting import a_call, on_duty
from tests.services.people_and_cases import NOW
from victimcare.adapters.carriers.twilio import TwilioLine, TwilioSignatures
from victimcare.services import port_registry
from victimcare.services.calls import hosted_calls
from victimcare.services.calls.agents.agent_duty import AgentEndpointKind
from victimcare.services.calls.call_queue import caller_queue
from victimcare.services.calls.call_queue.caller_queue import AdmissionResult, QueueRequest

pytestmark = pytest.mark.django_db
NONE_SIGNED_ON = "Nobody is signed on with one"


def board(sol: StaffBrowser) -> str:
    return sol.get("/desk/wallboard/figures").content.decode()


def test_it_says_whom_the_carrier_can_reach(sol: StaffBrowser, monkeypatch: pytest.MonkeyPatch) -> None:
    on_duty("Ana Brook")
    assert "hosted carrier" not in board(sol), "there is none"

    monkeypatch.setattr(
        port_registry.ports, "hosted_line", TwilioLine(signatures=TwilioSignatures(token="a-token"), api=None)
    )
    wants = QueueRequest(line=hosted_calls.HOSTED)
    assert NONE_SIGNED_ON in board(sol)
    assert caller_queue.enter_queue(call_id=a_call(), wants=wants, now=NOW).how is AdmissionResult.NO_STAFF_ON_DUTY

    on_duty("Lee Marsh", way=AgentEndpointKind.EXTENSION, extension="02079460123")
    assert "hosted carrier" not in board(sol), "no caller waits"
    assert caller_queue.enter_queue(call_id=a_call(), wants=wants, now=NOW).how is AdmissionResult.WAITS
    assert "1 caller waits on the hosted carrier" in board(sol)
    assert "it can reach 1 of 2 people" in board(sol)
