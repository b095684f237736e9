"""What a victim has told us once: who reads it, who writes it, which parts are current, and who never has it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction

from tests.services.loading import a_person, load, recorded
from tests.services.people_and_cases import NOW, a_team, staff
from victimcare.records.models import AuditEntry, Staff, Task, TellOnceNote, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.errors import FieldRequired, StaleVersion
from victimcare.services.access import Actor, PermissionRefused, Role
from victimcare.services.contact import tell_once_notes, victim_record
from victimcare.services.contact.tell_once_notes import NotePermission, NoteWords, NoteWriteRefused
from victimcare.services.conversations import identity_checks
from victimcare.services.conversations.identity_checks import CheckMethod
from victimcare.services.desk import task_actions
from victimcare.services.people import redaction

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)
TOLD = NoteWords("Do not name her brother.", "Rings after the school run.", "He took her bicycle.")
SOURCE = Path(tell_once_notes.__file__).parents[2]


@pytest.fixture
def case() -> dict[str, Victim]:
    return load("44/00001/26", recorded(a_person("V1"), a_person("V2", given_name="Tunde", mobile="07700 900456")))


@pytest.fixture
def ada(case: dict[str, Victim]) -> Victim:
    return case["V1"]


def prove(actor: Actor, victim: Victim, how: CheckMethod = CheckMethod.INTRODUCED) -> Actor:
    colleague = Staff.objects.get(id=staff("Colleague There").staff_id or 0).public_id
    identity_checks.record_identity_check(actor=actor, victim_id=victim.id, how=how, colleague=colleague, now=NOW)
    return actor


def write(actor: Actor, victim: Victim, words: NoteWords = TOLD, *, after: int = 0) -> int:
    return tell_once_notes.write_tell_once_note(
        actor=actor, victim_id=victim.public_id, words=words, after=after, now=NOW
    )


def first(actor: Actor, victim: Victim) -> NoteWords | None:
    found = tell_once_notes.load_tell_once_note(actor=actor, victim_id=victim.public_id, now=NOW)
    return found.words if found else None


def test_after_a_check_staff_read_it_with_who_wrote_it_and_never_before(ada: Victim) -> None:
    sol, ewa = prove(staff("Sol Pereira"), ada), staff("Ewa Tomala")
    assert first(sol, ada) is None
    write(sol, ada)

    with pytest.raises(identity_checks.IdentityCheckMissing):
        first(ewa, ada)
    with pytest.raises(identity_checks.IdentityCheckMissing):
        write(ewa, ada, after=1)
    found = tell_once_notes.load_tell_once_note(actor=prove(ewa, ada), victim_id=ada.public_id, now=NOW)

    assert found is not None
    assert (found.words, found.written_by, found.how, found.written_at) == (
        TOLD,
        "Sol Pereira",
        CheckMethod.INTRODUCED,
        NOW,
    )


def test_each_look_and_each_change_is_in_the_audit_without_a_word_of_it(ada: Victim) -> None:
    sol = prove(staff(), ada)
    write(sol, ada)
    first(sol, ada)
    tell_once_notes.load_note_history(actor=sol, victim_id=ada.public_id, now=NOW)
    tell_once_notes.end_tell_once_note(actor=sol, victim_id=ada.public_id, after=1, now=NOW)

    entries = AuditEntry.objects.filter(victim_id=ada.id, act__startswith="tell_once.").order_by("id")
    assert list(entries.values_list("act", "actor", "detail")) == [
        ("tell_once.written", sol.id, {"version": 1}),
        ("tell_once.seen", sol.id, {"version": 1}),
        ("tell_once.seen", sol.id, {"version": 1}),
        ("tell_once.ended", sol.id, {"version": 2}),
    ]


def test_what_is_renewed_leaves_the_earlier_words_as_they_were(ada: Victim) -> None:
    sol = prove(staff("Sol Pereira"), ada)
    write(sol, ada)
    renewed = NoteWords(needs="Ring her sister first.")
    write(sol, ada, renewed, after=1)

    kept = tell_once_notes.load_note_history(actor=sol, victim_id=ada.public_id, now=NOW)

    assert kept.stands is not None
    assert (kept.number, kept.stands.words) == (2, renewed)
    assert [(each.number, each.words) for each in kept.earlier] == [(1, TOLD)]
    for change in (
        "UPDATE records_telloncenote SET sealed_needs = 'Something else'",
        "DELETE FROM records_telloncenote",
    ):
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change)


def test_of_two_who_write_at_once_the_second_reads_first(ada: Victim) -> None:
    sol, ewa = prove(staff("Sol Pereira"), ada), prove(staff("Ewa Tomala"), ada)
    write(sol, ada)

    with pytest.raises(StaleVersion):
        write(ewa, ada, NoteWords(needs="Only letters."))

    assert first(ewa, ada) == TOLD


def test_a_note_the_victim_no_longer_wants_is_not_shown(ada: Victim) -> None:
    sol = prove(staff("Sol Pereira"), ada)
    write(sol, ada)
    tell_once_notes.end_tell_once_note(actor=sol, victim_id=ada.public_id, after=1, now=NOW)

    kept = tell_once_notes.load_note_history(actor=sol, victim_id=ada.public_id, now=NOW)

    assert first(sol, ada) is None
    assert (kept.stands, kept.earlier, kept.ended and kept.ended.written_by) == (None, (), "Sol Pereira")
    write(sol, ada, NoteWords(needs="Something new."), after=2)
    assert first(sol, ada) == NoteWords(needs="Something new.")


def test_a_note_without_a_word_is_none(ada: Victim) -> None:
    with pytest.raises(FieldRequired):
        write(prove(staff(), ada), ada, NoteWords("  ", "\n", ""))


def test_the_victims_team_writes_it_and_another_reads_it(ada: Victim) -> None:
    sol, south = prove(staff(), ada), prove(staff("Yaw Mensah", team=a_team("victim-care-south")), ada)
    write(sol, ada)

    assert first(south, ada) == TOLD
    with pytest.raises(NoteWriteRefused) as refused:
        write(south, ada, after=1)
    assert refused.value.why is NotePermission.ANOTHER_TEAM
    supervisor = staff("Nia Rowe", Role.SUPERVISOR, team=a_team("victim-care-south"))
    assert write(prove(supervisor, ada), ada, after=1) == 2
    task_actions.make_task(
        kind=TaskKind.TELL_VICTIM, victim_id=ada.id, reason="news", harm=1, due_at=NOW + MINUTE, now=NOW
    )
    task_actions.take_task(
        actor=south, task_id=Task.objects.get(victim=ada, kind=TaskKind.TELL_VICTIM).public_id, now=NOW
    )
    assert write(south, ada, after=2) == 3
    with pytest.raises(PermissionRefused):
        first(staff("PC Amara Cole", Role.OFFICER), ada)


def test_a_code_alone_writes_nothing_about_a_guarded_victim(ada: Victim) -> None:
    """The suspect may have the code, and would put words into the victim's mouth."""
    Victim.objects.filter(id=ada.id).update(is_guarded_by_facts=True)
    sol, ewa = prove(staff("Sol Pereira"), ada, CheckMethod.CODE), prove(staff("Ewa Tomala"), ada)

    with pytest.raises(NoteWriteRefused) as refused:
        write(sol, ada)

    assert refused.value.why is NotePermission.CODE_ALONE
    assert write(ewa, ada) == 1
    assert first(sol, ada) == TOLD


def test_the_record_of_another_victim_of_the_case_has_nothing_of_it(case: dict[str, Victim]) -> None:
    sol = prove(prove(staff(), case["V1"]), case["V2"])
    write(sol, case["V1"])

    assert first(sol, case["V2"]) is None
    told = repr(victim_record.load_victim_record(actor=sol, victim_id=case["V2"].public_id, now=NOW))
    assert not any(words in told for words in (TOLD.avoid, TOLD.needs, TOLD.happened))


def test_a_redaction_blanks_every_version(ada: Victim) -> None:
    sol = prove(staff(), ada)
    write(sol, ada)
    write(sol, ada, NoteWords(needs="Ring her sister first."), after=1)
    operator = Actor.operator("dana", reason="erasure request 12")

    done = redaction.redact_victim(actor=operator, reference="44/00001/26", record_id="V1", is_rehearsal=False, now=NOW)

    assert done.notes == 2
    left = TellOnceNote.objects.values_list("sealed_avoid", "sealed_needs", "sealed_happened")
    assert [words for row in left for words in row if words is None or bytes(words)] == []
    assert first(sol, ada) is None


def test_only_the_desk_the_victim_and_redaction_know_the_note() -> None:
    """Neither the line, a partner's site, an export nor the papers can come to show it; of the victim's pages one
    does."""
    knowing = {
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        if "tell_once" in path.read_text() or "TellOnceNote" in path.read_text()
    }

    outside_the_desk = {place for place in knowing if not place.startswith(("channels/web/desk/", "records/", "demo/"))}
    assert outside_the_desk == {
        "services/access/access_actors.py",
        "services/contact/tell_once_notes.py",
        "services/preferences/own_notes.py",  # the victim
        "channels/web/portal/preference_pages.py",
        "channels/web/portal/urls.py",
        "services/people/redaction_tables.py",
        "services/sealed_columns.py",  # how it is stored in the database
        "services/portal/own_record.py",  # that it was read, never what it says
    }
