"""The questions we ask an officer, and what each answer does.

The questions themselves are data (`services/updates/questions.toml`); this module says what they may contain and checks
that they are consistent. It also decides when, how often and how many at once an officer is asked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from victimcare.rules.cases.event_types import EventType
from victimcare.rules.clock import LONDON, WorkingDays
from victimcare.rules.follow_up import risk_news

MOST_CHOICES = 4  # of one question; after them comes "not mine any more"
NOT_MINE = "not_mine"


class OfficerQuestionKind(StrEnum):
    """What is asked. The values are parts of sentence ids."""

    AFTER_CUSTODY = "after_custody"  # a suspect was arrested or interviewed, and there has been no news since
    BAIL_OVER = "bail_over"  # the day on which the suspect had to return has passed
    HAS_VICTIM_HEARD = "has_she_heard"  # news that a person must bring: the officer may have brought it
    HOW_IT_STANDS = "how_it_stands"  # the victim asked, or was promised news, and the timeline has nothing new
    LOSS_LIST = "loss_list"  # a victim listed what was taken or broken: it belongs on the crime record


class OfficerAction(StrEnum):
    RECORDS = "records"  # adds an event to the timeline; news to the victim follows from it
    TOLD = "told"  # the officer has told the victim: a contact that meets the duties
    HANDS_OVER = "hands_over"  # the care team tells the victim
    HOLDS = "holds"  # nothing yet: what the victim is owed is held until a day
    ADDS_LIST = "adds_list"  # the list is on the crime record: the victim's page says so
    ASKS_VICTIM = "asks_victim"  # a care officer puts the officer's question to the victim


class NewsBearer(StrEnum):
    """Who brings the victim what was recorded."""

    BY_GATE = "gate"  # a message if the victim's plan allows one, else a person
    BY_PERSON = "person"  # always a person first: nothing is sent


class OfficerDetail(StrEnum):
    """What else the answer must contain."""

    NOTHING = "nothing"  # a line, if the officer likes
    RULES = "rules"  # the bail conditions, in the officer's words
    DAY = "day"  # a day and nothing else, such as the new day to return
    REVIEW = "review"  # why, and the day of the review
    QUESTION = "question"  # what to ask the victim, in the officer's words


_WITHOUT_HOLD = frozenset({OfficerQuestionKind.LOSS_LIST})  # no news for the victim, so nothing to hold back


@dataclass(frozen=True, slots=True)
class OfficerChoice:
    """One answer. `event`: what it records. `says`: more of that event's data. `channel`: how the victim was told."""

    id: str
    does: OfficerAction
    event: EventType | None = None
    says: Mapping[str, str] | None = None
    hears: NewsBearer = NewsBearer.BY_GATE
    wants: OfficerDetail = OfficerDetail.NOTHING
    channel: str = ""


@dataclass(frozen=True, slots=True)
class QuestionSpec:
    """One question. `ask_after_hours`: how long the record system has to answer it first.

    `urgent_days` and `usual_days`: working days from its subject to the deadline, with Enhanced Rights and without.
    """

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
        """Return the choice with this number, from 1; None: there is none."""
        return self.choices[number - 1] if 1 <= number <= len(self.choices) else None

    def named(self, choice_id: str) -> OfficerChoice | None:
        return next((choice for choice in self.choices if choice.id == choice_id), None)


def find_pack_faults(questions: Sequence[QuestionSpec]) -> Iterator[str]:
    """Yield each inconsistency, in words for the author of the pack."""
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


# Which answers by e-mail take effect only once the officer has confirmed them on a signed-in page.
#
# An e-mail can be forged. So it may ask a person to act, but by itself it ends nothing that a guarded victim is owed,
# puts nothing on their page or before them, and says nothing of a release or of bail.

# Each ends a duty or puts it off, so that the victim would not be told again.
_ENDS_DUTIES = frozenset({OfficerAction.TOLD, OfficerAction.HOLDS})
# A list added to the crime record is shown on the victim's page; an officer's question is put to the victim.
_REACHES_VICTIM = frozenset({OfficerAction.ADDS_LIST, OfficerAction.ASKS_VICTIM})


def must_officer_confirm(choice: OfficerChoice | None, *, is_any_guarded: bool, news: Collection[str]) -> bool:
    """Whether the officer must confirm this answer. `choice` None: the case is no longer theirs, which a person looks
    into.

    `is_any_guarded`: a victim whose duties it ends, or who would see it, is guarded. `news`: types of the events that
    it tells or holds.
    """
    if choice is None or choice.does is OfficerAction.HANDS_OVER:
        return False
    if choice.does in _ENDS_DUTIES | _REACHES_VICTIM and is_any_guarded:
        return True
    return not risk_news.RISK_EVENT_TYPES.isdisjoint({choice.event, *news})


# Which questions to ask, how many at once, and when an officer counts as silent.

MOST_IN_A_MAIL = 3  # the rest is on the page
ASKED_FROM, ASKED_UNTIL = time(8), time(18)  # London time: we write to officers between these, on working days
UNANSWERED_MAILS = 2  # e-mails that contained the question; then a person asks
UNDO_FOR = timedelta(minutes=10)  # until then an answer changes nothing
LETTERS = "ABC"

# working days before news that a person must bring is late: the officer is asked whether the victim was told
TOLD_WITHIN = 1
PROMISED_WITHIN = 3  # working days before a promise is due: the officer is asked how the case stands
REPLY_READ_WITHIN = timedelta(hours=4)  # for a person to read a reply that could not be parsed
# bail conditions keep the victim safe: a person words them for the victim at once
BAIL_RULES_WITHIN = timedelta(hours=1)
ASKED_AGAIN_AFTER = 5  # working days in which a victim can answer the officer's question about their list
STAFF_TELL_AFTER = timedelta(days=3)  # with the message unread; then a person tells the victim
# within this time an officer's answer and the record system's own event are one piece of news
SAID_BEFORE = timedelta(days=28)


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """An open question, with what decides its place."""

    id: int
    case_id: int
    harm: int
    due_at: datetime


def order_questions(waiting: Iterable[OpenQuestion]) -> list[OpenQuestion]:
    """Order by harm, then by due time: the most urgent question of each case, before any second question of a case."""
    ordered = sorted(waiting, key=lambda one: (-one.harm, one.due_at, one.id))
    first: dict[int, OpenQuestion] = {}
    for one in ordered:
        first.setdefault(one.case_id, one)
    firsts = {one.id for one in first.values()}
    return sorted(ordered, key=lambda one: one.id not in firsts)


def choose_for_mail(waiting: Iterable[OpenQuestion]) -> list[OpenQuestion]:
    """Return the first of them, from different cases."""
    ordered = order_questions(waiting)
    cases = {one.case_id for one in ordered}
    return ordered[: min(MOST_IN_A_MAIL, len(cases))]


def is_time_to_ask(now: datetime, calendar: WorkingDays) -> bool:
    local = now.astimezone(LONDON)
    return bool(calendar.is_working_day(local.date())) and ASKED_FROM <= local.time() < ASKED_UNTIL


def is_officer_silent(*, asked: int, last_asked_on: date | None, today: date) -> bool:
    """Whether the officer was asked often enough, and a day has passed on which they could have answered."""
    return asked >= UNANSWERED_MAILS and last_asked_on is not None and last_asked_on < today


def question_letters(count: int) -> Sequence[str]:
    return LETTERS[:count]
