"""What an access test asks of: the same things of a victim who is one's own, another team's, linked to one's own,
sealed, or known to the person who asks; and ids of things that are not there. Everybody invented.

The person who asks is one member of staff throughout, whose role is changed: they have taken the tasks and given a
reason for every look, and all that keeps them out is what they may do and what is shut to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid4

from django.test import Client

from tests.access import decisions, objects
from tests.access.objects import another
from tests.channels.web.desk.call_backs import asked
from tests.channels.web.desk.centre_calls import held_elsewhere
from tests.channels.web.desk.conftest import BACKEND
from tests.channels.web.portal.visiting import signed_in, signed_in_beside
from tests.services.calls.test_voicemail import SAID
from tests.services.control_room.room_staff import (
    a_handler,
    a_quarantined_mail,
    a_room_file,
    a_room_supervisor,
    an_incident,
)
from tests.services.control_room.test_room_voicemails import voice
from tests.services.conversations.test_incoming import a_text, take_in
from tests.services.loading import a_person, fact, load, recorded
from tests.services.people.helping import a_supporter
from tests.services.people_and_cases import NOW, a_team, staff
from tests.services.referrals.world import Service, a_partner, referred
from victimcare.records.models import (
    AccessReview,
    AgencyRequest,
    AuditEntry,
    CallRecording,
    Challenge,
    Complaint,
    Duty,
    Event,
    HandoverReport,
    PartnerUser,
    ReviewRequest,
    Staff,
    Task,
    Team,
    Victim,
)
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.calls import VoicemailRecipient
from victimcare.rules.cases.page_rights import right_key_of_duty
from victimcare.rules.control_room.contact_kinds import ContactRoute
from victimcare.rules.control_room.incidents.incident_kinds import CallService
from victimcare.services.access import Actor, ActorKind, Role
from victimcare.services.calls import caller_actions, voicemail
from victimcare.services.challenges import challenge_receipt
from victimcare.services.challenges.challenge_shapes import SubmissionChannel
from victimcare.services.challenges.complaint_receipt import ComplaintWords
from victimcare.services.contact import rights_ledger
from victimcare.services.control_room.calls.call_intakes import begin_call
from victimcare.services.control_room.calls.room_voicemails import keep_room_voicemail, list_room_voicemails
from victimcare.services.control_room.contacts.contact_intake import IncomingContactMessage, take_contact_messages
from victimcare.services.control_room.major.major_incidents import GivenMajorIncident, declare_major_incident
from victimcare.services.conversations import identity_checks
from victimcare.services.desk import task_actions
from victimcare.services.desk.staff_sessions import staff_actor
from victimcare.services.people import front_door
from victimcare.services.referrals import partner_sign_in
from victimcare.services.rights.ledger_queries import load_duty_standings
from victimcare.services.supervision import restricted_records, staff_conflicts
from victimcare.services.supervision.restricted_records import RestrictionKind


class Kind(StrEnum):
    OWN = "own"  # proved, with tasks of theirs
    OTHER_TEAM = "other_team"  # a colleague of another team has the tasks
    LINKED = "linked"  # another victim of the same crime
    SEALED = "sealed"
    CONFLICTED = "conflicted"
    NOBODYS = "nobodys"  # about no victim: a service, a colleague, a language
    MISSING = "missing"


SHUT = (Kind.SEALED, Kind.CONFLICTED)
# By kind: reference, given name, the last digits of the mobile number. No name is anybody else's.
_WHO = {
    Kind.OWN: ("44/50001/26", "Ownella", "101"),
    Kind.OTHER_TEAM: ("44/50002/26", "Temmora", "102"),
    Kind.LINKED: ("44/50001/26", "Linkara", "103"),
    Kind.SEALED: ("44/50004/26", "Zealinda", "104"),
    Kind.CONFLICTED: ("44/50005/26", "Konfarra", "105"),
}
REFERENCES = {kind: who[0] for kind, who in _WHO.items()}
UNKNOWN_ID = uuid4()  # for whom a reason was given too: nothing but what is there tells them apart
# What of each must never stand in an answer to the person who may not see it.
SECRETS = {kind: (name, f"900{digits}") for kind, (_, name, digits) in _WHO.items()}
_TASKS = (
    TaskKind.READ_WRITTEN,
    TaskKind.CONFIRM_GROUNDS,
    TaskKind.QUIET_CODE,
    TaskKind.DECIDE_DETAILS,
    TaskKind.ASK_AGENCY,
)


@dataclass
class World:
    sol: Staff
    victims: dict[Kind, Victim] = field(default_factory=dict)
    ids: dict[Kind, dict[str, Any]] = field(default_factory=dict)  # by the name that an address gives it
    things: dict[str, Any] = field(default_factory=dict)  # that belong to no person
    services: list[Service] = field(default_factory=list)  # to the first all are referred, to the second none
    reader: UUID | None = None  # who can be named to read a seal

    @property
    def actor(self) -> Actor:
        return staff_actor(self.sol)

    def argument(self, name: str, kind: Kind) -> Any:
        if kind is Kind.MISSING:
            return {"code": "xx"}.get(name, UNKNOWN_ID)
        return self.ids.get(kind, {}).get(name) or self.things.get(name, UNKNOWN_ID)


def made() -> World:
    a_team()
    other = a_team("north")
    sol = Staff.objects.get(id=staff("Sol Pereira").staff_id or 0)
    Staff.objects.filter(id=sol.id).update(email=objects.SOLS["email"], email_is_verified=True)
    ines = staff("Ines Moreau", Role.DESK, Role.SUPERVISOR, team=other)
    world = World(sol, services=[a_partner(), a_partner()])
    _crimes(world)
    for number, kind in enumerate(_WHO):
        _things_of(world, kind, number, other, ines)
    objects.at_services(world, (Kind.OWN, *SHUT), Kind.OWN, Kind.OTHER_TEAM)
    restricted_records.restrict_record(
        actor=ines,
        reference=REFERENCES[Kind.SEALED],
        kind=RestrictionKind.SPECIAL,
        why="Special",
        readers=[another()],
        now=NOW,
    )
    staff_conflicts.declare_conflict(
        actor=world.actor, reference=REFERENCES[Kind.CONFLICTED], words="Her cousin", now=NOW
    )
    # Shut since they were taken: what is theirs stays theirs in the tables, and is no way in.
    Task.objects.filter(victim__in=[world.victims[Kind.SEALED], world.victims[Kind.CONFLICTED]]).update(owner=sol)
    identity_checks.record_identity_check(
        actor=world.actor,
        victim_id=world.victims[Kind.OWN].id,
        how=identity_checks.CheckMethod.IN_PERSON,
        colleague=Staff.objects.get(id=ines.staff_id or 0).public_id,
        now=NOW,
    )
    objects.of_officers(world)
    objects.of_sealed(world, ines, Kind.OWN, Kind.OTHER_TEAM, Kind.LINKED, Kind.SEALED, Kind.CONFLICTED)
    world.reader = another()
    _nobodys(world)
    return world


def _crimes(world: World) -> None:
    for reference in sorted({who[0] for who in _WHO.values()}):
        people = [(kind, name, digits) for kind, (at, name, digits) in _WHO.items() if at == reference]
        loaded = load(
            reference,
            recorded(
                *(
                    a_person(f"V-{kind}", given_name=name, family_name=f"{name}son", mobile=f"07700 900{digits}")
                    for kind, name, digits in people
                )
            ),
            fact("case.officer_changed", NOW - timedelta(hours=47), officer=_officer_of(reference)),
            fact("suspect.arrested", NOW - timedelta(hours=20), suspect_ref="S1"),
            fact("suspect.interviewed", NOW - timedelta(hours=19), suspect_ref="S1"),
            fact("hearing.resulted", NOW - timedelta(days=6), hearing_ref="H1", result="convicted"),
            *(
                fact("victim.details_proposed", NOW, victim_id=f"V-{kind}", changes={"given_name": f"{name}h"})
                for kind, name, _ in people
            ),
        )
        for kind, _, _ in people:
            world.victims[kind] = loaded[f"V-{kind}"]


def _officer_of(reference: str) -> dict[str, str]:
    return objects.ANOTHERS if reference == REFERENCES[Kind.OTHER_TEAM] else objects.SOLS


def _things_of(world: World, kind: Kind, number: int, other: Team, ines: Actor) -> None:
    victim = world.victims[kind]
    ids: dict[str, Any] = {}
    ids["victim_id"] = victim.public_id
    tasks = [_task(victim, each) for each in (TaskKind.REACH_VICTIM, *_TASKS)]
    ids |= {f"task_id:{task.kind}": task.public_id for task in tasks} | {"task_id": tasks[0].public_id}
    callback = asked(victim, number=f"07700 900{_WHO[kind][2]}")
    ids["callback_id"] = callback.public_id
    call = caller_actions.record_inbound_call(carrier_call_id=f"voice-{kind}", direction="in", now=NOW)
    received = take_in(a_text(f"It is {kind}", sender=f"447700900{_WHO[kind][2]}"))
    ids["received_id"] = received.public_id
    voicemail.keep_voicemail(call_id=call, sound=SAID + bytes([number]), for_whom=VoicemailRecipient.DESK, now=NOW)
    sound = CallRecording.objects.latest("id")
    CallRecording.objects.filter(id=sound.id).update(victim=victim)
    ids["sound_id"] = sound.public_id
    ids["call_id"] = UUID(held_elsewhere(f"c-{number}", victim).rpartition("/")[2])
    ids["challenge_id"] = _challenge(victim).public_id
    ids["review_id"] = _review(victim).public_id
    duty = next(one.duty for one in load_duty_standings(victim.id, now=NOW))
    ids["key"] = rights_ledger.duty_key(victim.public_id, (duty.id, duty.triggered_by))
    ids["request_id"] = _request(world, victim).public_id
    ids["look_id"] = _look(world, victim, number).public_id
    ids["packet_id"] = _packet(world, victim, kind).public_id
    is_theirs = kind in (Kind.OWN, Kind.SEALED, Kind.CONFLICTED)
    ids |= objects.of_each(world, victim, is_theirs=is_theirs, by=ines)
    ids |= decisions.of_each(victim)
    ids["referral_id"] = referred(world.services[0], victim=victim).public_id
    world.ids[kind] = ids
    mine, noor = Task.objects.filter(closed_at=None), staff("Noor Aziz", team=other).staff_id
    if kind is Kind.OTHER_TEAM:
        mine.filter(victim=victim).update(team=other, owner=noor)
    elif kind is not Kind.LINKED:
        mine.filter(victim=victim).update(owner=world.sol)
    Task.objects.filter(id__in=[received.task_id, sound.task_id, callback.task_id]).update(
        owner=None if kind is Kind.LINKED else noor if kind is Kind.OTHER_TEAM else world.sol.id
    )


def _task(victim: Victim, kind: TaskKind) -> Task:
    theirs = Duty.objects.filter(victim=victim, code="r9_court_to_wcu").first() if kind is TaskKind.ASK_AGENCY else None
    subject = f"duty:{theirs.id}" if theirs else ""
    reason = {TaskKind.ASK_AGENCY: "agency_near", TaskKind.QUIET_CODE: "quiet_code_used"}.get(kind, "risk_news")
    made = task_actions.make_task(
        kind=kind, victim_id=victim.id, reason=reason, harm=2, due_at=NOW, now=NOW, subject_key=subject
    )
    return Task.objects.get(id=made)


def _challenge(victim: Victim) -> Challenge:
    key = next(
        right_key_of_duty(one.duty)
        for one in load_duty_standings(victim.id, now=NOW)
        if one.duty.id == "r6_suspect_arrested"
    )
    received = challenge_receipt.open_challenge(
        actor=Actor(ActorKind.VICTIM, "grant:test", victim_id=victim.id, opens="case"),
        victim_id=victim.id,
        channel=SubmissionChannel.WEB,
        words="No officer told me.",
        duty=key,
        now=NOW,
    )
    Challenge.objects.filter(public_id=received.id).update(concerned=[])  # else it is about what they did themselves
    return Challenge.objects.get(public_id=received.id)


def _review(victim: Victim) -> ReviewRequest:
    """Of a decision: the events stand in for those of a real one."""
    events = list(Event.objects.filter(case=victim.case_id).order_by("-id")[:3])
    row = ReviewRequest.objects.create(
        victim=victim,
        of="police",
        window=events[0],
        decision=events[1],
        asked=events[2],
        channel="web",
        received_at=NOW,
        recorded_at=NOW,
        team=a_team(),
        acknowledge_due_at=NOW,
        result_due_at=NOW,
    )
    row.refresh_from_db()
    return row


def _request(world: World, victim: Victim) -> AgencyRequest:
    duty = Duty.objects.filter(victim=victim).latest("id")
    row = AgencyRequest.objects.create(
        victim=victim,
        code=duty.code,
        triggered_by=duty.triggered_by,
        agency="wcu",
        asked_at=NOW,
        asked_by=world.sol,
        how="phone",
        chase_at=NOW,
    )
    row.refresh_from_db()
    return row


def _packet(world: World, victim: Victim, kind: Kind) -> HandoverReport:
    """Of a packet it is not only who has its task that opens it: the person who prepared it does, unless the case is
    shut."""
    is_theirs = kind in (Kind.OWN, Kind.SEALED, Kind.CONFLICTED)
    row = HandoverReport.objects.create(
        victim=victim,
        agency="wcu",
        number=1,
        way="api",
        prepared_at=NOW,
        prepared_by_id=world.sol.id if is_theirs else staff("Noor Aziz").staff_id or 0,
    )
    row.refresh_from_db()
    return row


def _look(world: World, victim: Victim, number: int) -> AccessReview:
    noor = staff("Noor Aziz").staff_id or 0
    entry = AuditEntry.objects.create(
        at=NOW,
        actor_kind="staff",
        actor=world.actor.id,
        act="case.look_up",
        case_id=victim.case_id,
        victim_id=victim.id,
    )
    row = AccessReview.objects.create(
        entry_id=entry.id, staff_id=noor, victim=victim, at=NOW, is_drawn=True, score=number, due_at=NOW
    )
    row.refresh_from_db()
    return row


def _nobodys(world: World) -> None:
    """What is about no victim: it is the same for whichever victim an address is asked of."""
    anonymous = Actor.anonymous("front")
    front_door.send_complaint(actor=anonymous, said=ComplaintWords("No officer rang"), address="81.2.69.142", now=NOW)
    Task.objects.filter(kind=TaskKind.FRONT_DOOR).update(owner=world.sol)
    world.things |= {
        **decisions.of_messages(),
        "complaint_id": Complaint.objects.get().public_id,
        "service_id": world.services[0].row.public_id,
        "partner_id": world.services[0].partner.public_id,
        "person_id": world.sol.public_id,
        "staff_id": world.sol.public_id,
        "code": "cy",
        "provider_id": "force",
        "supplier": "notify",
        "contact_id": _room_contact(),
        "incident_id": an_incident(a_handler()),
        "major_id": declare_major_incident(
            actor=a_room_supervisor(), given=GivenMajorIncident("Dock Lane", {}), now=NOW
        ),
        "form": "csv",
        "mail_id": a_quarantined_mail(),
        "voicemail_id": _room_voicemail(),
        "intake_id": begin_call(actor=a_handler(), service=CallService.NON_EMERGENCY, now=NOW),
        "room_picture_id": a_room_file(b"\x89PNG\r\n\x1a\n"),
        "room_text_id": a_room_file(b"Seen at four"),
        "page": 1,
    }


def _room_voicemail() -> UUID:
    """A message that a caller left for the control room."""
    contact = keep_room_voicemail(
        actor=Actor.system("calls.line"), call_id=UUID(int=1), number="", sound=voice(1), now=NOW
    ).contact
    [kept] = list_room_voicemails(actor=a_handler(), contact_id=contact).values()
    return kept.id


def _room_contact() -> UUID:
    """A contact with the control room, of no known victim."""
    said = IncomingContactMessage(ContactRoute.EMAIL, "sam@mail.example", "Bicycle", "Where is my bicycle?")
    [taken] = take_contact_messages(actor=Actor.system("mail"), incoming=[said], now=NOW)
    return taken.contact


def _inside(service: Service) -> Client:
    client = Client(raise_request_exception=False)
    user = PartnerUser.objects.select_related("partner").get(email=service.email)
    client.cookies["partner"] = partner_sign_in.begin_partner_session(user, now=NOW)
    return client


STAFF_ROLES = ("desk", "supervisor", "officer", "engineer", "control_room", "room_supervisor")
ALSO_HAVE = {"room_supervisor": ["control_room", "room_supervisor"]}  # roles that come with another


def clients(world: World) -> Mapping[str, Any]:
    """A browser for everybody who can ask, by role."""
    anonymous, at_the_desk = Client(raise_request_exception=False), Client(raise_request_exception=False)
    at_the_desk.force_login(world.sol, backend=BACKEND)
    session = at_the_desk.session
    session["reasons"] = dict.fromkeys(
        map(str, [UNKNOWN_ID, *(one.public_id for one in world.victims.values())]), "She rang"
    )
    session.save()
    victim = world.victims[Kind.OWN]
    own, beside = signed_in(victim), signed_in_beside(a_supporter(victim))
    own.raise_request_exception = beside.raise_request_exception = False
    return {
        "nobody": anonymous,
        "victim": own,
        "supporter": beside,
        "partner": _inside(world.services[0]),
        "other_partner": _inside(world.services[1]),
        **dict.fromkeys(STAFF_ROLES, at_the_desk),
    }
