"""The officer's two minutes in a browser: keys counted from the mail to what the victim is told, presses on the page,
without script and by keyboard alone; and no fault that axe finds on any page."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

from django.test import Client, override_settings
from playwright.sync_api import Browser, Locator, Page, expect

from tests.channels.web.desk.site import in_a_browser, served
from tests.channels.web.desk.test_in_a_browser import WIDTHS, _is_sound_at, _tab_to
from tests.channels.web.portal.test_losses import film
from tests.channels.web.portal.test_property import picture
from tests.outside import eventually, running
from tests.services.people_and_cases import NOW, staff
from tests.services.updates.asked import ADDRESS, DUDEK, LATER, WRAY, a_case, ask, confirm, told_of
from victimcare.adapters.mailers.smtp import SmtpMailer, SmtpServer
from victimcare.channels.mail.author_checks import AuthorChecks, make_key_finder
from victimcare.channels.mail.mail_server import InboundMailServer
from victimcare.records.models import (
    LossList,
    Notification,
    OfficerAnswer,
    OfficerQuestion,
    OfficerReply,
    Staff,
    Task,
    Victim,
)
from victimcare.rules.court.belongings import ValueSource
from victimcare.rules.files import FileType
from victimcare.services import clock, port_registry
from victimcare.services.access import Actor, ActorKind, Role
from victimcare.services.desk import task_actions as desk
from victimcare.services.files import file_checks
from victimcare.services.losses import own_lists
from victimcare.services.losses.loss_records import ThingAnswers
from victimcare.services.updates import answer_effects, officer_mail, officer_replies, officer_silence
from victimcare.services.updates.officer_mail import open_reply_words

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
CHECKED_BY = "mx.force.example"  # the force's mail server
MOST_KEYS = 40  # from the mail to the answer


class Keys:
    """A keyboard that counts what is pressed on it; a click counts as a key."""

    def __init__(self, page: Page) -> None:
        self._page, self.pressed = page, 0

    def type(self, words: str) -> None:
        self._page.keyboard.type(words)
        self.pressed += len(words)

    def press(self, key: str) -> None:
        self._page.keyboard.press(key)
        self.pressed += 1

    def click(self, what: Locator) -> None:
        what.click()
        self.pressed += 1


def test_from_the_mail_to_told_in_forty_keys(real_database: object, tmp_path: Path) -> None:
    with (
        override_settings(VICTIMCARE_NOW=NOW, OFFICER_ADDRESS=ADDRESS),
        mail_door() as port,
        running(tmp_path, f"--product-smtp=127.0.0.1:{port}", f"--mail-checked-by={CHECKED_BY}") as world,
    ):
        mailer = SmtpMailer(SmtpServer("127.0.0.1", world.smtp, None), address=ADDRESS)
        port_registry.bind_ports(port_registry.Ports(officers_mailer=mailer))
        victim = a_case()
        assert ask() == officer_mail.send_due_officer_mails(now=NOW) == 1

        def answer(browser: Browser) -> None:
            page = browser.new_page()
            page.goto(f"{world.url}/?to={DUDEK['email']}")
            expect(page.get_by_text("What happened after the interview")).to_be_visible()
            keys = Keys(page)
            keys.click(page.get_by_text("Answer", exact=True))
            keys.click(page.get_by_label("What you write"))
            keys.type("A1 fingerprints back next week")
            keys.press("Tab")
            with page.expect_response("**/write"):  # it leads back to the address of the same page
                keys.press("Enter")
            assert keys.pressed <= MOST_KEYS

        in_a_browser(answer)
        eventually(OfficerReply.objects.exists, within=120)
        reply = OfficerReply.objects.get()
        assert "> A · 44/10118/26" in open_reply_words(reply).words  # quoted, as mail programs do
        officer_replies.sort_reply(actor=Actor.system("test"), reply_id=reply.id, now=NOW)
        assert answer_effects.apply_due_answers(now=LATER) == 0
        confirm(reply.answers.get())  # one press more, from the link in our answer
        assert answer_effects.apply_due_answers(now=LATER) == 1
        assert Notification.objects.get(victim=victim).status == "queued"
        assert officer_mail.send_due_officer_mails(now=LATER) == 1
        done = world.journal()[-1]
        assert (done["to"], done["subject"]) == (DUDEK["email"], "Confirm it on your page: A 44/10118/26")


def test_every_page_is_sound_and_the_question_is_answered_in_two_presses_without_script(real_database: object) -> None:
    with override_settings(VICTIMCARE_NOW=NOW), served() as address:
        site = _site(address)
        in_a_browser(lambda browser: _walk(browser, site))
    assert OfficerAnswer.objects.get(undone_at=None).choice == "let_go"


@dataclass(frozen=True)
class _Site:
    address: str
    officer: str
    desk: str
    task: Task


def _site(address: str) -> _Site:
    a_case(enhanced_grounds=["vulnerable"])
    other: Victim = a_case("44/10120/26", events=("suspect.arrested",), safe_contact={"may_text": False})
    told_of(other)
    a_case("44/10119/26", officer=WRAY)
    _lists_of(a_case("44/10121/26", events=()))
    ask()
    ask(NOW + timedelta(days=1))
    officer_silence.escalate_officer_silence(now=NOW + timedelta(days=2))
    tomasz, sol = staff("Tomasz Dudek", Role.OFFICER), staff("Sol Pereira")
    Staff.objects.filter(id=tomasz.staff_id or 0).update(username=DUDEK["officer_id"])
    number = OfficerQuestion.objects.filter(officer__record_id="RP2210").values_list("officer_id", flat=True)[0]
    task = Task.objects.get(subject_key=f"officer:{number}")
    desk.take_task(actor=sol, task_id=task.public_id, now=NOW)
    return _Site(address, _cookie(tomasz), _cookie(sol), task)


def _lists_of(victim: Victim) -> None:
    """A list that is on the crime record, and the same with one thing more."""
    theirs = Actor(ActorKind.VICTIM, "test", victim_id=victim.id, opens="all")
    for what, files in (("A gold ring", (picture(), film())), ("A bicycle with a very long name and a basket", ())):
        thing_id = uuid4()
        answers = ThingAnswers(what=what, value="1,250.50", known_by=ValueSource.RECEIPT, mark="J.A. inside")
        own_lists.save_thing(actor=theirs, thing_id=thing_id, answers=answers, is_new=True, now=NOW)
        checked = [file_checks.check_file(file.read(), taken=frozenset(FileType)) for file in files]
        own_lists.add_files(actor=theirs, thing_id=thing_id, files=checked, now=NOW)
        own_lists.send_list(actor=theirs, once=uuid4(), words="The ring was my mother's.", now=NOW)
        if files:
            LossList.objects.filter(victim=victim).update(added_at=NOW, added_by_officer=victim.case.officer)


def _cookie(actor: Actor) -> str:
    client = Client()
    client.force_login(Staff.objects.get(id=actor.staff_id or 0), backend=BACKEND)
    return client.cookies["staff"].value


def _walk(browser: Browser, site: _Site) -> None:
    page = _page(browser, site, site.officer)
    page.goto(f"{site.address}/officer/")
    _is_sound_at(WIDTHS, page, "a question")
    page.get_by_role("button", name="Send answer").click()
    expect(page.get_by_role("link", name="Pick what is true")).to_be_visible()
    _is_sound_at(WIDTHS, page, "nothing chosen")
    page.get_by_label("Cannot be told yet").check()
    expect(page.get_by_label("When do we look again?")).to_be_visible()
    _is_sound_at((320,), page, "what a hold asks for")
    for place in ("cases", "away", "lists"):
        page.goto(f"{site.address}/officer/{place}")
        _is_sound_at(WIDTHS, page, place)
    _answer_a_list(page, site)
    _by_keyboard_alone(page, site)
    page = _page(browser, site, site.desk)
    page.goto(f"{site.address}/desk/tasks/{site.task.public_id}/officer")
    page.get_by_text("The officer says what is true").click()
    _is_sound_at(WIDTHS, page, "the desk")


def _answer_a_list(page: Page, site: _Site) -> None:
    """Read, refused without a question, and added in one press."""
    page.goto(f"{site.address}/officer/lists")
    page.get_by_role("link", name="44/10121/26").click()
    expect(page.get_by_role("img", name="Picture of: A gold ring")).to_be_visible()
    _is_sound_at(WIDTHS, page, "a list")
    page.get_by_role("button", name="Ask the victim about it").click()
    expect(page.get_by_role("link", name="Write what you ask the victim")).to_be_visible()
    _is_sound_at((320,), page, "a list without a question")
    page.get_by_role("button", name="What is new is added to the crime record").click()
    expect(page.get_by_role("heading", name="Answered: you can still undo this")).to_be_visible()
    _is_sound_at(WIDTHS, page, "an answered list")
    page.get_by_role("button", name="Undo until").click()


def _by_keyboard_alone(page: Page, site: _Site) -> None:
    page.goto(f"{site.address}/officer/")
    page.evaluate("document.getElementById('id_choice').focus()")
    keys = Keys(page)
    keys.press("Space")
    _tab_to(page, "Send answer")
    keys.press("Enter")
    expect(page.get_by_role("heading", name="Answered: you can still undo this")).to_be_visible()
    assert keys.pressed == 2
    _is_sound_at(WIDTHS, page, "answered")
    page.get_by_role("link", name="Pass it back").click()
    _is_sound_at((320, 1440), page, "not theirs")


def _page(browser: Browser, site: _Site, cookie: str) -> Page:
    context = browser.new_context(viewport={"width": 390, "height": 900})
    context.route("**/*.mjs", lambda route: route.abort())  # no script
    context.add_cookies([{"name": "staff", "value": cookie, "url": site.address}])
    return context.new_page()


@contextmanager
def mail_door() -> Iterator[int]:
    """The product's own mail server, in a thread of its own. The make-believe outside is the force's mail server."""
    loop = asyncio.new_event_loop()
    checks = AuthorChecks(("127.0.0.1",), CHECKED_BY, make_key_finder(None))
    door = InboundMailServer(("page@force.example",), clock.current_time, officers=ADDRESS, checks=checks)
    port = loop.run_until_complete(door.start("127.0.0.1", 0))
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield port
    finally:
        asyncio.run_coroutine_threadsafe(door.stop(), loop).result(timeout=60)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(timeout=60)
        loop.close()
