"""A victim writes on their page and we answer: nothing is lost, nothing is shown to a person who only holds a code, and
it has an owner until it is answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from pytest_django import Settings

from tests.services import plans
from tests.services.files.sent import PDF
from tests.services.loading import a_person, load, recorded
from tests.services.people.writers import signed_in_victim
from tests.services.people_and_cases import NOW, a_case, a_point, a_team, a_victim, staff
from victimcare.records.models import (
    AuditEntry,
    FilePart,
    GuardDecision,
    Notification,
    Staff,
    StoredFile,
    Task,
    Victim,
    WrittenMessage,
)
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.clock import london_date
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.rules.force import StaffNaming, VictimPageSettings
from victimcare.services.access import Actor, PermissionRefused
from victimcare.services.conversations import identity_checks, written_answers
from victimcare.services.conversations.written_messages import MessageEnding
from victimcare.services.desk import task_actions
from victimcare.services.desk.task_shapes import TaskOutcome
from victimcare.services.files import file_checks
from victimcare.services.messages import special_messages
from victimcare.services.people import redaction_tables
from victimcare.services.portal import victim_messages, victim_page
from victimcare.services.portal.victim_messages import WrittenMessageRecipient
from victimcare.services.sealing import seal_bytes

pytestmark = pytest.mark.django_db
WORDS = "Can you tell me who my officer is?\nI am home on Fridays."


@pytest.fixture
def ada() -> Victim:
    a_team()
    return a_victim()


def _write(
    victim: Victim, words: str = WORDS, opens: str = "case", **more: object
) -> victim_messages.SentMessageReceipt:
    given = {"once": uuid4(), "to": WrittenMessageRecipient.CARE, "now": NOW} | more
    return victim_messages.write_own_message(actor=signed_in_victim(victim, opens), words=words, **given)  # type: ignore[arg-type]


def _taken(victim: Victim, sol: Actor) -> Task:
    task = Task.objects.get(victim=victim, kind=TaskKind.READ_WRITTEN, closed_at=None)
    task_actions.take_task(actor=sol, task_id=task.public_id, now=NOW)
    return task


def _answer(victim: Victim, sol: Actor, words: str = "We rang him.", **more: object) -> None:
    written_answers.answer_victim(actor=sol, victim_id=victim.public_id, once=uuid4(), words=words, now=NOW, **more)  # type: ignore[arg-type]


def _guard(victim: Victim) -> None:
    GuardDecision.objects.create(
        victim=victim,
        decided_by=Staff.objects.get(id=staff().staff_id or 0),
        decided_at=NOW - timedelta(days=1),
        is_guarded=True,
    )


def test_a_message_has_an_owner_and_the_victim_is_told_by_when_it_is_read(ada: Victim) -> None:
    sent = _write(ada)

    task = Task.objects.get(victim=ada)
    assert (task.kind, task.reason) == (TaskKind.READ_WRITTEN, "written_care")
    assert london_date(task.due_at) == sent.read_by == london_date(NOW) + timedelta(days=1)
    assert sent.answer_by == london_date(NOW) + timedelta(days=5)  # a Wednesday, and three working days


def test_no_message_can_be_read_in_the_database(ada: Victim) -> None:
    _write(ada)

    with connection.cursor() as cursor:
        cursor.execute("SELECT sealed FROM records_writtenmessage")
        [[sealed]] = cursor.fetchall()
    assert b"sister" not in bytes(sealed)


def test_words_that_are_moved_to_another_message_do_not_open(ada: Victim) -> None:
    _write(ada)
    WrittenMessage.objects.update(sealed=seal_bytes(b"forged", "written:another"))

    said = victim_messages.read_own_conversation(actor=signed_in_victim(ada), now=NOW).said

    assert said is not None
    assert said[0].words is None


def test_sent_twice_by_mistake_it_is_one_message(ada: Victim) -> None:
    once = uuid4()

    assert _write(ada, once=once) == _write(ada, once=once)
    assert WrittenMessage.objects.count() == 1


def test_a_conversation_both_ways_with_files_comes_to_each_side(ada: Victim) -> None:
    sol = staff("Sol Pereira")
    _write(ada, files=[file_checks.check_file(PDF)])
    _taken(ada, sol)

    seen = written_answers.read_conversation(actor=sol, victim_id=ada.public_id, now=NOW)
    file_id = seen.said[0].files[0].id
    opened, _ = written_answers.read_conversation_file(actor=sol, victim_id=ada.public_id, file_id=file_id, now=NOW)
    _answer(ada, sol, files=[file_checks.check_file(b"what he said")])

    [own] = seen.said
    assert (own.words, own.is_by_victim, [file.kind for file in own.files]) == (WORDS, True, ["pdf"])
    assert opened.content == PDF
    page = victim_messages.read_own_conversation(actor=signed_in_victim(ada), now=NOW)
    assert page.said is not None
    ours, own = page.said
    assert (ours.words, ours.is_by_victim, own.ended) == ("We rang him.", False, MessageEnding.WRITTEN)
    given, place = victim_messages.read_own_file(actor=signed_in_victim(ada), file_id=ours.files[0].id, now=NOW)
    assert (given.content, place) == (b"what he said", 1)


def _prove(victim: Victim, actor: Actor) -> None:
    colleague = Staff.objects.get(id=staff("Colleague There").staff_id or 0).public_id
    identity_checks.record_identity_check(
        actor=actor, victim_id=victim.id, how=identity_checks.CheckMethod.IN_PERSON, colleague=colleague, now=NOW
    )


def test_the_short_level_sends_and_is_shown_nothing_of_it(ada: Victim) -> None:
    _write(ada, opens="short", files=[file_checks.check_file(PDF)])

    page = victim_messages.read_own_conversation(actor=signed_in_victim(ada, "short"), now=NOW)

    assert (page.said, page.new) == (None, frozenset())
    file = StoredFile.objects.get()
    with pytest.raises(PermissionRefused):
        victim_messages.read_own_file(actor=signed_in_victim(ada, "short"), file_id=file.public_id, now=NOW)


@pytest.mark.parametrize(("opens", "is_shown"), [("case", False), ("all", True)])
def test_of_a_guarded_victim_it_is_shown_once_a_second_factor_was(ada: Victim, opens: str, is_shown: bool) -> None:
    _guard(ada)
    _write(ada, opens=opens)

    assert (
        victim_messages.read_own_conversation(actor=signed_in_victim(ada, opens), now=NOW).said is not None
    ) is is_shown
    assert WrittenMessage.objects.get().with_second_factor is is_shown


def test_another_victims_file_is_as_one_that_is_not_there(ada: Victim) -> None:
    other = a_victim(a_case())
    _write(other, files=[file_checks.check_file(PDF)])
    sol = staff()
    _write(ada)
    _taken(ada, sol)
    file = StoredFile.objects.get().public_id

    with pytest.raises(NotFound):
        victim_messages.read_own_file(actor=signed_in_victim(ada), file_id=file, now=NOW)
    with pytest.raises(NotFound):
        written_answers.read_conversation_file(actor=sol, victim_id=ada.public_id, file_id=file, now=NOW)


def test_no_one_reads_it_without_its_task_or_a_check(ada: Victim) -> None:
    _write(ada)

    with pytest.raises(identity_checks.IdentityCheckMissing):
        written_answers.read_conversation(actor=staff(), victim_id=ada.public_id, now=NOW)
    assert WrittenMessage.objects.get().read_at is None


def test_a_reader_is_in_the_audit_and_owes_the_answer_that_was_promised(ada: Victim) -> None:
    sol = staff()
    sent = _write(ada)
    task = _taken(ada, sol)

    written_answers.read_conversation(actor=sol, victim_id=ada.public_id, now=NOW)

    task.refresh_from_db()
    assert (task.reason, london_date(task.due_at)) == ("written_to_answer", sent.answer_by)
    assert AuditEntry.objects.filter(act="written.read", actor=sol.id, victim_id=ada.id).exists()


def test_the_next_message_joins_the_task_and_it_is_to_be_read_again(ada: Victim) -> None:
    sol = staff()
    _write(ada)
    task = _taken(ada, sol)
    written_answers.read_conversation(actor=sol, victim_id=ada.public_id, now=NOW)

    sent = _write(ada, words="And again.")

    task.refresh_from_db()
    assert (Task.objects.count(), task.reason, london_date(task.due_at)) == (1, "written_care", sent.read_by)
    with pytest.raises(written_answers.UnreadWrittenMessages):
        written_answers.close_written_task(
            actor=sol, task_id=task.public_id, outcome=TaskOutcome.DONE, note="rang her", now=NOW
        )


def test_it_is_not_ended_without_an_answer_or_a_word_why(ada: Victim) -> None:
    sol = staff()
    _write(ada)
    task = _taken(ada, sol)
    written_answers.read_conversation(actor=sol, victim_id=ada.public_id, now=NOW)

    with pytest.raises(FieldRequired):
        written_answers.close_written_task(
            actor=sol, task_id=task.public_id, outcome=TaskOutcome.DONE, note=" ", now=NOW
        )
    written_answers.close_written_task(
        actor=sol, task_id=task.public_id, outcome=TaskOutcome.DONE, note="Rang her.", now=NOW
    )
    assert not Task.objects.filter(closed_at=None).exists()


@pytest.mark.parametrize(
    ("outcome", "ended"),
    [(TaskOutcome.DONE, MessageEnding.OTHERWISE), (TaskOutcome.NOT_NEEDED, MessageEnding.UNANSWERED)],
)
def test_a_victim_reads_how_their_message_ended_without_an_answer_in_writing(
    ada: Victim, outcome: TaskOutcome, ended: MessageEnding
) -> None:
    sol = staff()
    _write(ada)
    task = _taken(ada, sol)
    with pytest.raises(written_answers.UnreadWrittenMessages):
        written_answers.close_written_task(
            actor=sol, task_id=task.public_id, outcome=outcome, note="Rang her.", now=NOW
        )
    written_answers.read_conversation(actor=sol, victim_id=ada.public_id, now=NOW)
    written_answers.close_written_task(actor=sol, task_id=task.public_id, outcome=outcome, note="Rang her.", now=NOW)

    said = victim_messages.read_own_conversation(actor=signed_in_victim(ada), now=NOW).said

    assert said is not None
    assert [(one.ended, one.ended_on) for one in said] == [(ended, london_date(NOW))]


def test_two_do_not_answer_at_once(ada: Victim) -> None:
    sol, bea = staff("Sol Pereira"), staff("Bea Lund")
    _write(ada)
    _taken(ada, sol)
    _prove(ada, bea)

    with pytest.raises(task_actions.TaskTaken):
        _answer(ada, bea)


def test_an_answer_leaves_as_news_or_not_and_only_where_the_plan_lets_it(ada: Victim) -> None:
    plans.agreed(ada, plans.by("text", a_point(ada, "07700 900123")))
    sol = staff()
    _write(ada)
    _taken(ada, sol)

    _answer(ada, sol, words="We rang him.")

    telling = Notification.objects.get(victim=ada)
    assert special_messages.find_pending_answer_notices([telling]) == {telling.id}
    victim_messages.read_own_conversation(actor=signed_in_victim(ada), now=NOW)
    # the victim has read it: nothing need leave
    assert special_messages.find_pending_answer_notices([telling]) == frozenset()


def test_where_no_message_may_leave_none_does(ada: Victim) -> None:
    sol = staff()
    _write(ada)
    _taken(ada, sol)

    assert not written_answers.read_conversation(actor=sol, victim_id=ada.public_id, now=NOW).notifies_victim
    _answer(ada, sol)
    assert not Notification.objects.exists()


def test_an_answer_unread_for_a_week_brings_a_person_until_the_victim_reads_it(ada: Victim) -> None:
    sol = staff()
    _write(ada)
    _taken(ada, sol)
    written_answers.read_conversation(actor=sol, victim_id=ada.public_id, now=NOW)
    _answer(ada, sol)

    assert written_answers.ask_about_unread_answers(now=NOW + timedelta(days=6)) == 0
    later = NOW + timedelta(days=8)
    assert written_answers.ask_about_unread_answers(now=later) == 1
    assert written_answers.ask_about_unread_answers(now=later) == 0  # run twice
    victim_messages.read_own_conversation(actor=signed_in_victim(ada), now=later)
    assert not Task.objects.filter(closed_at=None).exists()
    assert written_answers.ask_about_unread_answers(now=later + timedelta(days=9)) == 0


def test_a_flood_does_not_bury_a_message_and_tomorrow_the_victim_can_write_again(ada: Victim) -> None:
    for number in range(10):
        _write(ada, words=str(number))

    with pytest.raises(victim_messages.TooManyOwnMessages):
        _write(ada)
    assert _write(ada, opens="all")  # a person with only the code cannot use up what the victim may write
    assert _write(ada, now=NOW + timedelta(days=1, minutes=1))


@pytest.mark.parametrize(("names", "by"), [("name", "Sol Pereira"), ("team", "Victim care"), ("none", "")])
def test_our_names_are_shown_as_the_force_decides(ada: Victim, names: str, by: str, settings: Settings) -> None:
    settings.FORCE = replace(settings.FORCE, victim_pages=replace(VictimPageSettings(), staff_names=StaffNaming(names)))
    sol = staff("Sol Pereira")
    _write(ada)
    _taken(ada, sol)
    _answer(ada, sol)

    said = victim_messages.read_own_conversation(actor=signed_in_victim(ada), now=NOW).said

    assert said is not None
    assert said[0].by == by


def test_a_redaction_takes_the_words_and_the_files_of_both_sides(ada: Victim) -> None:
    sol = staff()
    _write(ada, files=[file_checks.check_file(PDF)])
    _taken(ada, sol)
    _answer(ada, sol)

    redaction_tables.blank_written_messages(ada, NOW)

    assert {bytes(sealed) for sealed in WrittenMessage.objects.values_list("sealed", flat=True)} == {b""}
    assert (FilePart.objects.count(), StoredFile.objects.get().gone_because) == (0, "redacted")
    said = victim_messages.read_own_conversation(actor=signed_in_victim(ada), now=NOW).said
    assert said is not None
    assert [one.words for one in said] == [None, None]


@pytest.mark.parametrize("opens", ["case", "short"])
def test_while_an_answer_waits_the_page_never_says_that_nothing_is_new(opens: str) -> None:
    a_team()
    victim = load("44/20009/26", recorded(a_person()))["V1"]
    sol = staff()
    _write(victim)
    _taken(victim, sol)
    _answer(victim, sol)

    before = victim_page.load_victim_page(actor=signed_in_victim(victim, opens), now=NOW)
    victim_messages.read_own_conversation(actor=signed_in_victim(victim), now=NOW)
    after = victim_page.load_victim_page(actor=signed_in_victim(victim, opens), now=NOW)

    # No record system has reported in this test, so we cannot say that nothing waits.
    if opens == "short":
        assert [page.status[0].id for page in (before, after)] == [
            "cases-status-short-news",
            "cases-status-short-stale",
        ]
    else:
        assert (before.has_written, after.has_written) == (True, False)
