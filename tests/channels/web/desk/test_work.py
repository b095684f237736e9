"""The work list's own pages: what is put off, handed on and received, how it is ordered, the keys, the team."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from urllib.parse import urlencode

import html5lib
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext, override_settings

from tests.channels.web.desk.conftest import StaffBrowser, news_for, task_of
from tests.channels.web.desk.pages import text
from tests.services.desk.rota_world import at_work, public
from tests.services.desk.test_tasks import tell
from tests.services.people_and_cases import NOW, a_victim
from victimcare.records.models import AuditEntry, Staff, Task, Victim
from victimcare.services.access import Role
from victimcare.services.desk import work_list
from victimcare.services.supervision import staff_conflicts

pytestmark = pytest.mark.django_db


def test_what_is_put_off_says_why_and_until_when_and_is_brought_back(sol: StaffBrowser, marta: Victim) -> None:
    task = task_of(marta)
    tomorrow = (NOW + timedelta(days=1)).isoformat()  # nine in the morning, as offered

    refused = sol.post(f"/desk/tasks/{task.public_id}/snooze", **{"snooze-until": "", "snooze-why": ""})
    sol.post(f"/desk/tasks/{task.public_id}/snooze", **{"snooze-until": tomorrow, "snooze-why": "She is in surgery"})

    assert "Say why it can wait" in text(refused)
    assert "Make the first contact" not in text(sol.get("/desk/tasks"))
    assert "1 is put off" in text(sol.get("/desk/tasks"))
    apart = text(sol.get(f"/desk/tasks?show=snoozed&task={task.public_id}"))
    assert "Put off until tomorrow 09:00." in apart
    assert "She is in surgery" in apart
    sol.post(f"/desk/tasks/{task.public_id}/wake")
    assert "Make the first contact" in text(sol.get("/desk/tasks?which=mine"))


def test_in_an_hour_is_an_hour_from_when_the_list_was_drawn(sol: StaffBrowser, marta: Victim) -> None:
    task = task_of(marta)
    read = NOW + timedelta(minutes=58, seconds=12)  # as it was offered some time ago

    sol.post(f"/desk/tasks/{task.public_id}/snooze", **{"snooze-until": read.isoformat(), "snooze-why": "At work"})

    task.refresh_from_db()
    assert task.snoozed_until == read


def test_a_colleague_says_that_they_have_it(
    sol: StaffBrowser, sign_in: Callable[..., StaffBrowser], marta: Victim
) -> None:
    task, ewa = task_of(marta), sign_in("Ewa Tomala")
    to_ewa = {"hand-to": f"person:{public(ewa.actor)}", "hand-note": "She speaks Polish"}
    sol.post(f"/desk/tasks/{task.public_id}/hand-on", **to_ewa)

    before = text(ewa.get(f"/desk/tasks?task={task.public_id}"))
    ewa.post(f"/desk/tasks/{task.public_id}/have-it")

    assert "Sol Pereira handed it to you today 09:00. Say that you have it" in before
    assert "I have it" in before
    assert "Received: “I have it”" in text(ewa.get(f"/desk/tasks?task={task.public_id}"))
    assert "handed on and not received" not in text(ewa.get("/desk/tasks"))


def test_a_refusal_to_hand_on_reads_the_same_for_an_absence_and_a_conflict(
    sol: StaffBrowser, sign_in: Callable[..., StaffBrowser], marta: Victim
) -> None:
    lead, ewa, zofia = sign_in("Nia Reyes", Role.SUPERVISOR), sign_in("Ewa Tomala"), sign_in("Zofia Lis")
    away = {"away-why": "leave", "away-from_on": "25/11/2026", "away-until_on": "27/11/2026"}
    page = f"/desk/tasks/{task_of(marta).public_id}/hand-on"

    entered = lead.post(f"/desk/team/{public(ewa.actor)}/away", **away)
    staff_conflicts.declare_conflict(actor=zofia.actor, reference=marta.case.reference, words="Her cousin", now=NOW)
    to_ewa, to_zofia = (
        sol.post(page, **{"hand-to": f"person:{public(whom.actor)}", "hand-note": "Yours"}) for whom in (ewa, zofia)
    )

    said = [re.findall(r"(Ewa Tomala|Zofia Lis)( cannot be handed [^<]+)", text(each)) for each in (to_ewa, to_zofia)]
    assert entered.status_code == 303
    assert to_ewa.status_code == to_zofia.status_code
    assert said[0]
    assert [words for _, words in said[0]] == [words for _, words in said[1]]
    assert AuditEntry.objects.filter(act="task.not_handed_on", victim_id=marta.id).count() == 2
    assert "Leave. Back Saturday 28 November 00:00." in text(sol.get("/desk/team"))


def test_what_came_since_the_list_was_shown_is_told(sol: StaffBrowser) -> None:
    sol.get("/desk/tasks")
    since = sol.client.cookies["work_seen"].value
    with override_settings(VICTIMCARE_NOW=NOW + timedelta(minutes=3)):
        task_of(news_for())
        Task.objects.update(created_at=NOW + timedelta(minutes=2))

        asked = text(sol.get(f"/desk/tasks/new?{urlencode({'which': 'team', 'since': since})}"))
        shown = text(sol.get("/desk/tasks"))

    assert "1 new. Show it" in asked
    assert "1 new since today 09:00" in shown
    assert '<span class="work__new">New</span>' in shown
    assert "new since" not in text(sol.get("/desk/tasks"))


def test_the_list_is_narrowed_to_what_it_is_about(sol: StaffBrowser, marta: Victim) -> None:
    assert "Make the first contact" in text(sol.get("/desk/tasks?group=reach"))
    assert "Make the first contact" not in text(sol.get("/desk/tasks?group=court"))
    assert "Make the first contact" in text(sol.get("/desk/tasks?group=nonsense&show=nonsense&which=nonsense"))


def test_keys_are_chosen_turned_off_and_each_only_once(sol: StaffBrowser) -> None:
    usual = {"down": "j", "up": "k", "take": "t", "hand_on": "h", "snooze": "s", "ring": "r", "filter": "f"}
    keys = {f"key_{name}": key for name, key in {**usual, "find": "/", "keys": "?"}.items()}
    assert "keys.mjs" in text(sol.get("/desk/tasks"))

    twice = sol.post("/desk/keys", **{**keys, "are_on": "on", "key_take": "j"})
    sol.post("/desk/keys", **{**keys, "are_on": "on", "key_down": "N"})
    chosen = text(sol.get("/desk/tasks"))
    sol.post("/desk/keys", **keys)

    assert "each only once" in text(twice)
    assert "<kbd>N</kbd>" in chosen
    assert "keys.mjs" not in text(sol.get("/desk/tasks"))
    sol.post("/desk/keys", usual="1")
    assert "<kbd>J</kbd>" in text(sol.get("/desk/tasks"))


def test_a_supervisor_keeps_who_works_when_and_two_versions_are_shown_to_the_second(
    sign_in: Callable[..., StaffBrowser],
) -> None:
    lead, other, ewa = sign_in("Nia Reyes", Role.SUPERVISOR), sign_in("Bo", Role.SUPERVISOR), sign_in("Ewa Tomala")
    page = f"/desk/team/{public(ewa.actor)}"
    half = lead.post(page, after="0", gets_work="on", mon_start="09:00")
    first = lead.post(page, after="0", gets_work="on", mon_start="09:00", mon_end="17:00", languages=["pl"])
    second = other.post(page, after="0", gets_work="on", mon_start="10:00", mon_end="17:00")
    again = other.post(page, after="1", gets_work="on", mon_start="10:00", mon_end="17:00")

    assert "Type both times, or neither" in text(half)
    assert [each.status_code for each in (first, second, again)] == [303, 422, 303]
    for said in ("Somebody saved this while you were typing", "Monday: From", "09:00", "10:00", "Polish"):
        assert said in text(second)
    assert 'name="after" value="1"' in text(second)
    assert ewa.get(page).status_code == 404


def test_the_team_page_names_who_answers_and_costs_the_same_for_many(sign_in: Callable[..., StaffBrowser]) -> None:
    lead = sign_in("Nia Reyes", Role.DESK, Role.SUPERVISOR)

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert "Nia Reyes</strong> answers." in text(lead.get("/desk/team"))
        return len(asked)

    for_one = queries()
    for name in ("Sol", "Ewa", "Bo"):
        at_work(lead.actor, name, languages=("pl",))
    sol = Staff.objects.get(name="Sol")

    assert queries() <= for_one + 1  # their usual times, where there are any
    lead.save("/desk/team/lead", of_page="/desk/team", team="victim-care", lead=str(sol.public_id))
    assert "Sol</strong> answers." in text(lead.get("/desk/team"))


def test_each_of_these_pages_is_sound(sign_in: Callable[..., StaffBrowser], marta: Victim) -> None:
    lead = sign_in("Nia Reyes", Role.DESK, Role.SUPERVISOR)
    at_work(lead.actor, "Sol", languages=("pl",), skills=("domestic_abuse",))
    addresses = ["/desk/tasks?show=handed", "/desk/tasks/order", "/desk/keys", "/desk/team"]

    for address in [*addresses, f"/desk/team/{public(lead.actor)}"]:
        answer = lead.get(address)
        assert answer.status_code == 200, address
        html5lib.HTMLParser(strict=True).parse(text(answer))
        assert text(answer).count("<h1") == 1, address


def test_several_pieces_are_ticked_and_handed_on_with_one_note_without_a_script(
    sol: StaffBrowser, sign_in: Callable[..., StaffBrowser]
) -> None:
    ewa = sign_in("Ewa Lis")
    tasks = [tell(a_victim()) for _ in range(3)]
    page = sol.get("/desk/tasks?which=nobody").content.decode()
    assert all(f'name="ticked" value="{task.public_id}"' in page for task in tasks)
    assert "Nobody has these yet" in page
    to = f"person:{Staff.objects.get(id=ewa.actor.staff_id or 0).public_id}"

    nothing = sol.post("/desk/tasks/hand-on", **{"many-to": to, "many-note": "For tomorrow"})
    no_note = sol.post("/desk/tasks/hand-on", ticked=[str(tasks[0].public_id)], **{"many-to": to})
    ticked = [str(task.public_id) for task in tasks[:2]]
    went = sol.post("/desk/tasks/hand-on", ticked=ticked, **{"many-to": to, "many-note": "For tomorrow"})

    assert (nothing.status_code, no_note.status_code) == (422, 422)
    assert f'value="{tasks[0].public_id}"' in no_note.content.decode()
    assert " checked" in no_note.content.decode()
    assert "2 were handed on to Ewa Lis." in went.content.decode()
    assert Task.objects.filter(owner_id=ewa.actor.staff_id).count() == 2


def test_of_several_that_were_ticked_each_that_stays_is_named_with_why_and_stays_ticked(
    sol: StaffBrowser, sign_in: Callable[..., StaffBrowser], marta: Victim
) -> None:
    ewa = sign_in("Ewa Lis")
    goes, stays = tell(a_victim()), task_of(marta)
    staff_conflicts.declare_conflict(actor=ewa.actor, reference=marta.case.reference, words="Her cousin", now=NOW)
    typed = {"many-to": f"person:{public(ewa.actor)}", "many-note": "For tomorrow"}

    page = sol.post("/desk/tasks/hand-on", ticked=[str(goes.public_id), str(stays.public_id)], **typed)

    shown = text(page)
    assert "1 was handed on to Ewa Lis. 1 stays where it is:" in shown
    assert f"{marta.case.reference}: Ewa Lis cannot be handed this now." in shown
    ticks = re.findall(r'name="ticked" value="([^"]+)"[^>]* checked', page.content.decode())
    assert ticks == [str(stays.public_id)]


def test_what_stays_of_several_is_read_in_as_many_queries_for_three_as_for_one(
    sol: StaffBrowser, marta: Victim
) -> None:
    tasks = [task_of(marta), *(tell(a_victim()) for _ in range(2))]

    def count_queries(of: list[Task]) -> int:
        with CaptureQueriesContext(connection) as found:
            items = work_list.list_work_items(actor=sol.actor, task_ids=[task.public_id for task in of], now=NOW)
        assert {*items} == {task.public_id for task in of}
        return len(found)

    assert count_queries(tasks[:1]) == count_queries(tasks)


def test_the_form_for_those_that_were_ticked_is_above_the_list(sol: StaffBrowser, marta: Victim) -> None:
    page = sol.get("/desk/tasks?which=team").content.decode()

    assert page.index('id="many"') < page.index('name="ticked"')


def test_after_handing_on_the_list_says_what_went_to_whom(
    sol: StaffBrowser, sign_in: Callable[..., StaffBrowser], marta: Victim
) -> None:
    ewa, task = sign_in("Ewa Lis"), task_of(marta)
    typed = {"hand-to": f"person:{public(ewa.actor)}", "hand-note": "They speak Polish"}

    answer = sol.post(f"/desk/tasks/{task.public_id}/hand-on", **typed)
    shown = text(sol.get(answer["Location"]))

    assert "Handed on to Ewa Lis: " in shown
    assert marta.case.reference in shown.partition("Handed on to Ewa Lis: ")[2][:120]
    assert "Handed on to" not in text(ewa.get(answer["Location"])), "it is said to the one who handed it on"
