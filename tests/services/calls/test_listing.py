"""The list of stored messages and recordings: staff see their own, a supervisor all, and until when each is kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.services.calls.test_voicemail import a_call, keep
from tests.services.people_and_cases import NOW, a_team, a_victim, staff
from victimcare.records.models import AuditEntry, Call, CallRecording, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.services.access import Actor, PermissionRefused, Role
from victimcare.services.calls import conversation_recordings, recording_playback
from victimcare.services.calls.conversation_recordings import RecordingKind, RecordingRow
from victimcare.services.desk import task_actions
from victimcare.services.desk.task_actions import make_task

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def team() -> None:
    a_team()


@pytest.fixture
def sol() -> Actor:
    return staff()


@pytest.fixture
def lead() -> Actor:
    return staff("Ines Moreau", Role.DESK, Role.SUPERVISOR)


def a_conversation(by: Actor, number: str, *, victim: Victim | None = None, ago: timedelta = MINUTE) -> CallRecording:
    row = CallRecording.objects.create(
        kind="conversation",
        call=Call.objects.get(public_id=a_call(number=number)),
        victim=victim,
        talked_by_id=by.staff_id,
        began_at=NOW - ago,
        ended_at=NOW - ago + MINUTE,
        length=8000 * 60,
    )
    row.refresh_from_db()
    return row


def seen(actor: Actor, kind: RecordingKind = RecordingKind.CONVERSATION, start: int = 0) -> Sequence[RecordingRow]:
    return conversation_recordings.list_recordings(actor=actor, kind=kind, start=start, now=NOW).items


def test_each_sees_what_they_could_open_and_a_supervisor_all(sol: Actor, lead: Actor) -> None:
    ewa, marta = staff("Ewa Tomala"), a_victim()
    a_conversation(sol, "1")
    own = a_conversation(staff("Lee Chard"), "2", victim=marta, ago=2 * MINUTE)
    work = make_task(kind=TaskKind.TELL_VICTIM, victim_id=marta.id, reason="guarded", harm=1, due_at=None, now=NOW)
    task_actions.take_task(actor=ewa, task_id=Task.objects.get(id=work).public_id, now=NOW)

    assert [one.talked_by for one in seen(lead)] == ["Sol Pereira", "Lee Chard"]
    assert [one.talked_by for one in seen(sol)] == ["Sol Pereira"]
    assert [(one.id, one.reference) for one in seen(ewa)] == [(own.public_id, marta.case.reference)]
    assert seen(staff("Ana Brook")) == ()
    for actor in (sol, ewa, lead):
        could_open = [
            one.public_id
            for one in CallRecording.objects.all()
            if recording_playback.load_recording(actor=actor, sound_id=one.public_id, now=NOW)
        ]
        assert {one.id for one in seen(actor)} == set(could_open)


def test_until_when_each_is_kept(sol: Actor, lead: Actor) -> None:
    a_conversation(sol, "1")
    held = a_conversation(sol, "2", ago=2 * MINUTE)
    recording_playback.hold_recording(actor=lead, sound_id=held.public_id, reason="A complaint", now=NOW)
    goes_on = a_conversation(sol, "3", ago=3 * MINUTE)
    CallRecording.objects.filter(id=goes_on.id).update(ended_at=None)
    gone = a_conversation(sol, "4")
    CallRecording.objects.filter(id=gone.id).update(gone_at=NOW, gone_because="days_over")
    keep(a_call(number="5"))

    found = conversation_recordings.list_recordings(actor=lead, kind=RecordingKind.CONVERSATION, now=NOW)

    assert [(one.ended_at is None, one.goes_on, one.held_at) for one in found.items] == [
        (True, None, None),
        (False, date(2026, 12, 26), None),
        (False, None, NOW),
    ]
    assert found.keeps == {RecordingKind.CONVERSATION: timedelta(days=31), RecordingKind.VOICEMAIL: timedelta(days=31)}
    (message,) = seen(lead, RecordingKind.VOICEMAIL)
    assert (message.heard_at, message.goes_on, message.reference) == (None, None, "")


def test_it_is_paged_audited_and_costs_the_same_however_much_there_is(
    lead: Actor, sol: Actor, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    monkeypatch.setattr(conversation_recordings, "RECORDINGS_PER_PAGE", 2)
    for number in range(5):
        a_conversation(sol, str(number), ago=number * MINUTE, victim=None)

    with django_assert_num_queries(4):
        first = conversation_recordings.list_recordings(actor=lead, kind=RecordingKind.CONVERSATION, now=NOW)
    last = conversation_recordings.list_recordings(actor=lead, kind=RecordingKind.CONVERSATION, start=4, now=NOW)

    assert (len(first.items), first.has_more, len(last.items), last.has_more) == (2, True, 1, False)
    looks = AuditEntry.objects.filter(act="recordings.see", actor=lead.id).order_by("id")
    assert [entry.detail for entry in looks] == [
        {"kind": "conversation", "from": 0, "shown": 2},
        {"kind": "conversation", "from": 4, "shown": 1},
    ]


def test_staff_who_work_on_no_tasks_do_not_see_it() -> None:
    with pytest.raises(PermissionRefused):
        seen(staff("Eli Marsh", Role.ENGINEER))
