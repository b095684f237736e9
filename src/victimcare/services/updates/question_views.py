"""Questions as officers and desk staff read them, the question pack, and the news that a question names. With the least
data: the crime reference, what happened and where, and never a victim's name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from uuid import UUID

import msgspec
from django.conf import settings

from victimcare.records.models import Event, LossList, OfficerAnswer, OfficerQuestion, Victim
from victimcare.rules.cases.event_effects import effect_of_event, is_product_event
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.clock import age_on, london_date
from victimcare.rules.force import Force
from victimcare.rules.rights import Fact
from victimcare.rules.sentences import Sentence, sentence
from victimcare.rules.updates.officer_questions import (
    ASKED_AGAIN_AFTER,
    NewsBearer,
    OfficerAction,
    OfficerChoice,
    OfficerDetail,
    OfficerQuestionKind,
    QuestionSpec,
    find_pack_faults,
)
from victimcare.services.desk import news_tasks
from victimcare.services.desk.news_tasks import UndeliveredNews
from victimcare.services.rights.working_calendar import working_days
from victimcare.services.updates import question_views

# The question pack, read once from the package and validated.

QUESTIONS = Path(__file__).parent / "questions.toml"


@cache
def load_questions() -> Mapping[OfficerQuestionKind, QuestionSpec]:
    """Questions by kind. Raises ValueError."""
    return parse_questions(QUESTIONS.read_bytes())


def parse_questions(text: bytes) -> Mapping[OfficerQuestionKind, QuestionSpec]:
    try:
        given = msgspec.toml.decode(text)
        tables = [{**one, "choices": one.pop("choice", ())} for one in given.get("question", ())]
        found = msgspec.convert(tables, list[QuestionSpec])
    except (msgspec.DecodeError, msgspec.ValidationError) as fault:
        raise ValueError(str(fault)) from fault
    if wrong := list(find_pack_faults(found)):
        raise ValueError("; ".join(wrong))
    return {question.kind: question for question in found}


def find_choice(kind: str, choice_id: str) -> OfficerChoice:
    """Raises KeyError if it is no longer in the pack."""
    found = load_questions()[OfficerQuestionKind(kind)].named(choice_id)
    if found is None:
        raise KeyError(f"{kind}.{choice_id}")
    return found


# The news that a question names: what its e-mail and page quote, and what "yes, I told them" counts for.
#
# It is fixed when the question opens. Later news is not asked about, so no answer can count for it.


def list_named_events(question: OfficerQuestion) -> tuple[int, ...]:
    """Rows of the events that it names, the one it is about first."""
    about = (question.about_id,) if question.about_id is not None else ()
    return (*about, *(event_id for event_id in question.named if event_id != question.about_id))


def is_named_news_owed(question: OfficerQuestion, now: datetime) -> bool:
    """Whether a victim of this case is still owed some of the news that the question names."""
    named = list_named_events(question)
    return any(one.event_id in named for one in _list_owed(question, now))


def list_other_news_owed(question: OfficerQuestion, now: datetime) -> tuple[Sentence, ...]:
    """Other news that a victim of this case is owed, as they would read it: no answer to this question tells it."""
    named = list_named_events(question)
    return list_news_sentences(one.event_id for one in _list_owed(question, now) if one.event_id not in named)


def list_news_sentences(event_ids: Iterable[int]) -> tuple[Sentence, ...]:
    """These events in the victim's words, in the order given, each once."""
    ordered = list(dict.fromkeys(event_ids))
    found = read_news_sentences(ordered)
    return tuple(found[event_id] for event_id in ordered if event_id in found)


def read_news_sentences(event_ids: Collection[int]) -> dict[int, Sentence]:
    """By event, without those that a victim's page does not show. One query."""
    facts = {event.id: _fact(event) for event in Event.objects.filter(id__in=event_ids)}
    steps = {event_id: effect_of_event(fact, "").step for event_id, fact in facts.items() if not is_product_event(fact)}
    return {event_id: step for event_id, step in steps.items() if step is not None}


def _list_owed(question: OfficerQuestion, now: datetime) -> list[UndeliveredNews]:
    victims = Victim.objects.filter(case_id=question.case_id).values_list("id", flat=True)
    return news_tasks.list_undelivered_news(victims, now=now)


def _fact(event: Event) -> Fact:
    """Leaves out the private part: a record's free words are in no e-mail."""
    return Fact(event.source, event.source_event_id, EventType(event.type), event.time, event.sequence, event.facts)


# By Enhanced Rights or not; and by overdue, today or later.
_OWED = {
    (False, -1): "updates-owed-late",
    (False, 0): "updates-owed-today",
    (False, 1): "updates-owed",
    (True, -1): "updates-owed-enhanced-late",
    (True, 0): "updates-owed-enhanced-today",
    (True, 1): "updates-owed-enhanced",
}
_ANY_MOMENT = datetime(1, 1, 1, tzinfo=UTC)  # the victim's sentence about an event never depends on it


@dataclass(frozen=True, slots=True)
class VictimToTell:
    """One of several victims of a case: no name, only what distinguishes them. `age` None: unknown, or a business."""

    place: int
    age: int | None


@dataclass(frozen=True, slots=True)
class ChoiceDetail:
    """`for_victim`: what the victim reads, word for word, if it is chosen. `more`: its effect if they read nothing."""

    number: int
    id: str
    title: Sentence
    for_victim: tuple[Sentence, ...]
    more: Sentence | None
    wants: OfficerDetail
    names_told: bool = False  # with several victims, says which were told


@dataclass(frozen=True, slots=True)
class QuestionDetail:
    """`about`: the news that it asks about, as the victim would read it. `victims`: how many are to be told."""

    id: UUID
    case_id: int
    kind: OfficerQuestionKind
    reference: str
    offence: str
    area: str
    on: date
    ask: Sentence
    about: tuple[Sentence, ...]
    owed: Sentence
    harm: int
    due_at: datetime
    victims: int
    people: tuple[VictimToTell, ...]  # by place, if there are several
    choices: tuple[ChoiceDetail, ...]
    list_id: UUID | None = None  # the list of losses that it asks about

    @property
    def names_told(self) -> bool:
        """Whether one of the answers says which victims were told."""
        return any(choice.names_told for choice in self.choices)

    @property
    def not_mine(self) -> int:
        return len(self.choices) + 1


def describe_questions(questions: Iterable[OfficerQuestion], *, now: datetime) -> list[QuestionDetail]:
    """In the order given. Reads their cases and events too; two more queries, however many."""
    found = list(questions)
    victims = Victim.objects.filter(case_id__in={one.case_id for one in found}).order_by("id")
    rows = list(victims.values_list("case_id", "is_enhanced", "person__date_of_birth", "id"))
    born: dict[int, list[date | None]] = defaultdict(list)
    places: dict[int, int] = {}  # of victims, in their case
    for case_id, _, day, victim_id in rows:
        born[case_id].append(day)
        places[victim_id] = len(born[case_id])
    urgent = {case_id for case_id, is_enhanced, _, _ in rows if is_enhanced}
    named = {one.id: list_named_events(one) for one in found if one.kind == OfficerQuestionKind.HAS_VICTIM_HEARD}
    events = {event_id for ids in named.values() for event_id in ids}
    news = read_news_sentences(events) if events else {}
    about = {row_id: tuple(news[event_id] for event_id in ids if event_id in news) for row_id, ids in named.items()}
    lists = LossList.objects.in_bulk([one.loss_list_id for one in found if one.loss_list_id])
    shown = [_seen(one, about.get(one.id, ()), born[one.case_id], one.case_id in urgent, now) for one in found]
    return [
        _of_list(each, sent, places[sent.victim_id]) if (sent := lists.get(one.loss_list_id or 0)) else each
        for one, each in zip(found, shown, strict=True)
    ]


def _seen(
    question: OfficerQuestion,
    about: tuple[Sentence, ...],
    born: Sequence[date | None],
    is_urgent: bool,
    now: datetime,
) -> QuestionDetail:
    force: Force = settings.FORCE
    case, kind = question.case, OfficerQuestionKind(question.kind)
    asked = load_questions()[kind]
    by = london_date(question.due_at)
    return QuestionDetail(
        id=question.public_id,
        case_id=case.id,
        kind=kind,
        reference=case.reference,
        offence=case.offence_title,
        area=force.area_name(case.area),
        on=london_date(case.reported_at),
        ask=_ask(question),
        about=about,
        owed=_owed(by, is_urgent, london_date(now)),
        harm=question.harm,
        due_at=question.due_at,
        victims=len(born),
        people=_people(born, london_date(now)),
        choices=tuple(_choice(kind, number, one) for number, one in enumerate(asked.choices, start=1)),
    )


def _of_list(shown: QuestionDetail, sent: LossList, place: int) -> QuestionDetail:
    """What is asked about one victim's list; the victim is named by place if there are several."""
    ask = shown.ask if shown.victims == 1 else sentence(f"{shown.ask.id}-of", place=place)
    return replace(shown, ask=ask, victims=1, people=(), list_id=sent.public_id)


def _people(born: Sequence[date | None], today: date) -> tuple[VictimToTell, ...]:
    if len(born) < 2:
        return ()
    return tuple(VictimToTell(place, age_on(day, today)) for place, day in enumerate(born, start=1))


def _ask(question: OfficerQuestion) -> Sentence:
    name = f"updates-ask-{dash_name(question.kind)}"
    event = question.about
    if event is None or question.kind == OfficerQuestionKind.HAS_VICTIM_HEARD:
        return sentence(name)
    if question.kind == OfficerQuestionKind.BAIL_OVER:
        back = event.facts.get("return_on")
        return sentence(name, day=date.fromisoformat(back)) if back else sentence(f"{name}-undated")
    return sentence(f"{name}-{dash_name(event.type.removeprefix('suspect.'))}", day=london_date(event.time))


def _owed(by: date, is_urgent: bool, today: date) -> Sentence:
    return sentence(_OWED[is_urgent, (by > today) - (by < today)], day=by)


def _choice(kind: OfficerQuestionKind, number: int, choice: OfficerChoice) -> ChoiceDetail:
    name = f"updates-choice-{dash_name(kind)}-{dash_name(choice.id)}"
    own = list_victim_words(choice) if choice.hears is NewsBearer.BY_GATE else ()
    more = sentence(f"{name}.more") if not own else None
    is_told = choice.does is OfficerAction.TOLD
    return ChoiceDetail(number, choice.id, sentence(name), own, more, choice.wants, names_told=is_told)


def list_victim_words(choice: OfficerChoice) -> tuple[Sentence, ...]:
    """What the victim's page says once this is recorded: the step of their journey, and the lines under it.
    Nothing if it records nothing."""
    if choice.event is None:
        return ()
    said: Mapping[str, str] = choice.says or {}
    turn = effect_of_event(Fact("", "", choice.event, _ANY_MOMENT, 1, said), "")
    return (*((turn.step,) if turn.step else ()), *turn.lines)


def dash_name(name: str) -> str:
    return name.replace("_", "-").replace(".", "-")


def rest_of_question(answer: OfficerAnswer, choice: OfficerChoice) -> date | None:
    """The day before which it is not asked again: the victim asked about their list gets time to answer."""
    if choice.does is OfficerAction.ASKS_VICTIM:
        return working_days().later(london_date(answer.given_at), ASKED_AGAIN_AFTER)
    return answer.review_on if choice.does is OfficerAction.HOLDS else None


def list_news_to_hold(answer: OfficerAnswer, owed_events: Collection[int]) -> set[int]:
    """Of these events, those that the answer holds: the news that the question named or, if it named none, what had
    arrived when the officer answered. An earlier answer does not hold back later news, such as a release."""
    question = answer.question
    if question.kind == OfficerQuestionKind.HAS_VICTIM_HEARD:
        return set(owed_events).intersection(question_views.list_named_events(question))
    known = Event.objects.filter(id__in=owed_events, received_at__lte=answer.given_at)
    return set(known.values_list("id", flat=True))
