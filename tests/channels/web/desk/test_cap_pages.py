"""The limits on the number and cost of calls that we place: shown to the officer who rings back, and to supervisors."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.channels.web.desk.conftest import StaffBrowser
from tests.channels.web.desk.test_callbacks import asked, page
from tests.services.people_and_cases import NOW
from victimcare.records.models import Call, CallbackAttempt, OutboundCallCost, Staff
from victimcare.rules.calls.outbound_calls import MOST_AN_HOUR, NumberTariff
from victimcare.services.access import Role

pytestmark = pytest.mark.django_db


def _placed(kind: NumberTariff, pence: int, count: int = 1) -> None:
    begun_at = NOW - timedelta(minutes=20)
    rows = (OutboundCallCost(reference=f"{kind} {n}", kind=kind, begun_at=begun_at, pence=pence) for n in range(count))
    OutboundCallCost.objects.bulk_create(rows)


def test_a_supervisor_reads_what_is_spent_and_until_when(
    sign_in: Callable[..., StaffBrowser], sol: StaffBrowser
) -> None:
    lead = sign_in("Carys Vaughan", Role.DESK, Role.SUPERVISOR)
    assert "can be rung by hand" not in lead.get("/desk/tasks").content.decode()

    _placed(NumberTariff.MOBILE, 5_000)
    _placed(NumberTariff.FREE, 0, MOST_AN_HOUR)

    for address in ("/desk/tasks", "/desk/wallboard"):
        text = lead.get(address).content.decode()
        assert "What calls to mobiles may cost in a day is spent. The line rings no mobile until tomorrow" in text
        assert "as many calls as it may in an hour. It rings nobody outside until today" in text
        assert text.count("can be rung by hand") == 2
    assert "can be rung by hand" not in sol.get("/desk/tasks").content.decode()


@pytest.mark.parametrize(
    ("cap", "words"),
    [
        ("at_once", "Try again in a few minutes."),
        ("an_hour", "It rings again within the hour."),
        ("a_day", "The line rings such numbers again after midnight."),
    ],
)
def test_the_officer_reads_which_cap_it_was_and_that_the_promise_stands(
    sol: StaffBrowser, cap: str, words: str
) -> None:
    callback = asked()
    attempt = CallbackAttempt.objects.create(
        callback=callback,
        at=NOW,
        by=Staff.objects.get(id=sol.actor.staff_id or 0),
        shows="withheld",
        is_by_the_desk=True,
        outcome="line_failed",
        ended_at=NOW,
    )
    Call.objects.create(
        carrier_call_id=str(attempt.public_id), direction="back", started_at=NOW, ended_at=NOW, outcome=cap
    )

    text = page(sol, callback)

    assert words in text
    assert "This is no try, and the promise stands. If it cannot wait, ring by hand." in text
    assert "Our line failed" not in text
