"""The questions an officer is asked, and what each answer sets going. The questions themselves are data
(`services/updates/questions.toml`); here is what may stand in them, and what they have to hold together.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from victimcare.rules.clock import LONDON, WorkingDays
from victimcare.rules.follow_up import risk_news

MOST_CHOICES = 4  # of one question; after them comes "not mine any more"
NOT_MINE = "not_mine"


class OfficerQuestionKind(StrEnum):
    """What is asked. The values are parts of sentence ids."""

    AFTER_CUSTODY = "after_custody"  # somebody was arrested or interviewed, and nothing was heard since
    BAIL_OVER = "bail_over"  # the day on which they had to come back has passed
    HAS_VICTIM_HEARD = "has_she_heard"  # news that a person must bring: the officer may have brought it
    HOW_IT_STANDS = "how_it_stands"  # she asked, or was promised to be told, and the timeline has nothing new
    LOSS_LIST = "loss_list"  # a victim listed what was taken or broken: it belongs on the crime record


class OfficerAction(StrEnum):
    RECORDS = "records"  # an event onto the timeline; the telling follows from it
    TOLD = "told"  # she has been told by the officer: a contact that meets her duties
    HANDS_OVER = "hands_over"  # the care team tells her
    HOLDS = "holds"  # nothing yet: what she is owed is held until a day
    ADDS_LIST = "adds_list"  # the list is on the crime record: the victim's page says so
    ASKS_VICTIM = "asks_victim"  # a care officer puts the officer's question to the victim


class NewsBearer(StrEnum):
    """Who brings what was recorded."""

    BY_GATE = "gate"  # a message if her plan allows one, else a person
    BY_PERSON = "person"  # a person first, always: nothing is sent


class OfficerDetail(StrEnum):
    """What the answer is asked for besides."""

    NOTHING = "nothing"  # a line, if they like
    RULES = "rules"  # of the bail, in their words
    DAY = "day"  # and nothing else, such as the new day to come back on
    REVIEW = "review"  # why, and the day to look again
    QUESTION = "question"  # what the victim is asked, in the officer's words


_WITHOUT_HOLD = frozenset({OfficerQuestionKind.LOSS_LIST})  # no news for the victim, so nothing to keep from them


@dataclass(frozen=True, slots=True)
class OfficerChoice:
    """One answer. `event`: what it records. `says`: more of that event's data. `channel`: how she was told."""

    id: str
    does: OfficerAction
    event: str = ""
    says: Mapping[str, str] | None = None
    hears: NewsBearer = NewsBearer.BY_GATE
    wants: OfficerDetail = OfficerDetail.NOTHING
    channel: str = ""


@dataclass(frozen=True, slots=True)
class QuestionSpec:
    """`ask_after_hours`: so long the record system may say it first. `urgent_days` and `usual_days`: working days from
    what it is about in which the answer is due, with Enhanced Rights and without."""

    kind: OfficerQuestionKind
    choices: tuple[OfficerChoice, ...]
    ask_after_hours: int
    urgent_days: int
    usual_days: int

    @property
    def not_mine(self) -> int:
        """The number of "not mine any more": the one after the choices."""
        return len(self.choices) + 1

    def choice(self, number: int) -> OfficerChoice | None:
        """By its number from 1; None: there is no such."""
        return self.choices[number - 1] if 1 <= number <= len(self.choices) else None

    def named(self, choice_id: str) -> OfficerChoice | None:
        return next((choice for choice in self.choices if choice.id == choice_id), None)


def find_pack_faults(questions: Sequence[QuestionSpec]) -> Iterator[str]:
    """What does not hold together, in words for whoever writes the pack."""
    if sorted(question.kind for question in questions) != sorted(OfficerQuestionKind):
        yield "every kind of question stands in the pack once"
    for question in questions:
        ids = [choice.id for choice in question.choices]
        if not 1 <= len(ids) <= MOST_CHOICES or len(set(ids)) != len(ids) or NOT_MINE in ids:
            yield f"{question.kind}: from one to {MOST_CHOICES} choices, each with an id of its own"
        if question.kind not in _WITHOUT_HOLD and question.choices[-1].does is not OfficerAction.HOLDS:
            yield f"{question.kind}: the last choice is that it cannot be told yet"
        yield from _wrong_choices(question)


def _wrong_choices(question: QuestionSpec) -> Iterator[str]:
    for choice in question.choices:
        if (choice.does is OfficerAction.RECORDS) != bool(choice.event):
            yield f"{question.kind}.{choice.id}: what records names its event, and nothing else does"
        if (choice.does is OfficerAction.TOLD) != bool(choice.channel):
            yield f"{question.kind}.{choice.id}: who was told says by which channel"
        if (choice.does is OfficerAction.HOLDS) != (choice.wants is OfficerDetail.REVIEW):
            yield f"{question.kind}.{choice.id}: a hold asks why and until when, and nothing else does"
        if (choice.does is OfficerAction.ASKS_VICTIM) != (choice.wants is OfficerDetail.QUESTION):
            yield f"{question.kind}.{choice.id}: who asks the victim writes the question, and nothing else does"
        if (
            choice.does in (OfficerAction.ADDS_LIST, OfficerAction.ASKS_VICTIM)
            and question.kind is not OfficerQuestionKind.LOSS_LIST
        ):
            yield f"{question.kind}.{choice.id}: only a list of losses is added, or asked about"


# Which answers by mail take effect only when the officer has confirmed them on their signed-in page.
#
# A mail can be forged. So one may ask a person to act, but alone it ends nothing that a guarded victim is owed, puts
# nothing on their page or before them, and says nothing of a release or of bail.

# What is told, or held, is told no more: each ends a duty, or puts it off.
_ENDS_DUTIES = frozenset({OfficerAction.TOLD, OfficerAction.HOLDS})
# That a list of losses is on the crime record stands on the victim's page; a question of the officer is put to them.
_REACHES_VICTIM = frozenset({OfficerAction.ADDS_LIST, OfficerAction.ASKS_VICTIM})


def must_officer_confirm(choice: OfficerChoice | None, *, is_any_guarded: bool, news: Collection[str]) -> bool:
    """`choice` None: the case is theirs no more, which a person looks into. `is_any_guarded`: a victim whose duties it
    ends, or whom it reaches, is guarded. `news`: types of the events that are told or held by it."""
    if choice is None or choice.does is OfficerAction.HANDS_OVER:
        return False
    if choice.does in _ENDS_DUTIES | _REACHES_VICTIM and is_any_guarded:
        return True
    return not risk_news.RISK_EVENT_TYPES.isdisjoint({choice.event, *news})


# Whom to ask, how much at once, and when silence is no answer any more.

MOST_IN_A_MAIL = 3  # the rest stands on the page
ASKED_FROM, ASKED_UNTIL = time(8), time(18)  # London's: between these an officer is written to, on a working day
UNANSWERED_MAILS = 2  # mails in which a question stood; then a person asks
UNDO_FOR = timedelta(minutes=10)  # an answer changes nothing before
LETTERS = "ABC"

TOLD_WITHIN = 1  # working days before news that a person must bring is late: its officer is asked whether she heard
PROMISED_WITHIN = 3  # working days before a promise comes due: its officer is asked how it stands
REPLY_READ_WITHIN = timedelta(hours=4)  # by a person, what an officer wrote and no machine understood
BAIL_RULES_WITHIN = timedelta(hours=1)  # rules of bail keep her safe: somebody words them for her at once
ASKED_AGAIN_AFTER = 5  # working days in which a victim can answer what an officer asked about their list
STAFF_TELL_AFTER = timedelta(days=3)  # that she has not read it; then somebody tells her
SAID_BEFORE = timedelta(days=28)  # so long an officer's answer and the record's own line are one piece of news


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """An open question, as far as its place is decided."""

    id: int
    case_id: int
    harm: int
    due_at: datetime


def order_questions(waiting: Iterable[OpenQuestion]) -> list[OpenQuestion]:
    """Harm first, then what is due first: one question a case, its most urgent, before any second one of a case."""
    ordered = sorted(waiting, key=lambda one: (-one.harm, one.due_at, one.id))
    first: dict[int, OpenQuestion] = {}
    for one in ordered:
        first.setdefault(one.case_id, one)
    firsts = {one.id for one in first.values()}
    return sorted(ordered, key=lambda one: one.id not in firsts)


def choose_for_mail(waiting: Iterable[OpenQuestion]) -> list[OpenQuestion]:
    """The first of them, of different cases."""
    ordered = order_questions(waiting)
    cases = {one.case_id for one in ordered}
    return ordered[: min(MOST_IN_A_MAIL, len(cases))]


def is_time_to_ask(now: datetime, calendar: WorkingDays) -> bool:
    local = now.astimezone(LONDON)
    return bool(calendar.is_working_day(local.date())) and ASKED_FROM <= local.time() < ASKED_UNTIL


def is_officer_silent(*, asked: int, last_asked_on: date | None, today: date) -> bool:
    """Asked often enough, and a day has passed on which they could have answered."""
    return asked >= UNANSWERED_MAILS and last_asked_on is not None and last_asked_on < today


def question_letters(count: int) -> Sequence[str]:
    return LETTERS[:count]
