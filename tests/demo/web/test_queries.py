"""How often each page of a victim, and of the front door, asks the database: six times at most, for every reader, and
once more for the keys of the words that it shows.

It prints the list: `./victimcare test tests/demo/web/test_queries.py`. A page that is news to the victim writes that
they have been told, so one that asks more is looked at again. Each page walked here stands on the sheets of every page
too (`every_page.py`).
"""

from __future__ import annotations

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, reverse

from tests.channels.web.portal.every_page import WALKS
from tests.channels.web.portal.visiting import give_visit
from tests.demo.conftest import NOW
from victimcare.channels.web.portal import urls
from victimcare.channels.web.portal.neutral_addresses import neutral_address
from victimcare.demo import cast
from victimcare.demo.demo_loading import victim_of_member
from victimcare.demo.web import cast_pages
from victimcare.records.models import Staff
from victimcare.services.access import Actor, ActorKind
from victimcare.services.audit import note
from victimcare.services.contact import tell_once_notes

MOST = 6
# Of a list with files of its own: the things, their files, how much room is left, and what was sent.
MOST_OF_A_LIST = {reverse(f"portal:{name}"): 8 for name in ("property-list", "property-add")}
_NO_QUESTION = ("SAVEPOINT", "RELEASE SAVEPOINT", "BEGIN", "COMMIT")


def _addresses(*, are_victims: bool) -> list[str]:
    """All that can be asked for without naming a thing: the victim's in a visit, and the front door's without one."""
    routes = [str(each.pattern) for each in urls.urlpatterns if isinstance(each, URLPattern)]
    plain = [route for route in routes if "<" not in route and route not in ("sign-out", "leave", "over")]
    return [f"/{route}" for route in plain if route.startswith("my/") == are_victims]


def _read_victims_note(member: cast.Member) -> None:
    """A member of staff: then the victim's page says who."""
    reader = Staff.objects.order_by("id")[0]
    victim = victim_of_member(member)
    actor = Actor(ActorKind.STAFF, f"staff:{reader.public_id}")
    with transaction.atomic():
        note(
            actor, tell_once_notes.NOTE_SEEN, at=NOW, case_id=victim.case_id, victim_id=victim.id, detail={"version": 1}
        )


@pytest.mark.usefixtures("loaded")
def test_no_page_of_anybodys_asks_more_than_six_times(capsys: pytest.CaptureFixture[str]) -> None:
    most: dict[str, tuple[int, str]] = {}
    too_often: dict[tuple[str, str], list[str]] = {}
    for member in (one for one in cast.MEMBERS if one.role == "victim"):
        browser = Client()
        give_visit(browser, cast_pages.begin_member_visit(member, NOW))
        _read_victims_note(member)
        for address in _addresses(are_victims=True):
            asked = _asked(browser, address)
            if asked is not None and len(asked) > _most(address, asked):
                asked = _asked(browser, address)
            if asked is None:
                continue
            most[address] = max(most.get(address, (0, "")), (len(asked), member.id))
            if len(asked) > _most(address, asked):
                too_often[address, member.id] = asked
    for address in _addresses(are_victims=False):
        if (asked := _asked(Client(), address)) is not None:
            most[address] = (len(asked), "nobody")
            assert len(asked) <= 1, address
    with capsys.disabled():
        print()
        for address, (count, who) in sorted(most.items(), key=lambda one: -one[1][0]):
            print(f"  {count}  {address}  ({who})")
    assert too_often == {}
    assert set(most) - _on_sheets() == set(), "pictures are made of every page: `WALKS` in every_page.py"


def _most(address: str, asked: list[str]) -> int:
    """How many questions this page may ask, where it asked these."""
    return MOST_OF_A_LIST.get(address, MOST) + any("records_personkey" in question for question in asked)


def _asked(browser: Client, address: str) -> list[str] | None:
    """The questions that this page asked; None where it is not for the victim."""
    with CaptureQueriesContext(connection) as captured:
        answer = browser.get(address)
    if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
        return None
    return [each["sql"] for each in captured.captured_queries if not each["sql"].startswith(_NO_QUESTION)]


def _on_sheets() -> set[str]:
    return {
        neutral_address(path) or path
        for pages in WALKS.values()
        for _, steps in pages
        for kind, *path_ in steps
        if kind == "go"
        for path in path_
    }
