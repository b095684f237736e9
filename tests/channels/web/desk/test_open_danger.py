"""Every tab of a victim's record begins with the victim's open danger, one line each."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.channels.web.desk.conftest import StaffBrowser, news_for, task_of
from tests.channels.web.desk.pages import text
from tests.channels.web.desk.test_danger import danger_about, tried
from tests.channels.web.desk.test_safe_line import SAID, line, planned
from victimcare.channels.web.desk.record.record_parts import _PARTS
from victimcare.records.models import Victim
from victimcare.records.models.tasks import TaskKind

pytestmark = pytest.mark.django_db
__all__ = ["planned"]
TABS = (*_PARTS, "tell-once", "reply", "supporters", "liaison")


_BAND = re.compile(r'<section class="panel danger-band[^>]* aria-labelledby="danger-open".*?</section>', re.DOTALL)


def danger_lines(page: str) -> list[str]:
    found = _BAND.search(page)
    return re.findall(r"<li>.*?</li>", found[0], re.DOTALL) if found else []


@pytest.mark.parametrize("part", TABS)
def test_each_tab_begins_with_each_danger_of_this_victim_and_no_other(
    sol: StaffBrowser, marta: Victim, part: str
) -> None:
    sol.post(f"/desk/tasks/{task_of(marta).public_id}/take")
    sol.look_up(marta)
    sol.prove(marta)
    address = reverse(f"desk:{part}", args=[marta.public_id])
    assert danger_lines(sol.get(address).content.decode()) == []
    heard = danger_about(marta, kind=TaskKind.DANGER_NOW, reason="danger_now")
    written = danger_about(marta)
    danger_about(news_for("44/09877/26", name="Ines", mobile="07700 900456"))
    tried(sol, heard, "control_room", "under_way", "CAD 1123")

    shown = sol.get(address)
    page = shown.content.decode()
    first, second = danger_lines(page)

    assert shown.status_code == 200
    assert page.index("They may be in danger now") < page.index("<h1")
    assert f'href="/desk/tasks?which=all&amp;task={heard.public_id}#task"' in first
    assert re.search(r"A patrol is sent\.\s+You", first)
    assert f'href="/desk/tasks?which=all&amp;task={written.public_id}#task"' in second
    assert "No step yet. Nobody has taken it" in second


def test_three_dangers_cost_as_many_queries_as_one(sol: StaffBrowser, marta: Victim) -> None:
    sol.look_up(marta)
    sol.prove(marta)
    address = reverse("desk:plan", args=[marta.public_id])
    danger_about(marta)
    sol.get(address)
    with CaptureQueriesContext(connection) as one:
        sol.get(address)
    danger_about(marta, kind=TaskKind.DANGER_NOW, reason="danger_now")
    danger_about(marta, kind=TaskKind.REACH_VICTIM, reason="risk_news")
    with CaptureQueriesContext(connection) as three:
        page = sol.get(address).content.decode()

    assert len(danger_lines(page)) == 3
    assert len(three) == len(one)


def test_who_looked_has_the_safe_way_and_no_number(sol: StaffBrowser, planned: Victim) -> None:
    sol.look_up(planned)
    sol.prove(planned)

    page = sol.get(f"/desk/cases/{planned.public_id}/looks")

    outside = "Do not ring now: these are not the hours for it."
    assert line(page.content.decode()) == f"Safe way: {outside} Ring the mobile only, {SAID}"
    assert "900123" not in text(page)
