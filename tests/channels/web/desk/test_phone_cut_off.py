"""An agent whose conversation was cut off reads so where they write it down, and what is done about the caller."""

from __future__ import annotations

import pytest

from tests.channels.web.desk.conftest import StaffBrowser
from tests.channels.web.desk.test_phone import MemoryPhone, line, page, rings, sign_on
from tests.services.people_and_cases import NOW
from victimcare.services.calls import caller_actions
from victimcare.services.calls.call_queue import queue_recovery

pytestmark = pytest.mark.django_db
__all__ = ["line"]


@pytest.mark.parametrize("is_promised", [True, False])
def test_the_page_says_that_the_line_died_and_if_the_caller_is_rung_back(
    sol: StaffBrowser,
    line: MemoryPhone,
    is_promised: bool,
) -> None:
    sign_on(sol)
    call_id = rings(sol)
    sol.post("/desk/phone/answer")
    if is_promised:
        caller_actions.request_callback(
            call_id=call_id, wish="back", keyed_number="07700900456", caller_number="", now=NOW
        )
    assert "The line broke" not in page(sol)

    queue_recovery.settle_cut_off_callers(call_ids=[call_id], now=NOW)
    caller_actions.end_cut_off_calls(call_ids=[call_id], now=NOW)

    shown = page(sol)
    assert "The line broke in the middle of this call." in shown
    assert ("A call back is promised to them." in shown) is is_promised
    assert ("Nobody has promised them a call." in shown) is not is_promised
