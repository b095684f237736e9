"""A victim's messages, asking how things stand, being rung: what each level shows, in few queries, and nothing that
runs."""

from __future__ import annotations

import html
import io
import re
from datetime import timedelta
from typing import Any, cast
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from tests.channels.web.portal.visiting import Browser, last_numbers_shown, text
from tests.services import plans
from tests.services.files.sent import PDF, WHERE, picture
from tests.services.loading import a_person, load, recorded
from tests.services.people_and_cases import NOW, a_point, staff
from victimcare.records.models import Callback, Case, StoredFile, Task, Victim, VictimSession, WrittenMessage
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.clock import LONDON
from victimcare.services.access_codes import victim_codes
from victimcare.services.conversations import written_answers
from victimcare.services.desk import task_actions
from victimcare.services.files.file_checks import check_file

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


class _Unread(io.BytesIO):
    def read(self, *_: Any) -> bytes:
        raise AssertionError("it was read")


RUNS = '<script>alert("he")</script> & more'


def signed_in(victim: Victim, opens: str = "case") -> Client:
    browser = Browser()
    code = victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens=opens, now=NOW).code
    browser.post("/sign-in", {"code": code})
    if opens == "all":
        VictimSession.objects.update(second_at=NOW, again_at=NOW)
    return browser


def write(browser: Client, words: str = "He came back.", **more: object) -> HttpResponse:
    typed = {"words": words, "to": "care", "once": str(uuid4())} | more
    return cast(HttpResponse, browser.post("/my/messages", typed))


def answered(victim: Victim, words: str = "We rang him.", file: bytes = b"") -> None:
    sol = staff("Sol Pereira")
    task = Task.objects.get(victim=victim, kind=TaskKind.READ_WRITTEN, closed_at=None)
    task_actions.take_task(actor=sol, task_id=task.public_id, now=NOW)
    files = [check_file(file)] if file else []
    written_answers.answer_victim(
        actor=sol, victim_id=victim.public_id, once=uuid4(), words=words, files=files, now=NOW
    )


def test_a_message_is_kept_and_the_victim_is_told_the_days(victim: Victim) -> None:
    browser = signed_in(victim)

    sent = text(write(browser))

    assert "Somebody reads it by Thursday 26 November." in sent
    assert "You have our answer here by Monday 30 November." in sent
    assert "He came back." in text(browser.get("/my/messages"))


def test_what_either_side_writes_is_shown_as_text_and_never_run(victim: Victim) -> None:
    browser = signed_in(victim)
    write(browser, RUNS)
    answered(victim, RUNS)

    page = cast(HttpResponse, browser.get("/my/messages")).content.decode()

    assert "alert(&#34;he&#34;)" in page
    assert "<script>alert" not in page


def test_our_answer_is_new_once(victim: Victim) -> None:
    browser = signed_in(victim)
    write(browser)
    answered(victim)

    assert "We have written to you" in text(browser.get("/my/case"))
    first, again = text(browser.get("/my/messages")), text(browser.get("/my/messages"))
    assert "We have written to you" not in text(browser.get("/my/case"))

    assert first.index("We rang him.") < first.index("Your message")  # the newest comes first
    assert again.index("We rang him.") > again.index("Your message")


@pytest.mark.parametrize("opens", ["short"])
def test_the_short_page_takes_a_message_and_shows_none(victim: Victim, opens: str) -> None:
    full = signed_in(victim)
    write(full, "From the full page.")
    browser = signed_in(victim, opens)

    sent = text(write(browser, "From the short page."))

    assert "You hear from us by Monday 30 November, in the way you agreed." in sent
    page = text(browser.get("/my/messages"))
    assert "This short page does not show what was written." in page
    assert "From the" not in page
    assert browser.get("/my/update").status_code == 303  # not for this level: as without a visit


def test_a_picture_comes_without_where_it_was_taken_and_is_given_to_keep(victim: Victim) -> None:
    browser = signed_in(victim)
    write(browser, attached=[SimpleUploadedFile("Daves flat.jpg", picture()), SimpleUploadedFile("a.pdf", PDF)])

    page = cast(HttpResponse, browser.get("/my/messages")).content.decode()
    [first, second] = re.findall(r'href="(/my/p/18/[0-9a-f-]+)"', page)
    given = cast(HttpResponse, browser.get(first))

    assert "Dave" not in page
    assert WHERE not in given.content
    assert given["Content-Disposition"] == 'attachment; filename="file-1.jpg"'
    assert given["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "no-store" in given["Cache-Control"]
    assert cast(HttpResponse, browser.get(second)).content == PDF


def test_no_other_visit_is_given_the_file(victim: Victim) -> None:
    write(signed_in(victim), attached=[SimpleUploadedFile("a.pdf", PDF)])
    address = f"/my/messages/{StoredFile.objects.get().public_id}"
    other = load("44/20002/26", recorded(a_person("V2")))["V2"]

    assert signed_in(other).get(address).status_code == 404
    assert signed_in(victim, "short").get(address).status_code == 303
    assert Client().get(address).status_code == 303


def test_a_file_that_cannot_be_taken_is_named_and_the_words_are_kept(victim: Victim) -> None:
    reply = write(signed_in(victim), "He came back.", attached=[SimpleUploadedFile("x.jpg", b"MZ\0\0")])

    assert "We cannot take file 1." in text(reply)
    assert "He came back." in text(reply)
    assert "We kept none of the files" not in text(reply), "there was but this one"
    assert not WrittenMessage.objects.exists()


def test_of_several_files_one_that_cannot_be_taken_says_that_none_was_kept(victim: Victim) -> None:
    files = [SimpleUploadedFile("a.pdf", PDF), SimpleUploadedFile("x.jpg", b"MZ\0\0")]

    assert "We cannot take file 2. Choose pictures, PDFs or text files. We kept none of the files" in text(
        write(signed_in(victim), attached=files)
    )
    assert not StoredFile.objects.exists()


def test_pressed_twice_it_is_one_message(victim: Victim) -> None:
    browser, once = signed_in(victim), str(uuid4())

    write(browser, once=once)
    write(browser, once=once)

    assert WrittenMessage.objects.count() == 1


def test_a_message_sent_after_the_visit_ran_out_is_not_lost(victim: Victim) -> None:
    browser = signed_in(victim)
    later = NOW + timedelta(minutes=40)
    with override_settings(VICTIMCARE_NOW=later):
        answer = write(browser, "It took me long to write this.")
        stranger = write(Client(), "From a stranger.")
        page = text(signed_in(victim).get("/my/messages"))

    assert (answer.status_code, answer["Location"]) == (stranger.status_code, stranger["Location"]) == (303, "/sign-in")
    assert "It took me long to write this." in page
    assert WrittenMessage.objects.count() == 1


def test_a_visit_that_the_victim_ended_sends_nothing(victim: Victim) -> None:
    browser = signed_in(victim)
    browser.post("/sign-out")

    write(browser, "From another visitor.")

    assert not WrittenMessage.objects.exists()


def test_an_answer_that_is_late_says_sorry(victim: Victim) -> None:
    write(signed_in(victim))

    with override_settings(VICTIMCARE_NOW=NOW + timedelta(days=6)):
        page = text(signed_in(victim).get("/my/messages"))

    assert "We are late, and we are sorry." in page


@pytest.mark.parametrize("address", ["/my/messages", "/my/update"])
@pytest.mark.parametrize("count", [1, 3])
def test_few_queries_however_much_is_written(victim: Victim, count: int, address: str) -> None:
    browser = signed_in(victim)
    for _ in range(count):
        write(browser, attached=[SimpleUploadedFile("a.pdf", PDF)])

    with CaptureQueriesContext(connection) as asked:
        browser.get(address)

    queries = [one["sql"] for one in asked if not one["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    assert len(queries) <= (7 if address == "/my/messages" else 6), queries  # one for the key of the words


def test_a_victim_asks_how_things_stand_and_need_not_ask_twice(victim: Victim) -> None:
    browser = signed_in(victim)
    assert "You hear by Monday 30 November, also when nothing is new." in text(browser.get("/my/update"))

    asked = text(browser.post("/my/update"))

    assert "Monday 30 November" in asked
    assert "You need not ask again." in asked
    browser.post("/my/update")
    assert Task.objects.get(kind=TaskKind.GIVE_UPDATE).reason == "update_asked"


def agreed(victim: Victim) -> None:
    point = a_point(victim, "07700 900123")
    point.confirmed_at, point.confirmed_by_id = NOW - timedelta(days=2), staff().staff_id
    point.save()
    plans.agreed(victim, plans.by("call", point), confirmed_at=NOW - timedelta(days=2))


def test_a_victim_chooses_a_time_changes_it_and_gives_it_up(victim: Victim) -> None:
    agreed(victim)
    browser = signed_in(victim)
    last_numbers_shown()
    page = cast(HttpResponse, browser.get("/my/call-me")).content.decode()
    times = re.findall(r'value="(2026[^"]+)"', page)
    assert "ends in 23" in page

    said = text(browser.post("/my/call-me", {"act": "choose", "time": html.unescape(times[0])}))
    browser.post("/my/call-me", {"act": "choose", "time": html.unescape(times[1])})

    assert "A person rings you" in said
    assert "Change the time" in text(browser.get("/my/call-me"))
    assert "We do not ring you now" in text(browser.post("/my/call-me", {"act": "give-up"}))
    assert [row.outcome for row in Callback.objects.all()] == ["settled"]


def test_before_the_last_numbers_a_page_left_open_shows_no_time_and_changes_no_call(victim: Victim) -> None:
    agreed(victim)
    code = victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens="case", now=NOW).code
    browser = Browser()
    browser.post("/sign-in", {"code": code})
    shown = cast(HttpResponse, browser.get("/my/call-me")).content.decode()
    last = code.replace(" ", "")[-6:]

    assert 'value="2026' not in shown
    assert "ends in" not in shown
    assert 'value="find-a-way"' in shown
    assert "last 6 numbers" in text(browser.post("/my/call-me", {"act": "give-up"}))
    assert "last 6 numbers" in text(browser.post("/my/call-me", {"act": "open"}))
    opened = cast(HttpResponse, browser.post("/my/call-me", {"act": "open", "last": last})).content.decode()
    assert "ends in 23" in opened
    assert 'value="2026' in opened


def test_nothing_chosen_is_said_beside_the_times(victim: Victim) -> None:
    agreed(victim)
    browser = signed_in(victim)
    last_numbers_shown()

    assert "Choose one" in text(browser.post("/my/call-me", {"act": "choose"}))


def test_the_short_page_asks_for_a_call_and_tells_of_none(victim: Victim) -> None:
    agreed(victim)
    full = signed_in(victim)
    last_numbers_shown()
    page = cast(HttpResponse, full.get("/my/call-me")).content.decode()
    before = text(signed_in(victim, "short").get("/my/call-me"))
    full = signed_in(victim)
    last_numbers_shown()
    [first, *_] = re.findall(r'value="(2026[^"]+)"', page)
    full.post("/my/call-me", {"act": "choose", "time": html.unescape(first)})

    browser = signed_in(victim, "short")

    assert text(browser.get("/my/call-me")) == before
    assert "They ring only if it is safe." in text(browser.post("/my/call-me", {"act": "find-a-way"}))
    assert "900123" not in before
    assert Callback.objects.get().is_chosen


def test_a_call_asked_for_without_a_number_is_not_asked_for_again(victim: Victim) -> None:
    browser = signed_in(victim)
    assert "Ask us to ring" in text(browser.get("/my/call-me"))

    browser.post("/my/call-me", {"act": "find-a-way"})
    last_numbers_shown()

    body = cast(HttpResponse, browser.get("/my/call-me")).content.decode()
    assert "A person rings you" in body
    assert "They ring only if it is safe." in body
    assert 'value="find-a-way"' not in body


def test_a_victim_not_yet_asked_chooses_a_time_too_and_a_person_looks_first(victim: Victim) -> None:
    a_point(victim, "07700 900123")
    browser = signed_in(victim)
    last_numbers_shown()
    page = cast(HttpResponse, browser.get("/my/call-me")).content.decode()
    times = re.findall(r'value="(2026[^"]+)"', page)
    assert "They ring only if it is safe." in page
    assert "900123" not in page
    assert "ends in" not in page

    browser.post("/my/call-me", {"act": "choose", "time": html.unescape(times[0])})
    said = text(browser.post("/my/call-me", {"act": "choose", "time": html.unescape(times[1])}))

    assert "A person rings you" in said
    callback = Callback.objects.get()
    assert (callback.wish, callback.is_chosen, callback.victim_id) == ("guarded", True, victim.id)
    assert f"{callback.starts_at.astimezone(LONDON).isoformat()}/" in html.unescape(times[1])


def test_no_time_is_offered_where_no_person_may_ring(victim: Victim) -> None:
    point = a_point(victim, "07700 900123")
    plans.agreed(victim, plans.by("text", point))  # the victim was asked, and calls were not agreed

    browser = signed_in(victim)
    last_numbers_shown()
    page = cast(HttpResponse, browser.get("/my/call-me")).content.decode()

    assert 'value="2026' not in page
    assert 'value="find-a-way"' in page


def test_a_guarded_victim_without_an_agreed_number_chooses_none(victim: Victim) -> None:
    a_point(victim, "07700 900123")
    browser = signed_in(victim)
    VictimSession.objects.update(second_at=NOW)
    Case.objects.update(is_guarded_by_offence=True)

    page = cast(HttpResponse, browser.get("/my/call-me")).content.decode()

    assert 'value="2026' not in page
    assert 'value="find-a-way"' in page


def _send_unread(browser: Client, size: int) -> Any:
    unread: dict[str, Any] = {"wsgi.input": _Unread(), "CONTENT_LENGTH": str(size)}
    return browser.generic("POST", "/my/messages", b"x", "multipart/form-data; boundary=x", **unread)


def test_what_comes_without_a_visit_is_refused_before_it_is_read_and_too_much_in_a_visit_kindly(victim: Victim) -> None:
    his, own = Client(), signed_in(victim)

    assert _send_unread(his, 51 << 20).status_code == 413
    answer = own.get(_send_unread(own, 1 << 30)["Location"])
    assert answer.status_code == 413
    assert "Send 5 files at most, and no films" in text(answer)
    many = [SimpleUploadedFile(f"{number}.pdf", PDF * 3000) for number in range(6)]
    sent = own.post("/my/messages", {"words": "Here.", "to": "care", "once": str(uuid4()), "attached": many})
    assert "Choose 5 files at most" in text(sent)
    assert "Here." in text(sent)


def test_the_page_after_a_complaint_says_where_help_is_in_danger(victim: Victim) -> None:
    browser = signed_in(victim)

    sent = browser.post("/my/complaint", {"words": "He is outside my house now.", "send": ""})

    page = sent.content.decode()
    assert "We have your complaint" in page
    assert "In danger now?" in page
