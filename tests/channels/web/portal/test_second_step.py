"""The second step from the desk to the victim's page and back: opened by a person, set up by the victim, shown in the
next visit."""

from __future__ import annotations

import html
import re
from datetime import datetime, timedelta

import pyotp
import pytest
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.channels.web.desk.conftest import StaffBrowser, sign_in, sol  # noqa: F401  fixtures
from tests.channels.web.portal.visiting import Browser, text
from tests.services.loading import a_person, load, recorded
from tests.services.people_and_cases import NOW, a_team, staff
from victimcare.records.models import AuditEntry, SecondFactor, Victim
from victimcare.services.access_codes import victim_codes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
SHORT = "This is the short page"
LATER = NOW + timedelta(minutes=3)


@pytest.fixture
def victim() -> Victim:
    a_team()
    return load("44/20001/26", recorded(a_person(), group="domestic_abuse"))["V1"]


def code_of(victim: Victim) -> str:
    return victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens="short", now=NOW).code


def signed_in(code: str) -> Client:
    browser = Browser()
    assert browser.post("/sign-in", {"code": code}).status_code == 303
    return browser


def opened_for(desk: StaffBrowser, victim: Victim) -> str:
    """A person at the desk checks the victim's identity, opens the half hour, and says its number."""
    desk.look_up(victim)
    desk.prove(victim)
    answer = text(desk.post(f"/desk/cases/{victim.public_id}/second-step", act="open"))
    found = re.search(r"Say this number to them (\d{3} \d{3})", answer)
    assert found is not None
    return found.group(1)


def set_up(browser: Client, said: str, at: datetime = NOW) -> tuple[pyotp.TOTP, list[str]]:
    """What the victim does with that number: the app, and the paper."""
    assert browser.post("/my/second-step/set-up", {"number": said}).status_code == 303
    assert "Choose your second step" in text(browser.get("/my/second-step/set-up"))
    page = html.unescape(browser.get("/my/second-step/app").content.decode())
    found = re.search(r'href="(otpauth://[^"]+)"', page)
    assert found is not None
    totp = pyotp.parse_uri(found.group(1))
    assert isinstance(totp, pyotp.TOTP)
    paper = text(browser.post("/my/second-step/app", {"number": totp.at(at)}))
    return totp, re.findall(r"\b\d{5} \d{5}\b", paper)


def test_a_guarded_victim_sets_up_an_app_with_a_person_and_sees_all_from_then_on(
    sol: StaffBrowser,  # noqa: F811
    victim: Victim,
) -> None:
    code = code_of(victim)
    browser = signed_in(code)
    assert SHORT in text(browser.get("/my/case"))

    totp, paper = set_up(browser, opened_for(sol, victim))

    assert len(paper) == 8
    assert SHORT not in text(browser.get("/my/case"))
    another = signed_in(code)
    assert SHORT in text(another.get("/my/case"))
    with override_settings(VICTIMCARE_NOW=LATER):
        assert another.post("/my/second-step", {"number": totp.at(LATER)}).status_code == 303
        assert SHORT not in text(another.get("/my/case"))
        assert "8 numbers are left" in text(another.get("/my/second-step"))
        third = signed_in(code)
        assert third.post("/my/second-step", {"number": paper[0]}).status_code == 303


def test_the_page_of_the_second_step_is_the_same_to_the_byte_with_or_without_one(
    sol: StaffBrowser,  # noqa: F811
    victim: Victim,
) -> None:
    """Before, and after a wrong number; so is the page for setting one up while a window is open."""
    code = code_of(victim)

    def seen() -> list[bytes]:
        browser = signed_in(code)
        answers = [
            browser.get("/my/second-step"),
            browser.post("/my/second-step", {"number": "000000"}),
            browser.post("/my/second-step", {"number": "00000 00000"}),
            browser.get("/my/second-step/set-up"),
            browser.post("/my/second-step/set-up", {"number": "000000"}),
            browser.get("/my/second-step/app"),
            browser.post("/my/second-step/phone", {"act": "text"}),
            browser.post("/my/second-step/text"),
            browser.get("/my/menu"),
        ]
        token = rb'csrfmiddlewaretoken" value="[^"]+'
        return [re.sub(token, b"", answer.content) + str(answer.status_code).encode() for answer in answers]

    without = seen()
    set_up(signed_in(code), opened_for(sol, victim))
    opened_for(sol, victim)

    assert seen() == without


def test_a_number_that_was_asked_for_by_text_is_typed_where_it_opens(victim: Victim) -> None:
    """The page that asked for it, or failed with a passkey, does not take a number."""
    browser = signed_in(code_of(victim))
    for address in ("/my/second-step/text", "/my/second-step/passkey/show"):
        answer = browser.post(address).content.decode()
        form = next(part for part in answer.split("<form")[1:] if 'name="number"' in part)
        assert f'action="{reverse("portal:second-step")}"' in form


def test_a_page_of_it_is_few_queries_and_in_the_audit(victim: Victim) -> None:
    browser = signed_in(code_of(victim))

    for address in ("/my/second-step", "/my/second-step/set-up"):
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(address).status_code == 200
        assert len([each for each in asked if "SAVEPOINT" not in each["sql"]]) <= 6

    acts = AuditEntry.objects.filter(victim_id=victim.id, actor__startswith="grant:").values_list("act", flat=True)
    assert list(acts) == ["second_step.see"]  # where the victim may not set one up, nothing of theirs was shown


@pytest.mark.parametrize(
    ("typed", "told"),
    [("", "Type your second number"), ("12345", "has 6 or 10 numbers"), ("000000", "did not open more")],
)
def test_what_is_wrong_is_said_beside_the_field_and_what_was_typed_is_gone(
    victim: Victim, typed: str, told: str
) -> None:
    answer = signed_in(code_of(victim)).post("/my/second-step", {"number": typed})

    assert told in text(answer)
    assert "Error:" in answer.content.decode().split("</title>")[0]
    assert f'value="{typed}"' not in answer.content.decode() or not typed


def test_without_a_visit_nothing_of_it_is_there(db: None) -> None:
    for address in ("/my/second-step", "/my/second-step/set-up", "/my/second-step/app"):
        answer = Client().get(address)
        assert (answer.status_code, answer["Location"]) == (303, "/sign-in")


def test_the_desk_sees_which_kinds_there_are_ends_one_and_never_sees_a_secret(
    sol: StaffBrowser,  # noqa: F811
    victim: Victim,
) -> None:
    browser = signed_in(code_of(victim))
    totp, paper = set_up(browser, opened_for(sol, victim))
    address = f"/desk/cases/{victim.public_id}/second-step"

    page = sol.get(address).content.decode()

    assert "App with numbers" in text(sol.get(f"/desk/cases/{victim.public_id}/access"))
    assert totp.secret not in page
    assert not any(number in page for number in paper)
    factor = SecondFactor.objects.get()
    assert "It has ended" in text(sol.post(address, act="end", factor=factor.public_id))
    assert SHORT in text(browser.get("/my/case"))


def test_before_a_check_the_desk_sees_nothing_of_it(
    sol: StaffBrowser,  # noqa: F811
    victim: Victim,
) -> None:
    sol.look_up(victim)

    assert sol.get(f"/desk/cases/{victim.public_id}/second-step").status_code == 303
    assert sol.post(f"/desk/cases/{victim.public_id}/second-step", act="open").status_code == 303


@pytest.mark.parametrize("stays", [True, False])
def test_a_new_code_says_what_becomes_of_the_second_step(
    sol: StaffBrowser,  # noqa: F811
    victim: Victim,
    stays: bool,
) -> None:
    set_up(signed_in(code_of(victim)), opened_for(sol, victim))
    address = f"/desk/cases/{victim.public_id}/access"
    assert "it stays" in text(sol.get(address))

    sol.post(address, make="yes", opens="short", **({"keeps_second": "on"} if stays else {}))

    assert SecondFactor.objects.filter(ended_at=None).exists() is stays
