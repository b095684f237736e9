"""A challenge that a right was not met: kept, with its clocks, its task and its end, for every challenger and however
often."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from tests.services.challenges.conftest import as_victim, key, prove
from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW, staff
from victimcare.records.models import Challenge, DangerFinding, Event, Staff, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.clock import london_date
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.services.access import Actor, PermissionRefused
from victimcare.services.challenges import challenge_answers, challenge_lists, challenge_receipt, victim_requests
from victimcare.services.challenges.challenge_shapes import ChallengeOutcome, SubmissionChannel
from victimcare.services.conversations.identity_checks import IdentityCheckMissing
from victimcare.services.danger.danger_detection import check_typed_words
from victimcare.services.danger.danger_findings import list_danger_findings
from victimcare.services.desk import task_actions
from victimcare.services.desk.task_shapes import TaskOutcome
from victimcare.services.rights.ledger_queries import load_duty_standings

WORDS = "I was not told anything."


def challenge(victim: Victim, words: str = WORDS, duty: str | None = None) -> Challenge:
    received = challenge_receipt.open_challenge(
        actor=as_victim(victim),
        victim_id=victim.id,
        channel=SubmissionChannel.WEB,
        words=words,
        duty=key(victim) if duty is None else duty,
        now=NOW,
    )
    return Challenge.objects.get(public_id=received.id)


def task_of(row: Challenge) -> Task:
    return Task.objects.get(kind="challenge", subject_key=f"challenge:{row.public_id}")


def complaint(victim: Victim) -> str:
    return next(
        one.status for one in load_duty_standings(victim.id, now=NOW) if one.duty.id == "r12_complaint_response"
    )


def test_danger_in_a_challenge_is_named_by_it_and_apart_from_the_victims_other_danger(ada: Victim) -> None:
    """So that the officer whom the challenge is about is not given the danger and does not see it."""
    check_typed_words(
        actor=as_victim(ada), about="test:1", texts=("He is outside my house",), victim_id=ada.id, now=NOW
    )
    officer = staff("Dan Marsh").staff_id or 0
    row = challenge(ada)
    Challenge.objects.filter(id=row.id).update(concerned=[officer])

    joined = challenge(ada, "Dan Marsh laughed at me. He has a knife")

    found = DangerFinding.objects.get(about__startswith=f"challenge:{row.public_id}:")
    assert (joined.id, found.task.subject_key) == (row.id, f"danger:challenge:{row.public_id}")


def test_danger_in_a_challenge_of_an_answer_is_read(ada: Victim, sol: Actor) -> None:
    row = _answered(ada, sol)

    again = challenge_receipt.contest_answer(
        actor=as_victim(ada), challenge_id=row.public_id, channel=SubmissionChannel.WEB, words="He has a knife", now=NOW
    )

    assert DangerFinding.objects.get().about.startswith(f"challenge:{again.id}:")


def test_a_victims_words_go_on_the_timeline_with_both_clocks_and_a_task(ada: Victim) -> None:
    row = challenge(ada)

    assert (row.code, row.triggered_by.type if row.triggered_by else "") == ("r6_suspect_arrested", "suspect.arrested")
    assert (london_date(row.holding_due_at), london_date(row.answer_due_at)) == (date(2026, 11, 26), date(2026, 12, 9))
    event = Event.objects.select_related("private").get(type="right.challenged")
    assert event.source == "urn:victimcare:page"
    assert "words" not in event.facts
    assert event.private.content == {"words": WORDS}
    task = task_of(row)
    assert (task.reason, task.due_at, task.victim_id) == ("challenge_holding", row.holding_due_at, ada.id)
    assert complaint(ada) == "due"


def test_the_answers_time_is_the_editions(ada: Victim) -> None:
    row = challenge(ada)

    due = next(
        one.duty.due_at for one in load_duty_standings(ada.id, now=NOW) if one.duty.id == "r12_complaint_response"
    )
    assert row.answer_due_at == due


def test_a_duty_between_offices_cannot_be_challenged(ada: Victim, sol: Actor) -> None:
    prove(sol, ada)

    offered = {
        one.key for one in victim_requests.read_victim_requests(actor=sol, victim_id=ada.public_id, now=NOW).named
    }

    assert key(ada) in offered
    assert key(ada, "r2_hocr_24h") not in offered
    assert "r2_hocr_24h" not in dict(challenge_lists.list_code_entries())
    with pytest.raises(NotFound):
        challenge(ada, duty=key(ada, "r2_hocr_24h"))


def test_the_same_again_joins_and_starts_no_second_clock(ada: Victim) -> None:
    first, again, pressed_twice = challenge(ada), challenge(ada, "And still nothing."), challenge(ada, WORDS)

    assert first == again == pressed_twice
    assert Challenge.objects.count() == 1
    assert Event.objects.filter(type="right.challenged").count() == 2
    assert Event.objects.filter(type="complaint.received").count() == 1
    assert Task.objects.filter(kind="challenge").count() == 1


def test_without_a_duty_it_is_kept_all_the_same(ada: Victim) -> None:
    row = challenge(ada, duty="")

    assert (row.code, row.triggered_by) == ("", None)
    assert task_of(row).closed_at is None


def test_a_duty_of_another_victim_is_unknown(ada: Victim) -> None:
    other = load("44/60002/26", recorded(a_person("V2")))["V2"]

    with pytest.raises(NotFound):
        challenge(other, duty=key(ada))


def test_a_short_code_names_no_duty_but_may_say_that_something_was_not_done(ada: Victim) -> None:
    asked = {
        "actor": as_victim(ada, "short"),
        "victim_id": ada.id,
        "channel": SubmissionChannel.WEB,
        "words": WORDS,
        "now": NOW,
    }

    with pytest.raises(NotFound):
        challenge_receipt.open_challenge(duty=key(ada), **asked)  # type: ignore[arg-type]
    assert challenge_receipt.open_challenge(**asked).id == Challenge.objects.get().public_id  # type: ignore[arg-type]


def test_a_short_code_does_not_learn_from_the_days_that_a_challenge_exists(ada: Victim) -> None:
    challenge(ada, duty="")
    other, later = load("44/60002/26", recorded(a_person("V2")))["V2"], NOW + timedelta(days=3)
    said = {"channel": SubmissionChannel.WEB, "words": "No officer rang.", "now": later}

    joined = challenge_receipt.open_challenge(actor=as_victim(ada, "short"), victim_id=ada.id, **said)  # type: ignore[arg-type]
    first = challenge_receipt.open_challenge(actor=as_victim(other, "short"), victim_id=other.id, **said)  # type: ignore[arg-type]

    assert replace(joined, id=first.id) == first
    assert Challenge.objects.filter(victim=ada).count() == 1


def test_staff_write_down_a_victims_words_only_after_a_check(ada: Victim, sol: Actor) -> None:
    said = {
        "actor": sol,
        "victim_id": ada.id,
        "channel": SubmissionChannel.DESK,
        "words": WORDS,
        "duty": key(ada),
        "now": NOW,
    }

    with pytest.raises(IdentityCheckMissing):
        challenge_receipt.open_challenge(**said)  # type: ignore[arg-type]
    prove(sol, ada)
    challenge_receipt.open_challenge(**said)  # type: ignore[arg-type]

    row = Challenge.objects.get()
    assert (row.channel, row.recorded_by_id) == ("desk", sol.staff_id)


def test_no_victim_speaks_for_another(ada: Victim) -> None:
    other = load("44/60002/26", recorded(a_person("V2")))["V2"]

    with pytest.raises(PermissionRefused):
        challenge_receipt.open_challenge(
            actor=as_victim(other), victim_id=ada.id, channel=SubmissionChannel.WEB, words=WORDS, now=NOW
        )


def test_a_letter_counts_from_the_day_it_came_and_names_the_last_duty_of_its_kind(ada: Victim, sol: Actor) -> None:
    challenge_receipt.open_challenge_by_letter(
        actor=sol,
        victim_id=ada.id,
        code="r6_suspect_arrested",
        words=WORDS,
        received_at=NOW - timedelta(days=2),  # a Monday
        now=NOW,
    )

    row = Challenge.objects.get()
    assert (row.channel, row.code) == ("letter", "r6_suspect_arrested")
    assert london_date(row.holding_due_at) == date(2026, 11, 24)
    assert london_date(row.answer_due_at) == date(2026, 12, 7)


def test_its_task_is_ended_by_no_tick(ada: Victim, sol: Actor) -> None:
    task = task_of(challenge(ada))

    with pytest.raises(task_actions.NewsStillOwed):
        task_actions.close_task(actor=sol, task_id=task.public_id, outcome=TaskOutcome.NOT_NEEDED, note="No", now=NOW)


def test_from_the_holding_answer_to_what_is_put_right_and_the_end_when_told(ada: Victim, sol: Actor) -> None:
    row = challenge(ada)
    challenge_answers.acknowledge_challenge(actor=sol, challenge_id=row.public_id, words="I look at it. Sol", now=NOW)
    assert complaint(ada) == "met"
    assert (task_of(row).reason, task_of(row).due_at) == ("challenge_answer", row.answer_due_at)
    assert task_of(row).owner_id == sol.staff_id

    challenge_answers.answer_challenge(
        actor=sol,
        challenge_id=row.public_id,
        outcome=ChallengeOutcome.NOT_MET,
        words="You were not told. We are sorry.",
        put_right="We tell you within a day from now on.",
        put_right_on=date(2026, 12, 1),
        now=NOW,
    )
    assert task_of(row).reason == "challenge_put_right"
    challenge_answers.record_remedy_done(actor=sol, challenge_id=row.public_id, words="It is set up.", now=NOW)
    assert task_of(row).reason == "challenge_tell"

    assert challenge_answers.record_answers_told(actor=as_victim(ada), victim_id=ada.id, door="page", now=NOW) == 1
    assert task_of(row).outcome == "done"
    ombudsman = next(one for one in load_duty_standings(ada.id, now=NOW) if one.duty.id == "r12_phso")
    assert ombudsman.status == "met"
    types = list(
        Event.objects.filter(source__startswith="urn:victimcare:").order_by("id").values_list("type", flat=True)
    )
    assert types == [
        *("right.challenged", "complaint.received"),
        *("challenge.acknowledged", "complaint.answered"),
        *("challenge.answered", "complaint.answered"),
        "challenge.put_right",
        "victim.contacted",
    ]


def test_an_owner_of_the_task_to_tell_does_not_answer(ada: Victim, sol: Actor, ewa: Actor) -> None:
    task_id = task_actions.make_task(
        kind=TaskKind.TELL_VICTIM,
        victim_id=ada.id,
        reason="guarded",
        harm=1,
        due_at=None,
        now=NOW,
    )
    task_actions.take_task(actor=sol, task_id=Task.objects.get(id=task_id).public_id, now=NOW)
    row = challenge(ada)
    assert row.concerned == [sol.staff_id]

    with pytest.raises(challenge_answers.OwnMatter):
        challenge_answers.acknowledge_challenge(actor=sol, challenge_id=row.public_id, words="It was fine.", now=NOW)
    challenge_answers.acknowledge_challenge(actor=ewa, challenge_id=row.public_id, words="I look at it.", now=NOW)


def test_the_officer_in_the_case_does_not_answer(ada: Victim) -> None:
    officer = staff("Amara Cole")
    Staff.objects.filter(id=officer.staff_id or 0).update(email="A.Cole@riverside.example")
    named = {"officer_id": "O1", "name": "PC Amara Cole", "email": "a.cole@riverside.example"}
    load("44/60001/26", fact("case.officer_changed", NOW - timedelta(days=1), officer=named))
    row = challenge(ada)

    with pytest.raises(challenge_answers.OwnMatter):
        challenge_answers.acknowledge_challenge(
            actor=officer, challenge_id=row.public_id, words="It was fine.", now=NOW
        )


def test_the_table_refuses_an_answer_by_a_concerned_colleague(ada: Victim, sol: Actor) -> None:
    row = challenge(ada)
    row.concerned = [sol.staff_id or 0]
    row.outcome, row.answered_at, row.answered_by_id, row.answer = "met", NOW, sol.staff_id, row.asked

    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_an_answer_needs_words_and_a_promise_its_day(ada: Victim, sol: Actor) -> None:
    row = challenge(ada)
    answered = {"actor": sol, "challenge_id": row.public_id, "outcome": ChallengeOutcome.NOT_MET, "now": NOW}

    for words, put_right, on in (("", "", None), ("Yes", "We ring", None), ("Yes", "We ring", date(2026, 11, 24))):
        with pytest.raises(FieldRequired):
            challenge_answers.answer_challenge(words=words, put_right=put_right, put_right_on=on, **answered)  # type: ignore[arg-type]


def _answered(ada: Victim, by: Actor) -> Challenge:
    row = challenge(ada)
    challenge_answers.answer_challenge(
        actor=by,
        challenge_id=row.public_id,
        outcome=ChallengeOutcome.MET,
        words="You were told on the phone.",
        put_right="",
        put_right_on=None,
        now=NOW,
    )
    return row


def test_a_victim_disagrees_once_and_a_colleague_looks(ada: Victim, sol: Actor, ewa: Actor) -> None:
    row = _answered(ada, sol)
    asked = {"actor": as_victim(ada), "channel": SubmissionChannel.WEB, "words": "I was not.", "now": NOW}
    with pytest.raises(challenge_receipt.ChallengeAnswered):
        challenge(ada)

    again = challenge_receipt.contest_answer(challenge_id=row.public_id, **asked)  # type: ignore[arg-type]

    second = Challenge.objects.get(public_id=again.id)
    assert (second.again_of, second.code, second.concerned) == (row, row.code, [sol.staff_id])
    with pytest.raises(challenge_receipt.AnswerNotContestable):
        challenge_receipt.contest_answer(challenge_id=row.public_id, **asked)  # type: ignore[arg-type]
    answer = {"outcome": ChallengeOutcome.MET, "words": "It stands.", "put_right": "", "put_right_on": None, "now": NOW}
    with pytest.raises(challenge_answers.OwnMatter):
        challenge_answers.answer_challenge(actor=sol, challenge_id=again.id, **answer)  # type: ignore[arg-type]
    challenge_answers.answer_challenge(actor=ewa, challenge_id=again.id, **answer)  # type: ignore[arg-type]
    with pytest.raises(challenge_receipt.AnswerNotContestable):
        challenge_receipt.contest_answer(challenge_id=again.id, **asked)  # type: ignore[arg-type]


def test_danger_in_the_words_of_a_second_look_may_be_taken_by_who_answered_first(ada: Victim, sol: Actor) -> None:
    """The words of danger are not about the colleague who answered: no one else may be there to take them."""
    row = _answered(ada, sol)
    words = "I was not told, and he is outside my house now"
    challenge_receipt.contest_answer(
        actor=as_victim(ada), challenge_id=row.public_id, channel=SubmissionChannel.WEB, words=words, now=NOW
    )
    danger = Task.objects.get(kind="danger_words")

    task_actions.take_task(actor=sol, task_id=danger.public_id, now=NOW)

    [shown] = list_danger_findings(actor=sol, task_id=danger.public_id, now=NOW)
    assert words in shown.text
    with pytest.raises(task_actions.OwnFirstAnswer):
        task_actions.take_task(actor=sol, task_id=task_of(Challenge.objects.get(again_of=row)).public_id, now=NOW)


def test_a_colleagues_challenge_is_theirs(ada: Victim, sol: Actor, ewa: Actor) -> None:
    row = challenge(ada)
    task_actions.take_task(actor=ewa, task_id=task_of(row).public_id, now=NOW)

    with pytest.raises(task_actions.TaskTaken):
        challenge_answers.acknowledge_challenge(actor=sol, challenge_id=row.public_id, words="I look at it.", now=NOW)


def test_an_unknown_challenge_is_unknown(ada: Victim, sol: Actor) -> None:
    with pytest.raises(NotFound):
        challenge_answers.acknowledge_challenge(actor=sol, challenge_id=uuid4(), words="Hello", now=NOW)
