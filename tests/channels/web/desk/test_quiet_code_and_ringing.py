"""While the warning of a duress code is open, no page about that victim offers a number to ring."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.channels.web.desk.conftest import StaffBrowser, task_of
from tests.channels.web.desk.pages import text
from tests.channels.web.portal.quiet import quiet_code_of, with_quiet_codes
from tests.services.people_and_cases import NOW, a_team
from tests.services.plans import agreed, by
from victimcare.records.models import Callback, Notification, Task, Victim, WrittenMessage
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.access_codes import access_code
from victimcare.rules.access_codes.access_code import LATEST_WARNING
from victimcare.rules.safe_contact.contact_plan import ContactByStaff, StaffOnlyReason
from victimcare.services.access import Actor, ActorKind
from victimcare.services.access_codes import duress_warnings
from victimcare.services.calls.callbacks import callback_ringing, victim_callbacks
from victimcare.services.contact_plans import contact_ways
from victimcare.services.desk.task_actions import close_settled_tasks, make_task
from victimcare.services.people import reach_attempts
from victimcare.services.referrals import shared_words
from victimcare.services.safe_contact.contact_limits import find_duress_warned_victims
from victimcare.services.safe_contact.plan_shapes import CallPermission
from victimcare.services.sessions import victim_sessions

pytestmark = pytest.mark.django_db
NUMBER = "07700 900123"
WARNING = "Their quiet code was used"


@pytest.fixture(autouse=True)
def quiet_code_setting() -> Iterator[None]:
    with with_quiet_codes():
        yield


@pytest.fixture
def planned(sol: StaffBrowser, marta: Victim) -> Victim:
    agreed(marta, by("call", marta.person.contact_points.get(kind="mobile")))
    return marta


def use_quiet_code(victim: Victim) -> None:
    """Uses the duress code as a victim does with a person beside them; the job then warns the desk."""
    typed = access_code.parse_access_code(quiet_code_of(victim))
    assert isinstance(typed, access_code.AccessCode)
    assert victim_sessions.sign_in_victim(code=typed, now=NOW - LATEST_WARNING) is not None
    assert duress_warnings.warn_of_duress(now=NOW) == 1


def close_warning(sol: StaffBrowser, victim: Victim) -> None:
    warning = Task.objects.get(victim=victim, kind=TaskKind.QUIET_CODE)
    sol.post(f"/desk/tasks/{warning.public_id}/take")
    assert duress_warnings.end_duress_warning(
        actor=sol.actor, task_id=warning.public_id, done="They are safe.", now=NOW
    )


def test_an_older_task_says_not_to_ring_until_the_warning_is_closed(sol: StaffBrowser, planned: Victim) -> None:
    task = task_of(planned)
    sol.post(f"/desk/tasks/{task.public_id}/take")
    address = f"/desk/tasks?which=mine&task={task.public_id}"
    assert NUMBER in sol.get(address).content.decode()

    use_quiet_code(planned)
    warned = text(sol.get(address))
    close_warning(sol, planned)

    assert "Do not ring. Their quiet code was used." in warned
    assert warned.index("Do not ring, text or write") < warned.index("Why it is here")
    assert "where to ring" not in warned
    assert NUMBER not in warned
    assert NUMBER in sol.get(address).content.decode()


@pytest.mark.parametrize("part", ["case", "needs", "rights", "written"])
def test_the_pages_of_the_contact_say_it_instead_of_the_number(sol: StaffBrowser, planned: Victim, part: str) -> None:
    sol.look_up(planned)
    sol.prove(planned)
    use_quiet_code(planned)

    page = text(sol.get(reverse(f"desk:{part}", args=[planned.public_id])))

    assert WARNING in page.split("safe-line")[1][:400]
    assert "Ring 07700" not in page


def test_the_gate_before_a_check_says_it_to_the_owner_of_a_task(sol: StaffBrowser, planned: Victim) -> None:
    sol.post(f"/desk/tasks/{task_of(planned).public_id}/take")
    sol.look_up(planned)
    use_quiet_code(planned)

    page = text(sol.get(reverse("desk:case", args=[planned.public_id])))

    assert WARNING in page
    assert NUMBER not in page


def test_a_danger_task_offers_no_number_and_a_try_at_one_is_refused(sol: StaffBrowser, planned: Victim) -> None:
    made = make_task(
        kind=TaskKind.TELL_VICTIM,
        victim_id=planned.id,
        reason="not_asked",
        subject_key="danger",
        harm=3,
        due_at=NOW,
        now=NOW,
        is_danger=True,
    )
    task = Task.objects.get(id=made) if isinstance(made, int) else Task.objects.get(subject_key="danger")
    sol.post(f"/desk/tasks/{task.public_id}/take")
    use_quiet_code(planned)

    offered = reach_attempts.list_reach_options(actor=sol.actor, task_id=task.public_id, now=NOW)

    assert offered is not None
    numbers = [rung for rung in offered.rungs if rung.known is not None]
    assert [(rung.number, rung.known and rung.known.may) for rung in numbers] == [("", CallPermission.QUIET_CODE)]
    assert not any(rung.may_be_tried for rung in numbers)
    assert {rung.way for rung in offered.rungs if rung.known is None} == {"control_room", "officer"}


def test_the_officer_and_the_control_room_are_not_asked_to_go_there(sol: StaffBrowser, planned: Victim) -> None:
    """The harm: a patrol at the door minutes after the code was used tells the person beside the victim."""
    danger = {"kind": TaskKind.TELL_VICTIM, "reason": "not_asked", "subject_key": "danger", "harm": 3, "due_at": NOW}
    make_task(victim_id=planned.id, now=NOW, is_danger=True, **danger)  # type: ignore[arg-type]
    task = Task.objects.get(subject_key="danger")
    sol.post(f"/desk/tasks/{task.public_id}/take")
    use_quiet_code(planned)

    page = text(sol.get(f"/desk/tasks?which=mine&task={task.public_id}"))

    assert "do not go there because of this" in page
    assert "Decide with me before a patrol goes there" in page
    assert "Can you go there" not in page
    assert "I need a patrol" not in page


def test_what_a_colleague_writes_waits_on_the_page_without_a_text(sol: StaffBrowser, marta: Victim) -> None:
    """The harm: the person beside the victim sees a text of ours minutes after the code was used."""
    agreed(marta, by("text", marta.person.contact_points.get(kind="mobile")))
    sol.look_up(marta)
    sol.prove(marta)
    written = reverse("desk:written", args=[marta.public_id])
    assert "A message says that something is new" in text(sol.get(written))

    use_quiet_code(marta)
    page, before = text(sol.get(written)), Notification.objects.count()
    sol.post(written, words="We have your report.", once=uuid4())

    assert "No message may tell them that your answer is there." in page
    assert WrittenMessage.objects.filter(victim=marta, by__isnull=False).count() == 1
    assert Notification.objects.count() == before


def test_a_call_back_that_was_promised_waits_for_a_person(planned: Victim) -> None:
    a_team()
    actor = Actor(ActorKind.VICTIM, "grant:theirs", victim_id=planned.id, opens="case")
    victim_callbacks.request_callback_online(actor=actor, slot=None, now=NOW)
    callback = Callback.objects.get(victim=planned)
    assert callback_ringing.find_callable_callbacks([callback], now=NOW) == {callback.id}

    use_quiet_code(planned)

    assert callback_ringing.decide_callback(callback, now=NOW) == ContactByStaff(StaffOnlyReason.QUIET_CODE)
    assert not callback_ringing.find_callable_callbacks([callback], now=NOW)


def test_a_service_is_given_no_number_and_the_victim_rings_it(planned: Victim) -> None:
    assert len(shared_words.list_contact_ways(planned, now=NOW)) == 2

    use_quiet_code(planned)

    assert [way.key for way in shared_words.list_contact_ways(planned, now=NOW)] == [shared_words.VICTIM_CALLS]


def test_no_one_rings_in_the_minutes_before_the_warning_is_made(planned: Victim) -> None:
    typed = access_code.parse_access_code(quiet_code_of(planned))
    assert isinstance(typed, access_code.AccessCode)
    victim_sessions.sign_in_victim(code=typed, now=NOW)

    assert contact_ways.load_safe_contact(planned, with_number=True, now=NOW + timedelta(seconds=30)).number == ""


def test_a_colleague_who_has_no_task_of_theirs_sees_no_number_either_way(sol: StaffBrowser, planned: Victim) -> None:
    use_quiet_code(planned)

    way = contact_ways.load_safe_contact(planned, with_number=False, now=NOW)

    assert (way.number, way.is_quiet_code_used) == ("", True)


def test_a_number_left_without_a_check_waits_for_the_warning_too(sol: StaffBrowser, planned: Victim) -> None:
    left = Callback(
        victim=None, number_note=NUMBER, wish="back", asked_at=NOW, starts_at=NOW, due_at=NOW + timedelta(hours=2), id=1
    )
    assert isinstance(callback_ringing.decide_callback(left, now=NOW), callback_ringing.RingPermission)
    assert callback_ringing.find_callable_callbacks([left], now=NOW) == {1}

    use_quiet_code(planned)

    assert callback_ringing.decide_callback(left, now=NOW) == ContactByStaff(StaffOnlyReason.QUIET_CODE)
    assert callback_ringing.find_callable_callbacks([left], now=NOW) == frozenset()
    close_warning(sol, planned)
    assert isinstance(callback_ringing.decide_callback(left, now=NOW), callback_ringing.RingPermission)


def test_the_warning_counts_also_where_the_job_that_makes_it_comes_late(planned: Victim) -> None:
    typed = access_code.parse_access_code(quiet_code_of(planned))
    assert isinstance(typed, access_code.AccessCode)
    victim_sessions.sign_in_victim(code=typed, now=NOW)
    late = NOW + LATEST_WARNING + timedelta(minutes=30)

    before = find_duress_warned_victims([planned.id], now=late)
    duress_warnings.warn_of_duress(now=late)
    close_settled_tasks(kind=TaskKind.QUIET_CODE, victim_id=planned.id, subject_key="", now=late, by=None)

    assert before == {planned.id}
    assert find_duress_warned_victims([planned.id], now=late + timedelta(minutes=1)) == frozenset()
