"""The directory at the desk: searched, kept right, and needs for which no service was found; and a service's own
link."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable

import pytest
from django.test import Client

from tests.channels.web.desk.conftest import StaffBrowser
from tests.services.people_and_cases import NOW
from tests.services.referrals.oruk_example import COUNSELLING, LOCKS
from victimcare.records.models import SupportService, Task, UnmetNeed
from victimcare.services.access import Actor, ActorKind, Role
from victimcare.services.referrals import directory_loading

pytestmark = pytest.mark.django_db
HERE = {"area": "CE", "need": "", "language": "", "words": ""}


@pytest.fixture
def weir() -> SupportService:
    return an_entry()


def an_entry() -> SupportService:
    """An entry of another directory; one of its fields was refused."""
    entries = json.dumps([COUNSELLING | {"email": "no-address"}, LOCKS])
    directory_loading.load_directory_text(
        actor=Actor(ActorKind.OPERATOR, "operator:x"), name="towns", text=entries, now=NOW
    )
    return SupportService.objects.get(record_id=COUNSELLING["id"])


def _shown(answer: object) -> str:
    page = html.unescape(answer.content.decode())  # type: ignore[attr-defined]  # of a page
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def test_a_service_is_found_with_why_and_that_none_is_found_is_counted(sol: StaffBrowser) -> None:
    found = _shown(sol.post("/desk/directory", **HERE | {"need": "sexual_offence"}))
    anonymous = sol.post("/desk/directory", **HERE | {"need": "housing"})
    everything = _shown(sol.get("/desk/directory"))
    wrong = _shown(sol.post("/desk/directory", **HERE | {"age": "200"}))
    nowhere = _shown(sol.post("/desk/directory", **HERE | {"area": "anywhere", "within": "5"}))
    free = _shown(sol.post("/desk/directory", **HERE | {"need": "sexual_offence", "free": "on"}))
    by_all = sol.post("/desk/directory", **HERE | {"area": "everybody"}).content.decode()

    assert '<option value="everybody" selected' in by_all
    assert re.search(r"Willow Rooms About 6 weeks to wait, said 9 days ago For the whole force", found)
    assert "Nobody in the directory does this there" in _shown(anonymous)
    assert "Nobody can help with this" in _shown(anonymous)
    assert "Nobody can help with this" not in found
    assert all(name in everything for name in ("Harbour House", "Northside Families", "South Bank Bereavement"))
    assert "Enter an age from 0 to 120" in wrong
    assert "Nobody in the directory" not in wrong
    assert "0 found" not in wrong
    assert "Choose the place to measure from" in nowhere
    assert re.search(r"Willow Rooms [^.]*Does not say what it costs", free)
    assert sol.post("/desk/directory/nobody", need="housing", area="CE", why="none_fits").status_code == 303
    assert sol.post("/desk/directory/nobody", need="a castle", area="CE").status_code == 303
    counted = UnmetNeed.objects.get()
    assert (counted.need, counted.area, counted.why, counted.victim) == ("housing", "CE", "none_fits", None)


def test_an_entry_is_reported_set_right_and_checked(sol: StaffBrowser, weir: SupportService) -> None:
    here = f"/desk/directory/{weir.public_id}"
    shown = _shown(sol.get(here))
    sol.post(f"{here}/wrong", words="It rings out")
    reported = _shown(sol.get("/desk/directory/wrong")), _shown(sol.get(here))
    typed = {"telephone": "020 7946 0123", "website": "https://weir.example/counselling", "everywhere": "on"}
    typed["hours"] = "Mon to Fri, 10:00 to 18:00"  # as it was
    bad = _shown(sol.save(f"{here}/better", of_page=here, **typed | {"languages": "Polish, Klingon"}))
    sol.save(f"{here}/better", of_page=here, **typed | {"languages": "Polish, so", "needs": ["talk"], "is_open": "on"})

    assert "email is no e-mail address (no-address)" in shown
    assert "Weir Counselling" in reported[0]
    assert "Somebody says that it is wrong One of us: Sol Pereira" in reported[1]
    assert "Klingon is no language that we know the name of" in bad
    weir.refresh_from_db()
    assert (weir.telephone, weir.languages, weir.needs, weir.is_everywhere) == (
        "020 7946 0123",
        ["pl", "so"],
        ["talk"],
        True,
    )
    assert (weir.hours, "hours" in weir.corrections) == ("MO-FR 10:00-18:00", False)
    assert not Task.objects.filter(closed_at=None).exists()
    assert "Nothing here" in _shown(sol.get("/desk/directory/wrong"))
    assert "Locks and Lights" in _shown(sol.get("/desk/directory/unknown"))
    assert "Locks and Lights" in _shown(sol.get("/desk/directory/review"))
    assert "Weir Counselling : email is no e-mail address (no-address)" in _shown(sol.get("/desk/directory/refused"))


def test_the_task_of_an_entry_leads_to_it(sol: StaffBrowser, weir: SupportService) -> None:
    sol.post(f"/desk/directory/{weir.public_id}/wrong", words="")
    task = Task.objects.get()

    page = sol.get(f"/desk/tasks?which=all&task={task.public_id}").content.decode()

    assert "Look at an entry of the directory that is said to be wrong" in page
    assert f'href="/desk/directory/{weir.public_id}"' in page


def test_a_service_says_in_one_press_how_full_it_is_by_its_own_link(
    sol: StaffBrowser, weir: SupportService, client: Client
) -> None:
    here = f"/desk/directory/{weir.public_id}"
    link = re.findall(r"/partner/capacity/[\w-]+", sol.get(here).content.decode())[0]

    first = _shown(client.get(link))
    missing = _shown(client.post(link, {"said": "waiting"}))
    by_enter, pressed = _shown(client.post(link, {"weeks": "5"})), client.get(link).content.decode()
    thanks = _shown(client.post(link, {"said": "open", "places": "3", "weeks": "9"}, follow=True))
    sol.save(f"{here}/how-full", of_page=here, said="waiting", weeks="2")
    shown = _shown(sol.get(here))
    sol.post(f"{here}/new-link")

    assert "How full is Weir Counselling? You have not told us yet." in first
    assert "Enter how many weeks people wait" in missing
    assert "Press the button that is true" in by_enter
    assert "You have not told us yet" in by_enter
    assert '<button class="govuk-visually-hidden"' in pressed.split('name="places"')[0], (
        "what Enter presses says nothing"
    )
    assert "Thank you. It is shown from now on. You said on 25 November: 3 places are open." in thanks
    assert "How full it is People wait about 2 weeks. Said today." in shown
    assert "3 places are open. 25 November, by its link" in shown
    assert client.get(link).status_code == 404


def test_supervisors_see_unmet_needs_on_a_map_and_in_a_table(sign_in: Callable[..., StaffBrowser]) -> None:
    lead, sol = sign_in("Sam Okoye", Role.SUPERVISOR), sign_in()
    for area, times in (("CE", 12), ("AS", 2)):
        for _ in range(times):
            sol.post("/desk/directory/nobody", need="housing", area=area, why="none_fits")

    page = lead.get("/desk/directory/unmet?need=housing").content.decode()

    assert sol.get("/desk/directory/unmet").status_code == 404
    assert 'role="img"' in page
    assert "Central East: about 10" in page
    assert re.search(r"Central South <span[^>]*>AS</span></th>\s*<td[^>]*>under 5</td>", page)
    assert "Central East: about 10" in lead.get("/desk/directory/unmet").content.decode()
