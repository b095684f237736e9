"""Requests for updates, files of a record system, plain words at the desk, the officers' own site, and a redaction."""

from __future__ import annotations

from datetime import timedelta
from unittest import mock
from uuid import uuid4

import pytest
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from tests.dumping import find_words_in_dump
from tests.services.people_and_cases import NOW, staff
from tests.services.updates.asked import ADDRESS, DUDEK, LATER, WRAY, a_case, ask, question, write
from victimcare.records.models import (
    ConflictOfInterest,
    Event,
    Notification,
    OfficerAnswer,
    OfficerCover,
    OfficerMail,
    OfficerQuestion,
    PersonKey,
    ProgressNotice,
    RefusedAnswer,
    RestrictedRecord,
    RestrictedRecordReader,
    Staff,
    Task,
    Victim,
    WrittenMessage,
)
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.errors import NotFound
from victimcare.services import port_registry
from victimcare.services.access import Actor, ActorKind, PermissionRefused, Role
from victimcare.services.desk import task_actions
from victimcare.services.desk.task_kinds import NEWS_KINDS
from victimcare.services.portal import victim_messages, victim_page
from victimcare.services.ports import AcceptedMessage, OutgoingEmail
from victimcare.services.updates import (
    answer_effects,
    answer_loading,
    answer_notes,
    answer_rows,
    officer_answers,
    officer_changes,
    officer_mail,
    officer_pages,
    officer_silence,
    plain_words,
    progress_notices,
)
from victimcare.services.updates.officer_answers import OfficerAnswerChannel
from victimcare.services.updates.officer_mail import ReplyHead, ReplyWords, open_mail_words, open_reply_words

OPERATOR = Actor.operator("engineer")


def an_officer(given: dict[str, str] = DUDEK) -> Actor:
    actor = staff(given["name"], Role.OFFICER)
    Staff.objects.filter(id=actor.staff_id or 0).update(username=given["officer_id"])
    return actor


def victim_actor(victim: Victim) -> Actor:
    return Actor(ActorKind.VICTIM, "grant:1", victim_id=victim.id, opens="case")


def test_a_victim_asks_how_it_stands_and_reads_that_the_officer_looked() -> None:
    victim = a_case(events=())
    victim_messages.ask_for_update(actor=victim_actor(victim), now=NOW)
    ask()
    assert question().kind == "how_it_stands"

    write("A1")
    answer_effects.apply_due_answers(now=LATER)

    assert Event.objects.get(type="case.looked_at").source == "urn:victimcare:officer"
    telling = Notification.objects.get(victim=victim)
    assert (telling.duties, telling.status) == ([], "queued")
    assert ask(NOW + timedelta(days=1)) == 0  # not again about the same

    page = victim_page.load_victim_page(actor=victim_actor(victim), now=LATER + timedelta(hours=1))

    steps = [step.title.id for journey in page.journeys for step in journey.steps]
    assert "cases-step-case-looked-at" in steps
    assert ProgressNotice.objects.get().told_by == "page"
    assert Task.objects.get(kind=TaskKind.GIVE_UPDATE).outcome == "done"


def test_where_no_message_is_safe_a_person_tells_the_victim_and_that_ends_it() -> None:
    victim = a_case(events=(), safe_contact={"may_text": False})
    victim_messages.ask_for_update(actor=victim_actor(victim), now=NOW)
    ask()
    write("A1")
    answer_effects.apply_due_answers(now=LATER)

    task = Task.objects.get(kind=TaskKind.GIVE_UPDATE)
    assert (task.reason, Notification.objects.count()) == ("progress_ready", 0)
    Task.objects.filter(id=task.id).update(closed_at=LATER, outcome="done")
    assert progress_notices.settle_progress_notices(now=LATER) == 1
    assert ProgressNotice.objects.get().told_by == "person"


def test_a_file_is_taken_row_by_row_and_what_is_refused_is_mended_and_replayed() -> None:
    a_case()
    a_case("44/10119/26")
    ask()
    rows = [
        "crime_reference,answer,note,day\n",
        "44/10118/26,let_go,fingerprints back next week,\n",
        "44/10118/26,1,again,\n",
        "44/10119/26,not_yet,would warn the other one,\n",
        "44/99999/26,let_go,,\n",
        "44/10119/26,released,,\n",
    ]

    loaded = answer_loading.load_answers(actor=OPERATOR, name="answers.csv", lines=rows, now=NOW)

    assert (loaded.lines, loaded.taken, loaded.duplicate, loaded.refused) == (5, 1, 1, 3)
    assert [(line, column) for line, column, _ in loaded.problems] == [
        (4, "day"),
        (5, "crime_reference"),
        (6, "answer"),
    ]
    first = answer_loading.list_refused_answers(actor=OPERATOR, now=NOW)[0]
    assert answer_loading.retry_refused_answer(
        actor=OPERATOR, line_id=first.id, mended={"day": "soon"}, now=NOW
    ).startswith("day:")
    assert (
        answer_loading.retry_refused_answer(actor=OPERATOR, line_id=first.id, mended={"day": "2026-12-14"}, now=NOW)
        == ""
    )
    assert answer_effects.apply_due_answers(now=LATER) == 2
    assert RefusedAnswer.objects.filter(settled_as="replayed").count() == 1

    assert "records_refusedanswer" not in {table for table, _ in find_words_in_dump(["44/99999/26"])}

    again = answer_loading.load_answers(
        actor=OPERATOR, name="answers.csv", lines=rows, now=LATER
    )  # what it said has taken effect
    assert (again.taken, again.duplicate, again.refused) == (0, 3, 2)
    assert RefusedAnswer.objects.filter(settled_at=None).count() == 2


def test_a_redaction_blanks_refused_rows_of_a_crime_that_are_settled_and_they_are_known_again() -> None:
    a_case()
    given = {"crime_reference": "44/10118/26", "answer": "released", "note": "Their sister saw it"}
    lines = [",".join(given) + "\n", ",".join(given.values()) + "\n"]
    answer_loading.load_answers(actor=OPERATOR, name="answers.csv", lines=lines, now=NOW)
    assert [line.given["note"] for line in answer_loading.list_refused_answers(actor=OPERATOR, now=NOW)] == [
        "Their sister saw it"
    ]

    assert answer_loading.blank_settled_rows("44/10118/26") == 0  # it still waits for a person
    answer_loading.discard_refused_answer(actor=OPERATOR, line_id=RefusedAnswer.objects.get().id, now=NOW)
    assert [answer_loading.blank_settled_rows(each) for each in ("44/99999/26", "44/10118/26")] == [0, 1]

    assert answer_loading.open_given(RefusedAnswer.objects.get()) == {}
    assert answer_loading.load_answers(actor=OPERATOR, name="answers.csv", lines=lines, now=NOW).duplicate == 1


def test_a_column_of_the_file_names_the_reason_of_a_hold() -> None:
    a_case()
    ask()
    rows = [
        "crime_reference,answer,note,day,reason\n",
        "44/10118/26,not_yet,,2026-12-14,waits\n",
        "44/10118/26,not_yet,,2026-12-14,Decision not final\n",
    ]

    loaded = answer_loading.load_answers(actor=OPERATOR, name="answers.csv", lines=rows, now=NOW)

    assert [(line, column) for line, column, _ in loaded.problems] == [(2, "reason")]
    assert (loaded.taken, OfficerAnswer.objects.get().hold_reason) == (1, "decision_not_final")


def test_a_file_that_is_none_is_refused_in_words() -> None:
    with pytest.raises(answer_rows.ColumnsMissing, match="answer"):
        answer_loading.load_answers(actor=OPERATOR, name="x", lines=["crime_reference\n"], now=NOW)
    torn = iter(["crime_reference,answer\n", "44/99999/26,1\n", '44/99999/26,"' + "x" * 200_000 + '"\n'])
    with pytest.raises(answer_rows.FileUnreadable, match="after line 2"):
        answer_loading.load_answers(actor=OPERATOR, name="x", lines=torn, now=NOW)
    assert RefusedAnswer.objects.get().reason.startswith("nothing is asked about this crime")


def test_a_victim_reads_an_officers_line_only_in_the_words_of_the_task_owner() -> None:
    victim = a_case()
    ask()
    write("A1 fingerprints back next week")
    answer_effects.apply_due_answers(now=LATER)
    sol, other = staff(), staff("Ines Moor")
    task = Task.objects.get(kind=TaskKind.PLAIN_WORDS)
    task_actions.take_task(actor=sol, task_id=task.public_id, now=LATER)

    with pytest.raises(NotFound):
        plain_words.read_officer_task(actor=other, task_id=task.public_id, now=LATER)
    found = plain_words.read_officer_task(actor=sol, task_id=task.public_id, now=LATER)
    assert found.line is not None
    assert (found.line.line, found.line.by) == ("fingerprints back next week", DUDEK["name"])
    assert b"fingerprints" not in bytes(OfficerAnswer.objects.get().sealed)
    words = "The fingerprints come back next week. We tell you then."

    told_by = plain_words.send_plain_words(actor=sol, task_id=task.public_id, once=uuid4(), words=words, now=LATER)

    assert told_by == "message"

    assert WrittenMessage.objects.get(victim=victim).by_id == sol.staff_id
    task.refresh_from_db()
    assert task.outcome == "done"


def test_of_words_that_no_message_may_tell_a_person_does() -> None:
    victim = a_case(safe_contact={"may_text": False})
    ask()
    write("A1 fingerprints back next week")
    answer_effects.apply_due_answers(now=LATER)
    sol = staff()
    task = Task.objects.get(kind=TaskKind.PLAIN_WORDS)
    Task.objects.filter(kind__in=NEWS_KINDS).update(closed_at=LATER, outcome="told")
    task_actions.take_task(actor=sol, task_id=task.public_id, now=LATER)

    told_by = plain_words.send_plain_words(
        actor=sol, task_id=task.public_id, once=uuid4(), words="Next week.", now=LATER
    )

    assert told_by == "task"
    assert Task.objects.get(kind=TaskKind.GIVE_UPDATE, victim=victim).reason == "officer_worded"


def test_a_colleague_at_the_desk_writes_down_what_the_officer_says_on_the_telephone() -> None:
    a_case()
    ask()
    sol = staff()

    officer_answers.answer_question(
        actor=sol, question_id=question().public_id, choice="let_go", door=OfficerAnswerChannel.DESK, now=NOW
    )

    given = OfficerAnswer.objects.get()
    assert (given.by_staff_id, given.by_officer, given.door) == (sol.staff_id, None, "desk")
    assert answer_effects.apply_due_answers(now=LATER) == 1


def test_an_officer_sees_their_own_questions_and_cases_and_no_others() -> None:
    a_case()
    a_case("44/10119/26", officer=WRAY)
    ask()
    dudek, stranger = an_officer(), staff("Ola Brandt", Role.OFFICER)

    found = officer_pages.read_next_question(actor=dudek, now=NOW)
    assert found.question is not None
    assert (found.question.reference, found.count) == ("44/10118/26", 1)
    assert [case.reference for case in officer_pages.list_own_cases(actor=dudek, now=NOW)] == ["44/10118/26"]
    assert officer_pages.read_next_question(actor=stranger, now=NOW).question is None
    assert officer_pages.list_own_cases(actor=stranger, now=NOW) == []
    theirs = OfficerQuestion.objects.get(officer__record_id="RP2210")
    for who in (dudek, stranger):
        with pytest.raises(NotFound):
            officer_answers.answer_question(
                actor=who, question_id=theirs.public_id, choice="let_go", door=OfficerAnswerChannel.PAGE, now=NOW
            )


def test_a_restricted_case_is_in_no_mail_and_only_on_the_pages_of_its_readers() -> None:
    victim = a_case()
    ask()
    dudek = an_officer()
    seal = RestrictedRecord.objects.create(
        case_id=victim.case_id, kind="special", sealed_at=NOW, sealed_by_id=dudek.staff_id or 0
    )

    assert ask(NOW + timedelta(days=1)) == 0
    assert officer_pages.read_next_question(actor=dudek, now=NOW).question is None
    assert officer_pages.list_own_cases(actor=dudek, now=NOW) == []
    with pytest.raises(NotFound):
        officer_answers.answer_question(
            actor=dudek, question_id=question().public_id, choice="let_go", door=OfficerAnswerChannel.PAGE, now=NOW
        )
    assert write("A1").kind == "unclear"  # nor by the earlier mail
    officer_silence.escalate_officer_silence(now=NOW)
    assert Task.objects.get(kind=TaskKind.OFFICER_SILENT).victim == victim  # for staff who may open the case

    RestrictedRecordReader.objects.create(
        seal=seal, staff_id=dudek.staff_id or 0, given_at=NOW, given_by_id=dudek.staff_id or 0
    )
    assert ask(NOW + timedelta(days=2)) == 1
    mail = OfficerMail.objects.latest("id")
    assert (open_mail_words(mail).subject, "44/10118" in open_mail_words(mail).body) == (
        "Questions on your page today",
        False,
    )
    assert officer_pages.read_next_question(actor=dudek, now=NOW).question is not None


def test_an_officer_with_a_conflict_is_not_asked_and_their_team_is() -> None:
    victim = a_case()
    ask()
    ConflictOfInterest.objects.create(
        staff_id=an_officer().staff_id or 0, case=victim.case, how="declared", since_at=NOW
    )

    assert ask(NOW + timedelta(days=1)) == 0
    assert write("A1").kind == "unclear"
    officer_silence.escalate_officer_silence(now=NOW)
    assert Task.objects.get(kind=TaskKind.OFFICER_SILENT).reason == "officer_none"


def test_the_list_of_own_cases_asks_the_same_for_one_and_for_three() -> None:
    dudek = an_officer()
    a_case()
    with CaptureQueriesContext(
        connection,
    ) as one:
        officer_pages.list_own_cases(actor=dudek, now=NOW)
    for number in (19, 20):
        a_case(f"44/101{number}/26")
    with CaptureQueriesContext(connection) as three:
        assert len(officer_pages.list_own_cases(actor=dudek, now=NOW)) == 3

    assert len(three) == len(one)


def test_an_officer_says_when_they_are_away_and_the_colleague_is_asked() -> None:
    a_case()
    a_case("44/10119/26", officer=WRAY)
    dudek = an_officer()

    officer_changes.enter_own_absence(
        actor=dudek,
        from_on=NOW.date(),
        until_on=None,
        by="DC Marcia Wray",
        why=officer_changes.CoverReason.OFF,
        now=NOW,
    )

    ask()
    assert set(OfficerQuestion.objects.values_list("officer__record_id", flat=True)) == {"RP2210"}
    cover = officer_pages.list_own_covers(actor=dudek, now=NOW)[0]
    assert cover.by == "DC Marcia Wray"
    officer_changes.withdraw_own_absence(actor=dudek, cover_id=cover.id, now=NOW)
    assert OfficerCover.objects.get().withdrawn_by_id == dudek.staff_id
    assert OfficerQuestion.objects.filter(closed_at=None, officer__record_id="RP4471").count() == 1
    with pytest.raises(PermissionRefused):
        officer_changes.enter_own_absence(
            actor=staff("Ola Brandt", Role.OFFICER),
            from_on=NOW.date(),
            until_on=None,
            by="",
            why=officer_changes.CoverReason.OFF,
            now=NOW,
        )


def test_a_mail_that_was_cut_off_is_tried_again_and_one_that_went_is_not() -> None:
    a_case()
    ask()
    sent: list[str] = []

    class Mailer:
        name = "memory"

        def send(self, message: OutgoingEmail, /) -> AcceptedMessage:
            sent.append(message.to)
            if len(sent) == 1:
                raise KeyboardInterrupt  # killed in the middle
            return AcceptedMessage("1")

    with (
        override_settings(OFFICER_ADDRESS=ADDRESS),
        mock.patch.object(port_registry.ports, "officers_mailer", Mailer()),
    ):
        with pytest.raises(KeyboardInterrupt):
            officer_mail.send_due_officer_mails(now=NOW)
        assert officer_mail.send_due_officer_mails(now=NOW + timedelta(minutes=1)) == 0
        assert officer_mail.send_due_officer_mails(now=LATER) == 1
        assert officer_mail.send_due_officer_mails(now=LATER + timedelta(days=1)) == 0
    assert sent == [DUDEK["email"]] * 2
    assert open_mail_words(OfficerMail.objects.get()).body == ""


def test_a_redaction_takes_what_officers_wrote() -> None:
    victim = a_case()
    ask()
    reply = write("A1 fingerprints back next week")

    assert answer_notes.blank_officer_words(victim.case_id, NOW) == 2

    reply.refresh_from_db()
    columns = (reply.sealed_head, reply.sealed_words, reply.sealed_content, OfficerAnswer.objects.get().sealed)
    assert [bytes(column) for column in columns] == [b""] * 4
    assert PersonKey.objects.get(reply=reply).erased_at == NOW  # the copy in a backup no longer opens
    assert open_reply_words(reply) == ReplyWords(ReplyHead("", "", "", ""), "", "")
