"""A team is looked after: its load, contacts that were drawn and read, notes that only two people read."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from tests.services.people_and_cases import NOW, a_team, a_victim, staff
from victimcare.records.models import CoachingNote, Contact, QualityDraw, QualityReview, Staff, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.calls.agents import WorkloadLevel
from victimcare.rules.errors import NotFound
from victimcare.services.access import Actor, PermissionRefused, Role
from victimcare.services.desk.task_actions import make_task, take_task
from victimcare.services.person_keys import fetch_victim_key
from victimcare.services.sealed_columns import CONTACT_NOTE
from victimcare.services.supervision import coaching_notes, own_reviews, quality_reviews, team_loads
from victimcare.services.supervision.quality_reviews import CriterionResult

pytestmark = pytest.mark.django_db
NEXT_MONTH = NOW + timedelta(days=7)  # 2 December


def contact(actor: Actor, victim: Victim, *, back: timedelta = timedelta(hours=2), note: str = "") -> Contact:
    row = Contact(
        public_id=uuid4(),
        victim=victim,
        channel="phone",
        reached=True,
        made_at=NOW - back,
        made_by_id=actor.staff_id or 0,
    )
    CONTACT_NOTE.put_words(row, note, fetch_victim_key(victim.id))
    row.save()
    return row


def person(actor: Actor) -> Staff:
    return Staff.objects.get(id=actor.staff_id or 0)


@pytest.fixture
def lead() -> Actor:
    return staff("Mina Osei", Role.SUPERVISOR)


def test_the_load_says_who_has_how_much_how_late_and_how_heavy(lead: Actor) -> None:
    sol, guarded = staff("Sol Pereira"), a_victim(is_guarded_by_facts=True)
    for number, due in enumerate((NOW - timedelta(hours=1), NOW + timedelta(days=1))):
        task_id = make_task(
            kind=TaskKind.LISTEN, victim_id=None, reason="wrote_back", harm=3 - number, due_at=due, now=NOW,
            subject_key=f"x:{number}",
        )  # fmt: skip
        if number == 0:
            take_task(actor=sol, task_id=Task.objects.get(id=task_id).public_id, now=NOW)
    for minutes in (30, 5):
        contact(sol, guarded, back=timedelta(minutes=minutes))

    found = team_loads.read_team_load(actor=lead, now=NOW)

    assert (found.whole.total, found.whole.late, found.whole.high) == (2, 1, 1)
    first, *_, anonymous = found.people
    assert (first.name, first.open.total, first.open.late, first.contacts) == ("Sol Pereira", 1, 1, 2)
    assert first.carries is WorkloadLevel.REST
    assert (anonymous.person, anonymous.open.total) == (None, 1)
    Task.objects.filter(owner=None).update(owner=Staff.objects.create(username="elsewhere", name="Yaw"))
    *_, of_others = team_loads.read_team_load(actor=lead, now=NOW).people
    assert (of_others.is_elsewhere, of_others.open.total) == (True, 1)
    with pytest.raises(PermissionRefused):
        team_loads.read_team_load(actor=sol, now=NOW)


def test_one_person_and_three_take_the_same_number_of_queries(lead: Actor, django_assert_num_queries: Any) -> None:
    contact(staff("Sol Pereira"), a_victim())
    with django_assert_num_queries(20):
        team_loads.read_team_load(actor=lead, now=NOW)
    for name in ("Ama", "Bo"):
        contact(staff(name), a_victim())
    with django_assert_num_queries(20):
        assert len(team_loads.read_team_load(actor=lead, now=NOW).people) == 4


def test_each_persons_contacts_are_drawn_once_a_month_and_can_be_drawn_again(lead: Actor) -> None:
    sol, ama = staff("Sol Pereira"), staff("Ama")
    for _ in range(3):
        contact(sol, a_victim())
    contact(ama, a_victim())
    contact(ama, a_victim(), back=timedelta(days=40))  # of another month

    assert quality_reviews.draw_quality_reviews(now=NEXT_MONTH, seed="a") == 2
    assert quality_reviews.draw_quality_reviews(now=NEXT_MONTH) == 0

    assert {row.person.name for row in QualityReview.objects.select_related("person")} == {"Sol Pereira", "Ama"}
    assert QualityDraw.objects.get().among == 4
    assert Task.objects.filter(kind=TaskKind.REVIEW_CONTACT, closed_at=None).count() == 2


def test_a_contact_is_read_by_another_and_answered_by_its_own_agent(lead: Actor) -> None:
    sol = staff("Sol Pereira", Role.SUPERVISOR)
    contact(sol, a_victim(), note="She was glad that we rang.")
    quality_reviews.draw_quality_reviews(now=NEXT_MONTH, seed="a")
    review = QualityReview.objects.get()
    with pytest.raises(NotFound):
        quality_reviews.read_quality_review(actor=sol, review_id=review.public_id, now=NEXT_MONTH)
    assert quality_reviews.list_reviews_to_read(actor=sol, now=NEXT_MONTH)[0] == ()
    assert own_reviews.list_own_reviews(actor=sol, now=NEXT_MONTH) == ()
    assert (
        quality_reviews.read_quality_review(actor=lead, review_id=review.public_id, now=NEXT_MONTH).note
        == "She was glad that we rang."
    )

    met = [CriterionResult.YES] * len(quality_reviews.list_criteria())
    quality_reviews.give_quality_review(
        actor=lead, review_id=review.public_id, met=met, words="Well begun.", now=NEXT_MONTH
    )
    with pytest.raises(quality_reviews.ReviewAlreadyDone):
        quality_reviews.give_quality_review(
            actor=lead, review_id=review.public_id, met=met, words="Again.", now=NEXT_MONTH
        )

    task = Task.objects.get(kind=TaskKind.READ_FEEDBACK, closed_at=None)
    assert task.owner_id == sol.staff_id
    [said] = own_reviews.list_own_reviews(actor=sol, now=NEXT_MONTH)
    assert (said.words, said.criteria[0][1]) == ("Well begun.", CriterionResult.YES)
    own_reviews.answer_own_review(actor=sol, review_id=review.public_id, words="Thank you.", now=NEXT_MONTH)
    assert (
        quality_reviews.read_quality_review(actor=lead, review_id=review.public_id, now=NEXT_MONTH).answer
        == "Thank you."
    )
    assert not Task.objects.filter(closed_at=None, kind__in=(TaskKind.READ_FEEDBACK, TaskKind.REVIEW_CONTACT)).exists()


def test_a_coaching_note_is_for_two_people_and_goes_when_its_day_comes(lead: Actor) -> None:
    sol, other = staff("Sol Pereira"), staff("Jo Bell", Role.SUPERVISOR, team=a_team())
    name = coaching_notes.write_coaching_note(actor=lead, person_id=person(sol).public_id, words="Pause more.", now=NOW)

    assert [one.words for one in coaching_notes.list_notes_about_me(actor=sol, now=NOW)] == ["Pause more."]
    assert coaching_notes.list_written_notes(actor=other, now=NOW) == ()
    assert b"Pause" not in bytes(CoachingNote.objects.get().sealed_words)
    coaching_notes.answer_coaching_note(actor=sol, note_id=name, words="I will.", now=NOW)
    assert coaching_notes.list_written_notes(actor=lead, now=NOW)[0].answer == "I will."
    with pytest.raises(NotFound):
        coaching_notes.end_coaching_note(actor=other, note_id=name, now=NOW)
    with pytest.raises(NotFound):
        coaching_notes.write_coaching_note(actor=lead, person_id=person(lead).public_id, words="To myself.", now=NOW)

    assert coaching_notes.delete_expired_notes(now=NOW + timedelta(days=364)) == 0
    assert coaching_notes.delete_expired_notes(now=NOW + timedelta(days=366)) == 1
    assert coaching_notes.list_notes_about_me(actor=sol, now=NOW) == ()
    assert bytes(CoachingNote.objects.get().sealed_words) == b""
