"""A victim lists stolen or damaged property: kept at each step, sent whole, printed for an insurer, and shown to no one
who only has the short page."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings
from django.urls import reverse

from tests.channels.web.portal.test_property import picture
from tests.channels.web.portal.visiting import Browser, last_numbers_shown, signed_in, text
from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW, a_team
from victimcare.records.models import AuditEntry, FilePart, LossList, LostItem, LostItemFile, Task, Victim
from victimcare.records.models.victim_contact.correspondence import WrittenMessage
from victimcare.services.access import Actor
from victimcare.services.people import redaction

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

FILM = b"\0\0\0\x20ftypisom\0\0\2\0"
RING = {"what": "A gold ring", "happened": "taken", "value": "1,250.50", "known_by": "receipt", "mark": "J.A. inside"}


@pytest.fixture
def victim() -> Victim:
    a_team()
    case = [
        recorded(a_person("V1"), time=NOW - timedelta(days=9), group="burglary"),
        fact("property.seized", NOW - timedelta(days=5), item_ref="P1", description="A crowbar bag", victim_id="V1"),
    ]
    return load("44/20001/26", *case)["V1"]


@pytest.fixture
def browser(victim: Victim) -> Browser:
    started = signed_in(victim)
    last_numbers_shown()
    return started


def film(size: int = 100) -> SimpleUploadedFile:
    return SimpleUploadedFile("doorbell.mp4", FILM + b"\0" * size, "video/mp4")


def add(browser: Browser, **answers: Any) -> str:
    """Add one thing. Returns the address of its files."""
    page = browser.get("/my/property/thing").content.decode()
    once = re.findall(r'name="once" value="([^"]+)"', page)[0]
    answer = browser.post("/my/property/thing", {"once": once, "is_first": "True", **answers})
    assert answer.status_code == 303, text(answer)
    return str(answer["Location"])


def send(browser: Browser, words: str = "") -> Any:
    page = browser.get("/my/property/list/send").content.decode()
    once = re.findall(r'name="once" value="([^"]+)"', page)[0]
    return browser.post("/my/property/list/send", {"once": once, "words": words})


def test_a_list_half_done_is_there_in_the_next_visit_and_makes_no_task(victim: Victim, browser: Browser) -> None:
    add(browser, **RING)
    add(browser, what="A bicycle")

    seen = text(signed_in(victim).get("/my/property/list"))

    assert "A gold ring" in seen
    assert "All together: £1,250.50" in seen
    assert "1 thing has no value." in seen
    assert not Task.objects.exists()
    assert not LossList.objects.exists()


def test_a_refused_file_takes_nothing_of_the_list_along(browser: Browser) -> None:
    """The harm: a list was lost when its file was refused."""
    files = add(browser, **RING)
    program = SimpleUploadedFile("film.mp4", b"MZ\x90\0\3", "video/mp4")

    answer = text(browser.post(files, {"attached": [program]}))

    assert "We cannot take file 1" in answer
    assert "What you typed is saved." in answer
    assert "A gold ring" in text(browser.get("/my/property/list"))
    assert not LostItemFile.objects.exists()


def test_an_unclear_value_is_asked_again_with_everything_that_was_typed(browser: Browser) -> None:
    page = browser.get("/my/property/thing").content.decode()
    once = re.findall(r'name="once" value="([^"]+)"', page)[0]

    answer = browser.post("/my/property/thing", {"once": once, "is_first": "True", **RING, "value": "12,50"})

    assert "Write pounds as 450" in text(answer)
    for typed in ("A gold ring", "12,50", "J.A. inside"):
        assert typed in answer.content.decode()


@pytest.mark.parametrize("value", ["1,250.50", "lots of money"])
def test_what_was_typed_while_the_visit_ran_out_is_kept_as_it_is(victim: Victim, browser: Browser, value: str) -> None:
    page = browser.get("/my/property/thing").content.decode()
    once = re.findall(r'name="once" value="([^"]+)"', page)[0]
    with override_settings(VICTIMCARE_NOW=NOW + timedelta(minutes=90)):
        late = browser.post("/my/property/thing", {"once": once, "is_first": "True", **RING, "value": value})
        assert late["Location"] == "/sign-in"
        again = signed_in(victim)
        seen = text(again.get("/my/property/list"))
        assert "A gold ring" in seen
        assert ("We cannot read its value" in seen) == (value == "lots of money")
        assert ("Send your list" in seen) == (value != "lots of money")


def test_the_partner_at_the_short_page_reads_nothing_of_what_was_stolen(victim: Victim, browser: Browser) -> None:
    files = add(browser, **RING)
    browser.post(files, {"attached": [picture()]})
    send(browser)
    thing, sent, file = LostItem.objects.get(), LossList.objects.get(), LostItemFile.objects.get().file
    short = signed_in(victim, opens="short")

    for address in (
        "/my/property",
        "/my/property/list",
        "/my/property/list/send",
        "/my/property/thing",
        f"/my/property/thing/{thing.public_id}",
        f"/my/property/thing/{thing.public_id}/files",
        f"/my/property/file/{file.public_id}",
        f"/my/property/sheet/{sent.public_id}",
    ):
        answer = short.get(address)
        assert (answer.status_code, answer["Location"], answer.content) == (303, "/sign-in", b""), address
    for address in ("/my/case", "/my/menu", "/my/messages"):
        seen = text(short.get(address))
        assert not re.search(r"ring\b.*gold|gold ring|taken or broken|insurer|1,250", seen), address


def test_no_address_and_no_title_says_what_the_pages_are_about(victim: Victim, browser: Browser) -> None:
    files = add(browser, **RING)
    for address in ("/my/property/list", "/my/property/thing", files):
        page = browser.get(address).content.decode()
        assert not re.search("loss|lost|stolen|taken", address)
        assert not re.search("taken|broken|list", re.findall("<title>(.*?)</title>", page, re.DOTALL)[0])


def test_a_sent_list_is_a_task_with_a_day_and_never_changes(victim: Victim, browser: Browser) -> None:
    files = add(browser, **RING)
    browser.post(files, {"attached": [film()]})

    sent = text(send(browser, "The ring was my mother's."))

    assert "We have your list" in sent
    task = Task.objects.get()
    assert (task.kind, task.reason, task.subject_key) == ("read_written", "losses_sent", "losses")
    message = WrittenMessage.objects.get()
    assert (message.to, message.task_id) == ("officer", task.id)
    assert "The ring was my mother's." in text(browser.get("/my/messages"))
    thing = LostItem.objects.get()
    browser.post(f"/my/property/thing/{thing.public_id}", {"once": thing.public_id, "what": "A silver ring"})
    browser.post(f"/my/property/thing/{thing.public_id}/away", {})
    assert "A gold ring" in text(browser.get(f"/my/property/sheet/{LossList.objects.get().public_id}"))
    assert FilePart.objects.exists()


def test_a_later_list_is_a_new_sending_and_the_same_list_is_none(browser: Browser) -> None:
    add(browser, **RING)
    send(browser)
    assert browser.get("/my/property/list/send")["Location"] == reverse("portal:property-list")

    add(browser, what="A bicycle", value="90")
    send(browser)

    assert [one.number for one in LossList.objects.order_by("number")] == [1, 2]
    assert Task.objects.count() == 1
    first, second = LossList.objects.order_by("number")
    assert "bicycle" not in text(browser.get(f"/my/property/sheet/{first.public_id}"))
    assert "All together: £1,340.50" in text(browser.get(f"/my/property/sheet/{second.public_id}"))


def test_sent_twice_by_mistake_it_is_one_list(browser: Browser) -> None:
    add(browser, **RING)
    page = browser.get("/my/property/list/send").content.decode()
    once = re.findall(r'name="once" value="([^"]+)"', page)[0]

    for _ in range(2):
        assert "We have your list" in text(browser.post("/my/property/list/send", {"once": once}))

    assert LossList.objects.count() == 1


def test_the_sheet_for_an_insurer_names_the_crime_the_things_and_what_is_held(browser: Browser) -> None:
    add(browser, **RING)
    send(browser)
    address = f"/my/property/sheet/{LossList.objects.get().public_id}"

    for seen in (text(browser.get(address)), text(browser.post(address))):
        for part in ("44/20001/26", "A gold ring", "£1,250.50", "from a receipt", "A crowbar bag", "held since"):
            assert part in seen, part


def test_a_thing_that_was_never_sent_takes_its_files_along(browser: Browser) -> None:
    files = add(browser, **RING)
    browser.post(files, {"attached": [picture()]})

    browser.post(reverse("portal:property-away", args=[files.rsplit("/", 1)[1]]), {})

    assert not FilePart.objects.exists()
    assert "A gold ring" not in text(browser.get("/my/property/list"))


def test_sound_and_film_are_given_as_files_that_no_page_runs(browser: Browser) -> None:
    files = add(browser, **RING)
    browser.post(files, {"attached": [film()]})

    answer = browser.get(f"/my/property/file/{LostItemFile.objects.get().file.public_id}")

    assert answer["Content-Type"] == "video/mp4"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer["Content-Security-Policy"]


def test_a_page_of_the_web_is_never_given_as_one(browser: Browser) -> None:
    files = add(browser, **RING)
    svg = SimpleUploadedFile(
        "x.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", "image/svg+xml"
    )
    browser.post(files, {"attached": [svg]})

    answer = browser.get(f"/my/property/file/{LostItemFile.objects.get().file.public_id}")

    assert answer["Content-Type"].startswith("text/plain")
    assert answer["Content-Disposition"].startswith("attachment")


def test_too_many_files_are_refused_with_nothing_lost(browser: Browser) -> None:
    files = add(browser, **RING)
    browser.post(files, {"attached": [film() for _ in range(4)]})

    answer = text(browser.post(files, {"attached": [film() for _ in range(2)]}))

    assert "One thing can have 5 files. We kept none of these new ones." in answer
    assert LostItemFile.objects.count() == 4


def test_a_film_may_be_larger_than_a_picture(browser: Browser) -> None:
    files = add(browser, **RING)

    assert browser.post(files, {"attached": [film(11 * 1024 * 1024)]}).status_code == 303
    paper = SimpleUploadedFile("x.txt", b"x" * (11 * 1024 * 1024), "text/plain")
    assert "Sound and film can have 50 MB each" in text(browser.post(files, {"attached": [paper]}))


def test_no_victim_opens_the_list_of_another(victim: Victim, browser: Browser) -> None:
    files = add(browser, **RING)
    browser.post(files, {"attached": [picture()]})
    send(browser)
    other = signed_in(load("44/20002/26", recorded(a_person("V9")))["V9"])
    last_numbers_shown()
    thing, file = LostItem.objects.get(), LostItemFile.objects.get().file

    assert other.get(f"/my/property/file/{file.public_id}").status_code == 404
    assert other.get(f"/my/property/sheet/{LossList.objects.get().public_id}").status_code == 404
    assert other.get(f"/my/property/thing/{thing.public_id}")["Location"] == reverse("portal:property-list")
    other.post(f"/my/property/thing/{thing.public_id}", {"once": thing.public_id, "is_first": "True", "what": "Mine"})
    other.post(f"/my/property/thing/{thing.public_id}/away", {})
    assert "A gold ring" in text(browser.get("/my/property/list"))


def test_a_redaction_leaves_nothing_of_it(victim: Victim, browser: Browser) -> None:
    files = add(browser, **RING)
    browser.post(files, {"attached": [picture()]})
    send(browser)
    assert b"gold" not in bytes(LostItem.objects.get().sealed) + bytes(LossList.objects.get().sealed)
    assert not any("gold" in str(entry.detail) for entry in AuditEntry.objects.all())

    redaction.redact_victim(
        actor=Actor.operator("dana", reason="erasure request 12"),
        reference="44/20001/26",
        record_id="V1",
        is_rehearsal=False,
        now=NOW,
    )

    assert bytes(LostItem.objects.get().sealed) == bytes(LossList.objects.get().sealed) == b""
    assert not FilePart.objects.exists()
