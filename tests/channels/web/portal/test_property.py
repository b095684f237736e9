"""The victim's property on their page and at the desk: theirs alone, pictures without a trace of where, back without an
address."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from tests.channels.web.desk.conftest import StaffBrowser, sign_in, sol  # noqa: F401  fixtures
from tests.channels.web.portal.visiting import signed_in, text
from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW, a_team
from victimcare.records.models import AuditEntry, FilePart, PropertyReturn, Task, Victim
from victimcare.rules.rights import Fact

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def _taken(ref: str, description: str, owner: str) -> Fact:
    return fact("property.seized", NOW - timedelta(days=20), item_ref=ref, description=description, victim_id=owner)


@pytest.fixture
def victims() -> dict[str, Victim]:
    a_team()
    load("44/20001/26", recorded(a_person("V1"), a_person("V2", given_name="Ben"), time=NOW - timedelta(days=30)))
    return load(
        "44/20001/26",
        _taken("P20001-1", "A blue bicycle", "V1"),
        _taken("P20001-2", "A telephone", "V1"),
        _taken("P20001-3", "A red coat", "V2"),
        fact("property.ready", NOW - timedelta(days=2), item_ref="P20001-1"),
    )


@pytest.fixture
def browser(victims: dict[str, Victim]) -> Client:
    return signed_in(victims["V1"])


def key(browser: Client) -> str:
    page = browser.get("/my/property").content.decode()
    return page.split('name="item" value="')[1].split('"')[0]


def picture() -> SimpleUploadedFile:
    written = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "taken at the front door"
    Image.new("RGB", (40, 30), "teal").save(written, "JPEG", exif=exif)
    return SimpleUploadedFile("IMG_20261120_mill_street.jpg", written.getvalue(), "image/jpeg")


def test_a_victim_sees_their_own_and_nothing_of_another(browser: Client) -> None:
    seen = text(browser.get("/my/property"))

    assert "A blue bicycle It can come back Taken on Thursday 5 November. Ready since Monday 23 November." in seen
    assert "A telephone We still need it" in seen
    assert "red coat" not in seen
    assert "P20001" not in browser.get("/my/property").content.decode()


def test_how_the_victim_wants_it_back_is_a_task_and_a_promise(browser: Client) -> None:
    item = key(browser)
    asked = browser.post("/my/property/back", {"item": item})
    assert "Do not write an address here" in text(asked)

    answer = browser.post(
        "/my/property/back",
        {"item": item, "send": "yes", "way": "collect", "suits": ["2026-12-01 am"], "words": "By bus"},
    )

    assert "Monday 30 November" in text(answer)
    assert (Task.objects.get().kind, Task.objects.get().reason) == ("return_property", "property-asked")
    assert "You want to come and get it." in text(browser.get("/my/property"))
    assert PropertyReturn.objects.get().suits == ["2026-12-01 am"]


def test_without_a_way_the_question_is_asked_again(browser: Client) -> None:
    answer = text(browser.post("/my/property/back", {"item": key(browser), "send": "yes"}))

    assert "How should it come back?" in answer
    assert not PropertyReturn.objects.exists()


def test_asked_anew_the_last_counts_and_is_one_task(browser: Client) -> None:
    item = key(browser)
    for way in ("post", "bring"):
        browser.post("/my/property/back", {"item": item, "send": "yes", "way": way})

    assert Task.objects.count() == 1
    assert list(PropertyReturn.objects.filter(ended_at=None).values_list("way", flat=True)) == ["bring"]


def test_no_victim_asks_for_anothers_property(victims: dict[str, Victim], browser: Client) -> None:
    answer = signed_in(victims["V2"]).post("/my/property/back", {"item": key(browser), "send": "yes", "way": "post"})

    assert answer["Location"] == reverse("portal:property")
    assert not PropertyReturn.objects.exists()


def test_the_desk_agrees_a_time_that_is_shown(
    victims: dict[str, Victim],
    browser: Client,
    sol: StaffBrowser,  # noqa: F811
) -> None:
    victim, item = victims["V1"], key(browser)
    browser.post("/my/property/back", {"item": item, "send": "yes", "way": "collect", "words": "By bus"})
    sol.post("/desk/look-up", reference="44/20001/26", name="Ada Marsh", reason="She rang")
    assert "blue bicycle" not in text(sol.get(f"/desk/cases/{victim.public_id}/property"))
    sol.prove(victim)
    page = f"/desk/cases/{victim.public_id}/property"
    assert "By bus" in text(sol.get(page))
    past = sol.save(page, act="agree", item=item, on="20/11/2026", starts="10:00", ends="12:00")
    assert "The time lies ahead" in text(past)

    sol.save(page, act="agree", item=item, on="03/12/2026", starts="10:00", ends="12:00")

    assert Task.objects.get().outcome == "done"
    seen = text(browser.get("/my/property"))
    assert "Thursday 3 December at 10am" in seen
    assert "You come and get it, at the place we agreed" in seen


def test_a_picture_is_sealed_without_a_trace_of_where_and_only_for_its_victim(
    victims: dict[str, Victim],
    browser: Client,
    sol: StaffBrowser,  # noqa: F811
) -> None:
    victim, item = victims["V1"], key(browser)
    sol.post("/desk/look-up", reference="44/20001/26", name="Ada Marsh", reason="She rang")
    sol.prove(victim)
    page = f"/desk/cases/{victim.public_id}/property"
    sol.post(page, act="photos", item=item, photos=picture())
    address = browser.get("/my/property").content.decode().split('photos__one" src="')[1].split('"')[0]

    shown = browser.get(address)

    assert shown["Content-Type"] == "image/jpeg"
    assert "no-store" in shown["Cache-Control"]
    assert b"front door" not in shown.content
    assert b"JFIF" not in bytes(FilePart.objects.get().sealed)
    assert AuditEntry.objects.filter(act="file.opened").count() == 1
    assert signed_in(victims["V2"]).get(address).status_code == 404
    assert Client().get(address)["Location"] == "/sign-in"
    assert sol.get(f"{page}/{address.rpartition('/')[2]}")["Content-Type"] == "image/jpeg"

    sol.post(page, act="take-away", photo=address.rpartition("/")[2])

    assert browser.get(address).status_code == 404
    assert not FilePart.objects.exists()


def test_the_short_level_opens_none_of_it(victims: dict[str, Victim]) -> None:
    assert signed_in(victims["V1"], opens="short").get("/my/property")["Location"] == "/sign-in"


def test_few_queries_however_many_things(browser: Client) -> None:
    with CaptureQueriesContext(connection) as captured:
        browser.get("/my/property")

    asked = [
        query["sql"] for query in captured.captured_queries if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))
    ]
    assert len(asked) <= 6, [sql[:120] for sql in asked]
