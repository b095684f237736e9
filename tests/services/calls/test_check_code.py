"""The line's check of a code: its work must not depend on why the code opens nothing."""

from __future__ import annotations

import hashlib
import re
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.services.loading import a_person, load, recorded
from tests.services.people_and_cases import NOW, a_case, a_victim, staff
from tests.services.plans import agreed
from victimcare.records.models import Call, SafeContactPlan, Victim
from victimcare.rules.calls import CallState
from victimcare.services.access import PermissionRefused
from victimcare.services.access_codes import victim_codes
from victimcare.services.calls import caller_actions
from victimcare.services.contact_plans import guard_marks

_VALUES = re.compile(r" ?-\d+|\d+|_x\d+|'[^']*'")  # psycopg writes a negative number with a space before it


def _code(victim: Victim) -> str:
    return victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens="short", now=NOW).code.replace(
        " ", ""
    )


@pytest.mark.django_db
def test_how_far_a_call_has_come_is_kept_without_a_figure_that_was_keyed() -> None:
    """A line that is killed leaves the row as it last was."""
    call = caller_actions.record_inbound_call(carrier_call_id="1", direction="in", now=NOW)

    caller_actions.save_call_step(
        call_id=call, state=CallState("help", path=("greeting", "help"), keyed="1", ahead="2", run="24613")
    )

    kept = CallState.from_json(Call.objects.get().state)
    assert (kept.at, kept.keyed, kept.ahead, kept.run) == ("help", "", "", "")


@pytest.mark.django_db
def test_unknown_wrong_sealed_and_a_plan_of_nothing_run_the_same_queries_and_one_slow_hash(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sealed_victim, live = a_victim(), _code(a_victim())
    sealed = _code(sealed_victim)
    victim_codes.revoke_victim_code(actor=staff(), victim_id=sealed_victim.id, now=NOW)
    silent = _code(a_victim(a_case(is_guarded_by_offence=True)))  # right, and the line tells a guarded victim nothing
    wrong = live[:-1] + str((int(live[-1]) + 1) % 10)
    call = caller_actions.record_inbound_call(carrier_call_id="1", direction="in", now=NOW)
    hashes: list[int] = []
    slow = hashlib.scrypt

    def counted(*given: Any, **values: Any) -> bytes:
        hashes.append(1)
        return slow(*given, **values)

    monkeypatch.setattr(hashlib, "scrypt", counted)

    done = []
    for code in ("000000000000", wrong, sealed, silent):
        hashes.clear()
        with CaptureQueriesContext(connection) as queries:
            assert caller_actions.check_caller_code(call_id=call, digits=code, now=NOW) is None
        done.append(([_VALUES.sub("", query["sql"])[:60] for query in queries.captured_queries], len(hashes)))

    assert done[0][1] == 1
    assert all(each == done[0] for each in done)


@pytest.mark.django_db
def test_what_the_line_may_say_no_longer_counts_if_agreed_before_guarding() -> None:
    victim, sol = load("44/00001/26", recorded(a_person()))["V1"], staff()
    SafeContactPlan.objects.create(
        victim=victim, line_may_say="status", confirmed_at=NOW, confirmed_by_id=sol.staff_id or 0
    )
    code = _code(victim)
    assert caller_actions.check_caller_code(call_id=_call(), digits=code, now=NOW) is not None

    guard_marks.mark_guarded(actor=sol, victim_id=victim.id, reason="He has her code", now=NOW + timedelta(minutes=1))

    assert caller_actions.check_caller_code(call_id=_call(), digits=code, now=NOW + timedelta(minutes=2)) is None


@pytest.mark.django_db
@pytest.mark.parametrize(("days", "is_heard"), [(0, True), (1, False)])
def test_a_guarded_victims_plan_that_is_past_its_review_lets_the_line_say_nothing(days: int, is_heard: bool) -> None:
    victim = load("44/00001/26", recorded(a_person(), group="sexual"))["V1"]
    agreed(victim, line_may_say="status", review_on=NOW.date() - timedelta(days=days))

    heard = caller_actions.check_caller_code(call_id=_call(), digits=_code(victim), now=NOW)

    assert (heard is not None) is is_heard


@pytest.mark.django_db
@pytest.mark.parametrize("ends", ["sealed", "replaced"])
def test_a_code_that_is_ended_while_he_listens_opens_nothing_more(ends: str) -> None:
    victim = load("44/00001/26", recorded(a_person()))["V1"]
    agreed(victim, line_may_say="full")
    code, call = _code(victim), _call()
    assert caller_actions.check_caller_code(call_id=call, digits=code, now=NOW) is not None
    assert caller_actions.read_case_again(call_id=call, now=NOW) is not None

    soon = NOW + timedelta(seconds=20)
    if ends == "sealed":
        victim_codes.revoke_victim_code(actor=staff(), victim_id=victim.id, now=soon)
    else:
        victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens="case", now=soon)

    assert caller_actions.read_case_again(call_id=call, now=soon) is None
    with pytest.raises(PermissionRefused):
        caller_actions.leave_challenge(call_id=call, right=None, now=soon)


def _call() -> UUID:
    return caller_actions.record_inbound_call(carrier_call_id="1", direction="in", now=NOW)
