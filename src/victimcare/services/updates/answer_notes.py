"""Seals what officers add to their answers, and opens it for the colleague who words it for the victim; decides which
answers by e-mail need confirming.

An answer is about a case. If that has several victims, it is sealed under the key of the one recorded first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from victimcare.records.models import DuplicateEmail, Event, OfficerAnswer, OfficerQuestion, OfficerReply, Victim
from victimcare.rules.updates.officer_questions import (
    OfficerAction,
    OfficerChoice,
    OfficerQuestionKind,
    must_officer_confirm,
)
from victimcare.services.cases.guarded_victims import find_guarded_victims
from victimcare.services.desk import news_tasks
from victimcare.services.person_keys import MessageKind, erase_message_keys, load_person_keys, seal_for_person
from victimcare.services.updates import question_views


def seal_officer_line(line: str, case_id: int, public_id: UUID) -> bytes:
    """Seal the line of the answer with this id; nothing if nothing was added."""
    if not line.strip():
        return b""
    persons = Victim.objects.filter(case=case_id).order_by("id").values_list("person_id", flat=True)
    return seal_for_person(persons.first(), line.strip(), _note_context(public_id))


def open_officer_line(answer: OfficerAnswer) -> str:
    """Empty if nothing was added, if it was blanked, or if its key is gone."""
    return open_officer_lines([answer])[answer.id]


def open_officer_lines(answers: Iterable[OfficerAnswer]) -> dict[int, str]:
    """Open the lines of these answers, in their order. One query."""
    listed = list(answers)
    keys = load_person_keys(answer.sealed for answer in listed)
    return {each.id: keys.open_words_or_none(each.sealed, _note_context(each.public_id)) or "" for each in listed}


def blank_officer_words(case_id: int, now: datetime) -> int:
    """Blank what officers wrote about this case, in their answers and e-mails. Returns how many."""
    answers = OfficerAnswer.objects.filter(question__case_id=case_id).exclude(sealed=b"")
    mails = OfficerReply.objects.filter(prompt__questions__question__case_id=case_id)
    written = mails.exclude(sealed_head=b"", sealed_words=b"")
    ids = dict(written.values_list("id", "public_id").distinct())
    blanked = answers.update(sealed=b"")
    OfficerReply.objects.filter(id__in=ids).update(sealed_head=b"", sealed_words=b"", sealed_content=b"")
    DuplicateEmail.objects.filter(officer_reply__in=ids).update(sealed_content=b"")
    erase_message_keys(MessageKind.OFFICER_REPLY, tuple(ids.values()), now=now)
    return blanked + len(ids)


def _note_context(public_id: UUID) -> str:
    return f"officer-answer:{public_id}"


# Which answers by e-mail need their officer's confirmation.

# For these, "not yet" holds back news of a release, even of one that no record has given yet.
_ABOUT_RELEASE = (OfficerQuestionKind.AFTER_CUSTODY, OfficerQuestionKind.BAIL_OVER)


def needs_confirming(
    question: OfficerQuestion, choice: OfficerChoice | None, told: Collection[int], now: datetime
) -> bool:
    """Whether an answer by e-mail needs the officer's confirmation. `told`: rows of the victims whom the officer says
    they told."""
    if choice is None:
        return False
    victims = list(told) or list(Victim.objects.filter(case_id=question.case_id).values_list("id", flat=True))
    if choice.does is OfficerAction.HOLDS and question.kind in _ABOUT_RELEASE:
        return True
    return must_officer_confirm(
        choice, is_any_guarded=bool(find_guarded_victims(victims)), news=_list_news(question, choice, victims, now)
    )


def _list_news(question: OfficerQuestion, choice: OfficerChoice, victims: Collection[int], now: datetime) -> set[str]:
    """Types of the events that this answer tells or holds."""
    if choice.does is OfficerAction.TOLD or question.kind == OfficerQuestionKind.HAS_VICTIM_HEARD:
        events = Event.objects.filter(id__in=question_views.list_named_events(question))
    elif choice.does is OfficerAction.HOLDS:
        events = Event.objects.filter(
            id__in=[one.event_id for one in news_tasks.list_undelivered_news(victims, now=now)]
        )
    else:
        return set()
    return set(events.values_list("type", flat=True))
