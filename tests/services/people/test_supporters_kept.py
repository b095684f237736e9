"""What time and news do to a supporter's role: the twelfth birthday, the eighteenth, and a supporter who turns out to
be a danger."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from tests.services.loading import a_person, load, recorded
from tests.services.people.helping import a_supporter, code_of
from tests.services.people_and_cases import NOW, a_team, a_victim, staff
from victimcare.records.models import AccessGrant, AuditEntry, LinkedPerson, Supporter, Task, Victim
from victimcare.rules.access_codes import access_code
from victimcare.rules.access_codes.access_code import AccessCode
from victimcare.rules.people.supporters import SupporterKind
from victimcare.services.access_codes import victim_codes
from victimcare.services.people import supporter_reviews
from victimcare.services.sessions import victim_sessions

pytestmark = pytest.mark.django_db

BIRTHDAY = NOW + timedelta(days=10)


def _child(age: int) -> Victim:
    """A victim who reaches that age on the birthday."""
    a_team()
    victim = a_victim()
    day = BIRTHDAY.date()
    victim.person.date_of_birth = date(day.year - age, day.month, day.day)
    victim.person.save()
    return victim


def _open_tasks() -> list[tuple[str, str]]:
    return list(Task.objects.filter(closed_at=None).values_list("kind", "reason"))


def _visit(supporter: Supporter, now: datetime) -> str | None:
    code = access_code.parse_access_code(code_of(supporter))
    assert isinstance(code, AccessCode)
    return victim_sessions.sign_in_victim(code=code, now=now)


def test_at_twelve_a_person_asks_the_child_and_only_once() -> None:
    a_supporter(_child(12), SupporterKind.PARENT)

    assert supporter_reviews.review_supporters(now=NOW) == 0
    assert supporter_reviews.review_supporters(now=BIRTHDAY) == 1
    assert supporter_reviews.review_supporters(now=BIRTHDAY + timedelta(days=1)) == 0

    assert _open_tasks() == [("ask_child", "child_is_twelve")]
    assert Supporter.objects.get().ended_at is None  # no supporter is cut off before the child was asked


def test_at_eighteen_it_ends_by_itself_with_the_code_and_a_person_asks_weeks_before() -> None:
    asked: dict[str, Any] = {"child_asked_at": NOW - timedelta(days=900), "child_asked_by_id": staff().staff_id}
    parent = a_supporter(_child(18), SupporterKind.PARENT, **asked)
    token = _visit(parent, NOW)
    assert token is not None

    assert supporter_reviews.review_supporters(now=NOW) == 1
    assert ("ask_child", "child_is_grown_soon") in _open_tasks()
    supporter_reviews.review_supporters(now=BIRTHDAY)

    parent.refresh_from_db()
    assert parent.end == "grew_up"
    assert not AccessGrant.objects.filter(supporter=parent, ended_at=None).exists()
    assert _open_tasks() == []
    assert AuditEntry.objects.filter(act="supporters.ended", actor="people.keep_supporters").exists()


def test_wanted_on_by_the_child_it_goes_on() -> None:
    parent = a_supporter(_child(18), SupporterKind.PARENT, child_asked_at=NOW, child_asked_by_id=staff().staff_id)

    supporter_reviews.review_supporters(now=BIRTHDAY)

    parent.refresh_from_db()
    assert parent.ended_at is None


def test_a_supporter_with_a_suspects_name_is_out_and_a_person_is_told() -> None:
    victim = _child(30)
    row = a_supporter(victim, SupporterKind.FAMILY)
    a_supporter(victim, SupporterKind.ADVOCATE, phone="07700 900556", name="Another Person")
    LinkedPerson.objects.create(
        victim=victim, relation="suspect", name="bea fenn", entered_at=NOW, entered_by_id=staff().staff_id
    )

    assert supporter_reviews.review_supporters(now=NOW) == 1

    row.refresh_from_db()
    assert row.end == "by_us"
    assert Task.objects.get().harm == 3


def test_a_suspect_in_another_case_of_the_victim_is_out_too() -> None:
    """The supporter helps the victim here, and is recorded as a danger in the earlier case."""
    a_team()
    here = load("44/30001/26", recorded(a_person("R7")))["R7"]
    before = load("44/30002/26", recorded(a_person("R7")))["R7"]
    row = a_supporter(here, SupporterKind.FAMILY)
    LinkedPerson.objects.create(
        victim=before, relation="ex_partner", name="BEA FENN", entered_at=NOW, entered_by_id=staff().staff_id
    )

    assert supporter_reviews.review_supporters(now=NOW) == 1

    row.refresh_from_db()
    assert row.end == "by_us"


def test_a_code_of_a_small_childs_record_does_not_stay_with_the_parent() -> None:
    child = _child(12)
    victim_codes.make_victim_code(actor=staff(), victim_id=child.id, opens="short", now=NOW)

    assert supporter_reviews.review_child_codes(now=NOW) == 0
    assert supporter_reviews.review_child_codes(now=BIRTHDAY) == 1
    assert _open_tasks() == [("ask_child", "child_has_a_code")]
    supporter_reviews.review_child_codes(now=BIRTHDAY + timedelta(days=6 * 366))

    assert AccessGrant.objects.get().ended_reason == "grew_up"


def test_a_code_that_the_child_was_given_stays() -> None:
    child = _child(13)
    victim_codes.make_victim_code(actor=staff(), victim_id=child.id, opens="short", now=NOW)

    assert supporter_reviews.review_child_codes(now=NOW + timedelta(days=6 * 366)) == 0
