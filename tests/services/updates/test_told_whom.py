"""When a case has several victims an officer says which were told: telling one person does not tell another."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.http import QueryDict

from tests.services.loading import a_person, fact, load
from tests.services.people_and_cases import NOW
from tests.services.updates.asked import DUDEK, LATER, ask, question, write
from victimcare.channels.web.ui.officer_answers import QuestionAnswerForm, resolve_late_answer
from victimcare.records.models import CustodyWatch, Event, Officer, OfficerAnswer, OfficerMail, Staff, Task, Victim
from victimcare.rules.updates import officer_replies
from victimcare.services.contact import contact_recording
from victimcare.services.desk.task_kinds import NEWS_KINDS
from victimcare.services.updates import (
    answer_effects,
    officer_accounts,
    officer_answers,
    officer_prompts,
    question_search,
)
from victimcare.services.updates.officer_answers import OfficerAnswerChannel
from victimcare.services.updates.officer_mail import open_mail_words

pytestmark = pytest.mark.django_db
NO_TEXTS = {"may_text": False}


@pytest.fixture
def family() -> dict[str, Victim]:
    """A mother and the victim's son of 14, and news for both that a person must bring."""
    then = NOW - timedelta(days=4)
    people = [
        a_person("MUM", mobile="07700 900111", date_of_birth="1985-03-02", safe_contact=NO_TEXTS),
        a_person("SON", mobile="07700 900112", date_of_birth="2012-03-02", safe_contact=NO_TEXTS),
    ]
    recorded = fact(
        "case.recorded",
        then,
        reported_at=then.isoformat(),
        offence={"group": "burglary", "title": "Burglary in a dwelling"},
        area="CE",
        victims=people,
        officer=DUDEK,
    )
    charged = fact("suspect.charged", NOW - timedelta(hours=1), suspect_ref="S1", offences=["Burglary"])
    victims = load("44/10118/26", recorded, charged)
    events = list(Event.objects.values_list("id", flat=True))
    contact_recording.plan_news(victim_ids=[one.id for one in victims.values()], event_ids=events, now=NOW)
    Task.objects.update(due_at=NOW)
    ask()
    assert question().kind == "has_she_heard"
    return victims


def told() -> set[str]:
    contacts = Event.objects.filter(type="victim.contacted", facts__reached=True)
    return {facts["victim_id"] for facts in contacts.values_list("facts", flat=True)}


def test_the_mail_explains_how_to_say_who_was_told_and_names_no_victim(family: dict[str, Victim]) -> None:
    body = open_mail_words(OfficerMail.objects.get()).body

    assert "A1 told 1, A1 told 1 and 2, or A1 told all" in body
    assert "Victim 1, aged 41. Victim 2, aged 14" in body
    assert all(one.person.given_name not in body for one in family.values() if one.person.given_name)


def test_by_mail_without_saying_who_none_is_told_and_we_ask_back(family: dict[str, Victim]) -> None:
    write("A1")
    answer_effects.apply_due_answers(now=LATER)

    assert told() == set()
    assert not OfficerAnswer.objects.exists()
    assert (
        "A1 needs whom you told: several victims are in this case"
        in open_mail_words(OfficerMail.objects.latest("id")).body
    )


def test_by_mail_the_mother_was_told_and_the_son_is_still_owed_it(family: dict[str, Victim]) -> None:
    write("A1 told 1")
    answer_effects.apply_due_answers(now=LATER)

    assert told() == {"MUM"}
    assert Task.objects.filter(victim=family["SON"], closed_at=None).exists()
    assert not Task.objects.filter(kind="plain_words").exists()


def test_by_page_nothing_is_taken_for_granted(family: dict[str, Victim]) -> None:
    officer = Officer.objects.get(record_id=DUDEK["officer_id"])
    given: dict[str, Any] = {
        "actor": officer_accounts.officer_actor(officer),
        "question_id": question().public_id,
        "choice": "by_phone",
    }

    with pytest.raises(officer_answers.AnswerIncomplete) as missing:
        officer_answers.answer_question(**given, door=OfficerAnswerChannel.PAGE, now=NOW)
    with pytest.raises(officer_answers.AnswerIncomplete):
        officer_answers.answer_question(**given, door=OfficerAnswerChannel.PAGE, told=[3], now=NOW)
    officer_answers.answer_question(**given, door=OfficerAnswerChannel.PAGE, told=[2], now=NOW)
    answer_effects.apply_due_answers(now=LATER)

    assert missing.value.first == "who"
    assert told() == {"SON"}


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("told 1", ((1,), "")),
        ("Told 1 and 2", ((1, 2), "")),
        ("told 2, he cried", ((2,), "he cried")),
        ("told all", ((1, 2), "")),
        ("told both. They are well", ((1, 2), "They are well")),
        ("told 3", ((), "told 3")),
        ("told her mother", ((), "told her mother")),
        ("", ((), "")),
    ],
)
def test_what_a_line_says_about_who_was_told(line: str, read: tuple[tuple[int, ...], str]) -> None:
    assert officer_replies.parse_told_victims(line, 2) == read


def take_every_task() -> None:
    """A colleague takes the calls, so that the officer is asked no more."""
    colleague = Staff.objects.create(username="carys", name="Carys Penry", roles=["desk"])
    Task.objects.filter(closed_at=None).update(owner=colleague)


def test_what_an_officer_told_counts_although_a_colleague_has_the_call_meanwhile(family: dict[str, Victim]) -> None:
    take_every_task()

    write("A1 told 2, rang at school, is ok with it")
    answer_effects.apply_due_answers(now=LATER)

    assert told() == {"SON"}
    assert not Task.objects.filter(victim=family["SON"], kind__in=NEWS_KINDS, closed_at=None).exists()
    assert Task.objects.filter(victim=family["MUM"], closed_at=None).exists()


def test_an_officer_who_told_no_victim_reads_that_a_colleague_has_the_call(family: dict[str, Victim]) -> None:
    take_every_task()

    write("A3")

    assert "a colleague in victim care has this in hand now" in open_mail_words(OfficerMail.objects.latest("id")).body
    assert not OfficerAnswer.objects.exists()


def test_on_the_page_what_an_officer_told_counts_although_a_colleague_has_the_call(family: dict[str, Victim]) -> None:
    asked = question()
    officer = Officer.objects.get(record_id=DUDEK["officer_id"])
    take_every_task()
    question_search.update_questions(now=NOW)

    late = resolve_late_answer(
        QueryDict("choice=by_phone&told=2"),
        QuestionAnswerForm,
        actor=officer_accounts.officer_actor(officer),
        question_id=asked.public_id,
        door=OfficerAnswerChannel.PAGE,
        now=NOW,
    )
    answer_effects.apply_due_answers(now=LATER)

    assert late is None
    assert told() == {"SON"}


def test_an_officer_who_told_one_of_two_reads_which_and_who_is_still_owed_it(family: dict[str, Victim]) -> None:
    write("A1 told 1")

    row = OfficerAnswer.objects.get()
    said = officer_prompts.describe_effect(officer_answers.describe_answer(question(), row, NOW), today=NOW.date())
    assert said == (
        "It is kept that you told Victim 1 by telephone the news that we asked about. "
        "Victim 2 is not told by this: what is owed to them stays owed."
    )


def test_which_victim_is_asked_for_only_where_an_answer_says_that_they_told_one() -> None:
    people = [a_person("MUM", mobile="07700 900111"), a_person("SON", mobile="07700 900112")]
    then = NOW - timedelta(days=2)
    recorded = fact(
        "case.recorded",
        then,
        reported_at=then.isoformat(),
        offence={"group": "burglary", "title": "Burglary in a dwelling"},
        area="CE",
        victims=people,
        officer=DUDEK,
    )
    arrested = fact("suspect.arrested", NOW - timedelta(hours=20), suspect_ref="S1")
    case = load("44/10118/26", recorded, arrested)["MUM"].case
    CustodyWatch.objects.create(case=case, since=NOW)
    ask()
    assert question().kind == "after_custody"

    body = open_mail_words(OfficerMail.objects.get()).body

    assert "There are 2 victims in this case. Your answer is for all of them." in body
    assert "If you told them" not in body
