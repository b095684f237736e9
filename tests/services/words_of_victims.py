"""Something that a victim wrote, or that was written about them, in each place that keeps it sealed; and how it is
read.

`python -m tests.services.words_of_victims write|erase|read`, for tests of backups: for one victim in the database of
DATABASE_URL. `read` prints the places whose words open, one a line.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from uuid import uuid4

if __name__ == "__main__":
    import django

    django.setup()

from django.db import transaction

from tests.services.people.helping import a_supporter
from tests.services.people.writers import signed_in_victim
from tests.services.people_and_cases import NOW, a_team, a_victim, staff
from victimcare.records.models import (
    AccessGrant,
    Call,
    CallRecording,
    Complaint,
    Contact,
    CourtSupportRequest,
    DuressSubmission,
    HandoverReport,
    NeedsAssessment,
    PreferenceDraft,
    PreferenceRequest,
    QualityDraw,
    QualityReview,
    StatementVersion,
    StoredFile,
    Supporter,
    Victim,
    WrittenMessage,
)
from victimcare.records.models.access_codes import AccessLevel
from victimcare.records.models.court import CourtRequestKind
from victimcare.rules.files import FileType
from victimcare.rules.safe_contact.preference_questions import PreferenceAnswers
from victimcare.services.calls import sound_store
from victimcare.services.care import known_answers
from victimcare.services.challenges.complaint_detail import open_complaint_words
from victimcare.services.challenges.complaint_levels import ComplaintSubject
from victimcare.services.challenges.complaint_receipt import ComplaintWords, open_complaint_of_victim
from victimcare.services.contact_plans import preference_requests
from victimcare.services.conversations import written_messages
from victimcare.services.conversations.written_messages import DuressSubmissionKind
from victimcare.services.court import court_requests, victim_statements
from victimcare.services.files import file_store
from victimcare.services.files.file_store import CheckedFile, FileScanStatus
from victimcare.services.handovers import report_records
from victimcare.services.losses import loss_records, own_lists
from victimcare.services.losses.loss_records import ThingAnswers
from victimcare.services.people import supporter_shapes
from victimcare.services.person_keys import (
    ERASED,
    KEY_MISSING,
    erase_person_keys,
    load_person_keys,
    open_person_words,
)
from victimcare.services.sealing import Unopened
from victimcare.services.supervision import quality_reviews

WORDS = "They stay at their sister's in Hexham"


@dataclass(frozen=True)
class Room:
    """`read` returns all of the victim's words that its readers are shown."""

    write: Callable[[Victim], object]
    read: Callable[[Victim], object]

    def opens(self, victim: Victim) -> bool:
        """Whether the words are shown. A reader that has nothing to show in their place refuses."""
        try:
            return WORDS in repr(self.read(victim))
        except Unopened as refusal:
            if str(refusal) not in (ERASED, KEY_MISSING):
                raise
            return False


def _by() -> int:
    return staff().staff_id or 0


def _write_message(victim: Victim) -> None:
    row = WrittenMessage(public_id=uuid4(), victim=victim, by_id=_by(), written_at=NOW)
    written_messages.store_written_message(row, actor=staff(), words=WORDS, files=(), now=NOW)


def _write_quietly(victim: Victim) -> None:
    grant = AccessGrant.objects.create(
        victim=victim, selector_key=b"1", opens=AccessLevel.QUIET, made_at=NOW, expires_at=NOW, made_by="x"
    )
    written_messages.keep_duress_submission(
        grant.id, DuressSubmissionKind.MESSAGE, words=WORDS, answer_by=NOW.date(), now=NOW
    )


def _write_draft(victim: Victim) -> None:
    sealed = preference_requests.seal_preference_answers(
        PreferenceAnswers(another_phone=WORDS), victim.id, preference_requests.draft_place(victim.id)
    )
    PreferenceDraft.objects.create(victim=victim, sealed=sealed, saved_at=NOW)


def _read_wish(victim: Victim) -> object:
    row = PreferenceRequest.objects.get(victim=victim)
    return preference_requests.open_preference_answers(row.sealed, preference_requests.request_place(row.public_id))


def _read_draft(victim: Victim) -> object:
    return preference_requests.open_preference_answers(
        PreferenceDraft.objects.get(victim=victim).sealed, preference_requests.draft_place(victim.id)
    )


def _write_list(victim: Victim) -> None:
    thing = ThingAnswers(what=WORDS)
    own_lists.save_thing(actor=signed_in_victim(victim), thing_id=uuid4(), answers=thing, is_new=True, now=NOW)
    own_lists.send_list(actor=signed_in_victim(victim), once=uuid4(), now=NOW)


def _write_complaint(victim: Victim) -> None:
    said = ComplaintWords(WORDS, about=ComplaintSubject.PERSON)
    open_complaint_of_victim(actor=staff(), victim_id=victim.id, said=said, now=NOW)


def _read_complaint(victim: Victim) -> object:
    row = Complaint.objects.get(victim=victim)
    return open_complaint_words(row, row.words, load_person_keys([row.words]))


def _write_note(victim: Victim) -> None:
    supporter_shapes.store_supporter_note(a_supporter(victim).id, once=uuid4(), words=WORDS, now=NOW)


def _write_needs(victim: Victim) -> None:
    public_id = uuid4()
    NeedsAssessment.objects.create(
        public_id=public_id,
        victim=victim,
        sealed_answers=known_answers.seal_assessment_answers({"needs": {"safe": WORDS}}, victim.id, public_id),
        pack="1",
        form="short",
        moment="asked",
        begun_at=NOW,
        begun_by_id=_by(),
        written_at=NOW,
        written_by_id=_by(),
    )


def _write_packet(victim: Victim) -> None:
    row = HandoverReport(
        public_id=uuid4(),
        victim=victim,
        agency="probation",
        way="file",
        number=1,
        state="recalled",
        prepared_at=NOW,
        prepared_by_id=_by(),
    )
    row.sealed_words = report_records.seal_report_words(row, WORDS)
    row.sealed_content = report_records.seal_report_content(row, WORDS.encode())
    row.save()


def _read_packet(victim: Victim) -> object:
    row = HandoverReport.objects.get(victim=victim)
    return report_records.open_report_words(row), report_records.open_report_content(row)


def _write_review(victim: Victim) -> None:
    draw, _ = QualityDraw.objects.get_or_create(
        month=NOW.date().replace(day=1), defaults={"seed": "s", "in_100": 2, "drawn_at": NOW, "among": 5}
    )
    contact = Contact.objects.create(
        public_id=uuid4(), victim=victim, channel="call", reached=True, made_at=NOW, made_by_id=_by()
    )
    quality_reviews.record_review_answer(
        QualityReview.objects.create(draw=draw, contact=contact, person_id=_by(), due_at=NOW), WORDS, NOW
    )


def _read_review(victim: Victim) -> object:
    row = QualityReview.objects.get(contact__victim=victim)
    return open_person_words(row.sealed_answer, f"quality-review:{row.id}:answer")


def _write_file(victim: Victim) -> None:
    content = WORDS.encode() + b" " * file_store.PART_BYTES  # two parts
    file_store.store_file(
        actor=staff(), victim_id=victim.id, file=CheckedFile(FileType.TEXT, content, FileScanStatus.CLEAN), now=NOW
    )


def _write_sound(victim: Victim) -> None:
    call = Call.objects.create(victim=victim, carrier_call_id="c", direction="in", started_at=NOW)
    row = CallRecording.objects.create(public_id=uuid4(), kind="conversation", call=call, victim=victim, began_at=NOW)
    sound_store.store_sound(row, WORDS.encode() + b"\xff" * sound_store.PART_BYTES)  # two parts


ROOMS: dict[str, Room] = {
    "statement": Room(
        lambda victim: victim_statements.save_statement(actor=signed_in_victim(victim), words=WORDS, now=NOW),
        lambda victim: victim_statements.open_statement_words(StatementVersion.objects.get(statement__victim=victim)),
    ),
    "request to a court": Room(
        lambda victim: court_requests.save_court_requests(victim, [CourtRequestKind.SCREENS], WORDS, NOW, by=None),
        lambda victim: [
            open_person_words(row.sealed_words, f"court_ask:{row.public_id}")
            for row in CourtSupportRequest.objects.filter(victim=victim)
        ],
    ),
    "message": Room(_write_message, lambda victim: written_messages.load_conversation(victim.id)),
    "sent from a quiet page": Room(
        _write_quietly,
        lambda victim: written_messages.open_duress_words(DuressSubmission.objects.filter(grant__victim=victim)),
    ),
    "wish of contact": Room(
        lambda victim: preference_requests.store_preference_request(
            victim.id, PreferenceAnswers(another_phone=WORDS), (), now=NOW
        ),
        _read_wish,
    ),
    "draft of a wish": Room(_write_draft, _read_draft),
    "list of losses": Room(
        _write_list,
        lambda victim: (
            loss_records.load_lists(victim.id),
            own_lists.see_own_list(actor=signed_in_victim(victim), now=NOW),
        ),
    ),
    "complaint": Room(_write_complaint, _read_complaint),
    "note of a supporter": Room(
        _write_note,
        lambda victim: supporter_shapes.load_supporter_notes(
            Supporter.objects.filter(victim=victim).values_list("id", flat=True)
        ),
    ),
    "needs": Room(_write_needs, lambda victim: known_answers.open_answers(NeedsAssessment.objects.get(victim=victim))),
    "packet": Room(_write_packet, _read_packet),
    "review of a contact": Room(_write_review, _read_review),
    "file": Room(_write_file, lambda victim: file_store.read_file_content(StoredFile.objects.get(victim=victim))),
    "recording": Room(
        _write_sound, lambda victim: sound_store.read_sound_piece(CallRecording.objects.get(victim=victim), 0, 100)
    ),
}


def write_all(victim: Victim) -> None:
    for room in ROOMS.values():
        room.write(victim)


def list_rooms_that_open(victim: Victim) -> list[str]:
    return [name for name, room in ROOMS.items() if room.opens(victim)]


def _run(what: str) -> None:
    match what:
        case "write":
            with transaction.atomic():  # as each test is one
                a_team()
                write_all(a_victim())
        case "erase":
            erase_person_keys(actor=staff(), person_id=Victim.objects.get().person_id, now=NOW)
        case "read":
            for room in list_rooms_that_open(Victim.objects.get()):
                print(room)


if __name__ == "__main__":
    _run(sys.argv[1])
