"""A call that another contact centre holds, in which the victim has keyed their code or not; and a tell-it-once
note."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Browser, Page

from tests.channels.web.desk.conftest import StaffBrowser, news_for
from tests.channels.web.desk.site import _person, in_a_browser, served
from tests.services.people_and_cases import NOW
from tests.services.plans import agreed
from victimcare.records.models import TellOnceNote, Victim
from victimcare.services import api_tokens
from victimcare.services.access import Actor
from victimcare.services.access_codes import victim_codes
from victimcare.services.calls import contact_centres
from victimcare.services.contact import tell_once_notes
from victimcare.services.contact.tell_once_notes import NoteWords

TOLD = NoteWords("Do not name her brother.", "Rings after the school run.", "He took her bicycle.")
Look = Callable[[str, Page], None]


def note_for(victim: Victim, by: StaffBrowser, words: NoteWords = TOLD) -> None:
    by.prove(victim)
    after = TellOnceNote.objects.filter(victim=victim).count()
    tell_once_notes.write_tell_once_note(actor=by.actor, victim_id=victim.public_id, words=words, after=after, now=NOW)


def held_elsewhere(call_id: str, victim: Victim | None) -> str:
    """The page that the contact centre is told to open. `victim`: the victim who has keyed their code there."""
    operator = Actor.operator("tester", reason="a code")
    token = api_tokens.make_token(actor=operator, sources=["urn:centre"], types=[], scope=api_tokens.CALLS, now=NOW)
    machine = api_tokens.find_machine_actor(token=token.token, scope=api_tokens.CALLS, now=NOW)
    assert machine is not None
    code = ""
    if victim is not None:
        agreed(victim, line_may_say="status")
        code = victim_codes.make_victim_code(actor=operator, victim_id=victim.id, opens="case", now=NOW).code.replace(
            " ", ""
        )
    looked = contact_centres.look_up_call(
        actor=machine, asked=contact_centres.CallLookup(call_id, code=code, language="pl"), now=NOW
    )
    assert looked.is_proved is (victim is not None)
    return f"/desk/calls/{looked.call_id}"


def first_heading(page: Page) -> str:
    return page.get_by_role("heading", level=2).first.inner_text().strip()


def take_calls_held_elsewhere(look: Look) -> None:
    """An officer at the desk opens one call without a code, then takes one with. `look` is given each page, by name."""
    sol, ewa = _person("Sol Pereira"), _person("Ewa Tomala")
    marta = news_for(name="Marta")
    note_for(marta, ewa)
    unproved, proved = held_elsewhere("c-1", None), held_elsewhere("c-2", marta)
    cookie = sol.client.cookies["staff"].value
    with served() as address:

        def walk(browser: Browser) -> None:
            context = browser.new_context(viewport={"width": 1280, "height": 900})
            context.add_cookies([{"name": "staff", "value": cookie, "url": address}])
            page = context.new_page()
            page.goto(address + unproved)
            look("unproved", page)
            page.goto(address + proved)
            assert "Kowal" not in page.content()
            look("proved", page)
            page.get_by_role("button", name="I speak with them: open their record").click()
            page.get_by_role("heading", name="Marta Kowal").wait_for()
            assert first_heading(page) == "The safe way"
            look("record", page)
            page.goto(address + proved)
            assert first_heading(page) == "Told us once"
            look("taken", page)
            page.get_by_role("link", name="Open the record").click()
            page.get_by_role("link", name="Renew it").click()
            look("written", page)

        in_a_browser(walk)
