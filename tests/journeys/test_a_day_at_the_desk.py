"""A day at the desk: a call is taken, needs are asked, of two services one refuses and the next accepts, the officer
answers by e-mail and the victim is told in the way that is safe for the victim, and witness care has a packet in its
hands.

Real browsers, a real call and real mail; a clock of its own. With `KEEP=1` the pictures of it in docs/pictures are
taken anew.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import pytest
from django.db import connections
from django.test import override_settings
from playwright.sync_api import Browser, Page, expect

from tests.channels.phone.conftest import TO_A_CODE, prompts  # noqa: F401  a fixture
from tests.channels.phone.desk_calls import (
    LineInItsLoop,
    Ticking,
    a_page,
    in_a_browser_with_a_microphone,
    line_in_its_loop,
)
from tests.channels.phone.test_call_in_a_browser import _at, _sits_down, _until
from tests.channels.phone.test_services_desk import _code
from tests.channels.web.desk.site import _person, served
from tests.channels.web.officers.test_in_a_browser import CHECKED_BY, mail_door
from tests.channels.web.shots import keep
from tests.outside import TEMPLATE, Outside, eventually, running
from tests.services.messages.handing import hand_over_due
from tests.services.people_and_cases import NOW, a_team
from tests.services.referrals.world import Service, a_partner
from tests.services.updates.asked import ADDRESS, DUDEK, LATER, a_case, ask, confirm
from victimcare.adapters.carriers.line import LineDeskPhone
from victimcare.adapters.mailers.smtp import SmtpMailer, SmtpServer
from victimcare.adapters.texts.notify import NotifyTexts
from victimcare.channels.phone.line_prompts import Prompts
from victimcare.records.models import (
    HandoverLink,
    HandoverReport,
    NeedsAssessment,
    Notification,
    OfficerReply,
    PartnerUser,
    Referral,
    Victim,
)
from victimcare.services import clock, port_registry
from victimcare.services.access import Actor, Role
from victimcare.services.handovers import report_links
from victimcare.services.referrals import partner_sign_in
from victimcare.services.sealing import unseal_bytes
from victimcare.services.updates import answer_effects, officer_mail, officer_replies
from victimcare.wording import say

pytest.importorskip("aiortc", reason="the browser telephone is an extra of the package: victimcare[phone]")

_T = TypeVar("_T")


@dataclass(frozen=True)
class Day:
    address: str
    victim: Victim
    code: str
    sol: Page
    mina: Page
    services: tuple[Service, Service]
    world: Outside

    @property
    def record_address(self) -> str:
        return f"{self.address}/desk/cases/{self.victim.public_id}"


def test_a_day_at_the_desk(
    prompts: Prompts,  # noqa: F811
    real_database: object,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ticking = Ticking(NOW)
    monkeypatch.setattr(clock, "current_time", ticking)
    monkeypatch.setattr(port_registry.ports, "desk_phone", LineDeskPhone(tmp_path / "line.sock"))
    a_team()
    victim = a_case()
    services, code = (a_partner(), a_partner()), _code(victim)
    cookies = [
        _person(name, role).client.cookies["staff"].value
        for name, role in (("Sol Pereira", Role.DESK), ("Mina Osei", Role.SUPERVISOR))
    ]
    with (
        override_settings(OFFICER_ADDRESS=ADDRESS),
        mail_door() as port,
        running(tmp_path, f"--product-smtp=127.0.0.1:{port}", f"--mail-checked-by={CHECKED_BY}") as world,
        served() as address,
        line_in_its_loop(prompts, tmp_path, ticking) as line,
    ):
        mailer = SmtpMailer(SmtpServer("127.0.0.1", world.smtp, None), address=ADDRESS)
        monkeypatch.setattr(port_registry.ports, "officers_mailer", mailer)
        texts = NotifyTexts(base_url=world.url, api_key=world.api_key, template_id=TEMPLATE)
        monkeypatch.setattr(port_registry.ports, "texts", {"notify": texts})

        def walk(browser: Browser) -> None:
            sol, mina = (a_page(browser, address, cookie) for cookie in cookies)
            day = Day(address, victim, code, sol, mina, services, world)
            _a_call_is_taken(day, line)
            with ticking.still():
                _needs_are_asked(day)
                _one_service_refuses_and_the_next_accepts(day, browser)
                _the_officer_answers_by_mail(day, browser)
                _witness_care_has_the_packet(day, browser)

        in_a_browser_with_a_microphone(tmp_path, walk)

    assert NeedsAssessment.objects.get().finished_at is not None
    refused, accepted = Referral.objects.order_by("id")
    assert (refused.state, accepted.state, accepted.after_id) == ("refused", "accepted", refused.id)
    assert HandoverReport.objects.get().state == "taken_up"


def _a_call_is_taken(day: Day, line: LineInItsLoop) -> None:
    sol = day.sol
    _sits_down(sol, day.address)
    line.do(line.caller.ring())
    line.do(line.caller.hears(line.running.sound("calls-welcome")[:800]))
    line.do(line.caller.key(TO_A_CODE + day.code))
    _until(lambda: _at(line) in ("case", "heard", "menu"))
    line.do(line.caller.key("0"))
    line.speak()
    sol.get_by_role("button", name="Answer", exact=True).click()
    sol.get_by_text("You hear one another.").wait_for()
    with sol.expect_popup() as opened:
        sol.get_by_role("button", name="Open the record").click()
    record = opened.value
    expect(record.get_by_role("heading", name="So far, all channels")).to_be_visible()
    _kept(record, "1-call-taken")
    record.close()
    sol.get_by_role("button", name="End call").click()
    sol.get_by_label("Note").fill("Wants a person to talk to.")
    sol.get_by_role("button", name="Told the news").click()
    sol.get_by_text("You are ready.").wait_for()


def _needs_are_asked(day: Day) -> None:
    page = day.sol
    page.goto(f"{day.record_address}/needs")
    page.get_by_label("Short: what matters first").check()
    _press(page, "care-begin")
    _press(page, "care-safe-yes")
    expect(page.get_by_role("button", name=say("care-then-on"))).to_be_visible()  # all() below does not wait
    for group in page.locator("fieldset").all():
        group.get_by_label("Did not say").check()
    page.get_by_role("group", name="Is it easier when we go slowly").get_by_label("Yes").check()
    _press(page, "care-then-on")
    _kept(page, "2-needs")
    for group in page.locator("fieldset:has(input[type=radio])").all():
        group.get_by_role("radio").first.check()
    _press(page, "care-finish")
    expect(page.get_by_text("Each need has somebody, or a reason.")).to_be_visible()


def _one_service_refuses_and_the_next_accepts(day: Day, browser: Browser) -> None:
    page, (first, second) = day.sol, day.services
    page.goto(f"{day.record_address}/support")
    _press(page, "desk-referrals-find")
    _refers(page, first)
    refuses = _comes_in(browser, day.address, first)
    refuses.get_by_text(say("partners-move-refuse"), exact=True).click()
    refuses.get_by_label(say("partners-refusal-full")).check()
    refuses.get_by_role("button", name=say("partners-save")).locator("visible=true").click()
    expect(refuses.get_by_text(say("partners-told-kept"))).to_be_visible()
    _kept(refuses, "4-a-service-refuses")

    page.goto(f"{day.record_address}/support")
    _kept(page, "5-the-next-is-proposed")
    _press(page, "desk-referrals-next")
    _refers(page, second)
    accepts = _comes_in(browser, day.address, second)
    _press(accepts, "partners-move-accept")
    expect(accepts.get_by_text(say("partners-told-kept"))).to_be_visible()
    page.goto(f"{day.record_address}/support")
    expect(page.get_by_text("Accepted").first).to_be_visible()
    _kept(page, "6-the-next-accepts")


def _refers(page: Page, service: Service) -> None:
    page.get_by_label(service.row.name).check()
    _press(page, "desk-referrals-to-words")
    page.get_by_label(say("desk-referrals-how-on-a-call")).check()
    page.get_by_role("checkbox").check()  # that the victim has heard them and agrees
    _kept(page, "3-words-read-to-victim")
    _press(page, "desk-referrals-send")
    expect(page.get_by_text("Agreed, in the words that they heard.")).to_be_visible()


def _comes_in(browser: Browser, address: str, service: Service) -> Page:
    """A worker of this service, before the referral that they were sent."""

    def begun() -> tuple[str, str]:
        user = PartnerUser.objects.select_related("partner").get(email=service.email)
        return partner_sign_in.begin_partner_session(user, now=clock.current_time()), str(
            Referral.objects.latest("id").public_id
        )

    visit, referral = _beside(begun)
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_cookies([{"name": "partner", "value": visit, "url": f"{address}/partner"}])
    page = context.new_page()
    page.goto(f"{address}/partner/referrals/{referral}")
    return page


def _the_officer_answers_by_mail(day: Day, browser: Browser) -> None:
    assert _beside(lambda: (ask(), officer_mail.send_due_officer_mails(now=NOW))) == (1, 1)
    page = browser.new_page()
    page.goto(f"{day.world.url}/?to={DUDEK['email']}")
    page.get_by_text("Answer", exact=True).click()
    page.get_by_label("What you write").fill("A1 fingerprints back next week")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?to=*")
    texts = _beside(lambda: _told(day))
    assert {text["channel"] for text in texts} == {"text"}, "the only way that was agreed"
    assert not any(
        word in text["body"].lower() for text in texts for word in ("arrest", "suspect", "interview", "let go")
    )
    _kept(page, "7-the-officer-answers")


def _told(day: Day) -> list[dict[str, Any]]:
    """The texts that the victim has once the time is over in which an answer can be taken back."""
    eventually(OfficerReply.objects.exists, within=120)
    officer_replies.sort_reply(actor=Actor.system("test"), reply_id=OfficerReply.objects.get().id, now=NOW)
    confirm(OfficerReply.objects.get().answers.get())
    assert answer_effects.apply_due_answers(now=LATER) == 1
    hand_over_due(now=LATER)
    notifications = Notification.objects.filter(victim=day.victim)
    return [text for telling in notifications for text in day.world.handed_over(str(telling.reference))]


def _witness_care_has_the_packet(day: Day, browser: Browser) -> None:
    page = day.sol
    page.goto(f"{day.record_address}/handed-over")
    page.get_by_role("button", name=re.compile("itness care")).click()
    page.get_by_label(say("handovers-way-email")).check()
    _press(page, "handovers-submit")
    expect(page.get_by_text(say("handovers-state-to-check")).first).to_be_visible()
    packet = page.url
    day.mina.goto(packet)
    _press(day.mina, "handovers-release")
    _kept(day.mina, "8-a-second-person-lets-it-go")
    agency = browser.new_page()
    agency.goto(f"{day.address}/packet/{_beside(_token)}")
    agency.get_by_role("textbox").first.fill("Reception")
    agency.get_by_role("button").last.click()
    _kept(agency, "9-witness-care-reads-it")
    page.goto(packet)
    expect(page.get_by_text(say("handovers-state-taken-up")).first).to_be_visible()


def _token() -> str:
    """Of the page that opens once, as it stands in the line to their mailbox."""
    door = HandoverLink.objects.get()
    return unseal_bytes(bytes(door.sealed_token), report_links.link_context(door)).decode()


def _beside(work: Callable[[], _T]) -> _T:
    """In a thread of its own: the browser's loop and the database keep out of each other's way."""

    def done() -> _T:
        try:
            return work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as beside:
        return beside.submit(done).result()


def _press(page: Page, words: str) -> None:
    page.get_by_role("button", name=say(words), exact=True).first.click()


def _kept(page: Page, name: str) -> None:
    if os.environ.get("KEEP"):
        keep(page, f"day-{name}")
