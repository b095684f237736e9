"""An officer takes back an answer within ten minutes, and gives each answer once."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from tests.services.people_and_cases import NOW
from tests.services.updates.asked import DUDEK, LATER, WRAY, a_case, ask, question, signed_in
from victimcare.records.models import AuditEntry, Event, Officer, OfficerAnswer, OfficerQuestion
from victimcare.rules.errors import NotFound
from victimcare.services.access import Actor
from victimcare.services.updates import answer_effects, officer_answers
from victimcare.services.updates.officer_answers import AnsweredBefore, AnswerGiven, OfficerAnswerChannel, UndoExpired

A_SECOND = timedelta(seconds=1)


@pytest.fixture
def dudek() -> Actor:
    """The officer whom we asked about a case."""
    a_case()
    ask()
    return of(DUDEK)


def of(officer: dict[str, str]) -> Actor:
    return signed_in(Officer.objects.get(record_id=officer["officer_id"]))


def answer(actor: Actor, choice: str = "let_go", instead: UUID | None = None) -> AnswerGiven:
    return officer_answers.answer_question(
        actor=actor,
        question_id=OfficerQuestion.objects.get().public_id,
        choice=choice,
        door=OfficerAnswerChannel.PAGE,
        instead=instead,
        now=NOW,
    )


def undo(actor: Actor, *answers: UUID, at: timedelta) -> list[AnswerGiven]:
    return officer_answers.undo_answers(actor=actor, answer_ids=answers, now=NOW + at)


def test_an_answer_that_is_taken_back_in_time_changes_nothing(dudek: Actor) -> None:
    given = answer(dudek)
    events = Event.objects.count()

    undo(dudek, given.id, at=timedelta(minutes=10) - A_SECOND)

    assert answer_effects.apply_due_answers(now=LATER) == 0
    assert Event.objects.count() == events
    assert question().answers.filter(undone_at=None).count() == 0
    assert AuditEntry.objects.filter(act="question.undone").count() == 1


def test_after_ten_minutes_an_answer_stands(dudek: Actor) -> None:
    given = answer(dudek)

    with pytest.raises(UndoExpired):
        undo(dudek, given.id, at=timedelta(minutes=10))

    assert answer_effects.apply_due_answers(now=LATER) == 1
    assert answer_effects.apply_due_answers(now=LATER) == 0


def test_of_several_all_are_taken_back_or_none(dudek: Actor) -> None:
    given = answer(dudek)

    with pytest.raises(NotFound):
        undo(dudek, given.id, uuid4(), at=A_SECOND)

    assert OfficerAnswer.objects.get().undone_at is None


def test_a_question_is_answered_once_unless_the_officer_saw_what_they_replace(dudek: Actor) -> None:
    first = answer(dudek)
    with pytest.raises(AnsweredBefore) as before:
        answer(dudek)
    assert before.value.answer.id == first.id

    second = answer(dudek, instead=first.id)

    assert list(OfficerAnswer.objects.filter(undone_at=None).values_list("public_id", flat=True)) == [second.id]


def test_the_question_of_another_officer_looks_missing(dudek: Actor) -> None:
    given = answer(dudek)
    a_case("44/10119/26", officer=WRAY)

    with pytest.raises(NotFound):
        undo(of(WRAY), given.id, at=A_SECOND)
    with pytest.raises(NotFound):
        answer(of(WRAY))


def test_an_answer_that_was_not_offered_is_refused(dudek: Actor) -> None:
    with pytest.raises(NotFound):
        answer(dudek, "by_pigeon")
    assert not OfficerAnswer.objects.exists()
