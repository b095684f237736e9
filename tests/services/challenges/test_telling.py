"""Our answer reaches the victim by the gate: a neutral message and their page, or a person; each answer once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.outside import Outside
from tests.services.challenges.conftest import as_victim, key, prove
from tests.services.messages.tellings import MOBILE, hand_over
from tests.services.people_and_cases import NOW
from victimcare.records.models import Challenge, GuardDecision, Notification, Task, Victim
from victimcare.rules.cases.page_shapes import VictimRequestState
from victimcare.rules.clock import london_date
from victimcare.services.access import Actor
from victimcare.services.challenges import challenge_answers, challenge_receipt
from victimcare.services.challenges.challenge_shapes import ChallengeOutcome, SubmissionChannel
from victimcare.services.contact.contact_recording import ContactChannel
from victimcare.services.conversations.identity_checks import IdentityCheckMissing
from victimcare.services.portal import victim_page


def challenged(victim: Victim) -> Challenge:
    received = challenge_receipt.open_challenge(
        actor=as_victim(victim), victim_id=victim.id, channel=SubmissionChannel.WEB, words="", duty=key(victim), now=NOW
    )
    return Challenge.objects.get(public_id=received.id)


def answered(victim: Victim, by: Actor) -> Challenge:
    return answer(challenged(victim), by)


def answer(row: Challenge, by: Actor) -> Challenge:
    challenge_answers.answer_challenge(
        actor=by,
        challenge_id=row.public_id,
        outcome=ChallengeOutcome.NOT_MET,
        words="You were not told, and we are sorry.",
        put_right="",
        put_right_on=None,
        now=NOW,
    )
    row.refresh_from_db()
    return row


def test_a_text_says_only_that_there_is_something_new(
    by_text: Victim,
    sol: Actor,
    outside: Outside,
) -> None:
    answered(by_text, sol)

    sent = hand_over(Notification.objects.get(duties=[]))

    [entry] = outside.handed_over(str(sent.reference))
    assert entry["to"].endswith(MOBILE.replace(" ", "")[1:])
    assert entry["body"].startswith("We have something new for you.")
    assert (sent.template, sent.status) == ("news", "accepted")


def test_two_answers_are_one_message(by_text: Victim, sol: Actor) -> None:
    challenge_answers.acknowledge_challenge(
        actor=sol, challenge_id=challenged(by_text).public_id, words="I look at it.", now=NOW
    )
    answered(by_text, sol)  # the same challenge: it is still open

    assert Notification.objects.filter(duties=[]).count() == 1


def test_an_answer_already_read_is_not_sent(
    by_text: Victim,
    sol: Actor,
    outside: Outside,
) -> None:
    answered(by_text, sol)
    victim_page.load_victim_page(actor=as_victim(by_text), now=NOW)

    sent = hand_over(Notification.objects.get(duties=[]))

    assert sent.status == "not_needed"
    assert outside.handed_over(str(sent.reference)) == []


def test_a_guarded_victim_hears_it_from_a_person(by_text: Victim, sol: Actor, ewa: Actor) -> None:
    received = challenged(by_text)
    GuardDecision.objects.create(victim=by_text, is_guarded=True, decided_at=NOW, decided_by_id=ewa.staff_id or 0)
    row = answer(received, sol)

    assert not Notification.objects.filter(duties=[]).exists()
    task = Task.objects.get(kind="challenge")
    assert (task.reason, task.closed_at, london_date(task.due_at)) == (
        "challenge_tell",
        None,
        london_date(NOW + timedelta(days=1)),
    )
    page = victim_page.load_victim_page(actor=as_victim(by_text), now=NOW)
    row.refresh_from_db()
    assert (page.asked, row.told_at) == ((), None)
    with pytest.raises(IdentityCheckMissing):
        challenge_answers.record_answers_told_by_staff(
            actor=sol, victim_id=by_text.public_id, channel=ContactChannel.PHONE, now=NOW
        )

    prove(sol, by_text)
    challenge_answers.record_answers_told_by_staff(
        actor=sol, victim_id=by_text.public_id, channel=ContactChannel.PHONE, now=NOW
    )

    task.refresh_from_db()
    row.refresh_from_db()
    assert (task.outcome, row.told_at) == ("done", NOW)


def test_the_page_shows_it_and_that_counts_as_told_once(by_text: Victim, sol: Actor) -> None:
    row = answered(by_text, sol)

    [asked] = victim_page.load_victim_page(actor=as_victim(by_text), now=NOW).asked
    again = victim_page.load_victim_page(actor=as_victim(by_text), now=NOW + timedelta(minutes=1))

    assert (asked.id, asked.answer) == (row.public_id, "You were not told, and we are sorry.")
    assert (asked.state, asked.line.id, asked.may_disagree) == (
        VictimRequestState.ENDED,
        "challenges-challenge-ended",
        True,
    )
    assert again.asked == (asked,)
    row.refresh_from_db()
    assert row.told_at == NOW
    assert Task.objects.get(kind="challenge").outcome == "done"


def test_what_is_late_says_so(ada: Victim) -> None:
    challenge_receipt.open_challenge(
        actor=as_victim(ada), victim_id=ada.id, channel=SubmissionChannel.WEB, words="", duty=key(ada), now=NOW
    )

    [asked] = victim_page.load_victim_page(actor=as_victim(ada), now=NOW + timedelta(days=2)).asked

    assert asked.line.id == "challenges-challenge-holding-late"
