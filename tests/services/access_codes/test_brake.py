"""A brake on wrong codes shuts no victim out on the web, and does not show which codes exist."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from itertools import count

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.faults.oracle_site import Hashes
from tests.services.people_and_cases import NOW, a_team, a_victim, staff
from victimcare.records.models import CodeAttempt, KnownBrowser, SpentProofOfWork, Task
from victimcare.rules.access_codes import access_code, attempt_limits
from victimcare.rules.access_codes.access_code import AccessCode
from victimcare.services.access_codes import attempt_sources, code_rate_limits, victim_codes
from victimcare.services.access_codes.code_rate_limits import AnsweredChallenge, AttemptContext

pytestmark = pytest.mark.django_db
HOME, NEIGHBOUR, ELSEWHERE = (
    attempt_sources.address_source(each) for each in ("81.2.69.142", "81.2.69.143", "81.2.70.1")
)
LATER = NOW + access_code.NEW_CODE_FOR
MINUTE = timedelta(minutes=1)


@pytest.fixture
def right() -> AccessCode:
    """A code that was made more than an hour ago."""
    a_team()
    made = access_code.parse_access_code(
        victim_codes.make_victim_code(actor=staff(), victim_id=a_victim().id, opens="case", now=NOW).code
    )
    assert isinstance(made, AccessCode)
    return made


def test_an_address_where_a_code_was_opened_tells_nothing_of_it_while_it_is_slowed(right: AccessCode) -> None:
    """The perpetrator is on the same wifi, with a stopwatch: how a code begins changes neither queries nor hashes."""
    assert _opens(right, AttemptContext(HOME, "victims"))
    _wrong_tries(HOME)
    _try(AccessCode("000000000000"), AttemptContext(HOME, "strangers"))  # which calls the desk

    asked = []
    for code in (AccessCode("000000000000"), AccessCode(f"{right.selector}000000"), right):
        with CaptureQueriesContext(connection) as captured, Hashes() as hashes:
            assert not _opens(code, AttemptContext(HOME, "strangers"))
        asked.append(([query["sql"].split()[0] for query in captured.captured_queries], hashes.count))
    assert asked == [asked[0]] * 3
    assert asked[0][1] == 1


def test_the_browser_that_opened_a_code_passes_and_a_wrong_code_from_it_is_answered_as_from_any(
    right: AccessCode,
) -> None:
    assert _opens(right, AttemptContext(HOME, "victims"))
    _wrong_tries(HOME)
    wrong = AccessCode(f"{right.selector}000000")

    known, unknown = (_try(wrong, AttemptContext(HOME, browser)) for browser in ("victims", "strangers"))

    assert known == unknown == victim_codes.CodeCheckResult(None, is_held_back=True)
    assert _opens(right, AttemptContext(HOME, "victims"))


def test_a_known_browser_has_ten_wrong_tries_and_lapses(right: AccessCode) -> None:
    assert _opens(right, AttemptContext(HOME, "victims"))
    _wrong_tries(HOME)
    for number in range(attempt_limits.OF_A_BROWSER):
        assert not _opens(AccessCode(f"0000{number:08}"), AttemptContext(HOME, "victims"))
    assert not _opens(right, AttemptContext(HOME, "victims"))

    later = LATER + attempt_limits.BROWSER_REMEMBERED
    assert attempt_sources.find_known_browser("victims", later) is None
    assert attempt_sources.forget_lapsed_browsers(now=later) == 1


def test_the_row_of_a_known_browser_names_neither_cookie_nor_code(right: AccessCode) -> None:
    assert _opens(right, AttemptContext(HOME, "victims"))

    row = KnownBrowser.objects.get()
    filled = [field.name for field in KnownBrowser._meta.get_fields() if getattr(row, field.name)]
    assert filled == ["id", "token_hash", "opened_on"]
    assert b"victims" not in bytes(row.token_hash)


def test_one_code_makes_few_browsers_known(right: AccessCode) -> None:
    for number in range(20):
        assert _opens(right, AttemptContext(ELSEWHERE, f"browser {number}"))

    assert KnownBrowser.objects.count() == attempt_limits.BROWSERS_A_DAY


def test_a_flood_from_six_addresses_keeps_nobody_else_out(right: AccessCode) -> None:
    for number in range(6):
        _wrong_tries(attempt_sources.address_source(f"81.2.{number}.1"), 18)

    assert _opens(right, AttemptContext(attempt_sources.address_source("2a00:23c4::1"), ""))
    assert not Task.objects.exists()


def test_a_network_is_slowed_whole_and_its_neighbours_are_not(right: AccessCode) -> None:
    for number in range(4):
        _wrong_tries(attempt_sources.address_source(f"81.2.69.{number + 1}"), 15)

    assert _try(right, AttemptContext(NEIGHBOUR, "")) == victim_codes.CodeCheckResult(None, is_held_back=True)
    assert _opens(right, AttemptContext(ELSEWHERE, ""))


def test_work_lets_a_code_be_read_from_a_new_place_while_every_place_floods(
    right: AccessCode, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        code_rate_limits, "WRONG_TRIES_THAT_PAUSE", dict.fromkeys(code_rate_limits.WRONG_TRIES_THAT_PAUSE, 3)
    )
    for number in range(3):
        _wrong_tries(attempt_sources.address_source(f"81.2.{number}.1"), 1)
    assert not _opens(right, AttemptContext(ELSEWHERE, ""))

    assert _opens(right, AttemptContext(ELSEWHERE, "", _worked(ELSEWHERE)))


def test_without_a_script_a_minute_lets_one_try_through(right: AccessCode) -> None:
    _wrong_tries(HOME)
    waits = AnsweredChallenge(code_rate_limits.new_challenge(HOME, LATER))
    again = AnsweredChallenge(code_rate_limits.new_challenge(HOME, LATER))

    assert not _opens(right, AttemptContext(HOME, "", waits), LATER + 59 * timedelta(seconds=1))
    assert not _opens(AccessCode("000000000000"), AttemptContext(HOME, "", waits), LATER + MINUTE)
    assert not _opens(right, AttemptContext(HOME, "", waits), LATER + MINUTE), "once"
    assert _opens(right, AttemptContext(HOME, "", again), LATER + MINUTE)


def test_a_challenge_is_taken_once_from_its_own_network_and_while_it_is_fresh(right: AccessCode) -> None:
    _wrong_tries(HOME)
    worked = _worked(HOME)
    forged = AnsweredChallenge(worked.challenge.replace(".14.", ".1."), worked.answer)
    easy = AnsweredChallenge(worked.challenge, "0" if worked.answer != "0" else "1")

    for answered, source, at in (
        (worked, ELSEWHERE, LATER),
        (worked, HOME, LATER + attempt_limits.PASS_LASTS + MINUTE),
        (forged, HOME, LATER),
        (easy, HOME, LATER),
        (AnsweredChallenge("x", "y"), HOME, LATER),
        (AnsweredChallenge("é.1.2.3", "\0"), HOME, LATER),
    ):
        assert code_rate_limits.take_challenge_pass(answered, source, at, least_bits=14) is None
    assert code_rate_limits.take_challenge_pass(worked, NEIGHBOUR, LATER, least_bits=15) is None
    assert code_rate_limits.take_challenge_pass(worked, NEIGHBOUR, LATER, least_bits=14) == "work"
    assert code_rate_limits.take_challenge_pass(worked, HOME, LATER, least_bits=14) is None
    assert (code_rate_limits.forget_old_passes(now=LATER + timedelta(hours=1)), SpentProofOfWork.objects.count()) == (
        1,
        0,
    )


def test_the_telephone_keeps_its_own_budget(right: AccessCode, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        code_rate_limits, "WRONG_TRIES_THAT_PAUSE", {**code_rate_limits.WRONG_TRIES_THAT_PAUSE, "web": 3}
    )
    _wrong_tries(ELSEWHERE, 5)

    assert victim_codes.verify_code(code=right, channel="phone", now=LATER) is not None


def test_what_was_opened_from_a_telephone_lapses(right: AccessCode) -> None:
    number = attempt_sources.AttemptSource("number:1", 1)
    assert victim_codes.verify_code(code=right, channel="phone", source=number, now=NOW) is not None
    assert _opens_from(number, right, LATER)

    assert not _opens_from(number, right, LATER + code_rate_limits.OPENED_HERE)


def _opens_from(source: attempt_sources.AttemptSource, code: AccessCode, at: datetime) -> bool:
    CodeAttempt.objects.create(at=at, channel="phone", was_right=False, source_key=attempt_sources.source_key(source))
    return victim_codes.verify_code(code=code, channel="phone", source=source, now=at) is not None


def _wrong_tries(source: attempt_sources.AttemptSource, number: int = attempt_sources.OF_AN_ADDRESS) -> None:
    CodeAttempt.objects.bulk_create(
        CodeAttempt(
            at=LATER,
            channel="web",
            was_right=False,
            source_key=attempt_sources.source_key(source),
            network_key=attempt_sources.network_key(source),
        )
        for _ in range(number)
    )


def _worked(source: attempt_sources.AttemptSource) -> AnsweredChallenge:
    challenge = code_rate_limits.new_challenge(source, LATER)
    found = (str(number) for number in count() if _begins_with_zeros(f"{challenge}:{number}"))
    return AnsweredChallenge(challenge, next(found))


def _begins_with_zeros(said: str) -> bool:
    return int.from_bytes(hashlib.sha256(said.encode()).digest()) >> (256 - attempt_limits.LEAST_BITS) == 0


def _try(code: AccessCode, beside: AttemptContext, at: datetime = LATER) -> victim_codes.CodeCheckResult:
    return victim_codes.try_code(code=code, channel="web", now=at, beside=beside)


def _opens(code: AccessCode, beside: AttemptContext, at: datetime = LATER) -> bool:
    return _try(code, beside, at).grant is not None
