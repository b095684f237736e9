"""Reports that people write on our own pages without a code: sent, or saved for a week under a code of their own.

The writer may be anyone. Nothing here looks for a case, every writer gets the same answer, and nothing is sent to the
address or number that they give: a handler reads how it is safe to answer.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction

from victimcare.records.models import PublicFormUse, ReportDraft
from victimcare.rules.access_codes.access_code import CODE_LENGTH, AccessCode
from victimcare.rules.access_codes.attempt_limits import PublicForm
from victimcare.rules.control_room.contact_kinds import (
    CLASS_PRIORITIES,
    ContactClass,
    ContactPriority,
    ContactRoute,
)
from victimcare.rules.control_room.contact_order import RoomClocks, contact_due_at
from victimcare.rules.control_room.report_kinds import REPORT_CLASSES, ReportKind
from victimcare.services.access import Act, Actor, permit
from victimcare.services.access_codes.code_rate_limits import NO_CHALLENGE, AnsweredChallenge
from victimcare.services.audit import note
from victimcare.services.control_room.contacts.contact_intake import IncomingContactMessage, take_contact_messages
from victimcare.services.control_room.contacts.room_files import NewRoomFiles, store_room_files
from victimcare.services.files.file_store import CheckedFile
from victimcare.services.people.front_door import FormLimitReached as FormLimitReached
from victimcare.services.people.front_door import count_form_use
from victimcare.services.person_keys import INSTALLATION, OpeningKeys
from victimcare.services.ports.parsed_mail import ParsedFile
from victimcare.services.secret_hashes import DigestUse, keyed_digits, make_digest, slow_hash

DRAFT_KEPT_FOR = timedelta(days=7)
REFERENCE_DIGITS = 10
_WORD_FIELDS = ("words", "place", "people")  # what is read as one text; `contact_intake` reads the others
_DRAFT_SALT = b"report draft"  # one for all: the digest finds the row, and the code has twelve random digits


@dataclass(frozen=True, slots=True)
class PublicReport:
    """`once`: drawn with the first page, so that a form that is sent twice is one report; with other answers, it is a
    further message. `answers`: by field, as
    typed."""

    once: UUID
    kind: ReportKind
    is_danger_now: bool
    answers: Mapping[str, str]
    files: Sequence[CheckedFile] = ()


@dataclass(frozen=True, slots=True)
class ReportReceipt:
    """`reference` says nothing. `read_within`: the force's own standard for what the sender chose."""

    reference: str
    read_within: timedelta


@transaction.atomic
def send_report(
    *,
    actor: Actor,
    report: PublicReport,
    address: str,
    now: datetime,
    answered: AnsweredChallenge = NO_CHALLENGE,
    code: AccessCode | None = None,
) -> ReportReceipt:
    """Take the report into the control room. `code`: of its saved draft, which goes. Raises FormLimitReached, but never
    for a person who says that they are in danger now: another in the house may have used the form up."""
    permit(actor, Act.SEND_WITHOUT_CODE)
    try:
        count_form_use(PublicForm.REPORT, address, now, answered)
    except FormLimitReached:
        if not report.is_danger_now:
            raise
    reference = keyed_digits("web report", report.once, count=REFERENCE_DIGITS)
    said = ContactClass.THREAT_TO_LIFE if report.is_danger_now else REPORT_CLASSES[report.kind]
    given = {name: typed.strip() for name, typed in report.answers.items() if typed.strip()}
    message = IncomingContactMessage(
        route=ContactRoute.WEB,
        sender=given.get("email", "") or given.get("telephone", ""),
        subject="",
        words="\n\n".join(given[name] for name in _WORD_FIELDS if name in given),
        own_name=f"web:{reference}",
        answers=(f"web:{reference}",),
        source_id=f"web:{reference}:{_hash_answers(report, given)}",
        said=said,
        fields={**given, "kind": report.kind, "reference": reference},
    )
    [taken] = take_contact_messages(actor=actor, incoming=[message], now=now)
    if taken.is_new and report.files:
        files = tuple(ParsedFile("", each.kind, each.content) for each in report.files)
        store_room_files([NewRoomFiles(taken.message_id, taken.contact, files)])
    if code is not None:
        ReportDraft.objects.filter(code_digest=_digest(code)).delete()
    return ReportReceipt(reference, find_reading_time(said))


def _hash_answers(report: PublicReport, given: Mapping[str, str]) -> str:
    said = json.dumps([report.kind, report.is_danger_now, sorted(given.items())])
    return make_digest(said, DigestUse.ROOM_MESSAGE_NAME)[:40]


def find_reading_time(said: ContactClass) -> timedelta:
    """By when a person reads a report of this class: the force's standard."""
    clocks: RoomClocks = settings.FORCE.control_room
    priority = CLASS_PRIORITIES.get(said, ContactPriority.ROUTINE)
    start = datetime(2000, 1, 1, tzinfo=UTC)  # any moment
    return contact_due_at(said, priority, start, clocks) - start


@transaction.atomic
def save_draft(
    *,
    actor: Actor,
    answers: Mapping[str, str],
    address: str,
    now: datetime,
    answered: AnsweredChallenge = NO_CHALLENGE,
    code: AccessCode | None = None,
) -> AccessCode:
    """Save what was typed, sealed, and return the code that opens it: the one that it had, or a new one, which is seen
    once. Raises FormLimitReached."""
    permit(actor, Act.SEND_WITHOUT_CODE)
    count_form_use(PublicForm.REPORT_DRAFT, address, now, answered)
    forget_old_drafts(now=now)
    draft = _find_draft(code, now) if code else None
    kept = code if draft is not None and code else _draw_code()
    draft = draft or ReportDraft(code_digest=_digest(kept))
    draft.kind, draft.saved_at, draft.expires_at = answers.get("kind", "")[:30], now, now + DRAFT_KEPT_FOR
    draft.sealed = INSTALLATION.seal_json(dict(answers), _place(draft))
    draft.save()
    note(actor, "report_draft.saved", at=now)
    return kept


@transaction.atomic
def open_draft(
    *, actor: Actor, code: AccessCode, address: str, now: datetime, answered: AnsweredChallenge = NO_CHALLENGE
) -> Mapping[str, str] | None:
    """Return what was saved under this code, or None. A wrong code counts against its source. Raises
    FormLimitReached."""
    permit(actor, Act.SEND_WITHOUT_CODE)
    use = count_form_use(PublicForm.REPORT_CODE, address, now, answered)
    draft = _find_draft(code, now)
    if draft is None:
        return None
    PublicFormUse.objects.filter(id=use.pk).delete()  # only wrong codes count
    note(actor, "report_draft.opened", at=now)
    answers: Mapping[str, str] = OpeningKeys({}).open_json(draft.sealed, _place(draft), instead=lambda _: {})
    return answers


def forget_old_drafts(*, now: datetime) -> int:
    """Delete saved reports whose week is over, and return how many there were."""
    count, _ = ReportDraft.objects.filter(expires_at__lte=now).delete()
    return count


def _find_draft(code: AccessCode, now: datetime) -> ReportDraft | None:
    return ReportDraft.objects.filter(code_digest=_digest(code), expires_at__gt=now).first()


def _draw_code() -> AccessCode:
    return AccessCode(f"{secrets.randbelow(10**CODE_LENGTH):0{CODE_LENGTH}}")


def _digest(code: AccessCode) -> str:
    return slow_hash("report draft", code.digits, _DRAFT_SALT).hex()


def _place(draft: ReportDraft) -> str:
    return f"report-draft:{draft.code_digest}"
