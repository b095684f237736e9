"""A victim's visits on the web: how long each lasts, and where the victim can see and end them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.services.access_codes.steps import again
from tests.services.loading import a_person, load, recorded
from tests.services.people_and_cases import NOW, staff
from tests.services.sessions.conftest import case_code
from victimcare.records.models import AuditEntry, PostRedirectResponse, Victim
from victimcare.rules.access_codes.access_code import AccessCode
from victimcare.services.access import PermissionRefused
from victimcare.services.access_codes import victim_codes
from victimcare.services.sessions import session_history, site_navigation, stored_responses, victim_sessions
from victimcare.services.sessions.stored_responses import StoredResponse

PAGE = StoredResponse(200, (("Content-Type", "text/html"),), b"What was sent")
A_SECOND = timedelta(seconds=1)


def visit(code: AccessCode) -> str:
    token = victim_sessions.sign_in_victim(code=code, now=NOW)
    assert token is not None
    return token


def test_a_visit_ends_after_ten_idle_minutes(code: AccessCode) -> None:
    token = visit(code)

    again(token, now=NOW + timedelta(minutes=10) - A_SECOND)

    assert victim_sessions.find_session_actor(token=token, now=NOW + timedelta(minutes=20)) is None


def test_a_visit_in_use_ends_after_half_an_hour(code: AccessCode) -> None:
    token = visit(code)
    for minutes in (9, 18, 27):
        again(token, now=NOW + timedelta(minutes=minutes))

    assert victim_sessions.find_session_actor(token=token, now=NOW + timedelta(minutes=30)) is None


def test_a_visit_ends_with_its_code_and_when_it_is_left(victim: Victim, code: AccessCode) -> None:
    first, second = visit(code), visit(code)

    victim_sessions.sign_out_victim(token=first, now=NOW)
    assert victim_sessions.find_session_actor(token=first, now=NOW) is None
    again(second, now=NOW)
    victim_codes.revoke_victim_code(actor=staff(), victim_id=victim.id, now=NOW)

    assert victim_sessions.find_session_actor(token=second, now=NOW) is None


def test_what_was_typed_in_a_visit_that_ran_out_is_still_the_victims(victim: Victim, code: AccessCode) -> None:
    token = visit(code)

    late = victim_sessions.find_expired_session_actor(token=token, now=NOW + timedelta(hours=3) - A_SECOND)

    assert late is not None
    assert (late.victim_id, late.visit) == (victim.id, None)
    assert victim_sessions.find_expired_session_actor(token=token, now=NOW + timedelta(hours=3)) is None


def test_what_was_typed_after_a_visit_was_left_is_refused(code: AccessCode) -> None:
    token = visit(code)
    victim_sessions.sign_out_victim(token=token, now=NOW)

    assert victim_sessions.find_expired_session_actor(token=token, now=NOW) is None


def test_an_answer_is_fetched_once_by_the_visit_that_made_it(code: AccessCode) -> None:
    mine, other = visit(code), visit(code)
    answer_id = stored_responses.store_response(PAGE, token=mine, now=NOW)
    assert answer_id is not None

    assert stored_responses.take_response(answer_id, token=other, now=NOW) is None
    assert stored_responses.take_response(answer_id, token=mine, now=NOW) == PAGE
    assert stored_responses.take_response(answer_id, token=mine, now=NOW) is None


def test_an_answer_that_is_not_fetched_in_two_minutes_is_gone(code: AccessCode) -> None:
    token = visit(code)
    answer_id = stored_responses.store_response(PAGE, token=token, now=NOW)
    assert answer_id is not None
    late = NOW + timedelta(minutes=2)

    assert stored_responses.take_response(answer_id, token=token, now=late) is None
    assert stored_responses.delete_old_responses(now=late) == 1
    assert not PostRedirectResponse.objects.exists()


def test_a_visit_that_is_over_stores_no_answer(code: AccessCode) -> None:
    token = visit(code)
    victim_sessions.sign_out_victim(token=token, now=NOW)

    assert stored_responses.store_response(PAGE, token=token, now=NOW) is None


def test_a_victim_sees_their_visits_and_ends_the_others(victim: Victim, code: AccessCode) -> None:
    mine, other = visit(code), visit(code)
    actor = again(mine, now=NOW)

    listed = session_history.list_own_visits(actor=actor, now=NOW).listed
    ended = session_history.end_own_visits(actor=actor, this_too=False, now=NOW)

    assert sorted((one.is_this, one.may_be_open) for one in listed) == [(False, True), (True, False)]
    assert ended == 1
    assert victim_sessions.find_session_actor(token=other, now=NOW) is None
    again(mine, now=NOW)
    assert AuditEntry.objects.filter(act="own_visits.end", victim_id=victim.id).count() == 1


def test_with_the_short_level_visits_are_ended_and_neither_listed_nor_counted(victim: Victim) -> None:
    short = case_code(victim, "short")
    mine, other = visit(short), visit(short)
    actor = again(mine, now=NOW)

    assert session_history.list_own_visits(actor=actor, now=NOW) == session_history.VisitList((), is_short=True)
    assert session_history.end_own_visits(actor=actor, this_too=True, now=NOW) is None

    assert victim_sessions.find_session_actor(token=mine, now=NOW) is None
    assert victim_sessions.find_session_actor(token=other, now=NOW) is None


def test_a_language_lasts_as_long_as_the_visit_and_one_we_do_not_have_is_english(code: AccessCode) -> None:
    token = visit(code)

    site_navigation.set_session_language(actor=again(token, now=NOW), language="xx", now=NOW)

    assert victim_sessions.find_session_language(token=token).code == "en"
    assert victim_sessions.find_session_language(token="no such visit").code == "en"


def test_without_a_visit_on_the_web_no_case_is_added(victim: Victim, code: AccessCode) -> None:
    by_phone = victim_sessions.find_expired_session_actor(token=visit(code), now=NOW)
    assert by_phone is not None

    with pytest.raises(PermissionRefused):
        site_navigation.add_case_to_session(actor=by_phone, code=code, now=NOW)
    assert site_navigation.list_other_cases(actor=by_phone, now=NOW) == ()


def test_the_code_of_another_case_joins_the_visit_and_a_switch_leaves_the_first(code: AccessCode) -> None:
    second = case_code(_of_another_case())
    first = visit(code)
    joined = site_navigation.add_case_to_session(actor=again(first, now=NOW), code=second, now=NOW)
    assert joined is not None
    shown = again(joined, now=NOW)

    [other] = site_navigation.list_other_cases(actor=shown, now=NOW)
    back = site_navigation.switch_case(actor=shown, to=other.id, now=NOW)

    assert back is not None
    again(back, now=NOW)
    assert victim_sessions.find_session_actor(token=joined, now=NOW) is None
    assert victim_sessions.find_session_actor(token=first, now=NOW) is None


def _of_another_case() -> Victim:
    return load("44/00009/26", recorded(a_person("V9")))["V9"]
