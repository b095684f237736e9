"""A text with words of danger, as the desk meets it: in the band by its rule, with its words for the task's owner."""

from __future__ import annotations

import json
import re
from datetime import timedelta

import pytest
from django.test.utils import override_settings

from tests.channels.web.desk.conftest import StaffBrowser, news_for
from tests.channels.web.desk.pages import text
from tests.services.conversations.test_incoming import a_text, take_in
from tests.services.people_and_cases import NOW, a_point
from tests.services.plans import agreed, by
from victimcare.records.models import AuditEntry, DangerFinding, ReceivedMessage, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.services.access import Actor
from victimcare.services.challenges.complaint_receipt import ComplaintWords
from victimcare.services.conversations import immediate_danger
from victimcare.services.danger.danger_detection import (
    DangerSource,
    check_for_danger,
    check_typed_words,
    danger_reading_place,
)
from victimcare.services.people import front_door, redaction_tables
from victimcare.services.sealing import seal_bytes

pytestmark = pytest.mark.django_db
FEAR = "he has got a knife and hes outside"


@pytest.fixture
def row(marta: Victim) -> ReceivedMessage:
    agreed(marta, by("text", a_point(marta, "+447700900188")))
    return take_in(a_text(f"Hello. {FEAR}. Bye", sender="447700900188"))


def task() -> Task:
    return Task.objects.get(kind=TaskKind.DANGER_WORDS)


def test_the_band_says_the_rule_and_no_name_and_no_word_of_theirs(sol: StaffBrowser, row: ReceivedMessage) -> None:
    page = text(sol.get("/desk/tasks?which=all"))

    assert "Text: the person they fear is close by, a weapon, today 09:00." in page
    assert "knife" not in page
    assert "Marta" not in page


def test_its_owner_reads_what_matched_and_the_whole_message(sol: StaffBrowser, row: ReceivedMessage) -> None:
    address = f"/desk/tasks?which=all&task={task().public_id}"
    before = text(sol.get(address))
    assert ("a weapon" in before, "got a knife" in before) == (True, False)
    assert "Take it to read the words." in before

    sol.post(f"/desk/tasks/{task().public_id}/take")
    page = sol.get(address)

    assert "got a knife" in text(page)
    assert "Nothing was sent back: the plan does not allow it there" in text(page)
    assert f"/desk/received/{row.public_id}" in page.content.decode()
    assert FEAR in text(sol.get(f"/desk/received/{row.public_id}"))


def writes_again(victim: Victim, minute: int) -> None:
    check_typed_words(
        actor=Actor.system("test"),
        about=f"test:{minute}",
        texts=("he is at the door again",),
        victim_id=victim.id,
        now=NOW + timedelta(minutes=minute),
    )


def newest(page: str) -> float:
    """The moment by which the page's script knows that it must sound for something new."""
    found = re.search(r'data-danger-newest="([\d.]+)"', page)
    assert found is not None
    return float(found[1])


def test_a_second_message_sounds_and_is_counted_on_the_band(
    sol: StaffBrowser, row: ReceivedMessage, marta: Victim
) -> None:
    sol.post(f"/desk/tasks/{task().public_id}/take")
    sol.get(f"/desk/tasks?task={task().public_id}")  # and reads the first
    first = newest(sol.get("/desk/danger").content.decode())
    assert "messages, last" not in text(sol.get("/desk/tasks"))

    writes_again(marta, 7)
    writes_again(marta, 9)
    with override_settings(VICTIMCARE_NOW=NOW + timedelta(minutes=10)):
        bar, listed = sol.get("/desk/danger").content.decode(), sol.get("/desk/tasks").content.decode()

    assert newest(bar) == (NOW + timedelta(minutes=9)).timestamp() > first
    assert newest(listed) == newest(bar)
    assert "1 in danger now" in bar
    assert "3 messages, last today 09:09. 2 not read yet." in listed
    assert 'class="work__new"' in listed


def test_a_worse_message_is_named_moves_the_row_up_and_its_five_minutes_begin_anew(
    sol: StaffBrowser, row: ReceivedMessage, marta: Victim
) -> None:
    """Also where a colleague has the task and looks at something else."""
    ines = news_for("44/09877/26", name="Ines", mobile="07700 900456")
    check_typed_words(actor=Actor.system("test"), about="test:a", texts=(FEAR,), victim_id=ines.id, now=NOW)
    writes_again(ines, 4)
    task_of_marta = Task.objects.get(kind=TaskKind.DANGER_WORDS, victim=marta)

    def see_band(minute: int) -> str:
        with override_settings(VICTIMCARE_NOW=NOW + timedelta(minutes=minute)):
            return text(sol.get("/desk/tasks")).split("Order: worst harm")[0]

    before = see_band(5)
    texts = ("he strangled me last night",)
    at = NOW + timedelta(minutes=18)
    check_typed_words(actor=Actor.system("test"), about="test:b", texts=texts, victim_id=marta.id, now=at)
    after = see_band(19)

    assert before.index("44/09877/26") < before.index("44/10307/26")
    assert after.index("44/10307/26") < after.index("44/09877/26")
    assert "a weapon, strangling · 2 messages, last today 09:18" in after
    assert "due 09:23" in after
    sol.post(f"/desk/tasks/{task_of_marta.public_id}/take")
    assert "due 09:23" in see_band(19)


def test_once_its_owner_has_looked_it_is_new_no_more(sol: StaffBrowser, row: ReceivedMessage, marta: Victim) -> None:
    sol.post(f"/desk/tasks/{task().public_id}/take")
    writes_again(marta, 7)

    with override_settings(VICTIMCARE_NOW=NOW + timedelta(minutes=10)):
        sol.get(f"/desk/tasks?task={task().public_id}")
        page = text(sol.get("/desk/tasks"))

    assert "2 messages, last today 09:07." in page
    assert "not read yet" not in page


def take_and_read(sol: StaffBrowser) -> str:
    sol.post(f"/desk/tasks/{task().public_id}/take")
    return text(sol.get(f"/desk/tasks?which=all&task={task().public_id}"))


COMPLAINT = "No officer rang me for two weeks. He is outside my house. My sister lives at the bakery"


def test_its_owner_alone_reads_what_was_written_in_a_form_and_which_form_it_was(sol: StaffBrowser) -> None:
    front_door.send_complaint(actor=Actor.anonymous("web"), said=ComplaintWords(COMPLAINT), address="", now=NOW)
    before = text(sol.get(f"/desk/tasks?which=all&task={task().public_id}"))

    page = take_and_read(sol)

    assert "bakery" not in before
    assert "Complaint" not in before  # it may be about the colleague who reads this
    assert "Complaint, from our public pages, today 09:00" in page
    assert COMPLAINT in page
    assert AuditEntry.objects.filter(act="danger.read").count() == 1


def test_a_note_of_a_service_is_read_whole_and_nothing_is_said_of_an_answer(sol: StaffBrowser, marta: Victim) -> None:
    words = "Came to our office today. He strangled them last night. They go home at six"
    check_for_danger(
        actor=Actor.system("test"),
        door=DangerSource.PARTNER,
        about="partner-note:1",
        texts=(words,),
        victim_id=marta.id,
        now=NOW,
    )

    page = take_and_read(sol)

    assert words in page
    assert "Nothing was sent back" not in page


def test_notes_after_danger_now_was_pressed_are_on_its_task(sol: StaffBrowser, marta: Victim) -> None:
    immediate_danger.report_danger(actor=sol.actor, victim_id=marta.id, now=NOW)
    said = "She says that he has a gun and is outside now"
    check_typed_words(actor=sol.actor, about="contact:1", texts=(said,), victim_id=marta.id, now=NOW)

    pressed = Task.objects.get(kind=TaskKind.DANGER_NOW)
    page = text(sol.get(f"/desk/tasks?which=all&task={pressed.public_id}"))

    assert said in page
    assert "the person they fear is close by, a weapon" in page


def test_of_a_long_text_its_owner_reads_the_sentences_around_the_words(sol: StaffBrowser, marta: Victim) -> None:
    calm = "The garden was green. " * 150
    texts = (f"{calm}We live in Leeds. He has a knife. It is in the kitchen. {calm}",)
    check_typed_words(actor=Actor.system("test"), about="contact:1", texts=texts, victim_id=marta.id, now=NOW)

    page = take_and_read(sol)

    assert "The sentences around these words" in page
    assert "[…] We live in Leeds. He has a knife. It is in the kitchen. […]" in page


def test_a_redaction_takes_what_was_written_too(sol: StaffBrowser, marta: Victim) -> None:
    check_typed_words(actor=Actor.system("test"), about="contact:1", texts=(COMPLAINT,), victim_id=marta.id, now=NOW)
    assert "bakery" in take_and_read(sol)

    redaction_tables.blank_danger(marta)

    page = take_and_read(sol)
    assert "bakery" not in page
    assert "The words are no longer kept." in page


def test_words_kept_before_the_text_was_are_still_read(sol: StaffBrowser, marta: Victim) -> None:
    check_typed_words(actor=Actor.system("test"), about="contact:1", texts=(COMPLAINT,), victim_id=marta.id, now=NOW)
    old = json.dumps([["outside_now", ["He is outside"]]]).encode()
    DangerFinding.objects.update(sealed=seal_bytes(old, danger_reading_place("contact:1")))

    assert "“He is outside”" in take_and_read(sol)
