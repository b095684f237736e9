"""Team, Load and Mine each count open work: one figure from one database, except for what each page says that it leaves
out or adds."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.channels.web.desk.conftest import StaffBrowser
from tests.services.desk.test_tasks import tell
from tests.services.people_and_cases import NOW, a_team, a_victim
from victimcare.records.models import Task
from victimcare.records.models.tasks import TaskKind
from victimcare.services.access import Role

pytestmark = pytest.mark.django_db
NAME = "Ewa Tomala"


@pytest.fixture
def ewa(sign_in: Callable[..., StaffBrowser]) -> StaffBrowser:
    return sign_in(NAME, Role.DESK, Role.SUPERVISOR)


def page_of(who: StaffBrowser, address: str) -> str:
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", who.get(address).content.decode()))


def shown_on_pages(who: StaffBrowser) -> tuple[int, int, int]:
    """The figures that Team, Load and Mine show for the colleague's open work."""
    found = (
        re.search(rf"{NAME} .*? (\d+) open", page_of(who, "/desk/team")),
        re.search(rf"Heavy in a row .*?{NAME} (\d+) ", page_of(who, "/desk/team/load")),
        re.search(r" Mine (\d+) ", page_of(who, "/desk/tasks?which=mine")),
    )
    team, load, mine = (int(one[1]) if one else -1 for one in found)
    return team, load, mine


def give(who: StaffBrowser, count: int, **values: object) -> None:
    for _ in range(count):
        task = tell(a_victim(), kind=TaskKind.READ_REPLY)
        Task.objects.filter(id=task.id).update(owner=who.actor.staff_id, **values)


def test_they_are_one_figure_but_for_what_the_pages_say(ewa: StaffBrowser) -> None:
    give(ewa, 7)
    tell(a_victim(), kind=TaskKind.READ_REPLY)  # has no owner
    give(ewa, 1, closed_at=NOW, outcome="done")
    assert shown_on_pages(ewa) == (7, 7, 7)

    danger, put_off, elsewhere = 1, 2, 3
    give(ewa, danger, is_danger=True)
    give(ewa, put_off, snoozed_until=NOW + timedelta(days=1), sealed_snoozed_why=b"sealed")
    give(ewa, elsewhere, team=a_team("victim-care-south"))

    team, load, mine = shown_on_pages(ewa)
    assert team == 7 + danger + put_off + elsewhere
    assert load == team - elsewhere
    assert mine == team - danger - put_off


def test_each_page_says_in_a_sentence_what_it_counts(ewa: StaffBrowser) -> None:
    give(ewa, 1)

    assert "“Has” counts all open work of a person, of every team, with danger now and what is put off." in page_of(
        ewa, "/desk/team"
    )
    assert "Work of this team alone, with danger now, what is put off, and the telling" in page_of(
        ewa, "/desk/team/load"
    )
    assert "These counts leave out danger now, which stands above each list, and what is put off." in page_of(
        ewa, "/desk/tasks?which=mine"
    )
