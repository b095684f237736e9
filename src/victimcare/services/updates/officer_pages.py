"""The officer's site: their questions, their cases with what victims were told, notes from support services, and their
absences. It never names a victim, and never shows a case that is not theirs today."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Max, Q, QuerySet

from victimcare.records.models import (
    Case,
    Duty,
    Event,
    Notification,
    Officer,
    OfficerAnswer,
    OfficerCover,
    OfficerQuestion,
    PartnerNote,
)
from victimcare.records.models.victim_contact.notifications import NotificationStatus
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.cases.projection_types import OfficerInCase
from victimcare.rules.clock import london_date
from victimcare.rules.errors import NotFound
from victimcare.rules.force import Force
from victimcare.rules.updates.officer_questions import OpenQuestion, order_questions
from victimcare.services.access import Act, Actor, access_scopes, permit
from victimcare.services.audit import note
from victimcare.services.cases.case_officers import find_officers_in_cases
from victimcare.services.desk.news_tasks import news_duty_codes
from victimcare.services.person_keys import load_person_keys
from victimcare.services.referrals import referral_reminders, shared_words
from victimcare.services.updates import officer_accounts, officer_answers, question_search, question_views
from victimcare.services.updates.officer_answers import AnswerGiven
from victimcare.services.updates.question_views import QuestionDetail

MOST_CASES = 100


@dataclass(frozen=True, slots=True)
class QuestionToAnswer:
    """One question at a time, and how many wait for this officer, including it."""

    question: QuestionDetail | None
    count: int
    undoable: tuple[AnswerGiven, ...]  # answers that they can still undo


@dataclass(frozen=True, slots=True)
class OwnCase:
    """`told_on`: when the victim was last told something, by anyone; `owed`: pieces of news that they do not know;
    `on_its_way`: messages about to leave or just sent."""

    reference: str
    offence: str
    area: str
    on: date
    told_on: date | None
    owed: int
    on_its_way: int
    asked: int
    question: UUID | None  # the most urgent one asked
    instead_of: str


@dataclass(frozen=True, slots=True)
class OwnCover:
    id: UUID
    by: str
    from_on: date
    until_on: date | None


@transaction.atomic
def read_next_question(*, actor: Actor, question_id: UUID | None = None, now: datetime) -> QuestionToAnswer:
    """The chosen question, or the most urgent one. Raises NotFound if it is not theirs, or not open."""
    permit(actor, Act.SEE_QUESTIONS)
    own = officer_accounts.find_officers_of(actor)
    question_search.update_questions(now=now, case_ids=set(_open(actor, own).values_list("case_id", flat=True)))
    questions = {question.id: question for question in _open(actor, own)}
    ordered = order_questions(OpenQuestion(one.id, one.case_id, one.harm, one.due_at) for one in questions.values())
    rows = [questions[one.id] for one in ordered]
    chosen = next((row for row in rows if question_id in (None, row.public_id)), None)
    if question_id is not None and chosen is None:
        raise NotFound("no such question to this officer")
    note(
        actor,
        "questions.see",
        at=now,
        case_id=chosen.case_id if chosen else None,
        detail={"questions": len(rows)},
    )
    return QuestionToAnswer(
        question=question_views.describe_questions([chosen], now=now)[0] if chosen else None,
        count=len(rows),
        undoable=_undoable(actor, own, now),
    )


@transaction.atomic
def list_own_cases(*, actor: Actor, now: datetime) -> list[OwnCase]:
    """The officer's cases today: first those with a question, then those with news owed, then the newest. A fixed
    number of queries."""
    permit(actor, Act.SEE_QUESTIONS)
    own = officer_accounts.find_officers_of(actor)
    carers = _carers(actor, own, now)
    theirs = list(carers)
    ids = [case.id for case in theirs]
    note(actor, "own_cases.see", at=now, detail={"cases": len(ids)})
    told = dict(
        Event.objects.filter(case_id__in=ids, type=EventType.VICTIM_CONTACTED, time__lte=now)
        .exclude(facts__contains={"reached": False})
        .values_list("case_id")
        .annotate(last=Max("time"))
    )
    owed = _owed(ids, now)
    leaving = Q(status__in=[NotificationStatus.QUEUED, NotificationStatus.SENDING])
    messages = Notification.objects.filter(leaving, victim__case_id__in=ids)
    on_their_way = dict(messages.values_list("victim__case_id").annotate(count=Count("id")))
    asked: dict[int, list[UUID]] = defaultdict(list)
    for case_id, question in _open(actor, own).filter(case_id__in=ids).values_list("case_id", "public_id"):
        asked[case_id].append(question)
    force: Force = settings.FORCE
    found = [
        OwnCase(
            reference=case.reference,
            offence=case.offence_title,
            area=force.area_name(case.area),
            on=london_date(case.reported_at),
            told_on=london_date(told[case.id]) if case.id in told else None,
            owed=owed.get(case.id, 0),
            on_its_way=on_their_way.get(case.id, 0),
            asked=len(asked[case.id]),
            question=next(iter(asked[case.id]), None),
            instead_of=carers[case].instead_of,
        )
        for case in theirs
    ]
    return sorted(found, key=lambda one: (-one.asked, -one.owed))


def list_officer_cases(actor: Actor, now: datetime, *, among: QuerySet[Any, Any] | None = None) -> list[Case]:
    """The officer's cases today, as on their page; `among`: limited to these case ids."""
    return list(_carers(actor, officer_accounts.find_officers_of(actor), now, among))


@transaction.atomic
def list_own_covers(*, actor: Actor, now: datetime) -> list[OwnCover]:
    """Their absences, now and later, and who covers."""
    permit(actor, Act.KEEP_OWN_COVER)
    note(actor, "own_cover.see", at=now)
    return _own_covers(_covers(officer_accounts.find_officers_of(actor), london_date(now)))


def find_current_cover(*, actor: Actor, now: datetime) -> OwnCover | None:
    """Their absence today, if any: then they are asked nothing."""
    permit(actor, Act.SEE_QUESTIONS)
    today = london_date(now)
    return next(
        iter(_own_covers(_covers(officer_accounts.find_officers_of(actor), today).filter(from_on__lte=today))), None
    )


def _own_covers(rows: QuerySet[OfficerCover]) -> list[OwnCover]:
    ordered = rows.select_related("by_officer", "by_team").order_by("from_on", "id")
    found = [(row, row.by_officer or row.by_team) for row in ordered]
    return [OwnCover(row.public_id, by.name if by else "", row.from_on, row.until_on) for row, by in found]


def _open(actor: Actor, own: frozenset[int]) -> QuerySet[OfficerQuestion]:
    rows = OfficerQuestion.objects.waiting().filter(officer_id__in=own).select_related("case", "about")
    return access_scopes.filter_visible_case_rows(actor, rows).order_by("-harm", "due_at", "id")


def _undoable(actor: Actor, own: frozenset[int], now: datetime) -> tuple[AnswerGiven, ...]:
    """Their own answers, and other people's answers to what they are asked."""
    seen = access_scopes.filter_visible_case_rows(actor, OfficerAnswer.objects.all(), case="question__case_id")
    theirs = Q(by_officer_id__in=own) | Q(question__officer_id__in=own)
    rows = seen.filter(theirs, undone_at=None, applied_at=None, applies_at__gt=now)
    rows = rows.exclude(needs_confirming=True, confirmed_at=None)  # these await the officer, in a list of their own
    rows = rows.select_related("question__case", "by_officer", "by_staff").order_by("-given_at", "-id")
    return tuple(officer_answers.describe_answer(row.question, row, now) for row in rows)


def _carers(
    actor: Actor, own: frozenset[int], now: datetime, among: QuerySet[Any, Any] | None = None
) -> dict[Case, OfficerInCase]:
    """The cases that are theirs today, and for whom they cover."""
    cases = _cases(actor, own, now, among)
    carers = find_officers_in_cases(cases, london_date(now))
    return {case: carers[case.id] for case in cases if officer_accounts.find_officer_asked(carers[case.id]) in own}


def _cases(actor: Actor, own: frozenset[int], now: datetime, among: QuerySet[Any, Any] | None = None) -> list[Case]:
    """Their own cases, and those of the officers they cover for."""
    today = london_date(now)
    covered = OfficerCover.objects.filter(
        Q(until_on=None) | Q(until_on__gte=today), by_officer_id__in=own, from_on__lte=today, withdrawn_at=None
    )
    officers = own | set(covered.values_list("officer_id", flat=True))
    rows = access_scopes.filter_visible_case_rows(actor, Case.objects.filter(officer_id__in=officers), case="id")
    rows = rows if among is None else rows.filter(id__in=among)
    return list(rows.select_related("officer").order_by("-reported_at")[:MOST_CASES])


def _owed(case_ids: list[int], now: datetime) -> dict[int, int]:
    duties = Duty.objects.filter(
        victim__case_id__in=case_ids, met_at=None, ending="", starts_at__lte=now, code__in=news_duty_codes()
    )
    return dict(duties.values_list("victim__case_id").annotate(count=Count("id")))


def _covers(own: frozenset[int], today: date) -> QuerySet[OfficerCover]:
    ahead = Q(until_on=None) | Q(until_on__gte=today)
    return OfficerCover.objects.filter(ahead, officer_id__in=own, withdrawn_at=None)


# Notes from support services for the officer, which stay on their page from when staff pass them on until two weeks
# after they are read. They leave out the service's name, as every list does: a refuge's name beside a case would reveal
# where the victim is.

STANDS_FOR = timedelta(days=14)  # after it is read


@dataclass(frozen=True, slots=True)
class PartnerNoteView:
    reference: str
    on: date
    words: str


@transaction.atomic
def read_partner_notes(*, actor: Actor, now: datetime) -> tuple[PartnerNoteView, ...]:
    """Notes for their cases today, the newest first. The service sees when a note was read, but not by whom."""
    permit(actor, Act.SEE_QUESTIONS)
    rows = _passed_on_notes(actor, now).select_related("referral__victim__case").order_by("-passed_on_at", "-id")
    keys = load_person_keys(row.sealed for row in rows)
    found = []
    for row in rows:
        case = row.referral.victim.case
        note(actor, "service_words.see", at=now, case_id=case.id)
        words = shared_words.open_referral_note(row.sealed, row.public_id, keys)
        found.append(PartnerNoteView(case.reference, london_date(row.written_at), words))
    unread = [row for row in rows if row.read_at is None]
    if unread:
        PartnerNote.objects.filter(id__in=[row.id for row in unread], read_at=None).update(read_at=now)
    for referral in {row.referral_id: row.referral for row in unread}.values():
        referral_reminders.sync_note_task(referral, by=actor.staff_id, now=now)
    return tuple(found)


def count_unread_partner_notes(*, actor: Actor, now: datetime) -> int:
    """Count the unread notes on their page."""
    permit(actor, Act.SEE_QUESTIONS)
    return _passed_on_notes(actor, now).filter(read_at=None).count()


def count_notes_for_officer(officer: Officer, *, now: datetime) -> int:
    """Count the notes to mention in the e-mail to them."""
    return _passed_on_notes(officer_accounts.officer_actor(officer), now).filter(read_at=None).count()


def list_officers_with_unread(*, now: datetime) -> frozenset[int]:
    """Officers with unread notes on their page, in the two weeks after these were passed on."""
    lately = _unread_notes().filter(passed_on_at__gt=now - STANDS_FOR)
    cases = list(Case.objects.filter(id__in=lately.values("referral__victim__case")))
    carers = find_officers_in_cases(cases, london_date(now)) if cases else {}
    asked = officer_accounts.filter_barred_officers(
        {case_id: officer_accounts.find_officer_asked(carer) for case_id, carer in carers.items()}
    )
    return frozenset(officer_id for officer_id in asked.values() if officer_id is not None)


def _unread_notes() -> QuerySet[PartnerNote]:
    return PartnerNote.objects.filter(passed_on_at__isnull=False, read_at=None).exclude(sealed=b"")


def _passed_on_notes(actor: Actor, now: datetime) -> QuerySet[PartnerNote]:
    theirs = [case.id for case in list_officer_cases(actor, now)]
    rows = PartnerNote.objects.filter(referral__victim__case_id__in=theirs, passed_on_at__isnull=False)
    return rows.filter(Q(read_at=None) | Q(read_at__gt=now - STANDS_FOR)).exclude(sealed=b"")
