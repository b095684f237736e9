"""A busy desk, for a browser: tasks of every kind and one victim whose identity was checked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from threading import Thread
from uuid import UUID
from wsgiref.simple_server import make_server

from django.core.handlers.wsgi import WSGIHandler
from django.db import connections
from django.test import Client

from tests.channels.web.browsers import in_a_browser as in_a_browser
from tests.channels.web.conftest import _Quiet, _Server
from tests.channels.web.desk.conftest import BACKEND, StaffBrowser, news_for, task_of
from tests.services.conversations.test_incoming import a_text, take_in
from tests.services.loading import fact, load
from tests.services.people_and_cases import NOW, staff
from tests.services.plans import call_to
from victimcare.records.models import (
    Complaint,
    Duty,
    Notification,
    NotificationState,
    Officer,
    ReceivedMessage,
    Staff,
    Task,
    Victim,
)
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.clock import end_of_day
from victimcare.services.access import Actor, Role
from victimcare.services.challenges.complaint_receipt import ComplaintWords
from victimcare.services.contact import contact_recording, tell_once_notes
from victimcare.services.contact.tell_once_notes import NoteWords
from victimcare.services.contact_plans import linked_people
from victimcare.services.contact_plans.linked_people import LinkedPersonEntry
from victimcare.services.desk import direct_assignment, task_actions
from victimcare.services.follow_up import contact_promises, duty_escalations, silence_checks
from victimcare.services.people import front_door
from victimcare.services.safe_contact.plan_shapes import RelationToVictim


@dataclass(frozen=True)
class Desk:
    """The address of the desk, the session of a supervisor, and the victims to look at."""

    address: str
    cookie: str
    marta: Victim
    task: Task
    ines: Victim
    second: Task
    clash: Task
    received: ReceivedMessage
    complaint: Complaint
    lead: UUID  # the supervisor whose session it is


@contextmanager
def served() -> Iterator[str]:
    server = make_server("127.0.0.1", 0, _Closing(), server_class=_Server, handler_class=_Quiet)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Closing(WSGIHandler):
    """Each request of this server has a thread of its own, and with it its own database connection."""

    def __call__(self, environ, start_response):  # type: ignore[no-untyped-def]
        try:
            return super().__call__(environ, start_response)
        finally:
            connections.close_all()


def busy_desk(address: str) -> Desk:
    sol = _person("Sol Pereira", Role.DESK, Role.SUPERVISOR)
    ewa = _person("Ewa Tomala")
    marta = news_for(language="pl", formats=["large_print"], enhanced_grounds=["vulnerable"])
    ines = news_for("44/09877/26", name="Ines", mobile="07700 900456", group="sexual")
    news_for("44/08812/26", name="Piotr", mobile="07700 900789")
    task = task_of(marta)
    task_actions.take_task(actor=sol.actor, task_id=task.public_id, now=NOW)
    given = task_of(ines)  # to the supervisor, since no working hours are recorded
    direct_assignment.hand_on_task(
        actor=sol.actor, task_id=given.public_id, to_person=_public(ewa), note="She knows Ines", now=NOW
    )
    task_actions.take_task(actor=ewa.actor, task_id=given.public_id, now=NOW)
    contact_recording.record_contact(
        actor=sol.actor,
        victim_id=marta.id,
        contact_id=marta.public_id,
        channel=contact_recording.ContactChannel.PHONE,
        reached=False,
        told=[],
        note="No answer. No message left.",
        now=NOW - timedelta(minutes=50),
    )
    sol.get(f"/desk/cases/{marta.public_id}")  # a contact begins, and then the victim's identity is checked
    _confirmed(sol, marta)
    _told_once(sol, marta)
    second = _second(sol, ewa, ines)
    clash = _clash(sol, ewa, marta)
    _other_tasks(ines)
    load(
        "44/10307/26",
        fact(
            "hearing.listed",
            NOW - timedelta(hours=1),
            hearing_ref="H1",
            kind="first_hearing",
            court="Ashmoor Magistrates' Court",
            starts_at="2026-12-10T10:00:00+00:00",
            received_by_wcu_at="2026-11-25T08:30:00+00:00",
        ),
    )
    _messages(marta)
    received = _received(sol)
    _followed_up(sol, ines)
    cookie = sol.client.cookies["staff"].value
    return Desk(address, cookie, marta, task, ines, second, clash, received, _complained(sol), _public(sol))


def _public(person: StaffBrowser) -> UUID:
    return Staff.objects.get(id=person.actor.staff_id or 0).public_id


def _complained(sol: StaffBrowser) -> Complaint:
    """A caller complained at the front door, and we have taken it; another person gave feedback about us."""
    anonymous = Actor.anonymous("web")
    words = "I rang three times.\n\nNobody rang back."
    said = ComplaintWords(words, way_back="Write to kim@post.example")
    front_door.send_complaint(actor=anonymous, said=said, address="", now=NOW)
    front_door.give_feedback(actor=anonymous, score=2, words="I told it all again.", address="", now=NOW)
    task_actions.take_task(actor=sol.actor, task_id=Task.objects.get(kind=TaskKind.FRONT_DOOR).public_id, now=NOW)
    return Complaint.objects.get()


def _followed_up(sol: StaffBrowser, victim: Victim) -> None:
    """A colleague stands in for an officer; a duty that is not being worked on has been escalated."""
    for number, name in (("1204", "PC Amara Cole"), ("3311", "PC Tom Reed")):
        Officer.objects.create(
            source="urn:test:records", record_id=number, name=name, named_at=NOW, named_sequence=1, named_by_id="E1"
        )
    today = NOW.date()
    contact_promises.enter_cover(
        actor=sol.actor,
        officer="1204",
        from_on=today,
        until_on=today + timedelta(days=9),
        by_officer="3311",
        why=contact_promises.CoverReason.OFF,
        now=NOW,
    )
    late = today - timedelta(days=1)
    assert Duty.objects.filter(victim=victim, code="r4_needs_assessment").update(due_on=late, due_at=end_of_day(late))
    silence_checks.create_silence_tasks(now=NOW)
    duty_escalations.escalate_duties(now=NOW)


def _received(sol: StaffBrowser) -> ReceivedMessage:
    """The victim wrote back from their number, and we have taken the task to read it."""
    row = take_in(a_text("Dziękuję.\n\nCan you ring my sister?", sender="07700 900123"))
    task = Task.objects.get(subject_key=f"received:{row.public_id}")
    task_actions.take_task(actor=sol.actor, task_id=task.public_id, now=NOW)
    return row


def _person(name: str, *roles: Role) -> StaffBrowser:
    actor = staff(name, *roles)
    client = Client()
    client.force_login(Staff.objects.get(id=actor.staff_id or 0), backend=BACKEND)
    return StaffBrowser(actor, client)


def _confirmed(sol: StaffBrowser, victim: Victim) -> None:
    sol.prove(victim)
    point = victim.person.contact_points.get(kind="mobile")
    hours = {"days": ["mon", "tue", "wed", "thu", "fri"], "from": "08:00", "to": "11:00"}
    plan = replace(call_to(point, hours=(hours,)), note="Her son answers sometimes.")
    contact_recording.confirm_plan(actor=sol.actor, victim_id=victim.id, plan=plan, now=NOW)


def _told_once(sol: StaffBrowser, victim: Victim) -> None:
    """A tell-it-once note, written and renewed since."""
    first = NoteWords(needs="Rings after the school run.")
    then = NoteWords(
        avoid="Do not ask what was in the blue box. Do not name her brother: he is the one who found it open.",
        needs="Polish, and time. She rings after the school run, and cannot talk at weekends.",
        happened="The flat was searched while they slept. She has told it to two officers and the insurer.",
    )
    for after, words in enumerate((first, then)):
        tell_once_notes.write_tell_once_note(
            actor=sol.actor, victim_id=victim.public_id, words=words, after=after, now=NOW
        )


def _second(sol: StaffBrowser, ewa: StaffBrowser, victim: Victim) -> Task:
    """A guarded victim's other number, proposed by a colleague and taken by us."""
    ewa.prove(victim)
    contact_recording.confirm_plan(actor=ewa.actor, victim_id=victim.id, plan=call_to(given="07700 900999"), now=NOW)
    task = Task.objects.get(kind=TaskKind.SECOND_PERSON)
    task_actions.take_task(actor=sol.actor, task_id=task.public_id, now=NOW)
    return task


def _clash(sol: StaffBrowser, ewa: StaffBrowser, victim: Victim) -> Task:
    """A number on the victim's record that is also their former partner's, taken by us; and a linked person of whom
    little is known."""
    actor = replace(ewa.actor, reason="The officer rang")
    him = LinkedPersonEntry(
        RelationToVictim.EX_PARTNER,
        name="Marek Kowal",
        numbers=["07700 900123", "020 7946 0111"],
        address=["17 Curlew Road"],
        postcode="ZZ9 4HT",
    )
    linked_people.add_linked_person(actor=actor, victim_id=victim.public_id, link=him, now=NOW)
    linked_people.add_linked_person(
        actor=actor, victim_id=victim.public_id, link=LinkedPersonEntry(RelationToVictim.HOUSEHOLD), now=NOW
    )
    task = Task.objects.get(kind=TaskKind.CLASH)
    task_actions.take_task(actor=sol.actor, task_id=task.public_id, now=NOW)
    return task


def _other_tasks(victim: Victim) -> None:
    for kind, about, reason, harm, hours, subject in [
        (TaskKind.CALL_BACK, None, "callback_silent", 2, 3, "callback:1"),
        (TaskKind.MESSAGE_FAILED, victim, "message_failed", 2, -3, "message:1"),
        (TaskKind.MESSAGES_HELD, None, "sending_held", 3, -30, "sending:sending_held"),
        (TaskKind.CODE_ATTACK, None, "many_wrong_codes", 3, 0.2, ""),
        (TaskKind.CONTACTS_LEAP, None, "contacts_leap", 2, 60, "source:x"),
        (TaskKind.DECIDE_DETAILS, victim, "details_proposed", 1, 30, ""),
        (TaskKind.CALL_BACK, None, "callback_person", 1, -0.3, "callback:2"),
    ]:
        task_actions.make_task(
            kind=kind,
            victim_id=about.id if about else None,
            reason=reason,
            harm=harm,
            due_at=NOW + timedelta(hours=hours),
            now=NOW,
            subject_key=subject,
        )


def _messages(victim: Victim) -> None:
    sent = Notification.objects.create(
        victim=victim, channel="text", template="news", status="delivered", queued_at=NOW, not_before=NOW
    )
    for minutes, status in enumerate(["queued", "handed_over", "accepted", "delivered"]):
        NotificationState.objects.create(telling=sent, status=status, at=NOW - timedelta(minutes=40 - minutes))
    held = Notification.objects.create(
        victim=victim,
        channel="text",
        template="ring-us",
        status="held",
        held_reason="not_agreed",
        queued_at=NOW,
        not_before=NOW,
    )
    NotificationState.objects.create(telling=held, status="held", at=NOW)
