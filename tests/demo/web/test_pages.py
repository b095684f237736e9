"""The demonstration's pages: the cast, one press to be any of them; none of it in production."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.demo.conftest import NOW
from victimcare.demo import cast
from victimcare.demo.demo_loading import victim_of_member
from victimcare.records.models import AccessGrant, ComplaintLevel, Task
from victimcare.rules.challenges.challenge_course import ComplaintStage
from victimcare.services.access import Actor
from victimcare.services.access_codes import victim_codes


def form_of(page: str, action: str, member: str) -> dict[str, str]:
    """The hidden fields of the form with this action for this person."""
    for form in re.findall(rf'<form method="post" action="{action}">(.*?)</form>', page, re.S):
        fields = dict(re.findall(r'name="(\w+)" value="([^"]+)"', form))
        if fields["id"] == member:
            return fields
    raise AssertionError(f"no form {action} for {member}")


@pytest.mark.usefixtures("loaded")
def test_the_list_for_programs_names_those_whose_site_is_built() -> None:
    listed = json.loads(Client().get("/demo/cast.json").content)

    assert {tuple(entry) for entry in listed} == {("id", "name", "role", "site", "story")}
    assert {entry["id"] for entry in listed} == {member.id for member in cast.MEMBERS if member.role != "engineer"}
    assert {entry["site"] for entry in listed} == {"/my/case", "/desk/tasks", "/officer/", "/partner", "/control-room"}


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize(
    "member", [one for one in cast.MEMBERS if one.role in ("victim", "supporter")], ids=lambda m: m.id
)
def test_a_press_opens_the_victims_own_page(member: cast.Member) -> None:
    browser = Client(enforce_csrf_checks=True)
    page = browser.get("/demo").content.decode()

    answer = browser.post("/demo/sign-in", form_of(page, "/demo/sign-in", member.id))
    own = browser.get(answer["Location"])

    assert (answer.status_code, answer["Location"]) == (303, "/my/case")
    assert own.status_code == 200
    assert "<h1" in own.content.decode()


@pytest.mark.usefixtures("loaded")
def test_a_formal_complaint_is_taken_and_read_by_the_cast_of_professional_standards() -> None:
    browser = Client()
    browser.post("/demo/sign-in", {"id": "imani"})
    level = ComplaintLevel.objects.get(level=ComplaintStage.STANDARDS, answered_at=None)
    task = Task.objects.get(subject_key=f"complaint:{level.complaint.public_id}", closed_at=None)

    listed = browser.get("/desk/tasks?which=team").content.decode()
    taken = browser.post(f"/desk/tasks/{task.public_id}/take", {"which": "team"})
    shown = browser.get(f"/desk/complaints/{level.complaint.public_id}").content.decode()

    assert "Professional standards" in browser.get("/desk/team").content.decode()
    assert f"task={task.public_id}" in listed
    assert taken.status_code == 303
    assert "I was sent home without a crime number." in shown


@pytest.mark.usefixtures("loaded")
def test_a_press_opens_what_an_officer_is_asked() -> None:
    browser = Client(enforce_csrf_checks=True)
    page = browser.get("/demo").content.decode()

    answer = browser.post("/demo/sign-in", form_of(page, "/demo/sign-in", "huw"))

    assert answer["Location"] == "/officer/"
    assert "What happened after the interview on" in browser.get("/officer/").content.decode()


@pytest.mark.usefixtures("loaded")
def test_a_press_opens_the_site_of_a_service() -> None:
    browser = Client(enforce_csrf_checks=True)
    page = browser.get("/demo").content.decode()

    answer = browser.post("/demo/sign-in", form_of(page, "/demo/sign-in", "amara"))

    assert answer["Location"] == "/partner"
    assert "Riverside Listening" in browser.get("/partner").content.decode()


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("member", ["carys", "bernice"])
def test_a_press_opens_the_desk(member: str) -> None:
    browser = Client(enforce_csrf_checks=True)
    page = browser.get("/demo").content.decode()

    answer = browser.post("/demo/sign-in", form_of(page, "/demo/sign-in", member))
    desk = browser.get(answer["Location"])

    assert (answer.status_code, answer["Location"]) == (303, "/desk/tasks")
    assert desk.status_code == 200
    assert cast.find_member(member).name in desk.content.decode()


@pytest.mark.usefixtures("loaded")
def test_the_way_out_is_the_victims_and_not_on_a_page_for_staff_and_engineers() -> None:
    browser = Client(enforce_csrf_checks=True)
    page = browser.get("/demo").content.decode()
    coded = browser.post("/demo/code", form_of(page, "/demo/code", "denise")).content.decode()

    assert "/leave" in browser.get("/").content.decode()
    for shown in (page, coded):
        assert "/leave" not in shown
        assert "leave.mjs" not in shown


@pytest.mark.usefixtures("loaded")
def test_a_press_leaves_a_code_that_was_given_working() -> None:
    naomi = victim_of_member(cast.find_member("naomi"))
    victim_codes.make_victim_code(
        actor=Actor.operator("test", reason="test"), victim_id=naomi.id, opens="case", now=NOW
    )
    given = AccessGrant.objects.of_victims().get(victim=naomi, ended_at=None)

    Client().post("/demo/sign-in", {"id": "naomi"})

    assert AccessGrant.objects.of_victims().get(victim=naomi, ended_at=None) == given


@pytest.mark.usefixtures("loaded")
def test_a_code_made_here_opens_the_page() -> None:
    browser = Client(enforce_csrf_checks=True)
    page = browser.get("/demo").content.decode()

    shown = browser.post("/demo/code", form_of(page, "/demo/code", "denise")).content.decode()
    code = re.search(r"<bdi>(\d{4} \d{4} \d{4})</bdi>", shown)
    signed_in = Client().post("/sign-in", {"code": code.group(1) if code else ""})

    assert signed_in.status_code == 303
    assert signed_in["Location"] == reverse("portal:case")


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize(("address", "who"), [("sign-in", "nobody"), ("code", "carys"), ("sign-in", "jun")])
def test_who_is_not_there_is_not_found(address: str, who: str) -> None:
    assert Client().post(f"/demo/{address}", {"id": who}).status_code == 404


def test_none_of_it_is_there_in_production() -> None:
    program = (
        "import django; django.setup()\n"
        "from django.test import Client\n"
        "print([Client().get(a).status_code for a in ('/demo', '/demo/cast.json', '/demo/components')],"
        " [Client().post(a).status_code for a in ('/demo/sign-in', '/demo/code')])"
    )
    variables = {"VICTIMCARE_ENV": "production", "DJANGO_SETTINGS_MODULE": "victimcare.config.settings"}

    answer = subprocess.run(
        [sys.executable, "-c", program], env=os.environ | variables, capture_output=True, text=True, check=False
    )

    assert answer.stdout == "[404, 404, 404] [404, 404]\n", answer.stderr


def test_staff_who_sign_out_find_the_way_back_to_the_cast(settings: Any) -> None:
    settings.VICTIMCARE_ENV = "demo"

    page = Client().get("/staff/sign-in").content.decode()

    assert 'href="/demo"' in page
    assert "provider" not in page
