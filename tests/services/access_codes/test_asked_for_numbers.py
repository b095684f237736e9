"""Numbers by text for the second step: through the gate, to the one phone that was set up, and nowhere else."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.outside import Outside
from tests.services import plans
from tests.services.access_codes.steps import again, code_for, guarded, number, tries, visit, with_window
from tests.services.messages.handing import hand_over_due
from tests.services.people_and_cases import NOW, a_point
from victimcare.records.models import ContactPoint, Notification, SecondFactor, Task, TextedNumber, Victim
from victimcare.rules.access_codes.access_code import AccessCode
from victimcare.services.access import Actor
from victimcare.services.access_codes import compromised_access, second_factor_setup, second_factors, step_up
from victimcare.services.access_codes.second_factors import TextRequestResult
from victimcare.services.access_codes.step_up import StepUpResult
from victimcare.services.sessions import victim_sessions

pytestmark = pytest.mark.django_db
VICTIMS = "07700 900123"
MINUTE = timedelta(minutes=1)
LATER = NOW + timedelta(hours=2)
WORKER = Actor.system("test")


def _with_plan(**way: object) -> tuple[Victim, ContactPoint]:
    victim = guarded()
    point = a_point(victim, VICTIMS)
    plans.agreed(victim, plans.by("text", point, **way))
    return victim, point


def _sent(outside: Outside) -> list[str]:
    """The texts that were sent, once the worker had its turn. Newest last."""
    for row in TextedNumber.objects.filter(telling=None):
        second_factors.send_texted_number(actor=WORKER, texted_id=row.id, now=row.asked_at)
    hand_over_due(now=TextedNumber.objects.latest("id").asked_at)
    return [
        entry["body"]
        for one in Notification.objects.order_by("id")
        for entry in outside.handed_over(str(one.reference))
    ]


def _digits(words: str) -> str:
    found = re.search(r"\d{3} \d{3}", words)
    assert found is not None
    return found.group()


def _set_up(victim: Victim, code: AccessCode, outside: Outside) -> None:
    own_victim = visit(code)
    with_window(victim, own_victim)
    assert second_factor_setup.ask_for_setup_text(actor=own_victim, now=NOW) is TextRequestResult.YES
    assert second_factor_setup.finish_text_setup(actor=own_victim, number=number(_digits(_sent(outside)[-1])), now=NOW)


def test_a_phone_of_the_plan_is_set_up_by_reading_its_text_and_opens_the_page_from_then_on(outside: Outside) -> None:
    victim, point = _with_plan()
    code = code_for(victim)
    _set_up(victim, code, outside)
    assert SecondFactor.objects.get().point_id == point.id
    token = victim_sessions.sign_in_victim(code=code, now=LATER)
    assert token is not None
    own_victim = again(token, now=LATER)

    assert second_factors.ask_for_texted_number(actor=own_victim, now=LATER) is TextRequestResult.YES
    words = _sent(outside)[-1]

    assert words == f"Your number is {_digits(words)}. It ends in 10 minutes. Do not tell it to anyone, also not to us."
    assert tries(own_victim, number(_digits(words)), now=LATER + 9 * MINUTE) is StepUpResult.RIGHT
    assert again(token, now=LATER + 9 * MINUTE).opens == "all"
    assert not Task.objects.exists()


@pytest.mark.parametrize("then", ["late", "used", "newer", "another visit"])
def test_a_texted_number_opens_once_for_ten_minutes_in_the_visit_that_asked(outside: Outside, then: str) -> None:
    victim, _ = _with_plan()
    code = code_for(victim)
    _set_up(victim, code, outside)
    own_victim, at = visit(code, now=LATER), LATER
    second_factors.ask_for_texted_number(actor=own_victim, now=LATER)
    shown = number(_digits(_sent(outside)[-1]))
    if then == "late":
        at = LATER + 10 * MINUTE
    elif then == "used":
        assert tries(own_victim, shown, now=LATER) is StepUpResult.RIGHT
    elif then == "newer":
        second_factors.ask_for_texted_number(actor=own_victim, now=LATER)
    else:
        own_victim = visit(code, now=LATER)

    assert tries(own_victim, shown, now=at) is StepUpResult.WRONG


def test_numbers_that_were_texted_and_never_shown_come_to_the_desk_once(outside: Outside) -> None:
    """Any person who has the victim's code can make their phone buzz, and listen where it lies."""
    victim, _ = _with_plan()
    code = code_for(victim)
    _set_up(victim, code, outside)
    once = visit(code, now=LATER)
    second_factors.ask_for_texted_number(actor=once, now=LATER)
    second_factors.ask_for_texted_number(actor=once, now=LATER)
    _sent(outside)
    at = LATER + 11 * MINUTE
    compromised_access.alert_guessed_codes(now=at)
    assert not Task.objects.exists()

    second_factors.ask_for_texted_number(actor=visit(code, now=at), now=at)
    _sent(outside)
    compromised_access.alert_guessed_codes(now=at)
    assert not Task.objects.exists()  # it still counts
    compromised_access.alert_guessed_codes(now=at + 11 * MINUTE)
    compromised_access.alert_guessed_codes(now=at + 12 * MINUTE)

    task = Task.objects.get()
    assert (task.victim_id, task.harm, task.reason) == (victim.id, 3, "second_step_unshown")


def test_nothing_goes_where_the_plan_allows_no_text_or_only_states_that_it_may(outside: Outside) -> None:
    victim, point = _with_plan()
    code = code_for(victim)
    _set_up(victim, code, outside)
    before = len(_sent(outside))
    for way in (
        [plans.by("text", point, wording="none")],
        [plans.by("call", point)],
        [plans.by("text", a_point(victim, "07700 900456"))],
        [plans.by("text", point, hours=[{"days": ["sat"], "from": "10:00", "to": "11:00"}])],
    ):
        plans.agreed(victim, *way)
        assert second_factors.ask_for_texted_number(actor=visit(code, now=LATER), now=LATER) is TextRequestResult.YES
        assert len(_sent(outside)) == before
        TextedNumber.objects.update(asked_at=NOW - timedelta(days=1))


def test_a_plan_that_changed_after_the_request_decides(outside: Outside) -> None:
    """The gate is asked once more when the text leaves; what it holds reaches no phone."""
    victim, point = _with_plan()
    code = code_for(victim)
    _set_up(victim, code, outside)
    before = len(_sent(outside))
    second_factors.ask_for_texted_number(actor=visit(code, now=LATER), now=LATER)
    second_factors.send_texted_number(actor=WORKER, texted_id=TextedNumber.objects.latest("id").id, now=LATER)
    plans.agreed(victim, plans.by("call", point))

    assert len(_sent(outside)) == before
    assert Notification.objects.latest("id").status == "not_needed"
    assert not Task.objects.exists()


def test_three_an_hour_are_asked_for_and_asking_looks_the_same_without_a_second_step(outside: Outside) -> None:
    asked = []
    for has_one in (True, False):
        victim, _ = _with_plan()
        code = code_for(victim)
        if has_one:
            _set_up(victim, code, outside)
        own_victim = visit(code, now=LATER)
        with CaptureQueriesContext(connection) as queries:
            assert second_factors.ask_for_texted_number(actor=own_victim, now=LATER) is TextRequestResult.YES
        asked.append([re.sub(r"\d+", "", query["sql"])[:60] for query in queries])
        assert [second_factors.ask_for_texted_number(actor=own_victim, now=LATER) for _ in range(3)] == [
            TextRequestResult.YES,
            TextRequestResult.YES,
            TextRequestResult.TOO_MANY,
        ]

    assert asked[0] == asked[1]


def test_requests_in_other_visits_are_not_revealed_and_no_more_texts_go_all_the_same(outside: Outside) -> None:
    victim, _ = _with_plan()
    code = code_for(victim)
    _set_up(victim, code, outside)
    for _ in range(3):
        second_factors.ask_for_texted_number(actor=visit(code, now=LATER), now=LATER)

    his = visit(code, now=LATER)

    assert [second_factors.ask_for_texted_number(actor=his, now=LATER) for _ in range(4)] == [
        *[TextRequestResult.YES] * 3,
        TextRequestResult.TOO_MANY,
    ]
    _sent(outside)
    assert TextedNumber.objects.filter(asked_at=LATER).exclude(telling=None).count() == 3


def test_a_number_that_was_texted_to_set_it_up_does_not_step_up(outside: Outside) -> None:
    victim, _ = _with_plan()
    own_victim = visit(code_for(victim))
    with_window(victim, own_victim)
    second_factor_setup.ask_for_setup_text(actor=own_victim, now=NOW)

    assert (
        step_up.verify_second_factor(actor=own_victim, number=number(_digits(_sent(outside)[-1])), now=NOW)
        is StepUpResult.WRONG
    )


def test_five_wrong_numbers_end_the_window(outside: Outside) -> None:
    victim, _ = _with_plan()
    own_victim = visit(code_for(victim))
    with_window(victim, own_victim)
    second_factor_setup.ask_for_setup_text(actor=own_victim, now=NOW)
    right = _digits(_sent(outside)[-1])
    wrong = number("000 000" if right != "000 000" else "111 111")

    assert [second_factor_setup.finish_text_setup(actor=own_victim, number=wrong, now=NOW) for _ in range(5)] == [
        False
    ] * 5
    with pytest.raises(second_factor_setup.SetupWindowClosed):
        second_factor_setup.finish_text_setup(actor=own_victim, number=number(right), now=NOW)
