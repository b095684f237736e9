"""A victim's list of losses: written thing by thing, sent, and put on the crime record by staff."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from tests.services.files.sent import PDF
from tests.services.people.writers import signed_in_victim
from tests.services.people_and_cases import NOW
from victimcare.records.models import AuditEntry, LossList, LostItem, StoredFile, Task, Victim
from victimcare.rules.court.belongings import MOST_SENT_A_DAY, MOST_THINGS
from victimcare.rules.errors import NotFound
from victimcare.rules.files import FileType
from victimcare.services.access import Actor, PermissionRefused
from victimcare.services.conversations.identity_checks import IdentityCheckMissing
from victimcare.services.files.file_store import CheckedFile, FileScanStatus
from victimcare.services.losses import own_lists, sent_lists
from victimcare.services.losses.loss_records import NothingToSend, ThingAnswers, TooManySent, TooManyThings
from victimcare.services.losses.sent_lists import ListAlreadyAdded, ListOvertaken

RECEIPT = CheckedFile(FileType.PDF, PDF, FileScanStatus.NOT_SCANNED)


def add(ada: Actor, what: str = "A bicycle", value: str = "120") -> UUID:
    thing_id = uuid4()
    own_lists.save_thing(
        actor=ada, thing_id=thing_id, answers=ThingAnswers(what=what, value=value), is_new=True, now=NOW
    )
    return thing_id


def send(ada: Actor, once: UUID | None = None) -> LossList:
    once = once or uuid4()
    own_lists.send_list(actor=ada, once=once, words="For the insurer", now=NOW)
    return LossList.objects.get(public_id=once)


def put_on_record(actor: Actor, victim: Victim, one: LossList) -> None:
    sent_lists.record_list_on_crime_record(
        actor=actor, victim_id=victim.public_id, list_id=one.public_id, once=uuid4(), words="It is done.", now=NOW
    )


def test_things_add_up_and_the_list_can_be_sent(ada: Actor) -> None:
    add(ada, "A bicycle", "120")
    add(ada, "A coat", "30.50")

    own = own_lists.see_own_list(actor=ada, now=NOW)

    assert ([thing.answers.what for thing in own.things], own.total.pence) == (["A bicycle", "A coat"], 15_050)
    assert own.can_be_sent


def test_a_list_that_is_sent_twice_by_mistake_is_one(ada: Actor, victim: Victim) -> None:
    add(ada)
    once = uuid4()

    send(ada, once)
    send(ada, once)

    assert LossList.objects.count() == 1
    assert Task.objects.filter(kind="read_written").count() == 1
    assert AuditEntry.objects.filter(act="losses.sent", victim_id=victim.id).count() == 1


def test_nothing_and_nothing_new_is_not_sent(ada: Actor) -> None:
    with pytest.raises(NothingToSend):
        send(ada)
    add(ada)
    send(ada)

    with pytest.raises(NothingToSend):
        send(ada)


def test_a_list_is_full_and_a_day_has_a_limit(ada: Actor) -> None:
    for _ in range(MOST_SENT_A_DAY):
        add(ada)
        send(ada)
    add(ada)
    with pytest.raises(TooManySent):
        send(ada)
    for _ in range(MOST_THINGS - LostItem.objects.count()):
        add(ada)

    with pytest.raises(TooManyThings):
        add(ada)


def test_a_thing_that_is_taken_away_takes_its_unsent_file_along(ada: Actor) -> None:
    thing_id = add(ada)
    own_lists.add_files(actor=ada, thing_id=thing_id, files=[RECEIPT], now=NOW)

    for _ in range(2):
        own_lists.take_away_thing(actor=ada, thing_id=thing_id, now=NOW)

    assert StoredFile.objects.get().gone_because == "taken_back"
    with pytest.raises(NotFound):
        own_lists.save_thing(actor=ada, thing_id=thing_id, answers=ThingAnswers("A bicycle"), now=NOW)
    with pytest.raises(NotFound):
        own_lists.save_thing(actor=ada, thing_id=thing_id, answers=ThingAnswers("A bicycle"), is_new=True, now=NOW)


def test_what_was_sent_stays_as_it_was_sent(ada: Actor, proved: Actor, victim: Victim) -> None:
    thing_id = add(ada, "A bicycle")
    own_lists.add_files(actor=ada, thing_id=thing_id, files=[RECEIPT], now=NOW)
    send(ada)

    own_lists.take_away_thing(actor=ada, thing_id=thing_id, now=NOW + timedelta(minutes=1))

    [sent] = sent_lists.see_sent_lists(actor=proved, victim_id=victim.public_id, now=NOW).lists
    assert sent.things is not None
    assert [thing.answers.what for thing in sent.things] == ["A bicycle"]
    file = StoredFile.objects.get()
    opened = sent_lists.open_sent_file(actor=proved, victim_id=victim.public_id, file_id=file.public_id, now=NOW)
    assert opened.content == PDF


def test_a_list_is_put_on_the_record_once_and_the_victim_reads_that_it_is(
    ada: Actor, proved: Actor, victim: Victim
) -> None:
    add(ada)
    one = send(ada)

    put_on_record(proved, victim, one)

    with pytest.raises(ListAlreadyAdded, match="crime record"):
        put_on_record(proved, victim, one)
    assert Task.objects.get(kind="read_written").closed_at == NOW
    [sent] = own_lists.see_own_list(actor=ada, now=NOW).sent
    assert sent.added_by == "Sol Pereira"


def test_an_older_list_and_an_unknown_one_are_refused(ada: Actor, proved: Actor, victim: Victim) -> None:
    add(ada)
    older = send(ada)
    add(ada, "A coat")
    send(ada)

    with pytest.raises(ListOvertaken):
        put_on_record(proved, victim, older)
    with pytest.raises(NotFound):
        sent_lists.open_sent_file(actor=proved, victim_id=victim.public_id, file_id=uuid4(), now=NOW)


def test_a_question_about_a_list_leaves_its_task_open(ada: Actor, proved: Actor, victim: Victim) -> None:
    add(ada)
    one = send(ada)

    sent_lists.ask_victim_about_list(
        actor=proved, victim_id=victim.public_id, list_id=one.public_id, once=uuid4(), words="Which bicycle?", now=NOW
    )

    assert Task.objects.get(kind="read_written").closed_at is None
    assert LossList.objects.get().added_at is None


def test_an_unsent_list_is_the_victims_alone(ada: Actor, proved: Actor, victim: Victim) -> None:
    thing_id = add(ada)
    own_lists.add_files(actor=ada, thing_id=thing_id, files=[RECEIPT], now=NOW)

    assert sent_lists.see_sent_lists(actor=proved, victim_id=victim.public_id, now=NOW).lists == ()
    with pytest.raises(NotFound):
        sent_lists.open_sent_file(
            actor=proved, victim_id=victim.public_id, file_id=StoredFile.objects.get().public_id, now=NOW
        )


def test_neither_the_short_level_nor_another_victim_nor_unchecked_staff_reach_it(
    ada: Actor, sol: Actor, victim: Victim, guarded: Victim
) -> None:
    thing_id = add(ada)
    send(ada)

    with pytest.raises(PermissionRefused):
        own_lists.see_own_list(actor=signed_in_victim(victim, "short"), now=NOW)
    with pytest.raises((NotFound, PermissionRefused)):
        own_lists.see_own_thing(actor=signed_in_victim(guarded), thing_id=thing_id, now=NOW)
    with pytest.raises(IdentityCheckMissing):
        sent_lists.see_sent_lists(actor=sol, victim_id=victim.public_id, now=NOW)
