"""The page of the people from whom a victim must be kept safe, and the clash on the work list."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.channels.web.desk.conftest import StaffBrowser
from tests.services.people_and_cases import NOW
from victimcare.records.models import AuditEntry, LinkedPerson, PointChange, Task, Victim
from victimcare.services.access import Role
from victimcare.services.sealed_columns import LINK_ENDED_REASON

pytestmark = pytest.mark.django_db

_VERSION = re.compile(rb'Version \d|(?<=name="after" value=")\d')  # of the plan, which each answer renews
_TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')
HIM = {"relation": "suspect", "name": "Baris Demir", "number": "07700 900999"}


def _page(victim: Victim) -> str:
    return f"/desk/cases/{victim.public_id}/links"


def test_without_a_reason_no_one_is_entered_and_no_one_seen(sol: StaffBrowser, marta: Victim) -> None:
    assert sol.post(_page(marta), **HIM).status_code == 303
    assert not LinkedPerson.objects.exists()


def test_a_reason_is_enough_to_enter_a_person_and_a_check_to_see_them(sol: StaffBrowser, marta: Victim) -> None:
    sol.look_up(marta)

    answer = sol.post(_page(marta), **HIM)

    assert answer["Location"].endswith("/links?entered")
    page = sol.get(_page(marta)).content.decode()
    assert "One person, one number or address." in page
    for hidden in ("Demir", "900999", "Marta", "Kowal", "900123"):
        assert hidden not in page
    sol.prove(marta)
    page = sol.get(_page(marta)).content.decode()
    assert "Baris Demir" in page
    assert "07700 900999" in page
    assert "Marta" not in page
    assert list(AuditEntry.objects.filter(act="links.seen").values_list("detail__values", flat=True)) == [False, True]


def test_a_supervisor_sees_and_ends_with_a_reason(sign_in: Callable[..., StaffBrowser], marta: Victim) -> None:
    lead = sign_in("Nia Rowe", Role.DESK, Role.SUPERVISOR)
    lead.look_up(marta)
    lead.post(_page(marta), **HIM)
    link = str(LinkedPerson.objects.get().public_id)

    assert "Say why" in lead.post(f"{_page(marta)}/end", link=link, reason="").content.decode()
    lead.post(f"{_page(marta)}/end", link=link, reason="Another man of that name")

    ended = LinkedPerson.objects.get()
    assert (ended.ended_at, LINK_ENDED_REASON.open_words(ended)) == (NOW, "Another man of that name")


def test_the_desk_ends_no_link_before_a_check(sol: StaffBrowser, marta: Victim) -> None:
    sol.look_up(marta)
    sol.post(_page(marta), **HIM)
    link = str(LinkedPerson.objects.get().public_id)

    sol.post(f"{_page(marta)}/end", link=link, reason="She asked")

    assert LinkedPerson.objects.get().ended_at is None


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"number": "12"}, "too short for a telephone number"),
        ({"email": "no-address"}, "That is no e-mail address"),
        ({"street": "17 Curlew Road"}, "Type the postcode too"),
        ({"postcode": "ZZ9 4HT"}, "Type the house and street too"),
        ({"relation": ""}, "Choose"),
    ],
)
def test_what_could_never_be_compared_is_not_kept(
    sol: StaffBrowser, marta: Victim, typed: dict[str, str], said: str
) -> None:
    sol.look_up(marta)

    assert said in sol.post(_page(marta), **{"relation": "suspect", **typed}).content.decode()
    assert not LinkedPerson.objects.exists()


def test_the_screen_of_the_officer_on_the_telephone_is_the_same_to_the_byte(sol: StaffBrowser, marta: Victim) -> None:
    """Two runs from the same beginning: with the number of the man we know, and with an unknown number."""
    sol.look_up(marta)
    sol.post(_page(marta), **HIM)
    plan = {"given_messages": "neutral", "line_may_say": "nothing", "page_may_show": "full"}
    sol.prove(marta)

    def answered(number: str) -> bytes:
        answer = sol.save(f"/desk/cases/{marta.public_id}/plan", **{**plan, "given_given": number})
        work = sol.get("/desk/tasks?which=all")
        for said in (b"number or address", b"another number"):
            assert said not in work.content, "no one decides on a number that they recorded, nor sees that it clashes"
        return _VERSION.sub(b"", _TOKEN.sub(b"", answer.content + work.content))

    first, second = answered("07700 900777"), answered("07700 900999")

    assert first == second
    assert b"waits to be checked" in first
    assert [one.waits_for for one in PointChange.objects.order_by("id")] == ["cooling", "clash"]


def test_two_people_decide_on_the_work_list(
    sol: StaffBrowser, sign_in: Callable[..., StaffBrowser], marta: Victim
) -> None:
    ewa, nia = sign_in("Ewa Tomala"), sign_in("Nia Rowe")
    sol.look_up(marta)
    sol.post(_page(marta), **HIM)
    sol.prove(marta)
    sol.save(
        f"/desk/cases/{marta.public_id}/plan",
        given_messages="neutral",
        line_may_say="nothing",
        page_may_show="full",
        given_given="07700 900999",
    )
    task = Task.objects.get(kind="clash")
    address, clash = f"/desk/tasks?task={task.public_id}", f"/desk/tasks/{task.public_id}/clash"
    assert "Baris Demir" not in ewa.get(address).content.decode()
    assert "number or address" not in sol.get(address).content.decode(), "he may still be on the telephone"

    ewa.post(f"/desk/tasks/{task.public_id}/take")
    shown = ewa.get(address).content.decode()
    assert "Baris Demir" in shown
    assert "The new plan never comes in force; the one from before stands" in shown
    assert "Takes two people and a reason. The new plan is in force at once" in shown
    assert "Say why it is safe" in ewa.post(clash, use="yes", reason="").content.decode()
    assert "A second person decides now." in ewa.post(clash, use="yes", reason="It is hers too").content.decode()
    assert ewa.post(clash, use="yes").status_code == 409, "the colleague has given it back"
    nia.post(f"/desk/tasks/{task.public_id}/take")
    assert "It is hers too" in nia.get(address).content.decode()
    assert "It is in force." in nia.post(clash, use="yes").content.decode()

    assert PointChange.objects.get().end == "in_force"


def test_no_tick_ends_a_clash(sign_in: Callable[..., StaffBrowser], sol: StaffBrowser, marta: Victim) -> None:
    sol.look_up(marta)
    sol.post(_page(marta), relation="partner", number="07700 900123")
    task = Task.objects.get(kind="clash")
    lead = sign_in("Nia Rowe", Role.DESK, Role.SUPERVISOR)
    lead.post(f"/desk/tasks/{task.public_id}/take")
    shown = lead.get(f"/desk/tasks?task={task.public_id}").content.decode()
    assert "no text, letter or call of ours goes to it" in shown
    assert "It is no longer one of the victim’s numbers or addresses" in shown
    assert "Colleagues who may open the victim’s record see what was decided" in shown

    lead.post(f"/desk/tasks/{task.public_id}/close", **{"close-outcome": "done", "close-note": "Seen"})

    task.refresh_from_db()
    assert task.closed_at is None
    assert NOW + timedelta(hours=1) < task.due_at


def test_that_the_number_is_the_victims_own_is_said_where_the_clash_is(
    sign_in: Callable[..., StaffBrowser], sol: StaffBrowser, marta: Victim
) -> None:
    sol.look_up(marta)
    sol.post(_page(marta), relation="partner", number="07700 900123")
    task = Task.objects.get(kind="clash")
    address = f"/desk/tasks/{task.public_id}"

    def says(person: StaffBrowser, **typed: str) -> str:
        person.post(f"{address}/take")
        return person.post(f"{address}/clash/mistake", **typed).content.decode()

    assert "Say how it came to be kept" in says(sol)
    assert "A second person says so too" in says(sol, **{"mistake-reason": "Swapped lines"})
    assert "You said so already" in says(sol, **{"mistake-reason": "Swapped lines"})
    sol.post(f"{address}/hand-on", **{"hand-note": "Look please", "hand-to": "team:victim-care"})
    ewa = sign_in("Ewa Tomala", Role.DESK, Role.SUPERVISOR)
    ewa.post(f"{address}/hand-on", **{"hand-note": "Mine", "hand-to": "team:victim-care"})

    shown = ewa.get(f"/desk/tasks?task={task.public_id}").content.decode()
    done = says(ewa)

    assert "counts as the victim’s own again" in done, shown
    task.refresh_from_db()
    assert task.closed_at is not None
