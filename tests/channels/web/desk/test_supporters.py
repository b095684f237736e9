"""A victim's supporters, at the desk: agreed after an identity check, with a code given by a person, and ended at
once."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.channels.web.desk.conftest import StaffBrowser, news_for
from tests.channels.web.desk.pages import text
from tests.channels.web.portal.visiting import Browser, signed_in_beside
from tests.services.people.helping import a_supporter
from tests.services.people_and_cases import NOW, staff
from victimcare.records.models import AuditEntry, LinkedPerson, Person, Supporter, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.clock import birthday
from victimcare.rules.people.supporters import SupporterKind, SupporterScope
from victimcare.services.contact_plans import guard_marks
from victimcare.services.conversations import identity_checks

pytestmark = pytest.mark.django_db

NEW = {
    "act": "bring-in",
    "new-kind": "advocate",
    "new-name": "Ines Duarte",
    "new-organisation": "Harbour Advocacy",
    "new-phone": "07700 900444",
    "new-sees": ["stands", "rights"],
}


@pytest.fixture
def ada(sol: StaffBrowser) -> Victim:
    """A victim whose identity Sol has checked."""
    victim = news_for(name="Ada")
    sol.look_up(victim)
    sol.prove(victim)
    return victim


def _page(victim: Victim) -> str:
    return f"/desk/cases/{victim.public_id}/family"


def _born(victim: Victim, age: int) -> None:
    Person.objects.filter(id=victim.person_id).update(date_of_birth=birthday(NOW.date(), -age))


def _code(shown: str) -> str:
    found = re.search(r"\d{4} \d{4} \d{4}", shown)
    assert found
    return found[0]


def test_a_supporter_is_brought_in_and_a_person_gives_the_code(sol: StaffBrowser, ada: Victim) -> None:
    agreed = text(sol.post(_page(ada), **NEW))
    row = Supporter.objects.get()
    shown = text(sol.post(_page(ada), act="code", supporter=str(row.public_id)))

    assert "Agreed. They hear of it from nobody but you." in agreed
    assert (row.agreed_by_id, row.sees) == (sol.actor.staff_id, ["stands", "rights"])
    browser = Browser()
    assert browser.post("/sign-in", {"code": _code(shown)}).headers["Location"] == reverse("portal:case")
    assert "What happens next" in text(browser.get("/my/case"))
    assert _code(shown) not in text(sol.get(_page(ada)))
    acts = set(AuditEntry.objects.filter(victim_id=ada.id, act__startswith="supporters.").values_list("act", flat=True))
    assert acts >= {"supporters.agreed", "supporters.code_made", "supporters.seen"}


def test_a_request_on_the_page_is_agreed_with_the_victim_and_its_task_ends_with_the_code(
    sol: StaffBrowser, ada: Victim
) -> None:
    row = a_supporter(ada, SupporterKind.FAMILY, is_agreed=False)
    _asked_about(row)

    sol.save(_page(ada), **{"act": "agree", "supporter": str(row.public_id), f"{row.public_id}-sees": ["stands"]})
    assert Task.objects.filter(kind=TaskKind.SUPPORTER_ASKED, closed_at=None).exists()
    sol.post(_page(ada), act="code", supporter=str(row.public_id))

    row.refresh_from_db()
    assert (row.agreed_at, row.sees) == (NOW, ["stands"])
    assert not Task.objects.filter(kind=TaskKind.SUPPORTER_ASKED, closed_at=None).exists()


def test_a_supporter_who_may_only_be_rung_gets_no_code(sol: StaffBrowser, ada: Victim) -> None:
    row = a_supporter(ada, SupporterKind.FAMILY, [SupporterScope.RING])

    said = text(sol.post(_page(ada), act="code", supporter=str(row.public_id)))

    assert "There is no code to give." in said
    assert not row.access_grants.exists()


def test_a_guarded_victims_code_alone_lets_no_supporter_in(sol: StaffBrowser, ada: Victim) -> None:
    guard_marks.mark_guarded(actor=staff(), victim_id=ada.id, reason="afraid", now=NOW)
    identity_checks.record_identity_check(
        actor=sol.actor, victim_id=ada.id, how=identity_checks.CheckMethod.CODE, now=NOW
    )

    said = text(sol.post(_page(ada), **NEW))

    assert "To let anybody in takes another proof." in said
    assert not Supporter.objects.exists()


def test_a_person_to_be_kept_away_is_let_in_by_no_one(sol: StaffBrowser, ada: Victim) -> None:
    LinkedPerson.objects.create(
        victim=ada, relation="ex_partner", name="Ines  DUARTE", entered_at=NOW, entered_by_id=sol.actor.staff_id
    )

    said = text(sol.post(_page(ada), **NEW))
    row = Supporter.objects.get()
    again = text(
        sol.save(_page(ada), **{"act": "agree", "supporter": str(row.public_id), f"{row.public_id}-sees": ["stands"]})
    )

    assert "A person will look at it." in said
    assert "A person will look at it." in again
    assert "Also the name or number of somebody they must be kept safe from." in again
    row.refresh_from_db()
    assert row.agreed_at is None
    assert Task.objects.get(kind=TaskKind.SUPPORTER_ASKED).harm == 3


def test_one_speaks_for_a_family_and_others_have_pages_of_their_own(sol: StaffBrowser, ada: Victim) -> None:
    a_supporter(ada)
    second = NEW | {"new-kind": "spokesperson"}
    assert "Somebody speaks for them already." in text(sol.post(_page(ada), **second))

    sol.post(_page(ada), **(NEW | {"new-kind": "family"}))
    sol.post(_page(ada), **(NEW | {"new-kind": "family", "new-name": "Tom Ash", "new-phone": "07700 900445"}))

    assert Supporter.objects.filter(kind="family", agreed_at__isnull=False).count() == 2


@pytest.mark.parametrize(("age", "said", "is_agreed"), [(9, False, True), (13, False, False), (13, True, True)])
def test_from_twelve_on_the_child_is_asked_what_a_parent_sees(
    sol: StaffBrowser, ada: Victim, age: int, said: bool, is_agreed: bool
) -> None:
    _born(ada, age)
    proofs_hold = {"new-kind": "parent", **({"new-child_said": "on"} if said else {})}

    sol.post(_page(ada), **(NEW | proofs_hold))

    assert Supporter.objects.filter(kind="parent", agreed_at__isnull=False).exists() == is_agreed


def test_a_grown_up_has_no_parent_by_right(sol: StaffBrowser, ada: Victim) -> None:
    _born(ada, 18)

    said = text(sol.post(_page(ada), **(NEW | {"new-kind": "parent"})))

    assert not Supporter.objects.exists()
    assert "Choose" in said


def test_ended_at_the_desk_their_visit_is_over(sol: StaffBrowser, ada: Victim) -> None:
    row = a_supporter(ada)
    theirs = signed_in_beside(row)

    sol.post(_page(ada), act="end", supporter=str(row.public_id))

    assert theirs.get("/my/case").headers["Location"] == "/sign-in"


def test_nothing_of_it_is_shown_before_a_check(sol: StaffBrowser) -> None:
    victim = news_for(name="Noor")
    a_supporter(victim)
    sol.look_up(victim)

    assert sol.get(_page(victim)).headers["Location"] == f"/desk/cases/{victim.public_id}"


def test_a_supporters_message_is_read_and_answered_by_the_task_owner(sol: StaffBrowser, ada: Victim) -> None:
    theirs = signed_in_beside(a_supporter(ada))
    theirs.post("/my/write", {"words": "May I come to court with her?", "once": str(uuid4())})
    task = Task.objects.get(kind=TaskKind.SUPPORTER_WROTE)
    wrote = f"/desk/tasks/{task.public_id}/wrote"
    assert sol.get(wrote).status_code == 404

    sol.post(f"/desk/tasks/{task.public_id}/take")
    shown = sol.get(wrote)
    listed = text(sol.get(f"/desk/tasks?task={task.public_id}"))
    found = re.search(r'name="note" value="([^"]+)"', shown.content.decode())
    assert found
    sol.post(wrote, note=found[1], words="Yes. Come at 9:30am.")

    assert "May I come to court with her?" in text(shown)
    assert wrote in listed
    assert "Yes. Come at 9:30am." in text(theirs.get("/my/write"))
    task.refresh_from_db()
    assert task.closed_at == NOW


def _asked_about(row: Supporter) -> None:
    from victimcare.services.people import supporter_roles

    supporter_roles.ask_about_supporter(
        row, row.victim, TaskKind.SUPPORTER_ASKED, supporter_roles.ASKED, is_guarded=False, now=NOW
    )
