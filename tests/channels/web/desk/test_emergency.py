"""A restricted record is opened by two at their screens, for minutes, and a third reviews it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

from django.test import override_settings

from tests.channels.web.desk.conftest import StaffBrowser
from tests.services.people_and_cases import NOW, a_team
from victimcare.records.models import Staff, Task, Victim
from victimcare.services.access import Role
from victimcare.services.desk.staff_sessions import staff_actor
from victimcare.services.supervision import restricted_records
from victimcare.services.supervision.restricted_records import RestrictionKind

SIGN_INS = Callable[..., StaffBrowser]


def of_team(person: StaffBrowser, code: str) -> StaffBrowser:
    Staff.objects.filter(id=person.actor.staff_id or 0).update(team=a_team(code))
    return person


def address_in(page: str, ending: str) -> str:
    found = re.search(rf'action="(/desk/emergency/[0-9a-f-]+/{ending})"', page)
    assert found is not None, f"nothing to {ending}"
    return found.group(1)


def test_two_people_open_it_for_a_quarter_of_an_hour_and_a_third_says_whether_that_was_right(
    sign_in: SIGN_INS, sol: StaffBrowser, marta: Victim
) -> None:
    lead, noor = sign_in("Ines Moreau", Role.SUPERVISOR), of_team(sign_in("Noor Aziz"), "north")
    second = sign_in("Bea Marsh", Role.SUPERVISOR)
    reference, page = marta.case.reference, f"/desk/cases/{marta.public_id}"
    restricted_records.restrict_record(
        actor=staff_actor(Staff.objects.get(id=lead.actor.staff_id or 0)),
        reference=reference,
        kind=RestrictionKind.SPECIAL,
        why="Few may know",
        readers=[Staff.objects.get(id=second.actor.staff_id or 0).public_id],
        now=NOW,
    )
    task, own = Task.objects.get(reason="reader_named"), "/desk/my-feedback"
    assert 'href="/desk/my-feedback#readings"' in second.get(f"/desk/tasks?task={task.public_id}").content.decode()
    assert "Few may know" in second.get(own).content.decode()
    assert lead.post(own, what="reading", of=task.public_id).status_code == 404
    assert "It is kept." in second.get(second.post(own, what="reading", of=task.public_id)["Location"]).content.decode()
    assert "Few may know" not in second.get(own).content.decode()
    sealed = lead.get("/desk/sealed").content.decode()
    added = re.search(r'<select[^>]*name="add-[^"]*whom".*?</select>', sealed, re.DOTALL)
    assert added is not None
    assert ("Bea Marsh" in added[0], "Noor Aziz" in added[0]) == (False, True), "who reads it is not added again"
    assert "name another reader first" in sealed
    told = [
        sol.client.post("/desk/emergency", {"reference": one, "reason": "He is at her door"}, follow=True).content
        for one in (reference, "99/99999/26")
    ]
    assert re.sub(rb'value="[^"]{64}"', b"", told[0]) == re.sub(rb'value="[^"]{64}"', b"", told[1])
    assert "Location" not in sol.look_up(marta).headers, "no colleague has let him in"

    asked = noor.get("/desk/emergency").content.decode()
    opening = address_in(asked, "decide")
    noor.post(opening, lets="yes", **{f"{opening.split('/')[3]}-minutes": "15"})

    assert sol.look_up(marta)["Location"] == page
    assert "Not proved yet" in sol.get(page).content.decode(), "it is a record as others: behind its gate"
    with override_settings(VICTIMCARE_NOW=NOW + timedelta(minutes=16)):
        assert sol.get(page).status_code == 404
        seen = second.get("/desk/emergency").content.decode()
        assert "Looked for somebody" in seen or "case" in seen.lower()
        second.post(address_in(seen, "look-at"), right="yes")
        assert "look-at" not in second.get("/desk/emergency").content.decode()
