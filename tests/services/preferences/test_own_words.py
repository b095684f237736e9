"""What a victim writes about contact on their own page: their note, their passport, how often, and their answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.services.access_codes.steps import again
from tests.services.people.writers import signed_in_victim
from tests.services.people_and_cases import NOW, a_team
from tests.services.sessions.conftest import case_code
from victimcare.records.models import AuditEntry, ContactPromise, PreferenceDraft, PreferenceRequest, Task, Victim
from victimcare.rules.errors import StaleVersion
from victimcare.rules.rights.ledger_types import ONLY_NEWS
from victimcare.rules.safe_contact.preference_questions import NO_PHONE, ContactQuestion
from victimcare.services.access import Actor, PermissionRefused
from victimcare.services.contact.communication_passports import PassportContent
from victimcare.services.contact.tell_once_notes import NoteWords
from victimcare.services.preferences import contact_preferences, own_notes, preference_questions
from victimcare.services.preferences.preference_questions import QuestionChanged
from victimcare.services.sessions import victim_sessions


@pytest.fixture
def ada(victim: Victim) -> Actor:
    """The victim in a visit in which they have just entered the last six digits of their code again."""
    a_team()
    return confirmed(victim)


def confirmed(victim: Victim) -> Actor:
    token = victim_sessions.sign_in_victim(code=case_code(victim), now=NOW)
    assert token is not None
    actor = again(token, now=NOW)
    assert actor.visit is not None
    return replace(actor, visit=replace(actor.visit, again_at=NOW))


def test_a_note_is_kept_by_version_and_an_empty_one_withdraws_it(ada: Actor, victim: Victim) -> None:
    first = own_notes.write_own_note(actor=ada, words=NoteWords(avoid="My brother"), after=0, now=NOW)

    with pytest.raises(StaleVersion):
        own_notes.write_own_note(actor=ada, words=NoteWords(needs="Time"), after=0, now=NOW)
    own_notes.write_own_note(actor=ada, words=NoteWords(), after=first, now=NOW)

    stands = own_notes.load_own_note(actor=ada, now=NOW)
    assert (stands.number, stands.words) == (2, NoteWords())
    acts = AuditEntry.objects.filter(victim_id=victim.id, act__in=["own_note.written", "own_note.ended"])
    assert list(acts.order_by("id").values_list("act", flat=True)) == ["own_note.written", "own_note.ended"]


def test_a_passport_is_kept_by_version(ada: Actor) -> None:
    own_notes.write_own_passport(actor=ada, said=PassportContent(language="cy"), after=0, now=NOW)

    with pytest.raises(StaleVersion):
        own_notes.write_own_passport(actor=ada, said=PassportContent(), after=0, now=NOW)

    stands = own_notes.load_own_passport(actor=ada, now=NOW).stands
    assert stands is not None
    assert stands.said.language == "cy"


def test_the_short_level_writes_neither(victim: Victim) -> None:
    short = signed_in_victim(victim, "short")

    with pytest.raises(PermissionRefused):
        own_notes.write_own_note(actor=short, words=NoteWords(avoid="My brother"), after=0, now=NOW)
    with pytest.raises(PermissionRefused):
        own_notes.write_own_passport(actor=short, said=PassportContent(), after=0, now=NOW)


def test_how_the_victim_is_reached_is_shown_only_after_the_last_six_digits(ada: Actor, victim: Victim) -> None:
    assert contact_preferences.load_contact_preferences(actor=ada, now=NOW).asked is None

    with pytest.raises(PermissionRefused):
        contact_preferences.load_contact_preferences(actor=signed_in_victim(victim), now=NOW)
    with pytest.raises(PermissionRefused):
        contact_preferences.load_contact_preferences(actor=ada, now=NOW + timedelta(hours=1))


def test_questions_are_answered_in_their_order_and_taken_back(ada: Actor) -> None:
    preference_questions.begin_preference_questions(actor=ada, now=NOW)

    with pytest.raises(QuestionChanged):
        preference_questions.answer_preference_question(
            actor=ada, question=ContactQuestion.NEWS, given={"news": "only"}, now=NOW
        )
    preference_questions.answer_preference_question(
        actor=ada, question=ContactQuestion.PHONE, given={"phone": NO_PHONE}, now=NOW
    )
    preference_questions.return_to_last_question(actor=ada, now=NOW)

    asked = contact_preferences.load_contact_preferences(actor=ada, now=NOW).asked
    assert asked is not None
    assert asked.question is ContactQuestion.PHONE


def test_answers_that_are_not_complete_are_not_sent(ada: Actor) -> None:
    preference_questions.begin_preference_questions(actor=ada, now=NOW)

    with pytest.raises(QuestionChanged):
        preference_questions.send_preferences(actor=ada, now=NOW)

    preference_questions.stop_preference_questions(actor=ada, now=NOW)
    assert not PreferenceDraft.objects.exists()
    assert not PreferenceRequest.objects.exists()


def test_a_telephone_of_another_person_cannot_be_chosen(ada: Actor) -> None:
    preference_questions.begin_preference_questions(actor=ada, now=NOW)

    with pytest.raises(QuestionChanged):
        preference_questions.answer_preference_question(
            actor=ada, question=ContactQuestion.PHONE, given={"phone": "999999"}, now=NOW
        )


def test_a_call_instead_of_answers_is_a_task_and_the_last_request_counts(ada: Actor) -> None:
    for _ in range(2):
        preference_questions.ask_to_be_called(actor=ada, now=NOW)

    assert list(PreferenceRequest.objects.order_by("id").values_list("ended_how", flat=True)) == ["replaced", ""]
    assert Task.objects.get(kind="contact_wish").reason == "contact_wish_ring"


def test_how_often_is_a_promise_that_ends_on_request(ada: Actor, victim: Victim) -> None:
    preference_questions.choose_contact_frequency(actor=ada, every_days=14, now=NOW)
    assert ContactPromise.objects.get(victim=victim).every_days == 14

    preference_questions.choose_contact_frequency(actor=ada, every_days=ONLY_NEWS, now=NOW)

    assert not ContactPromise.objects.filter(victim=victim).exists()


def test_a_number_of_days_that_the_page_does_not_offer_is_refused(ada: Actor) -> None:
    with pytest.raises(ValueError, match="no such frequency"):
        preference_questions.choose_contact_frequency(actor=ada, every_days=1, now=NOW)
