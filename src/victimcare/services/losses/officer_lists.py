"""Victims' lists of losses, for the officer in the case today: read, opened, answered.

The officer needs no task and no identity check of the victim, and nothing here says who or where the victim is. To
every other officer a list looks missing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction

from victimcare.records.models import Case, LossList, LostItemFile, OfficerAnswer, Victim, WrittenMessage
from victimcare.rules.clock import london_date
from victimcare.rules.errors import NotFound
from victimcare.rules.force import Force
from victimcare.services.access import Act, Actor, access_scopes, permit
from victimcare.services.audit import note
from victimcare.services.cases.case_officers import find_officers_in_cases
from victimcare.services.conversations import written_messages
from victimcare.services.files import file_store
from victimcare.services.files.file_store import OpenFile
from victimcare.services.losses import loss_records
from victimcare.services.losses.loss_records import ListChanges, SentListDetail, compare_lists
from victimcare.services.updates import officer_accounts, officer_answers, officer_pages, question_search
from victimcare.services.updates.officer_answers import AnswerGiven, OfficerAnswerChannel

ADDED, ASK_VICTIM = "added", "ask_victim"  # answers in services/updates/questions.toml


class ListNotAsked(Exception):
    """The victim has sent a newer list, or this one is on the crime record: it is no longer asked about."""


@dataclass(frozen=True, slots=True)
class OfficerListCase:
    """The case as the officers' other pages name it. `place`: which of several victims; None for a single one."""

    reference: str
    offence: str
    area: str
    on: date
    place: int | None


@dataclass(frozen=True, slots=True)
class OfficerListRow:
    """`new`: how many things are new, changed or removed since the list that the officer last answered; None: no
    earlier list was answered. `asked_on`: the day on which the officer asked the victim about it."""

    case: OfficerListCase
    list: SentListDetail
    new: int | None
    asked_on: date | None
    is_answered: bool


@dataclass(frozen=True, slots=True)
class OfficerListDetail:
    """`words`: what the victim wrote with this list, and with earlier ones that are not on the crime record, the oldest
    first. `changes`: since the list that was last answered. `is_newest`: false where only a newer list can be answered.
    `given`: an answer that has not taken effect yet and can be undone."""

    case: OfficerListCase
    list: SentListDetail
    words: tuple[str, ...]
    changes: ListChanges | None
    asked_on: date | None
    is_newest: bool
    given: AnswerGiven | None

    @property
    def can_be_answered(self) -> bool:
        return self.is_newest and self.list.added_at is None and self.given is None


@transaction.atomic
def list_officer_lists(*, actor: Actor, now: datetime) -> tuple[OfficerListRow, ...]:
    """The newest list of each victim in the officer's cases: waiting lists first, by the day promised."""
    permit(actor, Act.SEE_QUESTIONS)
    cases = {
        case.id: case
        for case in officer_pages.list_officer_cases(actor, now, among=LossList.objects.values("victim__case"))
    }
    note(actor, "losses.officer_list", at=now, detail={"cases": len(cases)})
    victims = dict(Victim.objects.filter(case_id__in=cases).order_by("id").values_list("id", "case_id"))
    lists = loss_records.load_lists_by_victim(victims)
    answers = _answers_to([one.id for of_victim in lists.values() for one in of_victim])
    places = _places(victims)
    found = [
        _list_row(_list_case(cases[victims[victim_id]], places[victim_id]), of_victim, answers, now)
        for victim_id, of_victim in lists.items()
    ]
    return tuple(sorted(found, key=lambda one: (one.list.added_at is not None, one.list.answer_by or date.max)))


@transaction.atomic
def read_officer_list(*, actor: Actor, list_id: UUID, now: datetime) -> OfficerListDetail:
    """One list, with the words that came with it, which now count as read. Raises NotFound."""
    permit(actor, Act.SEE_QUESTIONS)
    row = _find_list(actor, list_id, now)
    victim = row.victim
    lists = loss_records.load_lists(victim.id)
    [this] = [one for one in lists if one.id == list_id]
    since = max((one.number for one in lists if one.added_at and one.number < this.number), default=0)
    with_words = LossList.objects.filter(victim=victim, number__gt=since, number__lte=this.number)
    messages = WrittenMessage.objects.filter(loss_list__in=with_words).order_by("id")
    said = written_messages.open_written_words(messages)
    messages.filter(read_at=None).update(read_at=now, read_by_id=actor.staff_id)
    note(
        actor,
        "losses.officer_read",
        at=now,
        case_id=victim.case_id,
        victim_id=victim.id,
        detail={"list": str(list_id), "number": row.number},
    )
    answers = _answers_to([one.id for one in lists])
    answered = _last_answered(lists, this, answers)
    victims = Victim.objects.filter(case=victim.case).order_by("id").values_list("id", "case_id")
    return OfficerListDetail(
        case=_list_case(victim.case, _places(dict(victims))[victim.id]),
        list=this,
        words=tuple(words for words in said.values() if words),
        changes=compare_lists(answered.things or (), this.things or ()) if answered else None,
        asked_on=_asked_on(this, answers),
        is_newest=this.number == lists[0].number,
        given=_undoable(this, answers, now),
    )


@transaction.atomic
def open_officer_list_file(*, actor: Actor, file_id: UUID, now: datetime) -> OpenFile:
    """A file of a sent list. Raises NotFound, FileContentErased."""
    permit(actor, Act.SEE_QUESTIONS)
    found = LostItemFile.objects.filter(file__public_id=file_id, sent_at__isnull=False)
    one = found.select_related("file__victim", "thing__victim__case__officer").first()
    if one is None or not _looks_after(actor, one.thing.victim.case, now):
        raise NotFound("no such list of losses")
    return file_store.open_file(actor=actor, row=one.file, now=now)


@transaction.atomic
def answer_list(*, actor: Actor, list_id: UUID, choice: str, line: str = "", now: datetime) -> AnswerGiven:
    """Answer about a list on its page: like an answer by mail, it takes effect in ten minutes. A question that was not
    asked yet, or that rests until the victim has answered, can be answered too. Raises NotFound, ListNotAsked, and the
    errors of `officer_answers.answer_question`."""
    permit(actor, Act.ANSWER_QUESTION)
    row = _find_list(actor, list_id, now)
    question_search.update_questions(now=now, case_ids={row.victim.case_id})
    question = row.questions.filter(closed_at=None).first() or question_search.open_list_question(
        list_id=row.id, now=now
    )
    if question is None:
        raise ListNotAsked(list_id)
    return officer_answers.answer_question(
        actor=actor, question_id=question.public_id, choice=choice, line=line, door=OfficerAnswerChannel.PAGE, now=now
    )


def _find_list(actor: Actor, list_id: UUID, now: datetime) -> LossList:
    rows = LossList.objects.filter(public_id=list_id).select_related("victim__case__officer")
    row = rows.first()
    if row is None or not _looks_after(actor, row.victim.case, now):
        raise NotFound("no such list of losses")
    return row


def _looks_after(actor: Actor, case: Case, now: datetime) -> bool:
    """Whether this officer looks after the case today, and it is not hidden from them."""
    carer = find_officers_in_cases([case], london_date(now))[case.id]
    if officer_accounts.find_officer_asked(carer) not in officer_accounts.find_officers_of(actor):
        return False
    return access_scopes.filter_visible_case_rows(actor, Case.objects.filter(id=case.id), case="id").exists()


def _list_row(
    case: OfficerListCase, lists: Sequence[SentListDetail], answers: Sequence[OfficerAnswer], now: datetime
) -> OfficerListRow:
    newest = lists[0]
    answered = _last_answered(lists, newest, answers)
    return OfficerListRow(
        case=case,
        list=newest,
        new=compare_lists(answered.things or (), newest.things or ()).count if answered else None,
        asked_on=_asked_on(newest, answers),
        is_answered=_undoable(newest, answers, now) is not None,
    )


def _answers_to(list_ids: Collection[UUID]) -> list[OfficerAnswer]:
    """Officers' answers about these lists that were not undone, the newest first."""
    rows = OfficerAnswer.objects.filter(question__loss_list__public_id__in=list_ids, undone_at=None)
    return list(rows.select_related("question__case", "question__loss_list", "by_officer", "by_staff").order_by("-id"))


def _last_answered(
    lists: Sequence[SentListDetail], this: SentListDetail, answers: Sequence[OfficerAnswer]
) -> SentListDetail | None:
    """The last list before this one that is on the crime record, or about which the officer asked the victim."""
    asked = {_list_of(one) for one in answers if one.choice == ASK_VICTIM and one.applied_at is not None}
    earlier = [one for one in lists if one.number < this.number and (one.added_at is not None or one.id in asked)]
    return max(earlier, key=lambda one: one.number, default=None)


def _asked_on(this: SentListDetail, answers: Sequence[OfficerAnswer]) -> date | None:
    asked = [one for one in answers if _list_of(one) == this.id and one.choice == ASK_VICTIM and one.applied_at]
    return london_date(asked[0].given_at) if asked else None


def _undoable(this: SentListDetail, answers: Sequence[OfficerAnswer], now: datetime) -> AnswerGiven | None:
    given = [one for one in answers if _list_of(one) == this.id and officer_answers.is_answer_undoable(one, now)]
    return officer_answers.describe_answer(given[0].question, given[0], now) if given else None


def _list_of(answer: OfficerAnswer) -> UUID | None:
    sent = answer.question.loss_list
    return sent.public_id if sent else None


def _list_case(case: Case, place: int | None) -> OfficerListCase:
    force: Force = settings.FORCE
    area = force.area_name(case.area)
    return OfficerListCase(case.reference, case.offence_title, area, london_date(case.reported_at), place)


def _places(victims: Mapping[int, int]) -> dict[int, int | None]:
    """Each victim's place (by row) in a case of several, counted as the questions do."""
    of_case: dict[int, list[int]] = defaultdict(list)
    for victim_id, case_id in victims.items():
        of_case[case_id].append(victim_id)
    return {
        victim_id: of_case[case_id].index(victim_id) + 1 if len(of_case[case_id]) > 1 else None
        for victim_id, case_id in victims.items()
    }
