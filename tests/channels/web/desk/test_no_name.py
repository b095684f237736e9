"""A victim whose name was taken out of the record, or never was in it: every screen says so, and none has a gap."""

from __future__ import annotations

from datetime import timedelta

import html5lib
import pytest
from django.urls import reverse

from tests.channels.web.desk.conftest import StaffBrowser, news_for, task_of
from tests.channels.web.desk.pages import PARTS, text
from tests.channels.web.portal.visiting import Browser
from tests.services.loading import fact, load
from tests.services.people_and_cases import NOW
from victimcare.records.models import Victim
from victimcare.services.access import Actor
from victimcare.services.access_codes import victim_codes
from victimcare.services.people import redaction

REFERENCE = "44/10307/26"


@pytest.fixture
def redacted(db: None) -> Victim:
    """The victim's news waits, changed details are proposed, an appeal was decided; then the name is blanked."""
    victim = news_for(REFERENCE)
    record_id = f"V-{REFERENCE}"
    load(
        REFERENCE,
        fact("victim.details_proposed", NOW - timedelta(hours=2), victim_id=record_id, changes={"sex": "female"}),
        fact(
            "appeal.resulted",
            NOW - timedelta(hours=1),
            result="Appeal of Ada dismissed",
            received_by_wcu_at=NOW.isoformat(),
        ),
    )
    operator = Actor.operator("dana", reason="erasure request 12")
    redaction.redact_victim(actor=operator, reference=REFERENCE, record_id=record_id, is_rehearsal=False, now=NOW)
    for event in victim.case.events.filter(type="appeal.resulted"):
        redaction.redact_event(
            actor=operator, reference=REFERENCE, event_id=event.source_event_id, is_rehearsal=False, now=NOW
        )
    return victim


def test_the_desk_says_that_no_name_is_on_record(sol: StaffBrowser, redacted: Victim) -> None:
    task = task_of(redacted)
    sol.post(f"/desk/tasks/{task.public_id}/take")
    address = f"/desk/cases/{redacted.public_id}"

    list_and_task, gate = text(sol.get(f"/desk/tasks?task={task.public_id}")), text(sol.get(address))
    for page in (list_and_task, gate):
        assert "No name on record: ask for nobody by name" in page
    assert sol.look_up(redacted)["Location"] == address, "the crime's reference still finds it"
    sol.prove(redacted)
    for part in ("", *PARTS):
        page = text(sol.get(address + part))
        assert '<h1 class="title"><bdi>No name on record</bdi></h1>' in page
        assert "<bdi></bdi>" not in page
        html5lib.HTMLParser(strict=True).parse(page)


def test_the_victims_page_and_code_work_without_a_name(sol: StaffBrowser, redacted: Victim) -> None:
    code = victim_codes.make_victim_code(actor=sol.actor, victim_id=redacted.id, opens="case", now=NOW).code
    browser = Browser()

    assert browser.post("/sign-in", {"code": code})["Location"] == reverse("portal:case")
    page = browser.get("/my/case")

    assert page.status_code == 200
    assert "<bdi></bdi>" not in page.content.decode()
    assert "Ada" not in page.content.decode()
