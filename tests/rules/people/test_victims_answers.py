"""What a victim's answers lead to: only a plain no lets us use a way, and less is never more."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from victimcare.rules.safe_contact import preference_questions
from victimcare.rules.safe_contact.preference_questions import (
    ContactQuestion,
    KnownContactPoints,
    PlanRoute,
    PreferenceAnswers,
    SafetyAnswer,
    list_contact_questions,
    next_contact_question,
    read_preferred_contact,
)

ALL = KnownContactPoints(phones={7: True, 8: False}, has_email=True, has_address=True)
SAFE = PreferenceAnswers(
    phone="7",
    rings="both",
    texts="no",
    messages="no",
    emails="no",
    letters="no",
    when="any",
    police="no",
    news="itself",
    listening="no",
)
UNSAFE = (SafetyAnswer.MAYBE, SafetyAnswer.YES, SafetyAnswer.NOT_SAID)
ASKED_OF_OTHERS = ("texts", "messages", "emails", "letters", "police", "listening")

answers = st.builds(
    PreferenceAnswers,
    phone=st.sampled_from(["", "7", "8", "another", "none", "unsure", "not_said"]),
    another_phone=st.sampled_from(["", "07700 900456"]),
    rings=st.sampled_from(["", "person", "both", "not_said"]),
    when=st.sampled_from(["", "any", "these", "changes"]),
    days=st.just(("mon",)),
    start=st.just("10:00"),
    end=st.just("14:00"),
    news=st.sampled_from(["", "itself", "only"]),
    **{name: st.sampled_from(["", *SafetyAnswer]) for name in ASKED_OF_OTHERS},
)
has = st.builds(
    KnownContactPoints, phones=st.just({7: True, 8: False}), has_email=st.booleans(), has_address=st.booleans()
)


def _but(of: PreferenceAnswers, **values: Any) -> PreferenceAnswers:
    return replace(of, **values)


def _loudness(of: preference_questions.PreferredContact) -> list[int]:
    said = [
        of.calls,
        of.machine_may_ring,
        of.texts,
        of.voicemail,
        of.emails,
        of.letters,
        of.police,
        of.news,
        of.line_is_safe,
    ]
    return list(map(int, said))


def test_a_victim_who_lives_without_danger_is_reached_in_every_chosen_way() -> None:
    assert read_preferred_contact(SAFE, ALL) == preference_questions.PreferredContact(
        calls=True,
        phone=7,
        machine_may_ring=True,
        texts=True,
        voicemail=True,
        emails=True,
        letters=True,
        police=True,
        news=True,
        line_is_safe=True,
    )


@settings(max_examples=80, deadline=None)
@given(answers, has, st.sampled_from(ASKED_OF_OTHERS), st.sampled_from(UNSAFE))
def test_maybe_and_not_said_never_let_us_do_more_than_yes_does(
    given_answers: PreferenceAnswers, has: KnownContactPoints, name: str, unsafe: SafetyAnswer
) -> None:
    as_yes = read_preferred_contact(_but(given_answers, **{name: SafetyAnswer.YES.value}), has)
    as_no = read_preferred_contact(_but(given_answers, **{name: SafetyAnswer.NO.value}), has)

    assert read_preferred_contact(_but(given_answers, **{name: unsafe.value}), has) == as_yes
    assert all(less <= more for less, more in zip(_loudness(as_yes), _loudness(as_no), strict=True))


@settings(max_examples=80, deadline=None)
@given(answers, has)
def test_no_way_is_used_that_was_not_asked_about(given_answers: PreferenceAnswers, has: KnownContactPoints) -> None:
    questions, found = list_contact_questions(given_answers, has), read_preferred_contact(given_answers, has)

    used = {"texts": found.texts, "messages": found.voicemail, "emails": found.emails, "letters": found.letters}
    for name, is_used in used.items():
        assert not is_used or (ContactQuestion(name) in questions and getattr(given_answers, name) == "no")
    assert not found.machine_may_ring or (found.calls and given_answers.rings == "both")
    assert not found.news or (found.police and found.texts | found.emails)


@settings(max_examples=60, deadline=None)
@given(has, st.data())
def test_answering_one_after_another_comes_to_an_end_and_going_back_leads_to_the_first(
    has: KnownContactPoints, data: st.DataObject
) -> None:
    so_far, steps, most = PreferenceAnswers(), 0, len(ContactQuestion)
    while question := next_contact_question(so_far, has):
        choices = {
            ContactQuestion.PHONE: ["7", "8", "another", "none"],
            ContactQuestion.RINGS: ["person", "both", "not_said"],
            ContactQuestion.WHEN: ["any", "changes"],
            ContactQuestion.NEWS: ["itself", "only"],
        }.get(question, [each.value for each in SafetyAnswer])
        place, count = preference_questions.question_progress(question, so_far, has)
        assert place == steps + 1
        assert count <= most
        most = count
        so_far = _but(so_far, **{question.value: data.draw(st.sampled_from(choices))})
        steps += 1
        assert steps <= len(ContactQuestion)
    at: ContactQuestion | None = None
    for _ in range(steps):
        at = preference_questions.previous_question(so_far, at, has)
        assert at is not None
    assert at is ContactQuestion.PHONE
    assert preference_questions.previous_question(so_far, at, has) is None


def test_another_phone_ends_texts_to_the_old_one_at_once_and_leaves_a_persons_call() -> None:
    ways = {PlanRoute("text", 7), PlanRoute("call", 7), PlanRoute("email", 3)}

    assert preference_questions.find_ended_ways(
        ways, read_preferred_contact(replace(SAFE, phone="another", another_phone="07700 900456"), ALL)
    ) == {PlanRoute("text", 7)}


def test_only_a_plain_yes_lets_the_machine_ring() -> None:
    for rings in ("", "person", "not_said"):
        assert not read_preferred_contact(replace(SAFE, rings=rings), ALL).machine_may_ring


def test_where_no_phone_is_safe_or_the_victim_is_not_sure_calls_end_too() -> None:
    ways = {PlanRoute("text", 7), PlanRoute("call", 7), PlanRoute("email", 3)}

    for phone in ("none", "unsure", "not_said"):
        assert preference_questions.find_ended_ways(ways, read_preferred_contact(replace(SAFE, phone=phone), ALL)) == {
            PlanRoute("text", 7),
            PlanRoute("call", 7),
        }
