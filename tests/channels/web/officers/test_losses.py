"""A victim's list of stolen or damaged property, with the officer in the case: by page and by mail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from tests.channels.web.desk.conftest import StaffBrowser
from tests.channels.web.officers.test_site import get, signed_in
from tests.channels.web.portal.test_losses import RING, add, film, send
from tests.channels.web.portal.test_property import picture
from tests.channels.web.portal.visiting import Browser, text
from tests.channels.web.portal.visiting import signed_in as victim_signed_in
from tests.services.loading import a_person, fact, load
from tests.services.people_and_cases import NOW, a_team, staff
from tests.services.updates.asked import ADDRESS, DUDEK, LATER, WRAY, a_case, ask, last_mail, write
from victimcare.records.models import (
    AuditEntry,
    ConflictOfInterest,
    LossList,
    LostItemFile,
    Notification,
    OfficerAnswer,
    OfficerMail,
    OfficerQuestion,
    Staff,
    Task,
    Victim,
    WrittenMessage,
)
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.clock import end_of_day
from victimcare.services.access import Role
from victimcare.services.desk import task_actions
from victimcare.services.desk.staff_sessions import staff_actor
from victimcare.services.losses import sent_lists
from victimcare.services.updates import answer_effects, officer_silence, plain_words, question_search
from victimcare.services.updates.officer_mail import open_mail_words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _clock() -> Iterator[None]:
    with override_settings(VICTIMCARE_NOW=NOW, OFFICER_ADDRESS=ADDRESS):
        yield


@pytest.fixture
def victim() -> Victim:
    a_team()
    return a_case(events=())


@pytest.fixture
def visit(victim: Victim) -> Browser:
    browser = victim_signed_in(victim)
    files = add(browser, **RING)
    browser.post(files, {"attached": [film(), picture()]})
    send(browser, "It was my mother's.")
    return browser


def newest() -> LossList:
    return LossList.objects.latest("number")


def page_of(one: LossList) -> str:
    return f"/officer/lists/{one.public_id}"


def press(client: Client, act: str, line: str = "") -> str:
    return text(client.post(page_of(newest()), {"act": act, "line": line}, follow=True))


def add_to_record(client: Client) -> None:
    get(client, page_of(newest()))
    press(client, "added")
    answer_effects.apply_due_answers(now=LATER)


def test_the_officer_reads_the_whole_list_without_a_task_or_a_name(victim: Victim, visit: Browser) -> None:
    officer = signed_in()

    lists = text(get(officer, "/officer/lists"))
    page = get(officer, page_of(newest()))

    assert "44/10118/26" in lists
    assert "Waits for you, answer promised by" in lists
    seen = text(page)
    for part in ("A gold ring", "£1,250.50", "from a receipt", "J.A. inside", "It was my mother's."):
        assert part in seen, part
    assert not re.search("Marsh|07700", seen + lists)
    assert AuditEntry.objects.filter(act="losses.officer_read", victim_id=victim.id).exists()
    assert WrittenMessage.objects.get(loss_list__isnull=False).read_at == NOW


def test_files_are_shown_or_played_in_the_page_and_handed_over_as_attachments(visit: Browser) -> None:
    officer = signed_in()
    page = get(officer, page_of(newest())).content.decode()

    for file_id in LostItemFile.objects.values_list("file__public_id", flat=True):
        answer = get(officer, f"/officer/lists/files/{file_id}")
        assert answer["Content-Disposition"].startswith("attachment")
        assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert f"/officer/lists/files/{file_id}" in page
    assert (page.count("<video"), page.count('class="player" loading="lazy"')) == (1, 1)


def test_one_press_adds_it_and_the_victim_the_desk_and_the_task_know(victim: Victim, visit: Browser) -> None:
    officer = signed_in()
    get(officer, page_of(newest()))

    assert "Answered: you can still undo this" in press(officer, "added")
    assert newest().added_at is None
    assert answer_effects.apply_due_answers(now=LATER) == 1

    row = newest()
    assert (row.added_at, row.added_by_officer_id) == (NOW, victim.case.officer_id)
    assert not Task.objects.filter(subject_key="losses", closed_at=None).exists()
    assert Notification.objects.filter(victim=victim, status="queued").exists()
    assert AuditEntry.objects.filter(act="losses.added", victim_id=victim.id).exists()
    sentence = "The officer in your case added this list to the crime record on"
    assert sentence in text(visit.get("/my/messages"))
    assert sentence in text(visit.get("/my/property/list"))
    assert newest().added_read_at == NOW
    assert "On the crime record since" in text(get(officer, "/officer/lists"))


def test_an_answer_is_undone_and_nothing_was_told(visit: Browser) -> None:
    officer = signed_in()
    get(officer, page_of(newest()))
    press(officer, "added")

    officer.post(f"/officer/answers/{OfficerAnswer.objects.get().public_id}/undo")
    answer_effects.apply_due_answers(now=LATER)

    assert newest().added_at is None
    assert "Added to the crime record" in text(get(officer, page_of(newest())))


def test_a_question_reaches_the_victim_only_in_the_words_of_victim_care(victim: Victim, visit: Browser) -> None:
    officer = signed_in()

    assert "Write what you ask the victim" in press(officer, "ask")
    press(officer, "ask", "Which finger size has the ring")
    answer_effects.apply_due_answers(now=LATER)

    assert "Which finger size" not in text(visit.get("/my/messages"))
    task = Task.objects.get(kind=TaskKind.PLAIN_WORDS, victim=victim)
    assert task.reason == "officer_asks_about_list"
    assert Task.objects.filter(subject_key="losses", closed_at=None).exists()
    assert "You asked the victim on" in text(get(officer, "/officer/lists"))
    sol = staff("Sol Pereira")
    task_actions.take_task(actor=sol, task_id=task.public_id, now=NOW)
    once = newest().public_id
    plain_words.send_plain_words(actor=sol, task_id=task.public_id, once=once, words="What size is your ring?", now=NOW)
    assert "What size is your ring?" in text(visit.get("/my/messages"))


def test_what_was_asked_rests_until_the_victim_had_time_and_can_be_added_before(visit: Browser) -> None:
    officer = signed_in()
    press(officer, "ask", "Which finger size has the ring")
    answer_effects.apply_due_answers(now=LATER)

    question_search.update_questions(now=NOW + timedelta(days=1))
    assert not OfficerQuestion.objects.filter(closed_at=None).exists()
    question_search.update_questions(now=NOW + timedelta(days=8))
    assert OfficerQuestion.objects.get(closed_at=None).kind == "loss_list"
    OfficerQuestion.objects.filter(closed_at=None).delete()
    add_to_record(officer)

    assert newest().added_at == NOW


def test_a_newer_list_says_what_is_new_and_the_older_is_answered_no_more(visit: Browser) -> None:
    officer = signed_in()
    add_to_record(officer)
    first = newest()
    add(visit, what="A bicycle", value="90")
    send(visit)

    page = text(get(officer, page_of(newest())))

    assert "1 thing is new, changed or taken off" in page
    assert "A bicycle New" in page
    assert "What is new is added to the crime record" in page
    assert "The victim sent a newer list." in text(get(officer, page_of(first)))
    add_to_record(officer)
    assert newest().added_at == NOW


def test_a_list_that_was_overtaken_while_the_page_stood_open_is_not_added(visit: Browser) -> None:
    officer = signed_in()
    first = newest()
    get(officer, page_of(first))
    add(visit, what="A bicycle", value="90")
    send(visit)

    answer = officer.post(page_of(first), {"act": "added", "line": ""})

    assert answer.status_code == 409
    assert not OfficerAnswer.objects.exists()


def test_a_list_that_the_desk_noted_is_asked_no_more(victim: Victim, visit: Browser) -> None:
    ask()
    sol = staff("Sol Pereira")
    task = Task.objects.get(subject_key="losses")
    task_actions.take_task(actor=sol, task_id=task.public_id, now=NOW)
    row = newest()
    sent_lists.record_list_on_crime_record(
        actor=sol,
        victim_id=victim.public_id,
        list_id=row.public_id,
        once=victim.public_id,
        words="We have added it.",
        now=NOW,
    )

    answer = signed_in().post(page_of(row), {"act": "added", "line": ""})

    assert answer.status_code == 409
    question_search.update_questions(now=NOW)
    assert OfficerQuestion.objects.get().ended_as == "withdrawn"
    assert "Added to the crime record on" in text(visit.get("/my/property/list"))


def test_to_every_other_officer_the_list_and_its_files_are_not_there(victim: Victim, visit: Browser) -> None:
    other = signed_in("Marcia Wray", number=WRAY["officer_id"])
    file_id = LostItemFile.objects.values_list("file__public_id", flat=True)[0]

    assert "44/10118/26" not in text(get(other, "/officer/lists"))
    for address in (page_of(newest()), f"/officer/lists/files/{file_id}"):
        assert get(other, address).status_code == 404
    assert other.post(page_of(newest()), {"act": "added"}).status_code == 404
    assert not OfficerAnswer.objects.exists()


def test_the_new_officer_of_a_case_sees_the_list_and_the_one_before_does_not(victim: Victim, visit: Browser) -> None:
    ask()
    load("44/10118/26", fact("case.officer_changed", NOW, officer=WRAY))
    question_search.update_questions(now=NOW)

    assert get(signed_in(), page_of(newest())).status_code == 404
    new = signed_in("Marcia Wray", number=WRAY["officer_id"])
    assert "A gold ring" in text(get(new, page_of(newest())))
    assert OfficerQuestion.objects.get(closed_at=None).officer.record_id == WRAY["officer_id"]  # type: ignore[union-attr]


def test_an_officer_with_a_conflict_sees_nothing_and_victim_care_keeps_it(victim: Victim, visit: Browser) -> None:
    officer = signed_in()
    ConflictOfInterest.objects.create(
        staff=Staff.objects.get(username=DUDEK["officer_id"]), case=victim.case, how="declared", since_at=NOW
    )

    ask()

    assert get(officer, page_of(newest())).status_code == 404
    assert not OfficerQuestion.objects.exists()
    assert Task.objects.filter(subject_key="losses", closed_at=None).exists()


def test_without_an_officer_it_stays_with_victim_care_and_the_page_promises_no_officer() -> None:
    a_team()
    victim = a_case(events=(), officer={"officer_id": "RP0001"})
    browser = victim_signed_in(victim)
    add(browser, **RING)

    asked = text(browser.get("/my/property/list/send"))
    send(browser)
    ask()
    officer_silence.escalate_officer_silence(now=NOW)

    assert "It goes to the team that looks after you, and to the officer in your case if there is one." in asked
    assert not OfficerQuestion.objects.exists()
    assert [task.subject_key for task in Task.objects.filter(closed_at=None)] == ["losses"]


def test_the_mail_asks_without_a_word_of_the_list_and_an_answer_adds_it(visit: Browser) -> None:
    ask()
    mail = OfficerMail.objects.get()
    assert (
        "The victim sent a list of what was taken or broken. Is it on the crime record?" in open_mail_words(mail).body
    )
    assert not re.search(
        "Marsh|ring|1,250|mother|07700", open_mail_words(mail).body.replace("ring-fenced", ""), re.IGNORECASE
    )

    write("A1")
    assert "nobody has opened the list" in open_mail_words(last_mail()).body
    assert not OfficerAnswer.objects.exists()
    get(signed_in(), page_of(newest()))
    write("A1")
    answer_effects.apply_due_answers(now=LATER)

    assert "Done: A 44/10118/26" in open_mail_words(last_mail()).subject
    assert newest().added_by_officer is not None
    assert "The officer in your case added this list" in text(visit.get("/my/messages"))


def test_a_question_by_mail_goes_to_victim_care_and_needs_words(victim: Victim, visit: Browser) -> None:
    ask()

    write("A2")
    assert "A2 needs what you ask the victim" in open_mail_words(last_mail()).body
    write("A2 is the ring insured")
    answer_effects.apply_due_answers(now=LATER)

    assert Task.objects.get(kind=TaskKind.PLAIN_WORDS).victim_id == victim.id


def test_an_officer_who_does_not_answer_is_one_task_as_with_every_question(visit: Browser) -> None:
    ask()
    ask(NOW + timedelta(days=1))
    officer_silence.escalate_officer_silence(now=NOW + timedelta(days=2))

    assert Task.objects.get(kind=TaskKind.OFFICER_SILENT).reason == "officer_silent"
    question = OfficerQuestion.objects.get()
    assert question.due_at == end_of_day(newest().message.answer_by)
    assert Task.objects.filter(subject_key="losses", closed_at=None).exists()


def test_where_no_message_may_say_so_a_person_tells_the_victim_and_reading_ends_that(victim: Victim) -> None:
    a_team()
    guarded = a_case("44/10120/26", events=(), safe_contact={"may_text": False})
    browser = victim_signed_in(guarded)
    add(browser, **RING)
    send(browser)

    add_to_record(signed_in())

    assert not Notification.objects.filter(victim=guarded, duties=[]).exists()
    task = Task.objects.get(kind=TaskKind.GIVE_UPDATE, victim=guarded)
    assert (task.reason, task.closed_at) == ("officer_added_list", None)
    browser.get("/my/property/list")
    task.refresh_from_db()
    assert task.closed_at is not None


def test_of_several_victims_each_list_is_asked_about_by_place_and_told_to_its_victim_alone(victim: Victim) -> None:
    load(
        "44/10118/26",
        fact("victim.added", NOW, victim=a_person("V2", given_name="Rosa", mobile="07700 900222")),
    )
    second = Victim.objects.get(record_id="V2")
    for one in (victim, second):
        browser = victim_signed_in(one)
        add(browser, what="A lamp")
        send(browser, "Please read.")
    ask()

    questions = OfficerQuestion.objects.filter(closed_at=None, kind="loss_list")
    assert questions.count() == 2
    officer = signed_in()
    lists = text(get(officer, "/officer/lists"))
    assert ("Victim 1" in lists, "Victim 2" in lists, "Rosa" in lists) == (True, True, False)
    of_second = LossList.objects.get(victim=second)
    get(officer, page_of(of_second))
    officer.post(page_of(of_second), {"act": "added"})
    answer_effects.apply_due_answers(now=LATER)
    assert list(LossList.objects.filter(added_at__isnull=False)) == [of_second]
    still = Task.objects.filter(kind=TaskKind.READ_WRITTEN, subject_key="losses", closed_at=None)
    assert list(still.values_list("victim", flat=True)) == [victim.id]


def test_a_list_of_a_closed_case_is_asked_about_all_the_same(victim: Victim, visit: Browser) -> None:
    load("44/10118/26", fact("case.outcome", NOW, outcome="18"))

    ask()

    assert OfficerQuestion.objects.get(kind="loss_list", closed_at=None).officer is not None


def test_many_lists_take_as_many_queries_as_one(visit: Browser) -> None:
    officer = signed_in()
    with CaptureQueriesContext(connection) as one:
        get(officer, "/officer/lists")
    for number in (10131, 10132):
        browser = victim_signed_in(a_case(f"44/{number}/26", events=()))
        add(browser, **RING)
        send(browser)

    with CaptureQueriesContext(connection) as three:
        assert text(get(officer, "/officer/lists")).count("Waits for you") == 3
    assert len(three) == len(one)


def test_the_desk_reads_which_officer_answered(victim: Victim, visit: Browser) -> None:
    add_to_record(signed_in())
    client = signed_in("Sol Pereira", Role.DESK, "sol")
    sol = StaffBrowser(staff_actor(Staff.objects.get(username="sol")), client)
    sol.prove(victim)

    seen = text(sol.get(f"/desk/cases/{victim.public_id}/losses"))

    assert "On the crime record: DC Tomasz Dudek" in seen
