"""The line's check of a code: what it does must not depend on why it opens nothing."""

from __future__ import annotations

import hashlib
import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.services.people_and_cases import NOW, a_case, a_victim, staff
from victimcare.records.models import Victim
from victimcare.services.calls import actions
from victimcare.services.people import codes

_VALUES = re.compile(r" ?-\d+|\d+|_x\d+|'[^']*'")  # psycopg writes a negative number with a space before it


def _code(victim: Victim) -> str:
    return codes.make_code(actor=staff(), victim_id=victim.id, opens="short", now=NOW).code.replace(" ", "")


@pytest.mark.django_db
def test_unknown_wrong_sealed_and_a_plan_of_nothing_run_the_same_queries_and_one_slow_hash(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sealed_victim, live = a_victim(), _code(a_victim())
    sealed = _code(sealed_victim)
    codes.seal_code(actor=staff(), victim_id=sealed_victim.id, now=NOW)
    silent = _code(a_victim(a_case(is_guarded_by_offence=True)))  # right, and the line tells a guarded victim nothing
    wrong = live[:-1] + str((int(live[-1]) + 1) % 10)
    call = actions.begin(carrier_call_id="1", direction="in", now=NOW)
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
            assert actions.check_code(call_id=call, digits=code, now=NOW) is None
        done.append(([_VALUES.sub("", query["sql"])[:60] for query in queries.captured_queries], len(hashes)))

    assert done[0][1] == 1
    assert all(each == done[0] for each in done)
