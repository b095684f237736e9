"""A text or an e-mail with words of danger: a person is asked within minutes, and one fixed line may answer."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.outside import Outside
from tests.services import plans
from tests.services.conversations.test_incoming import ADDRESS, MOBILE, a_text, an_email, take_in
from tests.services.messages.handing import hand_over_due
from tests.services.people_and_cases import NOW, a_point, a_victim, staff
from victimcare.records.models import DangerFinding, Notification, Task, Victim
from victimcare.services.access import Actor
from victimcare.services.conversations import received_replies
from victimcare.services.danger import danger_findings
from victimcare.services.danger.danger_detection import MOST_UNKNOWN_TASKS
from victimcare.services.desk import task_actions

pytestmark = pytest.mark.django_db
FEAR = "He is outside my house"
LINE = "If you need help now, ring 999. If you cannot speak, stay on the line and press 55."
OPERATOR = Actor.operator("test", reason="to see")


def a_victim_with_plan(**way: object) -> Victim:
    victim = a_victim()
    plans.agreed(victim, plans.by("text", a_point(victim, MOBILE), **way))
    return victim


def task_of_danger() -> Task:
    return Task.objects.get(kind="danger_words")


def texted(outside: Outside) -> list[str]:
    hand_over_due(now=NOW)
    return [
        entry["body"]
        for one in Notification.objects.order_by("id")
        for entry in outside.handed_over(str(one.reference))
    ]


def test_a_text_with_words_of_danger_is_a_task_above_all_others_for_now() -> None:
    victim = a_victim_with_plan()

    row = take_in(a_text(FEAR))

    task = task_of_danger()
    assert (task.victim, task.is_danger, task.harm) == (victim, True, 3)
    assert task.due_at == NOW + timedelta(minutes=5)
    assert row.task is not None
    assert row.task.kind == "read_reply"  # the whole message is read too


def test_an_ordinary_text_makes_none() -> None:
    a_victim_with_plan()

    take_in(a_text("Can you ring me tomorrow about the hearing?"))
    take_in(a_text("Is the suspect still on bail?"))

    assert not Task.objects.filter(is_danger=True).exists()
    assert not DangerFinding.objects.exists()


def test_the_subject_of_an_email_counts_and_so_does_what_says_that_a_machine_wrote_it() -> None:
    take_in(an_email("See above", subject="he has a knife", is_automatic=True))

    assert DangerFinding.objects.get().rules == ["weapon"]


def test_for_an_unknown_number_a_person_is_asked_too() -> None:
    take_in(a_text(FEAR, sender="447700900999"))

    assert (task_of_danger().victim, task_of_danger().is_danger) == (None, True)
    assert DangerFinding.objects.get().answer == "no_point"


def test_of_one_unknown_sender_there_is_one_task_and_a_flood_of_them_is_one_more() -> None:
    for n in range(3):
        take_in(a_text(f"{FEAR} {n}", sender="447700900999"))
    assert Task.objects.filter(kind="danger_words").count() == 1

    for n in range(MOST_UNKNOWN_TASKS + 3):
        take_in(a_text(f"{FEAR} number {n}", sender=f"4477009008{n:02}"))

    assert Task.objects.filter(kind="danger_words").count() == MOST_UNKNOWN_TASKS + 1
    assert DangerFinding.objects.count() == MOST_UNKNOWN_TASKS + 6


def test_the_fixed_line_goes_where_the_plan_lets_all_be_said_and_the_police_be_named(outside: Outside) -> None:
    a_victim_with_plan(wording="full", say_police=True)

    take_in(a_text(FEAR))

    assert texted(outside) == [LINE]
    telling = Notification.objects.get()
    assert (telling.template, telling.status, telling.point) == (
        "danger",
        "accepted",
        telling.victim.person.contact_points.get(),
    )
    assert DangerFinding.objects.get().telling == telling


def test_it_goes_once_a_day(outside: Outside) -> None:
    a_victim_with_plan(wording="full", say_police=True)

    for words in (FEAR, "help me", "he has a knife"):
        take_in(a_text(words))

    assert texted(outside) == [LINE]
    assert [row.answer for row in DangerFinding.objects.order_by("id")] == ["sent", "sent_before", "sent_before"]


@pytest.mark.parametrize(
    "way",
    [
        {"wording": "neutral", "say_police": True},
        {"wording": "full", "say_police": True, "hours": [{"days": ["mon"], "from": "03:00", "to": "04:00"}]},
    ],
)
def test_anywhere_else_nothing_is_sent_and_the_task_says_so(way: dict[str, object], outside: Outside) -> None:
    a_victim_with_plan(**way)

    take_in(a_text(FEAR))

    assert texted(outside) == []
    assert DangerFinding.objects.get().answer == "not_agreed"


def test_a_plan_that_is_only_stated_lets_nothing_be_sent(outside: Outside) -> None:
    victim = a_victim()
    a_point(victim, MOBILE)
    plans.stated(victim, may_text=True)

    take_in(a_text(FEAR))

    assert texted(outside) == []
    assert DangerFinding.objects.get().answer == "not_agreed"


def test_an_answer_that_quotes_our_line_is_no_danger_by_that() -> None:
    a_victim_with_plan()

    take_in(an_email(f"Thank you, all is well.\n\nOn Monday you wrote:\n{LINE}", sender=ADDRESS))

    assert not DangerFinding.objects.exists()


def test_the_words_that_matched_are_for_the_owner_of_the_task_and_the_rules_for_everybody() -> None:
    a_victim_with_plan()
    row = take_in(a_text(f"Hello. {FEAR}. Bye"))
    task, sol, ewa = task_of_danger(), staff("Sol"), staff("Ewa")
    task_actions.take_task(actor=sol, task_id=task.public_id, now=NOW)

    [to_sol] = danger_findings.list_danger_findings(actor=sol, task_id=task.public_id, now=NOW)
    [to_ewa] = danger_findings.list_danger_findings(actor=ewa, task_id=task.public_id, now=NOW)

    assert to_sol.matched == (danger_findings.RuleMatch("outside_now", ("He is outside my house",)),)
    assert (to_ewa.matched, to_ewa.rules) == (None, ("outside_now",))
    assert to_sol.message_id == row.public_id
    assert (
        received_replies.read_reply(actor=sol, received_id=row.public_id, now=NOW) is not None
    )  # the whole message too
    assert received_replies.read_reply(actor=ewa, received_id=row.public_id, now=NOW) is None


def test_what_came_in_lists_the_rules_that_matched() -> None:
    a_victim_with_plan()
    for words in (FEAR, "Thank you"):
        take_in(a_text(words))

    assert [item.danger for item in received_replies.list_intake(actor=OPERATOR, now=NOW)] == [("outside_now",), ()]
