"""Two at the desk with one form: the second to save sees both, keeps what was typed, and saves again knowingly. Which
forms these are, `tests/channels/web/forms.txt` says; plan, notes and rota have it in their own tests."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from tests.channels.web.desk.conftest import StaffBrowser, news_for, versions_on
from tests.channels.web.desk.test_directory import an_entry
from tests.services.handovers.packets import draft
from tests.services.people.helping import a_supporter
from tests.services.people_and_cases import NOW
from tests.services.referrals.world import a_partner, referred
from victimcare.records.models import (
    ContactPromise,
    CourtSupportRequest,
    Duty,
    Event,
    HandoverReport,
    Referral,
    Supporter,
    Team,
    Victim,
)
from victimcare.rules.people.supporters import SupporterKind
from victimcare.rules.rights import EventRef
from victimcare.services.access import Role
from victimcare.services.contact.rights_ledger import duty_key
from victimcare.services.court import court_requests
from victimcare.services.court.court_requests import CourtRequestKind

pytestmark = pytest.mark.django_db
SINCE, AGAIN = "Somebody saved this while you were typing", "Somebody changed this after you opened it."


class Two:
    """Sol and Ewa, both with an identity check, read a page at one time; Sol saves first."""

    def __init__(self, sol: StaffBrowser, ewa: StaffBrowser, victim: Victim) -> None:
        self.sol, self.ewa, self.victim = sol, ewa, victim
        for each in (sol, ewa):
            each.look_up(victim)
            each.prove(victim)

    def save(self, address: str, first: Mapping[str, Any], second: Mapping[str, Any], *, on: str = "") -> str:
        """What is shown to Ewa, who saves second."""
        here = on or address
        read = self.ewa.get(here).content.decode()
        self.sol.save(address, of_page=on, **first)
        self._answer = self.ewa.post(address, **{**versions_on(read, here, address, second), **second}).content.decode()
        return re.sub(r"\s+", " ", html.unescape(self._answer))

    def save_again(self, address: str, typed: Mapping[str, Any], *, on: str = "") -> None:
        """Saves from the page that was shown to Ewa."""
        self.ewa.post(address, **{**versions_on(self._answer, on or address, address, typed), **typed})


@pytest.fixture
def two(sign_in: Callable[..., StaffBrowser]) -> Two:
    ewa, sol = (sign_in(name, Role.DESK, Role.SUPERVISOR) for name in ("Ewa Tomala", "Sol Pereira"))
    return Two(sol, ewa, news_for(name="Ada"))


def test_an_entry_of_the_directory_and_how_full_it_is(two: Two) -> None:
    row = an_entry()
    here = f"/desk/directory/{row.public_id}"
    own = {"telephone": "020 7946 0199", "hours": "Mondays", "is_open": "on"}

    shown = two.save(f"{here}/better", {"telephone": "020 7946 0123", "is_open": "on"}, own, on=here)

    assert SINCE in shown
    assert 'data-head="Stands now"><bdi>020 7946 0123' in shown
    assert 'data-head="You typed"><bdi>020 7946 0199' in shown
    assert 'value="020 7946 0199"' in shown, "what was typed stays in the form"
    row.refresh_from_db()
    assert row.telephone == "020 7946 0123"
    two.save_again(f"{here}/better", own, on=here)
    row.refresh_from_db()
    assert (row.telephone, row.hours) == ("020 7946 0199", "Mondays")

    shown = two.save(f"{here}/how-full", {"said": "full"}, {"said": "waiting", "weeks": "4"}, on=here)
    row.refresh_from_db()
    assert SINCE in shown
    assert row.said == "full"


def test_what_is_right_is_what_was_read(two: Two) -> None:
    row = an_entry()
    here = f"/desk/directory/{row.public_id}"
    read = two.ewa.get(here).content.decode()
    two.sol.save(f"{here}/better", of_page=here, telephone="020 7946 0123", is_open="on")

    late = two.ewa.post(f"{here}/checked", **versions_on(read, here, f"{here}/checked", {}))

    assert (late.status_code, AGAIN in late.content.decode()) == (409, True)


def test_a_promise(two: Two) -> None:
    page = f"/desk/cases/{two.victim.public_id}/follow-up"
    first = {"every_days": "14", "channel": "phone", "agree": "1"}

    shown = two.save(page, first, first | {"every_days": "7"})
    ended = two.save(page, first | {"every_days": "28"}, {"end-reason": "She moved.", "end": "1"})

    assert SINCE in shown
    assert '"Stands now"><bdi>14<' in shown
    assert '"You typed"><bdi>7<' in shown
    assert AGAIN in ended
    assert "She moved." in ended
    assert ContactPromise.objects.get().every_days == 28


def test_what_a_supporter_may_see(two: Two) -> None:
    row = a_supporter(two.victim, SupporterKind.FAMILY)
    one = {"act": "agree", "supporter": str(row.public_id)}

    shown = two.save(
        f"/desk/cases/{two.victim.public_id}/family",
        one | {f"{row.public_id}-sees": ["stands"]},
        one | {f"{row.public_id}-sees": ["stands", "rights"]},
    )

    assert SINCE in shown
    assert Supporter.objects.get().sees == ["stands"]


def test_what_the_court_is_asked(two: Two) -> None:
    by: dict[str, Any] = {"actor": two.sol.actor, "victim_id": two.victim.public_id, "now": NOW}
    court_requests.request_for_victim(kinds=[CourtRequestKind.SCREENS], words="", **by)
    one = {"act": "state", "asked": str(CourtSupportRequest.objects.get().public_id)}

    shown = two.save(f"/desk/cases/{two.victim.public_id}/court", one | {"state": "agreed"}, one | {"state": "refused"})

    assert re.search(r'"Stands now"><bdi>Agreed<.*"You typed"><bdi>Refused<', shown)
    assert CourtSupportRequest.objects.get().state == "agreed"


def test_a_duty(two: Two) -> None:
    event = Event.objects.get(type="suspect.arrested")
    named = ("r6_suspect_arrested", EventRef(event.source, event.source_event_id))
    page = f"/desk/cases/{two.victim.public_id}/rights/{duty_key(two.victim.public_id, named)}"
    held = {"act": "hold", "hold-reason": "telling_harms_the_case", "hold-review_on": "2026-11-27"}
    two.sol.save(page, **held, **{"hold-words": "The house is searched."})
    again = {name.replace("hold", "renew_hold"): value for name, value in held.items()} | {"act": "renew_hold"}

    shown = two.save(
        page, again | {"renew_hold-words": "It is searched again."}, again | {"renew_hold-words": "The lab is slow."}
    )

    assert re.search(r'"Stands now"><bdi>It is searched again\..*"You typed"><bdi>The lab is slow\.', shown)
    assert Event.objects.filter(type="duty.held").count() == 2
    assert Duty.objects.get(code="r6_suspect_arrested").ending == "held"


def test_a_report_and_a_referral(two: Two) -> None:
    packet = draft(two.sol.actor, two.victim)
    first = {"act": "save", "way": "api", "words": "Ring us first."}

    shown = two.save(f"/desk/handovers/{packet}", first, first | {"act": "submit", "words": "Do not ring."})

    assert SINCE in shown
    assert ">Do not ring.</textarea>" in shown
    assert HandoverReport.objects.get().state == "draft"

    row = referred(a_partner(), victim=two.victim, actor=two.sol.actor)
    said = {"act": "said", "said-move": "wait", "said-weeks": "3", "said-words": ""}
    shown = two.save(f"/desk/referrals/{row.public_id}", said, said | {"said-move": "refuse", "said-refusal": "full"})
    assert SINCE in shown
    assert '"You typed"><bdi>They refuse<' in shown
    assert (Referral.objects.get().state, Referral.objects.get().waits_weeks) == ("waiting", 3)


def test_who_leads_and_why_the_line_is_closed(two: Two) -> None:
    people = re.findall(r'<option value="([\w-]{36})"', two.sol.get("/desk/team").content.decode())
    first, second = ({"team": "victim-care", "lead": one} for one in people[:2])

    assert SINCE in two.save("/desk/team/lead", first, second, on="/desk/team")
    assert str(Team.objects.get(code="victim-care").lead.public_id) == people[0]  # type: ignore[union-attr]

    two.sol.save("/desk/opening/close", of_page="/desk/opening", reason="fault", lasts="60")
    typed = {"reason": "fault", "lasts": "30"}
    assert SINCE in two.save("/desk/opening/close", typed | {"lasts": "120"}, typed, on="/desk/opening")
