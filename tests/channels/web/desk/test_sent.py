"""Every message with its states, and the suppliers that carry them, as the desk sees them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from tests.channels.web.desk.conftest import StaffBrowser
from tests.services.messages.tellings import a_queued_text, a_reachable_victim
from tests.services.people_and_cases import NOW
from victimcare.records.models import AuditEntry, Notification, NotificationState, Supplier
from victimcare.services import port_registry
from victimcare.services.access import Role


def text(person: StaffBrowser, address: str) -> str:
    return re.sub(r"\s+", " ", person.get(address).content.decode())


def a_message(status: str, *, mobile: str = "07700 900123", **values: Any) -> Notification:
    telling = a_queued_text(a_reachable_victim(mobile=mobile))
    NotificationState.objects.create(telling=telling, status=status, at=NOW + timedelta(minutes=2))
    Notification.objects.filter(id=telling.id).update(status=status, **values)
    telling.refresh_from_db()
    return telling


def rows(page: str) -> int:
    return page.count('<tr class="govuk-table__row">') - 1


def test_each_message_stands_there_with_its_states_and_nothing_that_it_says_or_where_it_went(sol: StaffBrowser) -> None:
    telling = a_message("delivered", provider="sinch", handed_over_at=NOW, confirmed_at=NOW, confirmed_how="page")

    page = text(sol, "/desk/messages")

    assert telling.victim.case.reference in page
    assert "Sinch" in page
    assert "Waiting" in page
    assert "Delivered" in page
    assert "They read it on their page" in page
    assert "900123" not in page
    assert "We have something new for you" not in page


def test_what_is_held_says_why(sol: StaffBrowser) -> None:
    a_message("held", held_reason="no_hour")

    page = text(sol, "/desk/messages?stage=held")

    assert "Held</span>" in page
    assert "None of their hours ever comes." in page


def test_one_stage_and_one_channel_can_be_looked_for(sol: StaffBrowser) -> None:
    a_message("held", held_reason="guarded")
    a_message("failed", mobile="07700 900124")
    a_message("failed", mobile="07700 900125", channel="email")

    assert rows(text(sol, "/desk/messages")) == 3
    assert rows(text(sol, "/desk/messages?stage=failed")) == 2
    assert rows(text(sol, "/desk/messages?stage=failed&channel=email")) == 1
    assert rows(text(sol, "/desk/messages?stage=lost&channel=pigeon&after=1")) == 3


def test_older_ones_follow_on_the_next_page(sol: StaffBrowser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("victimcare.services.messages.message_reports.MESSAGES_PER_PAGE", 2)
    for number in range(3):
        a_queued_text(a_reachable_victim(mobile=f"07700 90012{number}"))

    first = text(sol, "/desk/messages?stage=waiting")
    [older] = re.findall(r'href="(/desk/messages\?[^"]*after=[^"]*)"', first)

    assert rows(first) == 2
    assert rows(text(sol, older.replace("&amp;", "&"))) == 1


@pytest.mark.parametrize("count", [1, 3])
def test_more_messages_take_no_more_queries(
    sol: StaffBrowser, count: int, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    for number in range(count):
        a_queued_text(a_reachable_victim(mobile=f"07700 90012{number}"))
    text(sol, "/desk/messages")

    with django_assert_max_num_queries(14):
        text(sol, "/desk/messages")


def test_the_look_is_in_the_audit(sol: StaffBrowser) -> None:
    a_message("failed")

    text(sol, "/desk/messages")

    assert AuditEntry.objects.filter(act="messages.seen", detail={"messages": 1}).count() == 1


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.ENGINEER])
def test_supervisors_and_engineers_see_how_each_supplier_stands(
    sign_in: Callable[..., StaffBrowser], monkeypatch: pytest.MonkeyPatch, role: Role
) -> None:
    monkeypatch.setattr(port_registry.ports, "texts", {"notify": object(), "sinch": object()})
    Supplier.objects.create(
        channel="text",
        name="notify",
        score=0.25,
        last_answers=["good", "slow", "hanging", "hanging"],
        last_answer_at=NOW,
        ailing_since=NOW - timedelta(minutes=20),
    )

    page = text(sign_in("Ada", role), "/desk/providers")

    assert rows(page) == 2
    notify, sinch = page[page.index("GOV.UK Notify") :].split("Sinch")
    assert "20%" in notify
    assert "Fails or is slow" in notify
    assert "2 of 4 failed" in notify
    assert "2 without an answer, 1 slow, 1 good" in notify
    assert "80%" in sinch
    assert "Not asked yet" in sinch
    assert AuditEntry.objects.filter(act="providers.seen").count() == 1


def test_the_desk_is_not_shown_the_suppliers(sol: StaffBrowser) -> None:
    assert sol.get("/desk/providers").status_code == 404
    assert "/desk/providers" not in text(sol, "/desk/more")


def test_without_a_supplier_the_page_says_so(
    sign_in: Callable[..., StaffBrowser], monkeypatch: pytest.MonkeyPatch
) -> None:
    for port in ("texts", "mailers", "letters", "carriers"):
        monkeypatch.setattr(port_registry.ports, port, {})

    assert "No provider is set" in text(sign_in("Ada", Role.SUPERVISOR), "/desk/providers")
