"""Being fetched is not being told: news counts as told once its page is in front of a person."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client, override_settings
from django.urls import reverse

from tests.channels.web.portal.visiting import signed_in, text
from tests.services.loading import fact, load
from tests.services.people.writers import signed_in_victim
from tests.services.people_and_cases import NOW, staff
from victimcare.records.models import Event, LossList, Officer, Task, Victim, VictimSession, WrittenMessage
from victimcare.records.models.tasks import TaskKind
from victimcare.services.conversations import written_answers
from victimcare.services.desk import task_actions
from victimcare.services.losses import own_lists
from victimcare.services.losses.loss_records import ThingAnswers
from victimcare.services.portal import victim_messages
from victimcare.services.portal.victim_messages import WrittenMessageRecipient
from victimcare.services.rights.ledger_queries import load_duty_standings

pytestmark = pytest.mark.usefixtures("clock")
BY_A_PRESS = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Site": "same-origin", "Sec-Fetch-Dest": "document"}


@pytest.fixture
def visit(victim: Victim) -> Client:
    load("44/20001/26", fact("suspect.arrested", NOW - timedelta(hours=2), suspect_ref="S1"))
    return signed_in(victim)


def _arrest_duty(victim: Victim) -> str:
    return next(one.status for one in load_duty_standings(victim.id, now=NOW) if one.duty.id == "r6_suspect_arrested")


def _to_confirm(page: str) -> dict[str, str]:
    return dict(re.findall(r'name="(mark|of)" value="([\w-]+)"', page))


def _write_to(victim: Victim) -> None:
    victim_messages.write_own_message(
        actor=signed_in_victim(victim), once=uuid4(), to=WrittenMessageRecipient.CARE, words="When do I hear?", now=NOW
    )
    sol = staff()
    task_actions.take_task(actor=sol, task_id=Task.objects.get(kind=TaskKind.READ_WRITTEN).public_id, now=NOW)
    written_answers.answer_victim(actor=sol, victim_id=victim.public_id, once=uuid4(), words="We rang him.", now=NOW)


def _add_list_of(victim: Victim) -> None:
    actor = signed_in_victim(victim)
    own_lists.save_thing(actor=actor, thing_id=uuid4(), answers=ThingAnswers(what="A ring"), is_new=True, now=NOW)
    own_lists.send_list(actor=actor, once=uuid4(), words="", now=NOW)
    officer = Officer.objects.create(source="rms", record_id="RP1", name="Jo Reed", named_at=NOW, named_sequence=1)
    LossList.objects.update(added_at=NOW, added_by_officer=officer)


def _is_read() -> bool:
    return not WrittenMessage.objects.filter(by__isnull=False, read_at=None).exists()


def _is_list_read() -> bool:
    return not LossList.objects.filter(added_read_at=None).exists()


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Purpose": "prefetch;prerender"},
        {"Sec-Purpose": "prefetch"},
        {"Purpose": "prefetch"},
        {"X-Purpose": "preview"},
        {"X-Moz": "prefetch"},
    ],
)
@pytest.mark.parametrize("path", ["/my/case", "/my/messages", "/leave"])
def test_what_a_browser_fetches_ahead_tells_nothing_and_keeps_no_visit_open(
    victim: Victim, visit: Client, path: str, headers: dict[str, str]
) -> None:
    with override_settings(VICTIMCARE_NOW=NOW + timedelta(minutes=5)):
        answer = visit.get(path, headers=headers)

    assert (answer.status_code, answer.content) == (503, b"")
    assert "no-store" in answer["Cache-Control"]
    assert "Sec-Purpose" in answer["Vary"]
    assert _arrest_duty(victim) == "due"
    kept = VictimSession.objects.get()
    assert (kept.last_seen_at, kept.ended_at) == (NOW, None)


def test_a_page_in_a_browser_tells_its_news_when_it_says_that_it_is_seen(victim: Victim, visit: Client) -> None:
    page = visit.get("/my/case", headers=BY_A_PRESS).content.decode()
    shown = _arrest_duty(victim)
    answer = visit.post("/my/seen", {**_to_confirm(page), "by": "page"})

    assert "We have arrested the other person." in page
    assert shown == "due"
    assert (answer.status_code, _arrest_duty(victim)) == (204, "met")
    assert Event.objects.get(type="victim.contacted").source == "urn:victimcare:page"
    again = visit.get("/my/case", headers=BY_A_PRESS).content.decode()
    assert 'name="mark"' not in again, "nothing waits to be told any more"


def test_without_script_one_press_says_that_it_was_read(victim: Victim, visit: Client) -> None:
    page = visit.get("/my/case", headers=BY_A_PRESS)
    answer = visit.post("/my/seen", _to_confirm(page.content.decode()))

    assert "Have you read this page? I have read this" in text(page)
    assert answer.status_code == 303
    assert _arrest_duty(victim) == "met"


def test_only_what_was_shown_can_be_confirmed(victim: Victim, visit: Client) -> None:
    page = visit.get("/my/case", headers=BY_A_PRESS).content.decode()
    load("44/20001/26", fact("suspect.charged", NOW - timedelta(hours=1), suspect_ref="S1"))

    visit.post("/my/seen", {**_to_confirm(page), "by": "page"})
    visit.post("/my/seen", {"mark": "", "of": "case"})

    assert _arrest_duty(victim) == "due"


def test_what_asks_without_being_a_browser_is_told_by_the_page_itself(victim: Victim, visit: Client) -> None:
    """Another program that reads the page as a client (contracts/doors.md) has asked for it, and shows it."""
    visit.get("/my/case")

    assert _arrest_duty(victim) == "met"


@pytest.mark.parametrize("is_script", [True, False])
def test_what_we_wrote_is_read_once_its_page_is_seen(victim: Victim, visit: Client, is_script: bool) -> None:
    _write_to(victim)

    page = visit.get("/my/messages", headers=BY_A_PRESS).content.decode()
    visit.head("/my/messages")
    was_read = _is_read()
    visit.post("/my/seen", _to_confirm(page) | ({"by": "page"} if is_script else {}))

    assert "We rang him." in page
    assert (was_read, _is_read()) == (False, True)
    assert 'name="mark"' not in visit.get("/my/messages", headers=BY_A_PRESS).content.decode()


def test_writing_to_us_reads_nothing_that_the_page_does_not_show(victim: Victim, visit: Client) -> None:
    _write_to(victim)

    answer = visit.post("/my/messages", {"once": str(uuid4()), "to": "care", "words": "One thing more."})

    assert "We rang him." not in text(answer)
    assert not _is_read()


def test_that_a_list_is_on_the_crime_record_is_told_once_its_page_is_seen(victim: Victim, visit: Client) -> None:
    _add_list_of(victim)

    page = visit.get("/my/property/list", headers=BY_A_PRESS).content.decode()
    visit.get("/my/property/thing")
    visit.get("/my/property/list/send")
    was_told = _is_list_read()
    answer = visit.post("/my/seen", _to_confirm(page))

    assert (was_told, _is_list_read()) == (False, True)
    assert answer["Location"] == reverse("portal:property-list")


def test_one_page_confirms_nothing_of_another(victim: Victim, visit: Client) -> None:
    _write_to(victim)
    page = visit.get("/my/messages", headers=BY_A_PRESS).content.decode()

    visit.post("/my/seen", _to_confirm(page) | {"of": "case"})
    visit.post("/my/seen", _to_confirm(page) | {"of": "journey"})
    visit.post("/my/seen", _to_confirm(page) | {"of": "nothing known"})

    assert not _is_read()
    assert _arrest_duty(victim) == "due"
