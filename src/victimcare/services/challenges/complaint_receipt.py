"""Takes a complaint in: from the front door, from a victim's page, or written down by staff; and opens its next level
when the person asks for it."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Q

from victimcare.records.models import Complaint, ComplaintLevel, DangerFinding, Victim
from victimcare.records.models.victim_rights.complaints import ComplaintLevelReason
from victimcare.records.models.victim_rights.complaints import ComplaintSubject as ComplaintSubject
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.challenges.challenge_course import ComplaintStage, complaint_read_by
from victimcare.rules.clock import london_date
from victimcare.rules.errors import NotFound
from victimcare.services.access import Act, Actor, ActorKind, PermissionRefused, permit
from victimcare.services.audit import note
from victimcare.services.challenges.challenge_receipt import append_challenge_event
from victimcare.services.challenges.challenge_shapes import SubmissionChannel
from victimcare.services.challenges.complaint_exclusions import complaint_task_key as complaint_task_key
from victimcare.services.challenges.complaint_exclusions import keep_out_named
from victimcare.services.challenges.complaint_levels import (
    LONGEST,
    LevelOpen,
    complaint_audit_detail,
    find_latest_level,
    open_complaint_level,
    open_next_level,
)
from victimcare.services.challenges.victim_duties import list_staff_concerned
from victimcare.services.danger.danger_detection import check_typed_words
from victimcare.services.desk.direct_assignment import assign_restricted_danger
from victimcare.services.person_keys import SealingKey, fetch_person_key, load_person_keys
from victimcare.services.rights.working_calendar import working_days
from victimcare.services.safe_contact import gate
from victimcare.services.safe_contact.page_access import may_see_full_case

_SIGNS = "23456789BCDFGHJKMNPQRSTVWXYZ"  # no sign is mistaken for another in sight or sound, and none forms words


@dataclass(frozen=True, slots=True)
class ComplaintReceived:
    """The receipt: the complaint's number, and the day by which a person reads it."""

    number: str
    read_on: date


@dataclass(frozen=True, slots=True)
class ComplaintWords:
    """What a person complains of, in their words. `earlier`: the number of an earlier complaint of theirs."""

    words: str
    about: ComplaintSubject = ComplaintSubject.SERVICE
    whom: str = ""
    way_back: str = ""
    earlier: str = ""


@dataclass(frozen=True, slots=True)
class ComplaintTaken:
    """How the complaint reached the colleague who took it, and the name that the person gave."""

    came_by: SubmissionChannel
    who: str = ""


@transaction.atomic
def open_complaint(
    *, actor: Actor, said: ComplaintWords, taken: ComplaintTaken | None = None, now: datetime
) -> ComplaintReceived:
    """Keep the complaint of a person we have not identified. The caller has checked permission. `taken`: a colleague
    wrote it down.

    If it names an earlier, answered complaint, that one continues at its next level. The reply is the same either way,
    with a new number, so that trying a number does not reveal whether a complaint exists.
    """
    row = _goes_on_with(said, None, taken, now)
    row = row or _create(actor, said, victim=None, taken=taken, now=now)
    read_words_for_danger(actor, row, said, now=now)
    return _received(row, now)


def require_full_page(*, actor: Actor, now: datetime) -> None:
    """Raises PermissionRefused before full authorisation and for a decoy page: a complaint there would be shown to a
    person who has only the access code."""
    permit(actor, Act.CHALLENGE)
    if actor.kind is not ActorKind.VICTIM or not may_see_full_case(actor, now):
        raise PermissionRefused("complaints stand on the full page alone")


@transaction.atomic
def open_own_complaint(*, actor: Actor, said: ComplaintWords, now: datetime) -> ComplaintReceived:
    """A known victim complains on their own page. Raises PermissionRefused."""
    require_full_page(actor=actor, now=now)
    return open_complaint_of_victim(actor=actor, victim_id=actor.victim_id or 0, said=said, now=now)


@transaction.atomic
def open_complaint_of_victim(
    *, actor: Actor, victim_id: int, said: ComplaintWords, taken: ComplaintTaken | None = None, now: datetime
) -> ComplaintReceived:
    """Keep a complaint of a known victim. The caller has checked permission, and required the identity check. `taken`:
    a colleague wrote it down."""
    gate.lock_victims([victim_id])
    victim = Victim.objects.select_related("case__officer").get(id=victim_id)
    row = _goes_on_with(said, victim, taken, now)
    if row is None:
        row = _create(actor, said, victim=victim, taken=taken, now=now)
        if row.about == ComplaintSubject.SERVICE and not row.named and not row.meant:
            # Starts the Code's clock. A complaint about a person starts none on the timeline: that colleague reads the
            # timeline, the rights and the access log, and would learn of the complaint.
            data = {"complaint": str(row.public_id)}
            append_challenge_event(actor, victim, EventType.COMPLAINT_RECEIVED, _door_of(taken), data, now, now)
    read_words_for_danger(actor, row, said, now=now)
    note(actor, "complaint.made", at=now, victim_id=victim.id, detail=complaint_audit_detail(row))
    return _received(row, now)


@transaction.atomic
def escalate_own_complaint(*, actor: Actor, complaint_id: UUID, words: str, now: datetime) -> ComplaintReceived:
    """Escalate a known victim's complaint after an answer. Raises PermissionRefused, NotFound, LevelOpen."""
    require_full_page(actor=actor, now=now)
    gate.lock_victims([actor.victim_id or 0])
    row = Complaint.objects.select_for_update().filter(public_id=complaint_id, victim_id=actor.victim_id or 0).first()
    if row is None:
        raise NotFound("no such complaint")
    open_next_level(row, words=words, opened_for=ComplaintLevelReason.NOT_SATISFIED, now=now)
    read_words_for_danger(actor, row, ComplaintWords(words), now=now)
    note(actor, "complaint.not_satisfied", at=now, victim_id=row.victim_id, detail=complaint_audit_detail(row))
    return ComplaintReceived(row.number, london_date(complaint_read_by(now, working_days())))


def _door_of(taken: ComplaintTaken | None) -> SubmissionChannel:
    """The channel recorded on the timeline: what staff write down comes through the desk."""
    if taken is None:
        return SubmissionChannel.WEB
    return SubmissionChannel.LETTER if taken.came_by is SubmissionChannel.LETTER else SubmissionChannel.DESK


def _create(
    actor: Actor, said: ComplaintWords, *, victim: Victim | None, taken: ComplaintTaken | None, now: datetime
) -> Complaint:
    public_id = uuid4()
    about, key = f"complaint:{public_id}", fetch_person_key(victim.person_id if victim else None)
    row = Complaint(
        public_id=public_id,
        number=_draw_number(),
        received_at=now,
        words=key.seal_bytes(said.words.strip()[:LONGEST].encode(), about),
        way_back=key.seal_words(said.way_back, about) if said.way_back.strip() else None,
        sealed_whom=key.seal_words(said.whom, about) if said.whom.strip() else None,
        sealed_who=key.seal_words(taken.who.strip(), about) or None if taken else None,
        came_by=taken.came_by if taken else SubmissionChannel.WEB,
        taken_by_id=actor.staff_id if taken else None,
        victim=victim,
        about=said.about,
        concerned=sorted(_whose_doing(victim, now)),
    )
    keep_out_named(row, words=said.words, whom=said.whom, is_about_person=said.about is not ComplaintSubject.SERVICE)
    row.save()
    level = ComplaintStage.STANDARDS if said.about is ComplaintSubject.CRIME else ComplaintStage.FIRST_ANSWER
    open_complaint_level(row, level, opened_for=ComplaintLevelReason.COMPLAINED, now=now)
    return row


def _goes_on_with(
    said: ComplaintWords, victim: Victim | None, taken: ComplaintTaken | None, now: datetime
) -> Complaint | None:
    """The answered complaint with the number that these words name, at its next level; None if there is none.

    Only the number identifies the writer. So a reply goes by the way that these words give, or by none: the person whom
    the writer fears may read the earlier one. That way is kept with the level it was used for.
    """
    row = _named_by(said.earlier, victim)
    if row is None:
        return None
    before, way_before = find_latest_level(row), row.way_back
    key = fetch_person_key(victim.person_id if victim else None)
    row.way_back = key.seal_words(said.way_back, complaint_task_key(row)) if said.way_back.strip() else None
    row.sealed_whom = _add_to(row, row.sealed_whom, said.whom, key)
    row.sealed_who = _add_to(row, row.sealed_who, taken.who if taken else "", key)
    row.about = ComplaintSubject.CRIME if said.about is ComplaintSubject.CRIME else row.about
    keep_out_named(row, words=said.words, whom=said.whom, is_about_person=said.about is not ComplaintSubject.SERVICE)
    try:
        level = open_next_level(row, words=said.words, opened_for=ComplaintLevelReason.NOT_SATISFIED, now=now)
    except LevelOpen:
        return None
    row.save()
    ComplaintLevel.objects.filter(id=before.id).update(sealed_way_back=way_before)
    ComplaintLevel.objects.filter(id=level.id).update(number=_draw_number())
    return row


def _named_by(typed: str, victim: Victim | None) -> Complaint | None:
    """The complaint that was given this number, first or at a later level. The row is locked."""
    signs = "".join(sign for sign in typed.upper() if sign.isalnum())
    if not signs:
        return None
    number = f"{signs[:4]}-{signs[4:]}"
    of_level = ComplaintLevel.objects.filter(number=number).values("complaint_id")
    rows = Complaint.objects.select_for_update().filter(Q(number=number) | Q(id__in=of_level), victim=victim)
    return rows.first()


def _add_to(row: Complaint, sealed: bytes | memoryview | None, more: str, key: SealingKey) -> bytes | memoryview | None:
    """The sealed text, with the new words added on a line of their own."""
    if not more.strip():
        return sealed
    before = load_person_keys([sealed]).open_words_or_none(sealed, complaint_task_key(row))
    return key.seal_words("\n".join(filter(None, (before, more.strip()))), complaint_task_key(row))


def _received(row: Complaint, now: datetime) -> ComplaintReceived:
    """The receipt, with the number drawn for these words."""
    return ComplaintReceived(
        find_latest_level(row).number or row.number, london_date(complaint_read_by(now, working_days()))
    )


def _whose_doing(victim: Victim | None, now: datetime) -> Collection[int]:
    return list_staff_concerned(victim, duty="", triggered_by=None, since=now) if victim else ()


def read_words_for_danger(actor: Actor, row: Complaint, said: ComplaintWords, *, now: datetime) -> None:
    """Check the newest level's words for signs of danger. The danger gets a task of its own: the owner of another task
    about this victim may be the person complained about, who must see no sign of it. If no other colleague is at work,
    it goes to a named person at once."""
    levels = list(row.levels.order_by("level").values_list("level", flat=True))
    subject = complaint_task_key(row)
    about = subject if len(levels) == 1 else f"{subject}:{levels[-1]}"
    check_typed_words(
        actor=actor,
        about=about,
        texts=(said.words, said.way_back, said.whom),
        victim_id=row.victim_id,
        now=now,
        apart=subject,
    )
    for task_id in DangerFinding.objects.filter(about=about, task__closed_at=None).values_list("task_id", flat=True):
        assign_restricted_danger(task_id, now=now)


def _draw_number() -> str:
    """Eight places of twenty-eight signs: too many to find another person's number by trying."""
    drawn = "".join(secrets.choice(_SIGNS) for _ in range(8))
    return f"{drawn[:4]}-{drawn[4:]}"
