"""Who helps a victim: what the victim sees and ends on their page, and what the supporters' own pages show."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.channels.web.portal.visiting import Browser, signed_in, signed_in_beside, text
from tests.services.loading import a_person, fact, load, recorded
from tests.services.people.helping import a_supporter, code_of
from tests.services.people_and_cases import NOW, a_team, staff
from victimcare.records.models import AuditEntry, LinkedPerson, LinkedPoint, Person, Supporter, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.access_codes import access_code
from victimcare.rules.clock import birthday
from victimcare.rules.people.supporters import SupporterKind, SupporterScope
from victimcare.services.access_codes import codes_at_desk, victim_codes
from victimcare.services.calls import caller_actions
from victimcare.services.contact_plans import guard_marks
from victimcare.services.people.supporter_roles import supporter_phone_key
from victimcare.services.sessions import victim_sessions

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

ASKED = {
    "kind": "family",
    "name": "Cai Orme",
    "organisation": "",
    "phone": "07700 900777",
    "safe_way": "",
    "sees": ["stands", "write"],
    "called": "",
}


@pytest.fixture
def arrested(db: None) -> Victim:
    """A victim who has not been told yet that there was an arrest."""
    a_team()
    return load(
        "44/20001/26", recorded(a_person()), fact("suspect.arrested", NOW - timedelta(hours=2), suspect_ref="S1")
    )["V1"]


def _with_victims_code(victim: Victim) -> tuple[Browser, str]:
    browser = Browser()
    code = victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens="case", now=NOW).code
    browser.post("/sign-in", {"code": code})
    return browser, code.replace(" ", "")[-6:]


def _ask(browser: Browser, last: str, **more: Any) -> str:
    browser.post("/my/family/ask", {"last": last})
    return text(browser.post("/my/family/ask", ASKED | more))


def _fear(victim: Victim, *, name: str = "", phone: str = "") -> None:
    feared = LinkedPerson.objects.create(
        victim=victim, relation="suspect", name=name, entered_at=NOW, entered_by_id=staff().staff_id
    )
    if phone:
        LinkedPoint.objects.create(
            person=feared, kind="mobile", value=phone, match_key=supporter_phone_key(phone), added_at=NOW
        )


def test_a_supporter_who_is_asked_for_sees_nothing_until_a_person_has_looked(victim: Victim) -> None:
    browser, last = _with_victims_code(victim)
    assert "The last 6 numbers" in text(browser.get("/my/family/ask")) or "6 numbers" in text(
        browser.get("/my/family/ask")
    )

    answer = _ask(browser, last)

    assert "A person will look at it." in answer
    row = Supporter.objects.get()
    assert (row.name, row.agreed_at, row.sees) == ("Cai Orme", None, ["stands", "write"])
    task = Task.objects.get(kind=TaskKind.SUPPORTER_ASKED)
    assert (task.victim_id, task.reason, task.harm) == (victim.id, "supporter_asked", 1)
    listed = text(browser.get("/my/family"))
    assert "Cai Orme" in listed
    assert "A person looks at this first" in listed


@pytest.mark.parametrize("how", [{"name": "cai ORME"}, {"phone": "+44 7700 900777"}])
def test_a_person_to_be_kept_away_gets_the_same_answer_and_no_role(victim: Victim, how: dict[str, str]) -> None:
    browser, last = _with_victims_code(victim)
    usual = _ask(browser, last, name="Another Person", phone="07700 900888")
    _fear(victim, **how)

    answer = _ask(browser, last)

    assert answer == usual
    task = Task.objects.get(reason="supporter_feared")
    assert task.harm == 3
    assert "feared" not in text(browser.get("/my/family"))


def test_a_number_of_the_suspects_from_another_case_of_his_counts_too(victim: Victim) -> None:
    """The suspect is a victim elsewhere, and gave two numbers there; we know him by one of them."""
    load("44/20002/26", recorded(a_person("V9", given_name="Rhys", mobile="07700 900901", phone="07700 900777")))
    browser, last = _with_victims_code(victim)
    _fear(victim, phone="07700 900901")

    _ask(browser, last)

    assert Task.objects.filter(reason="supporter_feared").exists()


@pytest.mark.parametrize("typed", ["07700 900777", "+44 (0)7700 900 777", "0044 7700-900777"])
def test_a_feared_partner_under_another_name_is_refused_without_being_told(victim: Victim, typed: str) -> None:
    """The suspect holds the victim's phone, and knows their code. Another row names him a suspect, with the number that
    he gives."""
    browser, last = _with_victims_code(victim)
    usual = _ask(browser, last, name="Another Person", phone="07700 900888")
    _fear(victim, name="Rhys Corbin", phone="07700 900777")

    assert _ask(browser, last, phone=typed) == usual
    his = Supporter.objects.get(name="Cai Orme")
    listed = text(browser.get("/my/family"))
    assert listed.count("A person looks at this first") == 2
    browser.post("/my/family", {"supporter": str(his.public_id)})  # the suspect withdraws the request

    warning = Task.objects.get(reason="supporter_feared")
    assert (warning.closed_at, warning.harm) == (None, 3)


def test_a_parent_is_told_for_a_child_until_twelve_and_then_reads_what_the_child_was_told(arrested: Victim) -> None:
    theirs = signed_in_beside(a_supporter(arrested, SupporterKind.PARENT, called="Ada"))

    _turns_twelve(arrested, NOW.date())
    after = text(theirs.get("/my/case"))
    assert "You help Ada." in after  # no supporter is cut off before the child was asked
    assert "arrest" not in after
    assert not arrested.case.events.filter(type="victim.contacted").exists()

    _turns_twelve(arrested, NOW.date() + timedelta(days=1))
    assert "arrest" in text(theirs.get("/my/case"))
    assert arrested.case.events.filter(type="victim.contacted").exists()


def _turns_twelve(victim: Victim, on: date) -> None:
    Person.objects.filter(id=victim.person_id).update(date_of_birth=birthday(on, -12))


def test_it_ends_at_once_with_their_code_and_their_visit(victim: Victim) -> None:
    supporter = a_supporter(victim)
    theirs = signed_in_beside(supporter)
    assert theirs.get("/my/case").status_code == 200
    browser = signed_in(victim)

    browser.post("/my/family", {"supporter": str(supporter.public_id)})

    assert theirs.get("/my/case").headers["Location"] == "/sign-in"
    supporter.refresh_from_db()
    assert (supporter.end, supporter.ended_at) == ("by_her", NOW)
    assert "Bea Fenn" in text(browser.get("/my/family"))  # among the former supporters
    assert AuditEntry.objects.filter(act="own_supporters.ended", actor_kind="victim").exists()


def test_a_victim_reads_who_has_access_since_when_and_when_it_was_used(victim: Victim) -> None:
    theirs = signed_in_beside(a_supporter(victim))
    theirs.get("/my/case")

    browser = signed_in(victim)
    listed = text(browser.get("/my/family"))
    looked = text(browser.get("/my/who-looked"))

    assert "Since Tuesday 24 November" in listed
    assert "They last used their page: " in listed
    assert "Bea Fenn" in looked
    assert "To see what you agreed they may see" in looked
    assert text(browser.get("/my/visits")).count("Wednesday 25 November at") <= 1
    assert "may still be open" not in text(browser.get("/my/visits"))


def test_supporters_learn_nothing_before_the_victim(arrested: Victim) -> None:
    theirs = signed_in_beside(a_supporter(arrested))
    assert "arrest" not in text(theirs.get("/my/case"))

    signed_in(arrested).get("/my/case")

    assert "arrest" in text(theirs.get("/my/case"))


def test_a_supporters_look_does_not_count_as_told(arrested: Victim) -> None:
    signed_in_beside(a_supporter(arrested)).get("/my/case")

    assert not arrested.case.events.filter(type="victim.contacted").exists()


def test_a_business_is_told_through_its_contact(db: None) -> None:
    a_team()
    business = {"victim_id": "B1", "kind": "business", "business_name": "Orme Tools", "email": "post@tools.example"}
    victim = load(
        "44/20003/26", recorded(business), fact("suspect.arrested", NOW - timedelta(hours=2), suspect_ref="S1")
    )["B1"]
    contact = a_supporter(victim, SupporterKind.BUSINESS_CONTACT, [*SupporterScope][:4])
    theirs = signed_in_beside(contact)

    assert "arrest" in text(theirs.get("/my/case"))
    assert victim.case.events.filter(type="victim.contacted").exists()
    theirs.post("/my/statement/write", {"words": "It cost us the week before Christmas.", "act": "save"})
    assert "It cost us the week before Christmas." in text(theirs.get("/my/statement/write"))


@pytest.mark.parametrize(
    ("sees", "shown", "not_shown"),
    [
        ([SupporterScope.STANDS], "What happens next", "What we owe, and if we did it"),
        ([SupporterScope.RIGHTS], "What we owe, and if we did it", "What happens next"),
        ([SupporterScope.WRITE], "Write to us", "What happens next"),
    ],
)
def test_each_sees_what_was_agreed(victim: Victim, sees: list[SupporterScope], shown: str, not_shown: str) -> None:
    page = text(signed_in_beside(a_supporter(victim, sees=sees)).get("/my/case"))

    assert shown in page
    assert not_shown not in page
    assert ("Write to us" in page) == (SupporterScope.WRITE in sees)


def test_while_the_victim_is_guarded_a_supporters_code_opens_nothing_of_the_case(victim: Victim) -> None:
    supporter = a_supporter(victim, called="Ada")
    theirs = signed_in_beside(supporter)
    guard_marks.mark_guarded(actor=staff(), victim_id=victim.id, reason="afraid of him", now=NOW)

    page = text(theirs.get("/my/case"))

    assert "This page cannot say more." in page
    assert "burglary" not in page.lower()
    assert "What happens next" not in page
    assert "What we owe" not in page


VICTIMS = [
    "journey", "menu", "visits", "who-looked", "messages", "update", "call-me", "more-help", "not-done", "second-look",
    "statement", "property", "court", "compensation", "second-step", "support", "contact", "tell-once",
    "how-to-speak-with-me", "family", "family/ask", "print",
]  # fmt: skip


def test_no_page_of_the_victims_opens_to_supporters(victim: Victim) -> None:
    theirs = signed_in_beside(a_supporter(victim))

    assert {name: theirs.get(f"/my/{name}").headers.get("Location") for name in VICTIMS} == dict.fromkeys(
        VICTIMS, "/sign-in"
    )


def test_a_supporters_code_works_nowhere_as_the_victims(victim: Victim) -> None:
    code = code_of(a_supporter(victim))
    call = caller_actions.record_inbound_call(carrier_call_id="call-1", direction="in", now=NOW)

    assert caller_actions.check_caller_code(call_id=call, digits=code, now=NOW) is None
    assert not codes_at_desk.check_identity_by_code(actor=staff(), victim_id=victim.id, typed=code, now=NOW)
    token = victim_sessions.sign_in_victim(code=access_code.AccessCode(code.replace(" ", "")), now=NOW)
    assert token is not None  # none of this wore the code out


def test_a_new_code_of_the_victims_leaves_the_supporters_and_the_other_way_round(victim: Victim) -> None:
    theirs = signed_in_beside(a_supporter(victim))
    browser = signed_in(victim)
    assert theirs.get("/my/case").status_code == 200

    code_of(Supporter.objects.get())

    assert browser.get("/my/case").status_code == 200
    assert theirs.get("/my/case").status_code == 302 or theirs.get("/my/case").status_code == 303


def test_a_supporter_who_turns_out_to_be_feared_is_out_at_once(victim: Victim) -> None:
    theirs = signed_in_beside(a_supporter(victim))
    _fear(victim, phone="07700 900555")

    assert theirs.get("/my/case").headers["Location"] == "/sign-in"


def test_a_supporters_message_is_work_and_is_in_no_message_of_the_victims(victim: Victim) -> None:
    theirs = signed_in_beside(a_supporter(victim))

    kept = text(theirs.post("/my/write", {"words": "May I come to court with her?", "once": str(uuid4())}))

    assert "You have an answer by Monday 30 November." in kept
    assert "May I come to court with her?" in kept
    assert Task.objects.get(kind=TaskKind.SUPPORTER_WROTE).victim_id == victim.id
    assert "May I come" not in text(signed_in(victim).get("/my/messages"))


@pytest.mark.parametrize("address", ["/my/case", "/my/write"])
def test_a_page_of_theirs_takes_six_queries(victim: Victim, address: str) -> None:
    theirs = signed_in_beside(a_supporter(victim))
    with CaptureQueriesContext(connection) as asked:
        assert theirs.get(address).status_code == 200
    assert _queries(asked) <= 6, [one["sql"][:150] for one in asked]


def test_the_list_takes_six_queries_however_many_help(victim: Victim) -> None:
    browser = signed_in(victim)
    for number in range(3):
        a_supporter(victim, SupporterKind.FAMILY, phone=f"07700 90055{number}")
    with CaptureQueriesContext(connection) as asked:
        assert browser.get("/my/family").status_code == 200
    assert _queries(asked) <= 6, [one["sql"][:150] for one in asked]


def _queries(asked: CaptureQueriesContext) -> int:
    return sum(not one["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")) for one in asked)
