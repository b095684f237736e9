"""What a supporter of a guarded victim reads: what was agreed to exactly that, and otherwise only how to reach us."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.channels.web.portal.visiting import signed_in, signed_in_beside, text
from tests.services.contact_plans.confirming import prove
from tests.services.loading import a_person, fact, load, recorded
from tests.services.people.helping import a_supporter
from tests.services.people_and_cases import NOW, a_team, staff
from victimcare.records.models import AuditEntry, Supporter, Victim
from victimcare.rules.people.supporters import SupporterKind, SupporterScope
from victimcare.services.access_codes.victim_codes import NewCode
from victimcare.services.contact_plans import guard_marks
from victimcare.services.people import supporter_agreements

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

SAYS_NO_MORE = "Ring us, and we can talk. This page cannot say more."
STANDS = "They were arrested"
YOUNG, OLDER, GROWN = date(2017, 5, 1), date(2012, 5, 1), date(1990, 5, 1)


def _guarded(born: date = GROWN, group: str = "sexual") -> Victim:
    """A guarded victim who was told about the arrest yesterday."""
    a_team()
    load("44/20001/26", recorded(a_person(date_of_birth=born.isoformat()), group=group))
    arrested = fact("suspect.arrested", NOW - timedelta(hours=20), suspect_ref="S1")
    told = fact(
        "victim.contacted",
        NOW - timedelta(hours=18),
        victim_id="V1",
        channel="phone",
        about=[arrested.id],
        by={"name": "PC Cole"},
    )
    return load("44/20001/26", arrested, told)["V1"]


def _agreed(victim: Victim, row: Supporter, **more: Any) -> None:
    sol = staff("Sol Pereira")
    prove(sol, victim)
    supporter_agreements.agree_supporter(
        actor=sol,
        victim_id=victim.public_id,
        supporter_id=row.public_id,
        child_said=True,
        now=NOW,
        **{"sees": [SupporterScope.STANDS], **more},
    )


@pytest.mark.parametrize("kind", [SupporterKind.ADVOCATE, SupporterKind.SPOKESPERSON, SupporterKind.FAMILY])
def test_what_was_agreed_to_exactly_that_is_read(kind: SupporterKind) -> None:
    victim = _guarded()
    row = a_supporter(victim, kind, called="Ada")
    _agreed(victim, row, though_guarded=True)

    shown = text(signed_in_beside(row).get("/my/case"))

    assert SAYS_NO_MORE not in shown
    assert "arrested" in shown
    assert AuditEntry.objects.filter(act="supporters.agreed", detail__though_guarded=True).exists()


@pytest.mark.parametrize("more", [{}, {"though_guarded": False}])
def test_without_it_the_page_stays_shut_and_gives_no_name(more: dict[str, Any]) -> None:
    victim = _guarded()
    row = a_supporter(victim, SupporterKind.ADVOCATE, called="Ada")
    _agreed(victim, row, **more)

    shown = text(signed_in_beside(row).get("/my/case"))

    assert SAYS_NO_MORE in shown
    assert "arrested" not in shown
    assert "Ada" not in shown


def test_an_agreement_from_before_the_victim_was_marked_guarded_does_not_count() -> None:
    victim = _guarded(group="burglary")
    row = a_supporter(victim, SupporterKind.ADVOCATE)
    _agreed(victim, row, though_guarded=True)
    Supporter.objects.update(guarded_agreed_at=NOW - timedelta(minutes=5))
    guard_marks.mark_guarded(actor=staff(), victim_id=victim.id, reason="afraid of them", now=NOW)

    assert SAYS_NO_MORE in text(signed_in_beside(row).get("/my/case"))


def test_changed_without_the_tick_it_is_shut_in_the_same_visit() -> None:
    victim = _guarded()
    row = a_supporter(victim, SupporterKind.ADVOCATE)
    _agreed(victim, row, though_guarded=True)
    browser = signed_in_beside(row)
    assert SAYS_NO_MORE not in text(browser.get("/my/case"))

    _agreed(victim, row)

    assert SAYS_NO_MORE in text(browser.get("/my/case"))


@pytest.mark.parametrize(("born", "is_named"), [(YOUNG, True), (OLDER, True)])
def test_a_parents_full_page_says_which_child_it_is_about_and_their_short_page_does_not(
    born: date, is_named: bool
) -> None:
    victim = _guarded(born)
    row = a_supporter(victim, SupporterKind.PARENT)
    before = text(signed_in_beside(row).get("/my/case"))
    _agreed(victim, row, though_guarded=True)

    after = text(signed_in_beside(row).get("/my/case"))

    assert "Ada" not in before
    assert ("Ada" in after) == is_named


def test_what_the_guarded_person_has_not_been_told_the_helper_does_not_read() -> None:
    victim = _guarded()
    load("44/20001/26", fact("suspect.bailed", NOW - timedelta(hours=1), suspect_ref="S1"))
    row = a_supporter(victim, SupporterKind.ADVOCATE)
    _agreed(victim, row, though_guarded=True)

    shown = text(signed_in_beside(row).get("/my/case"))

    assert "bail" not in shown


def test_helpers_read_no_reference_and_no_other_page() -> None:
    victim = _guarded()
    row = a_supporter(victim, SupporterKind.ADVOCATE)
    _agreed(victim, row, though_guarded=True)
    browser = signed_in_beside(row)

    assert "44/20001/26" not in text(browser.get("/my/case"))
    assert browser.get("/my/reference")["Location"] == "/sign-in"
    assert browser.get("/my/journey")["Location"] == "/sign-in"


@pytest.mark.parametrize(("born", "is_young"), [(OLDER, True), (date(2009, 5, 1), True), (GROWN, False)])
def test_a_childs_code_opens_the_short_page_in_words_for_their_age(born: date, is_young: bool) -> None:
    shown = text(signed_in(_guarded(born), "short").get("/my/case"))

    assert ("You can say no, or stop, or ask for a break." in shown) == is_young
    assert ("This page is for you." in shown) == is_young
    for word in ("not your fault", "parents see", "Not done", "arrested", "days", "44/20001/26"):
        assert word not in shown.replace("Nothing", ""), word


def test_a_childs_full_page_has_no_chart_and_nothing_in_red() -> None:
    victim = _guarded(OLDER, group="burglary")
    from victimcare.records.models import VictimSession

    browser = signed_in(victim, "short")
    VictimSession.objects.update(second_at=NOW)
    page = browser.get("/my/case").content.decode()

    assert "promise--late" not in page
    assert "spread" not in page
    assert "not your fault" in text(browser.get("/my/case"))


def test_the_desk_says_of_their_new_code_what_it_opens() -> None:
    victim = _guarded()
    row = a_supporter(victim, SupporterKind.ADVOCATE)
    _agreed(victim, row)
    shut = _new_code(victim, row)
    _agreed(victim, row, though_guarded=True)

    assert (shut.opens, _new_code(victim, row).opens) == ("short", "case")


def _new_code(victim: Victim, row: Supporter) -> NewCode:
    sol = staff("Sol Pereira")
    prove(sol, victim)
    return supporter_agreements.make_supporter_code_at_desk(
        actor=sol, victim_id=victim.public_id, supporter_id=row.public_id, now=NOW
    )


def test_a_short_page_does_not_say_that_they_see_what_was_agreed() -> None:
    victim = _guarded()
    row = a_supporter(victim, SupporterKind.ADVOCATE)
    _agreed(victim, row)
    browser = signed_in_beside(row)
    short = text(browser.get("/my/case"))
    _agreed(victim, row, though_guarded=True)

    assert "You see what was agreed with us" not in short
    assert "This page shows only how to reach us." in short
    assert "You see what was agreed with us" in text(browser.get("/my/case"))


def test_a_helper_who_may_read_it_sees_what_they_wrote() -> None:
    victim = _guarded()
    row = a_supporter(victim, SupporterKind.ADVOCATE)
    desk_may = {"sees": [SupporterScope.STANDS, SupporterScope.WRITE], "though_guarded": True}
    _agreed(victim, row, **desk_may)

    assert "does not show what was written" not in text(signed_in_beside(row).get("/my/write"))
