"""A restricted record stays restricted on the line, at the terminal, and where its officer is silent; and no victim is
lost."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from click.testing import CliRunner

from tests.channels.web.desk.conftest import news_for
from tests.services.calls.waiting import A_SHIFT, a_call, connect_headset, on_duty
from tests.services.people_and_cases import NOW, a_point, a_team, staff
from tests.services.updates import asked
from victimcare.config.command_line import victimcare_command
from victimcare.records.models import Agent, AuditEntry, EmergencyAccess, OfficerAnswer, QueueEntry, Staff, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.services.access import Actor, Role
from victimcare.services.calls import caller_actions
from victimcare.services.calls.agents import agent_calls, agent_duty
from victimcare.services.calls.agents.agent_duty import AgentEndpointKind
from victimcare.services.calls.call_queue import caller_queue, queue_routing
from victimcare.services.calls.call_queue.caller_queue import AdmissionResult, QueueExit, QueueRequest, TurnState
from victimcare.services.desk import task_actions
from victimcare.services.desk.staff_sessions import staff_actor
from victimcare.services.supervision import emergency_access, restricted_records
from victimcare.services.supervision.restricted_records import RestrictionKind
from victimcare.services.updates import answer_effects, officer_replies, officer_silence, plain_words, question_search

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def _clock(settings: Any) -> None:
    settings.VICTIMCARE_NOW = NOW


@pytest.fixture
def ines(db: None) -> Actor:
    a_team()
    return staff("Ines Moreau", Role.DESK, Role.SUPERVISOR, team=a_team("safeguarding"))


def sealed(victim: Victim, ines: Actor) -> Victim:
    restricted_records.restrict_record(
        actor=ines,
        reference=victim.case.reference,
        kind=RestrictionKind.SPECIAL,
        why="Few",
        readers=[another()],
        now=NOW,
    )
    return victim


def another() -> UUID:
    return Staff.objects.get(id=staff("Bea Marsh", Role.SUPERVISOR).staff_id or 0).public_id


def signs_on(actor: Actor) -> None:
    agent_duty.sign_on_agent(actor=actor, way=AgentEndpointKind.BROWSER, now=NOW)
    connect_headset(actor, until=NOW + A_SHIFT)


def rings_for(actor: Actor) -> bool:
    queue_routing.route_calls(line="", now=NOW + SECOND)
    return agent_duty.find_ringing_call(actor=actor, now=NOW + SECOND) is not None


def test_a_restricted_victims_call_is_put_through_and_handed_only_to_readers_of_the_case(ines: Actor) -> None:
    marta, sol = sealed(news_for(), ines), on_duty("Sol Pereira")
    call = a_call(marta)
    assert (
        caller_queue.enter_queue(call_id=call, wants=QueueRequest(), now=NOW).how is AdmissionResult.NO_STAFF_ON_DUTY
    ), "the victim is promised a call"
    signs_on(ines)

    assert caller_queue.enter_queue(call_id=call, wants=QueueRequest(), now=NOW).how is AdmissionResult.WAITS

    assert (rings_for(sol), rings_for(ines)) == (False, True)
    agent_duty.answer_call(actor=ines, now=NOW + SECOND)
    with pytest.raises(agent_duty.ColleagueBusy):
        agent_calls.hand_over_call(
            actor=ines, to=Staff.objects.get(id=sol.staff_id or 0).public_id, now=NOW + 2 * SECOND
        )
    bea = Staff.objects.get(name="Bea Marsh")
    signs_on(staff_actor(bea))
    agent_calls.hand_over_call(actor=ines, to=bea.public_id, now=NOW + 2 * SECOND)
    assert QueueEntry.objects.get().held_by == Agent.objects.get(staff=bea)


def test_where_the_last_reader_leaves_the_caller_does_not_wait_in_vain(ines: Actor) -> None:
    marta = sealed(news_for(), ines)
    on_duty("Sol Pereira")
    signs_on(ines)
    call = a_call(marta)
    caller_queue.enter_queue(call_id=call, wants=QueueRequest(), now=NOW)
    agent_duty.sign_off_agent(actor=ines, now=NOW + SECOND)

    assert caller_queue.check_turn(call_id=call, now=NOW + 2 * SECOND).how is TurnState.TOO_LONG


def test_a_promised_call_is_offered_to_no_other_agent_either(ines: Actor) -> None:
    marta, sol = news_for(), on_duty("Sol Pereira")
    a_point(marta, "07700900171").confirmed_at = NOW
    call = a_call(marta)
    caller_queue.enter_queue(call_id=call, wants=QueueRequest(), now=NOW)
    caller_actions.request_callback(call_id=call, wish="place", keyed_number="07700900171", caller_number="", now=NOW)
    caller_queue.leave_queue(call_id=call, why=QueueExit.CALLBACK, now=NOW)
    sealed(marta, ines)
    Task.objects.filter(kind=TaskKind.CALL_BACK).update(owner=None)  # otherwise it would be offered to no agent

    assert not rings_for(sol)
    assert QueueEntry.objects.places_kept().count() == 1


def run(*words: str) -> Any:
    return CliRunner().invoke(victimcare_command, words)


COMMANDS = {
    "ledger": ("ledger", "{}"),
    "timeline": ("timeline", "{}"),
    "messages": ("messages", "--crime", "{}"),
    "who saw": ("audit", "who-saw", "{}"),
    "code": ("access-code", "{}", "--victim", "V-{}"),
    "redact": ("redact", "{}", "--victim", "V-{}"),
}


def test_at_the_terminal_a_restricted_case_is_missing_until_two_have_opened_it(ines: Actor) -> None:
    marta = sealed(news_for(), ines)
    reference = marta.case.reference

    def given(reference: str) -> dict[str, tuple[int, str]]:
        ran = {
            name: run(*(word.format(reference) for word in words), "--reason", "Sums do not agree")
            for name, words in COMMANDS.items()
        }
        return {name: (one.exit_code, one.output.replace(reference, "")) for name, one in ran.items()}

    assert given(reference) == given("99/99999/26")
    assert reference not in run("ledger", "--all", "--reason", "x").output
    for asked_for in (reference, "99/99999/26", reference):
        told = run("open-sealed", asked_for, "--reason", "A wrong address goes out tonight")
        assert (told.exit_code, told.output.count("\n")) == (0, 1)
    [waits] = emergency_access.list_emergency_requests(actor=ines, now=NOW)
    assert (waits.reference, waits.is_at_terminal, waits.team) == (reference, True, "")

    emergency_access.decide_emergency_access(actor=ines, opening_id=waits.id, lets=True, minutes=15, now=NOW)

    assert {name: code for name, (code, _) in given(reference).items()} == dict.fromkeys(COMMANDS, 0)
    third = staff("Noor Aziz", Role.DESK, Role.SUPERVISOR)
    [seen] = emergency_access.list_accesses_to_review(actor=third, now=NOW + timedelta(minutes=20))
    assert {"ledger.see", "timeline.see", "messages.seen", "audit.who_saw"} <= {one.act for one in seen.done}
    assert EmergencyAccess.objects.get().asked_by is None
    looks = AuditEntry.objects.filter(actor_kind="operator", act="ledger.see", case_id=marta.case_id)
    assert set(looks.values_list("reason", flat=True)) == {"Sums do not agree"}


def test_a_question_about_a_restricted_case_comes_to_its_readers(ines: Actor) -> None:
    victim = sealed(asked.a_case(), ines)
    asked.a_case("44/10119/26")
    assert asked.ask() == 1
    assert asked.prompt().questions.count() == 1, "what is sealed is in no mail"

    officer_silence.escalate_officer_silence(now=NOW)
    officer_silence.escalate_officer_silence(now=NOW)

    task = Task.objects.get(kind=TaskKind.OFFICER_SILENT, closed_at=None)
    assert (task.victim_id, task.team_id, task.reason) == (victim.id, ines.team_id, "officer_not_mailed")
    [row] = restricted_records.list_restricted_records(actor=ines, now=NOW)
    restricted_records.lift_restriction(actor=ines, seal_id=row.id, why="It was another", now=NOW)
    question_search.update_questions(now=NOW)
    officer_silence.escalate_officer_silence(now=NOW)
    assert not Task.objects.filter(kind=TaskKind.OFFICER_SILENT, closed_at=None).exists(), "mail asks again"


def test_an_officers_mail_about_a_case_restricted_since_takes_no_effect(ines: Actor) -> None:
    victim = asked.a_case()
    asked.ask()
    asked.write("A1")
    sealed(victim, ines)
    asked.write("A2", now=NOW + timedelta(minutes=1))

    assert answer_effects.apply_due_answers(now=asked.LATER) == 0

    answer = OfficerAnswer.objects.get()
    assert (answer.undone_at, answer.event_id) == (asked.LATER, None)
    officer_silence.escalate_officer_silence(now=asked.LATER)
    assert Task.objects.get(kind=TaskKind.OFFICER_SILENT, closed_at=None).team_id == ines.team_id


def test_strangers_who_write_to_the_address_for_officers_bury_no_mail(ines: Actor) -> None:
    for number in range(officer_replies.MOST_UNKNOWN + 3):
        asked.write(f"Hello {number}", to="ask+hb4q@care.example", sender=f"s{number}@nowhere.example")

    tasks = Task.objects.filter(kind=TaskKind.OFFICER_WROTE, closed_at=None)
    assert tasks.count() == officer_replies.MOST_UNKNOWN + 1
    rest = tasks.get(subject_key=officer_replies.MANY)
    task_actions.take_task(actor=ines, task_id=rest.public_id, now=NOW)
    shown = plain_words.read_officer_task(actor=ines, task_id=rest.public_id, now=NOW)
    assert [mail.words for mail in shown.mails] == ["Hello 22", "Hello 21", "Hello 20"]
