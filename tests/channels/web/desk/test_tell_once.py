"""What a victim has told us once: hidden before a check, first on the record after it, written by the victim's team
alone."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.urls import reverse

from tests.channels.web.desk.centre_calls import TOLD, note_for
from tests.channels.web.desk.conftest import StaffBrowser, news_for
from tests.channels.web.desk.test_phone import MemoryPhone, line, rings, sign_on  # noqa: F401  the line is a fixture
from tests.channels.web.portal.visiting import Browser
from tests.services.people_and_cases import NOW, a_team
from victimcare.records.models import Staff, TellOnceNote, Victim
from victimcare.services.access import Role
from victimcare.services.access_codes import victim_codes
from victimcare.services.calls.agents import agent_duty
from victimcare.services.contact import tell_once_notes
from victimcare.services.contact.tell_once_notes import NoteWords
from victimcare.services.sealed_columns import TELL_ONCE_NEEDS

pytestmark = pytest.mark.django_db

EVERY_WORD = (TOLD.avoid, TOLD.needs, TOLD.happened, "Told us once")
_CHANGES = re.compile(rb"""(csrfmiddlewaretoken|contact_id)" value="[^"]+"|'Expires': '[^']+'""")


def text(reply: HttpResponse) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html.unescape(reply.content.decode())).split())


def address_of(victim: Victim) -> str:
    return f"/desk/cases/{victim.public_id}"


def test_before_a_check_no_byte_of_it_reaches_the_browser(
    sol: StaffBrowser,
    sign_in: Callable[..., StaffBrowser],
    line: MemoryPhone,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nor that there is one: each page is the same to the byte as without it."""
    marta = news_for(name="Marta")
    monkeypatch.setattr(agent_duty, "_has_keyed_code", lambda call: False)
    ewa = sign_in("Ewa Tomala")
    ewa.prove(marta)
    sign_on(sol)
    rings(sol, marta)
    pages = (
        "/desk/phone",
        "/desk/tasks?which=all",
        "/desk/look-up",
        address_of(marta),
        f"{address_of(marta)}/tell-once",
    )

    def sent() -> list[bytes]:
        replies = [sol.look_up(marta), *(sol.get(page) for page in pages)]
        return [_CHANGES.sub(b"", reply.content + str(dict(reply.headers)).encode()) for reply in replies]

    sol.look_up(marta)
    ringing = sent()
    sol.post("/desk/phone/answer")
    answered = sent()
    tell_once_notes.write_tell_once_note(actor=ewa.actor, victim_id=marta.public_id, words=TOLD, after=0, now=NOW)
    again = sent()
    sol.post("/desk/phone/record")
    again_after_asking = sent()

    assert again == again_after_asking == answered
    whole = b"".join((*ringing, *again)).decode()
    assert not any(words in whole for words in EVERY_WORD)


def test_after_a_check_it_comes_before_everything_but_the_name_and_the_safe_way(
    sol: StaffBrowser, sign_in: Callable[..., StaffBrowser]
) -> None:
    marta = news_for(name="Marta")
    note_for(marta, sign_in("Ewa Tomala"))
    sol.look_up(marta)
    sol.prove(marta)

    seen = text(sol.get(address_of(marta)))

    order = ("Marta Kowal", "The safe way", "Told us once", *_in_order(TOLD), "Owed to them now", "How did it end?")
    places = [seen.index(words) for words in order]
    assert places == sorted(places)
    assert "by Ewa Tomala. Proved in person." in seen
    assert not any(words in text(sol.get(f"{address_of(marta)}/rights")) for words in EVERY_WORD)


def _in_order(words: NoteWords) -> tuple[str, str, str]:
    """What must not be said comes first: it is read while the officer says hello."""
    return words.avoid, words.needs, words.happened


def test_an_officer_who_answers_reads_it_first_in_the_record_that_opens(
    sol: StaffBrowser,
    sign_in: Callable[..., StaffBrowser],
    line: MemoryPhone,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    marta = news_for(name="Marta")
    note_for(marta, sign_in("Ewa Tomala"))
    monkeypatch.setattr(agent_duty, "_has_keyed_code", lambda call: call.victim_id == marta.id)
    sign_on(sol)
    rings(sol, marta)
    ringing = text(sol.get("/desk/phone"))
    sol.post("/desk/phone/answer")
    talking = text(sol.get("/desk/phone"))

    record = sol.get(sol.post("/desk/phone/record")["Location"])

    assert not any(words in ringing + talking for words in EVERY_WORD)
    assert text(record).index(TOLD.avoid) < text(record).index("Owed to them now")


def test_the_record_and_its_gate_have_the_bar_of_the_call_and_999(
    sol: StaffBrowser,
    line: MemoryPhone,  # noqa: F811
) -> None:
    marta = news_for(name="Marta")
    sol.look_up(marta)
    danger = "Somebody is in danger: bring in 999 F9"
    assert danger in text(sol.get(address_of(marta)))
    sol.prove(marta)
    assert danger in text(sol.get(address_of(marta)))
    assert "On a call" not in text(sol.get(address_of(marta)))
    sign_on(sol)
    rings(sol)
    sol.post("/desk/phone/answer")
    sol.look_up(marta)
    at_the_gate = text(sol.get(address_of(marta)))
    sol.prove(marta)

    record = sol.get(address_of(marta))
    ended = sol.post("/desk/phone/end", record=str(marta.public_id))

    assert "On a call 00:00 Open the call End call " + danger in at_the_gate
    assert text(record).index("On a call 00:00 Open the call End call " + danger) < text(record).index("Marta")
    assert ended["Location"] == address_of(marta)
    assert "Writing down" in text(sol.get(address_of(marta)))
    assert sol.post("/desk/phone/end", record="//elsewhere.example").status_code == 409


def test_the_victims_team_writes_it_with_their_yes_and_renews_it(sol: StaffBrowser) -> None:
    marta = news_for(name="Marta")
    sol.look_up(marta)
    sol.prove(marta)
    page = f"{address_of(marta)}/tell-once"
    assert "They have told us nothing yet" in text(sol.get(address_of(marta)))

    unasked = sol.post(page, needs=TOLD.needs, after="0")
    empty = sol.post(page, agreed="on", after="0")
    kept = sol.post(page, needs=TOLD.needs, agreed="on", after="0")
    late = sol.post(page, needs="Only letters.", agreed="on", after="0")
    sol.post(page, needs="Only letters.", agreed="on", after="1")

    assert "Ask them first. Without their yes nothing is kept" in text(unasked)
    assert "Write something in one of the three" in text(empty)
    assert kept["Location"] == address_of(marta)
    assert "A colleague has written here since you opened this page." in text(late)
    assert b'name="after" value="1"' in late.content
    assert "Only letters." in text(sol.get(address_of(marta)))
    history = text(sol.get(page))
    assert "One earlier version" in history
    assert TOLD.needs in history
    versions = {row.version: TELL_ONCE_NEEDS.open_words(row) for row in TellOnceNote.objects.all()}
    assert versions == {1: TOLD.needs, 2: "Only letters."}


def test_the_victim_ends_it_and_nothing_is_shown_any_more(
    sol: StaffBrowser, sign_in: Callable[..., StaffBrowser]
) -> None:
    marta = news_for(name="Marta")
    note_for(marta, sign_in("Ewa Tomala"))
    sol.look_up(marta)
    sol.prove(marta)

    sol.post(f"{address_of(marta)}/tell-once", act="end", after="1")

    shown = text(sol.get(address_of(marta))) + text(sol.get(f"{address_of(marta)}/tell-once"))
    assert not any(words in shown for words in _in_order(TOLD))
    assert "Sol Pereira ended what was kept here, as they asked, today 09:00." in shown


def test_another_team_reads_it_and_finds_no_form(sign_in: Callable[..., StaffBrowser]) -> None:
    marta = news_for(name="Marta")
    note_for(marta, sign_in("Ewa Tomala"))
    yaw = sign_in("Yaw Mensah")
    Staff.objects.filter(id=yaw.actor.staff_id or 0).update(team=a_team("victim-care-south"))
    yaw.look_up(marta)
    yaw.prove(marta)
    page = f"{address_of(marta)}/tell-once"

    shown, pressed = yaw.get(page), yaw.post(page, needs="Only letters.", agreed="on", after="1")

    assert TOLD.needs in text(shown)
    assert "and supervisors write here" in text(shown)
    assert "Keep it" not in text(shown) + text(pressed)
    assert TellOnceNote.objects.count() == 1


def test_where_a_code_alone_opened_a_guarded_record_it_says_what_is_missing(
    sign_in: Callable[..., StaffBrowser],
) -> None:
    ines = news_for("44/09877/26", name="Ines", group="sexual")
    sol = sign_in("Sol Pereira", Role.DESK, Role.SUPERVISOR)
    code = victim_codes.make_victim_code(actor=sol.actor, victim_id=ines.id, opens="short", now=NOW).code
    sol.look_up(ines)
    sol.post(f"{address_of(ines)}/proof", code=code)

    shown = text(sol.get(f"{address_of(ines)}/tell-once"))

    assert "A code alone opened this record." in shown
    assert "Keep it" not in shown


def test_the_victims_page_has_nothing_of_it(sign_in: Callable[..., StaffBrowser]) -> None:
    marta = news_for(name="Marta")
    note_for(marta, sign_in("Ewa Tomala"))
    code = victim_codes.make_victim_code(actor=sign_in().actor, victim_id=marta.id, opens="case", now=NOW).code
    client = Browser()

    came = client.post("/sign-in", {"code": code}, follow=True)

    assert came.redirect_chain[-1][0] == reverse("portal:case")
    assert "arrested" in came.content.decode()
    assert not any(words in came.content.decode() for words in EVERY_WORD)
