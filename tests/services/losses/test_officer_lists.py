"""The lists of losses in an officer's own cases: read, opened, and answered on their page."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import override_settings

from tests.services.losses.test_lists import RECEIPT, add, send
from tests.services.people.writers import signed_in_victim
from tests.services.people_and_cases import NOW, staff
from tests.services.updates.asked import ADDRESS, DUDEK, WRAY, a_case, signed_in
from victimcare.records.models import (
    AuditEntry,
    LossList,
    Officer,
    RestrictedRecord,
    StoredFile,
    Victim,
    WrittenMessage,
)
from victimcare.rules.errors import NotFound
from victimcare.services.access import Actor, Role, require_staff_id
from victimcare.services.losses import officer_lists, own_lists
from victimcare.services.updates import answer_effects, officer_answers
from victimcare.services.updates.officer_answers import AnsweredBefore, AnswerIncomplete


@pytest.fixture
def robbed(db: None) -> Victim:
    return a_case()


@pytest.fixture
def sent(robbed: Victim) -> LossList:
    ada = signed_in_victim(robbed)
    thing_id = add(ada)
    own_lists.add_files(actor=ada, thing_id=thing_id, files=[RECEIPT], now=NOW)
    return send(ada)


@pytest.fixture
def dudek(robbed: Victim) -> Actor:
    return signed_in(Officer.objects.get(record_id=DUDEK["officer_id"]))


@pytest.fixture
def wray(db: None) -> Actor:
    a_case("44/10119/26", officer=WRAY)
    return signed_in(Officer.objects.get(record_id=WRAY["officer_id"]))


def test_an_officer_reads_the_list_of_their_case_with_its_words(dudek: Actor, robbed: Victim, sent: LossList) -> None:
    [row] = officer_lists.list_officer_lists(actor=dudek, now=NOW)
    read = officer_lists.read_officer_list(actor=dudek, list_id=row.list.id, now=NOW)

    assert (row.list.id, read.words) == (sent.public_id, ("For the insurer",))
    assert WrittenMessage.objects.get().read_at == NOW
    assert AuditEntry.objects.filter(act="losses.officer_read", victim_id=robbed.id).count() == 1
    file = StoredFile.objects.get().public_id
    assert officer_lists.open_officer_list_file(actor=dudek, file_id=file, now=NOW).content == RECEIPT.content


def test_a_list_of_another_officers_case_looks_missing(wray: Actor, sent: LossList) -> None:
    assert officer_lists.list_officer_lists(actor=wray, now=NOW) == ()
    for list_id in (sent.public_id, uuid4()):
        with pytest.raises(NotFound):
            officer_lists.read_officer_list(actor=wray, list_id=list_id, now=NOW)
    with pytest.raises(NotFound):
        officer_lists.open_officer_list_file(actor=wray, file_id=StoredFile.objects.get().public_id, now=NOW)


def test_a_list_of_a_restricted_case_looks_missing_to_its_officer(dudek: Actor, robbed: Victim, sent: LossList) -> None:
    nia = staff("Nia Rowe", Role.SUPERVISOR)
    RestrictedRecord.objects.create(case=robbed.case, kind="special", sealed_at=NOW, sealed_by_id=require_staff_id(nia))

    assert officer_lists.list_officer_lists(actor=dudek, now=NOW) == ()
    with pytest.raises(NotFound):
        officer_lists.read_officer_list(actor=dudek, list_id=sent.public_id, now=NOW)


@override_settings(OFFICER_ADDRESS=ADDRESS)
def test_an_answer_stands_after_ten_minutes_and_can_be_taken_back_before(dudek: Actor, sent: LossList) -> None:
    officer_lists.read_officer_list(actor=dudek, list_id=sent.public_id, now=NOW)
    with pytest.raises(AnswerIncomplete):
        officer_lists.answer_list(actor=dudek, list_id=sent.public_id, choice="ask_victim", now=NOW)
    first = officer_lists.answer_list(actor=dudek, list_id=sent.public_id, choice="added", now=NOW)
    with pytest.raises(AnsweredBefore):
        officer_lists.answer_list(actor=dudek, list_id=sent.public_id, choice="added", now=NOW)
    officer_answers.undo_answers(actor=dudek, answer_ids=[first.id], now=NOW)
    assert answer_effects.apply_due_answers(now=NOW + timedelta(minutes=10)) == 0

    officer_lists.answer_list(actor=dudek, list_id=sent.public_id, choice="added", now=NOW)
    assert answer_effects.apply_due_answers(now=NOW + timedelta(minutes=10)) == 1

    sent.refresh_from_db()
    assert sent.added_by_officer is not None
