"""Handover reports at the desk and on the single-use page; the team's pages."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from django.test import Client

from tests.channels.web.desk.conftest import StaffBrowser, news_for
from tests.services.people_and_cases import NOW
from victimcare.records.models import HandoverLink, HandoverReport, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.services.access import Role
from victimcare.services.handovers import report_exchange, report_links
from victimcare.services.sealing import unseal_bytes


@pytest.fixture
def mina(sign_in: Callable[..., StaffBrowser]) -> StaffBrowser:
    return sign_in("Mina Osei", Role.SUPERVISOR)


def text(desk: StaffBrowser, address: str) -> str:
    return re.sub(r"\s+", " ", desk.get(address).content.decode())


def begun(sol: StaffBrowser, marta: Victim) -> str:
    sol.look_up(marta)
    sol.prove(marta)
    assert "Prepare a packet" in text(sol, f"/desk/cases/{marta.public_id}/handed-over")
    reply = sol.post(f"/desk/cases/{marta.public_id}/handed-over", agency="wcu")
    return str(reply["Location"])


def _ticked(page: str) -> dict[str, str]:
    return dict.fromkeys(re.findall(r'name="(in-\w+)"[^>]*checked', page), "on")


def test_from_the_draft_to_their_hands(sol: StaffBrowser, mina: StaffBrowser, marta: Victim) -> None:
    address = begun(sol, marta)
    draft = text(sol, address)
    assert "Marta Kowal" in draft
    assert "07700" not in draft  # nothing was agreed with the victim, so nothing that locates them is offered

    assert _ticked(draft) == {}, "each part is chosen by a person"
    assert "They usually need it" in draft

    typed = {"in-duties": "on", "words": "Ring us first.", "way": "email"}
    assert sol.save(address, act="submit", **typed).status_code == 303
    assert "It waits for somebody other than you" in text(sol, address)
    assert sol.post(address, act="release").status_code == 409
    task = Task.objects.get(kind=TaskKind.CHECK_HANDOVER)
    mina.post(f"/desk/tasks/{task.public_id}/take")
    assert "Open the packet" in text(mina, f"/desk/tasks?which=all&task={task.public_id}")
    assert mina.get(f"/desk/tasks/{task.public_id}/handover")["Location"] == address
    assert mina.post(address, act="release").status_code == 303
    assert "To be taken up: tomorrow" in text(mina, "/desk/handovers")
    assert "Kowal" not in text(mina, "/desk/handovers")

    file = sol.post(f"{address}/file", form="signed")
    assert json.loads(report_exchange.verify_report(file.content).content)["message"] == "Ring us first."
    assert "Kowal" not in file["Content-Disposition"]

    door = HandoverLink.objects.get()
    page = f"/packet/{unseal_bytes(bytes(door.sealed_token), report_links.link_context(door)).decode()}"
    agency, who_planted = Client(), Client()
    who_planted.cookies["staff"] = str(agency.session.session_key)
    closed = agency.get(page).content.decode()
    assert "Witness care" in closed
    assert "Kowal" not in closed
    assert agency.post(page, {"who": "Reception"}, follow=True).content.decode().count("Kowal") == 1
    assert agency.post("/packet/file", {"form": "signed"}).status_code == 200
    assert Client().get("/packet/read").status_code == 404
    assert who_planted.get("/packet/read").status_code == 404, "a session that was planted beforehand"
    wrong, used = Client().get("/packet/nothing"), Client().get(page)
    assert (wrong.status_code, wrong.content) == (used.status_code, used.content)
    assert HandoverReport.objects.get().state == "taken_up"
    assert "Taken up" in text(mina, "/desk/handovers")


def test_what_they_said_by_telephone_and_that_it_is_taken_back(
    sol: StaffBrowser, mina: StaffBrowser, marta: Victim
) -> None:
    address = begun(sol, marta)
    sol.save(address, act="submit", words="", way="api")
    mina.post(address, act="release")

    assert (
        "Write it down"
        in sol.post(address, act="they_said", **{"theirs-said": "question", "theirs-who": "M"}).content.decode()
    )
    sol.post(address, act="they_said", **{"theirs-said": "taken_up", "theirs-who": "M. Okafor", "theirs-words": ""})
    assert "M. Okafor · told one of us" in text(sol, address)
    sol.post(address, act="recall", **{"recall-words": "Another victim"})
    assert "Taken back" in text(sol, address)
    late = sol.post(address, act="recall", **{"recall-words": "Sent to the wrong court"})
    assert late.status_code == 409
    assert "What you typed stands here" in late.content.decode()
    assert "Sent to the wrong court" in late.content.decode()
    newer = text(mina, str(mina.post(f"{address}/anew")["Location"]))  # a supervisor needs no task for the next version
    assert "version 2" in newer
    assert _ticked(newer) == {}


def test_what_is_not_ready_is_kept_in_the_form_alone_and_given_again(sol: StaffBrowser, marta: Victim) -> None:
    address = begun(sol, marta)
    sol.save(f"/desk/cases/{marta.public_id}/how-to-speak", helps="Say first how long it takes.")
    version = HandoverReport.objects.get().version
    typed = {"in-passport_words": "on", "words": "Ring us first.", "way": "api", "after": str(version)}

    wrong = sol.post(address, act="submit", **typed).content.decode()

    assert "How to speak with them, in their own words: say why they need it" in wrong
    assert "Ring us first." in wrong
    assert HandoverReport.objects.get().version == version
    assert sol.post(address, act="submit", **typed, **{"why-passport_words": "They ring her"}).status_code == 303
    assert HandoverReport.objects.get().state == "to_check"


def test_no_other_colleague_finds_it(sol: StaffBrowser, marta: Victim, sign_in: Callable[..., StaffBrowser]) -> None:
    address = begun(sol, marta)
    stranger = sign_in("A stranger")

    assert stranger.get(address).status_code == 404
    typed = {"act": "save", "way": "api", "words": "Ring us first."}
    kept, missing = (
        stranger.client.post(to, typed, headers={"Sec-Fetch-Site": "same-origin"})
        for to in (address, f"/desk/handovers/{marta.public_id}")
    )
    assert kept.status_code == 404
    assert "What you typed stands here" in kept.content.decode()
    assert "Ring us first." in kept.content.decode()
    assert kept.content == missing.content
    assert sign_in("An officer", Role.OFFICER).get("/desk/handovers").status_code == 404


def test_the_teams_pages_are_for_supervisors_and_a_note_for_two(sol: StaffBrowser, mina: StaffBrowser) -> None:
    for address in ("/desk/team/load", "/desk/team/reviews", "/desk/team/coaching"):
        assert sol.get(address).status_code == 404
        assert mina.get(address).status_code == 200
    assert "Sol Pereira" in text(mina, "/desk/team/load")
    whom = re.search(r'value="([0-9a-f-]{36})"[^>]*>\s*Sol Pereira', text(mina, "/desk/team/coaching"))
    assert whom is not None
    mina.post("/desk/team/coaching", whom=whom.group(1), words="Pause more.")

    assert "Pause more." in text(sol, "/desk/my-feedback")
    assert "team-load" not in text(sol, "/desk/more")
    assert Task.objects.get(kind=TaskKind.READ_FEEDBACK).created_at == NOW


def test_a_task_to_hand_over_begins_a_report(sol: StaffBrowser) -> None:
    from tests.services.loading import fact, load
    from victimcare.records.models import Event
    from victimcare.services.handovers import handover_reminders

    victim = news_for("44/20009/26")
    load("44/20009/26", fact("suspect.charged", NOW, suspect_ref="S1"))
    handover_reminders.request_reports_for_news(event_ids=list(Event.objects.values_list("id", flat=True)), now=NOW)
    task = Task.objects.get(victim=victim, subject_key="handover:cps")
    sol.post(f"/desk/tasks/{task.public_id}/take")

    assert "CPS. The case passes to them" in text(sol, "/desk/tasks?which=mine")  # another agency reads other words
    assert "A packet for CPS" in text(sol, f"/desk/tasks/{task.public_id}/handover")
    reply = sol.post(f"/desk/tasks/{task.public_id}/handover")
    assert "Packet for CPS" in text(sol, str(reply["Location"]))
