"""The desk records what a victim no longer wants, and what starts a clock for them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.channels.web.desk.conftest import StaffBrowser, news_for
from tests.channels.web.desk.pages import text
from tests.channels.web.desk.site import Desk, busy_desk, in_a_browser, served
from tests.channels.web.desk.test_in_a_browser import WIDTHS, _is_sound_at, _page
from tests.services.people_and_cases import NOW
from tests.services.referrals.world import a_partner, referred
from victimcare.records.models import Duty, ReferralConsent, Victim
from victimcare.rules.rights import DutyStatus
from victimcare.services.rights import ledger_queries


def address(victim: Victim) -> str:
    return f"/desk/cases/{victim.public_id}/rights/choices"


def statuses(victim: Victim) -> dict[str, DutyStatus]:
    return {each.duty.id: each.status for each in ledger_queries.load_duty_standings(victim.id, now=NOW)}


@pytest.mark.django_db
def test_without_a_check_there_is_no_page(sol: StaffBrowser, marta: Victim) -> None:
    assert sol.get(address(marta)).status_code == 303
    sol.look_up(marta)
    assert sol.get(address(marta)).status_code == 303


@pytest.mark.django_db
def test_no_more_updates_and_updates_again(sol: StaffBrowser, marta: Victim) -> None:
    sol.look_up(marta)
    sol.prove(marta)

    missing = sol.post(address(marta), act="out", **{"out-of": "", "out-channel": "", "out-words": ""}).content.decode()
    sol.post(address(marta), act="out", **{"out-of": "updates", "out-channel": "phone", "out-words": "No more."})
    without = statuses(marta)["r6_suspect_arrested"]
    shown = sol.get(address(marta)).content.decode()
    sol.post(address(marta), act="in", **{"in-of": "updates", "in-channel": "phone"})
    again = text(sol.get(address(marta)))

    assert "News about the investigation and the court: they said no on " in again
    assert "want it again since" in again
    assert "want it again since" not in shown
    assert "Write it down. Without it, nothing is recorded" in missing
    assert without is DutyStatus.DECLINED
    assert "They want it again" in shown
    assert statuses(marta)["r6_suspect_arrested"] is DutyStatus.DUE


@pytest.mark.django_db
def test_after_a_no_in_the_record_the_page_says_to_what_they_agreed_since(sol: StaffBrowser) -> None:
    victim = news_for(name="Ines")
    consented = referred(a_partner(), victim=victim).consent
    Victim.objects.filter(id=victim.id).update(referral_choice="declined")
    sol.look_up(victim)
    sol.prove(victim)

    agreed = text(sol.get(address(victim)))
    ReferralConsent.objects.filter(id=consented.id).update(withdrawn_at=NOW)
    withdrawn = text(sol.get(address(victim)))

    no = "A support service hears nothing of them: they said no."
    assert no not in agreed
    assert "They had said no, and have agreed to one service since (25 November)." in agreed
    assert no in withdrawn


@pytest.mark.django_db
def test_the_page_says_whether_they_may_be_referred_and_asked_how_it_was(sol: StaffBrowser, marta: Victim) -> None:
    sol.look_up(marta)
    sol.prove(marta)
    before = sol.get(address(marta)).content.decode()
    for of in ("support", "surveys"):
        sol.post(address(marta), act="out", **{"out-of": of, "out-channel": "phone", "out-words": "No."})

    after = sol.get(address(marta)).content.decode()

    assert "They may be asked how it was, as far as their plan lets a message go." in before
    assert "A support service hears nothing of them: they said no." in after
    assert "Nobody asks them how it was: they want no such questions." in after


@pytest.mark.django_db
def test_what_starts_a_clock_starts_it_on_its_day(sol: StaffBrowser, marta: Victim) -> None:
    sol.look_up(marta)
    sol.prove(marta)

    nothing = sol.post(address(marta), act="start", **{"start-what": "", "start-on": "2026-11-24", "start-words": ""})
    done = sol.post(
        address(marta),
        act="start",
        **{"start-what": "expenses.claimed", "start-on": "2026-11-24", "start-words": "By post."},
    )

    assert "Choose what happened" in nothing.content.decode()
    assert done.status_code == 303
    duty = Duty.objects.get(victim=marta, code="r10_expenses")
    assert (str(duty.starts_on), str(duty.due_on)) == ("2026-11-24", "2026-12-08")


def test_the_page_is_accessible_and_fits(real_database: object) -> None:
    with served() as at:
        desk = busy_desk(at)
        in_a_browser(lambda browser: _look(browser, desk))


def _look(browser: Browser, desk: Desk) -> None:
    page = _page(browser, desk, width=WIDTHS[0])
    page.goto(f"{desk.address}{address(desk.marta)}")
    expect(page.get_by_role("heading", name="What they want no more of")).to_be_visible()
    _is_sound_at(WIDTHS, page, "choices")
