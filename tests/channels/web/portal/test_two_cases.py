"""Two crimes, one person: both codes in one visit, and nothing about either for a visitor who has only one of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.channels.web.portal.quiet import answered, differences, quiet_code_of, with_quiet_codes
from tests.channels.web.portal.visiting import Browser, give_visit, last_numbers_shown, text
from tests.services.loading import a_person, fact, load
from tests.services.people.helping import a_supporter, code_of
from tests.services.people_and_cases import NOW, a_team, staff
from tests.services.plans import agreed
from victimcare.channels.web.portal.urls import urlpatterns
from victimcare.records.models import AccessGrant, AuditEntry, CodeAttempt, Victim, VictimSession
from victimcare.rules.access_codes import access_code
from victimcare.rules.access_codes.access_code import AccessCode
from victimcare.services.access import Role
from victimcare.services.access_codes import victim_codes
from victimcare.services.contact.access_monitoring import list_record_accesses
from victimcare.services.sessions import site_navigation, victim_sessions

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

FIRST, SECOND = "44/90009/26", "44/90010/26"
OF_FIRST = ("A burglary", "Camden", "Sunday 22 November")
OF_SECOND = ("A robbery", "Lambeth", "Friday 20 November")
MINUTE = timedelta(minutes=1)
AT = "/my/another"


def _victim(record_id: str, reference: str, group: str, borough: str, days_ago: int) -> Victim:
    recorded = fact(
        "case.recorded",
        NOW - timedelta(days=2),
        reported_at=(NOW - timedelta(days=2)).isoformat(),
        occurred_from=(NOW - timedelta(days=days_ago)).isoformat(),
        offence={"group": group, "title": "As it is recorded"},
        area="CN",
        borough=borough,
        victims=[a_person(record_id, mobile=f"07700 90012{record_id[1:]}")],
    )
    return load(reference, recorded)[record_id]


@pytest.fixture
def first(db: None) -> Victim:
    a_team()
    return _victim("V1", FIRST, "burglary", "Camden", 3)


@pytest.fixture
def second(first: Victim) -> Victim:
    """The same person as another record, as the record system has them: a feed never merges people."""
    return _victim("V2", SECOND, "robbery", "Lambeth", 5)


def _code(victim: Victim, opens: str = "case") -> str:
    return victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens=opens, now=NOW).code


def _visit(victim: Victim, opens: str = "case") -> Browser:
    """A visit begun with a code that counts as typed, without the slow hash of a sign-in."""
    browser, code = Browser(), _code(victim, opens)
    grant = AccessGrant.objects.of_victims().get(victim=victim, ended_at=None)
    give_visit(
        browser, victim_sessions.begin_victim_session(grant=grant, now=NOW, code=AccessCode(code.replace(" ", "")))
    )
    return browser


def _both(first: Victim, second: Victim, opens: str = "case") -> Browser:
    browser = _visit(first)
    assert browser.post(AT, {"code": _code(second, opens)})["Location"] == reverse("portal:case")
    return browser


def _switch(browser: Browser, to: Victim) -> Any:
    return browser.post(
        "/my/switch", {"to": str(AccessGrant.objects.of_victims().get(victim=to, ended_at=None).public_id)}
    )


def _token_of(browser: Client) -> str:
    """The token of this browser's visit, from both its cookies."""
    return browser.cookies["visit"].value + browser.cookies["here"].value


def _names(page: Any, parts: tuple[str, ...]) -> bool:
    shown = text(page)
    assert all(part in shown for part in parts) or not any(part in shown for part in parts[1:]), "by halves"
    return parts[-1] in shown


def _visit_lasts(browser: Client) -> bool:
    return browser.get("/my/case").status_code == 200


def test_each_page_names_its_case_and_the_other_and_leads_there(first: Victim, second: Victim) -> None:
    browser = _both(first, second)

    page = browser.get("/my/case")
    assert _names(page, OF_SECOND)
    assert _names(page, OF_FIRST)
    assert "Also open in this visit" in text(page)
    assert "<title>Your page</title>" in page.content.decode()

    assert _switch(browser, first)["Location"] == reverse("portal:case")
    last_numbers_shown()
    assert FIRST in text(browser.get("/my/reference"))
    assert not any(each in text(browser.get("/my/case")) for each in (FIRST, SECOND))
    assert SECOND not in text(browser.get("/my/reference"))
    assert _switch(browser, second)["Location"] == reverse("portal:case")
    last_numbers_shown()
    assert SECOND in text(browser.get("/my/reference"))


@pytest.mark.parametrize("page", ["all-words", "easy", "young"])
def test_in_other_words_the_way_is_there_too(first: Victim, second: Victim, page: str) -> None:
    browser = _both(first, second)

    assert _names(browser.get(f"/my/{page}"), OF_FIRST)


def test_with_one_case_the_page_offers_the_way_and_lists_nothing(first: Victim, second: Victim) -> None:
    browser = _visit(first)

    page = browser.get("/my/case")

    assert "Look up another crime" in text(page)
    assert "Also open in this visit" not in text(page)
    assert not _names(page, OF_SECOND)


def test_a_switch_gives_a_new_token_and_the_one_that_is_left_opens_nothing(first: Victim, second: Victim) -> None:
    browser = _visit(first)
    begun = _token_of(browser)
    browser.post(AT, {"code": _code(second)})
    joined = _token_of(browser)
    _switch(browser, first)

    assert len({begun, joined, _token_of(browser)}) == 3
    assert _visit_lasts(browser)
    for old in (begun, joined):
        other = Browser()
        give_visit(other, old)
        assert other.get("/my/case")["Location"] == "/sign-in"


def test_a_plain_sign_in_at_the_front_door_never_joins(first: Victim, second: Victim) -> None:
    browser = _visit(first)

    browser.post("/sign-in", {"code": _code(second)})

    assert not _names(browser.get("/my/case"), OF_FIRST)
    assert not VictimSession.objects.exclude(bundle=None).exists()


@pytest.mark.parametrize("with_code_of_first", [True, False])
def test_a_partner_with_one_code_never_learns_of_the_other_case(
    first: Victim, second: Victim, with_code_of_first: bool
) -> None:
    """The partner is signed in elsewhere while the victim has both open, and looks at every page."""
    code = {first: _code(first), second: _code(second)}
    victims = Browser()
    victims.post("/sign-in", {"code": code[first]})
    victims.post(AT, {"code": code[second]})
    known, hidden = (first, second) if with_code_of_first else (second, first)
    partners = Browser()
    partners.post("/sign-in", {"code": code[known]})
    last_numbers_shown()

    shown = "".join(text(partners.get(reverse(f"portal:{one.name}"))) for one in _pages())

    assert known.case.reference in shown
    assert hidden.case.reference not in shown
    assert "Also open in this visit" not in shown
    assert _switch(partners, hidden)["Location"] == reverse("portal:case")
    assert hidden.case.reference not in text(partners.get("/my/case"))


def _pages() -> list[Any]:
    leaves = ("sign-out", "leave", "over")
    return [one for one in urlpatterns if "<" not in str(one.pattern) and one.name not in leaves]


SHORT_OR_SHUT: dict[str, Callable[[Victim], str]] = {
    "short": lambda victim: _code(victim, "short"),
    "guarded": lambda victim: _guarded(victim),
    "page says less": lambda victim: _plan_says(victim, "news_or_not"),
    "quiet": quiet_code_of,
    "helper": lambda victim: code_of(a_supporter(victim)),
}


def _guarded(victim: Victim) -> str:
    type(victim.case).objects.filter(id=victim.case_id).update(is_guarded_by_offence=True)
    return _code(victim, "short")


def _plan_says(victim: Victim, page: str) -> str:
    agreed(victim, page_may_show=page)
    return _code(victim)


@pytest.mark.parametrize("kind", SHORT_OR_SHUT)
def test_a_short_page_is_byte_for_byte_the_one_of_a_plain_visit(first: Victim, second: Victim, kind: str) -> None:
    """Nothing on it shows that another page was open before, and nothing leads back there."""
    with with_quiet_codes():
        code = SHORT_OR_SHUT[kind](second)
        joined, plain = _visit(first), Client()
        joined.post(AT, {"code": code})
        plain.post("/sign-in", {"code": code})
        told_apart = []
        for one in _pages():
            address = reverse(f"portal:{one.name}")
            ours, theirs = answered(joined, address), answered(plain, address)
            told_apart += [(address, part, ours[part], theirs[part]) for part in differences(ours, theirs)]

    assert told_apart == []
    assert _switch(joined, first)["Location"] == "/sign-in", "and no form sent by hand leads there"
    assert joined.get(AT)["Location"] == "/sign-in"


def test_after_its_second_step_a_guarded_case_is_listed_and_no_moment_before(first: Victim, second: Victim) -> None:
    browser = _visit(first)
    browser.post(AT, {"code": _guarded(second)})
    VictimSession.objects.filter(grant__victim=second).update(second_at=NOW)
    assert _names(browser.get("/my/case"), OF_FIRST)
    _switch(browser, first)
    assert _names(browser.get("/my/case"), OF_SECOND)

    VictimSession.objects.filter(grant__victim=second).update(second_at=None)  # as when the factor ends

    page = browser.get("/my/case")
    assert not _names(page, OF_SECOND)
    assert "Also open in this visit" not in text(page)
    assert _switch(browser, second)["Location"] == reverse("portal:case")
    last_numbers_shown()
    assert FIRST in text(browser.get("/my/reference")), "what cannot be opened leaves the page as it is"


@pytest.mark.parametrize("of", ["idle", "in all", "code ended", "guarded since", "plan says less", "plan says nothing"])
def test_what_ends_one_case_takes_it_off_the_list(first: Victim, second: Victim, of: str) -> None:
    browser = _both(first, second)
    others = VictimSession.objects.filter(grant__victim=first)
    if of == "idle":
        others.update(last_seen_at=NOW - access_code.VISIT_IDLE)
    elif of == "in all":
        others.update(started_at=NOW - access_code.VISIT_LENGTH)
    elif of == "code ended":
        _code(first)
    elif of == "guarded since":
        type(first.case).objects.filter(id=first.case_id).update(is_guarded_by_offence=True)
    else:
        agreed(first, page_may_show="news_or_not" if of == "plan says less" else "nothing")

    page = browser.get("/my/case")

    assert _names(page, OF_SECOND)
    assert not _names(page, OF_FIRST)
    assert _switch(browser, first)["Location"] == reverse("portal:case")
    last_numbers_shown()
    assert SECOND in text(browser.get("/my/reference"))


@pytest.mark.parametrize(
    ("way", "token"),
    [("leave", "shown"), ("sign-out", "shown"), ("end-visits", "shown"), ("leave", "left"), ("sign-out", "left")],
)
def test_leaving_ends_every_case_of_the_visit(first: Victim, second: Victim, way: str, token: str) -> None:
    """Also where the browser still sends a token that was just left: a press on Leave that crosses a switch."""
    browser = _both(first, second)
    sent = {"left": _token_of(browser)}
    _switch(browser, first)
    sent["shown"] = _token_of(browser)
    leaver = Browser()
    give_visit(leaver, sent[token])

    if way == "end-visits":
        leaver.post("/my/visits/end", {"this": "yes"})
    elif way == "sign-out":
        leaver.post("/sign-out")
    else:
        leaver.get("/leave")

    assert not VictimSession.objects.filter(ended_at=None).exists()
    assert not _visit_lasts(browser)


def test_a_case_that_is_added_while_the_visit_is_left_is_not_begun(first: Victim, second: Victim) -> None:
    browser = _visit(first)
    actor = victim_sessions.find_session_actor(token=_token_of(browser), now=NOW)
    assert actor is not None
    victim_sessions.sign_out_victim(token=_token_of(browser), now=NOW)

    code = access_code.parse_access_code(_code(second))
    assert isinstance(code, AccessCode)

    assert site_navigation.add_case_to_session(actor=actor, code=code, now=NOW) is None
    assert not VictimSession.objects.filter(ended_at=None).exists()


@pytest.mark.parametrize("kind", ["quiet", "helper"])
def test_a_quiet_code_and_a_helpers_end_what_was_open(first: Victim, second: Victim, kind: str) -> None:
    with with_quiet_codes():
        browser = _both(first, second)
        code = SHORT_OR_SHUT[kind](first)

        assert browser.post(AT, {"code": code})["Location"] == reverse("portal:case")

    open_ones = VictimSession.objects.filter(ended_at=None)
    assert [one.grant.opens == "quiet" or one.grant.supporter_id is not None for one in open_ones] == [True]
    assert open_ones.get().bundle is None


def test_a_quiet_code_is_answered_as_an_ordinary_one_within_a_visit(first: Victim, second: Victim) -> None:
    with with_quiet_codes():
        quiet, plain = quiet_code_of(second), _code(second, "short")
        with_quiet, with_plain = _visit(first), _visit(_victim("V3", "44/90011/26", "burglary", "Camden", 3))

        assert differences(answered(with_quiet, AT, {"code": quiet}), answered(with_plain, AT, {"code": plain})) == []
    assert CodeAttempt.objects.filter(was_right=True, tried__opens="quiet").count() == 1, (
        "and the warning comes as ever"
    )


WRONG: dict[str, Callable[[Victim], str]] = {
    "unknown": lambda victim: "1234 5678 9012",
    "half right": lambda victim: _with_another_last_digit(_code(victim)),
    "ended": lambda victim: _ended(victim),
    "page shows nothing": lambda victim: _plan_says(victim, "nothing"),
}


def _ended(victim: Victim) -> str:
    code = _code(victim)
    victim_codes.end_victim_codes(victim_id=victim.id, reason="sealed", now=NOW)
    return code


def _with_another_last_digit(code: str) -> str:
    return code[:-1] + str((int(code[-1]) + 1) % 10)


@pytest.mark.parametrize("kind", WRONG)
def test_a_refusal_within_a_visit_is_the_one_of_the_front_door(first: Victim, second: Victim, kind: str) -> None:
    """The same answer, the same tries counted, and the same work for each reason: so the same time."""
    typed = WRONG[kind](second)
    within, at_door = _visit(first), Client()
    nobodys = _refused(_visit(_victim("V3", "44/90011/26", "burglary", "Camden", 3)), AT, "1234 5678 9013")
    door = _refused(at_door, "/sign-in", "1234 5678 9013")
    tried = CodeAttempt.objects.count()

    refused, refused_at_door = _refused(within, AT, typed), _refused(at_door, "/sign-in", typed)

    assert refused == nobodys
    assert refused_at_door == door
    assert refused[1][-len(door[1]) :] == door[1], "what a code costs is the same; before it stands the visit alone"
    assert CodeAttempt.objects.count() == tried + 2
    assert _names(within.get("/my/case"), OF_FIRST), "and the visit goes on"
    assert "Check the 12 numbers and try again" in text(within.get(f"{AT}?answer=refused"))


def _refused(browser: Client, address: str, code: str) -> tuple[str, list[str]]:
    with CaptureQueriesContext(connection) as captured:
        answer = Client.post(browser, address, {"code": code})
    assert answer.status_code == 303
    asked = [query["sql"].split()[0] for query in captured.captured_queries]
    return answer["Location"].partition("?")[2], [word for word in asked if word not in ("SAVEPOINT", "RELEASE")]


def test_wrong_codes_within_a_visit_wear_the_code_out_as_at_the_front_door(first: Victim, second: Victim) -> None:
    code, browser = _code(second), _visit(first)
    wrong = _with_another_last_digit(code)

    for _ in range(access_code.WRONG_TRIES):
        browser.post(AT, {"code": wrong})

    assert browser.post(AT, {"code": code}).status_code == 200, "refused: the code has ended"
    assert AccessGrant.objects.get(victim=second).ended_reason == "wrong_tries"


def test_a_form_of_the_page_before_is_refused_after_a_switch(first: Victim, second: Victim) -> None:
    """In another window: what was written about one crime never goes to the other."""
    browser = Browser(enforce_csrf_checks=True)
    give_visit(browser, _token_of(_both(first, second)))
    token = _form_token(browser.get("/my/case"))
    to = str(AccessGrant.objects.of_victims().get(victim=first, ended_at=None).public_id)

    assert browser.post("/my/switch", {"to": to, "csrfmiddlewaretoken": token}).status_code == 303
    stale = browser.post("/my/messages", {"words": "About Lambeth", "csrfmiddlewaretoken": token})

    assert stale.status_code == 403


def _form_token(page: Any) -> str:
    shown: str = page.content.decode()
    return shown.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]


def test_each_case_keeps_its_own_last_six_numbers(first: Victim, second: Victim) -> None:
    codes_of = {first: _code(first), second: _code(second)}
    browser = Browser()
    browser.post("/sign-in", {"code": codes_of[first]})
    browser.post(AT, {"code": codes_of[second]})
    _switch(browser, first)

    assert browser.post("/my/contact", {"last": codes_of[first].replace(" ", "")[-6:]})["Location"] == reverse(
        "portal:contact"
    )
    _switch(browser, second)
    assert "last six numbers" in text(browser.get("/my/contact")).lower() or "last 6" in text(
        browser.get("/my/contact")
    )


def test_the_same_code_again_keeps_one_session(first: Victim, second: Victim) -> None:
    browser, code = _visit(first), _code(second)
    for _ in range(3):
        browser.post(AT, {"code": code})

    assert VictimSession.objects.filter(ended_at=None).count() == 2
    assert _names(browser.get("/my/case"), OF_FIRST)


def test_each_audit_tells_of_its_own_case_alone(first: Victim, second: Victim) -> None:
    browser = _both(first, second)
    browser.get("/my/case")
    _switch(browser, first)
    browser.get("/my/case")

    of_second = f"grant:{AccessGrant.objects.get(victim=second).public_id}"
    of_first = AuditEntry.objects.filter(act="own_case.see", victim_id=first.id)
    assert of_first.filter(detail__bundle="name").exists()
    assert not AuditEntry.objects.filter(victim_id=first.id, actor=of_second).exists()
    assert of_first.filter(detail__bundle="switch").count() == 1


def test_the_record_of_one_case_does_not_tell_its_readers_that_there_is_another(first: Victim, second: Victim) -> None:
    browser = _both(first, second)
    browser.get("/my/case")
    _switch(browser, first)
    supervisor = staff("Ewa Tomala", Role.SUPERVISOR)

    for victim in (first, second):
        listed = list_record_accesses(actor=supervisor, victim_id=victim.public_id, now=NOW)
        assert not [one.act for one in listed if "other" in one.act]


def test_a_visit_of_one_case_asks_for_nothing_more_than_before(first: Victim, second: Victim) -> None:
    alone = _queries(_visit(first))

    together = _queries(_both(first, second))

    assert alone <= 6
    assert together <= alone + 8


def _queries(browser: Browser) -> int:
    browser.get("/my/case")  # tells what is new
    with CaptureQueriesContext(connection) as captured:
        browser.get("/my/case")
    return len([one for one in captured.captured_queries if "SAVEPOINT" not in one["sql"]])


def _later(minutes: int) -> datetime:
    return NOW + minutes * MINUTE


def test_each_case_keeps_its_own_idle_time(first: Victim, second: Victim) -> None:
    browser = _both(first, second)
    with override_settings(VICTIMCARE_NOW=_later(9)):
        _switch(browser, first)
    with override_settings(VICTIMCARE_NOW=_later(11)):
        assert _names(browser.get("/my/case"), OF_SECOND), "both were used nine minutes in: the one left by the press"
    with override_settings(VICTIMCARE_NOW=_later(20)):
        page = browser.get("/my/case")
        assert _names(page, OF_FIRST)
        assert not _names(page, OF_SECOND)
    assert settings.VICTIMCARE_NOW == NOW


def test_two_crimes_named_alike_are_told_apart_without_the_whole_reference() -> None:
    browser = _both(_victim("V1", FIRST, "burglary", "Camden", 3), _victim("V2", SECOND, "burglary", "Camden", 3))

    page = text(browser.get("/my/case"))

    assert "(…09)" in page
    assert "(…10)" in page
    assert FIRST not in page
    assert SECOND not in page
