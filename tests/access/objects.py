"""What an access test asks of beside the victim's record, of each victim: their packets, files and samples, what ends
for the victim, what their officer is asked, and who opens what is sealed. As rows, where the product's own acts take
long."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from tests.services.people_and_cases import NOW, a_case, a_team, staff
from tests.services.referrals.world import a_partner, referred
from victimcare.records.models import (
    ClosingCall,
    ConflictOfInterest,
    Contact,
    CustodyWatch,
    EmergencyAccess,
    Event,
    HandoverReport,
    Leaving,
    LossList,
    LostItem,
    LostItemFile,
    Officer,
    OfficerAnswer,
    OfficerQuestion,
    PropertyPhoto,
    QualityDraw,
    QualityReview,
    RestrictedRecord,
    SelfReferral,
    Staff,
    StoredFile,
    Task,
    Victim,
    WrittenMessage,
    WrittenMessageFile,
)
from victimcare.records.models.other_agencies.partners import PartnerChannel
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.clock import london_date
from victimcare.rules.files import FileType
from victimcare.services.access import Actor, Role
from victimcare.services.conversations import written_messages
from victimcare.services.desk import task_actions
from victimcare.services.files import file_store
from victimcare.services.files.file_store import CheckedFile, FileScanStatus
from victimcare.services.handovers import report_records
from victimcare.services.losses import loss_records
from victimcare.services.losses.loss_records import ThingAnswers
from victimcare.services.person_keys import fetch_victim_key
from victimcare.services.referrals import self_referrals
from victimcare.services.sealed_columns import CONTACT_NOTE
from victimcare.services.supervision import emergency_access, restricted_records
from victimcare.services.supervision.restricted_records import RestrictionKind
from victimcare.services.updates import question_search

if TYPE_CHECKING:
    from tests.access.world import World

SOLS = {"officer_id": "SOL", "name": "DC Sol Pereira", "email": "sol@police.example"}  # as the record system knows him
ANOTHERS = {"officer_id": "RP2210", "name": "DC Marcia Wray", "email": "rp2210@police.example"}
_OF_VICTIM = (TaskKind.HAND_OVER, TaskKind.OFFICER_SILENT)


def another() -> UUID:
    """Another member of staff who reads what is sealed."""
    return Staff.objects.get(id=staff("Bea Marsh", Role.DESK, Role.SUPERVISOR).staff_id or 0).public_id


def of_each(world: World, victim: Victim, *, is_theirs: bool, by: Actor) -> dict[str, Any]:
    """Their ids, by the name that an address gives them. `is_theirs`: the person who asks prepared the victim's
    packet."""
    colleague = by.staff_id or 0
    ids: dict[str, Any] = {f"task_id:{kind}": Task.objects.get(id=_task(victim, kind)).public_id for kind in _OF_VICTIM}
    ids["sent_id"] = _sent(
        victim, prepared_by=world.sol.id if is_theirs else staff("Noor Aziz").staff_id or 0, checked_by=colleague
    ).public_id
    ids["closing_id"] = _closing(victim)
    ids["leaving_id"] = _leaving(victim)
    ids["drawn_id"] = _drawn(victim, colleague)
    ids["file_id"] = _file(victim, by)
    ids["photo_id"] = _photo(victim, by)
    ids |= _lost(victim, by)
    ids["conflict_id"] = _conflict(victim)
    return ids


def of_officers(world: World) -> None:
    """What is asked of the victim's officer, and was answered."""
    CustodyWatch.objects.bulk_create(
        CustodyWatch(case_id=case_id, since=NOW) for case_id in {one.case_id for one in world.victims.values()}
    )
    question_search.update_questions(now=NOW)
    asked = {
        kind: OfficerQuestion.objects.filter(case=victim.case_id, closed_at=None).latest("id")
        for kind, victim in world.victims.items()
    }
    for kind, question in asked.items():
        victim = world.victims[kind]
        world.ids[kind]["question_id"] = question.public_id
        world.ids[kind]["answer_id"] = _answer(question)
        Task.objects.filter(kind=TaskKind.OFFICER_SILENT, victim=victim).update(
            subject_key=f"question:{question.public_id}"
        )


def of_sealed(
    world: World, ines: Actor, own: Any, another_team: Any, linked: Any, sealed: Any, conflicted: Any
) -> None:
    """Of seals: one that they read, and that of the sealed case. Of who opens one: asked by another team, by their own,
    by themselves, and of a case in which they know a person."""
    world.ids[own]["seal_id"] = _seal(ines, [world.sol.public_id, another()])
    world.ids[sealed]["seal_id"] = RestrictedRecord.objects.get(case=world.victims[sealed].case_id).public_id
    case = a_case(reference="44/50010/26")
    restricted_records.restrict_record(
        actor=ines, reference=case.reference, kind=RestrictionKind.SPECIAL, why="Few", readers=[another()], now=NOW
    )
    colleague, other = staff("Ewa Tomala"), staff("Noor Aziz", team=a_team("north"))
    world.ids[own] |= _opened(case, other)
    world.ids[another_team] |= _opened(case, colleague, let_by=world.sol.id)
    world.ids[linked] |= _opened(case, world.actor, let_by=None)
    known = a_case(reference="44/50009/26")
    restricted_records.restrict_record(
        actor=ines, reference=known.reference, kind=RestrictionKind.SPECIAL, why="Few", readers=[another()], now=NOW
    )
    ConflictOfInterest.objects.create(staff=world.sol, case=known, how="declared", since_at=NOW)
    world.ids[conflicted] |= _opened(known, other)
    mine = ConflictOfInterest.objects.filter(staff=world.sol, case=world.victims[conflicted].case)
    world.ids[conflicted]["conflict_id"] = mine.latest("id").public_id


def at_services(world: World, sealed_for: tuple[Any, ...], own: Any, silent: Any) -> None:
    """Referrals that go as a sealed file; and what a person asked without the police: one who agrees that we may know,
    one who does not."""
    paper = a_partner(PartnerChannel.SEALED)
    for kind in sealed_for:
        row = referred(paper, victim=world.victims[kind], actor=staff("Noor Aziz", Role.DESK))
        world.ids[kind]["paper_id"] = row.public_id
        Task.objects.filter(kind=TaskKind.REFERRAL, subject_key__contains=str(row.public_id)).update(owner=world.sol)
    for kind, may_know in ((own, True), (silent, False)):
        self_referrals.create_self_referral(
            actor=Actor.anonymous("front"),
            service=world.services[0].row.public_id,
            said={"name": "Askella", "reach": "07700 900199", "words": "It happened again"},
            police_may_know=may_know,
            now=NOW,
        )
        world.ids[kind]["ask_id"] = SelfReferral.objects.latest("id").public_id
    Task.objects.filter(kind=TaskKind.SELF_REFERRED).update(owner=world.sol)


def _task(victim: Victim, kind: TaskKind) -> int:
    return task_actions.make_task(
        kind=kind,
        victim_id=victim.id,
        reason="officer_silent" if kind is TaskKind.OFFICER_SILENT else "handover_due",
        harm=2,
        due_at=NOW,
        now=NOW,
        subject_key="handover:cps" if kind is TaskKind.HAND_OVER else "question:none",
    )


def _sent(victim: Victim, *, prepared_by: int, checked_by: int) -> HandoverReport:
    """One that has left, with something inside."""
    row = HandoverReport(
        public_id=uuid4(),
        victim=victim,
        agency="cps",
        number=1,
        way="file",
        state="sent",
        prepared_at=NOW,
        prepared_by_id=prepared_by,
        checked_at=NOW,
        checked_by_id=checked_by,
        sent_at=NOW,
        take_up_by=NOW + timedelta(days=1),
    )
    row.sealed_content = report_records.seal_report_content(
        row, b'{"parts": {}, "name": "%s"}' % victim.person.given_name.encode()
    )
    row.save()
    return row


def _closing(victim: Victim) -> UUID:
    event = Event.objects.filter(case=victim.case_id).latest("id")
    row = ClosingCall.objects.create(
        victim=victim, moment="no_further_action", events=[event.id], crime="other", opened_at=NOW, due_at=NOW
    )
    row.refresh_from_db(fields=["public_id"])
    return row.public_id


def _leaving(victim: Victim) -> UUID:
    event = Event.objects.filter(case=victim.case_id).latest("id")
    row = Leaving.objects.create(victim=victim, event=event, leaves="support", noticed_at=NOW)
    row.refresh_from_db(fields=["public_id"])
    return row.public_id


def _drawn(victim: Victim, person: int) -> UUID:
    draw, _ = QualityDraw.objects.get_or_create(
        month=NOW.date().replace(day=1), defaults={"seed": "s", "in_100": 2, "drawn_at": NOW, "among": 5}
    )
    contact = Contact(public_id=uuid4(), victim=victim, channel="phone", reached=True, made_at=NOW, made_by_id=person)
    CONTACT_NOTE.put_words(contact, victim.person.given_name, fetch_victim_key(victim.id))
    contact.save()
    row = QualityReview.objects.create(draw=draw, contact=contact, person_id=person, due_at=NOW)
    row.refresh_from_db(fields=["public_id"])
    return row.public_id


def _kept(victim: Victim, by: Actor, kind: FileType) -> StoredFile:
    file = CheckedFile(kind, victim.person.given_name.encode(), FileScanStatus.CLEAN)
    return file_store.store_file(actor=by, victim_id=victim.id, file=file, now=NOW)


def _file(victim: Victim, by: Actor) -> UUID:
    row = WrittenMessage(public_id=uuid4(), victim=victim, by_id=by.staff_id, written_at=NOW)
    written_messages.store_written_message(row, actor=by, words="See this", files=(), now=NOW)
    file = _kept(victim, by, FileType.TEXT)
    WrittenMessageFile.objects.create(message=row, file=file, place=1)
    return file.public_id


def _photo(victim: Victim, by: Actor) -> UUID:
    file = _kept(victim, by, FileType.JPEG)
    PropertyPhoto.objects.create(victim=victim, item_ref="P1", file=file)
    return file.public_id


def _lost(victim: Victim, by: Actor) -> dict[str, UUID]:
    """A thing on their list, its file, and the list as they sent it."""
    thing_id, list_id = uuid4(), uuid4()
    answers = ThingAnswers(what=victim.person.given_name)
    row = LostItem.objects.create(
        public_id=thing_id,
        victim=victim,
        sealed=loss_records.seal_answers(answers, victim.id, thing_id),
        added_at=NOW,
        changed_at=NOW,
    )
    file = _kept(victim, by, FileType.TEXT)
    LostItemFile.objects.create(thing=row, file=file, sent_at=NOW)
    message = WrittenMessage(
        public_id=uuid4(),
        victim=victim,
        to="officer",
        written_at=NOW,
        answer_by=london_date(NOW),
        task=Task.objects.filter(victim=victim).latest("id"),
    )
    written_messages.store_written_message(message, actor=by, words="", files=(), now=NOW)
    things = loss_records.load_things([row])
    LossList.objects.create(
        public_id=list_id,
        victim=victim,
        number=1,
        sealed=loss_records.seal_things(things, victim.id, list_id),
        sent_at=NOW,
        message=message,
    )
    return {"thing_id": thing_id, "list_id": list_id, "lost_file_id": file.public_id}


def _conflict(victim: Victim) -> UUID:
    """Of another victim."""
    row = ConflictOfInterest.objects.create(
        staff_id=staff("Ada Hale").staff_id or 0,
        case_id=victim.case_id,
        how="declared",
        since_at=NOW,
    )
    row.refresh_from_db(fields=["public_id"])
    return row.public_id


def _answer(question: OfficerQuestion) -> UUID:
    """One that came by mail: it waits to be confirmed, and leaves its question open. From before anything was shut:
    the officer who has the case is not asked any more where it is."""
    officer = question.officer or Officer.objects.get(record_id=SOLS["officer_id"])
    row, _ = OfficerAnswer.objects.get_or_create(
        question=question,
        defaults={
            "choice": "not_mine",
            "door": "mail",
            "needs_confirming": True,
            "by_officer": officer,
            "given_at": NOW,
            "applies_at": NOW + timedelta(minutes=10),
        },
    )
    row.refresh_from_db(fields=["public_id"])
    return row.public_id


def _seal(ines: Actor, readers: list[UUID]) -> UUID:
    case = a_case(reference="44/50008/26")
    return restricted_records.restrict_record(
        actor=ines, reference=case.reference, kind=RestrictionKind.SPECIAL, why="Few", readers=readers, now=NOW
    )


def _opened(case: Any, by: Actor, *, let_by: int | None = None) -> dict[str, UUID]:
    """Asked and undecided; and, `let_by`, one that was opened."""
    emergency_access.request_emergency_access(actor=by, reference=case.reference, reason="He is at her door", now=NOW)
    row = EmergencyAccess.objects.latest("id")
    used = EmergencyAccess.objects.create(
        seal=row.seal,
        asked_by=row.asked_by,
        asked_at=NOW,
        decided_by_id=let_by or staff("Bea Marsh", team=a_team("south")).staff_id,
        decided_at=NOW,
        until_at=NOW + timedelta(minutes=15),
    )
    used.refresh_from_db(fields=["public_id"])
    return {"opening_id": row.public_id, "used_id": used.public_id}
