"""The other parts of a victim's record: their code, whether they are guarded, and who looked."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.channels.web.desk.conftest import StaffBrowser, news_for
from tests.channels.web.desk.pages import text
from tests.services.people_and_cases import NOW
from victimcare.records.models import AuditEntry, Task, Victim
from victimcare.services.access import Role

pytestmark = pytest.mark.django_db


def test_a_new_code_is_shown_once(sol: StaffBrowser, marta: Victim) -> None:
    sol.look_up(marta)
    sol.prove(marta)
    address = f"/desk/cases/{marta.public_id}/access"

    made = sol.post(address, make="yes", opens="case")

    code = re.search(r"<bdi>(\d{4} \d{4} \d{4})</bdi>", text(made))
    assert code is not None
    assert "no-store" in made["Cache-Control"]
    assert code[1] not in text(sol.get(address))
    assert code[1] not in str(list(AuditEntry.objects.values()))


def test_a_guarded_victims_code_opens_the_short_view_only(sol: StaffBrowser) -> None:
    guarded = news_for("44/20000/26", name="Ines", group="sexual")
    sol.look_up(guarded)
    sol.prove(guarded)
    address = f"/desk/cases/{guarded.public_id}/access"

    assert 'value="case"' not in text(sol.get(address))
    assert "shown-code" not in text(sol.post(address, make="yes", opens="case"))
    assert "shown-code" in text(sol.post(address, make="yes", opens="short"))


def test_marked_by_one_unmarked_by_two(sol: StaffBrowser, sign_in: Callable[..., StaffBrowser], marta: Victim) -> None:
    ewa = sign_in("Ewa Tomala")
    sol.look_up(marta)
    sol.prove(marta)
    address = f"/desk/cases/{marta.public_id}/guard"

    assert "They are guarded from now on." in text(sol.post(address, reason="He came round"))
    assert "Proposed." in text(sol.post(address, reason="He is in prison"))
    task = Task.objects.get(kind="second_person")
    for each in (sol, ewa):
        desk_take = each.post(f"/desk/tasks/{task.public_id}/take")
        if each is sol:
            assert desk_take.status_code == 303
            mine = text(each.get(f"/desk/tasks?task={task.public_id}"))
            assert "somebody else must confirm" in mine
            assert each.post(f"/desk/tasks/{task.public_id}/second", agrees="yes").status_code == 409
            each.post(
                f"/desk/tasks/{task.public_id}/hand-on",
                **{"hand-to": "team:victim-care", "hand-note": "Please be the second"},
            )
    shown = text(ewa.get(f"/desk/tasks?task={task.public_id}"))
    assert "He is in prison" in shown
    assert "900123" not in shown, "a second person need not know where to ring"
    assert ewa.post(f"/desk/tasks/{task.public_id}/second", agrees="yes").status_code == 303
    task.refresh_from_db()
    assert task.closed_at == NOW


def test_the_list_of_looks_is_for_the_desk_after_a_check_and_for_supervisors_without(
    sol: StaffBrowser, sign_in: Callable[..., StaffBrowser], marta: Victim
) -> None:
    nia, ewa = sign_in("Nia Roberts", Role.SUPERVISOR), sign_in("Ewa Tomala")
    for each in (sol, nia, ewa):
        each.look_up(marta)
    sol.prove(marta)
    case = f"/desk/cases/{marta.public_id}"

    for each in (nia, sol):
        page = text(each.get(f"{case}/looks"))
        assert "Sol Pereira" in page
        assert "no task" in page
        assert "Marta" not in page
    assert f'href="{case}/looks"' in text(sol.get(case)), "a tab of the record"
    answer = ewa.get(f"{case}/looks")
    assert (answer.status_code, answer["Location"]) == (303, case), "to the gate"
