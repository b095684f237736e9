"""An officer's "yes, I told them" counts for the news that the question named, and for no news that came since."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from itertools import permutations
from uuid import uuid4

import pytest
from django.http import QueryDict

from tests.services.challenges.conftest import prove
from tests.services.loading import fact, load
from tests.services.people_and_cases import NOW, staff
from tests.services.updates.asked import DUDEK, a_case, ask, last_mail, officer_of, question, told_of, write
from victimcare.channels.web.ui.officer_answers import QuestionAnswerForm, resolve_late_answer
from victimcare.records.models import DeliveryEscalation, Duty, Event, OfficerAnswer, OfficerQuestion, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.services.access import Actor
from victimcare.services.contact import contact_recording
from victimcare.services.contact_plans import guard_marks
from victimcare.services.desk import news_tasks
from victimcare.services.follow_up import delivery_escalations, delivery_outcomes
from victimcare.services.updates import (
    answer_effects,
    answer_loading,
    officer_accounts,
    officer_prompts,
    question_search,
    question_views,
)
from victimcare.services.updates.officer_answers import OfficerAnswerChannel
from victimcare.services.updates.officer_mail import open_mail_words

pytestmark = pytest.mark.django_db


def minutes(count: int) -> datetime:
    return NOW + timedelta(minutes=count)


@pytest.fixture
def victim() -> Victim:
    """A charge is owed, which a person must tell: this victim is guarded, and no message may go to them."""
    victim = a_case(events=(), safe_contact={"may_text": False})
    guard_marks.mark_guarded(actor=staff(), victim_id=victim.id, reason="afraid of him", now=NOW - timedelta(days=1))
    load("44/10118/26", fact("suspect.charged", NOW - timedelta(hours=1), suspect_ref="S10118", offences=["Burglary"]))
    told_of(victim)
    Task.objects.update(due_at=NOW)
    return victim


def let_out_on_bail(victim: Victim, now: datetime) -> Event:
    load("44/10118/26", fact("suspect.bailed", now, suspect_ref="S10118", return_on="2026-12-30"), now=now)
    event = Event.objects.get(type="suspect.bailed")
    contact_recording.plan_news(victim_ids=[victim.id], event_ids=[event.id], now=now)
    delivery_outcomes.escalate_risk_news(event_ids=[event.id], now=now)
    return event


def tell_all(victim: Victim, now: datetime) -> None:
    """A colleague rings the victim and tells them all that is owed."""
    colleague = staff("Carys Penry")
    prove(colleague, victim)
    contact_recording.record_contact(
        actor=colleague,
        victim_id=victim.id,
        contact_id=uuid4(),
        channel=contact_recording.ContactChannel.PHONE,
        reached=True,
        told=[one.duty_id for one in news_tasks.list_undelivered_news([victim.id], now=now)],
        note="",
        now=now,
    )


def list_owed(victim: Victim, now: datetime) -> set[str]:
    return {one.event_type for one in news_tasks.list_undelivered_news([victim.id], now=now)}


def list_told_by_officer() -> set[int]:
    """The events that an officer is recorded as having told the victim."""
    contacts = Event.objects.filter(type="victim.contacted", source="urn:victimcare:officer")
    names = {name for facts in contacts.values_list("facts", flat=True) for name in facts["about"]}
    return set(Event.objects.filter(source_event_id__in=names).values_list("id", flat=True))


def test_news_that_came_after_the_mail_is_not_told_by_a_late_answer(victim: Victim) -> None:
    ask()
    let_out_on_bail(victim, minutes(180))

    write("A1", now=minutes(240))
    answered = open_mail_words(last_mail()).body
    answer_effects.apply_due_answers(now=minutes(250))

    assert list_owed(victim, minutes(251)) == {"suspect.bailed"}
    assert Task.objects.filter(
        victim=victim, closed_at=None, kind__in=[TaskKind.TELL_VICTIM, "make_first_contact"]
    ).exists()
    assert "It is kept that you told them by telephone the news that we asked about." in answered
    assert "Your answer does not cover newer or other news: “" in answered
    assert "let the other person go for now" in answered


def test_news_that_comes_in_the_ten_minutes_before_an_answer_takes_effect_is_not_told(victim: Victim) -> None:
    ask()
    write("A1")
    bailed = let_out_on_bail(victim, minutes(5))
    answer_effects.apply_due_answers(now=minutes(10))

    assert list_owed(victim, minutes(11)) == {"suspect.bailed"}
    assert DeliveryEscalation.objects.get(victim=victim, events__contains=[bailed.id]).ended_at is None


def test_a_question_whose_news_a_colleague_told_takes_no_answer_for_news_of_later(victim: Victim) -> None:
    ask()
    tell_all(victim, minutes(1))
    question_search.update_questions(now=minutes(2))
    let_out_on_bail(victim, minutes(180))

    write("A1", now=minutes(240))

    assert not OfficerAnswer.objects.exists()
    assert "the victim has heard the news that we asked about" in open_mail_words(last_mail()).body
    assert "Your answer does not cover newer or other news" in open_mail_words(last_mail()).body
    assert list_owed(victim, minutes(250)) == {"suspect.bailed"}


def test_on_the_page_a_late_answer_says_what_is_still_owed(victim: Victim) -> None:
    ask()
    asked = question()
    tell_all(victim, minutes(1))
    question_search.update_questions(now=minutes(2))
    let_out_on_bail(victim, minutes(180))

    late = resolve_late_answer(
        QueryDict("choice=by_phone"),
        QuestionAnswerForm,
        actor=officer_accounts.officer_actor(officer_of(DUDEK)),
        question_id=asked.public_id,
        door=OfficerAnswerChannel.PAGE,
        now=minutes(240),
    )

    assert late is not None
    assert "does not cover newer or other news" in late.still_owed
    assert not OfficerAnswer.objects.exists()


def test_a_mail_and_a_page_quote_all_the_news_that_an_answer_counts_for(victim: Victim) -> None:
    let_out_on_bail(victim, NOW)
    Task.objects.update(due_at=NOW, owner=None)
    ask()

    asked = question()
    [shown] = question_views.describe_questions([asked], now=NOW)
    quoted = officer_prompts.join_sentences(shown.about, NOW.date())

    assert len(asked.named) == len(shown.about) == 2
    assert f"“{quoted}”" in open_mail_words(last_mail()).body
    assert "counts for all the news quoted above, and for nothing else" in open_mail_words(last_mail()).body
    write("A1")
    answer_effects.apply_due_answers(now=minutes(10))
    assert list_owed(victim, minutes(11)) == set()


def test_a_question_from_before_its_news_was_kept_counts_for_what_it_is_about(victim: Victim) -> None:
    ask()
    OfficerQuestion.objects.update(named=[])
    let_out_on_bail(victim, minutes(1))

    write("A1", now=minutes(2))
    answer_effects.apply_due_answers(now=minutes(12))

    assert list_owed(victim, minutes(13)) == {"suspect.bailed"}


def test_not_yet_holds_no_news_that_came_after_the_question(victim: Victim) -> None:
    ask()
    write("A4 would warn the other one, until 14 December")
    let_out_on_bail(victim, minutes(5))
    answer_effects.apply_due_answers(now=minutes(10))

    held = Duty.objects.filter(victim=victim, ending="held").values_list("triggered_by__type", flat=True)
    assert set(held) == {"suspect.charged"}
    assert list_owed(victim, minutes(11)) == {"suspect.bailed"}


def test_a_file_tells_no_news_of_which_the_officer_was_never_asked(victim: Victim) -> None:
    rows = ["crime_reference,answer\n", "44/10118/26,by_phone\n"]
    operator = Actor.operator("engineer")
    question_search.update_questions(now=NOW)  # the question is open, and has been in no mail and on no page

    loaded = answer_loading.load_answers(actor=operator, name="answers.csv", lines=rows, now=NOW)

    assert (loaded.taken, loaded.problems[0][1]) == (0, "answer")
    ask()
    assert answer_loading.load_answers(actor=operator, name="answers.csv", lines=rows, now=NOW).taken == 1


_OFFICERS = ["mail", "answer", "undo"]
ORDERS = [
    order
    for steps in (
        ["mail", "bail", "tell", "answer"],
        ["mail", "bail", "answer"],
        ["mail", "bail", "tell", "answer", "undo"],
    )
    for order in permutations(steps)
    if [step for step in order if step in _OFFICERS] == [step for step in _OFFICERS if step in steps]
]


@pytest.mark.parametrize("order", ORDERS, ids="-".join)
def test_no_order_of_events_lets_an_answer_tell_news_that_was_not_asked(victim: Victim, order: tuple[str, ...]) -> None:
    letter = ""
    for at, step in enumerate(order):
        now = minutes(at)
        if step == "bail":
            let_out_on_bail(victim, now)
            Task.objects.filter(closed_at=None).update(due_at=now)
        elif step == "tell":
            tell_all(victim, now)
        elif step == "mail" and ask(now):
            letter = re.findall(r"\n([A-Z])1  Yes, I told them by telephone", open_mail_words(last_mail()).body)[0]
        elif step == "answer" and letter:
            write(f"{letter}1", now=now)
        elif step == "undo" and letter:
            write("undo", now=now)
    owed_before = list_owed(victim, minutes(30))
    answer_effects.apply_due_answers(now=minutes(30))
    delivery_outcomes.settle_escalations(now=minutes(31))

    standing = OfficerAnswer.objects.filter(undone_at=None).select_related("question").first()
    asked = set(standing.question.named) if standing else set()
    assert list_told_by_officer() <= asked
    of_asked = set(Event.objects.filter(id__in=asked).values_list("type", flat=True))
    assert list_owed(victim, minutes(31)) == owed_before - of_asked
    bailed = Event.objects.get(type="suspect.bailed")
    pursuit = DeliveryEscalation.objects.get(
        victim=victim, urgency__in=delivery_escalations.RISK_URGENCIES, events__contains=[bailed.id]
    )
    assert (pursuit.ended_at is None) == ("suspect.bailed" in list_owed(victim, minutes(31)))
